"""A model cites by keys that were given for this answer, and by nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.claims import draft_of
from assistant.answering.keys import Numbering, keys_for, numbered
from tests.shown import HITS

KEYS = ("q7f3", "b2k8", "m4r9")


@given(st.text(), st.lists(st.text(), max_size=20))
def test_keys_are_as_many_as_the_texts_and_in_none_of_them(question: str, texts: list[str]) -> None:
    keys = keys_for(question, texts)
    assert len(set(keys)) == len(texts)
    assert all(re.fullmatch("[a-z][0-9][a-z][0-9]", key) for key in keys)
    assert keys == keys_for(question, texts)
    again = keys_for(question, [*texts, " ".join(keys)])
    assert not set(again) & set(keys)


def test_keys_change_with_the_question_and_with_what_else_was_found() -> None:
    assert keys_for("a", ["x", "y"])[0] != keys_for("b", ["x", "y"])[0] != keys_for("b", ["x", "z"])[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It rains [q7f3].", "It rains [1]."),
        ("It rains [q7f3][m4r9].", "It rains [1][3]."),
        ("It rains [q7f3, B2K8].", "It rains [1][2]."),
        ("It rains 【q7f3】.", "It rains [1]."),
        ("It rains [key: q7f3].", "It rains [1]."),
        ("It rains [[b2k8]].", "It rains [2]."),
        ("It rains (q7f3).", "It rains ([1])."),
        ("It rains [q7f3](http://canary.example/).", "It rains [1](http://canary.example/)."),
        ("It rains [1].", "It rains [0]."),
        ("It rains [Passage 12 and 3].", "It rains [0]."),
        ("It rains [q7f4].", "It rains [0]."),
        ("It rains [q7f4, q7f3].", "It rains [1]."),
        ("“He [the mayor] said so [sic]”", "“He [the mayor] said so [sic]”"),
        ("The ship K7L2 and xq7f3x sail.", "The ship K7L2 and xq7f3x sail."),
    ],
)
def test_a_given_key_becomes_its_number_and_what_else_cites_becomes_none(written: str, read: str) -> None:
    assert numbered(written, KEYS) == read


@given(st.text(alphabet=st.sampled_from("[]【】12,;–- †q7f\nApassgeno."), max_size=60))
def test_no_text_without_a_given_key_cites_a_passage(text: str) -> None:
    assert not draft_of(numbered(text, ("z9z9", "z8z8")), HITS).citations


@given(
    st.lists(st.sampled_from(["It ", "rains", " [q7f3]", "[", "q7", "f3", "]", " ", "b2k8", "\n", "x", "[1]", "【"]))
)
def test_what_is_shown_is_what_is_read_wherever_the_pieces_are_cut(pieces: list[str]) -> None:
    numbering = Numbering(KEYS)
    shown = "".join([*map(numbering.add, pieces), numbering.rest()])
    assert shown == numbered("".join(pieces), KEYS).replace("[0]", "")
