"""The retrieval chain: understand, search, answer, verify; as typed events, as one answer, and as LangChain
Runnables.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event as Flag
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.answering.draft import Answerer
from assistant.answering.extractive import ExtractiveAnswerer, closest
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder, load_embedder
from assistant.checking import Checker
from assistant.conversation import (
    LAST_TURNS,
    SHOWN_TURNS,
    Archived,
    Reading,
    Threads,
    Turn,
    narrowed_to,
    resolve,
    rewritten,
)
from assistant.directory import CurrentDirectory, Person
from assistant.domain import Answer, Hit, Said, Scope, Searched
from assistant.errors import ArchiveError, EndpointError, InputError
from assistant.events import Answered, Event, Notice, Retrieved, Understood
from assistant.happening import reported
from assistant.laps import Laps
from assistant.ledger import said, speaker_named
from assistant.question import Question, understand
from assistant.ranking.reranker import load_reranker
from assistant.replying import Reply, go_on, reply
from assistant.search import queries, search
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

ANSWER_FROM = 20
"""Passages found for an answer; the answerer reads as many as it can use."""
UNRANKED = "What was found is in the order of the built-in ranker."
READ_BY_RULES = "The question was read by rules instead."


class Assistant:
    """An open archive that answers. A context manager; safe to share between threads."""

    def __init__(self, archive: Archive, embedder: Embedder, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self._embedder = embedder
        self.speakers = CurrentDirectory(archive)
        self._reranker = load_reranker(settings)
        self._known = Archived(archive, self.speakers)
        self._extractive = ExtractiveAnswerer(archive, self._embedder, settings, self.speakers)
        self._checked = Checker(archive, self._embedder, settings)

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
        history: Sequence[Turn] = (),
        read_as: str | None = None,
    ) -> Answer:
        """Answer a question; every citation of the answer holds the exact words of a stored article."""
        for event in self.stream(
            question,
            as_of=as_of,
            scope=scope,
            thread=thread,
            extractive=extractive,
            history=history,
            read_as=read_as,
        ):
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
        history: Sequence[Turn] = (),
        read_as: str | None = None,
        stopped: Flag | None = None,
    ) -> Generator[Event, None, None]:
        """Yield what happens on the way to an answer; the last event is Answered.

        ``as_of`` is the clock, by default now. ``thread`` names a conversation kept beside the archive: the question
        may lean on what was asked in it before; ``history`` are turns kept elsewhere. ``read_as`` is the question as
        somebody wants it read: it is asked as it stands, within ``scope`` and nothing the thread narrowed it to.
        ``extractive`` leaves the model out. Raises InputError for a question that can't be read.

        Whoever no longer waits closes the stream, or sets ``stopped`` from another thread, upon which it raises
        Stopped: either breaks off the request to the model at once, and the thread keeps nothing of the turn.
        """
        clock = Laps()
        begun = datetime.now(UTC)
        by_model = self.settings.follow_ups == "model" and bool(self.settings.model) and not extractive
        fetched = SHOWN_TURNS if by_model else LAST_TURNS
        turns = Threads(self.archive.path).turns(thread, fetched) if thread else history
        reading = Reading(read_as) if read_as is not None else self.read(question, turns, as_of, by_model, stopped)
        asked = self.understand(reading.question, as_of, narrowed_to(scope, reading.narrowed))
        clock.lap("understand")
        yield Understood(asked.standalone, asked.as_of, asked.scope)
        go_on(stopped)
        notices = [reading.notice] if reading.notice else []
        try:
            hits = tuple(search(self.archive, self._embedder, asked, ANSWER_FROM, self._reranker))
        except EndpointError as error:
            hits = tuple(search(self.archive, self._embedder, asked, ANSWER_FROM))
            notices.append(f"{error}. {UNRANKED}")
        clock.lap("retrieve")
        yield Retrieved(hits)
        yield from (Notice(text) for text in notices)
        go_on(stopped)
        answerers = self._answerers(extractive, stopped)
        replied = yield from reply(answerers, asked, hits, partial(self._checked, asked), clock.lap, stopped)
        replied = replace(replied, notices=(*notices, *replied.notices))
        answer = self._answer(question, asked, hits, replied, clock)
        go_on(stopped)
        if thread:
            try:
                Threads(self.archive.path).append(thread, answer, narrowed=reading.narrowed, asked=begun)
            except ArchiveError as error:  # the answer is worth more than its record
                answer = replace(answer, notices=(*answer.notices, f"This turn was not kept: {error}"))
        yield Answered(answer)

    def search(self, query: str, *, k: int = 10, as_of: datetime | None = None, scope: Scope = Scope()) -> list[Hit]:
        """Find the ``k`` best passages for a query, best first. Raises EndpointError where the reranker fails."""
        return search(self.archive, self._embedder, self.understand(query, as_of, scope), k, self._reranker)

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

    def read(
        self,
        question: str,
        turns: Sequence[Turn],
        as_of: datetime | None = None,
        by_model: bool = False,
        stopped: Flag | None = None,
    ) -> Reading:
        """Make a question readable without the ``turns`` before it: by rules, or by the model, which rules check."""
        if not turns:
            return Reading(question)
        by_rules = resolve(question, turns, as_of or datetime.now(UTC), self.archive.outlets(), self._known)
        if not by_model:
            return by_rules
        try:
            return replace(by_rules, question=rewritten(question, turns, self.settings, stopped))
        except EndpointError as error:
            return replace(by_rules, notice=f"{error}. {READ_BY_RULES}".replace("..", "."))

    def understand(self, question: str, as_of: datetime | None, scope: Scope) -> Question:
        """Read a question that stands alone: its period, its speakers, what kind of answer it wants.

        Raises InputError for a question without words or a clock without a time zone.
        """
        if as_of is not None and as_of.tzinfo is None:
            raise InputError(f"as_of {as_of} has no time zone: give it one, such as tzinfo=datetime.UTC")
        return understand(
            question,
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
        """The whole chain as a LangChain Runnable: ``{"question", "as_of"?, "scope"?, "thread"?, "extractive"?,
        "read_as"?}`` -> Answer.
        """
        from assistant.adapters.runnable import runnable

        return runnable(self.ask)

    def _answerers(self, extractive: bool, stopped: Flag | None) -> list[Answerer]:
        """Give the answerers to try in turn: the models that are set, then the archive's own words."""
        names = () if extractive else self.settings.models
        if not names:
            return [self._extractive]
        from assistant.answering.written import Patience, WrittenAnswerer

        until = time.monotonic() + self.settings.timeout_s
        return [
            *(
                WrittenAnswerer(self.settings.model_copy(update={"model": name}), Patience(until, after, stopped))
                for after, name in zip(reversed(range(len(names))), names, strict=True)
            ),
            self._extractive,
        ]

    def _answer(
        self,
        text: str,
        asked: Question,
        hits: Sequence[Hit],
        replied: Reply,
        clock: Laps,
    ) -> Answer:
        draft = replied.verified.draft
        return Answer(
            question=text,
            standalone_question=asked.standalone,
            as_of=asked.as_of,
            scope=asked.scope,
            text=draft.text,
            short_answer=draft.short_answer,
            abstained=draft.abstained,
            confidence=draft.confidence,
            answered_by=replied.by,
            claims=draft.claims,
            citations=draft.citations,
            differing=draft.differing,
            closest=draft.closest or closest(asked, hits, self.archive.analyse) if draft.abstained else (),
            searched=Searched(queries(asked), self.archive.extent(asked.scope)) if draft.abstained else None,
            notices=replied.notices,
            timings_ms=clock.timings(),
        )
