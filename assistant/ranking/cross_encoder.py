"""A cross-encoder from a local folder: any that was exported to ONNX for sequence classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedder import cores
from assistant.archive.shipped import onnx_session
from assistant.errors import InputError
from assistant.sharing import each_row

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

GRAPHS = ("model.onnx", "onnx/model_quantized.onnx", "onnx/model.onnx")
"""Where folders of the usual exporters keep the graph, in the order they are looked for."""
LONGEST = 512
"""Word-pieces of question and text together that are read."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: Tokenizer
    session: InferenceSession
    inputs: frozenset[str]


class CrossEncoder:
    """Scores pairs of question and text with the model in ``folder``: its graph (GRAPHS) and ``tokenizer.json``.

    Each pair runs by itself on one of ``threads`` threads (0: one for each core). Share one between threads. Raises
    InputError where the folder lacks a file.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        graph = next((folder / name for name in GRAPHS if (folder / name).is_file()), None)
        if graph is None or not (folder / "tokenizer.json").is_file():
            raise InputError(
                f"DATELINE_RERANKER: {folder} holds no cross-encoder (model.onnx and tokenizer.json); export one with "
                "`optimum-cli export onnx --task text-classification`, or unset it"
            )
        self._folder, self._graph = folder, graph
        self._threads = threads or cores()
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the logit of each text. Raises InputError where the model can't be read or scores no pairs."""
        model = self._model()
        found = np.zeros(len(texts))

        def fill(row: int) -> None:
            found[row] = self._score(model, question, texts[row])

        each_row(len(texts), self._threads, fill)
        return found

    def _score(self, model: _Loaded, question: str, text: str) -> float:
        encoded = model.tokenizer.encode(question, text)
        given = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {name: np.array([row], dtype=np.int64) for name, row in given.items() if name in model.inputs}
        try:
            logits = np.asarray(model.session.run(None, feed)[0], dtype=np.float64).reshape(1, -1)[0]
        except Exception as error:  # noqa: BLE001  # whatever onnxruntime makes of a foreign graph becomes one line
            raise self._unusable(error) from None
        if not 1 <= len(logits) <= 2 or not np.isfinite(logits).all():
            raise InputError(f"DATELINE_RERANKER: {self._graph} gives {len(logits)} numbers a pair instead of 1 or 2")
        return float(logits[-1] - logits[0]) if len(logits) == 2 else float(logits[0])

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                from tokenizers import Tokenizer

                try:
                    tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
                    session = onnx_session(self._graph.read_bytes())
                except Exception as error:  # noqa: BLE001  # both libraries raise what they please
                    raise self._unusable(error) from None
                tokenizer.no_padding()
                tokenizer.enable_truncation(LONGEST, strategy="only_second")
                self._loaded = _Loaded(tokenizer, session, frozenset(given.name for given in session.get_inputs()))
            return self._loaded

    def _unusable(self, error: Exception) -> InputError:
        said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        return InputError(f"DATELINE_RERANKER: {self._folder} can't be used ({said}); export it again, or unset it")
