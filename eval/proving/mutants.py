"""Right claims made wrong by code, one thing at a time, the same for the same seed.

A mutant says what its articles do not: another number, another speaker, a word of a quotation altered, another day, the
contrary, or the same of other articles; a sentence that nobody wrote is added to an answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.domain import Hit
from assistant.text import words
from assistant.wording import quoted, stems
from eval.proving.contraries import contrary
from eval.proving.written import Written, WrittenClaim

Kind = Literal["number", "speaker", "quote", "date", "negation", "citation", "invented"]
KINDS: tuple[Kind, ...] = ("number", "speaker", "quote", "date", "negation", "citation", "invented")

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SEASONS = "spring summer autumn winter".split()
_MONTH = "|".join(_MONTHS)
_DATED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?= (?:{_MONTH})\b)|\b(?P<month>{_MONTH})\b|\b(?P<weekday>{'|'.join(_DAYS)})\b"
    rf"|\b(?P<year>(?:19|20)\d\d)\b|\b(?P<season>{'|'.join(_SEASONS)})\b"
)
_COUNT = "two three four five six seven eight nine ten eleven twelve thirteen fifteen forty fifty".split()
_SHARES = ("a third", "a quarter", "half", "a fifth", "a tenth", "three quarters")
_NUMBER = re.compile(
    rf"(?<![\d.,:-])(?P<digits>\d+(?:[.,]\d+)*)(?![\d:]|-year| (?:{_MONTH})\b)|\b(?P<word>{'|'.join(_COUNT)})\b(?!-)"
    rf"|\b(?P<share>{'|'.join(_SHARES)})\b|\b(?P<size>million|thousand|billion)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_INVENTED = (
    "{speaker} added that the plan would be reviewed again next spring.",
    "The decision was welcomed by most people in the town.",
    "{speaker} thanked the volunteers and promised to return in the autumn.",
    "An independent report on the matter is expected later this year.",
    "{speaker} said the costs had been known from the beginning.",
    "Several residents have since complained to the newspaper.",
    "{speaker} apologised for the mistake on Friday.",
    "The police have opened an investigation.",
    "{speaker} is considering legal action against the company.",
    "A spokesman later withdrew the statement.",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """An answer in which the claim at ``at`` is wrong; ``right`` has at its place what the citation is chosen by."""

    answer: Written
    kind: Kind
    at: int
    claims: tuple[WrittenClaim, ...]
    right: tuple[WrittenClaim, ...]

    @property
    def wrong(self) -> WrittenClaim:
        """Give the wrong claim."""
        return self.claims[self.at]


def mutants(
    answers: Sequence[Written],
    every: Sequence[Written],
    of: Mapping[str, Sequence[Hit]],
    speakers: Mapping[str, Sequence[str]],
    seed: int,
) -> Iterator[Mutant]:
    """Yield the mutants of each answer: of each claim one a kind where the kind fits it, and one invented sentence.

    ``every`` answer is where citations move to and what is invented is taken from. ``of`` holds the passages and
    ``speakers`` the names of those who are quoted in each article, by its URL.
    """
    for answer in answers:
        for at, claim in enumerate(answer.claims):
            for kind, change in _CHANGES.items():
                chance = random.Random(f"{seed} {answer.id} {at} {kind}")
                if changed := change(claim, answer, speakers, chance):
                    yield _put(answer, kind, at, replace(claim, text=changed))
            chance = random.Random(f"{seed} {answer.id} {at} citation")
            if moved := _moved(claim, answer, every, of, chance):
                yield _put(answer, "citation", at, replace(claim, articles=(moved,)))
        yield _with_invented(answer, every, speakers, random.Random(f"{seed} {answer.id} invented"))


def _put(answer: Written, kind: Kind, at: int, wrong: WrittenClaim) -> Mutant:
    claims = (*answer.claims[:at], wrong, *answer.claims[at + 1 :])
    return Mutant(answer, kind, at, claims, answer.claims)


_Change = Callable[[WrittenClaim, Written, Mapping[str, Sequence[str]], random.Random], str | None]


def _number(claim: WrittenClaim, _: Written, __: Mapping[str, Sequence[str]], chance: random.Random) -> str | None:
    found = [match for match in _NUMBER.finditer(claim.text) if not _YEAR.fullmatch(match[0])]
    if not found:
        return None
    match = chance.choice(found)
    other = _other_number(match, chance)
    return claim.text[: match.start()] + other + claim.text[match.end() :]


def _other_number(match: re.Match[str], chance: random.Random) -> str:
    if match["word"]:
        return chance.choice([word for word in _COUNT if word != match[0]])
    if match["share"]:
        return chance.choice([share for share in _SHARES if share != match[0]])
    if match["size"]:
        return chance.choice([size for size in ("million", "thousand", "billion") if size != match[0]])
    digits = list(match["digits"])
    at = chance.choice([place for place, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = chance.choice([digit for digit in "123456789" if digit != digits[at]])
    return "".join(digits)


def _date(claim: WrittenClaim, _: Written, __: Mapping[str, Sequence[str]], chance: random.Random) -> str | None:
    found = list(_DATED.finditer(_quoted_blank(claim.text)))
    if not found:
        return None
    match = chance.choice(found)
    kind = match.lastgroup or ""
    if kind == "day":
        other = str(chance.choice([day for day in range(1, 29) if str(day) != match[0]]))
    elif kind == "year":
        other = str(int(match[0]) + chance.choice((-2, -1, 1, 2)))
    else:
        names = {"month": _MONTHS, "weekday": _DAYS, "season": _SEASONS}[kind]
        other = chance.choice([name for name in names if name != match[0]])
    return claim.text[: match.start()] + other + claim.text[match.end() :]


def _speaker(
    claim: WrittenClaim, _: Written, speakers: Mapping[str, Sequence[str]], chance: random.Random
) -> str | None:
    if claim.speaker is None:
        return None
    told = words(claim.text)
    others = [
        name
        for url in claim.articles
        for name in speakers.get(url, ())
        if name.split()[-1] not in told and name.split()[-1] != claim.speaker.split()[-1] and name[0].isupper()
    ]
    if not others:
        return None
    other = chance.choice(others)
    named = claim.speaker if claim.speaker in claim.text else claim.speaker.split()[-1]
    changed = claim.text.replace(named, other if " " in named else other.split()[-1])
    return None if changed == claim.text else changed  # "He said …" names no speaker to exchange


def _quote(claim: WrittenClaim, _: Written, __: Mapping[str, Sequence[str]], chance: random.Random) -> str | None:
    inside = [part for part in quoted(claim.text)[0] if len(part.split()) > 1]
    if not inside:
        return None
    part = chance.choice(inside)
    tokens = part.split()
    at = chance.randrange(len(tokens) - 1) if len(tokens) == 2 else chance.randrange(1, len(tokens) - 1)
    match chance.choice(("replaced", "added", "left out")) if len(tokens) > 3 else "replaced":
        case "left out":
            tokens.pop(at)
        case "added":
            tokens.insert(at, chance.choice(("really", "simply", "certainly", "always")))
        case _:
            tokens[at] = chance.choice([word for word in ("never", "little", "those", "great") if word != tokens[at]])
    return claim.text.replace(part, " ".join(tokens))


def _negation(claim: WrittenClaim, _: Written, __: Mapping[str, Sequence[str]], chance: random.Random) -> str | None:
    return contrary(claim.text, chance)


_CHANGES: dict[Kind, _Change] = {
    "number": _number,
    "speaker": _speaker,
    "quote": _quote,
    "date": _date,
    "negation": _negation,
}


def _moved(
    claim: WrittenClaim,
    answer: Written,
    answers: Sequence[Written],
    of: Mapping[str, Sequence[Hit]],
    chance: random.Random,
) -> str | None:
    """Choose where the citation moves: to another article of the answer that does not carry the claim, else to that of
    another story which shares most of its words, or to any of another story.
    """
    own = [url for url in answer.articles if url not in (*claim.articles, *claim.also)]
    if own:
        return chance.choice(own)
    elsewhere = dict.fromkeys(url for each in answers if each.story != answer.story for url in each.articles)
    others = [url for url in elsewhere if url not in answer.articles]
    nearest = sorted(others, key=lambda url: -len(stems(claim.text) & stems(" ".join(hit.text for hit in of[url]))))
    return chance.choice((nearest[0], chance.choice(nearest)))


def _with_invented(
    answer: Written, answers: Sequence[Written], speakers: Mapping[str, Sequence[str]], chance: random.Random
) -> Mutant:
    """Add a sentence nobody wrote: one of a few that fit any story, or what another story says of somebody else."""
    last = answer.claims[-1]
    named = [name for url in last.articles for name in speakers.get(url, ()) if name[0].isupper()]
    speaker = chance.choice(named) if named else "The mayor"
    elsewhere = [
        claim
        for each in answers
        if each.story != answer.story
        for claim in each.claims
        if claim.speaker and not quoted(claim.text)[0]
    ]
    text = chance.choice(_INVENTED).format(speaker=speaker)
    if chance.random() < 0.5 and elsewhere:
        other = chance.choice(elsewhere)
        text = other.text.replace(other.speaker or "", speaker)
    claims = (*answer.claims, replace(last, text=text, speaker=None))
    return Mutant(answer, "invented", len(claims) - 1, claims, (*answer.claims, last))


def _quoted_blank(text: str) -> str:
    """Give the text with its quotations blanked, letter for letter."""
    for part in quoted(text)[0]:
        text = text.replace(part, "_" * len(part))
    return text
