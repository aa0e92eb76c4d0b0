"""Falsehoods are read with why they are so, and counted by kind."""

from __future__ import annotations

from eval.falsehoods import BOUNDS, Told, figures, read_falsehoods


def test_every_falsehood_has_a_right_claim_before_it_and_says_why_it_is_wrong() -> None:
    every = read_falsehoods()
    assert len({one.answer.id for one in every}) == len(every) == 600
    assert all(len(one.answer.claims) == 2 and one.why and one.kind for one in every)
    assert {one.hand for one in every} == set(BOUNDS)


def test_what_is_caught_is_counted_by_kind_and_the_right_ones_that_fell() -> None:
    day = next(one for one in read_falsehoods() if one.kind == "day")
    who = next(one for one in read_falsehoods() if one.kind == "exchanged")
    told = [
        Told(day, caught=True, lost=None),
        Told(day, caught=False, lost="number"),
        Told(who, caught=True, lost=None),
    ]
    assert figures(told) == {
        "wrong claims": 3,
        "caught": 0.667,
        "caught by kind": {"day": "1 of 2", "exchanged": "1 of 1"},
        "right claims that fell": 0.333,
    }
