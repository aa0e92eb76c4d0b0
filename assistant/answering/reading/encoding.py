"""A question and a stretch of an article as the reader takes them: word-pieces, and for each what an uncased model
can't see: which part it is of, how its word is written, whether the question has that word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION, TITLE, LONGEST = 48, 20, 224
"""Word-pieces of the question (its last), of the title (its first), and of everything together."""
KINDS = 32
"""Kinds of word-piece: 0 for a mark of the model's own, then 10 for each part."""
_CLS, _SEP = 101, 102
_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    """a an the of in on at to for and or is was were are be by with from that this which what who how when where it
    its as has have had will did do does""".split()
)
Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the model is given, and where the stretch's word-pieces begin in it and stand in the text."""

    ids: list[int]
    kinds: list[int]
    first: int
    offsets: list[tuple[int, int]]


def encode(tokenizer: Tokenizer, question: str, title: str, text: str) -> Encoded:
    """Encode one reading; ``tokenizer`` must not truncate. What does not fit of ``text`` is left out at its end."""
    asked = frozenset(word for word in _WORD.findall(question.lower()) if word not in _COMMON)
    parts = [tokenizer.encode(_whole(part), add_special_tokens=False) for part in (question, title, text)]
    asking, above = parts[0].ids[-QUESTION:], parts[1].ids[:TITLE]
    room = LONGEST - 3 - len(asking) - len(above)
    body, offsets = parts[2].ids[:room], parts[2].offsets[:room]
    ids = [_CLS, *asking, _SEP, *above, _SEP, *body]
    kinds = [
        0,
        *_kinds(question, parts[0].offsets[-QUESTION:], 0, frozenset()),
        0,
        *_kinds(title, parts[1].offsets[:TITLE], 1, asked),
        0,
        *_kinds(text, offsets, 2, asked),
    ]
    return Encoded(ids, kinds, len(ids) - len(body), offsets)


def _whole(text: str) -> str:
    """Put a question mark for half a surrogate pair, which the tokenizer refuses; the offsets hold."""
    return text.encode("utf-8", "replace").decode()


def _kinds(text: str, offsets: Offsets, part: int, asked: frozenset[str]) -> list[int]:
    found = []
    for start, end in offsets:
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        word = text[start:end]
        found.append(1 + 10 * part + 2 * _look(word) + (word.lower() in asked))
    return found


def _look(word: str) -> int:
    """Give 0 for a mark, 1 for a figure, 2 for capitals, 3 for one capital, 4 for a plain word."""
    if not word[:1].isalnum():
        return 0
    if word[0].isdigit():
        return 1
    if word.isupper() and len(word) > 1:
        return 2
    return 3 if word[0].isupper() else 4
