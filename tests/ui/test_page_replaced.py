"""An archive that is removed, or made anew at the same place, while the desk is open."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.settings import load
from ingest.pipeline import ingest
from tests.ui.visiting import Visit, drawn, texts

NOW = datetime(2026, 11, 29, tzinfo=UTC)
LANTERN = "Lantern regatta\n12 May 2025\n\nThe lantern regatta will be rowed on 16 August, said Iva Renn."


@pytest.fixture(autouse=True)
def _warmed() -> Iterator[None]:
    yield
    warmed()


def warmed() -> None:
    """Wait until no page loads anything any more."""
    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join(60)


def remove(archive: Path) -> None:
    """Remove an archive that no search is at work in."""
    warmed()
    shutil.rmtree(archive)


def test_an_archive_made_anew_at_the_same_place_is_the_one_that_answers(
    visit: Visit, sample_archive: Path, tmp_path: Path
) -> None:
    place = shutil.copytree(sample_archive, tmp_path / "archive")
    page = visit(place)
    said, held = visit(place, page="said"), visit(place, page="archive")
    assert "49 articles" in texts(page, "nameplate")[0]
    remove(place)
    (tmp_path / "lantern.txt").write_text(LANTERN, "utf-8")
    ingest([str(tmp_path / "lantern.txt")], place, load(archive=place), now=NOW)
    assert "1 article " in texts(page.run(), "nameplate")[0]
    page.chat_input[0].set_value("When will the lantern regatta be rowed?").run()
    assert "16 August" in " ".join(texts(page, "answer"))
    assert not any("Peskov" in block.text for block in drawn(said.run(), "person", "name"))
    assert texts(held.run(), "figures")[0].startswith("1article")


def test_an_archive_that_is_gone_is_said_to_be(visit: Visit, sample_archive: Path, tmp_path: Path) -> None:
    place = shutil.copytree(sample_archive, tmp_path / "archive")
    page = visit(place)
    remove(place)
    assert not page.run().exception
    assert not page.chat_input
    assert any(str(place) in words for words in texts(page, "notice"))
    shutil.copytree(sample_archive, place)
    assert "49 articles" in texts(page.run(), "nameplate")[0]
