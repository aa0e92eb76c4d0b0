"""Tell whether the articles a claim cites carry what it says, by its wording."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from assistant.attribution import statements_by
from assistant.domain import Citation, Claim, Moment, Record, Span, Statement
from assistant.recorded import can_be, speakers_in
from assistant.text import normalise, sentences, words
from assistant.wording import (
    MARKS,
    addresses,
    as_told,
    ends_denying,
    names,
    numbers,
    other_language,
    quoted,
    reverses,
    stems,
    verbatim,
    vocabulary,
)

NEIGHBOURS = 2
"""Sentences on either side of the cited ones that a claim may draw on, for the pronouns between them."""
SHARED = 0.75
"""The share of a claim's content words that the cited sentences and their neighbours must have."""
REPORTED = 8
"""Sentences before a quotation among which its speaker may be named."""
MOST_PLACES = 20
"""Places in an article at which one quotation is tried for its speaker."""
READ = 20_000
"""Characters read on either side of a citation; an article may be a book."""

_OPENERS = {"according", "meanwhile", "however", "although", "despite", "following", "earlier", "later", "since"}
"""Words that open a sentence with a capital and name nothing."""
_SAYING = {"said", "says", "told", "added", "wrote", "repor", "accor"}
"""Stems that any report has."""
_LIGHT = stems(
    "allow allows become becomes became begin begins began bring brings brought come comes came continue find finds "
    "found get gets give gives gave given help helps hold holds held keep keeps kept leave leaves left let lets make "
    "makes made mean means need needs put puts remain run runs set sets show shows start starts stay stays take takes "
    "took taken try tries tried turn turns turned use uses used want wants wanted work works will would could should "
    "must may might shall"
)
"""Stems of verbs that one report exchanges for another."""
_WILL = re.compile(
    r"\b(?:will|would|could|should|must|may|might|shall)(?: (?:not|never|also|be|have|been|\w+ly))* ([a-z’'-]{4,})"
)
_OFFICE = re.compile(
    r"(?<![\w-])([A-Z][\w-]++)['’]s? (?:[\w-]+ ){0,2}?"
    r"(office|spokesman|spokeswoman|spokesperson|team|lawyers?|aides?|campaign|staff|camp|family)\b"
)
_TOPIC = frozenset(
    "of to with from in at on against about after before than between near over under into through since during".split()
)
"""Words before a name that say that it is not the one who speaks."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A citation with the stretch of article around it: its sentences, which of them are cited, and all as told."""

    citation: Citation
    text: str
    sentences: tuple[Span, ...]
    cited: frozenset[int]
    told: str
    told_sentences: tuple[Span, ...]
    recorded: Mapping[int, set[str]]

    @classmethod
    def of(cls, citation: Citation, article: str, statements: Sequence[Statement]) -> _Reading:
        first = max(0, citation.start - READ)
        text = article[first : citation.end + READ]
        spans = tuple(sentences(text))
        start, end = citation.start - first, citation.end - first
        cited = frozenset(i for i, span in enumerate(spans) if span.start < end and start < span.end)
        told, told_spans = "", []
        for before, span in zip((Span(0, 0), *spans), spans, strict=False):
            told += text[before.end : span.start]
            told_spans.append(Span(len(told), len(told) + len(as_told(span.of(text)))))
            told += as_told(span.of(text))
        placed = [Span(first + span.start, first + span.end) for span in spans]
        return cls(citation, text, spans, cited, told, tuple(told_spans), speakers_in(placed, statements))

    @property
    def around(self) -> str:
        return self.near(self.cited)

    @property
    def lead(self) -> str:
        """Give the first sentences, which name most of those an article is about."""
        return self.text[: self.sentences[min(NEIGHBOURS, len(self.sentences)) - 1].end]

    def near(self, indexes: frozenset[int]) -> str:
        """Give the sentences and their neighbours."""
        first, last = max(0, min(indexes) - NEIGHBOURS), max(indexes) + NEIGHBOURS
        return self.text[self.sentences[first].start : self.sentences[min(last, len(self.sentences) - 1)].end]

    def said_by(self, speaker: str) -> frozenset[int]:
        """Give the sentences that report words of ``speaker``, a person or "Quay’s office": what the ledger says, and
        where it says nothing, rules.
        """
        if office := _OFFICE.fullmatch(speaker):
            whose = re.compile(
                rf"\b{office[1]}['’]s? (?:[\w-]+ ){{0,3}}{office[2]}\b"
                rf"|\b{office[2]} (?:for|of|to) (?:[\w.]+ ){{0,4}}{office[1]}\b"
            )
            return frozenset(index for index, span in enumerate(self.sentences) if whose.search(span.of(self.text)))
        ruled = {statement.sentence for statement in statements_by(speaker, self.told, self.told_sentences)}
        theirs = {n for n, names in self.recorded.items() if any(can_be(speaker, name) for name in names)}
        return frozenset(theirs | (ruled - self.recorded.keys()))

    def reports(self, indexes: frozenset[int]) -> bool:
        """Tell whether the sentences are anybody's reported words."""
        if indexes & self.recorded.keys():
            return True
        first = max(0, min(indexes) - REPORTED)
        window = self.told_sentences[first : max(indexes) + 2]
        surnames = {run[-1] for span in window for run in names(span.of(self.told))}
        return any(
            first + statement.sentence in indexes
            for surname in surnames
            for statement in statements_by(surname, self.told, window)
        )


