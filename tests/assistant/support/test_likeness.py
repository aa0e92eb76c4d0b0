"""A paraphrase whose words are others stands by its meaning; what says something else does not."""

from __future__ import annotations

import pytest

from assistant.archive.embedder import MiniLM
from assistant.domain import Citation, Claim, Record
from assistant.support.forms import form, weighty
from assistant.support.likeness import Likeness, agreement, strays
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


@pytest.mark.parametrize(
    ("claim", "named", "low"),
    [
        ("Ostrava Tram Works is considering legal action against the company.", {"Ostrava", "Tram", "Works"}, True),
        ("Ostrava Tram Works will have to wait for new carriages.", {"Ostrava", "Tram", "Works"}, False),
    ],
)
def test_names_alone_are_no_meaning(claim: str, named: set[str], low: bool, minilm: MiniLM) -> None:
    said = ["Ostrava Tram Works gets twelve carriages in March, three months late, Ostrava Tram Works said."]
    likeness = Likeness(minilm.encode)
    whole = agreement(claim, weighty("legal action"), said, likeness)
    assert (agreement(claim, weighty("legal action"), said, likeness, named=named) < whole) is low


def test_a_word_the_article_does_not_mean_strays(minilm: MiniLM) -> None:
    said = ["The council will mend the roof of the school before the winter."]
    likeness = Likeness(minilm.encode)
    assert strays("The council will mend the roof of the aquarium.", {form("aquarium")}, said, likeness)
    assert not strays("The council will repair the roof of the school.", {form("repair")}, said, likeness)
    assert not strays("The council will mend the roof of the aquarium.", {form("aquarium")}, said, None)
