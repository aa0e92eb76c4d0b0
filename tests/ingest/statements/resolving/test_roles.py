"""As what somebody speaks."""

from __future__ import annotations

import pytest

from assistant.domain import Article, Record
from ingest.statements.statements import statements
from ingest.statements.tagging.tagger import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The harbour froze. Harbour master Greta Venn said it was early.", "harbour master"),
        ("The Kremlin froze. Kremlin spokesman Pavel Renn said it was early.", "Kremlin spokesman"),
        ("Ida Moss bakes with her brother Paul Moss. “We sold out,” Paul Moss said.", None),
        ("Ida Moss and her husband, Paul Moss, spoke about their son. “We miss him,” Paul Moss said.", None),
        ("The water was foul, the authority’s spokeswoman, Nadia Venn, said on Monday.", "authority’s spokeswoman"),
        ("The owner, Paul Rudd, and the union secretary, sat down. Rudd said it was early.", "owner"),
        ("He asked a town spokesperson. Norland president Paul Rudd said it was early.", "Norland president"),
    ],
)
def test_a_role_is_what_somebody_is_in_public_in_small_letters(tagger: Tagger, text: str, role: str | None) -> None:
    found = statements(Article(Record(id="a1", title="Quay"), text), tagger)
    told = [one.speaker.role for one in found if one.speaker and " " in one.speaker.name]
    assert told == [role] * len(told)
    assert told
