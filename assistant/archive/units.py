"""What a search finds, passages and statements: the tables that are their truth and the caches they are searched by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CacheName = Literal["lexical", "vectors", "statements_lexical", "statements_vectors"]
"""Also the name of the cache's folder in the archive."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One kind of what is found: its table (also the name of its Chroma collection), where its deletions are noted
    and its caches.
    """

    table: str
    tombstones: str
    buried: str
    lexical: CacheName
    vectors: CacheName


PASSAGES = Unit("passages", "tombstones", "passage", "lexical", "vectors")
STATEMENTS = Unit("statements", "statement_tombstones", "statement", "statements_lexical", "statements_vectors")
UNITS = (PASSAGES, STATEMENTS)


def unit_of(cache: str) -> Unit:
    """Give the unit that a cache is of."""
    return next(unit for unit in UNITS if cache in (unit.lexical, unit.vectors))
