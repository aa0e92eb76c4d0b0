from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge.replies import REASON_CHARACTERS, Malformed, read

LABELS = ("correct", "wrong")
GOOD = '{"reason": "the day is the same", "label": "correct"}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"\n {GOOD} \n",
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```",
        f"<think>wrong? no, {{correct}}</think>\n\n{GOOD}",
        f"<think>\nfirst this</think>\n```json\n{GOOD}\n```\n",
    ],
)
def test_thoughts_and_a_code_fence_around_the_object_are_let_pass(text: str) -> None:
    assert read(text, LABELS) == ("correct", "the day is the same")


@pytest.mark.parametrize("text", [f"Sure: {GOOD}", f"{GOOD}\n{GOOD}", f"<think>{GOOD}", f"```json\n{GOOD}", "", "{}"])
def test_anything_else_around_it_is_not(text: str) -> None:
    with pytest.raises(Malformed):
        read(text, LABELS)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        label, reason = read(text, LABELS)
    except Malformed:
        return
    assert label in LABELS
    assert reason


@given(st.text(), st.sampled_from(LABELS))
def test_a_reason_comes_out_as_one_short_line(reason: str, label: str) -> None:
    try:
        read_label, read_reason = read(json.dumps({"reason": reason, "label": label}), LABELS)
    except Malformed:
        return
    assert read_label == label
    assert read_reason == " ".join(read_reason.split())
    assert 0 < len(read_reason) <= REASON_CHARACTERS
    assert read_reason.isprintable() or not read_reason.isascii()


@given(st.integers(1, len(GOOD) - 1))
def test_a_reply_cut_anywhere_is_refused(at: int) -> None:
    with pytest.raises(Malformed):
        read(GOOD[:at], LABELS)