_Place = tuple[_Reading, frozenset[int]]
"""The sentences of a reading in which a quotation stands."""


def _places(quotation: str, read: Sequence[_Reading], before: str) -> list[_Place]:
    """Find the quotation where no "not" stands right before it; where the claim has one ``before`` it too, anywhere."""
    denied = ends_denying(before.rstrip(MARKS + "'‘"))
    return [
        (reading, frozenset(i for i, s in enumerate(reading.sentences) if s.start < found.end and found.start < s.end))
        for reading in read
        for found in islice(verbatim(quotation, reading.text), MOST_PLACES)
        if denied or not ends_denying(reading.text[max(0, found.start - 80) : found.start])
    ]


def flaw(
    claim: Claim,
    cited: Sequence[Citation],
    said_by: Sequence[str],
    texts: Mapping[str, str],
    ledger: Mapping[str, Sequence[Statement]],
) -> str | None:
    """Say what keeps the articles from carrying the claim; None where they do.

    ``said_by`` names those whose words the claim gives, ``texts`` and ``ledger`` hold the articles and their
    statements by id.
    """
    if not cited:
        return "it cites no passage"
    read = [_Reading.of(one, texts[one.article.id], ledger[one.article.id]) for one in cited]
    quotations, rest = quoted(claim.text)
    if any(mark in MARKS for mark in rest.replace("“”", "")):
        return "a quotation in it has no end"
    places = {
        quotation: _places(quotation, read, claim.text[: claim.text.find(quotation)])
        for quotation in dict.fromkeys(quotations)
        if quotation
    }
    if missing := next((quotation for quotation, found in places.items() if not found), None):
        return f"the article does not have the words “{missing}”, or has a “not” before them"
    sources = [citation.article for citation in cited]
    around = " ".join(
        text for reading in read for text in (reading.around, reading.lead, reading.citation.article.title)
    )
    given = " ".join(part for citation in cited for part in (citation.quote, citation.article.title))
    own = without_source(claim.text, sources)
    if address := next((address for address in addresses(own) if address not in around), None):
        return f"the article does not have the address {address}"
    if unknown := sorted(numbers(own, one=False) - numbers(given)):
        return f"the article does not have the number {unknown[0]} there"
    speakers = [speaker for speaker in said_by if not _is_source(speaker.split(), sources)]
    mentioned = names(without_source(rest, sources))
    if not all(other_language(claim.text, reading.text) for reading in read):
        if name := _unknown_name(mentioned, own, around):
            return f"the article does not name {name} there"
        wanted = stems(as_told(own)) - stems(" ".join(" ".join(run) for run in mentioned)) - _SAYING - _LIGHT
        if len(wanted & stems(around)) < SHARED * len(wanted):
            return "the article says something else there"
        if strange := next((verb for verb in _WILL.findall(rest) if not stems(verb) <= stems(around) | _LIGHT), None):
            return f"the article does not have “{strange}” there"
        if reversed_ := reverses(own, given):
            return f"the article denies what it affirms, or affirms what it denies (“{reversed_}…”)"
        if speakers and not places and len(wanted & stems(_said(speakers, read))) < SHARED * len(wanted):
            return f"the article does not report it as said by {' and '.join(speakers)}"
    return _wrong_speaker(speakers, _subjects(rest, mentioned), places, read)


def _subjects(rest: str, mentioned: Sequence[Sequence[str]]) -> list[str]:
    """Give the last words of the names of a claim that may be the ones who speak: no topics, no owners."""
    subjects, reached = [], 0
    for run in mentioned:
        at = max(rest.find(" ".join(run), reached), reached)
        before = rest[max(0, at - 40) : at].split()[-2:]
        reached = at + len(" ".join(run))
        topic = before[-1:] and before[-1].lower() in _TOPIC and before != ["according", "to"]
        if not topic and not re.match(r"['’]", rest[reached:]):
            subjects.append(run[-1])
    return subjects


