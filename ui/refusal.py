"""Say what a refusal rests on, in the same words at every door."""

from __future__ import annotations

from assistant.domain import Searched

OUTLETS_NAMED = 4


def looked_through(searched: Searched) -> str:
    """Say in one sentence what was looked for, and in which part of the archive."""
    extent = searched.extent
    queries = " and ".join(f"“{query}”" for query in searched.queries)
    if not extent.articles:
        return f"Looked for {queries}: no article lies in that scope."
    articles = "1 article" if extent.articles == 1 else f"{extent.articles:,} articles"
    more = len(extent.outlets) - OUTLETS_NAMED
    outlets = ", ".join(extent.outlets[:OUTLETS_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"Looked for {queries} in {articles}{f' of {outlets}' if outlets else ''}{_dates(searched)}."


def _dates(searched: Searched) -> str:
    first, last = searched.extent.first, searched.extent.last
    if first is None or last is None:
        return ""
    return f", {first}" if str(first) == str(last) else f", {first} to {last}"
