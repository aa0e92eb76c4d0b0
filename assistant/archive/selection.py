"""From a scope to the passages a search may find. Filters are resolved here, by the catalogue, never by Chroma.

Measured on 100,000 vectors: one month by Chroma's ``where`` 479 ms, the same month as ids 39 ms.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from assistant.archive.calendar import Calendar
from assistant.archive.catalogue_read import (
    author_names,
    find_article,
    listed,
    outlets,
    published_after,
    read_extent,
    select_articles,
    select_units,
)
from assistant.archive.catalogue_statements import speaker_filter
from assistant.archive.entries import Selection
from assistant.archive.units import PASSAGES, STATEMENTS, Unit
from assistant.domain import Extent, Period, Scope
from assistant.errors import InputError

_SECOND_LEVEL = {"ac", "co", "com", "edu", "gov", "net", "org"}
"""Labels that belong to a registry rather than to an outlet, as in bbc.co.uk."""
FEW_LATER = 100
"""Articles published after the asking day that are left out one by one; of more, those to keep are listed instead, for
a search reaches as much further as is left out.
"""


def resolve(
    connection: sqlite3.Connection, calendar: Calendar, scope: Scope, by: datetime | None = None
) -> Selection | None:
    """Give the passages in a scope, None where it does not filter. Articles without a date are in no period, but
    published ``by`` any day; what was published later is left out.

    An outlet is named by its name or host, whole or in part: "The Moscow Times", "moscow times", "themoscowtimes" and
    "themoscowtimes.com" are one, "bbc.co.uk" takes in "news.bbc.co.uk". An author is named by whole words of the
    byline: "carter" finds "Jane Carter", not "Carterson". Case, accents and a leading "The" don't matter. Speakers
    don't select passages. Raises InputError, naming the nearest known ones, where nothing has that name. Unknown ids
    in ``exclude`` exclude nothing.
    """
    later = published_after(connection, by) if by is not None else 0
    if not (later or scope.period or scope.outlets or scope.authors or scope.exclude):
        return None
    keep, drop = None, _excluded(connection, PASSAGES, scope)
    known = by if later > FEW_LATER else None
    if by is not None and later and known is None:
        drop = np.union1d(drop, calendar.published_after(connection, by))
    if scope.outlets or scope.authors:
        keep = _selected(connection, PASSAGES, scope, [], [])
        if keep is not None and known is not None:
            keep = np.intersect1d(keep, calendar.published_in(connection, Period(), known), assume_unique=True)
    elif scope.period or known is not None:
        keep = calendar.published_in(connection, scope.period, known)
    return Selection(keep, drop)


def resolve_extent(connection: sqlite3.Connection, scope: Scope, by: datetime | None = None) -> Extent:
    """Give how many articles lie in a scope, of which outlets, and from when to when; ``resolve`` has the rules."""
    outlet_keys = _outlet_keys(connection, scope.outlets) if scope.outlets else None
    authors = _authors(author_names(connection), scope.authors) if scope.authors else None
    return read_extent(connection, scope.period, outlet_keys, authors, by)


def resolve_statements(
    connection: sqlite3.Connection, scope: Scope, speakers: Collection[str] | None, article: int | None
) -> Selection:
    """Give the statements in a scope, by one of the speakers, in the article with this key; ``resolve`` has the rules
    of scopes.
    """
    wheres, values = list[str](), list[object]()
    if speakers is not None:
        condition, names = speaker_filter(speakers)
        wheres.append(condition)
        values.append(names)
    if article is not None:
        wheres.append("u.article = ?")
        values.append(article)
    keep = _selected(connection, STATEMENTS, scope, wheres, values)
    return Selection(keep, _excluded(connection, STATEMENTS, scope))


def _selected(
    connection: sqlite3.Connection, unit: Unit, scope: Scope, wheres: Sequence[str], values: Sequence[object]
) -> NDArray[np.int64] | None:
    """Give what is in a scope, whatever it excludes, and fulfils the conditions; None where nothing is asked."""
    outlet_keys = _outlet_keys(connection, scope.outlets) if scope.outlets else None
    authors = _authors(author_names(connection), scope.authors) if scope.authors else None
    more, more_values = select_articles(connection, scope.period, outlet_keys, authors)
    if not (wheres or more):
        return None
    return select_units(connection, unit, [*wheres, *more], [*values, *more_values])


def _excluded(connection: sqlite3.Connection, unit: Unit, scope: Scope) -> NDArray[np.int64]:
    excluded = [key for key in (find_article(connection, id_) for id_ in scope.exclude) if key is not None]
    if not excluded:
        return np.empty(0, np.int64)
    return select_units(connection, unit, ["u.article IN (SELECT value FROM json_each(?))"], [listed(excluded)])


def _outlet_keys(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[int]:
    known = [(key, name, host) for key, name, host, _ in outlets(connection)]
    found: list[int] = []
    for outlet in wanted:
        _refuse_empty("outlet", outlet)
        asked = {_squeezed(outlet), _squeezed(re.sub(r"^https?://(?:www\.)?|/.*$", "", outlet.strip()))} - {""}
        keys = [key for key, name, host in known if asked & _outlet_names(name, host)]
        if not keys:
            names = sorted({form for _, name, host in known for form in (name, host) if form})
            raise InputError(_unknown("outlet", outlet, names))
        found += keys
    return found


def _outlet_names(name: str, host: str) -> set[str]:
    """Give every squeezed form under which an outlet is asked for: its name, its host, the domains above, its
    domain's label.
    """
    labels = host.partition(":")[0].split(".")
    last = len(labels) - 2
    while last > 0 and labels[last] in _SECOND_LEVEL:
        last -= 1
    domains = [".".join(labels[at:]) for at in range(last + 1)]
    return {_squeezed(form) for form in (name, host, *domains, *labels[last : last + 1]) if form}


def _authors(known: Sequence[str], wanted: Iterable[str]) -> list[str]:
    found: list[str] = []
    folded = {name: _folded(name) for name in known}
    for author in wanted:
        _refuse_empty("author", author)
        words = re.escape(_folded(author).strip())
        names = [name for name, text in folded.items() if words and re.search(rf"(?<!\w){words}(?!\w)", text)]
        if not names:
            raise InputError(_unknown("author", author, known))
        found += names
    return found


def _refuse_empty(kind: str, wanted: str) -> None:
    if not wanted.strip():
        raise InputError(f"the {kind}'s name is empty; name one, or leave the filter out")


def _unknown(kind: str, wanted: str, known: Sequence[str]) -> str:
    by_folded = {_folded(name): name for name in known}
    near = [by_folded[name] for name in get_close_matches(_folded(wanted), by_folded, n=3, cutoff=0.5)]
    if near:
        return f"no {kind} in the archive is called {wanted!r}; the nearest are {', '.join(near)}"
    if known:
        some = ", ".join(known[:5]) + (" and others" if len(known) > 5 else "")
        return f"no {kind} in the archive is called {wanted!r}; there are {some}"
    return f"no {kind} in the archive is called {wanted!r}; its articles name none"


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", re.sub(r"^(?:www\.)?(?:the(?=\s|\w))?", "", _folded(name)))
