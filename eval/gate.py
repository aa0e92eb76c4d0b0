"""Hold a set to its floors: ``floors.toml`` beside this module, figures that must not be fallen under.

A set has the digest of its data and a table for each group of cases ("all", "held fact"), metric by metric; for a
metric of which less is better the number is a ceiling. The digest guards the floors: other data, other floors.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import DatelineError, InputError
from eval.metrics import METRICS
from eval.scoring import Scored, groups, rows

FLOORS = Path(__file__).with_name("floors.toml")
_HEAD = """# What each set must reach (dateline eval gate): a floor, or a ceiling where less is better. Written
# by --update from what is reached, less one case; lowering a floor needs a reason in CHANGELOG.md. A floor of 1 and a
# ceiling of 0 are never renewed.
"""


class UnderFloor(DatelineError):
    """A figure fell under its floor: the build fails with exit code 1."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of a set: by group and metric."""

    digest: str
    groups: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Reached:
    """A floor and what was reached; None where nothing was scored."""

    group: str
    metric: str
    floor: float
    value: float | None
    n: int

    @property
    def kept(self) -> bool:
        """Tell whether the figure is on the right side of its floor."""
        if self.value is None:
            return False
        return self.value <= self.floor if METRICS[self.metric].lower_is_better else self.value >= self.floor


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """Read the floors of every set. Raises InputError for a file that holds something else."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        found = {
            name: Floors(str(held["digest"]), {group: each for group, each in held.items() if isinstance(each, dict)})
            for name, held in told.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a file of floors ({error!r})") from None
    for name, floors in found.items():
        for group, held in floors.groups.items():
            for metric in held:
                if metric not in METRICS:
                    raise InputError(f'{path}: [{name}."{group}"] names no metric: "{metric}"')
    return found


def refuse_other_data(name: str, floors: Floors, digest: str) -> None:
    """Raise InputError where the data are not those the floors were set on."""
    if floors.digest != digest:
        raise InputError(
            f"the data of {name} changed ({digest[:12]}, the floors were set on {floors.digest[:12]}): "
            f"see what is reached now and renew the floors with dateline eval gate {name} --update"
        )


def hold(scored: Sequence[Scored], floors: Floors) -> list[Reached]:
    """Give every floor with what was reached."""
    return list(_reached(scored, floors))


def failures(name: str, reached: Sequence[Reached]) -> UnderFloor | None:
    """Give the error that says which figures fell, in one line; None where all are kept."""
    fallen = [each for each in reached if not each.kept]
    if not fallen:
        return None
    return UnderFloor(f"{name} fell under {len(fallen)} of {len(reached)} floors: {'; '.join(map(told, fallen))}")


def told(reached: Reached) -> str:
    """Say what was reached of a floor."""
    sign = "≤" if METRICS[reached.metric].lower_is_better else "≥"
    value = "not scored" if reached.value is None else f"{reached.value:.4f}"
    return f"{reached.group} {reached.metric} {value} (wanted {sign} {reached.floor:g}, n {reached.n})"


def renewed(scored: Sequence[Scored], floors: Floors, digest: str) -> Floors:
    """Give floors for new data: each figure that had one, at what is reached now less one case.

    What must be perfect, a floor of 1 or a ceiling of 0, stays so, reached or not: that line is changed by hand.
    """
    found: dict[str, dict[str, float]] = {group: {} for group in floors.groups}
    for each in _reached(scored, floors):
        found[each.group][each.metric] = each.floor if each.value is None else _margin(each)
    return Floors(digest, found)


def write_floors(every: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors of every set."""
    lines = [_HEAD]
    for name, floors in every.items():
        lines.append(f'[{name}]\ndigest = "{floors.digest}"\n')
        for group, held in floors.groups.items():
            lines.append(f'[{name}."{group}"]')
            lines += [f'"{metric}" = {value:g}' for metric, value in held.items()]
            lines.append("")
    path.write_text("\n".join(lines), "utf-8")


def _reached(scored: Sequence[Scored], floors: Floors) -> Iterator[Reached]:
    held = groups(scored)
    for group, wanted in floors.groups.items():
        for metric, floor in wanted.items():
            parts, _ = rows(held.get(group, ()), metric)
            value = float(METRICS[metric].total(parts)) if len(parts) else math.nan
            yield Reached(group, metric, floor, None if math.isnan(value) else value, len(parts))


def _margin(reached: Reached) -> float:
    """Give the floor that what is reached allows: one case less, to three places; what had to be perfect still has."""
    value, lower = reached.value or 0.0, METRICS[reached.metric].lower_is_better
    if reached.floor == (0.0 if lower else 1.0):
        return reached.floor
    if lower:
        return math.ceil((value + 1 / reached.n) * 1000) / 1000
    return max(0.0, math.floor((value - 1 / reached.n) * 1000) / 1000)
