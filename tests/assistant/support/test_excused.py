"""A comparison told from the other side, a mistake owned up to, and "without it" are no contraries."""

from __future__ import annotations

import pytest

from assistant.support.denials import denials, tokens
from assistant.support.excused import answered_no, corrected, other_side, without_it


def test_fewer_than_he_is_more_than_she() -> None:
    there = tokens("Quay received 90 votes, 12 more than the mayor in office, Ada Moss.")
    claim, wrong = tokens("Moss received 12 votes fewer than Quay."), tokens("Quay received 12 votes fewer than Moss.")
    assert other_side(claim, claim.index("fewer"), there, there.index("more"))
    assert not other_side(wrong, wrong.index("fewer"), there, there.index("more"))
    assert not other_side(wrong[:5], 4, there, there.index("more"))


def test_a_number_that_the_article_calls_wrong_may_be_denied() -> None:
    article = "We wrote that 143 guests had come. That was wrong. There were 134 guests."
    assert corrected("There were 134 guests, not 143.", article)
    assert not corrected("There were 143 guests, not 134.", article)
    assert not corrected("There were 134 guests, not 143.", "We wrote that 143 guests had come. There were 134 dogs.")
    assert not corrected("Nobody came.", article)


def test_it_is_what_the_sentence_names() -> None:
    (denial,) = denials("without a fair")
    assert without_it(denial, "After two years without it, the town will have its fair.")
    assert not without_it(denial, "After two years without it, the town will have its market.")
    assert not without_it(denial, "The town will have its fair.")


@pytest.mark.parametrize(
    ("claim", "is_told"),
    [
        ("Moss is not related to the vet in Brill, the other Moss in town.", True),
        ("Moss does not swap letters with the vet in Brill.", False),
        ("There is not another Moss in town, the vet in Brill.", False),
        ("Moss is not the harbour master.", False),
    ],
)
def test_an_answer_that_opens_with_no_denies_what_is_asked(claim: str, *, is_told: bool) -> None:
    asked = "Courier: There is another Moss in town, the vet in Brill. Family?\nMoss: No, we only swap letters."
    (denial,) = denials(claim)
    assert answered_no(denial, claim, asked) is is_told
