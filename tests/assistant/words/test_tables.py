"""The tables of words are those that ``scripts/build_words.py`` makes, with the notice that WordNet asks for."""

from __future__ import annotations

import gzip
import hashlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
WORDS = ROOT / "assistant" / "words"


def test_the_tables_unpacked_are_the_ones_made() -> None:
    related = gzip.decompress((WORDS / "related.tsv.gz").read_bytes())
    assert hashlib.sha256(related).hexdigest() == "7006311998ec99af3ea97a534e02d808314363a68c4ec8bb42025f089aef602f"
    assert related.count(b"\n") == 36_297
    irregular = (WORDS / "irregular.tsv").read_bytes()
    assert hashlib.sha256(irregular).hexdigest() == "38206324c52ad3a929038e4e9e5bb8e83cb27298e3c6ce5e3364ce90fcdbda78"


def test_what_is_passed_on_has_the_licence_of_wordnet() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "assistant/words/LICENSE" in project["license-files"]
    assert "LicenseRef-WordNet" in project["license"]
