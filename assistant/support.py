"""Tell whether the articles a claim cites carry what it says, by its wording."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.attribution import statements_by
from assistant.domain import Citation, Claim, Moment, Record, Span
from assistant.text import normalise, sentences, words
from assistant.wording import MARKS, names, numbers, other_language, quoted, stems, verbatim, vocabulary

NEIGHBOURS = 2
"""Sentences on either side of the cited ones that a claim may draw on, for the pronouns between them."""
SHARED = 0.5
"""The share of a claim's content words that the cited sentences and their neighbours must have."""
MOST_PLACES = 20
"""Places in an article at which one quotation is tried for its speaker."""
READ = 20_000
"""Characters read on either side of a citation; an article may be a book."""

_OPENERS = {"according", "meanwhile", "however", "although", "despite", "following", "earlier", "later", "since"}
"""Words that open a sentence with a capital and name nothing."""
_SAYING = {"said", "says", "told", "added", "wrote", "repor", "accor"}
"""Stems that any report has."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A citation with the stretch of article around it: its text, sentences, and which of them are cited."""

    citation: Citation
    text: str
    sentences: tuple[Span, ...]
    cited: frozenset[int]

    @classmethod
    def of(cls, citation: Citation, article: str) -> _Reading:
        first = max(0, citation.start - READ)
        text = article[first : citation.end + READ]
        spans = tuple(sentences(text))
        start, end = citation.start - first, citation.end - first
        return cls(citation, text, spans, frozenset(i for i, s in enumerate(spans) if s.start < end and start < s.end))

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
        """Give the sentences that report words of ``speaker``."""
        return frozenset(statement.sentence for statement in statements_by(speaker, self.text, self.sentences))


_Place = tuple[_Reading, frozenset[int]]
"""The sentences of a reading in which a quotation stands."""


def _places(quotation: str, read: Sequence[_Reading]) -> list[_Place]:
    return [
        (reading, frozenset(i for i, s in enumerate(reading.sentences) if s.start < found.end and found.start < s.end))
        for reading in read
        for found in islice(verbatim(quotation, reading.text), MOST_PLACES)
    ]


def flaw(claim: Claim, cited: Sequence[Citation], said_by: Sequence[str], texts: Mapping[str, str]) -> str | None:
    """Say what keeps the articles from carrying the claim; None where they do.

    ``said_by`` names those whose words the claim gives, ``texts`` holds the articles by id.
    """
    if not cited:
        return "it cites no passage"
    read = [_Reading.of(citation, texts[citation.article.id]) for citation in cited]
    quotations, rest = quoted(claim.text)
    if any(mark in MARKS for mark in rest.replace("“”", "")):
        return "a quotation in it has no end"
    places = {quotation: _places(quotation, read) for quotation in dict.fromkeys(quotations) if quotation}
    if missing := next((quotation for quotation, found in places.items() if not found), None):
        return f"the article does not have the words “{missing}”"
    sources = [citation.article for citation in cited]
    around = " ".join(
        text for reading in read for text in (reading.around, reading.lead, reading.citation.article.title)
    )
    given = " ".join(part for citation in cited for part in (citation.quote, citation.article.title))
    own = without_source(claim.text, sources)
    if address := next((match[0] for match in _ADDRESS.finditer(own) if match[0] not in around), None):
        return f"the article does not have the address {address}"
    if unknown := sorted(numbers(own, one=False) - numbers(given)):
        return f"the article does not have the number {unknown[0]} there"
    speakers = [speaker for speaker in said_by if not _is_source(speaker.split(), sources)]
    mentioned = names(without_source(rest, sources))
    if not all(other_language(claim.text, reading.text) for reading in read):
        if name := _unknown_name(mentioned, own, around):
            return f"the article does not name {name} there"
        wanted = stems(own) - stems(" ".join(" ".join(run) for run in mentioned)) - _SAYING
        if len(wanted & stems(around)) < SHARED * len(wanted):
            return "the article says something else there"
        if speakers and not places and len(wanted & stems(_said(speakers, read))) < SHARED * len(wanted):
            return f"the article does not report it as said by {' and '.join(speakers)}"
    return _wrong_speaker(speakers, [run[-1] for run in mentioned], places, read)


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

    Where the claim has a quotation but no verb of saying, one of the names in it must stand near the quotation.
    """
    for speaker in speakers:
        if not places and not any(reading.said_by(speaker) & reading.cited for reading in read):
            return f"the article does not report it there as said by {speaker}"
    for quotation, found in places.items():
        if speakers:
            right = any(reading.said_by(speaker) & indexes for speaker in speakers for reading, indexes in found)
        else:
            right = not mentioned or any(
                name in reading.near(indexes) for name in mentioned for reading, indexes in found
            )
        if not right:
            return f"the article does not report “{quotation}” as said by {' or '.join(speakers or mentioned)}"
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
    text, spans = "", []
    for claim in claims:
        spans.append(Span(len(text), len(text) + len(claim.text)))
        text += claim.text + " "
    said_by: list[list[str]] = [[] for _ in claims]
    for surname in sorted({run[-1] for claim in claims for run in names(claim.text)}):
        for statement in statements_by(surname, text, spans):
            said_by[statement.sentence].append(statement.speaker)
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
