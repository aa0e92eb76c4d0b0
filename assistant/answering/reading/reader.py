"""The shipped reader: a small transformer that says of a stretch of news where the answer to a question begins and
ends, or that it is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.answering.reading.encoding import encode
from assistant.archive.embedder import cores
from assistant.archive.shipped import onnx_session, shipped_file, wordpiece_tokenizer
from assistant.sharing import each_row

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).with_name("weights") / "reader.onnx"
WEIGHTS_SHA256 = "3dc995365d6e1eafc4ca2699a1f5809059fa85a3004e65dbb6d3118541e766a0"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of an article to be read: ``text`` stands at ``start`` of the article, ``title`` is above it."""

    article_id: str
    start: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader makes of a stretch: how likely the answer is in it (0 to 1), and the probability that it begins
    or ends at a character of the article.
    """

    present: float
    begins: dict[int, float]
    ends: dict[int, float]


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: Tokenizer
    session: InferenceSession


class Reader:
    """Reads stretches of articles for the answer to a question; share one between threads.

    Each stretch runs by itself on one of ``threads`` threads (0: one for each core), as the embedder's texts do.
    docs/reading.md says how it was learnt and what it gets right.
    """

    def __init__(self, threads: int = 0, weights: Path = WEIGHTS) -> None:
        self._threads = threads or cores()
        self._weights = weights
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    def read(self, question: str, stretches: Sequence[Stretch]) -> list[Read]:
        """Read each stretch for the answer.

        Raises ArchiveError where the model's file is missing or is not the shipped one.
        """
        if not stretches:
            return []
        model = self._model()
        found: list[Read | None] = [None] * len(stretches)

        def fill(row: int) -> None:
            found[row] = _read(model, question, stretches[row])

        each_row(len(stretches), self._threads, fill)
        return [read for read in found if read is not None]

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                session = onnx_session(shipped_file(self._weights, WEIGHTS_SHA256, "the reading model"))
                tokenizer = wordpiece_tokenizer()
                tokenizer.no_truncation()
                self._loaded = _Loaded(tokenizer, session)
            return self._loaded


def _read(model: _Loaded, question: str, stretch: Stretch) -> Read:
    encoded = encode(model.tokenizer, question, stretch.title, stretch.text)
    given = {"input_ids": np.array([encoded.ids]), "kinds": np.array([encoded.kinds])}
    [scores] = model.session.run(["scores"], given)
    begins, ends = _likely(scores[0, :, 0], encoded.first), _likely(scores[0, :, 1], encoded.first)
    return Read(
        1.0 - begins[0] * ends[0],
        {stretch.start + start: likely for (start, _), likely in zip(encoded.offsets, begins[1:], strict=True)},
        {stretch.start + end: likely for (_, end), likely in zip(encoded.offsets, ends[1:], strict=True)},
    )


def _likely(scores: NDArray[np.float32], first: int) -> list[float]:
    """Give the probabilities of "not here" and of each word-piece of the stretch: 1 + n."""
    kept = np.concatenate([scores[:1], scores[first:]])
    raised = np.exp(kept - kept.max())
    shares: list[float] = (raised / raised.sum()).tolist()
    return shares
