"""Which sources look like somebody's name, before anything is known of who is in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from assistant.domain import Span
from assistant.text import STOPWORDS
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.nouns import PREPOSITION, head_noun
from ingest.statements.resolving.organisations import is_body, is_group, is_research, is_somewhere
from ingest.statements.resolving.titles import is_relative, is_title, role_of

_ENDS_NAME = (", ", " (", " —")
_CUT = re.compile(r",| who | whose | whom ")
_PERSONAL = re.compile(
    r"(?:(?<![mpt])er|or|ist|ian|man|woman|ant|(?<!m)ent|ee|eur|boy|girl|person|pupil|guest|friend|neighbour|witness|client|chef"
    r"|widow|nun|monk|youth|native|relative|fan|shopkeeper)$"
)
"""Ends of words for a person."""
_TRADES = frozenset("warden chaplain sexton mate cook guard smith steward nurse guide curate scribe clerk".split())
_ONE = frozenset("a an one another his her my their".split())
_DETERMINERS = frozenset("the its their our".split())
"""What begins the name of a body more often than that of a person."""
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


def ends_in_a_name(words: str) -> bool:
    """Tell whether a source's first phrase may end in a name, whatever stands before it: "Dredger mate Ossian Holt"."""
    parts = _CUT.split(words, maxsplit=1)[0].split()
    if len(parts) < 2 or not (parts[-1].istitle() and parts[-1].isalpha()) or PREPOSITION.search(" ".join(parts)):
        return False
    last = parts[-1]
    if is_body(last) or is_group(last) or is_title(last) or is_somewhere(last):
        return False
    return parts[0].casefold() not in _DETERMINERS and not any(is_body(part) for part in parts[-2:] if part.istitle())


def is_one_of_many(words: str) -> bool:
    """Tell whether a source is one person of a kind, without a name: "one tenant, who …", "a woman from Varrey"."""
    first, _, rest = words.partition(" ")
    noun = head_noun(_CUT.split(rest, maxsplit=1)[0])
    return first.casefold() in _ONE and (_PERSONAL.search(noun) is not None or is_relative(noun))


def _is_description(before: str) -> bool:
    """Tell whether what stands in a source before a name is nothing, or says what its bearer is."""
    words = before.removesuffix(",").split()
    if not words:
        return True
    last = words[-1]
    depends = PREPOSITION.fullmatch(last) or last in ("the", "and", "or") or last.endswith(("’s", "'s"))
    return (
        not depends
        and not any(word.endswith(",") for word in words)
        and any(role_of(word) or is_trade(word) for word in words)
    )


def is_trade(word: str) -> bool:
    """Tell whether a word in small letters says what one person does or is, though no paper calls them by it alone."""
    return word.islower() and (word in _TRADES or _PERSONAL.search(word) is not None)
