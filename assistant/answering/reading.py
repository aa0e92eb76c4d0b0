"""An article read for its statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.compose import Piece
from assistant.domain import Article, Said, Span


def extent(said: Said) -> Span:
    """Give the stretch from the first to the last character of source, cue and content."""
    statement = said.statement
    parts = [*statement.content, statement.cue, *([statement.source] if statement.source else [])]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def speaker_of(said: Said) -> str | None:
    """Give the name the ledger has for who said it."""
    return said.statement.speaker.name if said.statement.speaker else None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences, their stems and those of its title, and everybody's statements in it with the
    stems of their words by id.
    """

    article: Article
    sentences: tuple[Span, ...]
    stems: tuple[frozenset[str], ...]
    title: frozenset[str]
    statements: tuple[Said, ...]
    words: Mapping[int, frozenset[str]]

    def piece(self, n: int) -> Piece:
        """Give a sentence to be shown."""
        span = self.sentences[n]
        return Piece(self.article.record, span.start, span.end, span.of(self.article.text))

    def is_anothers(self, n: int, said: Said) -> bool:
        """Tell whether a sentence reports words of somebody other than the speaker of a statement."""
        mine = speaker_of(said)
        return any(speaker_of(other) != mine and n in self.within(extent(other)) for other in self.statements)

    def parted(self, n: int) -> bool:
        """Tell whether a sentence and the next stand in two paragraphs."""
        return "\n\n" in self.article.text[self.sentences[n].end : self.sentences[n + 1].start]

    def within(self, part: Span) -> range:
        """Give the sentences that a part of the text touches."""
        touched = [n for n, span in enumerate(self.sentences) if span.start < part.end and part.start < span.end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)
