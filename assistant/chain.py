"""The retrieval chain: understand, search, answer, verify; as typed events, as one answer, and as LangChain
Runnables.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event as Flag
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.answered import answer_of, left_out, unheard
from assistant.answering.asking_back import AskingBack
from assistant.answering.deadline import Patience
from assistant.answering.draft import Answerer
from assistant.answering.extractive import ExtractiveAnswerer
from assistant.answering.let_through import at_odds
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder, load_embedder
from assistant.archive.recalling import Recalling
from assistant.asking.foreign import ENGLISH_ONLY, is_foreign, telling
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
from assistant.domain import Answer, Hit, Said, Scope
from assistant.errors import ArchiveError, InputError, RerankerError
from assistant.events import Answered, Event, Notice, Retrieved, Understood
from assistant.happening import reported
from assistant.laps import Laps
from assistant.ledger import said, speaker_named
from assistant.question import Question, understand
from assistant.ranking.reranker import Reranker, load_reranker
from assistant.replying import go_on, reply
from assistant.search import search
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

ANSWER_FROM = 20
"""Passages found for an answer; the answerer reads as many as it can use."""
UNRANKED = "What was found is in the order of the built-in ranker."
EMPTY = "The archive is empty, so it says nothing yet: bring articles in with `dateline ingest SOURCE`."


class Assistant:
    """An open archive that answers. A context manager; safe to share between threads."""

    def __init__(self, archive: Archive, embedder: Embedder, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self._embedder = embedder
        self.speakers = CurrentDirectory(archive)
        self._reranker = load_reranker(settings)
        self._known = Archived(archive, self.speakers)
        self._extractive = ExtractiveAnswerer(archive, self._embedder, settings, self.speakers, reranker=self._reranker)
        self._checked = Checker(archive, self._embedder, settings)

    @classmethod
    def open(cls, archive: Path | str | None = None, settings: Settings | None = None) -> Self:
        """Open the archive for reading. Raises ArchiveMissing, ArchiveTooNew, ModelMismatch or ArchiveDamaged."""
        settings = settings or load()
        embedder = load_embedder(settings)
        return cls(Archive.open(Path(archive or settings.archive), embedder), Recalling(embedder), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self.archive.close()

    def answering_with(self, settings: Settings) -> Self:
        """Give an assistant that answers by other settings from this open archive, without opening or loading anything
        again: another model or key, another line of refusal.

        How passages are found stays as it was opened. The archive is this one's: close this one, and last.
        """
        other = copy(self)
        other.settings = settings
        other._extractive = self._extractive.answering_with(settings)
        other._checked = self._checked.answering_with(settings)
        return other

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
        # one for all models of the question: who reads it, who answers, who reads the answer again
        patience = Patience(time.monotonic() + self.settings.timeout_s, stopped=stopped)
        notices = list[str]()
        turns = history
        if thread:
            try:
                turns = Threads(self.archive.path).turns(thread, fetched)
            except ArchiveError as error:  # the question may well stand alone
                notices.append(f"What was asked before was not read: {error}")
        reading = Reading(read_as) if read_as is not None else self.read(question, turns, as_of, by_model, stopped)
        asked = self.understand(reading.question, as_of, narrowed_to(scope, reading.narrowed))
        refused, unheard = at_odds(asked, self.speakers, self.archive)
        asks_back = reading.unclear or ("" if self.archive.passage_count() else EMPTY) or refused
        clock.lap("understand")
        yield Understood(asked.standalone, asked.as_of, asked.scope)
        go_on(stopped)
        notices += [each for each in (reading.notice, unheard) if each]
        try:
            hits = () if asks_back else tuple(self._found(asked, self._reranker))
        except RerankerError as error:
            hits = tuple(self._found(asked))
            notices.append(f"{error}. {UNRANKED}")
        if is_foreign(asked.standalone) and not asks_back:
            notices.append(ENGLISH_ONLY)
        notices += [] if asks_back else left_out(self.archive, asked.as_of, asked.scope)
        clock.lap("retrieve")
        yield Retrieved(hits)
        yield from (reading.spent,) if reading.spent else ()
        yield from (Notice(text) for text in notices)
        go_on(stopped)
        check = partial(self._checked, asked, patience=patience)
        answerers: list[Answerer] = [AskingBack(asks_back)] if asks_back else self._answerers(extractive, patience)
        replied = yield from reply(answerers, asked, hits, check, clock.lap, stopped)
        replied = replace(replied, notices=(*notices, *replied.notices))
        answer = answer_of(self.archive, question, asked, hits, replied, clock.timings())
        if asks_back:
            answer = replace(answer, searched=None, notices=replied.notices)
        go_on(stopped)
        if thread:
            try:
                Threads(self.archive.path).append(thread, answer, narrowed=reading.narrowed, asked=begun)
            except ArchiveError as error:  # the answer is worth more than its record
                answer = replace(answer, notices=(*answer.notices, f"This turn was not kept: {error}"))
        yield Answered(answer)

    def search(self, query: str, *, k: int = 10, as_of: datetime | None = None, scope: Scope = Scope()) -> list[Hit]:
        """Find the ``k`` best passages for a query, best first. Raises RerankerError where the reranker fails."""
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
        """Find ``k`` (None for all) statements of a speaker, or of anybody, newest first; on a topic anybody's are best
        first.

        Raises InputError, naming who may be meant, for a speaker who is unknown or may be several.
        """
        if isinstance(speaker, str):
            speaker = speaker_named(self.speakers.get(), speaker, self.archive, scope)
        return said(self.archive, speaker=speaker, about=about, scope=scope, article=article, k=k)

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
        if not by_model or by_rules.unclear:
            return by_rules
        return rewritten(by_rules, question, turns, self.settings, stopped)

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

    def _found(self, asked: Question, reranker: Reranker | None = None) -> list[Hit]:
        if is_foreign(asked.standalone):
            asked = self.understand(telling(asked.standalone), asked.as_of, asked.scope)
        return search(self.archive, self._embedder, asked, ANSWER_FROM, reranker)

    def notices(self, query: str, *, as_of: datetime | None = None, scope: Scope = Scope()) -> list[str]:
        """Say what a search leaves out, and where it can only find what is near in meaning."""
        meant = unheard(self.archive, query)
        return [*([meant] if meant else []), *left_out(self.archive, as_of or datetime.now(UTC), scope)]

    def _answerers(self, extractive: bool, patience: Patience) -> list[Answerer]:
        """Give the answerers to try in turn: the models that are set, then the archive's own words."""
        names = () if extractive else self.settings.models
        if not names:
            return [self._extractive]
        from assistant.answering.written import WrittenAnswerer

        return [
            *(
                WrittenAnswerer(self.settings.model_copy(update={"model": name}), replace(patience, after=after))
                for after, name in zip(reversed(range(len(names))), names, strict=True)
            ),
            self._extractive,
        ]
