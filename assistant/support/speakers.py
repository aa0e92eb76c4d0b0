"""Whose words a claim gives, which part of it is whose, and whether its articles have them say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from assistant.attribution import statements_by
from assistant.domain import Claim, Span
from assistant.naming import is_role, untitled
from assistant.quotations import quotations
from assistant.support.contracted import spelled_out
from assistant.support.days import without_days
from assistant.support.forms import weighty
from assistant.support.likeness import Likeness, agreement
from assistant.support.officers import office_before
from assistant.support.places import Place
from assistant.support.polarity import denies
from assistant.support.reading import OFFICE, Reading
from assistant.support.saying import CUE
from assistant.support.spoken import answers, plans
from assistant.support.withheld import withheld_alike
from assistant.wording import MARKS, as_told, names

_ENOUGH = 0.65
"""What the words and the meaning of a claim must come to beside what the article reports of its speaker: of 131 right
claims of the developed sets all do, of 12 wrong ones 5 do not (before, with a bound for each alone, 5 right ones fell).
"""
MOST_TOLD = 12
"""Sentences of a speaker with which a paraphrase is compared."""
_CUED = re.compile(
    rf"^(?P<aside>(?:,[^,;“”\"]{{1,80}},| (?:of|from|for|at) [^,;“”\"]{{1,50}}?)?)\s+"
    rf"(?:(?!(?:he|she|they|it|we|i)\b)[a-z][\w’-]*\s+){{0,3}}?{CUE}\b"
)
_AFTER_CUE = re.compile(rf"(?:[Aa]ccording to|\b{CUE})\s+(?:[a-z][\w’-]*\s+|[Tt]he\s+|[A-Z][\w-]*\s+(?=[a-z])){{0,5}}$")
_COLON = re.compile(r"^(?:[^“”\".;]{0,80}):\s*[“\"„«]")
_ANSWERED = re.compile(r"['’]s? (?:answer|reply|response|explanation|view|opinion|argument) (?:was|is) that\b")
_OBJECT_OF = re.compile(r"[A-Z][^.;“”]*\b[a-z]{3,}ed (?:[A-Z][\w’.-]* |the |a |her |his |its )*\Z")
"""Before a name, a verb of whose doing it is the object."""
_LEADS = 45
"""Characters of a claim before its first speaker's name at which it still opens with them."""
_EDGE = re.compile(r";\s|^(?:When |If )?[Aa]sked\b[^,“”]*,\s|, (?:and|but|while|whereas|although|though)\s|: ")
_OWN_WORDS = 1
"""Content words behind a speaker's name which tell that what he says comes after it."""
TOPIC = frozenset(
    """of to for with from in at on against about after before than between near over under into through since
    during""".split()
)
"""Words before a name that say that it is not the one who speaks."""
_ACCORDING = (["According", "to"], ["according", "to"])
_IN_A_MONTH = re.compile(
    r"\b(?:for|in|of|until|since|during|through|throughout|last|next|this|early|late|mid)[ -]"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!,? who\b)"
)
"""A month that is no name: "the payment for May, and added" has no May speak."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a claim gives as words of ``speaker``: its stretch, with the quotations in it."""

    speaker: str
    text: str
    quotations: tuple[str, ...]


