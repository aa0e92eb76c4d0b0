from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.archive.archive import Archive
from assistant.archive.census import OutletHeld
from assistant.settings import load
from ingest.pipeline import ingest
from ui.page.archive_colours import PALETTE, colours

MANY = some.lists(some.integers(1, 60), unique=True, min_size=1, max_size=30)


def held(seen: Iterable[int]) -> list[OutletHeld]:
    return [OutletHeld(f"Paper {n}", 100 - n, None, None, n) for n in seen]


@given(some.integers(1, len(PALETTE)), some.integers(1, 20), some.randoms())
def test_up_to_ten_an_outlet_keeps_its_colour_when_others_come_or_grow(few: int, more: int, chance: object) -> None:
    early = held(range(1, few + 1))
    before = colours(early, [outlet.name for outlet in early])
    later = held(range(1, min(few + more, len(PALETTE)) + 1))
    chance.shuffle(later)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    after = colours(later, [outlet.name for outlet in later])
    assert {name: after[name] for name in before} == before


@given(MANY, some.data())
def test_what_is_drawn_changes_no_colour_while_there_are_enough(seen: list[int], data: some.DataObject) -> None:
    outlets = held(seen[: len(PALETTE)])
    names = [outlet.name for outlet in outlets]
    every = colours(outlets, names)
    shown = data.draw(some.sets(some.sampled_from(names)))
    assert colours(outlets, shown) == {name: every[name] for name in names if name in shown}


@given(MANY)
def test_no_two_that_are_drawn_have_the_same(seen: list[int]) -> None:
    outlets = held(seen)
    shown = [outlet.name for outlet in outlets][: len(PALETTE)]
    found = colours(outlets, shown)
    assert len(set(found.values())) == len(found) == len(shown)


def test_one_that_is_gone_leaves_the_others_theirs() -> None:
    every = colours(held(range(1, 9)), [f"Paper {n}" for n in range(1, 9)])
    rest = held([1, 2, 4, 5, 6, 7, 8])
    assert colours(rest, [outlet.name for outlet in rest]) == {n: c for n, c in every.items() if n != "Paper 3"}


@pytest.mark.parametrize("changed", ["The lamp burns.", "The lamp is out."])
def test_the_archive_keeps_them_when_a_large_paper_comes_and_an_article_changes(tmp_path: Path, changed: str) -> None:
    def brought(*articles: tuple[str, str, str]) -> dict[str, str]:
        told = (json.dumps({"id": id_, "outlet": outlet, "title": id_, "text": text}) for id_, outlet, text in articles)
        (tmp_path / "told.jsonl").write_text("\n".join(told), "utf-8")
        folder = tmp_path / "archive"
        ingest([str(tmp_path / "told.jsonl")], folder, load(archive=folder), now=datetime(2026, 11, 29, tzinfo=UTC))
        with Archive.open(folder) as stored:
            outlets = stored.census().outlets
        return {name: each.name for name, each in colours(outlets, [outlet.name for outlet in outlets]).items()}

    before = brought(("a", "Gull", "The lamp burns."), ("b", "Tern", "The tide is high."))
    many = [(f"c{n}", "Crow", f"The ferry sailed on day {n}.") for n in range(5)]
    after = brought(*many, ("a", "Gull", changed))
    assert set(before) < set(after)
    assert {name: after[name] for name in before} == before
