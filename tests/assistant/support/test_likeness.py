"""A paraphrase whose words are others stands by its meaning; what says something else does not."""

from __future__ import annotations

import pytest

from assistant.archive.embedder import MiniLM
from assistant.domain import Citation, Claim, Record
from assistant.verify import verify
from tests.harrow import draft

TEXT = (
    "The heating failed when it was started on Saturday for the first time since the storm. A pump has to be replaced "
    "and will not arrive before the end of the week."
)


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM(1)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The radiators broke down on Saturday, when they were switched on for the first time since the storm.", True),
        ("A pump must be exchanged.", True),
        ("The police have opened an investigation.", False),
        ("The mayor apologised for the mistake.", False),
    ],
)
def test_meaning_decides_where_words_do_not(claim: str, holds: bool, minilm: MiniLM) -> None:
    citation = Citation(1, Record("a", "School stays closed"), 0, len(TEXT), TEXT)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert (not verify(one, lambda _: TEXT, encode=minilm.encode).rejected) is holds
