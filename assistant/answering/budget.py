"""How many tokens a text is, near enough to keep a prompt within a model's window without asking the model.

The tokenizers that could tell are not at hand: tiktoken downloads its vocabularies, LangChain's ``get_num_tokens``
falls back on it or on a download from a hub, and an endpoint of one's own may run any model. So the tokens are
estimated, and a model that finds the prompt too long all the same is asked once more with half the passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

MARGIN = 1.1
"""With it a vocabulary of 131,000 tokens never gave more than was estimated, in nine languages; one of 49,000 gave 7 %
less than that in English, and up to twice as many in the others (docs/written.md)."""
_DIGIT = re.compile(r"[0-9]")
_PLAIN = 4
"""ASCII characters of a token."""
_OTHER = 3
"""Bytes of a token in the letters of other scripts."""


def tokens(text: str) -> int:
    """Estimate the tokens of a text: each digit is one, and so are four other ASCII characters or three other bytes."""
    size, length, digits = len(text.encode("utf-8", "surrogatepass")), len(text), len(_DIGIT.findall(text))
    plain = sum(map(str.isascii, text)) if size != length else length
    return round(digits + (plain - digits) / _PLAIN + (size - plain) / _OTHER)


def fitting(parts: Iterable[tuple[T, str]], left: float) -> list[T]:
    """Keep the parts whose texts fit into ``left`` tokens, in order; the first always does."""
    kept: list[T] = []
    for part, text in parts:
        left -= MARGIN * tokens(text)
        if kept and left < 0:
            break
        kept.append(part)
    return kept
