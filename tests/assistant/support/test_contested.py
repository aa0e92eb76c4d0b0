"""What the article gives only as somebody's word may not be told as so."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Claim, Record, Span, Statement
from assistant.verify import verify
from tests.harrow import draft

TEXT = (
    "Moss has claimed many times that the mayor’s mandate has lost its validity. The mandate was for five years "
    "and ended in May."
)


def _statement() -> Statement:
    cue = TEXT.index("has claimed")
    content = TEXT.index("that the mayor")
    return Statement("a", (Span(content, TEXT.index(". The")),), Span(cue, cue + 11), Span(0, 4), "indirect")


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The mayor’s mandate has lost its validity.", False),
        ("Moss claimed that the mayor’s mandate has lost its validity.", True),
        ("The mandate was for five years and ended in May.", True),
    ],
)
def test_a_claim_keeps_the_one_who_claims(claim: str, holds: bool) -> None:
    citation = Citation(1, Record("a", "The mandate"), 0, len(TEXT), TEXT)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert (not verify(one, lambda _: TEXT, lambda _: [_statement()]).rejected) is holds


def test_a_noun_may_say_that_it_is_a_claim() -> None:
    text = "The claim that the huts cost more than they earn comes from Greel."
    citation = Citation(1, Record("a", "Huts"), 0, len(text), text)
    one = draft(Claim("The huts cost more than they earn.", (1,), supported=True), citations=(citation,))
    assert verify(one, lambda _: text).rejected


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The lease of the yard is no longer valid.", False),
        ("Hasker runs the yard for the parish.", True),
    ],
)
def test_a_claim_ends_before_whose_it_is(claim: str, holds: bool) -> None:
    text = (
        "Tenants have claimed several times that the lease of the yard has lost its validity. The claim that the yard "
        "costs more than it earns came from Hasker, who runs the yard for the parish."
    )
    citation = Citation(1, Record("a", "The yard"), 0, len(text), text)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert (not verify(one, lambda _: text).rejected) is holds


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("With this vote the town bought a door and forgot the garden.", False),
        ("In her view the town bought a door and forgot the garden.", True),
        ("Moss gave the door as her reason.", True),
    ],
)
def test_the_whole_of_what_somebody_wrote_is_not_told_as_so(claim: str, holds: bool) -> None:
    text = "Moss voted no. “We bought a door and forgot the garden,” Moss wrote. The reason was the door, Moss said."
    quote = text.index("We bought")
    cue = text.index("wrote")
    said = Statement("a", (Span(quote, quote + 38),), Span(cue, cue + 5), Span(cue - 5, cue - 1), "direct")
    citation = Citation(1, Record("a", "A vote"), 0, len(text), text)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    rules = [rejected.rule for rejected in verify(one, lambda _: text, lambda _: [said]).rejected]
    assert ("contested" not in rules) is holds
