"""What a view refuses, and what the sentences read off it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.report.numbers import axis, quantile, round_up, shown
from eval.report.view import Figure, Kind, Risk, Score, View
from eval.report.words import at_threshold, headline, standfirst, told_risk
from tests.eval.report.views import CURVES, VIEW


def test_a_share_given_in_per_cent_is_refused_with_the_figures_name() -> None:
    with pytest.raises(ValueError, match=r"'Right': a share is from 0 to 1, not 62\.2"):
        Figure("Answers", "Right", "", 1, "%", "higher", (Score(62.2, 0.5, 0.7),))


def test_a_row_that_misses_a_system_is_refused() -> None:
    with pytest.raises(ValueError, match="kind 'fact': 1 entries for 2 systems"):
        replace(VIEW, kinds=(Kind("fact", (None,)),))


def test_the_headline_counts_right_answers_unless_the_caller_gives_one() -> None:
    assert headline(VIEW) == "Dateline is right on 22 of 40 questions (55%); tutorial 15 of 30"
    assert headline(replace(VIEW, subtitle="Better than last week.")) == "Better than last week."
    assert headline(replace(VIEW, kinds=())) == "Dateline: Right 70.0%"
    assert headline(View("Nothing", ("Dateline",))) == "Nothing: nothing was scored"


def test_the_standfirst_names_the_weakest_kind_and_the_failures() -> None:
    assert standfirst(VIEW) == (
        "Weakest: who said what, 2 of 10 right. 2 failed cases of Dateline are below: 1 wrong, 1 wrongly refused."
    )


def test_the_point_at_the_threshold_is_the_first_that_is_not_below_it() -> None:
    assert at_threshold(CURVES.risk, 0.2) == Risk(0.8, 0.2, 0.25)
    assert at_threshold(CURVES.risk, 0.9) is None
    assert told_risk(VIEW).startswith(
        "Refusing below a confidence of 0.2, Dateline answers 80% and errs in 20% of those"
    )


def test_shares_share_an_axis_to_100_and_times_get_a_round_end() -> None:
    right, _, half = (axis(figure) for figure in VIEW.figures)
    assert (right.end, right.label) == (1.0, "100%")
    assert (half.end, half.label) == (100.0, "100\N{NO-BREAK SPACE}ms")
    assert half.whiskers[1] is None
    assert right.whiskers[0] is not None and right.whiskers[0].value == 70.0


@pytest.mark.parametrize(("value", "end"), [(0, 1), (0.07, 0.1), (191, 200), (201, 250), (1000, 1000)])
def test_an_axis_ends_at_the_next_round_number(value: float, end: float) -> None:
    assert round_up(value) == pytest.approx(end)


def test_quantiles_are_samples_and_numbers_carry_their_unit() -> None:
    assert [quantile([4, 1, 3, 2], q) for q in (0, 0.5, 0.51, 1)] == [1, 2, 3, 4]
    assert [shown(0.622, "%"), shown(1240, "ms"), shown(0.767, "")] == ["62.2%", "1,240\N{NO-BREAK SPACE}ms", "0.767"]
    assert [shown(2412.4, "tokens"), shown(0.6, "tokens")] == [
        "2,412\N{NO-BREAK SPACE}tokens",
        "1\N{NO-BREAK SPACE}tokens",
    ]
    assert [shown(0.00432, "money"), shown(3.5, "money"), shown(1240.5, "money")] == ["0.00432", "3.5", "1,240.50"]
