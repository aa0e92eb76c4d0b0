"""Answer through a model: passages under keys in, text with citations out, a token at a time."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims import draft_of
from assistant.answering.deadline import Patience, within
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.faults import explain, fault, no_temperature, too_long
from assistant.answering.heard import Heard
from assistant.answering.keys import Numbering, numbered
from assistant.answering.models import endpoint, load_chat_model
from assistant.answering.prompt import Asked, ask
from assistant.answering.spending import NOTHING, counted, spent_on
from assistant.domain import Hit
from assistant.errors import DatelineError, EndpointError, RequestDeclined
from assistant.question import Question
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

_ENDED_BY = ("finish_reason", "stop_reason", "done_reason", "stopReason")
"""Where the providers' messages say why they end."""
_CUT = frozenset({"length", "max_tokens", "model_length"})
_WITHHELD = frozenset(
    {"content_filter", "refusal", "safety", "blocklist", "prohibited_content", "guardrail_intervened"}
)


class WrittenAnswerer:
    """Has a model write the answer from the passages; every sentence is a claim that verification still judges.

    Without ``patience`` the model has ``settings.timeout_s`` from when it is asked. Raises InputError where the
    settings name no model, or no way to reach it. The first answer imports the client, 1 to 3 s.
    """

    def __init__(self, settings: Settings, patience: Patience | None = None) -> None:
        self._settings = settings
        self._patience = patience
        self._endpoint = endpoint(settings)
        self.name = settings.model or ""

    def stream(self, question: Question, hits: Sequence[Hit]) -> Iterator[str | Draft]:
        """Yield the answer's tokens, then the draft. The tokens are the model's own words and mistakes, with the number
        of a passage where it wrote the passage's key.

        Raises EndpointError, in time, when the model fails, and Stopped when the reader stops it. A model that finds
        the prompt too long is asked again, once, with half the passages, and one that takes no temperature without it.
        """
        if not hits:
            yield NOT_IN_ARCHIVE
            yield draft_of(NOT_IN_ARCHIVE, ())
            return
        patience = self._patience or Patience(time.monotonic() + self._settings.timeout_s)
        model = load_chat_model(self._settings)
        if patience.until <= time.monotonic():
            raise fault(self._endpoint, "was not asked, for no time was left", "ask again")
        asked = ask(question, hits, self._settings.prompt_tokens)
        notices: tuple[str, ...] = ()
        halved = warm = False
        while True:
            try:
                yield from self._written(model, asked, patience, notices)
            except _Refused as refused:
                if refused.too_long and not halved and len(asked.shown) > 1:
                    fewer = ask(question, asked.shown[: len(asked.shown) // 2], self._settings.prompt_tokens)
                    asked, notices, halved = fewer, (self._shortened(asked, fewer),), True
                elif refused.temperature and not warm:
                    model, warm = load_chat_model(self._settings, temperature=None), True
                else:
                    raise refused.said from None
            else:
                return

    def _shortened(self, asked: Asked, fewer: Asked) -> str:
        return (
            f"The passages were too long for {self.name}, so it was shown {len(fewer.shown)} of {len(asked.shown)}; "
            "DATELINE_PROMPT_TOKENS sets how long they may be."
        )

    def _written(
        self, model: BaseChatModel, asked: Asked, patience: Patience, notices: tuple[str, ...] = ()
    ) -> Iterator[str | Draft]:
        """Ask once."""
        heard, shown, said, ended, spent = Heard(), Numbering(asked.keys), list[str](), "", NOTHING
        left = max(patience.until - time.monotonic(), 0.0)
        silence = left / (patience.after + 1)
        problem: Exception | None = None
        reading = within(left, _asking(model, asked), silence_s=silence, stopped=patience.stopped)
        try:
            with closing(reading) as pieces:
                for message in pieces:
                    said.append(message.text)
                    spent, ended = counted(spent, message), _ended(message) or ended
                    if token := shown.add(heard.add(message.text)):
                        yield token
                    if heard.full:
                        ended = "length"
                        break
        except DatelineError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends becomes one plain error
            problem = error
        if token := shown.rest():
            yield token
        answer = heard.text.strip()
        if problem is not None:
            what = explain(problem, self._endpoint, self._settings.timeout_s, begun=bool(answer))
            refused = _Refused(what, too_long=too_long(problem), temperature=no_temperature(problem))
            raise refused if not answer and (refused.too_long or refused.temperature) else what
        if wrong := self._unfinished(answer, ended):
            raise RequestDeclined(str(fault(self._endpoint, *wrong)))
        spent = spent_on(spent, f"{asked.system}\n{asked.user}", "".join(said))
        draft = draft_of(numbered(answer, asked.keys), asked.shown, cut=ended in _CUT)
        yield replace(draft, spent=spent, notices=(*notices, *draft.notices))

    def _unfinished(self, answer: str, ended: str) -> tuple[str, str] | None:
        """Say what is wrong with an answer that came without an error: what happened, and what to do."""
        if ended in _WITHHELD:
            return "withheld its answer (content filter)", "put the question differently"
        if not answer:
            right = f"see whether {self._endpoint.address} and DATELINE_MODEL are right"
            return "gave an empty answer", f"ask again, or {right}"
        if not ended:
            return "stopped in the middle of its answer", "ask again"
        return None


class _Refused(Exception):
    """The model does not take this request but may take another; ``said`` is what the reader is told if it does not."""

    def __init__(self, said: EndpointError, *, too_long: bool, temperature: bool) -> None:
        super().__init__(str(said))
        self.said = said
        self.too_long = too_long
        self.temperature = temperature


def chain(chat: BaseChatModel) -> Runnable[dict[str, str], BaseMessage]:
    """Compose the LangChain chain: ``{"system", "user"}`` -> the model's message."""
    from langchain_core.prompts import ChatPromptTemplate

    return ChatPromptTemplate.from_messages([("system", "{system}"), ("human", "{user}")]) | chat


def _asking(model: BaseChatModel, asked: Asked) -> Callable[[], AsyncIterator[BaseMessage]]:
    return lambda: chain(model).astream({"system": asked.system, "user": asked.user})


def _ended(message: BaseMessage) -> str:
    """Give why the answer ends with this piece, in small letters, or nothing where it goes on."""
    reasons = (message.response_metadata.get(name) for name in _ENDED_BY)
    return next((str(reason).lower() for reason in reasons if reason), "")
