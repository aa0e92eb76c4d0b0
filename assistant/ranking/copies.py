"""Keep near-copies from filling the first places: a wire story that twenty outlets run is one report, not twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Hit
from assistant.shingles import Shingles, alike, shingles

MOST = 2
"""Near-copies, of different articles, that stay where they are."""


def without_copies(hits: Sequence[Hit], k: int, most: int = MOST) -> list[Hit]:
    """Give the first ``k`` hits in their order, near-copies beyond the first ``most`` of a story put behind as long as
    there are others: with no greater score than what stands before them.
    """
    return joined(*apart(hits, k, most), k)


def joined(kept: Sequence[Hit], behind: Sequence[Hit], k: int) -> list[Hit]:
    """Give the first ``k`` hits of what ``apart`` gave."""
    least = min((hit.score for hit in kept), default=0.0)
    return [*kept, *(replace(hit, score=min(hit.score, least)) for hit in behind)][:k]


def apart(hits: Sequence[Hit], k: int, most: int = MOST) -> tuple[list[Hit], list[Hit]]:
    """Give the first ``k`` hits that are not near-copies beyond the first ``most`` of a story, and the copies among
    which they stood.
    """
    kept: list[Hit] = []
    behind: list[Hit] = []
    groups: list[tuple[Shingles, set[str]]] = []
    for hit in hits:
        if len(kept) == k:
            break
        runs = shingles(hit.text)
        articles = next((articles for seen, articles in groups if alike(runs, seen)), None)
        if articles is None:
            groups.append((runs, {hit.article.id}))
        elif hit.article.id not in articles and len(articles) >= most:
            behind.append(hit)
            continue
        else:
            articles.add(hit.article.id)
        kept.append(hit)
    return kept, behind
