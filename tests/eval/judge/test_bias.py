from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge.bias import length_bias, padding_bias, position_bias, sign_test, spearman
from eval.judge.verdicts import Comparison, Correctness, Mode, Preference, Verdict

FIRST, SECOND, TIE, UNSCORED = Preference.FIRST, Preference.SECOND, Preference.TIE, Preference.UNSCORED
RIGHT, PARTLY, WRONG = Correctness.CORRECT, Correctness.PARTLY, Correctness.WRONG
NUMBERS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


def compared(forward: Preference, backward: Preference) -> Comparison:
    return Comparison("p", preferred(forward), preferred(backward))


def preferred(label: Preference) -> Verdict[Preference]:
    return Verdict("p", label, "because", "scripted", "preference_v1", Mode.SCHEMA)


def graded(id_: str, label: Correctness) -> Verdict[Correctness]:
    return Verdict(id_, label, "because", "scripted", "correctness_v1", Mode.SCHEMA)


def test_position_bias_is_the_share_of_verdicts_that_the_order_decided() -> None:
    bias = position_bias(
        [
            compared(FIRST, FIRST),
            compared(TIE, TIE),
            compared(FIRST, SECOND),  # whatever stood first won
            compared(FIRST, TIE),
            compared(TIE, SECOND),
            compared(SECOND, FIRST),  # whatever stood second won
            compared(TIE, FIRST),
            compared(FIRST, UNSCORED),
        ]
    )
    assert (bias.n, bias.unscored, bias.changed, bias.to_the_first, bias.to_the_second) == (7, 1, 5, 3, 2)
    assert bias.rate == pytest.approx(5 / 7)


def test_position_bias_without_pairs_has_no_rate() -> None:
    assert position_bias([]).rate is None


@given(st.lists(st.tuples(st.sampled_from(Preference), st.sampled_from(Preference))))
def test_every_changed_verdict_is_put_down_to_one_place(given_pairs: list[tuple[Preference, Preference]]) -> None:
    bias = position_bias(compared(*pair) for pair in given_pairs)
    assert bias.changed == bias.to_the_first + bias.to_the_second
    assert bias.n + bias.unscored == len(given_pairs)


def test_spearman_worked_by_hand() -> None:
    # Ranks 1 2 3 4 5 and 2 1 4 3 5: the differences squared sum to 4; 1 - 6 * 4 / (5 * 24).
    assert spearman([(1, 20), (2, 10), (3, 40), (4, 30), (5, 50)]) == pytest.approx(0.8)
    # Ties share their rank: 1.5 1.5 3 4 against 1 2 3 4, which gives 4.5 / sqrt(4.5 * 5).
    assert spearman([(7, 1), (7, 2), (8, 3), (9, 4)]) == pytest.approx(4.5 / 22.5**0.5)


def test_spearman_of_what_does_not_vary_is_not_defined() -> None:
    assert spearman([(1, 1), (2, 1), (3, 1)]) is None
    assert spearman([(1, 2)]) is None


@given(NUMBERS)
def test_spearman_sees_ranks_only_and_both_sides_alike(given_pairs: Sequence[tuple[int, int]]) -> None:
    rho = spearman(given_pairs)
    stretched = spearman([(x**3, 10 * y + 1) for x, y in given_pairs])
    turned = spearman([(y, x) for x, y in given_pairs])
    backward = spearman([(-x, y) for x, y in given_pairs])
    if rho is None:
        assert stretched is turned is backward is None
    else:
        assert -1 - 1e-9 <= rho <= 1 + 1e-9
        assert stretched == pytest.approx(rho)
        assert turned == pytest.approx(rho)
        assert backward == pytest.approx(-rho, abs=1e-12)


def test_length_bias_compares_answers_of_equal_quality_only() -> None:
    # Long answers are better here, and the judge sees quality alone: no bias, whatever the raw correlation.
    verdicts = [graded("a", RIGHT), graded("b", RIGHT), graded("c", WRONG), graded("d", WRONG)]
    labels = {"a": "correct", "b": "correct", "c": "wrong", "d": "wrong"}
    bias = length_bias(verdicts, labels, {"a": 90, "b": 80, "c": 10, "d": 5})
    assert (bias.n, bias.rho) == (0, None)


def test_a_judge_that_grades_by_length_is_found_out() -> None:
    verdicts = [graded("a", WRONG), graded("b", PARTLY), graded("c", RIGHT), graded("d", WRONG), graded("e", RIGHT)]
    labels = {"a": "correct", "b": "correct", "c": "correct", "d": "wrong", "e": "wrong"}
    bias = length_bias(verdicts, labels, {"a": 5, "b": 20, "c": 60, "d": 5, "e": 60})
    assert (bias.n, bias.rho) == (5, pytest.approx(1.0))


def test_unscored_and_refusals_are_not_ranked() -> None:
    verdicts = [graded("a", Correctness.UNSCORED), graded("b", Correctness.REFUSED_WRONGLY)]
    assert length_bias(verdicts, {"a": "correct", "b": "correct"}, {"a": 1, "b": 2}).n == 0


def test_padding_bias_compares_twins() -> None:
    verdicts = [
        graded("a", WRONG),
        graded("a-long", RIGHT),
        graded("b", RIGHT),
        graded("b-long", RIGHT),
        graded("c", RIGHT),
        graded("c-long", PARTLY),
        graded("d", RIGHT),
        graded("d-long", Correctness.UNSCORED),
    ]
    bias = padding_bias(verdicts, {f"{id_}-long": id_ for id_ in "abcde"})
    assert (bias.n, bias.left_out, bias.raised, bias.lowered, bias.p) == (3, 1, 1, 1, 1.0)


def test_the_sign_test_worked_by_hand() -> None:
    assert sign_test(0, 0) is None
    assert sign_test(5, 0) == pytest.approx(2 / 32)
    assert sign_test(1, 4) == pytest.approx(2 * (1 + 5) / 32)
    assert sign_test(3, 3) == 1.0
