"""A prompt stays within its tokens, by an estimate that rather says too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.budget import MARGIN, fitting, tokens

# Tokens by a vocabulary of 131,000 (Mistral's tekken of September 2024), counted once; texts of our own.
COUNTED = {
    "The mayor told reporters that the bridge would stay closed until 14 June.": 16,
    "Міський голова повідомив журналістам, що міст залишатиметься зачиненим до чотирнадцятого червня.": 33,
    "市长告诉记者，这座桥将关闭到六月十四日。": 20,
    "Burmistrz powiedział dziennikarzom, że most pozostanie zamknięty do czternastego czerwca.": 28,
    "2025-05-29, 17:45: 12,500 and 420,000": 34,
}


@pytest.mark.parametrize("text", COUNTED)
def test_the_estimate_is_near_what_a_large_vocabulary_counts_and_rather_above(text: str) -> None:
    assert 0.9 * COUNTED[text] <= MARGIN * tokens(text) <= 2.2 * COUNTED[text]


@given(st.text(), st.text())
def test_two_texts_together_are_as_many_as_one_after_the_other(one: str, other: str) -> None:
    assert abs(tokens(one + other) - tokens(one) - tokens(other)) <= 1


@given(st.lists(st.text(max_size=200), min_size=1), st.floats(0, 500))
def test_what_fits_is_kept_in_order_and_the_first_always_is(texts: list[str], left: float) -> None:
    kept = fitting([(text, text) for text in texts], left)
    assert kept == texts[: len(kept)]
    assert len(kept) == 1 or MARGIN * sum(map(tokens, kept)) <= left + 1e-6
    assert len(kept) == len(texts) or MARGIN * sum(map(tokens, texts[: len(kept) + 1])) > left - 1e-6
