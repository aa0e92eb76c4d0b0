"""Twists say with an article's words what it does not, the same for the same seed; the half kept unseen stays so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from eval.proving.twists import TWISTS, is_seen, twisted
from eval.proving.written import passages, read_written

ANSWERS = read_written()


@pytest.fixture(scope="module")
def archive(sample_archive: Path) -> Iterator[Archive]:
    with Archive.open(sample_archive, load_embedder(load(archive=sample_archive))) as opened:
        yield opened


def test_every_kind_is_made_in_both_halves_and_differs_from_the_right(archive: Archive) -> None:
    made = list(twisted(ANSWERS, passages(archive), 1))
    assert made == list(twisted(ANSWERS, passages(archive), 1))
    for seen in (True, False):
        assert {each.kind for each in made if is_seen(each.answer) is seen} == set(TWISTS)
    for each in made:
        assert each.claims[each.at].text not in {claim.text for claim in each.answer.claims}
        assert len(each.claims) == len(each.right)
