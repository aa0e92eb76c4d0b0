from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.cases import Case
from eval.metrics import METRICS
from eval.metrics.refusal import auroc, confidence_and_right, curve
from eval.scoring import figures, risk_coverage, score
from tests.eval.invented import answer, outcome

LEVELS = st.lists(st.sampled_from([0.0, 0.2, 0.2, 0.5, 1.0]), min_size=1, max_size=12)
ANSWERABLE = Case("one", "Who?", answers=("Ada",))
TWIN = Case("one-without", "Who?", unanswerable=True, twin_of="one")


@given(LEVELS, LEVELS)
def test_auroc_is_the_share_of_pairs_in_the_right_order(positive: list[float], negative: list[float]) -> None:
    pairs = [(p > n) + (p == n) / 2 for p in positive for n in negative]
    assert auroc(np.array(positive), np.array(negative)) == pytest.approx(sum(pairs) / len(pairs), abs=1e-12)


def test_auroc_of_one_kind_alone_is_no_figure() -> None:
    assert np.isnan(auroc(np.array([0.5]), np.array([])))


def test_the_risk_grows_as_surer_answers_run_out() -> None:
    risks = curve(np.array([0.9, 0.8, 0.1]), np.array([1.0, 1.0, 0.0]))
    assert risks == pytest.approx([0, 0, 1 / 3])


@given(st.permutations(range(6)))
def test_answers_of_one_confidence_have_one_risk_in_any_order(order: list[int]) -> None:
    confidence, right = np.array([0.9, 0.5, 0.5, 0.5, 0.1, 0.1])[order], np.array([1, 0, 1, 1, 0, 1.0])[order]
    assert curve(confidence, right) == pytest.approx([0, 1 / 4, 1 / 4, 1 / 4, 1 / 3, 1 / 3])


def test_refusals_are_weighed_by_what_there_was_to_say() -> None:
    refused, given = outcome("one", answer(abstained=True)), outcome("one", answer("Ada."))
    precision, recall, false = (
        METRICS[f"{name}"].score for name in ("refusal precision", "refusal recall", "false refusals")
    )
    found = [
        (each.part if each else None)
        for each in (precision(ANSWERABLE, refused), precision(TWIN, refused), precision(TWIN, given))
    ]
    assert found == [0, 1, None]
    assert [
        (each.part if each else None)
        for each in (recall(TWIN, refused), recall(TWIN, given), recall(ANSWERABLE, given))
    ] == [1, 0, None]
    assert [
        (each.part if each else None)
        for each in (false(ANSWERABLE, refused), false(ANSWERABLE, given), false(TWIN, given))
    ] == [1, 0, None]


def test_a_point_of_the_curve_is_a_confidence_and_whether_it_was_right() -> None:
    sure = confidence_and_right(ANSWERABLE, outcome("one", answer("Ada.", confidence=0.8)))
    fooled = confidence_and_right(TWIN, outcome("one", answer("Ada.", confidence=0.8)))
    refused = confidence_and_right(TWIN, outcome("one", answer(abstained=True, confidence=0.1)))
    assert [each and (each.part, each.whole) for each in (sure, fooled, refused)] == [(0.8, 1), (0.8, 0), None]


def test_to_refuse_more_is_not_to_know_better_what_is_right() -> None:
    """Confidence that says nothing: half of the sure and half of the unsure answers are right."""
    asked = [replace(ANSWERABLE, id=str(n)) for n in range(80)]
    given = [answer("Ada." if n % 2 else "Bo.", confidence=0.2 + 0.1 * (n % 8 // 2)) for n in range(80)]
    for below in (0.0, 0.3, 0.4):
        kept = [each if each.confidence >= below else answer(abstained=True, confidence=0) for each in given]
        scored = score(asked, {case.id: outcome(case.id, each) for case, each in zip(asked, kept, strict=True)})
        found = {each.metric: each for each in figures(scored)}
        assert found["auroc, right"].value == 0.5
        assert found["risk area"].value == 0.5
        assert found["risk area"].n == sum(not each.abstained for each in kept)


def test_the_risk_of_what_was_never_answered_is_none() -> None:
    asked = [replace(case, id=f"{case.id}-{n}", twin_of=None) for n in range(40) for case in (ANSWERABLE, TWIN)]
    outcomes = {
        case.id: outcome(
            case.id, answer("Ada.", abstained=case.unanswerable, confidence=0.0 if case.unanswerable else 0.9)
        )
        for case in asked
    }
    scored = score(asked, outcomes)
    found = {each.metric: each for each in figures(scored)}
    assert found["risk area"].value == 0
    assert "auroc, right" not in found  # nothing wrong to be told apart
    last = risk_coverage(scored)[-1]
    assert (last.coverage, last.risk, last.confidence) == (0.5, 0, 0.9)


def test_a_case_and_its_twin_are_drawn_together_and_make_a_curve() -> None:
    cases, outcomes = [], {}
    for n in range(12):
        cases += [
            Case(f"c{n}", "Who?", answers=("Ada",)),
            Case(f"c{n}-without", "Who?", unanswerable=True, twin_of=f"c{n}"),
        ]
        outcomes[f"c{n}"] = outcome(f"c{n}", answer("Ada.", confidence=0.5 + n / 40))
        outcomes[f"c{n}-without"] = outcome(f"c{n}-without", answer("Ada.", confidence=0.1 + n / 20))
    scored = score(cases, outcomes)
    found = {figure.metric: figure for figure in figures(scored) if figure.group == "all"}
    assert found["auroc"].n == 24
    assert 0.5 < found["auroc"].low < found["auroc"].value < found["auroc"].high <= 1
    curve_ = risk_coverage(scored)
    assert (len(curve_), curve_[-1].coverage, curve_[-1].risk) == (24, 1.0, 0.5)
