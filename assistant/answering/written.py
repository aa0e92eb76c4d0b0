"""Answer through a model: numbered passages in, text with citations out, a token at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.answering.claims import ANSWER_CHARACTERS, draft_of
from assistant.answering.deadline import within
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.faults import explain, fault
from assistant.answering.models import endpoint, load_chat_model
from assistant.domain import Hit
from assistant.errors import RequestDeclined
from assistant.events import Spent
from assistant.question import Question
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

PROMPT = "answer_v1"
"""The prompt in use: ``prompts/PROMPT_system.txt`` and ``prompts/PROMPT_user.txt``. New wording gets a new version."""
THOUGHT_CHARACTERS = 200_000
"""Where a model that does not stop thinking aloud is stopped."""

_BYTES_PER_TOKEN = 4
_THINKS, _THOUGHT = "<think>", "</think>"
_FENCE = re.compile(r"<(?=\s*/?\s*passage\b)", re.IGNORECASE)


class WrittenAnswerer:
    """Has a model write the answer from the passages; every sentence is a claim that verification still judges.

    Raises InputError where the settings name no model, or no way to reach it. The first answer imports the client, 3 s.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._host = endpoint(settings)
        self.name = settings.model or ""

    def stream(self, question: Question, hits: Sequence[Hit]) -> Iterator[str | Draft]:
        """Yield the answer's tokens, then the draft; the tokens are the model's own, with its markers and its mistakes.

        Raises EndpointError, within ``settings.timeout_s``, when the model fails.
        """
        if not hits:
            yield NOT_IN_ARCHIVE
            yield draft_of(NOT_IN_ARCHIVE, ())
            return
        shown = self.passages(question, hits)
        model, asked = chain(load_chat_model(self._settings)), _asked(question, shown)
        said, ended, spent, sent = _Said(), "", None, 0
        problem: Exception | None = None
        try:
            for message in within(self._settings.timeout_s, lambda: model.stream(asked)):
                spent, sent = _counted(message) or spent, sent + len(message.text.encode())
                ended = str(message.response_metadata.get("finish_reason") or ended)
                if token := said.add(message.text):
                    yield token
                if said.full:
                    ended = "length"
                    break
        except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends becomes one plain error
            problem = error
        answer = said.text.strip()
        if problem is not None:
            raise explain(problem, self.name, self._host, self._settings.timeout_s, begun=bool(answer))
        if wrong := _unfinished(answer, ended):
            raise RequestDeclined(str(fault(self.name, self._host, *wrong)))
        spent = spent or _estimated(asked, sent)
        yield replace(draft_of(answer, shown, cut=ended == "length"), spent=spent)

    def passages(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Keep the hits, best first, that fit the prompt; the first always does.

        Tokens are taken as four bytes of UTF-8 each: about right for English and for letters of two or three bytes.
        """
        left = self._settings.prompt_tokens * _BYTES_PER_TOKEN
        left -= _bytes(_prompt("system"), _prompt("user"), question.standalone)
        kept: list[Hit] = []
        for n, hit in enumerate(hits, start=1):
            left -= _bytes(_passage(n, hit))
            if kept and left < 0:
                break
            kept.append(hit)
        return kept


class _Said:
    """What a model has said so far, without what a reasoning model thinks aloud before its answer, and no longer than
    ANSWER_CHARACTERS.
    """

    def __init__(self) -> None:
        self.text = ""
        self._open, self._thinking, self._thought = "", False, 0

    @property
    def full(self) -> bool:
        return len(self.text) >= ANSWER_CHARACTERS or self._thought > THOUGHT_CHARACTERS

    def add(self, piece: str) -> str:
        """Take the next piece; give the part of it that belongs to the answer, once that is known."""
        if not self.text:
            piece = (self._open + piece).lstrip()
            if not self._thought and piece.startswith(_THINKS):
                piece, self._thinking = piece.removeprefix(_THINKS), True
            if self._thinking:
                _, ends, answer = piece.partition(_THOUGHT)
                self._thought += len(piece)
                self._thinking = not ends
                self._open, piece = ("", answer.lstrip()) if ends else (piece[-len(_THOUGHT) :], "")
            elif not self._thought and _THINKS.startswith(piece):
                self._open, piece = piece, ""
            else:
                self._open = ""
        piece = piece[: ANSWER_CHARACTERS - len(self.text)]
        self.text += piece
        return piece


def chain(chat: BaseChatModel) -> Runnable[dict[str, str], BaseMessage]:
    """Compose the LangChain chain: ``{"refusal", "today", "passages", "question"}`` -> the model's message."""
    from langchain_core.prompts import ChatPromptTemplate

    return ChatPromptTemplate.from_messages([("system", _prompt("system")), ("human", _prompt("user"))]) | chat


def _counted(message: BaseMessage) -> Spent | None:
    """Give the tokens that the endpoint says it counted, where it says so: OpenAI does, with the last piece."""
    told = getattr(message, "usage_metadata", None)
    return Spent(told["input_tokens"], told["output_tokens"], counted=True) if told else None


def _estimated(asked: dict[str, str], sent: int) -> Spent:
    """Estimate the tokens of a prompt and of ``sent`` bytes of reply."""
    prompt = sum(len(_prompt(part).format(**asked).encode()) for part in ("system", "user"))
    return Spent(prompt // _BYTES_PER_TOKEN, sent // _BYTES_PER_TOKEN, counted=False)


def _asked(question: Question, shown: Sequence[Hit]) -> dict[str, str]:
    return {
        "refusal": NOT_IN_ARCHIVE,
        "today": f"{question.as_of:%A}, {question.as_of.day} {question.as_of:%B %Y}",
        "passages": "\n\n".join(_passage(n, hit) for n, hit in enumerate(shown, start=1)),
        "question": question.standalone,
    }


def _bytes(*texts: str) -> int:
    return sum(len(text.encode()) + len("\n\n") for text in texts)


def _prompt(part: str) -> str:
    return files("assistant.answering").joinpath("prompts", f"{PROMPT}_{part}.txt").read_text(encoding="utf-8").strip()


def _passage(n: int, hit: Hit) -> str:
    """Fence a passage off; what looks like a fence inside it is made harmless."""
    article = hit.article
    about = {"outlet": article.outlet or "unknown", "date": str(article.published or "unknown"), "title": article.title}
    attributes = " ".join(f'{name}="{" ".join(value.split()).replace(chr(34), "”")}"' for name, value in about.items())
    body = _FENCE.sub("‹", hit.text.strip())
    return f'<passage number="{n}" {_FENCE.sub("‹", attributes)}>\n{body}\n</passage>'


def _unfinished(answer: str, ended: str) -> tuple[str, str] | None:
    """Say what is wrong with an answer that came without an error: what happened, and what to do."""
    if ended == "content_filter":
        return "withheld its answer (content filter)", "put the question differently"
    if not answer:
        return "gave an empty answer", "ask again, or see whether OPENAI_BASE_URL and DATELINE_MODEL are right"
    if not ended:
        return "stopped in the middle of its answer", "ask again"
    return None
