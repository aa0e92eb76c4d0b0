"""Ask the judging model, once for each request, and again only where another try may help."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.answering.deadline import within
from assistant.answering.faults import Kind, explain, fault, kind, retry_after
from assistant.answering.models import endpoint, load_chat_model
from assistant.answering.providers import split
from assistant.errors import EndpointError, InputError
from assistant.settings import Settings
from eval.judge.cache import Reply
from eval.judge.prompt import Asked
from eval.judge.replies import schema
from eval.judge.verdicts import Mode

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds before the second try and those after it; the last one repeats."""
IN_A_ROW = 3
"""So many requests refused or garbled one after another are the endpoint's fault and not the items'."""
KEPT = "What was judged is kept: the same run goes on from there."

_CUT = "length"
_WITHHELD = "content_filter"


@dataclass(frozen=True, slots=True)
class Options:
    """How a judge asks. ``mode`` is chosen here and nowhere else: an endpoint that refuses a schema stops the run.

    ``patience_s`` limits the tries of one request; each of them has ``settings.timeout_s``. A reply is cut off, and the
    item unscored, at ``reply_tokens``: a verdict has some sixty, and a reasoning model thinks before it.
    """

    mode: Mode = Mode.SCHEMA
    seed: int = 7
    reply_tokens: int = 2000
    patience_s: float = 120.0


class Unusable(Exception):
    """This one request got no reply to judge by; the message says why."""


class Endpoint:
    """The model that judges. Imports and opens the client with the first request (3 s).

    Raises InputError where the settings name no model, or no way to reach it.
    """

    def __init__(self, settings: Settings, options: Options, pause: Callable[[float], None] = time.sleep) -> None:
        self._endpoint = endpoint(settings)
        if split(settings.model or "")[0] is not None:
            raise InputError(
                f"the judge asks OpenAI-compatible endpoints only, not {settings.model}: name a model without a "
                "provider, and its endpoint in OPENAI_BASE_URL"
            )
        self._settings = settings
        self._options = options
        self._pause = pause
        self._unusable = 0
        self.model = settings.model or ""
        self.address = self._endpoint.host + urlsplit(settings.openai_base_url or "").path.rstrip("/")
        """Host, port and path: two servers of one's own may both call their model "default"."""

    def accepted(self) -> None:
        """Note that this endpoint has answered in this mode, now or in an earlier run."""
        self._unusable = 0

    def ask(self, asked: Asked) -> Reply:
        """Give the model's reply.

        Raises EndpointError where the run should stop: at once where no request can succeed, after ``patience_s`` of
        tries where one might. Raises Unusable where only this request failed.
        """
        model = self._model
        deadline = time.monotonic() + self._options.patience_s
        for wait in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                reply = next(within(self._settings.timeout_s, lambda: self._send(model, asked)))
            except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends is told apart here
                problem, what = error, kind(error)
            else:
                if not reply.text.strip() and reply.finish not in (_CUT, _WITHHELD):
                    raise self._no_use(
                        "gave an empty answer", "see whether OPENAI_BASE_URL and DATELINE_MODEL are right"
                    )
                self.accepted()
                return reply
            wait = max(wait, retry_after(problem))
            if what is Kind.REFUSED:
                raise self._no_use(*self._refusal(problem)) from None
            said = explain(problem, self._endpoint, self._settings.timeout_s, begun=False)
            if what is Kind.GARBLED:
                raise self._no_use(said) from None
            if what is Kind.LASTING or time.monotonic() + wait > deadline:
                raise EndpointError(f"{said} {KEPT}") from None
            self._pause(wait)
        raise AssertionError("the pauses never end")

    def _no_use(self, what: str | EndpointError, remedy: str = "") -> Exception:
        """Give Unusable for the item, or EndpointError where it is one too many in a row."""
        said = what if isinstance(what, EndpointError) else fault(self._endpoint, what, remedy)
        self._unusable += 1
        return EndpointError(f"{said} {KEPT}") if self._unusable >= IN_A_ROW else Unusable(str(said))

    def _refusal(self, error: Exception) -> tuple[str, str]:
        code = getattr(error, "status_code", 0)
        if self._options.mode is Mode.SCHEMA:
            return (
                f"did not accept the request (HTTP {code})",
                "it may not know JSON schemas: judge in the mode plain_json, or see whether the text is too long",
            )
        return f"did not accept the request (HTTP {code})", "see whether the text is too long for it"

    @cached_property
    def _model(self) -> BaseChatModel:
        return load_chat_model(self._settings)

    async def _send(self, model: BaseChatModel, asked: Asked) -> AsyncIterator[Reply]:
        import openai

        messages = [("system", asked.system), ("human", asked.user)]
        limits = {"seed": self._options.seed, "max_tokens": self._options.reply_tokens}
        try:
            if self._options.mode is Mode.SCHEMA:
                form = schema(asked.labels)
                held = model.with_structured_output(form, method="json_schema", strict=True, include_raw=True, **limits)
                answered = await held.ainvoke(messages)
                message: AIMessage = answered["raw"]  # type: ignore[index]  # a dict, with include_raw
            else:
                message = await model.bind(**limits).ainvoke(messages)
        except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
            used = error.completion.usage if error.completion else None
            finish = _CUT if isinstance(error, openai.LengthFinishReasonError) else _WITHHELD
            yield Reply("", finish, used.prompt_tokens if used else 0, used.completion_tokens if used else 0)
            return
        tokens = message.usage_metadata
        yield Reply(
            self._without_key(message.text),
            str(message.response_metadata.get("finish_reason") or ""),
            tokens["input_tokens"] if tokens else 0,
            tokens["output_tokens"] if tokens else 0,
        )

    def _without_key(self, text: str) -> str:
        key = self._settings.openai_api_key.get_secret_value() if self._settings.openai_api_key else ""
        return text.replace(key, "…") if key else text


def complaint(reply: Reply) -> str | None:
    """Say why a reply that came whole over the wire is no verdict all the same, if it is none."""
    if reply.finish == _CUT:
        return "the judge's reply was cut off by the limit of its tokens"
    if reply.finish == _WITHHELD:
        return "the endpoint withheld the judge's reply (content filter)"
    return None
