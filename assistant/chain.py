"""The retrieval chain: understand, search, answer, verify; as typed events, as one answer, and as LangChain
Runnables.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.answering.draft import Answerer, Draft
from assistant.answering.entailment import ModelEntailment
from assistant.answering.extractive import ExtractiveAnswerer, closest
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder, MiniLM, load_embedder
from assistant.conversation import Threads, Turn, standalone
from assistant.directory import CurrentDirectory, Person
from assistant.domain import Answer, Hit, Said, Scope, Statement
from assistant.errors import ArchiveError, EndpointError, InputError, RequestDeclined
from assistant.events import Answered, Event, Notice, Retrieved, Token, Understood
from assistant.happening import reported
from assistant.ledger import said, speaker_named
from assistant.question import Question, understand
from assistant.search import search
from assistant.settings import Settings, load
from assistant.verify import Verified, verify

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable
    from numpy.typing import NDArray

ANSWER_FROM = 20
"""Passages found for an answer; the answerer reads as many as it can use."""
FALLBACK = "The answer below quotes the archive instead."


class Assistant:
    """An open archive that answers. A context manager; safe to share between threads."""

    def __init__(self, archive: Archive, embedder: Embedder, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self._embedder = embedder
        self._shipped: Embedder | None = None
        self.speakers = CurrentDirectory(archive)
        self._extractive = ExtractiveAnswerer(archive, self._embedder, settings, self.speakers)

    @classmethod
    def open(cls, archive: Path | str | None = None, settings: Settings | None = None) -> Self:
        """Open the archive for reading. Raises ArchiveMissing, ArchiveTooNew, ModelMismatch or ArchiveDamaged."""
        settings = settings or load()
        embedder = load_embedder(settings)
        return cls(Archive.open(Path(archive or settings.archive), embedder), embedder, settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self.archive.close()

    def ask(
        self,
        question: str,
        *,
        as_of: datetime | None = None,
        scope: Scope = Scope(),
        thread: str | None = None,
        extractive: bool = False,
    ) -> Answer:
        """Answer a question; every citation of the answer holds the exact words of a stored article."""
        for event in self.stream(question, as_of=as_of, scope=scope, thread=thread, extractive=extractive):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream ends with Answered")

    def stream(
        self,
        question: str,
        *,
        as_of: datetime | None = None,
        scope: Scope = Scope(),
        thread: str | None = None,
        extractive: bool = False,
    ) -> Iterator[Event]:
        """Yield what happens on the way to an answer; the last event is Answered.

        ``as_of`` is the clock, by default now. ``thread`` names a conversation kept beside the archive: the question
        may lean on what was asked in it before. ``extractive`` leaves the model out. Raises InputError for a
        question that can't be read.
        """
        clock = _Clock()
        turns = Threads(self.archive.path).turns(thread) if thread else []
        asked = self.understand(question, as_of, scope, turns)
        clock.lap("understand")
        yield Understood(asked.standalone, asked.as_of, asked.scope)
        hits = tuple(search(self.archive, self._embedder, asked, ANSWER_FROM))
        clock.lap("retrieve")
        yield Retrieved(hits)
        notices: list[str] = []
        for answerer in self._answerers(extractive):
            try:
                draft = yield from _tokens(answerer.stream(asked, hits))
            except EndpointError as error:
                notices.append(f"{error} {FALLBACK}")
                yield Notice(notices[-1], fault=str(error), declined=isinstance(error, RequestDeclined))
                continue
            finally:
                clock.lap("answer")
            if draft.spent:
                yield draft.spent
            verified = self._verified(draft, asked, written=answerer.name != self._extractive.name)
            clock.lap("verify")
            if verified.core_lost and answerer.name != self._extractive.name:
                notices.append(f"What {answerer.name} wrote could not be proved from the archive. {FALLBACK}")
                yield Notice(notices[-1])
                continue
            break
        else:
            raise AssertionError("the extractive answerer, last, neither fails nor is replaced")
        notices += (*verified.notices, *draft.notices)
        answer = self._answer(question, asked, hits, answerer.name, verified, notices, clock)
        if thread:
            try:
                Threads(self.archive.path).append(thread, question, asked.standalone, answer.text)
            except ArchiveError as error:  # the answer is worth more than its record
                answer = replace(answer, notices=(*answer.notices, f"This turn was not kept: {error}"))
        yield Answered(answer)

    def search(self, query: str, *, k: int = 10, as_of: datetime | None = None, scope: Scope = Scope()) -> list[Hit]:
        """Find the ``k`` best passages for a query, best first."""
        return search(self.archive, self._embedder, self.understand(query, as_of, scope), k)

    def said(
        self,
        speaker: str | Person | None = None,
        *,
        about: str | None = None,
        scope: Scope = Scope(),
        article: str | None = None,
        k: int | None = 20,
    ) -> list[Said]:
        """Find the ``k`` (None for all) statements of a speaker, or of anybody: on a topic the best first, else newest
        first.

        Raises InputError, naming who may be meant, for a speaker who is unknown or may be several.
        """
        person = speaker_named(self.speakers.get(), speaker) if isinstance(speaker, str) else speaker
        return said(self.archive, speaker=person, about=about, scope=scope, article=article, k=k)

    def understand(self, question: str, as_of: datetime | None, scope: Scope, turns: Sequence[Turn] = ()) -> Question:
        """Read a question: its period, its speakers, what kind of answer it wants; ``turns`` were asked before it.

        Raises InputError for a question without words or a clock without a time zone.
        """
        if as_of is not None and as_of.tzinfo is None:
            raise InputError(f"as_of {as_of} has no time zone: give it one, such as tzinfo=datetime.UTC")
        return understand(
            standalone(question, turns),
            as_of or datetime.now(UTC),
            scope,
            self.archive.outlets(),
            partial(reported, self.archive, scope),
        )

    def as_retriever(self, *, k: int = 10, as_of: datetime | None = None, scope: Scope = Scope()) -> BaseRetriever:
        """Give the search as a LangChain retriever."""
        from assistant.adapters.retriever import ArchiveRetriever

        return ArchiveRetriever(find=lambda query, wanted: self.search(query, k=wanted, as_of=as_of, scope=scope), k=k)

    @property
    def chain(self) -> Runnable[dict[str, object], Answer]:
        """The whole chain as a LangChain Runnable: ``{"question", "as_of"?, "scope"?, "thread"?, "extractive"?}`` ->
        Answer.
        """
        from assistant.adapters.runnable import runnable

        return runnable(self.ask)

    def _answerers(self, extractive: bool) -> Iterator[Answerer]:
        """Give the answerers to try in turn: the model where one is set, then the archive's own words."""
        if self.settings.model and not extractive:
            from assistant.answering.written import WrittenAnswerer

            yield WrittenAnswerer(self.settings)
        yield self._extractive

    def _verified(self, draft: Draft, asked: Question, *, written: bool) -> Verified:
        """Hold a draft against the archive; a ``written`` one may be read a second time, by the model."""
        return verify(
            draft,
            lambda article_id: self.archive.article(article_id).text,
            self._statements,
            self._encode if written else None,
            question=asked.standalone,
            strike=self.settings.unsupported == "strike",
            entails=ModelEntailment(self.settings) if written and self.settings.entailment == "model" else None,
        )

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give vectors of the shipped model, by whose cosines verification was measured."""
        if self._shipped is None:
            own = isinstance(self._embedder, MiniLM)
            self._shipped = self._embedder if own else MiniLM(self.settings.threads)
        return self._shipped.encode(texts)

    def _statements(self, article_id: str) -> list[Statement]:
        """Give the ledger's statements of an article."""
        within = self.archive.select_statements(Scope(), article=article_id)
        return [said.statement for said in self.archive.said(self.archive.latest_statements(None, within))]

    def _answer(
        self,
        text: str,
        asked: Question,
        hits: Sequence[Hit],
        name: str,
        verified: Verified,
        notices: Sequence[str],
        clock: _Clock,
    ) -> Answer:
        draft = verified.draft
        return Answer(
            question=text,
            standalone_question=asked.standalone,
            as_of=asked.as_of,
            scope=asked.scope,
            text=draft.text,
            short_answer=draft.short_answer,
            abstained=draft.abstained,
            confidence=draft.confidence,
            answered_by=name,
            claims=draft.claims,
            citations=draft.citations,
            closest=draft.closest or closest(asked, hits, self.archive.analyse) if draft.abstained else (),
            notices=tuple(notices),
            timings_ms=clock.timings(),
        )


def _tokens(pieces: Iterator[str | Draft]) -> Generator[Token, None, Draft]:
    """Pass an answerer's text on as tokens and give its draft."""
    for piece in pieces:
        if isinstance(piece, Draft):
            return piece
        yield Token(piece)
    raise AssertionError("an answerer ends with a draft")


class _Clock:
    """Laps in milliseconds; several laps of one name add up."""

    def __init__(self) -> None:
        self._begun = self._last = time.perf_counter()
        self._laps = dict.fromkeys(("understand", "retrieve", "answer", "verify"), 0.0)

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] += (now - self._last) * 1000
        self._last = now

    def timings(self) -> dict[str, float]:
        return {**self._laps, "total": (time.perf_counter() - self._begun) * 1000}
