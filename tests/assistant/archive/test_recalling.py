"""An embedder is not asked again for what it has just embedded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.archive.recalling import KEPT, Recalling


class Counting:
    """Gives each text its length and its first letter's number, and keeps what it was asked for."""

    model_id = fingerprint = "counting"
    dimension = 2

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        return np.array([[len(text), ord(text[0])] for text in texts], np.float32)


def test_a_text_is_embedded_once_and_comes_in_its_place() -> None:
    inner = Counting()
    embedder = Recalling(inner)
    first = embedder.encode(["who rang?"])
    again = embedder.encode(["who rang?", "Tam rang.", "It rang.", "Tam rang."])
    assert inner.asked == [["who rang?"], ["Tam rang.", "It rang."]]
    assert again.tolist() == inner.encode(["who rang?", "Tam rang.", "It rang.", "Tam rang."]).tolist()
    assert first.tolist() == again[:1].tolist() and again.dtype == np.float32


def test_what_was_met_longest_ago_is_forgotten() -> None:
    inner = Counting()
    embedder = Recalling(inner)
    embedder.encode(["kept"])
    for n in range(KEPT):
        embedder.encode([f"text {n}", "kept"])
    inner.asked.clear()
    embedder.encode(["kept", f"text {KEPT - 1}", "text 0"])
    assert inner.asked == [["text 0"]]


def test_no_texts_have_no_vectors() -> None:
    inner = Counting()
    assert Recalling(inner).encode([]).shape == (0, 2) and inner.asked == []


def test_who_changes_a_vector_changes_his_own() -> None:
    embedder = Recalling(Counting())
    embedder.encode(["rang"])[:] = 0
    assert embedder.encode(["rang"]).tolist() == [[4, ord("r")]]


def test_a_vector_that_is_kept_does_not_keep_its_batch() -> None:
    embedder = Recalling(Counting())
    embedder.encode(["Tam rang.", "It rang.", "who rang?"])
    assert [vector.base for vector in embedder._kept.values()] == [None] * 3
