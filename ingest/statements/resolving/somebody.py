"""Which sources look like somebody's name, before anything is known of who is in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from assistant.domain import Span
from assistant.text import STOPWORDS
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.nouns import PREPOSITION, head_noun
from ingest.statements.resolving.organisations import is_group, is_research
from ingest.statements.resolving.titles import role_of

_ENDS_NAME = (", ", " (", " —")
_CUT = re.compile(r",| who | whose | whom ")
_PERSONAL = re.compile(
    r"(?:(?<![mpt])er|or|ist|ian|man|woman|ant|(?<!m)ent|ee|eur|boy|girl|person|pupil|guest|friend|neighbour|witness|client|chef"
    r"|widow|nun|monk|youth|native|relative|fan|shopkeeper)$"
)
"""Ends of words for a person."""
_MOST = 3
"""Words of a source that may be a name which could not be read."""


def spoken_names(text: str, found: Sequence[Run], sources: Collection[Span]) -> set[int]:
    """Give the places of the names that head a source: they begin it, or stand in it right behind what they are."""
    spoken = set[int]()
    starts = [run.first for run in found]
    for source in sources:
        for place in range(bisect_left(starts, source.start), len(found)):
            run = found[place]
            if run.end > source.end:
                break
            heads = run.end >= source.end - 2 or text[run.end : run.end + 2] in _ENDS_NAME
            if heads and _is_description(text[source.start : run.first].strip()):
                spoken.add(run.start)
                break
    return spoken


def looks_like_somebody(words: str) -> bool:
    """Tell whether a source that could not be read may be somebody's name all the same."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST or not all(part[0].isupper() for part in parts):
        return False
    return not any(part.casefold() in STOPWORDS or is_group(part) or is_research(part) for part in parts)


def is_one_of_many(words: str) -> bool:
    """Tell whether a source is one person of a kind, without a name: "one tenant, who …", "a woman from Varrey"."""
    first, _, rest = words.partition(" ")
    noun = head_noun(_CUT.split(rest, maxsplit=1)[0])
    return first.casefold() in ("a", "an", "one", "another") and _PERSONAL.search(noun) is not None


def _is_description(before: str) -> bool:
    """Tell whether what stands in a source before a name is nothing, or says what its bearer is."""
    words = before.removesuffix(",").split()
    if not words:
        return True
    last = words[-1]
    depends = PREPOSITION.fullmatch(last) or last in ("the", "and", "or") or last.endswith(("’s", "'s"))
    return not depends and not any(word.endswith(",") for word in words) and any(map(role_of, words))
