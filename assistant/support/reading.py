"""A citation with the stretch of article around it: what is cited there, what stands near, and who says which of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.attribution import statements_by
from assistant.domain import Citation, Span, Statement
from assistant.naming import is_role
from assistant.recorded import can_be, speakers_in
from assistant.support.antecedents import is_namesake
from assistant.support.people import persons_of
from assistant.support.saying import (
    BODY,
    COMES_FROM,
    FINDS,
    GIVES_AS,
    LABEL,
    MADE_KNOWN,
    NAME_SAYS,
    PRONOUN_SAYS,
    SAID_SO,
    SAYS,
    STANCE,
    TIME,
)
from assistant.text import sentences
from assistant.wording import as_told, names

NEIGHBOURS = 3
"""Sentences on either side of the cited ones that a claim may draw on, for the pronouns between them."""
REPORTED = 8
"""Sentences before a quotation among which its speaker may be named."""
READ = 8_000
"""Characters read on either side of a citation; an article may be a book. One of up to twice as many is read whole, and
once for all its citations."""
OFFICE = re.compile(
    r"(?<![\w-])([A-Z][\w-]++)['’]s? (?:[\w-]+ ){0,2}?"
    r"(office|spokesman|spokeswoman|spokesperson|team|lawyers?|aides?|campaign|staff|camp|family)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A citation with the stretch of article around it: its sentences, which of them are cited, and all as told.

    ``text`` is that stretch of the ``article``, from its character ``first``. ``recorded`` has for each sentence in
    which the ledger has words of somebody the names of all of them; ``paragraphs`` for each sentence the first of its
    paragraph; ``persons`` the whole names of those whom the stretch tells of.
    """

    citation: Citation
    article: str
    first: int
    text: str
    sentences: tuple[Span, ...]
    cited: frozenset[int]
    told: str
    told_sentences: tuple[Span, ...]
    recorded: Mapping[int, set[str]]
    paragraphs: tuple[int, ...]
    persons: tuple[str, ...]
    heard: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    """The sentences that report words of a speaker, by speaker: all of the stretch is read for them."""

    @classmethod
    def of(cls, citation: Citation, article: str, statements: Sequence[Statement]) -> Reading:
        """Read the sentences around a citation of an article that has these statements in the ledger."""
        first, last = stretch(citation, article)
        text = article[first:last]
        spans = tuple(sentences(text))
        cited = _cited(citation, first, spans)
        told, told_spans, paragraphs = "", [], list[int]()
        for n, (before, span) in enumerate(zip((Span(0, 0), *spans), spans, strict=False)):
            gap = text[before.end : span.start]
            told += gap
            told_spans.append(Span(len(told), len(told) + len(as_told(span.of(text)))))
            told += as_told(span.of(text))
            paragraphs.append(n if not n or gap.count("\n") > 1 else paragraphs[-1])
        placed = [Span(first + span.start, first + span.end) for span in spans]
        recorded = speakers_in(placed, statements)
        persons = persons_of(
            text, [spans[n].start for n in dict.fromkeys(paragraphs)], recorded, citation.article.outlet
        )
        read = (told, tuple(told_spans), recorded, tuple(paragraphs), persons)
        return cls(citation, article, first, text, spans, cited, *read)

    def at(self, citation: Citation) -> Reading:
        """Give the same stretch of article as read for another citation in it."""
        return replace(self, citation=citation, cited=_cited(citation, self.first, self.sentences))

    @property
    def words(self) -> str:
        """Give the cited sentences."""
        return " ".join(self.sentence(index) for index in sorted(self.cited))

    @property
    def paragraph(self) -> str:
        """Give the paragraphs of the cited sentences."""
        firsts = {self.paragraphs[index] for index in self.cited}
        return " ".join(self.sentence(n) for n, first in enumerate(self.paragraphs) if first in firsts)

    @property
    def times(self) -> list[str]:
        """Give the times that open the paragraphs of the cited sentences, as in a report that goes on by the hour."""
        opening = {self.sentence(self.paragraphs[index]) for index in self.cited}
        return [sentence for sentence in sorted(opening) if TIME.fullmatch(sentence)]

    @property
    def around(self) -> str:
        """Give the cited sentences and their neighbours."""
        return self.near(self.cited)

    @property
    def lead(self) -> str:
        """Give the first sentences, which name most of those an article is about."""
        return self.text[: self.sentences[min(NEIGHBOURS, len(self.sentences)) - 1].end]

    @property
    def published(self) -> date | None:
        """Give the day the article appeared, where it is known; the first of the month where only that is."""
        moment = self.citation.article.published
        return moment.at.date() if moment and moment.precision != "year" else None

    @property
    def every(self) -> list[str]:
        """Give all of the sentences, in order."""
        return [self.sentence(index) for index in range(len(self.sentences))]

    def sentence(self, index: int) -> str:
        """Give one sentence."""
        return self.sentences[index].of(self.text)

    def near(self, indexes: frozenset[int]) -> str:
        """Give the sentences and their neighbours."""
        first, last = max(0, min(indexes) - NEIGHBOURS), max(indexes) + NEIGHBOURS
        return self.text[self.sentences[first].start : self.sentences[min(last, len(self.sentences) - 1)].end]

    def said_by(self, speaker: str) -> frozenset[int]:
        """Give the sentences that report words of ``speaker``, a person or "Quay’s office": what the ledger says, and
        where it says nothing, rules; and those that tell what the speaker wants.
        """
        if OFFICE.fullmatch(speaker):
            return self._told_by(speaker)
        wants = re.compile(rf"\b{re.escape(speaker.split()[-1])}{STANCE}")
        wanted = {n for n, span in enumerate(self.sentences) if wants.search(span.of(self.text))}
        return self._told_by(speaker) | (wanted - self.recorded.keys())

    def _told_by(self, speaker: str) -> frozenset[int]:
        if speaker not in self.heard:
            self.heard[speaker] = self._hear(speaker)
        return self.heard[speaker]

    def _hear(self, speaker: str) -> frozenset[int]:
        if office := OFFICE.fullmatch(speaker):
            whose = re.compile(
                rf"\b{office[1]}['’]s? (?:[\w-]+ ){{0,3}}{office[2]}\b"
                rf"|\b{office[2]} (?:for|of|to) (?:[\w.]+ ){{0,4}}{office[1]}\b"
            )
            return frozenset(index for index, span in enumerate(self.sentences) if whose.search(span.of(self.text)))
        ruled = {statement.sentence for statement in statements_by(speaker, self.told, self.told_sentences)}
        every = {name for named in self.recorded.values() for name in named}
        given = {name for name in every if name.split()[0] == speaker}  # "her brother Anton"
        meant = {name for name in every if can_be(speaker, name)} or (given if len(given) == 1 else set[str]())
        theirs = {n for n, named in self.recorded.items() if named & meant}
        surname = re.escape(speaker.split()[-1])
        if BODY.fullmatch(speaker.split()[-1]):
            body = re.compile(
                rf"\b[Tt]he {surname.lower()} (?:has |had |also )?{FINDS}\b|, the {surname.lower()} {FINDS}\b"
            )
            theirs |= {n for n, span in enumerate(self.sentences) if body.search(span.of(self.text))}
        theirs |= {
            n
            for n, span in enumerate(self.sentences)
            if re.search(
                rf"\b{surname}(?:(?:, who)? (?:had |has )?(?:{SAYS}|{MADE_KNOWN}|{GIVES_AS})"
                rf"|['’]s (?:reply|answer|response) (?:was|is))\b"
                rf"|{COMES_FROM}\b{surname}\b",
                span.of(self.text),
            )
        }
        last = speaker.split()[-1]
        theirs -= {  # of a namesake: "Jo Quay said" for Ada Quay
            n
            for n, named in self.recorded.items()
            if all(name.split()[-1] == last and not can_be(speaker, name) for name in named)
        }
        theirs |= self._going_on(theirs | ruled)
        silent = ruled | self._labelled(speaker) | self._written_by(speaker) | self._pronoun_of(speaker)
        return frozenset(theirs | (silent - self.recorded.keys()))

    def carried_by(self, speaker: str) -> frozenset[int]:
        """Give the sentences of ``said_by``, and those that go on in their paragraphs until somebody else speaks: what
        is told there is still what the speaker tells. Nothing goes on from what the speaker is only told to want.
        """
        told = set(self._told_by(speaker))
        told |= {index - 1 for index in told if index and SAID_SO.search(self.sentence(index))}
        surname = speaker.split()[-1]
        others = self._surnames() - {surname}
        told |= {n - 1 for n in told if n and self._introduces(n - 1, surname, others)}
        for index in range(1, len(self.sentences)):
            goes_on = index - 1 in told and self.paragraphs[index] == self.paragraphs[index - 1]
            sentence = self.sentence(index)
            another = NAME_SAYS.search(sentence) or any(name in sentence for name in others)
            if goes_on and index not in self.recorded and not another:
                told.add(index)
        return self.said_by(speaker) | told

    def _introduces(self, index: int, surname: str, others: Collection[str]) -> bool:
        """Tell whether a sentence names the speaker alone right before the speaker's own words."""
        named = self.sentence(index)
        opens = self.sentence(index + 1).startswith("“")
        alone = surname in named and not any(name in named for name in others)
        return opens and alone and index not in self.recorded

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

    def _named_from(self, first: int, index: int) -> int:
        """Give the first sentence of the paragraph that begins at ``first``, or of the one before where it names nobody
        up to ``index``.
        """
        told = self.text[self.sentences[first].start : self.sentences[index].end]
        return self.paragraphs[first - 1] if first and not any(name in told for name in self._surnames()) else first

    def _surnames(self) -> set[str]:
        return {name.split()[-1] for named in self.recorded.values() for name in named}

    def _going_on(self, theirs: Collection[int]) -> set[int]:
        """Give the sentences of paragraphs before whose quotation has no end: it goes on in a paragraph of theirs."""
        found = set[int]()
        for first in sorted({self.paragraphs[index] for index in theirs}, reverse=True):
            at = first
            while at and self._quotes_on(self.paragraphs[at - 1], at):
                found |= set(range(self.paragraphs[at - 1], at))
                at = self.paragraphs[at - 1]
        return found - self.recorded.keys()

    def _quotes_on(self, first: int, end: int) -> bool:
        """Tell whether the paragraph of these sentences opens a quotation and does not close it."""
        told = self.text[self.sentences[first].start : self.sentences[end - 1].end]
        return told.lstrip().startswith("“") and told.count("“") > told.count("”")

    def _labelled(self, speaker: str) -> set[int]:
        """Give the sentences of paragraphs that open with the speaker's name and a colon."""
        opened = {
            index
            for index in set(self.paragraphs)
            if (label := LABEL.match(self.text, self.sentences[index].start)) and can_be(speaker, label[1])
        }
        return {index for index, first in enumerate(self.paragraphs) if first in opened}

    def _written_by(self, speaker: str) -> set[int]:
        """Give every sentence of an article that the speaker wrote."""
        theirs = any(can_be(speaker, author) for author in self.citation.article.authors)
        return set(range(len(self.sentences))) if theirs else set()

    def _pronoun_of(self, speaker: str) -> set[int]:
        """Give the sentences in which "he", "she" or "the councillor" speaks and nobody but the speaker has been
        named in the paragraph.
        """
        surname = speaker.split()[-1]
        found = set()
        for index, first in enumerate(self.paragraphs):
            says = PRONOUN_SAYS.search(self.sentence(index))
            role = says and (says["role"] or says["after"])
            if not says or (role and not is_role(role.lower())):
                continue
            start = self.sentences[self._named_from(first, index)].start
            before = self.text[start : self.sentences[index].start + says.start()]
            if surname not in before or is_namesake(speaker, before):
                continue
            if not any(name in before for name in self._surnames() - {surname}):
                found.add(index)
        return found


def stretch(citation: Citation, article: str) -> tuple[int, int]:
    """Give where the stretch of an article begins and ends that is read for a citation."""
    if len(article) <= 2 * READ:
        return 0, len(article)
    return max(0, citation.start - READ), min(len(article), citation.end + READ)


def _cited(citation: Citation, first: int, spans: Sequence[Span]) -> frozenset[int]:
    start, end = citation.start - first, citation.end - first
    return frozenset(i for i, span in enumerate(spans) if span.start < end and start < span.end)
