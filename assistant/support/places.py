"""Where a quotation stands in what is cited."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from assistant.support.reading import Reading
from assistant.wording import MARKS, ends_denying, verbatim

MOST_PLACES = 20
"""Places in an article at which one quotation is tried for its speaker."""
Place = tuple[Reading, frozenset[int]]
"""The sentences of a reading in which a quotation stands."""


def places(quotation: str, read: Iterable[Reading], before: str) -> list[Place]:
    """Find the quotation where a "not" stands right before it just where the claim has one ``before`` it too."""
    denied = ends_denying(before.rstrip(MARKS + "'‘"))
    return [
        (reading, frozenset(i for i, s in enumerate(reading.sentences) if s.start < found.end and found.start < s.end))
        for reading in read
        for found in islice(verbatim(quotation, reading.text), MOST_PLACES)
        if denied == ends_denying(reading.text[max(0, found.start - 80) : found.start])
    ]
