"""What verification lets through is what the articles carry."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answering.claims import MOST_CLAIMS
from assistant.answering.draft import Draft
from assistant.domain import Citation, Claim, Record
from assistant.errors import InputError, Stopped
from assistant.verify import Verified, verify
from tests.harrow import BRIDGE, CLOSED, COST, CRACKS, HIDING, RECORDS, SAFE, TEXTS, draft


def test_he_is_whoever_spoke_in_the_claim_before() -> None:
    first = Claim("Okoro said the delay would cost traders 12,500 crowns a week.", (1,), supported=True)
    second = Claim("He said: “We will not open a bridge that isn’t safe.”", (2,), supported=True)
    verified = verify(draft(first, second, citations=(COST, replace(SAFE, n=2))), TEXTS.__getitem__)
    assert [claim.supported for claim in verified.draft.claims] == [True, False]


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


def test_of_a_long_answer_the_first_claims_are_checked_and_the_others_fall() -> None:
    claim = Claim("7 engineers found cracks in two piers.", (1,), supported=True)
    many = draft(*[claim] * (MOST_CLAIMS + 3), citations=(replace(CRACKS, n=1),))
    stands = [each.supported for each in verify(many, TEXTS.__getitem__).draft.claims]
    assert stands == [True] * MOST_CLAIMS + [False] * 3


def test_what_is_not_read_in_time_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.verify.CHECK_SECONDS", -1.0)
    claim = Claim("7 engineers found cracks in two piers.", (1,), supported=True)
    (rejected,) = verify(draft(claim, citations=(replace(CRACKS, n=1),)), TEXTS.__getitem__).rejected
    assert "no time" in rejected.reason


def test_a_reader_who_stops_ends_the_check() -> None:
    stopped = Event()
    stopped.set()
    claim = Claim("7 engineers found cracks in two piers.", (1,), supported=True)
    with pytest.raises(Stopped):
        verify(draft(claim, citations=(replace(CRACKS, n=1),)), TEXTS.__getitem__, stopped=stopped)
