"""Near-copies: texts that share half of their runs of five words (w-shingling; Broder 1997)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.text import normalise

ALIKE = 0.5
"""Containment of shingles from which on two texts are near-copies."""
SIZE = 5

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Give the runs of five words of a text as it is compared; a shorter text is one run."""
    words = normalise(text).split()
    size = max(1, min(SIZE, len(words)))
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False))  # the last word ends the last run


def alike(one: Shingles, other: Shingles) -> bool:
    """Tell whether the shorter of two texts shares half of its shingles with the other (containment >= 0.5)."""
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= ALIKE * shorter


def origins(texts: Iterable[str]) -> int:
    """Count the texts that are no near-copies of one before them: a wire story has one origin in twenty outlets."""
    seen: list[Shingles] = []
    for text in texts:
        runs = shingles(text)
        if not any(alike(runs, other) for other in seen):
            seen.append(runs)
    return len(seen)


def resembles(a: str, b: str) -> bool:
    """Tell whether two texts are near-copies of each other."""
    return alike(shingles(a), shingles(b))
