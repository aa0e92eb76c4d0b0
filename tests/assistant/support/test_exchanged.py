"""Who does what to whom is as in the article, where pronouns stand for them too."""

from __future__ import annotations

import pytest

from assistant.support.exchanged import exchanged
from assistant.support.forms import root

ARTICLE = [
    "He thanked Quay by name.",
    "Ben Okoro told the paper that he had warned the company in two letters.",
    "She gave him tea, Okoro said, and showed him the mark.",
    "In May, Marsh said, the town hall had assured her that the money was there.",
    "The town, the judge said, had waited a month before it told the company.",
    "The old minister, Lars Holm, expressed doubt about any paper that carries the signature of Ada Quay.",
    "The mayor praised the crew.",
    "The crew praised the mayor.",
    "Captain Bo Hasker said last week that he had hired two divers.",
    "He had begged the choir and the band for chairs, he said.",
]


@pytest.mark.parametrize(
    ("claim", "verb"),
    [
        ("Quay thanked him by name.", "thank"),
        ("The company, he said, had warned him in two letters.", "warn"),
        ("He gave her tea, he said.", "give"),
        ("In May, according to her, she had assured the town hall that the money was there.", "assure"),
        ("The company, the judge said, had waited a month before it told the town.", "tell"),
        ("Quay expressed doubt about any paper that carries Holm’s signature.", "express"),
        ("The divers had hired Captain Hasker.", "hir"),
        ("The choir and the band had begged him for chairs.", "beg"),
        ("Captain Hasker had hired two divers.", None),
        ("He begged the band for chairs.", None),
        ("He thanked Quay.", None),
        ("He had warned the company in letters.", None),
        ("She gave him tea.", None),
        ("The town hall had assured her that the money was there.", None),
        ("The town had waited a month before it told the company.", None),
        ("Holm expressed doubt about any paper that carries Quay’s signature.", None),
        ("The mayor praised the crew.", None),
        ("He was warned by the company’s letters.", None),
    ],
)
def test_doer_and_object_are_not_exchanged(claim: str, verb: str | None) -> None:
    found = exchanged(claim, ARTICLE)
    assert (found and root(found)) == (verb and root(verb))
