"""Dateline as it is shipped, asked through the same stream as the page and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import chain

from assistant import Assistant
from assistant.answering.prompt import PROMPT
from assistant.conversation import Turn, turn_of
from assistant.domain import Answer, Hit, Scope
from assistant.errors import EndpointError, InputError
from assistant.events import Answered, Notice, Retrieved, Spent
from eval.cases import Case
from eval.outcomes import Outcome, Tokens
from eval.pricing import Price
from eval.reads import Told
from eval.systems import Declined
from eval.systems.checking import around, misquoted

_SECRET = frozenset(
    {
        "openai_api_key",
        "openai_base_url",
        "embedding_base_url",
        "embedding_key",
        "reranker",
        "reranker_key",
        "archive",
    }
)
"""Keys, and what may hold one or a path of this machine."""


class Dateline:
    """An open archive that is asked; ``now`` is the clock for cases without one. The caller closes the assistant."""

    def __init__(self, assistant: Assistant, now: datetime, price: Price | None = None) -> None:
        self._assistant = assistant
        self._now = now
        self._price = price
        self._asked: dict[tuple[object, ...], Turn] = {}
        self.name = f"dateline-{assistant.settings.model or 'extractive'}"

    def described(self) -> Mapping[str, object]:
        """Give settings, and the models by name and digest."""
        settings, embedder = self._assistant.settings, self._assistant.archive.embedder
        written = {"answers": settings.model, "prompt": PROMPT} if settings.model else {"answers": None}
        reranker = {"reranker": settings.reranker_model} if settings.reranker else {}
        return {
            "settings": settings.model_dump(mode="json", exclude=set(_SECRET)),
            "models": {"embedder": embedder.model_id, "weights": embedder.fingerprint, **reranker, **written},
            "price": None if self._price is None else str(self._price),
        }

    def ask(self, case: Case) -> Outcome:
        """Ask as of the case's day, after the questions of its history, with its articles left out.

        A question that can't be read is an outcome without an answer; any other InputError is a fault and passes.
        """
        hits: tuple[Hit, ...] = ()
        spent: Spent | None = None
        as_of, scope = case.as_of or self._now, Scope(exclude=case.exclude)
        try:
            events = self._assistant.stream(case.question, as_of=as_of, scope=scope, history=self._history(case, as_of))
            understood = next(events)  # the question is read before anything is told
        except InputError as error:
            return Outcome(case.id, None, error=str(error))
        for event in chain((understood,), events):
            match event:
                case Retrieved():
                    hits = event.hits
                case Spent():
                    spent = event if spent is None else spent + event
                case Notice() if event.fault and event.declined:
                    raise Declined(Outcome(case.id, None, hits, error=event.fault))
                case Notice() if event.fault:
                    raise EndpointError(event.fault)
                case Answered():
                    return self._outcome(case, event.answer, hits, spent)
        raise AssertionError("a stream ends with Answered")

    def _history(self, case: Case, as_of: datetime) -> tuple[Turn, ...]:
        """Give the turns before a case's question: asked of the archive, or answered as the case tells."""
        turns: tuple[Turn, ...] = ()
        for n, question in enumerate(case.history):
            told = case.told[n] if n < len(case.told) else None
            turns = (*turns, self._turn(turns, question, as_of, Scope(exclude=case.exclude), told))
        return turns

    def _turn(self, before: tuple[Turn, ...], question: str, as_of: datetime, scope: Scope, told: Told | None) -> Turn:
        """Give the turn that a question makes after others; one asked before is not asked again."""
        key = (tuple(turn.question for turn in before), question, as_of, scope, told)
        if (kept := self._asked.get(key)) is None:
            reading = self._assistant.read(question, before, as_of)
            if told is None:
                answer = self._assistant.ask(question, as_of=as_of, scope=scope, history=before)
            else:
                answer = told.answer(question, reading.question, as_of, reading.narrowed)
            kept = self._asked[key] = turn_of(len(before) + 1, as_of, answer, reading.narrowed)
        return kept

    def _outcome(self, case: Case, answer: Answer, hits: tuple[Hit, ...], spent: Spent | None) -> Outcome:
        archive = self._assistant.archive
        return Outcome(
            case.id,
            answer,
            hits,
            around(archive, answer.citations),
            misquoted(archive, (*answer.citations, *answer.closest)),
            tokens=None if spent is None else self._tokens(spent),
        )

    def _tokens(self, spent: Spent) -> Tokens:
        cost = None if self._price is None else self._price.of(spent.read, spent.wrote)
        return Tokens(spent.read, spent.wrote, cost)
