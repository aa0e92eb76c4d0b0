"""Regular expressions mean the same on every Python that Dateline runs on."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{{1,2}[\d,]+\}{1,2})\+")
"""``(?:…)*+``: before 3.11.5 such a group may keep what its last, failing round had taken (python/cpython#106052)."""


@pytest.mark.parametrize("room", ["assistant", "ingest", "ui", "eval", "scripts"])
def test_no_group_is_repeated_possessively(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{number}: write (?>(?:…)*) for {line.strip()}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert not wrong
