"""Take out of an answer, or strike through in it, what the archive does not support."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answering.draft import Draft, differ
from assistant.domain import Account, Citation, Claim
from assistant.text import normalise

STRUCK = "~~{}~~ (not supported by the archive)"
"""How a claim that falls stands in the text where it is shown all the same: struck through as Markdown has it."""
STRUCK_PARTS = re.compile(r"~~(?P<claim>(?:(?!~~).)+)~~(?=\s+\(not\s+supported\s+by\s+the\s+archive\))", re.DOTALL)
"""Finds the struck claims in a text."""

_MARKER = re.compile(r"(?<![^\S\n])[^\S\n]*+\[(\d{1,9})\]")
_CUT = "\0"


def redacted(draft: Draft, claims: Sequence[Claim], sound: Mapping[int, Citation], *, strike: bool) -> Draft:
    """Give the draft with ``claims`` for its own: those not supported are out of the text, or struck through, and the
    ``sound`` citations that are left are numbered in order of use.
    """
    numbering = {n: new for new, n in enumerate(dict.fromkeys(n for claim in claims for n in claim.citations), start=1)}
    left = tuple(replace(claim, citations=tuple(numbering[n] for n in claim.citations)) for claim in claims)
    text = _cut(draft.text.removeprefix(differ(draft.differing)), claims, strike=strike)
    if text is None:
        text = " ".join(
            f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}" if claim.supported else _struck(claim)
            for claim in claims
            if claim.supported or strike
        )
    text = _MARKER.sub(
        lambda marker: (
            marker[0].replace(marker[1], str(numbering[int(marker[1])])) if int(marker[1]) in numbering else ""
        ),
        text,
    )
    differing = _still_differing(draft.differing, numbering)
    text = differ(differing) + text
    stands = normalise(STRUCK_PARTS.sub("", text))
    short = draft.short_answer if draft.short_answer and normalise(draft.short_answer) in stands else None
    citations = tuple(replace(sound[n], n=new) for n, new in numbering.items())
    return replace(draft, text=text, short_answer=short, claims=left, citations=citations, differing=differing)


def _still_differing(accounts: Sequence[Account], numbering: Mapping[int, int]) -> tuple[Account, ...]:
    """Give the accounts whose citations stand, under their new numbers; none where only one is left."""
    numbered = (
        replace(one, citations=tuple(numbering[n] for n in one.citations if n in numbering)) for one in accounts
    )
    left = tuple(account for account in numbered if account.citations)
    return left if len(left) > 1 else ()


def _struck(claim: Claim) -> str:
    """Strike a claim, without what would point at a passage or end the stroke."""
    return STRUCK.format(" ".join(_MARKER.sub("", claim.text).replace("~~", "").split()))


def _cut(text: str, claims: Sequence[Claim], *, strike: bool) -> str | None:
    """Cut the unsupported claims, and what is left of lines that only led in to them; None where one is not found."""
    pieces, reached = [], 0
    for claim in claims:
        pattern = r"\s+".join(map(re.escape, claim.text.split())) + r"(?:\s*\[\d+\])*[^\S\n]*"
        found = re.compile(pattern).search(text, reached)
        if found is None:
            return None
        gone = f"{_struck(claim)} " if strike else _CUT
        pieces += [text[reached : found.start()], _on_one_line(found[0]) if claim.supported else gone]
        reached = found.end()
    lines = "".join([*pieces, text[reached:]]).split("\n")
    stay = (line.replace(_CUT, "").rstrip() for line in lines if _CUT not in line or _MARKER.search(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(stay)).strip()


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", lambda gap: " " if "\n" in gap[0] else gap[0], text)
