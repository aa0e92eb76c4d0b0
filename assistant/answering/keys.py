"""The keys by which a model cites passages: made anew for each answer, so that none can be known from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

_LETTERS, _DIGITS = "bcdfghjkmnpqrstvwxz", "23456789"
_SHAPE = "[a-z][0-9][a-z][0-9]"
"""Letters and digits by turns: no word, no number, no year. There are 23,104, of which an answer gives out twenty at
most: a guess hits one of them once in 1,155 times."""
_KEY = re.compile(rf"(?<![^\W_]){_SHAPE}(?![^\W_])", re.IGNORECASE)
_BRACKETED = re.compile(
    rf"[\[【]{{2}}(?P<twice>[^\[\]【】\n]*+)[\]】]{{2}}|[\[【](?P<once>[^\[\]【】\n]*+)[\]】]|{_KEY.pattern}",
    re.IGNORECASE,
)
# What stands in brackets and means to cite: a number, a key that was not given, with or without a word before it.
_CITES = re.compile(
    rf"(?>(?:(?:passages?|sources?|articles?|keys?|nos?|and)\b|{_SHAPE}(?![^\W_])|[\W\d_])*)(?:†.*)?", re.IGNORECASE
)
_UNCLOSED = re.compile(r"(?:[\[【]{2}[^\[\]【】\n]*+[\]】]?|[\[【][^\[\]【】\n]*+)\Z")
_WORD = re.compile(r"[A-Za-z0-9]{1,40}+\Z")
_MARKUP = re.compile(r"\*\*|__|`")
_REJECTED = "[0]"
"""A number that no passage has."""
_LONGEST_HELD = 200


def keys_for(question: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Give a key for each text, none of which occurs in any of them or in the question.

    They follow from all of these together: the same question over the same passages is asked in the same words again,
    and whoever writes an article cannot know its key, for it depends on what else is found.
    """
    taken = {found.lower() for text in (question, *texts) for found in _KEY.findall(text)}
    keys: dict[str, None] = {}
    for key in _drawn("\0".join((question, *texts))):
        if len(keys) == len(texts):
            break
        if key not in taken:
            keys[key] = None
    return tuple(keys)


def numbered(text: str, keys: Sequence[str]) -> str:
    """Put ``[n]`` for the key of passage ``n``, counted from 1, wherever it stands; what cites anything else, a number
    or a key that was not given, becomes ``[0]``, which no passage has.
    """
    numbers = {key: n for n, key in enumerate(keys, start=1)}

    def marker(found: re.Match[str]) -> str:
        cited = [numbers[key] for key in map(str.lower, _KEY.findall(found[0])) if key in numbers]
        if cited:
            return "".join(f"[{n}]" for n in cited)
        bracketed = found["once"] if found["twice"] is None else found["twice"]
        if bracketed is None:  # a code of the article's own, such as a ship's or a road's
            return found[0]
        inside = _MARKUP.sub("", bracketed)
        means_to_cite = _CITES.fullmatch(inside) and re.search(r"\d", inside)
        return _REJECTED if means_to_cite else found[0]

    return _BRACKETED.sub(marker, text)


class Numbering:
    """Puts numbers for keys while the text is still being written."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._held = ""

    def add(self, piece: str) -> str:
        """Take the next piece; give what can be shown of it: a bracket only once it is closed."""
        self._held += piece
        reached = _open_at(self._held)
        shown, self._held = self._held[:reached], self._held[reached:]
        return self._shown(shown)

    def rest(self) -> str:
        """Give what was held back, at the end of the text."""
        shown, self._held = self._held, ""
        return self._shown(shown)

    def _shown(self, text: str) -> str:
        return numbered(text, self._keys).replace(_REJECTED, "")


def _open_at(text: str) -> int:
    """Give where a bracket that is not closed yet begins, or a word that may go on to be a key; the text's length if
    there is neither.
    """
    unclosed = _UNCLOSED.search(text)
    if unclosed and len(text) - unclosed.start() <= _LONGEST_HELD:
        return unclosed.start()
    word = _WORD.search(text)
    return word.start() if word else len(text)


def _drawn(seed: str) -> Iterator[str]:
    """Yield keys without end, as the seed has them."""
    start = blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=32).digest()
    for n in range(1 << 32):
        a, b, c, d = blake2b(start + n.to_bytes(4, "big"), digest_size=4).digest()
        yield _LETTERS[a % 19] + _DIGITS[b % 8] + _LETTERS[c % 19] + _DIGITS[d % 8]
