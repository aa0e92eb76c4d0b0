"""An embedder that keeps the vectors of the texts it met last."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedder import Embedder

KEPT = 1_024
"""Vectors kept: 1.5 MB of 384 dimensions, the sentences of some forty answers."""


class Recalling:
    """Gives what an embedder gives, without asking it again for a text it met lately; share one between threads.

    A question is embedded to be searched for and again beside its sentences; the next one in a conversation is mostly
    about the same articles; twenty outlets have the same sentence. Not for an ingest, where no text comes twice.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.fingerprint = embedder.fingerprint
        self._lock = Lock()
        self._kept: dict[str, NDArray[np.float32]] = {}

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._embedder.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give ``(len(texts), dimension)`` float32, rows of length 1. Raises what the embedder does."""
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            vectors = self._embedder.encode(new)  # two threads may both: the vectors are the same
            known.update((text, row.copy()) for text, row in zip(new, vectors, strict=True))  # a view keeps its batch
        with self._lock:
            for text, vector in known.items():
                self._kept.pop(text, None)  # what was met last comes last
                self._kept[text] = vector
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        return np.array([known[text] for text in texts], np.float32).reshape(len(texts), self.dimension)
