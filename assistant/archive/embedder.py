"""The embedder: texts in, vectors out. MiniLM is shipped and needs no key, no download and no torch."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.archive.shipped import MINILM, onnx_session, shipped_file, wordpiece_tokenizer
from assistant.settings import Settings
from assistant.sharing import each_row

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL_SHA256 = "9703df3288cbd481f5f2670fbaf0f25b7ac9240b7eabd14d87ab1f867091755b"

LONGEST_CHARACTERS = 20_000
"""Far beyond the 256 word-pieces that the model reads; the rest of a megabyte of text need not be tokenised."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their similarity."""

    @property
    def model_id(self) -> str:
        """The name that an archive records and shows."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def fingerprint(self) -> str:
        """What two embedders share when their vectors compare: the hash of the weights, or the endpoint's model."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give an array ``(len(texts), dimension)``, rows in the order of the texts and of length 1."""


def load_embedder(settings: Settings) -> Embedder:
    """Give the embedder that ``settings.embedding_model`` names; nothing is loaded or asked before the first text.

    Raises InputError where an endpoint is named and neither a key nor an address is set.
    """
    match settings.embedding_model:
        case "minilm":
            return MiniLM(settings.threads)
        case model:
            from assistant.archive.endpoint_embedder import from_settings

            return from_settings(model, settings)


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: Tokenizer
    session: InferenceSession

    def vector(self, text: str) -> NDArray[np.float32]:
        # A half surrogate pair, as a broken byte on the command line becomes, is refused by the tokenizer.
        readable = text[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode()
        ids = self.tokenizer.encode(readable).ids
        [embedding] = self.session.run(["embedding"], {"input_ids": np.array([ids], dtype=np.int64)})
        row: NDArray[np.float32] = embedding[0]
        return row


class MiniLM:
    """Encodes English text with all-MiniLM-L6-v2 in 8 bits, the files beside this module; share one between threads.

    A text is cut at 256 word-pieces, about 190 words of news. Each text runs by itself, on one of ``threads`` threads
    (0: one for each core), so that its vector does not depend on its neighbours and memory does not grow with their
    number. Batches, padded or not, are slower on a CPU (docs/embedder.md).
    """

    model_id = "all-MiniLM-L6-v2"
    dimension = 384
    fingerprint = MODEL_SHA256

    def __init__(self, threads: int = 0, folder: Path = MINILM) -> None:
        self._threads = threads or cores()
        self._folder = folder
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give ``(len(texts), 384)`` float32, rows of length 1.

        Raises ArchiveError where a file of the model is missing or is not the shipped one.
        """
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return vectors
        model = self._model()

        def fill(row: int) -> None:
            vectors[row] = model.vector(texts[row])

        each_row(len(texts), self._threads, fill)
        return vectors

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder)
            return self._loaded


def _load(folder: Path) -> _Loaded:
    weights = shipped_file(folder / "model.onnx", MODEL_SHA256, "the embedding model")
    return _Loaded(wordpiece_tokenizer(folder), onnx_session(weights))


def cores() -> int:
    """Give the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
