"""The shipped extractor: a small transformer, learnt from annotated news, that marks cues, sources and contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from assistant.archive.shipped import onnx_session, shipped_file, wordpiece_tokenizer
from assistant.domain import Span
from ingest.statements.attributions import Attribution, AttributionExtractor, moved
from ingest.statements.tagging.decoding import Tokens, attributions
from ingest.statements.tagging.looks import looks
from ingest.statements.tagging.segments import segments
from ingest.statements.tagging.windows import OVERLAP, settled, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 256
"""Word-pieces that the model was taught on at once."""
READING = 3
"""Raised whenever the code around the model comes to read the same text otherwise."""
WEIGHTS = Path(__file__).with_name("weights") / "tagger.onnx"
WEIGHTS_SHA256 = "1ccd847ba8f4a4b7d42962cf1dc9c4959cd38209b1a05cea5aa7114d31fd9a3c"


def load_extractor() -> AttributionExtractor:
    """Give the extractor for news in English; nothing is loaded before the first text."""
    return Tagger()


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: Tokenizer
    session: InferenceSession


class Tagger:
    """Finds attributions of speech in English news; share one between threads, a text runs on the thread that asks.

    It reads runs of sentences that can hold one (``segments``), 256 word-pieces at a time (``windows``), and gives
    every word-piece the probability of beginning a cue, then for each cue a role to every word (``decoding``). It was
    taught attitudes and plans too.
    docs/statements.md says how it was learnt and what it gets right.
    """

    fingerprint = f"{WEIGHTS_SHA256[:16]}.{READING}"

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._weights = weights
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    def extract(self, text: str) -> list[Attribution]:
        """Give the attributions in ``text``, of speech and of attitudes, in the order of their cues.

        Raises ArchiveError where the model's file is missing or is not the shipped one.
        """
        found = [attribution for segment in segments(text) for attribution in self._read(segment.of(text), segment)]
        return sorted(found, key=lambda attribution: attribution.cue.start)

    def _read(self, segment: str, place: Span) -> Iterator[Attribution]:
        model = self._model()
        # A half surrogate pair is refused by the tokenizer; each is one character, so the offsets hold.
        encoded = model.tokenizer.encode("".join("?" if "\ud800" <= c <= "\udfff" else c for c in segment))
        pieces = [encoded, *encoded.overflowing]
        places = windows([piece.offsets for piece in pieces], len(segment))
        for piece, window in zip(pieces, places, strict=True):
            offsets = piece.offsets
            given = {"input_ids": np.array([piece.ids]), "looks": np.array([looks(segment, offsets)])}
            cues, roles = model.session.run(["cues", "roles"], given)
            if len(cues):
                words = [
                    word if end > start else None for word, (start, end) in zip(piece.word_ids, offsets, strict=True)
                ]
                read = attributions(segment, Tokens(offsets, words), cues.tolist(), roles)
                for one in read:
                    if (kept := settled(segment, window, one)) is not None:
                        yield moved(kept, place.start)

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                session = onnx_session(shipped_file(self._weights, WEIGHTS_SHA256, "the attribution model"))
                tokenizer = wordpiece_tokenizer()
                tokenizer.enable_truncation(LONGEST, stride=OVERLAP)
                self._loaded = _Loaded(tokenizer, session)
            return self._loaded
