"""A reason that the article does not give, or gives the other way round, falls."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Record
from assistant.support.caused import uncaused, uncaused_by_that
from assistant.support.reading import Reading

TEXT = (
    "The harvest fair will not be held on Sunday. Rust has spread in the orchards.\n\n"
    "The brewery turned down a request for an interview. Its owners live in Hallow. They own two mills.\n\n"
    "Carters asked the bank for a loan in the spring. The soil is firmer there, so the posts are shorter.\n\n"
    "The reason for the second delay is the new drawing. A lamp post broke in the gale. "
    "The bell was mended because the rope had torn."
)


def _reading() -> Reading:
    return Reading.of(Citation(1, Record("a", "The fair"), 0, len(TEXT), TEXT), TEXT, [])


@pytest.mark.parametrize(
    "claim",
    [
        "The brewery turned down the interview because carters asked the bank for a loan.",
        "Because rust has spread in the orchards, the brewery turned down an interview.",
        "The soil is firmer there because the posts are shorter.",
        "The new drawing was made because of the second delay.",
        "The rope had torn because the bell was mended.",
        "The carters owed the loan to the fact that rust has spread in the orchards.",
    ],
)
def test_two_facts_apart_or_turned_are_no_reason_for_each_other(claim: str) -> None:
    assert uncaused(claim, [_reading()])


@pytest.mark.parametrize(
    "claim",
    [
        "The fair will not be held because rust has spread in the orchards.",
        "The posts are shorter because the soil is firmer there.",
        "The second delay came about because of the new drawing.",
        "The soil is firmer, and as a result the posts are shorter.",
        "The bell was mended because the rope had torn, Rooke said.",
        "The brewery turned down an interview because its owners live in Hallow.",
        "The fair was due to be held on Sunday.",
        "The brewery turned down an interview.",
        "The brewery grew because its beer was good.",
    ],
)
def test_a_reason_that_the_article_gives_or_sentences_that_follow_stand(claim: str) -> None:
    assert not uncaused(claim, [_reading()])


APART = (
    "The library moved to the old mill in spring. It has a tower.\n\n"
    "A stove cracked in the kitchen. The guild raised its fees in June, which few had expected.\n\n"
    "The weir leaks in winter.\n\nMoss closed the sluice. As a result the meadows dried out, said Rooke."
)


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("The library moved to the old mill because a stove cracked in the kitchen.", True),
        ("The guild raised its fees because the library moved to the old mill.", True),
        ("The guild raised its fees because the weir leaks in winter.", False),
        ("The meadows dried out because Moss closed the sluice.", False),
        ("The library moved because “; ”.", False),
    ],
)
def test_a_reason_stands_in_the_paragraph_or_opens_the_next(claim: str, is_so: bool) -> None:
    reading = Reading.of(Citation(1, Record("a", "The mill"), 0, len(APART), APART), APART, [])
    assert uncaused(claim, [reading]) is is_so


def _read(text: str) -> Reading:
    return Reading.of(Citation(1, Record("a", "The mill"), 0, len(text), text), text, [])


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Tolls rose by a tenth, and barges stayed away for weeks.", True),
        ("Tolls rose by a tenth, for barges stayed away, and Moss was glad.", False),
        ("Barges stayed away for weeks, and tolls rose by a tenth.", False),
        ("Tolls rose by a tenth, and the reason was that barges stayed away.", False),
    ],
)
def test_what_an_and_adds_is_no_reason_for_what_goes_before(text: str, is_so: bool) -> None:
    assert uncaused("Tolls rose by a tenth because barges stayed away.", [_read(text)]) is is_so


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("That is why the guild raised its fees.", True),
        ("Because of that the guild raised its fees.", True),
        ("The guild raised its fees.", False),
        ("As a result a stove cracked in the kitchen.", True),
        ("That is why it has a tower.", False),
    ],
)
def test_that_is_no_reason_which_stands_apart(claim: str, is_so: bool) -> None:
    assert uncaused_by_that(claim, "The library moved to the old mill in spring.", [_read(APART)]) is is_so
