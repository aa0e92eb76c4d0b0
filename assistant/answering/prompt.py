"""What a model is asked: the passages, each fenced off under its key, and the rules and the question around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.budget import MARGIN, fitting, tokens
from assistant.answering.draft import NOT_IN_ARCHIVE
from assistant.answering.keys import keys_for
from assistant.domain import Hit
from assistant.fence import fenced, harmless
from assistant.prompts import prompt_text
from assistant.question import Question

PROMPT = "answer_v2"
"""The prompt in use: ``prompts/PROMPT_system.txt`` and ``prompts/PROMPT_user.txt``. New wording gets a new version."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The two messages that are sent, and the passages in them with the keys they were shown under."""

    system: str
    user: str
    shown: tuple[Hit, ...]
    keys: tuple[str, ...]


def ask(question: Question, hits: Sequence[Hit], limit: int) -> Asked:
    """Compose the prompt from the best hits that fit into ``limit`` tokens; the first always does."""
    keys = keys_for(question.standalone, [_told(hit) for hit in hits])
    left = limit - MARGIN * tokens(_part("system") + _part("user") + question.standalone)
    blocks = [_passage(key, hit) for key, hit in zip(keys, hits, strict=True)]
    shown = fitting(zip(range(len(hits)), blocks, strict=True), left)
    slots = {
        "refusal": NOT_IN_ARCHIVE,
        "today": f"{question.as_of:%A}, {question.as_of.day} {question.as_of:%B %Y}",
        "passages": "\n\n".join(blocks[n] for n in shown),
        "question": harmless(question.standalone),
        "example": keys[0],
    }
    return Asked(
        _part("system").format(**slots),
        _part("user").format(**slots),
        tuple(hits[n] for n in shown),
        tuple(keys[n] for n in shown),
    )


def _part(part: str) -> str:
    return prompt_text("assistant.answering", f"{PROMPT}_{part}")


def _passage(key: str, hit: Hit) -> str:
    article = hit.article
    return fenced(
        "passage",
        hit.text,
        key=key,
        outlet=article.outlet or "unknown",
        date=str(article.published or "unknown"),
        title=article.title,
    )


def _told(hit: Hit) -> str:
    """Give all that the model reads of a hit, in which no key may occur."""
    return f"{hit.article.title}\n{hit.article.outlet}\n{hit.text}"
