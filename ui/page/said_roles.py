"""As what somebody speaks, on the Said page: one spelling a role, an organisation through whom, an office when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from assistant.archive.entries import Outline
from assistant.directory.roles import is_spokesperson
from assistant.text import normalise
from ui.page.wording import listed

MOST_ROLES = 4


def as_what(role: str | None, name: str) -> str:
    """Say in what capacity the article has somebody speak; "" where it does not say, or the name says it."""
    plain = " ".join((role or "").split()).removeprefix("the ")
    return "" if normalise(plain) in normalise(name) else plain


def is_body(found: Iterable[Outline]) -> bool:
    """Tell from what somebody said whether it is an organisation, whose role is its spokesperson's; "she" is hers."""
    return any(one.of_body for one in found)


def through(role: str) -> str:
    """Say through whom an organisation speaks."""
    return f"through a {role}"


def roles(found: Iterable[Outline], name: str) -> str:
    """Say as what somebody is quoted, and how often so: "president (812), former president (201)"."""
    every = _small(found)
    body = is_body(every)
    counts: Counter[str] = Counter()
    for one in every:
        if role := as_what(one.role, name):
            counts[through(role) if body and is_spokesperson(role) else f"as {role}"] += 1
    if not counts:
        return ""
    common = [f"{role} ({times:,})" for role, times in counts.most_common(MOST_ROLES)]
    if all(role.startswith("as ") for role in common):
        common = [common[0], *(role.removeprefix("as ") for role in common[1:])]
    more = len(counts) - MOST_ROLES
    return f"Quoted {listed([*common, *([f'{more:,} more'] if more > 0 else [])])}"


def capacities(theirs: Mapping[str, Iterable[Outline]]) -> dict[str, str]:
    """Give for everybody (by name, with what they said) as what they mostly speak; "mayor in May 2024", when last
    called so, of an office that others have after them: one that several have at a time is everybody's still.
    """
    days: dict[str, dict[str, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    mostly: dict[str, str] = {}
    last: dict[str, datetime] = {}
    for name, found in theirs.items():
        counts: Counter[str] = Counter()
        every = _small(found)
        body = is_body(every)
        for one in every:
            at = one.published.at if one.published else None
            if at:
                last[name] = max(at, last.get(name, at))
            if (role := as_what(one.role, name)) and not (body and is_spokesperson(role)):
                counts[role] += 1
                if at:
                    days[role.casefold()][name].append(at)
        if counts:
            mostly[name] = counts.most_common(1)[0][0]
    return {name: _when(name, role, days[role.casefold()], last.get(name)) for name, role in mostly.items()}


def _when(name: str, role: str, days: Mapping[str, Iterable[datetime]], last: datetime | None) -> str:
    held = {each: (min(dates), max(dates)) for each, dates in days.items()}
    turns = sorted(held.values())
    in_turn = all(before[1] < after[0] for before, after in pairwise(turns))
    if not in_turn or last is None or name not in held or held[name] == turns[-1] or last <= held[name][1]:
        return role
    return f"{role} in {held[name][1]:%B %Y}"


def _small(found: Iterable[Outline]) -> list[Outline]:
    """Give statements with one spelling for each role of theirs, the one in small letters: "Harbour master" opens a
    sentence.
    """
    every = list(found)
    spelt: dict[str, str] = {}
    for role in (one.role for one in every if one.role):
        spelt[role.casefold()] = max(role, spelt.get(role.casefold(), role))  # small letters sort behind capitals
    return [_with(one, spelt[one.role.casefold()]) if one.role else one for one in every]


def _with(one: Outline, role: str) -> Outline:
    return one if one.role == role else replace(one, role=role)
