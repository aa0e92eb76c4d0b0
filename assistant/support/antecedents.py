"""Whom a claim means that names nobody: its "he", or the quotation that stands alone; and what it means once another is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.naming import TITLES, is_place, is_role, untitled
from assistant.quotations import quotations
from assistant.recorded import can_be
from assistant.support.saying import BODY
from assistant.wording import names, quoted

_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|hers|himself|herself)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\W*(?:(?:and|but|yet|so|then|also|later|still|earlier|instead|there|however),? )?"
    r"(?:it|its|this|that|these|those|the (?:former|latter|same))\b",
    re.IGNORECASE,
)


def leans(claim: str) -> bool:
    """Tell whether a claim leaves whom it speaks of to the claims before: a pronoun stands before any name, it opens
    with "it" or "this", or it is a quotation and names nobody.
    """
    _, rest = quoted(claim)
    runs = names(rest)
    first = rest.find(runs[0][0]) if runs else len(rest)
    pronoun = _PRONOUN.search(rest)
    if pronoun and pronoun.start() < first:
        return True
    if _BACK.match(rest) and first > 0:
        return True
    return not runs and bool(quotations(claim))


def orphaned(claims: Sequence[str], stands: Sequence[bool]) -> list[int]:
    """List the standing claims that lean on one that has fallen, where the claim which then goes before them in the
    text names somebody else: the reader would take "he" for another.
    """
    left, found = list(stands), list[int]()
    for at, claim in enumerate(claims):
        if not left[at] or not leans(claim):
            continue
        meant = next((n for n in reversed(range(at)) if not leans(claims[n])), None)
        if meant is None or left[meant]:
            continue
        read = next((n for n in reversed(range(at)) if left[n] and not leans(claims[n])), None)
        if read is None or _people(claims[read]) != _people(claims[meant]):
            left[at] = False
            found.append(at)
    return found


def last_named(claims: Sequence[str], people: Collection[str], *, persons: bool = False) -> str | None:
    """Give the person whom the reader takes for the one who speaks after these claims, as they name them last: of
    ``people``, by surname, or with a title before the name; with ``persons``, as for "he", a body only where nobody
    else is named.
    """
    body = None
    for claim in reversed(claims):
        _, rest = quoted(claim)
        for run in reversed(names(rest)):
            titled = len(run) > 1 and run[0].lower() in TITLES
            if not (run[-1] in people or titled) or is_place(run[-1]):
                continue
            if not (persons and BODY.fullmatch(run[-1])):
                return untitled(" ".join(run))
            body = body or run[-1]
    return body


def is_namesake(speaker: str, before: str) -> bool:
    """Tell whether the last one of the speaker's surname before some words has another given name."""
    given = [run[-2] for run in names(before) if run[-1] == speaker.split()[-1] and len(run) > 1]
    return bool(given) and not is_role(given[-1].lower()) and not can_be(speaker, f"{given[-1]} {speaker.split()[-1]}")


def _people(claim: str) -> set[str]:
    return {run[-1] for run in names(quoted(claim)[1])}
