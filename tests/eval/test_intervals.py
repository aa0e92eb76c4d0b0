from __future__ import annotations

import numpy as np
import pytest

from eval.intervals import bootstrap, paired, seeded
from eval.metrics import METRICS
from eval.metrics.metric import ABSENT, ratio
from eval.metrics.spent import percentile


def shares(*parts: float) -> np.ndarray:
    return np.array([[part, 1.0] for part in parts])


def names(n: int) -> list[str]:
    return [f"case {number}" for number in range(n)]


def test_the_interval_of_a_share_is_that_of_the_binomial() -> None:
    interval = bootstrap(shares(*[1, 0] * 200), names(400), ratio, seeded(1, "share"))
    assert interval is not None
    assert interval.value == 0.5
    assert (interval.low, interval.high) == (pytest.approx(0.451, abs=0.01), pytest.approx(0.549, abs=0.01))


@pytest.mark.parametrize(
    ("parts", "low", "high"),
    [([1] * 14, 0.785, 1.0), ([0] * 14, 0.0, 0.215), ([1], 0.206, 1.0), ([1, 1, 0], 0.208, 0.939)],
)
def test_all_right_or_a_handful_proves_less_than_the_draws_say(parts: list[float], low: float, high: float) -> None:
    interval = bootstrap(shares(*parts), names(len(parts)), ratio, seeded(1, "a"))
    assert interval is not None
    assert (interval.low, interval.high) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


def test_what_is_no_share_keeps_its_draws() -> None:
    interval = bootstrap(shares(0, 0, 0), names(3), ratio, seeded(1, "a"), shares=False)
    assert interval is not None and (interval.low, interval.high) == (0, 0)


def test_a_question_and_its_twin_count_once_where_all_is_right() -> None:
    pairs = bootstrap(shares(*[1] * 28), [f"case {n // 2}" for n in range(28)], ratio, seeded(1, "a"))
    assert pairs == bootstrap(shares(*[1] * 14), names(14), ratio, seeded(1, "a"))


def test_a_row_that_is_absent_counts_in_no_total() -> None:
    rows = np.array([[1.0, 2.0], ABSENT, [3.0, 4.0]])
    assert float(ratio(rows)) == pytest.approx(4 / 6)
    assert float(percentile(50)(rows)) == 2
    assert np.isnan(percentile(50)(np.array([ABSENT])))
    for name in ("auroc", "risk area"):
        assert np.isnan(METRICS[name].total(np.array([ABSENT])))
        assert not np.isnan(METRICS[name].total(np.array([[0.5, 1.0], ABSENT, [0.4, 0.0]])))


def test_a_seed_gives_the_same_interval_and_each_figure_its_own_draws() -> None:
    rows, groups = shares(*[1, 0, 0] * 20), names(60)
    first = bootstrap(rows, groups, ratio, seeded(1, "a"))
    assert first == bootstrap(rows, groups, ratio, seeded(1, "a"))
    assert first != bootstrap(rows, groups, ratio, seeded(2, "a"))


def test_cases_that_belong_together_are_drawn_together() -> None:
    rows = shares(*[1, 1, 0, 0] * 25)
    alone = bootstrap(rows, names(100), ratio, seeded(1, "a"))
    pairs = bootstrap(rows, [f"case {n // 2}" for n in range(100)], ratio, seeded(1, "a"))
    uneven = bootstrap(rows, [f"case {min(n // 2, 45)}" for n in range(100)], ratio, seeded(1, "a"))
    assert alone is not None and pairs is not None and uneven is not None
    assert pairs.high - pairs.low > 1.2 * (alone.high - alone.low)
    assert uneven.low < uneven.value < uneven.high


def test_parts_of_wholes_are_summed_before_they_are_divided() -> None:
    rows = np.array([[1.0, 10.0], [1.0, 1.0]])
    assert float(ratio(rows)) == pytest.approx(2 / 11)
    assert np.isnan(ratio(np.array([[0.0, 0.0]])))
    assert bootstrap(np.array([[0.0, 0.0]]), ["a"], ratio, seeded(1, "a")) is None


def test_a_percentile_stands_between_its_neighbours() -> None:
    assert float(percentile(50)(shares(1, 2, 3, 10))) == 2.5


def test_the_same_figures_differ_by_nothing() -> None:
    rows = shares(*[1, 0] * 30)
    found = paired(rows, rows, names(60), ratio, seeded(1, "a"))
    assert found is not None
    interval, p = found
    assert (interval.value, interval.low, interval.high, p) == (0, 0, 0, 1)


def test_p_is_small_where_every_case_changed_one_way() -> None:
    found = paired(shares(*[0] * 20), shares(*[1] * 20), names(20), ratio, seeded(1, "a"))
    assert found is not None
    interval, p = found
    assert (interval.value, interval.low, p < 0.002) == (1, 1, True)
