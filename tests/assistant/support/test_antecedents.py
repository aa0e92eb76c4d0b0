"""What leans on a claim that is left out goes with it, and a quotation alone is the last speaker's."""

from __future__ import annotations

import pytest

from assistant.domain import Claim, Span, Speaker, Statement
from assistant.support.antecedents import last_named, leans, orphaned
from assistant.verify import verify
from tests.harrow import CLOSED, COST, HIDING, TEXTS, cite, draft

OKORO = "Ben Okoro leads the opposition."
GONE = "Okoro resigned over bribes."
HIS = "He called for a vote in the council."


@pytest.mark.parametrize(
    ("claim", "does"),
    [
        ("He called for a vote.", True),
        ("“I can count,” he said.", True),
        ("“I can count.”", True),
        ("It closes in June.", True),
        ("Okoro called for a vote, he said.", False),
        ("The bridge closes in June.", False),
    ],
)
def test_a_claim_leans_where_it_names_nobody_first(claim: str, does: bool) -> None:
    assert leans(claim) is does


def test_a_pronoun_whose_name_fell_goes_unless_the_name_is_left() -> None:
    assert orphaned(["Quay spoke.", GONE, HIS, "He left."], [True, False, True, True]) == [2, 3]
    assert orphaned(["Okoro spoke.", GONE, HIS], [True, False, True]) == []
    assert orphaned([GONE, HIS], [False, True]) == [1]
    assert orphaned(["Okoro spoke.", HIS], [True, True]) == []


def test_what_is_shown_has_no_he_of_a_name_that_fell() -> None:
    mayor = Claim("Mayor Ada Quay said the bridge will stay closed until 14 June.", (1,), supported=True)
    gone = Claim("Okoro took ninety bribes.", (2,), supported=True)
    his = Claim("He called for a vote in the council before the summer.", (2,), supported=True)
    three = draft(mayor, gone, his, citations=(CLOSED, cite(2, HIDING.quote)))
    assert [each.supported for each in verify(three, TEXTS.__getitem__).draft.claims] == [True, False, False]
    struck = verify(three, TEXTS.__getitem__, strike=True)
    assert [each.supported for each in struck.draft.claims] == [True, False, True]


def test_the_last_person_named_is_whom_a_quotation_is_taken_for() -> None:
    assert last_named(["Quay spoke in Harrow.", "It rained."], {"Quay", "Okoro"}) == "Quay"
    assert last_named(["It rained on Harrow."], {"Quay"}) is None


def test_a_quotation_behind_anothers_name_falls() -> None:
    start = TEXTS["bridge"].index("The mayor is hiding")
    said = Span(start, start + len("The mayor is hiding behind her engineers"))
    who = Span(TEXTS["bridge"].index("Okoro said. He"), TEXTS["bridge"].index(" said. He"))
    cue = Span(who.end + 1, who.end + 5)
    statement = Statement("bridge", (said,), cue, who, "direct", speaker=Speaker("Ben Okoro", who, "name"))
    quote = Claim("“The mayor is hiding behind her engineers.”", (2,), supported=True)
    quay = Claim("Mayor Ada Quay said the bridge will stay closed until 14 June.", (1,), supported=True)
    okoro = Claim("Okoro said the delay would cost traders 12,500 crowns a week.", (1,), supported=True)
    for first, cited, stands in ((quay, CLOSED, False), (okoro, COST, True)):
        both = draft(first, quote, citations=(cited, cite(2, HIDING.quote)))
        verified = verify(both, TEXTS.__getitem__, lambda _: [statement])
        assert [each.supported for each in verified.draft.claims] == [True, stands]