def _unknown_name(mentioned: Sequence[Sequence[str]], own: str, around: str) -> str | None:
    known = vocabulary(around)
    beginnings = {word[:5] for word in known}
    opening = words(own)[:1]
    for word in (word for run in mentioned for word in run):
        parts = [normalise(part) for part in word.split("-") if part[:1].isupper()]
        opens = [word] == opening and (word.lower() in _OPENERS or normalise(word)[:5] in beginnings)
        if not opens and not all(piece in known for part in parts for piece in part.split()):
            return word
    return None


def _said(speakers: Sequence[str], read: Sequence[_Reading]) -> str:
    spans = ((reading, index) for reading in read for speaker in speakers for index in reading.said_by(speaker))
    return " ".join(reading.sentences[index].of(reading.text) for reading, index in spans)


def _wrong_speaker(
    speakers: Sequence[str], mentioned: Sequence[str], places: Mapping[str, Sequence[_Place]], read: Sequence[_Reading]
) -> str | None:
    """Say whose words the claim gives that the article does not report as theirs.

    Where the claim has a quotation but no verb of saying, the first of those in it who speak in the article must have
    said it; a quotation that is nobody's must stand with every name.
    """
    for speaker in speakers:
        if not places and not any(reading.said_by(speaker) & reading.cited for reading in read):
            return f"the article does not report it there as said by {speaker}"
    candidates = mentioned if places and not speakers else ()
    speaking = next(([name] for name in candidates if any(reading.said_by(name) for reading in read)), [])
    for quotation, found in places.items():
        who = speakers or speaking or mentioned
        right = not who or any(reading.said_by(name) & indexes for name in who for reading, indexes in found)
        if not right and not speakers:
            right = any(
                not reading.reports(indexes) and all(name in reading.near(indexes) for name in mentioned)
                for reading, indexes in found
            )
        if not right:
            return f"the article does not report “{quotation}” as said by {' or '.join(who)}"
    return None


def _is_source(name: Sequence[str], articles: Sequence[Record]) -> bool:
    """Tell whether a name is that of the outlet or an agency: "The Moscow Times" is themoscowtimes.com."""
    sources = (source for article in articles for source in (article.outlet, *article.agencies) if source)
    return _squeezed(" ".join(name)) in {_squeezed(source) for source in sources}


def _squeezed(source: str) -> str:
    label = max(source.split("."), key=len) if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", source) else source
    return normalise(label).replace(" ", "").removeprefix("the")


def speakers_of(claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """Name for each claim those it says something was said by, a "he" being whoever spoke in the claim before."""
    told = [as_told(claim.text.replace("'s ", "’s ")) for claim in claims]
    offices = {f"{office[1]}’s {office[2]}" for part in told for office in _OFFICE.finditer(part)}
    starts = [0, *accumulate(len(part) + 1 for part in told)]
    spans = [Span(start, start + len(part)) for start, part in zip(starts, told, strict=False)]
    said_by: list[list[str]] = [[] for _ in claims]
    for speaker in [*sorted({run[-1] for part in told for run in names(part)}), *sorted(offices)]:
        for statement in statements_by(speaker, " ".join(told), spans):
            said_by[statement.sentence].append(speaker if speaker in offices else statement.speaker)
    return [tuple(speakers) for speakers in said_by]


def without_source(claim: str, articles: Sequence[Record]) -> str:
    """Take outlets, agencies, bylines, titles and dates of articles out of a claim, which no text needs to name."""
    own = [
        name
        for article in articles
        for name in (article.title, article.outlet, *article.agencies, *article.authors)
        if name
    ]
    own += [" ".join(run) for run in names(claim) if _is_source(run, articles)]
    patterns = [re.escape(name) for name in own] + [
        _date(article.published) for article in articles if article.published
    ]
    return re.sub(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", " ", claim, flags=re.IGNORECASE) if patterns else claim


def _date(published: Moment) -> str:
    """Write the pattern of the ways to write a date."""
    at = published.at
    month, day, year = f"(?:{at:%B}|{at:%b}\\.?)", f"0?{at.day}(?:st|nd|rd|th)?", f"(?:,? {at.year})?"
    written = (f"{at:%Y-%m-%d}", f"{day} (?:of )?{month}{year}", f"{month} {day}{year}", f"{month} {at.year}")
    return rf"(?:{at:%A},? )?(?:{'|'.join(written)})"
