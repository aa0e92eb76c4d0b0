"""The articles an answer reads in full, each once, with everybody's statements in it; and the topic asked about."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assistant.answering.reading import Reading, extent, speaker_of
from assistant.answering.remarks import Remark, goes_on, remark
from assistant.answering.subject import Subject
from assistant.archive.archive import Archive
from assistant.archive.entries import Selection
from assistant.domain import Said, Scope
from assistant.text import sentences


class Readings:
    """Reads statements in their articles, for one question; with ``whole`` always with the sentence around them."""

    def __init__(self, archive: Archive, topic: str, names: Iterable[str], *, whole: bool = False) -> None:
        self.texts: dict[str, str] = {}
        self._archive = archive
        self._read: dict[str, Reading] = {}
        self._topic = topic
        self._whole = whole
        self._subject = Subject.of(topic, names, archive)

    @property
    def has_topic(self) -> bool:
        """Tell whether the topic has words to look for."""
        return bool(self._subject)

    def remarks(self, found: Iterable[Said], *, occasion: bool = False, anything: bool = False) -> list[Remark]:
        """Give statements as they are shown, in their order, without those about something else; with ``anything``
        there are none.
        """
        subject = Subject.anything() if anything else self._subject
        every = list(found)
        likeness = self._likeness(every) if subject else {}
        read = (
            remark(
                one,
                self._reading(one.article.id),
                subject,
                likeness.get(one.id, 0.0),
                occasion=occasion,
                whole=self._whole,
            )
            for one in every
        )
        return [one for one in read if one is not None]

    def going_on(self, remarks: Iterable[Remark], surest: float) -> list[Remark]:
        """Add to remarks what the speakers of the surest of them went on to say right after, sentence by sentence."""
        known = {one.said.id: one for one in remarks}
        for first in [one for one in known.values() if one.evidence >= surest]:
            reading = self._reading(first.said.article.id)
            theirs = [one for one in reading.statements if speaker_of(one) == speaker_of(first.said)]
            likeness = self._likeness(theirs)
            last = first
            for said in theirs:
                if extent(said).start <= extent(last.said).start:
                    continue
                like = likeness.get(said.id, 0.0)
                going = goes_on(said, last, reading, self._subject, like, whole=self._whole)
                if going is None:
                    break
                last = max(known.get(said.id, going), going, key=lambda one: one.evidence)
                known[said.id] = last
        return list(known.values())

    def _likeness(self, found: list[Said]) -> dict[int, float]:
        """Give the cosine of each statement's words to the topic."""
        if not found:
            return {}
        ids = np.array(sorted({one.id for one in found}), dtype=np.int64)
        vector = self._archive.embedder.encode([self._topic])[0]
        return dict(self._archive.statement_dense(vector, len(ids), Selection(ids, np.empty(0, np.int64))))

    def _reading(self, article_id: str) -> Reading:
        known = self._read.get(article_id)
        if known is None:
            article = self._archive.article(article_id)
            spans = tuple(sentences(article.text))
            stems = tuple(frozenset(self._archive.analyse(span.of(article.text))) for span in spans)
            within = self._archive.select_statements(Scope(), article=article_id)
            everybody = self._archive.said(self._archive.latest_statements(None, within))
            known = self._read[article_id] = Reading(
                article=article,
                sentences=spans,
                stems=stems,
                title=frozenset(self._archive.analyse(article.record.title)),
                statements=tuple(everybody),
                words={one.id: frozenset(self._archive.analyse(one.content)) for one in everybody},
            )
            self.texts[article_id] = article.text
        return known
