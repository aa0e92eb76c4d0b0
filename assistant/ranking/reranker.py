"""A second opinion on the order of what was found: any cross-encoder, from a folder or an endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Hit
from assistant.errors import EndpointError, InputError, RerankerError
from assistant.settings import Settings


class Reranker(Protocol):
    """Tells how well texts answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give ``(len(texts),)`` scores, the greater the better. Raises EndpointError or InputError."""


def load_reranker(settings: Settings) -> Reranker | None:
    """Give the reranker that ``settings.reranker`` names, None where it names none; nothing is loaded or asked yet.

    Raises InputError for an address that is none, or a folder that holds no cross-encoder.
    """
    match settings.reranker:
        case None:
            return None
        case str(address) if address.startswith(("http://", "https://")):
            from assistant.ranking.endpoint_reranker import from_settings

            return from_settings(address, settings)
        case folder:
            from assistant.ranking.cross_encoder import CrossEncoder

            return CrossEncoder(Path(folder), settings.threads)


def reranked(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """Give ranked hits in the order of both opinions: the ranker's scores and the reranker's, each brought to 0 to 1
    and added.

    A cross-encoder reads words better than the ranker does; of dates it knows nothing. Raises RerankerError where it
    gives no scores.
    """
    if len(hits) < 2:
        return list(hits)
    try:
        read = reranker.scores(question, [f"{hit.article.title}\n{hit.text}" for hit in hits])
    except (EndpointError, InputError) as error:
        raise RerankerError(error) from error
    marks = 1 + (_spread(np.array([hit.score for hit in hits])) + _spread(read)) / 2
    both = [replace(hit, score=float(mark)) for hit, mark in zip(hits, marks, strict=True)]
    return sorted(both, key=lambda hit: (-hit.score, hit.passage_id))


def _spread(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    extent = float(np.ptp(scores)) or 1.0
    brought: NDArray[np.float64] = (scores - scores.min()) / extent
    return brought
