"""Keep near-copies from filling the first places: a wire story that twenty outlets run is one report, not twenty."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Hit
from assistant.shingles import Shingles, alike, shingles

MOST = 2
"""Near-copies, of different articles, that stay where they are."""


def copies_behind(hits: Sequence[Hit]) -> list[Hit]:
    """Give hits, best first, with every near-copy beyond the first ``MOST`` behind the others, else in their order."""
    kept: list[Hit] = []
    behind: list[Hit] = []
    groups: list[tuple[Shingles, set[str]]] = []
    for hit in hits:
        runs = shingles(hit.text)
        articles = next((articles for seen, articles in groups if alike(runs, seen)), None)
        if articles is None:
            groups.append((runs, {hit.article.id}))
        elif hit.article.id not in articles and len(articles) >= MOST:
            behind.append(hit)
            continue
        else:
            articles.add(hit.article.id)
        kept.append(hit)
    return kept + behind
