"""What the archive does not support is left out of an answer, or stands in it struck through."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Claim
from assistant.redacting import STRUCK_PARTS
from assistant.verify import verify
from tests.harrow import CLOSED, TEXTS, draft

CLAIMS = (
    Claim("The bridge stays closed until 14 June.", (1,), supported=True),
    Claim("Okoro ~~resigned~~ on Monday.", (1,), supported=True),
)


def test_a_claim_that_falls_is_struck_through_where_that_is_set() -> None:
    verified = verify(draft(*CLAIMS, citations=(CLOSED,)), TEXTS.__getitem__, strike=True)
    assert verified.draft.text == (
        "The bridge stays closed until 14 June. [1] ~~Okoro resigned on Monday.~~ (not supported by the archive)"
    )
    assert [found["claim"] for found in STRUCK_PARTS.finditer(verified.draft.text)] == ["Okoro resigned on Monday."]
    assert [claim.supported for claim in verified.draft.claims] == [True, False]
    assert verified.notices == (
        "One sentence of the answer could not be proved from the archive and was struck through.",
    )


def test_a_short_answer_does_not_come_from_what_is_struck() -> None:
    both = replace(draft(*CLAIMS, citations=(CLOSED,)), short_answer="Monday")
    assert verify(both, TEXTS.__getitem__, strike=True).draft.short_answer is None


def test_a_text_in_which_a_claim_is_not_found_is_written_anew_with_what_is_struck() -> None:
    verified = verify(draft(*CLAIMS, citations=(CLOSED,), text="Else."), TEXTS.__getitem__, strike=True)
    assert verified.draft.text == (
        "The bridge stays closed until 14 June. [1] ~~Okoro resigned on Monday.~~ (not supported by the archive)"
    )
