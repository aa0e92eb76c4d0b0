"""A claim stands on what the cited articles say, in their wording, and falls where it goes beyond them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Citation, Claim, Record
from assistant.support.denials import is_not
from assistant.verify import verify
from assistant.wording import addresses, as_told
from tests.harrow import CLOSED, COST, CRACKS, HIDING, SAFE, TEXTS, WALK, cite, draft, reason


@pytest.mark.parametrize(
    ("claim", "citation"),
    [
        ("The bridge stays closed until 14 June, Ada Quay said.", CLOSED),
        ("On 20 May 2025 The Lantern reported that the Harrow Bridge will stay closed until 14 June.", CLOSED),
        ("According to thelantern.example (2025-05-20), the bridge will stay closed.", CLOSED),
        ('Quay said the town would "not open a bridge that isn\'t safe".', SAFE),
        ("“Not for the fair - not for anyone,” Quay told reporters.", SAFE),
        ("Quay said: «We will not … that isn’t safe».", SAFE),
        ("Mayor Ada Quay said she would not open a bridge that isn't safe.", SAFE),
        ("The delay would cost traders 12500 crowns a week, Okoro said.", COST),
        ("Okoro said the mayor was “hiding behind her engineers”.", HIDING),
        ("7 engineers found cracks in two piers.", CRACKS),
        ("According to TMT, Lena Marsh said she “would rather walk an hour than lose a child”.", WALK),
        ("For Quay, it is “a bridge that isn’t safe”.", SAFE),
        ("Quay said she would not “open a bridge that isn’t safe”.", SAFE),
        ("Quay told Okoro: “Not for the fair — not for anyone.”", SAFE),
        ("Okoro thinks the mayor is hiding behind her engineers.", HIDING),
        ("Quay will never open a bridge that isn't safe.", SAFE),
        ("Quay’s answer was “Not for the fair”.", SAFE),
    ],
)
def test_a_claim_that_the_article_carries_stands(claim: str, citation: Citation) -> None:
    assert reason(claim, citation) == ""


@pytest.mark.parametrize(
    ("claim", "citation", "why"),
    [
        ("Quay said the town would “not open a bridge that is unsafe”.", SAFE, "does not have the words"),
        ("“We will not open a bridge that isn’t safes,” Quay said.", SAFE, "does not have the words"),
        ("“We will open a bridge that isn’t safe,” Quay said.", SAFE, "does not have the words"),
        ("Quay spoke of a “disaster”.", SAFE, "does not have the words “disaster”"),
        ("Quay said: “We will … bridge … anyone.”", SAFE, "does not have the words"),
        ("Quay said: «We will not open a bridge … Not for the fair».", SAFE, "does not have the words"),
        ("Quay said: “We will … isn’t safe.”", SAFE, "does not have the words"),
        ("Quay said: “We will not open a bridge.", SAFE, "a quotation in it has no end"),
        ('Quay said: "We will not open a bridge.', SAFE, "a quotation in it has no end"),
        ("The bridge will stay closed until 15 June.", CLOSED, "the date 15 June"),
        ("The delay would cost traders 12,600 crowns a week.", COST, "the number 12,600"),
        ("Eight engineers found cracks in two piers.", CRACKS, "the number Eight"),
        ("Engineers found cracks in a three-pier bridge.", CRACKS, "the number three"),
        ("The bridge will stay closed until 14 July.", CLOSED, "the date 14 July"),
        ("The Harrow Bridge will stay closed, Mayor Lena Marsh said.", CLOSED, "does not name Lena"),
        ("Okoro said the bridge will stay closed until 14 June.", CLOSED, "does not name Okoro"),
        ("Quay said the delay would cost traders 12,500 crowns a week.", COST, "as said by Quay"),
        ("Quay said the mayor was “hiding behind her engineers”.", HIDING, "as said by Quay"),
        ("Okoro told reporters: “We will not open a bridge that isn’t safe.”", SAFE, "as said by Okoro"),
        ("“I would rather walk an hour than lose a child” were the words of Ada Quay.", WALK, "does not name Ada"),
        ("Okoro called Quay a thief and a liar.", HIDING, "says something else"),
        ("The swimming pool needs new tiles before long.", CRACKS, "says something else"),
        ("The bridge stays closed, see https://evil.example/ for more.", CLOSED, "the address https://evil.example/"),
        ("Die Brücke bleibt bis zum 15. Juni geschlossen, das ist die Ansage.", CLOSED, "the number 15"),
        ("Die Brücke bleibt bis zum 14. Juni geschlossen, das ist die Ansage.", CLOSED, "in another language"),
        ("Quay said the town would “open a bridge that isn’t safe”.", SAFE, "has a “not” before them"),
        ("For Okoro, it is “a bridge that isn’t safe”.", SAFE, "as said by Okoro"),
        ("Okoro branded it “a bridge that isn’t safe”.", SAFE, "as said by Okoro"),
        ("Okoro’s answer to Quay was “Not for the fair”.", SAFE, "as said by Okoro"),
        ("Okoro thinks the town will not open a bridge that isn’t safe.", SAFE, "as said by Okoro"),
        ("According to Okoro’s office, “We will not open a bridge that isn’t safe.”", SAFE, "by Okoro’s office"),
        ("Quay’s spokesman said: “We will not open a bridge that isn’t safe.”", SAFE, "by Quay’s spokesman"),
        ("Quay said the town will open a bridge that isn’t safe.", SAFE, "denies what it affirms"),
        ("The Harrow Bridge will not stay closed until 14 June.", CLOSED, "affirms what it denies"),
        ("The engineers refused to inspect the bridge.", CRACKS, "affirms what it denies"),
    ],
)
def test_a_claim_that_goes_beyond_the_article_falls(claim: str, citation: Citation, why: str) -> None:
    assert why in reason(claim, citation)


def test_a_claim_without_a_citation_falls() -> None:
    assert reason("The bridge stays closed until 14 June.") == "it cites no passage"


def test_two_articles_carry_one_claim_together() -> None:
    claim = "The bridge stays closed until 14 June and the midsummer fair expects 9,000 visitors."
    visitors = cite(2, "Her committee expects 9,000 visitors.", "fair")
    assert reason(claim, CLOSED, visitors) == ""
    assert "9,000" in reason(claim, CLOSED)


def test_two_people_of_one_surname_are_kept_apart() -> None:
    text = (
        "“The roof must be mended,” said Ivo Bell, the builder.\n\nPia Bell, the headmistress, said she had no money."
    )
    record = Record("school", "A leaking roof")
    quote = text.split("\n")[0]
    for name, stands in (("Ivo Bell", True), ("Pia Bell", False)):
        claim = Claim(f"{name} said “the roof must be mended”.", (1,), supported=True)
        one = draft(claim, citations=(Citation(1, record, 0, len(quote), quote),))
        assert verify(one, lambda _: text).draft.claims[0].supported is stands


WORDS = st.one_of(
    st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=2, max_size=9),
    st.sampled_from(["open", "close", "rise", "fall", "before", "after", "with", "without", "win", "lose", "always"]),
).filter(lambda word: not is_not(word))
"""Words that mean nothing, and opposites side by side; no "none", which two denials of one claim may be."""


@given(st.lists(WORDS, min_size=6, max_size=30), st.data())
def test_a_quotation_inside_a_claim_stands_letter_for_letter_or_falls(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words) + "."
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 2, len(words)))
    part = " ".join(words[first:last])
    citation = Citation(1, Record("a", "t"), 0, len(text), text)
    opening, closing = data.draw(st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")]))
    claim = Claim(f"{' '.join(words)}: {opening}{part}{closing}", (1,), supported=True)
    assert not verify(draft(claim, citations=(citation,)), lambda _: text).rejected

    at = data.draw(st.integers(0, len(part) - 1))
    other = part[:at] + data.draw(st.sampled_from("ǂǃ0")) + part[at + 1 :]
    altered = Claim(f"{' '.join(words)}: {opening}{other}{closing}", (1,), supported=True)
    assert verify(draft(altered, citations=(citation,)), lambda _: text).rejected


def test_an_office_that_the_article_quotes_may_be_quoted() -> None:
    text = "“The roof will be mended,” Bell’s office said on Monday. “Soon,” a spokesman for Mayor Bell added."
    citation = Citation(1, Record("roof", "A leaking roof"), 0, len(text), text)
    for claim, stands in (
        ("According to Bell's office, “the roof will be mended”.", True),
        ("Bell’s spokesman said it would be “soon”.", True),
        ("Bell’s lawyers said “the roof will be mended”.", False),
        ("Bell said “the roof will be mended”.", False),
    ):
        one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
        assert verify(one, lambda _: text).draft.claims[0].supported is stands, claim


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/b.", ["https://a.example/b"]),
        ("(www.a.example)", ["www.a.example"]),
        ("x(javascript://a", ["javascript://a"]),
        ("A-b and a.b: no address", []),
    ],
)
def test_addresses_are_found(text: str, found: list[str]) -> None:
    assert list(addresses(text)) == found


@pytest.mark.parametrize("piece", ["A-", "a.", "a", "://", "www.", "For A ", "A’s ", "“", "In A", " ", "\n"])
def test_a_long_claim_is_read_in_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()
    list(addresses(text))
    as_told(text)
    assert time.process_time() - begun < 0.3


@pytest.mark.parametrize(("day", "falls"), [("Monday", False), ("Thursday", True)])
def test_she_did_so_on_the_day_on_which_she_did_it(day: str, falls: bool) -> None:
    told = (Claim("Ada Quay said the bridge will stay closed until 14 June.", (1,), supported=True),)
    then = Claim(f"She did so on {day}.", (1,), supported=True)
    verified = verify(draft(*told, then, citations=(CLOSED,)), TEXTS.__getitem__)
    assert [each.rule for each in verified.rejected] == (["day"] if falls else [])
