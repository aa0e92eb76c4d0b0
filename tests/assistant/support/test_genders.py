"""A quotation of a "he" is not what the article has "she" say."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Record
from assistant.support.genders import other_pronoun
from assistant.support.places import places
from assistant.support.reading import Reading

TEXT = (
    "Mayor Ada Quay listened to Captain Ben Okoro. That was “a barrel of tar,” she answered. "
    "“I keep goats,” he said. “The dyke is dry.”"
)
READ = [Reading.of(Citation(1, Record("a", "Hearing"), 0, len(TEXT), TEXT), TEXT, ())]


@pytest.mark.parametrize(
    ("claim", "quotation", "falls"),
    [
        ("He dismissed that as “a barrel of tar.”", "a barrel of tar.", True),
        ("“I keep goats,” she said.", "I keep goats,", True),
        ("She dismissed that as “a barrel of tar.”", "a barrel of tar.", False),
        ("“I keep goats,” he said.", "I keep goats,", False),
        ("Quay was told “a barrel of tar.”", "a barrel of tar.", False),
        ("She added: “The dyke is dry.”", "The dyke is dry.", False),
    ],
)
def test_who_says_it_goes_by_the_pronoun_of_the_article(claim: str, quotation: str, *, falls: bool) -> None:
    found = {quotation: places(quotation.rstrip(".,"), READ, "")}
    assert found[quotation]
    assert (other_pronoun(claim, found) is not None) is falls