def speakers_of(claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """Name for each claim those it says something was said by, a "he" being whoever spoke in the claim before."""
    told = [as_told(spelled_out(claim.text).replace("'s ", "’s ")) for claim in claims]
    offices = {f"{office[1]}’s {office[2]}" for part in told for office in OFFICE.finditer(part)}
    starts = [0, *accumulate(len(part) + 1 for part in told)]
    spans = [Span(start, start + len(part)) for start, part in zip(starts, told, strict=False)]
    said_by: list[list[str]] = [[] for _ in claims]
    known = {run[-1] for part in told for run in names(_IN_A_MONTH.sub(" ", part))}
    for speaker in [*sorted(known), *sorted(offices)]:
        for statement in statements_by(speaker, " ".join(told), spans):
            until = " ".join(told[: statement.sentence + 1])
            named = statement.speaker if statement.speaker in until else speaker
            said_by[statement.sentence].append(speaker if speaker in offices else untitled(named))
    return [tuple(speakers) for speakers in said_by]


def cued(text: str, mentioned: Sequence[Sequence[str]], people: set[str], *, alone: bool) -> list[str]:
    """Name those whose name a verb of saying follows or goes before in a claim, where the rules for articles, which are
    strict, see none: "Marsk of the Union argued", "Marsk’s answer was that". ``people`` are the surnames that the
    ledger has; ``alone``: the rules found nobody, so that a colon may tell too.
    """
    found, reached = [], 0
    for run in mentioned:
        name = " ".join(run)
        at = max(text.find(name, reached), reached)
        reached = at + len(name)
        if _ANSWERED.match(text[reached:]):
            found.append(untitled(name))
            continue
        before = text[max(0, at - 40) : at].split()
        topic = before[-1:] and before[-1] in TOPIC and before[-2:] not in _ACCORDING
        if run[-1] not in people or topic:
            continue
        follows = re.match(r"\s+([\w’-]+)", text[reached:])
        if re.match(r"['’]", text[reached:]) or text[:at].endswith("what ") or (follows and is_role(follows[1])):
            continue
        if follows and follows[1] == "and" and _OBJECT_OF.search(text[:at]):
            continue  # "Marsk congratulated Osgood and said": the one who did both said it
        if _CUED.match(text[reached:]) or _AFTER_CUE.search(text[:at]) or (alone and _COLON.match(text[reached:])):
            found.append(untitled(name))
    return found


def parts(claim: str, speakers: Sequence[str]) -> list[Part]:
    """Part a claim between its speakers: from each one's name to the next, or to each one's name from the one before
    where the first of them comes after what he says.
    """
    held = quotations(claim)
    marks = sorted((at, speaker) for speaker in speakers for at in [_mention(claim, speaker)])
    if not marks:
        return []
    if len(marks) == 1:
        return [_part(claim, *_clause(claim, *marks[0], held), speakers[0], held)]
    leads = marks[0][0] <= _LEADS and not any(span.end <= marks[0][0] for span in held)
    edges = [at for at, _ in marks]
    if leads:
        bounds = list(zip([0, *edges[1:]], [*edges[1:], len(claim)], strict=True))
    else:
        ends = [at + len(speaker) for at, speaker in marks]
        bounds = list(zip([0, *ends[:-1]], [*ends[:-1], len(claim)], strict=True))
    return [_part(claim, *bound, speaker, held) for bound, (_, speaker) in zip(bounds, marks, strict=True)]


def _clause(claim: str, at: int, speaker: str, held: Sequence[Span]) -> tuple[int, int]:
    """Give the stretch of a claim that is its one speaker's: all of it, but where he is the subject of a clause of his
    own, what other clauses say before and behind it.
    """
    outside = [
        edge
        for edge in _EDGE.finditer(claim)
        if not any(span.start < edge.end() and edge.start() < span.end for span in held)
    ]
    start = max((edge.end() for edge in outside if edge.end() <= at), default=0)
    end = min((edge.start() for edge in outside if edge.start() > at and edge[0].startswith(";")), default=len(claim))
    behind = claim.find(speaker.split()[-1], at)
    if len(weighty(claim[behind + len(speaker.split()[-1]) : end])) < _OWN_WORDS and not any(
        at < span.start < end for span in held
    ):
        return 0, len(claim)
    return start, end


def _mention(claim: str, speaker: str) -> int:
    whole = claim.find(speaker)
    if whole >= 0:
        return whole
    office = OFFICE.fullmatch(speaker)
    return max(claim.find(office[1] if office else speaker.split()[-1]), 0)


def _part(claim: str, start: int, end: int, speaker: str, held: Sequence[Span]) -> Part:
    inside = tuple(span.of(claim).strip(MARKS + "'’‘‚‛ \u00a0\u202f") for span in held if start <= span.start < end)
    return Part(speaker, claim[start:end], tuple(part for part in inside if part))


def wrong_quotation(
    said: Sequence[Part],
    mentioned: Sequence[str],
    found: Mapping[str, Sequence[Place]],
    read: Sequence[Reading],
    claim: str = "",
) -> Iterator[str]:
    """Yield which quotation the claim gives as of somebody of whom the article does not report it.

    Where the claim has a quotation but no verb of saying, the first of those ``mentioned`` in it who speak in the
    article must have said it; a quotation that is nobody's must stand in one paragraph with every name.
    """
    for part in said:
        for quotation in part.quotations:
            places = found.get(quotation, ())
            if not any(reading.said_by(part.speaker) & indexes for reading, indexes in places):
                yield _report(quotation, [part.speaker])
    if said or not found:
        return
    speaking = next(([name] for name in mentioned if any(reading.said_by(name) for reading in read)), [])
    for quotation, places in found.items():
        who = speaking or mentioned
        right = not who or _led_alike(claim, quotation, places)
        right = right or any(reading.said_by(name) & indexes for name in who for reading, indexes in places)
        if not right:
            right = any(
                not reading.reports(indexes)
                and all(name.split()[-1] in _paragraphs(reading, indexes) for name in mentioned)
                for reading, indexes in places
            )
        if not right:
            yield _report(quotation, who)


def wrong_words(
    said: Sequence[Part], read: Sequence[Reading], *, translated: bool, likeness: Likeness | None
) -> Iterator[str]:
    """Yield whose words, told without a quotation, the article does not report as theirs: it does not have them speak
    there, the ledger gives the words to another, or it reports other ones.
    """
    for part in said:
        if part.quotations:
            continue
        if not any(reading.carried_by(part.speaker) & reading.cited for reading in read):
            yield f"the article does not report it there as said by {part.speaker}"
            continue
        told = [reading.sentence(index) for reading in read for index in sorted(reading.carried_by(part.speaker))]
        told += [text for reading in read for text in plans(reading, part.speaker)]
        wanted = weighty(without_days(part.text)) - weighty(" ".join(word for run in names(part.text) for word in run))
        wanted -= weighty(office_before(part.text, part.speaker)) - weighty(" ".join(told))
        another = _others_words(part, wanted, read)
        if another and another.split()[-1] not in part.text:  # else the speaker tells what the other said
            yield f"the article has it as said by {another}, not by {part.speaker}"
        if withheld_alike(part.text, told):
            continue
        stretches = [*told[:MOST_TOLD], *(f"{one} {other}" for one, other in pairwise(told[:MOST_TOLD]))]
        denying = denies(part.text)
        stretches += [text for reading in read for text in answers(reading, part.speaker, denying=denying)]
        if not translated and agreement(part.text, wanted, stretches, likeness) < _ENOUGH:
            yield f"the article does not report it as said by {part.speaker}"


def _others_words(part: Part, wanted: set[str], read: Sequence[Reading]) -> str | None:
    """Give the one to whom alone the ledger gives the cited sentence that says most of a part, where a sentence of the
    speaker says less of it.
    """
    most, others, theirs = 0, set[str](), 0
    for reading in read:
        own = reading.carried_by(part.speaker)
        for index in sorted(reading.cited | own):
            shared = len(wanted & weighty(reading.sentence(index)))
            if index in own:
                theirs = max(theirs, shared)
            elif index in reading.recorded and shared > most:
                most, others = shared, reading.recorded[index]
    return " or ".join(sorted(others)) if most > theirs else None


def _led_alike(claim: str, quotation: str, places: Sequence[Place]) -> bool:
    """Tell whether the same words lead to a quotation here and there: "what Harrow calls “a fair share”"."""
    led = re.search(r"\bwhat ((?:[A-Z][\w’-]+ )+[a-z]+s) \W*\Z", claim[: claim.find(quotation)])
    return led is not None and any(
        led[0].rstrip(MARKS + " ") in reading.sentence(index) for reading, indexes in places for index in indexes
    )


def _paragraphs(reading: Reading, indexes: frozenset[int]) -> str:
    firsts = {reading.paragraphs[index] for index in indexes}
    return " ".join(reading.sentence(n) for n, first in enumerate(reading.paragraphs) if first in firsts)


def _report(quotation: str, who: Sequence[str]) -> str:
    return f"the article does not report “{quotation}” as said by {' or '.join(who)}"
