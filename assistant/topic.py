"""Whether a statement is about a topic, read off its words and those around it: reporters name the matter once and
quote on it for three paragraphs.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from assistant.archive.archive import Archive
from assistant.archive.terms import query_tokens
from assistant.domain import Said, Span
from assistant.text import paragraphs

WITHIN, SAME_PARAGRAPH, PARAGRAPH_BEFORE, TITLE = 1.0, 0.9, 0.7, 0.6
"""How much a word of the topic counts by where it stands: in the statement, in its paragraph, before that, on top."""


class Topic:
    """A topic asked about, with the weight of each of its stems: rare words tell more."""

    def __init__(self, archive: Archive, about: str) -> None:
        self._archive = archive
        self._about = about
        self._texts: dict[str, tuple[str, list[Span]]] = {}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        passages = self._archive.passage_count()
        stems = dict.fromkeys(self._archive.analyse(" ".join(query_tokens(self._about))))
        return {stem: math.log(1 + passages / (1 + self._archive.document_frequency(stem))) for stem in stems}

    def coverage(self, said: Said) -> float:
        """Give how much of the topic a statement and what stands around it have, 0 to 1."""
        places = ((WITHIN, said.content), *self._around(said), (TITLE, said.article.title))
        best: dict[str, float] = {}
        for weight, words in places:
            for stem in self._weights.keys() & set(self._archive.analyse(words)):
                best[stem] = max(weight, best.get(stem, 0.0))
        whole = sum(self._weights.values())
        return sum(self._weights[stem] * weight for stem, weight in best.items()) / whole if whole else 0.0

    def _around(self, said: Said) -> tuple[tuple[float, str], ...]:
        text, places = self._paragraphs(said.article.id)
        first, last = said.statement.content[0].start, said.statement.content[-1].end
        at = max(0, bisect_right(places, first, key=lambda place: place.start) - 1)
        until = max(at, bisect_right(places, last, key=lambda place: place.start) - 1)
        if not places:
            return ()
        own = text[places[at].start : places[until].end]
        before = places[at - 1].of(text) if at else ""
        return (SAME_PARAGRAPH, own), (PARAGRAPH_BEFORE, before)

    def _paragraphs(self, article_id: str) -> tuple[str, list[Span]]:
        if article_id not in self._texts:
            text = self._archive.article(article_id).text
            self._texts[article_id] = (text, paragraphs(text))
        return self._texts[article_id]
