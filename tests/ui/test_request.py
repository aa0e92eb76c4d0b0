from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clock.almanac import described
from assistant.domain import Period, Scope
from assistant.errors import InputError
from ui.dated import days
from ui.request import Request, batch_id, batch_line, clock, filters, period

DAYS = st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 30))


def test_a_day_as_the_clock_means_its_noon() -> None:
    assert clock("2025-05-30") == datetime(2025, 5, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2025-05-30T14:00", "2025-05-30 14:00", "2025-05-30T16:00+02:00", "2025-05-30T14:00Z"]
)
def test_a_time_as_the_clock_is_taken_as_utc_unless_it_has_a_zone(text: str) -> None:
    assert clock(text) == datetime(2025, 5, 30, 14, tzinfo=UTC)


def test_the_day_given_with_to_lies_inside_the_period() -> None:
    may = period("2025-05-01", "2025-05-30")
    assert datetime(2025, 5, 1, tzinfo=UTC) in may
    assert datetime(2025, 5, 30, 23, 59, 59, tzinfo=UTC) in may
    assert datetime(2025, 5, 31, tzinfo=UTC) not in may


def test_a_period_may_be_open_on_a_side_or_one_day_long() -> None:
    assert period(None, None) == Period()
    assert period("2025-05-01", None).end is None
    assert datetime(2025, 5, 1, 8, tzinfo=UTC) in period("2025-05-01", "2025-05-01")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May",
        "2025",
        "2025-13-01",
        "2025-02-30",
        "20250530",
        "2025-05-30T",
        "2025-05-30T25:00",
        "9999-12-31",
        "0001-01-01T00:00+05:00",
    ],
)
def test_what_is_no_date_is_refused_with_the_form_wanted(text: str) -> None:
    with pytest.raises(InputError, match=r"--as-of .* is not a date; write 2025-05-30"):
        clock(text)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InputError, match="2025-06-02 is after --to 2025-06-01"):
        period("2025-06-02", "2025-06-01")


@given(DAYS, DAYS)
def test_a_period_of_days_is_written_as_it_was_given(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert days(period(first.isoformat(), last.isoformat())) == (first.isoformat(), last.isoformat())


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.timedeltas(timedelta(seconds=1), timedelta(9)),
)
def test_a_period_of_times_reads_back_as_itself(start: datetime, length: timedelta) -> None:
    start = start.replace(year=2000 + start.year % 100, microsecond=0)
    given_period = Period(start, start + timedelta(seconds=int(length.total_seconds())))
    assert period(*days(given_period)) == given_period


@pytest.mark.parametrize("text", ["2026-09-10T00:00Z", "2026-09-10T02:00+02:00"])
def test_the_instant_of_midnight_is_no_edge_of_a_day(text: str) -> None:
    midnight = datetime(2026, 9, 10, tzinfo=UTC)
    before = datetime(2026, 9, 10, 0, 20, tzinfo=timezone(timedelta(hours=2)))
    since, until = period(text, None), period(None, text)
    assert midnight in since
    assert midnight not in until
    assert before not in since
    assert before in until
    assert before in period("2026-09-10", None)
    assert days(since) == ("2026-09-10T00:00:00Z", None)
    assert days(until) == (None, "2026-09-10T00:00:00Z")
    assert period(*days(since)) == since
    assert described(period("2026-09-10T00:00Z", "2026-09-11T00:00Z")) == "10 September 2026"


def test_a_batch_line_takes_what_it_leaves_out_from_the_options() -> None:
    options = Request("", clock("2025-06-01"), filters(period("2025-05-01", None), ["BBC"], None, None, ["a1"]))
    read = batch_line('{"id": 7, "question": "Who?", "exclude": ["b2"], "choices": ["ignored"]}', options)
    assert read == Request("Who?", options.as_of, filters(options.scope.period, ["BBC"], [], [], ["a1", "b2"]), 7)


def test_a_batch_line_wins_over_the_options() -> None:
    line = {"question": "Who?", "as_of": "2024-01-02", "from": "2024-01-01", "to": "2024-01-02", "outlet": "AFP"}
    read = batch_line(
        json.dumps(line), Request("", clock("2025-06-01"), filters(period("2025-05-01", None), [], [], [], []))
    )
    assert read.as_of == datetime(2024, 1, 2, 12, tzinfo=UTC)
    assert read.scope == Scope(
        period=Period(datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 3, tzinfo=UTC)), outlets=("AFP",)
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object"),
        ("{}", 'no "question"'),
        ('{"question": 3}', '"question" is not text'),
        ('{"question": "q", "as_of": "soon"}', "\"as_of\" 'soon' is not a date"),
        ('{"question": "q", "exclude": [1]}', '"exclude" is not a list of texts'),
        ('{"question": "q", "from": "2025-02-01", "to": "2025-01-01"}', '"from" 2025-02-01 is after "to" 2025-01-01'),
    ],
)
def test_a_broken_batch_line_says_what_is_wrong(line: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        batch_line(line, Request(""))
    assert message in str(caught.value)


def test_the_id_of_a_wrong_line_is_kept_where_its_json_can_be_read() -> None:
    assert batch_id('{"id": "q1"}') == "q1"
    assert batch_id("{") is None
    assert batch_id("[]") is None


@pytest.mark.parametrize("name", ["", "  ", "?!"])
def test_an_empty_speaker_is_refused_as_an_empty_outlet_is(name: str) -> None:
    with pytest.raises(InputError, match="the speaker's name is empty"):
        filters(Period(), None, None, [name], None)
    with pytest.raises(InputError, match="the speaker's name is empty"):
        batch_line(json.dumps({"question": "What did he say?", "speaker": [name]}), Request(""))
