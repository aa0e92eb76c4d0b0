"""What an uncased tokenizer does not see of a word-piece: its capitals, and whether it stands in a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotations import quotations

LOOKS = 8
"""Small, capitalised, all capitals, digit; and each of them inside a quotation."""


def looks(segment: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Give for each word-piece, by where it stands in ``segment``, a number below ``LOOKS``."""
    quoted = [(quotation.start, quotation.end) for quotation in quotations(segment)]
    numbers = []
    at = 0
    for start, end in offsets:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        inside = at < len(quoted) and quoted[at][0] <= start < end
        numbers.append(_case(segment[start:end]) + 4 * inside)
    return numbers


def _case(piece: str) -> int:
    if len(piece) > 1 and piece.isupper():
        return 2
    if piece[:1].isupper():
        return 1
    return 3 if piece[:1].isdigit() else 0
