from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.archive.entries import Outline
from assistant.domain import Moment, Precision, StatementKind
from ui.page.days import start_of
from ui.page.said_chart import chart, selected
from ui.page.said_timeline import Timeline, beside, brushed, timeline, told
from ui.page.said_view import View

EVERYTHING = View()
DAYS = st.dates(date(2000, 1, 1), date(2026, 12, 31))
KINDS: Sequence[StatementKind] = ("direct", "mixed", "indirect")


def outline(day: date | None, kind: StatementKind = "direct", precision: Precision = "day", id_: int = 1) -> Outline:
    at = None if day is None else Moment(datetime.combine(day, time(), UTC), precision, "test")
    return Outline(id_, "Greta Lorne", None, kind, "Quay", at)


def drawn(found: Sequence[Outline], view: View = EVERYTHING) -> Timeline:
    line = timeline(found, view)
    assert line is not None
    return line


@given(st.lists(st.tuples(DAYS, st.sampled_from(KINDS)), min_size=1, max_size=30))
def test_every_statement_is_in_one_bar_and_the_bars_leave_no_gap(given_: list[tuple[date, StatementKind]]) -> None:
    line = drawn([outline(day, kind) for day, kind in given_])
    assert sum(bar.total for bar in line.bars) == len(given_)
    assert all(one.last + timedelta(1) == two.first for one, two in pairwise(line.bars))
    assert len(line.bars) <= 150
    for kind in KINDS:
        assert sum(bar.counts.get(kind, 0) for bar in line.bars) == Counter(k for _, k in given_)[kind]


@given(st.lists(DAYS, min_size=1, max_size=20), DAYS, DAYS)
def test_within_a_period_the_chosen_bars_are_those_in_it(days: list[date], one: date, other: date) -> None:
    view = View(since=one, until=other)
    first, last = sorted((one, other))
    line = drawn([outline(day) for day in days], view)
    assert line.bars[0].first <= first
    assert line.bars[-1].last >= last
    assert {bar.first for bar in line.bars if bar.chosen} == {
        bar.first for bar in line.bars if bar.last >= first and bar.first <= last
    }


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        (date(2025, 1, 30), "day", 30),
        (date(2025, 6, 30), "week", 27),
        (date(2027, 1, 1), "month", 25),
        (date(2045, 1, 1), "year", 21),
    ],
)
def test_the_unit_is_chosen_by_the_span(last: date, unit: str, bars: int) -> None:
    line = drawn([outline(date(2025, 1, 1)), outline(last)])
    assert (line.unit, len(line.bars)) == (unit, bars)


def test_a_single_day_is_drawn_with_the_days_around_it() -> None:
    line = drawn([outline(date(2025, 5, 30))], View(since=date(2025, 5, 30), until=date(2025, 5, 30)))
    assert line.unit == "day"
    assert len(line.bars) > 20
    assert [bar.name for bar in line.bars if bar.chosen] == ["30 May 2025"]


def test_a_date_known_to_the_year_alone_stands_in_no_day() -> None:
    found = [outline(date(2025, 5, 30)), outline(date(2025, 1, 1), precision="year"), outline(None)]
    line = drawn(found, View(since=date(2025, 5, 1), until=date(2025, 5, 31)))
    assert sum(bar.total for bar in line.bars) == 1
    assert line.left_out == 2
    assert told(line) == "1 statement by day, 30 May 2025. 2 more have no date exact enough for it."


def test_without_any_date_nothing_is_drawn() -> None:
    assert timeline([outline(None)], View()) is None


def test_only_the_kinds_of_the_view_are_drawn() -> None:
    found = [outline(date(2025, 5, 1), "direct"), outline(date(2025, 5, 2), "indirect")]
    assert sum(bar.total for bar in drawn(found, View(kinds=("indirect",))).bars) == 1


def test_what_is_drawn_is_told_in_words() -> None:
    found = [outline(date(2025, 5, day)) for day in (1, 2, 2, 30)]
    assert told(drawn(found)) == "4 statements by day, 1–30 May 2025; most on 2 May 2025 (2)."


@given(st.lists(DAYS, min_size=1, max_size=9), DAYS, DAYS)
def test_a_stretch_drawn_over_the_plot_means_whole_bars(days: list[date], one: date, other: date) -> None:
    line = drawn([outline(day) for day in days])
    first, last = brushed(line.bars, min(one, other), max(one, other))
    assert first in {bar.first for bar in line.bars}
    assert last in {bar.last for bar in line.bars}
    assert first <= last


def test_a_selection_is_read_as_the_browser_reports_it() -> None:
    line = drawn([outline(date(2025, 5, day)) for day in (1, 20)])
    at = datetime(2025, 5, 3, 12, tzinfo=UTC).timestamp() * 1000
    assert selected({"stretch": {}, "bar": [{"day": "2025-05-03"}]}, line.bars) == (date(2025, 5, 3), date(2025, 5, 3))
    assert selected({"stretch": {"first": [at + 3 * 86_400_000, at]}, "bar": []}, line.bars) == (
        date(2025, 5, 3),
        date(2025, 5, 6),
    )
    assert selected({"stretch": {}, "bar": []}, line.bars) is None
    assert selected({"stretch": {"first": ["x", "y"]}, "bar": [{"day": "never"}]}, line.bars) is None
    assert selected({"stretch": {"first": [float("nan"), float("inf")]}, "bar": []}, line.bars) is None
    assert selected({"stretch": {"first": [1e300, 2e300]}, "bar": []}, line.bars) == (date(2025, 5, 20),) * 2


@given(DAYS, DAYS)
def test_the_stretch_beside_a_period_touches_it(one: date, other: date) -> None:
    first, last = sorted((one, other))
    view = View(since=first, until=last)
    after, before = beside(view, 1), beside(view, -1)
    assert after is not None
    assert after.since == last + timedelta(1)
    assert before is not None
    assert before.until == first - timedelta(1)


def test_beside_a_month_is_a_month() -> None:
    after = beside(View(since=date(2025, 1, 1), until=date(2025, 1, 31)), 1)
    assert after == View(since=date(2025, 2, 1), until=date(2025, 2, 28))
    assert beside(View(since=date(2025, 1, 1)), 1) is None


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]))
def test_a_day_is_in_the_stretch_that_begins_before_it(day: date, unit: str) -> None:
    assert start_of(day, unit) <= day  # type: ignore[arg-type]


def test_the_plot_holds_the_counts_and_no_words_but_our_own() -> None:
    line = drawn([outline(date(2025, 5, 1), kind) for kind in (*KINDS, "direct")])
    spec = chart(line, "dark").to_dict()
    rows = [row for values in spec["datasets"].values() for row in values]
    assert sum(row["high"] - row["low"] for row in rows if "kind" in row) == 4
    says = next(row["says"] for row in rows if row.get("day") == "2025-05-01")
    assert says == "1 May 2025: 4 statements (own words 2, partly 1, paper’s words 1)"
