"""Right claims twisted by code: an article's own words put together otherwise, which a check word by word lets stand.

A twist exchanges two names, tells what is planned as done, leaves a condition out, changes a unit or a bound, reckons
a number out of two of the article, joins two sentences of it by an ellipsis, or has a pronoun follow a sentence that
falls.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Literal

from assistant.domain import Hit
from assistant.text import sentences
from assistant.wording import names, quoted, verbatim
from eval.proving.written import Written, WrittenClaim

Twist = Literal["role", "modality", "condition", "unit", "bound", "reckoned", "ellipsis", "antecedent"]
TWISTS: tuple[Twist, ...] = ("role", "modality", "condition", "unit", "bound", "reckoned", "ellipsis", "antecedent")

_PLANNED = re.compile(
    r"\b(?:will|would|may|might|could|should|is to|are to|was to|were to|plans? to|planned to|wants? to|wanted to"
    r"|offered to|hopes? to|hoped to|proposed to|is ready to|was ready to) (?P<verb>(?!not\b)[a-z]+)\b"
)
_PAST = dict(
    pair.split("/")
    for pair in """be/was begin/began build/built bring/brought come/came cost/cost cut/cut do/did draw/drew find/found
    get/got give/gave go/went have/had hold/held keep/kept know/knew lead/led leave/left lose/lost make/made meet/met
    pay/paid put/put rise/rose run/ran say/said see/saw sell/sold send/sent set/set show/showed speak/spoke spend/spent
    stand/stood take/took tell/told win/won write/wrote""".split()
)
_CONDITION = re.compile(r",? (?:if|unless|provided that|as long as|on condition that|until|once) [^,.;:“”]{4,}")
_EVEN = re.compile(r"\b(?P<word>if|once)\b")
_UNITS = (
    *(("years", "months"), ("months", "weeks"), ("weeks", "days"), ("days", "hours"), ("hours", "minutes")),
    *(("minutes", "seconds"), ("metres", "kilometres"), ("kilometres", "metres"), ("centimetres", "metres")),
    *(("crowns", "crowns a year"), ("crowns", "dollars"), ("per cent", "million"), ("passengers", "pounds")),
)
_COUNTED = re.compile(
    r"(?:\b(?P<bound>more than|fewer than|less than|at least|at most|up to|over|under|about|around|some|nearly|almost)"
    r" )?(?<![\w.,:-])(?P<number>(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)?(?: (?:million|thousand))?|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty) (?=(?:[a-z]+ )?[a-z]+s\b)"
)
_WHOLE = re.compile(r"(?<![\w.,:-])(?!(?:19|20)\d\d\b)\d{2,}(?:,\d{3})*(?![\w:.-]*\d)(?= (?P<unit>[a-z]{2,}))")
_BOUNDS = ("more than", "fewer than", "at least", "up to", "nearly")
_AND = re.compile(r"\W*(?:and|or|,)?\W*(?:the )?", re.IGNORECASE)
_NO_NAMES = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Asked""".split()
)
_WITHIN = 400


@dataclass(frozen=True, slots=True)
class Twisted:
    """An answer in which the claim at ``at`` is twisted; ``right`` has at its place what the citation is chosen by."""

    answer: Written
    kind: Twist
    at: int
    claims: tuple[WrittenClaim, ...]
    right: tuple[WrittenClaim, ...]


def is_seen(answer: Written) -> bool:
    """Tell whether an answer is of the half that rules against twists are developed on: those of odd numbers."""
    return int(answer.id.rpartition("-")[2]) % 2 == 1


def twisted(answers: Sequence[Written], of: Mapping[str, Sequence[Hit]], seed: int) -> Iterator[Twisted]:
    """Yield the twists of each answer, of each claim one a kind where the kind fits it; ``of`` holds the passages of
    each article by its URL.
    """
    for answer in answers:
        for at, claim in enumerate(answer.claims):
            for kind, change in _CHANGES.items():
                chance = random.Random(f"{seed} {answer.id} {at} {kind}")
                changed = change(claim, of, chance)
                if changed and changed != claim.text:
                    claims = (*answer.claims[:at], replace(claim, text=changed), *answer.claims[at + 1 :])
                    yield Twisted(answer, kind, at, claims, answer.claims)
            if found := _antecedent(answer, claim):
                yield found


def _role(claim: WrittenClaim, _: Mapping[str, Sequence[Hit]], __: random.Random) -> str | None:
    """Exchange the first two names that no "and" joins."""
    runs = [" ".join(run) for run in names(claim.text) if not _NO_NAMES.intersection(run)]
    for one, other in pairwise(runs):
        first = claim.text.find(one)
        second = claim.text.find(other, first + len(one))
        between = claim.text[first + len(one) : second]
        if first >= 0 <= second and one != other and not _AND.fullmatch(between) and "“" not in between:
            return claim.text[:first] + other + between + one + claim.text[second + len(other) :]
    return None


