"""What growth measures falls where approximate search loses neighbours, in the figure that is of the vectors alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.archive.entries import Scored, Selection
from assistant.archive.vectors_reader import VectorsReader
from eval.cases import read_cases
from eval.growth import EVERYTHING, growth, share_of


def test_the_share_is_of_what_exact_search_finds() -> None:
    assert [share_of(ids, (1, 2, 3, 4)) for ids in ((4, 3, 2, 1), (1, 2, 9, 8), ())] == [1, 0.5, 0]
    assert share_of((), ()) == 1


def test_every_second_neighbour_that_is_lost_is_missed(sample_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search = VectorsReader.search

    def losing(
        reader: VectorsReader,
        connection: sqlite3.Connection,
        vector: NDArray[np.float32],
        k: int,
        selection: Selection | None,
    ) -> Scored:
        exact = reader._policy is EVERYTHING
        found = search(reader, connection, vector, k if exact else 2 * k, selection)
        return found if exact else found[::2]

    monkeypatch.setattr(VectorsReader, "search", losing)
    figures = growth(sample_archive, list(read_cases(Path("eval/golden/sample.jsonl")))[:3], recall=3)
    assert figures["dense_recall_none"] == 0.5
    assert isinstance(figures["recall_none"], float) and figures["recall_none"] > 0.5  # its lexical half is the same
