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
"""With it a vocabulary of 131,000 tokens gave at most 2 % more than was estimated, in nine languages and in columns of
figures; one of 49,000 less in English, and up to 1.8 times as many in the others (docs/written.md)."""
_SIGN = re.compile(r"[!-@\[-`{-~]")
"""Digits and marks of ASCII: each is a token."""
_PLAIN = 4.5
"""ASCII letters and spaces of a token."""
_OTHER = 2.8
"""Bytes of a token in the letters of other scripts."""


def tokens(text: str) -> int:
    """Estimate the tokens of a text: each digit or mark is one, and so are 4.5 plain letters or 2.8 bytes of others."""
    size, signs = len(text.encode("utf-8", "surrogatepass")), len(_SIGN.findall(text))
    plain = len(text) if text.isascii() else sum(map(str.isascii, text))
    return round(signs + (plain - signs) / _PLAIN + (size - plain) / _OTHER)


def fitting(parts: Iterable[tuple[T, str]], left: float) -> list[T]:
    """Keep the parts whose texts fit into ``left`` tokens, in order; the first always does."""
    kept: list[T] = []
    for part, text in parts:
        left -= MARGIN * tokens(text)
        if kept and left < 0:
            break
        kept.append(part)
    return kept
