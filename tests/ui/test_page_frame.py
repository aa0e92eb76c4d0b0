from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.visiting import PAGE, Visit, drawn, texts

FOLDER = PAGE.parent


@pytest.mark.parametrize("page", ["said", "archive", "settings"])
def test_every_page_has_the_nameplate_and_one_heading(visit: Visit, sample_archive: Path, page: str) -> None:
    shown = visit(sample_archive, page=page)
    assert re.fullmatch(r"Dateline\d+ articles of \d+ outlets · newest 30 May 2025", texts(shown, "nameplate")[0])
    assert len(drawn(shown, "heading")) == 1


@pytest.mark.parametrize("page", ["said", "archive", "settings"])
def test_a_page_without_an_archive_says_how_to_make_one(visit: Visit, tmp_path: Path, page: str) -> None:
    notices = texts(visit(tmp_path / "nothing", page=page), "notice")
    assert len(notices) == 1
    assert "dateline ingest" in notices[0]


def test_whatever_the_page_draws_has_a_rule_in_its_sheets() -> None:
    """A class that no sheet knows is a slip of the pen: it would be drawn as bare words."""
    sheets = "".join(sheet.read_text("utf-8") for sheet in FOLDER.glob("*.css"))
    known = set(re.findall(r"\.([a-z][a-z-]*)(?=[\s.:,>{])", sheets)) | {"text"}
    for module in FOLDER.glob("*.py"):
        source = module.read_text("utf-8")
        kinds = re.findall(r"\b(?:line|Block)\(\s*\"([a-z-]+)\"", source)
        styles = re.findall(r"\bRun\((?:[^()\"]|\([^()]*\)|\"[^\"]*\")*?, \"([a-z-]+)\"[,)]", source)
        assert {*kinds, *styles} <= known, module.name
