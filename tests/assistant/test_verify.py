"""What verification lets through is what the articles carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answering.draft import Draft
from assistant.domain import Citation, Claim, Moment, Record
from assistant.errors import InputError
from assistant.verify import Verified, verify

BRIDGE = """The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday.

“We will not open a bridge that isn’t safe,” Quay told reporters in the town hall. “Not for the fair — not for anyone.”

The council had promised to reopen it by 3 May. Ben Okoro, who leads the opposition, said the delay would cost traders \
12,500 crowns a week.

“The mayor is hiding behind her engineers,” Okoro said. He called for a vote in the council before the summer.

Seven engineers from the firm Delder & Sons inspected the bridge last week. They found cracks in two of its piers."""
FAIR = """The midsummer fair moves to the north bank this year, the organisers announced.

“I would rather walk an hour than lose a child,” said Lena Marsh, who runs the fair. \
Her committee expects 9,000 visitors."""
TEXTS = {"bridge": BRIDGE, "fair": FAIR}
RECORDS = {
    "bridge": Record(
        "bridge",
        "Bridge to stay closed",
        outlet="thelantern.example",
        published=Moment(datetime(2025, 5, 20, tzinfo=UTC), "day", "x"),
    ),
    "fair": Record(
        "fair",
        "Fair moves north",
        outlet="Harrow Courier",
        agencies=("TMT",),
        published=Moment(datetime(2025, 5, 21, tzinfo=UTC), "day", "x"),
    ),
}


def cite(n: int, quote: str, article: str = "bridge") -> Citation:
    start = TEXTS[article].index(quote)
    return Citation(n, RECORDS[article], start, start + len(quote), quote)


CLOSED = cite(1, "The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday.")
SAFE = cite(
    1,
    "“We will not open a bridge that isn’t safe,” Quay told reporters in the town hall. "
    "“Not for the fair — not for anyone.”",
)
COST = cite(1, "Ben Okoro, who leads the opposition, said the delay would cost traders 12,500 crowns a week.")
HIDING = cite(
    1, "“The mayor is hiding behind her engineers,” Okoro said. He called for a vote in the council before the summer."
)
CRACKS = cite(
    1,
    "Seven engineers from the firm Delder & Sons inspected the bridge last week. "
    "They found cracks in two of its piers.",
)
WALK = cite(1, "“I would rather walk an hour than lose a child,” said Lena Marsh, who runs the fair.", "fair")


def draft(*claims: Claim, citations: tuple[Citation, ...], text: str | None = None) -> Draft:
    written = " ".join(f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}".strip() for claim in claims)
    return Draft(written if text is None else text, None, 0.8, abstained=False, claims=claims, citations=citations)


def check(claim: str, *citations: Citation) -> Verified:
    numbered = tuple(replace(citation, n=n) for n, citation in enumerate(citations, start=1))
    one = Claim(claim, tuple(citation.n for citation in numbered), supported=True)
    return verify(draft(one, citations=numbered), TEXTS.__getitem__)


def reason(claim: str, *citations: Citation) -> str:
    rejected = check(claim, *citations).rejected
    return rejected[0].reason if rejected else ""


@pytest.mark.parametrize(
    ("claim", "citation"),
    [
        ("The bridge stays closed until 14 June, Ada Quay said.", CLOSED),
        ("On 20 May 2025 The Lantern reported that the Harrow Bridge will stay closed until 14 June.", CLOSED),
        ("According to thelantern.example (2025-05-20), the bridge will stay closed.", CLOSED),
        ('Quay said the town would "not open a bridge that isn\'t safe".', SAFE),
        ("“Not for the fair - not for anyone,” Quay told reporters.", SAFE),
        ("Quay said: «We will not open a bridge … Not for the fair».", SAFE),
        ("Mayor Ada Quay said she would not open a bridge that isn't safe.", SAFE),
        ("The delay would cost traders 12500 crowns a week, Okoro said.", COST),
        ("Okoro said the mayor was “hiding behind her engineers”.", HIDING),
        ("7 engineers found cracks in two piers.", CRACKS),
        ("According to TMT, Lena Marsh said she “would rather walk an hour than lose a child”.", WALK),
        ("Die Brücke bleibt bis zum 14. Juni geschlossen, das ist die Ansage.", CLOSED),
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
        ("Quay said: “We will not open a bridge.", SAFE, "a quotation in it has no end"),
        ('Quay said: "We will not open a bridge.', SAFE, "a quotation in it has no end"),
        ("The bridge will stay closed until 15 June.", CLOSED, "the number 15"),
        ("The delay would cost traders 12,600 crowns a week.", COST, "the number 12600"),
        ("Eight engineers found cracks in two piers.", CRACKS, "the number 8"),
        ("Engineers found cracks in a three-pier bridge.", CRACKS, "the number 3"),
        ("The bridge will stay closed until 14 July.", CLOSED, "does not name July"),
        ("The Harrow Bridge will stay closed, Mayor Lena Marsh said.", CLOSED, "does not name Lena"),
        ("Okoro said the bridge will stay closed until 14 June.", CLOSED, "does not name Okoro"),
        ("Quay said the delay would cost traders 12,500 crowns a week.", COST, "as said by Quay"),
        ("Quay said the mayor was “hiding behind her engineers”.", HIDING, "as said by Quay"),
        ("Okoro told reporters: “We will not open a bridge that isn’t safe.”", SAFE, "as said by Okoro"),
        ("“I would rather walk an hour than lose a child” were the words of Ada Quay.", WALK, "does not name Ada"),
        ("Okoro called Quay a thief and a liar.", HIDING, "says something else"),
        ("The swimming pool needs new tiles before winter.", CRACKS, "says something else"),
        ("The bridge stays closed, see https://evil.example/ for more.", CLOSED, "the address https://evil.example/"),
        ("Die Brücke bleibt bis zum 15. Juni geschlossen, das ist die Ansage.", CLOSED, "the number 15"),
    ],
)
def test_a_claim_that_goes_beyond_the_article_falls(claim: str, citation: Citation, why: str) -> None:
    assert why in reason(claim, citation)


def test_a_claim_without_a_citation_falls() -> None:
    assert reason("The bridge stays closed until 14 June.") == "it cites no passage"


def test_he_is_whoever_spoke_in_the_claim_before() -> None:
    first = Claim("Okoro said the delay would cost traders 12,500 crowns a week.", (1,), supported=True)
    second = Claim("He said: “We will not open a bridge that isn’t safe.”", (2,), supported=True)
    verified = verify(draft(first, second, citations=(COST, replace(SAFE, n=2))), TEXTS.__getitem__)
    assert [claim.supported for claim in verified.draft.claims] == [True, False]


def test_two_articles_carry_one_claim_together() -> None:
    claim = "The bridge stays closed until 14 June and the midsummer fair expects 9,000 visitors."
    visitors = cite(2, "Her committee expects 9,000 visitors.", "fair")
    assert reason(claim, CLOSED, visitors) == ""
    assert "9000" in reason(claim, CLOSED)


def test_a_draft_of_which_nothing_falls_comes_back_as_it_is() -> None:
    sound = draft(Claim("The bridge stays closed until 14 June.", (1,), supported=True), citations=(CLOSED,))
    assert verify(sound, TEXTS.__getitem__) == Verified(sound)


def test_an_answer_without_any_claim_has_lost_its_core() -> None:
    assert verify(draft(citations=(), text="Who knows?"), TEXTS.__getitem__).core_lost


def test_a_refusal_passes() -> None:
    refusal = Draft("The archive does not say.", None, 0.0, abstained=True, claims=(), citations=())
    assert verify(refusal, TEXTS.__getitem__) == Verified(refusal)


@pytest.mark.parametrize(
    "forged",
    [
        replace(CLOSED, quote=CLOSED.quote.replace("14", "15")),
        replace(CLOSED, start=CLOSED.start + 1, end=CLOSED.end + 1),
        replace(CLOSED, article=RECORDS["fair"]),
        replace(CLOSED, start=0, end=0, quote=""),
        replace(CLOSED, article=Record("gone", "Removed meanwhile")),
    ],
)
def test_a_forged_citation_is_dropped_and_its_claim_with_it(forged: Citation) -> None:
    def text_of(article_id: str) -> str:
        if article_id not in TEXTS:
            raise InputError(f"no article {article_id}")
        return TEXTS[article_id]

    claim = Claim("The bridge stays closed until 14 June.", (1,), supported=True)
    verified = verify(draft(claim, citations=(forged,)), text_of)
    assert verified.draft.citations == ()
    assert verified.draft.text == ""
    assert verified.core_lost


def test_what_falls_leaves_the_text_and_the_rest_is_numbered_anew() -> None:
    claims = (
        Claim("Okoro resigned.", (1,), supported=True),
        Claim("The bridge stays closed until 14 June.", (2,), supported=True),
        Claim("Quay said the mayor was “hiding behind her engineers”.", (1,), supported=True),
        Claim("7 engineers found cracks.", (3, 2), supported=True),
    )
    citations = (HIDING, replace(CLOSED, n=2), replace(CRACKS, n=3))
    text = (
        "Okoro resigned. [1] The bridge stays closed\nuntil 14 June. [2]\n\n"
        "- Quay said the mayor was “hiding behind her engineers”. [1]\n\n"
        "- 7 engineers found cracks. [3][2]\n\n(The answer was cut short.)"
    )
    verified = verify(draft(*claims, citations=citations, text=text), TEXTS.__getitem__)
    assert verified.draft.text == (
        "The bridge stays closed until 14 June. [1]\n\n"
        "- 7 engineers found cracks. [2][1]\n\n(The answer was cut short.)"
    )
    assert [citation.quote for citation in verified.draft.citations] == [CLOSED.quote, CRACKS.quote]
    assert [claim.citations for claim in verified.draft.claims] == [(), (1,), (), (2, 1)]
    assert [claim.supported for claim in verified.draft.claims] == [False, True, False, True]
    assert [rejected.claim.text for rejected in verified.rejected] == [claims[0].text, claims[2].text]
    assert verified.notices == ("2 sentences of the answer could not be proved from the archive and were left out.",)
    assert not verified.core_lost


def test_a_text_in_which_a_claim_is_not_found_is_written_anew_from_what_holds() -> None:
    claims = (
        Claim("The bridge stays closed until 14 June.", (1,), supported=True),
        Claim("Okoro resigned.", (1,), supported=True),
    )
    verified = verify(draft(*claims, citations=(CLOSED,), text="Okoro has resigned! [1]"), TEXTS.__getitem__)
    assert verified.draft.text == "The bridge stays closed until 14 June. [1]"


def test_a_short_answer_goes_with_the_claim_it_came_from() -> None:
    claims = (
        Claim("The bridge stays closed until 14 June.", (1,), supported=True),
        Claim("Okoro resigned.", (1,), supported=True),
    )
    both = draft(*claims, citations=(CLOSED,))
    assert verify(replace(both, short_answer="14 June"), TEXTS.__getitem__).draft.short_answer == "14 June"
    assert verify(replace(both, short_answer="Okoro"), TEXTS.__getitem__).draft.short_answer is None


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


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])


@given(st.data())
def test_the_right_quote_stands_and_one_altered_letter_fails(data: st.DataObject) -> None:
    text = data.draw(st.text(LETTERS, min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    claim = Claim(" ".join(quote.split()), (1,), supported=True)
    right = draft(claim, citations=(Citation(1, Record("a", "t"), start, end, quote),))
    assert verify(right, lambda _: text) == Verified(right)

    at = data.draw(st.integers(0, len(quote) - 1))
    letter = data.draw(LETTERS.filter(lambda letter: letter != quote[at]))
    altered = replace(right.citations[0], quote=quote[:at] + letter + quote[at + 1 :])
    verified = verify(replace(right, citations=(altered,)), lambda _: text)
    assert verified.core_lost
    assert verified.draft.citations == ()


WORDS = st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=2, max_size=9)


@given(st.lists(WORDS, min_size=6, max_size=30), st.data())
def test_a_quotation_inside_a_claim_stands_letter_for_letter_or_falls(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words) + "."
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 2, len(words)))
    part = " ".join(words[first:last])
    citation = Citation(1, Record("a", "t"), 0, len(text), text)
    opening, closing = data.draw(st.sampled_from(["“”", '""', "«»", "„“"]))
    claim = Claim(f"{' '.join(words)}: {opening}{part}{closing}", (1,), supported=True)
    assert not verify(draft(claim, citations=(citation,)), lambda _: text).rejected

    at = data.draw(st.integers(0, len(part) - 1))
    other = part[:at] + data.draw(st.sampled_from("ǂǃ0")) + part[at + 1 :]
    altered = Claim(f"{' '.join(words)}: {opening}{other}{closing}", (1,), supported=True)
    assert verify(draft(altered, citations=(citation,)), lambda _: text).rejected


@given(st.text(), st.lists(st.tuples(st.text(), st.lists(st.integers(0, 4), max_size=3)), max_size=5), st.data())
def test_whatever_the_draft_what_is_shown_is_cited_and_verbatim(
    text: str, claims: list[tuple[str, list[int]]], data: st.DataObject
) -> None:
    citations = []
    for n in range(1, 4):
        start, end = sorted((data.draw(st.integers(0, len(BRIDGE))), data.draw(st.integers(0, len(BRIDGE)))))
        quote = data.draw(st.sampled_from([BRIDGE[start:end], BRIDGE[start:end][1:], text]))
        citations.append(Citation(n, RECORDS["bridge"], start, end, quote))
    made = tuple(Claim(written, tuple(numbers), supported=True) for written, numbers in claims)
    verified = verify(draft(*made, citations=tuple(citations), text=text), TEXTS.__getitem__)
    if verified.rejected:
        assert [citation.n for citation in verified.draft.citations] == list(
            range(1, len(verified.draft.citations) + 1)
        )
    numbers = {citation.n for citation in verified.draft.citations}
    assert all(BRIDGE[c.start : c.end] == c.quote for c in verified.draft.citations if verified.rejected)
    for claim in verified.draft.claims:
        assert bool(claim.citations) is claim.supported
        assert set(claim.citations) <= numbers
