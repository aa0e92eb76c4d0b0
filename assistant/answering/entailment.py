"""A second reader of a written answer: the model says of each claim whether its passages carry it, by what words."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answering.deadline import Patience, within
from assistant.answering.faults import explain, fault
from assistant.answering.models import endpoint, load_chat_model
from assistant.errors import EndpointError, Stopped
from assistant.fence import fenced
from assistant.prompts import prompt_text
from assistant.settings import Settings
from assistant.wording import verbatim

PROMPT = "entailment_v1"
"""The prompt in use: ``prompts/PROMPT_system.txt``. New wording gets a new version."""
_TOKENS_EACH, _TOKENS = 150, 200
"""Tokens a reply may have for each claim, and beside."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and the paragraphs that its citations are from."""

    claim: str
    passages: tuple[str, ...]


Entails = Callable[[Sequence[Asked]], Sequence[str | None]]
"""Says of each claim why its passages do not carry it, None where they do. Raises EndpointError."""


class Verdict(BaseModel):
    """What the model says of one claim; ``words`` are those of a passage that carry it, or contradict it."""

    model_config = ConfigDict(extra="forbid")
    claim: int
    verdict: Literal["supported", "unsupported", "contradicted"]
    words: str


class Verdicts(BaseModel):
    """One verdict for each claim."""

    model_config = ConfigDict(extra="forbid")
    verdicts: list[Verdict]


class ModelEntailment:
    """Asks the chat model, once for all claims of an answer. Raises InputError where the settings name no model."""

    def __init__(self, settings: Settings, patience: Patience | None = None) -> None:
        self._settings = settings
        self._patience = patience
        self._endpoint = endpoint(settings)

    def __call__(self, asked: Sequence[Asked]) -> list[str | None]:
        """Give a reason for each claim that falls: one that is not called supported, or for which the model can show no
        words that stand in a passage letter for letter.

        Raises EndpointError where the model fails or leaves a claim out, in what is left of the ``patience`` for the
        question (without one, ``settings.timeout_s``), and Stopped when the reader stops it.
        """
        patience = self._patience or Patience(time.monotonic() + self._settings.timeout_s)
        if not patience.left:
            raise fault(self._endpoint, "was not asked, for no time was left", "ask again")
        try:
            with closing(within(patience.left, lambda: self._send(asked), stopped=patience.stopped)) as pieces:
                reply = next(pieces, None)
        except Stopped:
            raise
        except (ValidationError, ValueError):
            reply = None
        except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends becomes one plain error
            raise explain(error, self._endpoint, self._settings.timeout_s, begun=False) from None
        found = {each.claim: each for each in reply.verdicts} if reply else {}
        if set(found) != set(range(1, len(asked) + 1)):
            raise EndpointError(
                str(fault(self._endpoint, "gave no verdict on the answer", "set DATELINE_ENTAILMENT to rules"))
            )
        return [_reason(found[n], one) for n, one in enumerate(asked, start=1)]

    async def _send(self, asked: Sequence[Asked]) -> AsyncIterator[Verdicts]:
        model = load_chat_model(self._settings)
        limit = _TOKENS + _TOKENS_EACH * len(asked)
        held = model.with_structured_output(Verdicts, method="json_schema", strict=True, max_tokens=limit)
        yield Verdicts.model_validate(await held.ainvoke([("system", _system()), ("human", _user(asked))]))


def _reason(verdict: Verdict, asked: Asked) -> str | None:
    match verdict.verdict:
        case "supported":
            shown = verdict.words.strip() and any(any(verbatim(verdict.words, text)) for text in asked.passages)
            return None if shown else "a second reading found no words that carry it"
        case "contradicted":
            return "a second reading found that the article says the contrary"
        case _:
            return "a second reading found that the article does not say so"


def _system() -> str:
    return prompt_text("assistant.answering", f"{PROMPT}_system")


def _user(asked: Sequence[Asked]) -> str:
    """Write the claims with their passages, each fenced off."""
    return "\n\n".join(
        "\n".join(
            (
                fenced("claim", one.claim, number=str(n)),
                *(fenced("passage", text) for text in dict.fromkeys(one.passages)),
            )
        )
        for n, one in enumerate(asked, start=1)
    )