def _modality(claim: WrittenClaim, _: Mapping[str, Sequence[Hit]], __: random.Random) -> str | None:
    """Tell what is planned, possible or offered as done."""
    found = _PLANNED.search(_blank(claim.text))
    if not found:
        return None
    verb = found["verb"]
    past = _PAST.get(verb) or (f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    return claim.text[: found.start()] + past + claim.text[found.end() :]


def _condition(claim: WrittenClaim, _: Mapping[str, Sequence[Hit]], chance: random.Random) -> str | None:
    """Leave a condition out, or say that it does not matter."""
    found = _CONDITION.search(_blank(claim.text))
    if not found:
        return None
    if chance.random() < 0.5 and (word := _EVEN.search(claim.text, found.start())):
        return claim.text[: word.start()] + "even if" + claim.text[word.end() :]
    return claim.text[: found.start()] + claim.text[found.end() :]


def _unit(claim: WrittenClaim, _: Mapping[str, Sequence[Hit]], chance: random.Random) -> str | None:
    bare = _blank(claim.text)
    places = [(m, new) for old, new in _UNITS for m in re.finditer(rf"(?<=\w ){old}\b(?! a )", bare)]
    if not places:
        return None
    found, new = chance.choice(places)
    return claim.text[: found.start()] + new + claim.text[found.end() :]


def _bound(claim: WrittenClaim, _: Mapping[str, Sequence[Hit]], chance: random.Random) -> str | None:
    found = _COUNTED.search(_blank(claim.text))
    if not found:
        return None
    alike = {"over": "more than", "under": "fewer than", "less than": "fewer than", "almost": "nearly"}
    own = found["bound"] or ""
    other = chance.choice([bound for bound in _BOUNDS if bound != alike.get(own, own)])
    return f"{claim.text[: found.start()]}{other} {found['number']} {claim.text[found.end() :]}"


def _reckoned(claim: WrittenClaim, of: Mapping[str, Sequence[Hit]], chance: random.Random) -> str | None:
    """Put for a number the sum or difference of two that the article gives of the same unit."""
    found = _WHOLE.search(_blank(claim.text))
    if not found:
        return None
    there = {
        int(each[0].replace(",", ""))
        for url in claim.articles
        for hit in of[url]
        for each in _WHOLE.finditer(hit.text)
        if each["unit"] == found["unit"]
    }
    own = there | {int(found[0].replace(",", ""))}
    pairs = combinations(sorted(there, reverse=True), 2)
    others = sorted({value for one, other in pairs for value in (one - other, one + other)} - own)
    return f"{claim.text[: found.start()]}{chance.choice(others):,}{claim.text[found.end() :]}" if others else None


def _ellipsis(claim: WrittenClaim, of: Mapping[str, Sequence[Hit]], _: random.Random) -> str | None:
    """Join the beginning of a quotation by an ellipsis to the end of a later sentence of the article."""
    for part in quoted(claim.text)[0]:
        begun = part.split()[:4]
        for hit in (hit for url in claim.articles for hit in of[url]):
            for found in verbatim(part, hit.text) if len(begun) == 4 else ():
                later = [span for span in sentences(hit.text) if found.end < span.start < found.start + _WITHIN]
                ends = [span.of(hit.text).strip('“”" .!?').split()[-4:] for span in later]
                if end := next((end for end in ends if len(end) == 4 and not re.search("[“”]", " ".join(end))), None):
                    return claim.text.replace(part, f"{' '.join(begun)} … {' '.join(end)}.")
    return None


def _antecedent(answer: Written, claim: WrittenClaim) -> Twisted | None:
    """Have a claim with "he" for its speaker follow a sentence about him that falls, behind one about somebody else."""
    if claim.speaker is None or not claim.text.startswith(claim.speaker):
        return None
    others = [each for each in answer.claims if each.speaker and each.speaker.split()[-1] not in claim.text]
    if not others or claim.speaker.split()[-1] in others[0].text:
        return None
    told = replace(claim, text="He" + claim.text[len(claim.speaker) :])
    gone = replace(claim, text=f"{claim.speaker} of Paris resigned over ninety bribes.", speaker=None)
    return Twisted(answer, "antecedent", 2, (others[0], gone, told), (others[0], claim, claim))


def _blank(text: str) -> str:
    for part in quoted(text)[0]:
        text = text.replace(part, "_" * len(part))
    return text


_CHANGES: dict[Twist, Callable[[WrittenClaim, Mapping[str, Sequence[Hit]], random.Random], str | None]] = {
    "role": _role,
    "modality": _modality,
    "condition": _condition,
    "unit": _unit,
    "bound": _bound,
    "reckoned": _reckoned,
    "ellipsis": _ellipsis,
}
