"""Turn a claim into its contrary: a word for its opposite, a "not" put in or taken out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import partial

from assistant.domain import Span
from assistant.quotations import quotations

_PAIRS = """denied/confirmed denies/confirms denying/confirming rejected/accepted dismissed/accepted approved/rejected
agreed/refused opened/closed open/closed opening/closing raising/cutting raise/cut higher/lower highest/lowest
rise/fall rose/fell fallen/risen increase/cut cheaper/dearer longer/shorter before/after with/without
inside/outside outside/inside won/lost lost/won beat/lost best/worst more/less most/few
supporter/opponent supported/opposed accept/reject postponed/advanced begin/end finish/begin began/ended
first/last reopen/close pays/refuses permitted/forbidden allow/forbid lifted/imposed warns/is.silent.about
owns/lacks lacks/has promised/refused remain.open/close praised/criticised criticised/praised complained/rejoiced
congratulated/ignored thanked/blamed upstream/downstream wider/narrower above/below dearest/cheapest
shut/open covers/exceeds old/new gave.up/took.up founded/dissolved rescued/abandoned""".split()
_OPPOSITES = [tuple(side.replace(".", " ") for side in pair.split("/")) for pair in _PAIRS]
_SIDES = re.compile(r"(?P<verb>\b(?:vot|argu|decid|campaign)\w+ |\bspoke |\bruled )(?P<side>for|against)\b")
_NEGATED = re.compile(
    r"\b(?P<aux>did|does|do|is|are|was|were|will|would|can|could|has|have|had) not\b"
    r"|(?<!voted )\b(?P<no>no) (?=\w)|\b(?P<never>never) "
)
_AFFIRMED = re.compile(r"\b(?:is|are|was|were|will|would|can|could|has|have|had|must)\b(?! not\b|['’]t\b)")
_PAST = re.compile(r"(?<=\w )(?<!\bnever )(?P<verb>[a-z]{3,}ed)\b(?! by\b)")


def contrary(text: str, chance: random.Random) -> str | None:
    """Give the claim with one part of it, outside its quotations, turned round; None where no rule fits."""
    held = quotations(text)
    ways: list[str] = []
    for word, opposite in _OPPOSITES:
        ways += _replaced(text, held, re.compile(rf"\b{word}\b"), partial(_as, opposite))
    ways += _replaced(
        text, held, _SIDES, lambda match: match["verb"] + ("for" if match["side"] == "against" else "against")
    )
    denied = _replaced(text, held, _NEGATED, lambda match: match["aux"] or ("some " if match["no"] else ""))
    inserted = _replaced(text, held, _AFFIRMED, lambda match: f"{match[0]} not")
    if not inserted:
        inserted = _replaced(text, held, _PAST, lambda match: f"never {match['verb']}")
    kinds = [found for found in (ways, denied, inserted) if found]
    return chance.choice(chance.choice(kinds)) if kinds else None


def _as(word: str, _: re.Match[str]) -> str:
    return word


def _replaced(
    text: str, held: Sequence[Span], pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]
) -> list[str]:
    return [
        text[: match.start()] + by(match) + text[match.end() :]
        for match in pattern.finditer(text)
        if not any(span.start < match.end() and match.start() < span.end for span in held)
    ]
