from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge.agreement import accuracy, agreement, cohens_kappa, markdown
from eval.judge.verdicts import Mode, Support, Verdict

LABELS = st.sampled_from(["supported", "partly", "unsupported"])
PAIRS = st.lists(st.tuples(LABELS, LABELS), max_size=40)


def verdict(id_: str, label: Support) -> Verdict[Support]:
    return Verdict(id_, label, "because", "scripted", "support_v1", Mode.SCHEMA)


def pairs(counts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, count in counts.items() for _ in range(count)]


def test_kappa_of_two_raters_worked_by_hand() -> None:
    # 50 items; both say yes 20 times and no 15 times. Observed 0.7; yes 25 and 30 of 50: expected 0.3 + 0.2 = 0.5.
    counts = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert cohens_kappa(pairs(counts)) == pytest.approx(0.4)
    assert accuracy(pairs(counts)) == pytest.approx(0.7)


def test_kappa_of_three_labels_worked_by_hand() -> None:
    # 10 items, 6 the same. Rows 5, 3, 2; columns 4, 4, 2: expected (20 + 12 + 4) / 100 = 0.36; (0.6 - 0.36) / 0.64.
    counts = {
        ("a", "a"): 3,
        ("a", "b"): 2,
        ("b", "b"): 2,
        ("b", "c"): 1,
        ("c", "c"): 1,
        ("c", "a"): 1,
    }
    assert cohens_kappa(pairs(counts)) == pytest.approx(0.375)


def test_kappa_of_a_rater_who_always_says_the_same_is_nothing() -> None:
    assert cohens_kappa([("yes", "yes"), ("no", "yes")]) == 0.0
    assert cohens_kappa([("yes", "yes")] * 3) is None
    assert cohens_kappa([]) is None
    assert accuracy([]) is None


def test_kappa_of_raters_who_always_differ_is_below_nothing() -> None:
    assert cohens_kappa([("yes", "no"), ("no", "yes")]) == -1.0


@given(PAIRS)
def test_kappa_lies_within_its_bounds_and_does_not_care_who_is_who(given_pairs: Sequence[tuple[str, str]]) -> None:
    kappa = cohens_kappa(given_pairs)
    assert kappa == cohens_kappa([(other, one) for one, other in given_pairs])
    assert kappa is None or -1.0 <= kappa <= 1.0


@given(PAIRS)
def test_kappa_is_one_exactly_where_everything_is_the_same(given_pairs: Sequence[tuple[str, str]]) -> None:
    kappa = cohens_kappa(given_pairs)
    if kappa is not None:
        assert (kappa == 1.0) == all(one == other for one, other in given_pairs)


def test_unscored_items_are_counted_beside_the_others() -> None:
    verdicts = [
        verdict("a", Support.SUPPORTED),
        verdict("b", Support.UNSCORED),
        verdict("c", Support.PARTLY),
        verdict("unlabelled", Support.PARTLY),
    ]
    agreed = agreement(verdicts, {"a": "supported", "b": "partly", "c": "unsupported", "unjudged": "partly"})
    assert (agreed.n, agreed.unscored, agreed.accuracy) == (2, 1, 0.5)
    assert agreed.table == {("supported", "supported"): 1, ("unsupported", "partly"): 1}


def test_no_scored_item_gives_no_figure() -> None:
    agreed = agreement([verdict("b", Support.UNSCORED)], {"b": "partly"})
    assert (agreed.n, agreed.unscored) == (0, 1)
    assert agreed.accuracy is agreed.kappa is agreed.accuracy_interval is agreed.kappa_interval is None


def test_the_interval_holds_the_figure_and_depends_on_the_seed_alone() -> None:
    verdicts = [verdict(str(n), Support.SUPPORTED if n % 4 else Support.PARTLY) for n in range(60)]
    labels = {str(n): "supported" if n % 5 else "partly" for n in range(60)}
    agreed = agreement(verdicts, labels, seed=3)
    assert agreed == agreement(verdicts, labels, seed=3)
    assert agreed.accuracy is not None
    assert agreed.accuracy_interval is not None
    low, high = agreed.accuracy_interval
    assert 0 < low < agreed.accuracy < high < 1
    assert agreed.kappa_interval is not None
    assert agreed.kappa_interval[0] < agreed.kappa_interval[1]


def test_the_table_is_drawn_in_the_order_of_the_labels() -> None:
    agreed = agreement(
        [verdict("a", Support.SUPPORTED), verdict("b", Support.UNSUPPORTED)], {"a": "supported", "b": "supported"}
    )
    assert markdown(agreed, Support).splitlines() == [
        "| people \\ judge | supported | unsupported |",
        "|---|---:|---:|",
        "| supported | 1 | 1 |",
        "| unsupported | 0 | 0 |",
    ]
