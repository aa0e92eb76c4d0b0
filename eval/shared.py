"""Several runs over the same data: what is theirs in common."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import InputError
from eval.runs import Run
from eval.scoring import Scored


def shared(runs: Sequence[Run]) -> list[list[Scored]]:
    """Give for each run its scores of the cases that all of them have, in the order of the first.

    Raises InputError where the data differ, no case is shared, or cases without a day were asked on different ones.
    """
    first, *others = runs
    for other in others:
        if other.manifest.digest != first.manifest.digest:
            raise InputError(
                f"{first.name} and {other.name} were run over different data ({_data(first)}, {_data(other)}); "
                "run one of them again on the data of the other"
            )
    scored = [{each.case.id: each for each in run.scored()} for run in runs]
    common = [id_ for id_ in scored[0] if all(id_ in each for each in scored)]
    if common:
        _refuse_other_days(runs, [scored[0][id_] for id_ in common])
        return [[each[id_] for id_ in common] for each in scored]
    if not others:
        raise InputError(f"{first.folder} has no answers yet; go on with it: --resume {first.folder}")
    raise InputError(
        f"{' and '.join(run.name for run in runs)} have no case in common; "
        "run the same part (--split, --limit) of the set"
    )


def _refuse_other_days(runs: Sequence[Run], common: Sequence[Scored]) -> None:
    """Refuse runs that asked the same words on different days: "last week" is another question then."""
    days = list(dict.fromkeys(run.manifest.clock[:10] for run in runs))
    undated = sum(each.case.as_of is None for each in common)
    if len(days) > 1 and undated:
        raise InputError(
            f'{undated} cases have no "as_of" and were asked on {" and ".join(days)}; give them one, or run again '
            f"with --as-of {days[0]}"
        )


def _data(run: Run) -> str:
    return f"{run.manifest.dataset} {run.manifest.digest[:12]}"
