from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Period, StatementKind
from ui.page.days import EARLIEST, LATEST
from ui.page.said_view import LONGEST, MOST, Order, View, query, read

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12)
VIEWS = st.builds(
    View,
    speaker=WORDS,
    about=WORDS,
    since=st.none() | st.dates(EARLIEST, LATEST),
    until=st.none() | st.dates(EARLIEST, LATEST),
    outlets=st.lists(WORDS.filter(bool), unique=True, max_size=3).map(tuple),
    kinds=st.sets(st.sampled_from(get_args(StatementKind))).map(
        lambda some: tuple(kind for kind in get_args(StatementKind) if kind in some)
    ),
    order=st.sampled_from(get_args(Order)),
    exact=st.booleans(),
    name=WORDS,
    page=st.integers(1, 9999),
)


@given(VIEWS)
def test_the_address_of_a_view_is_read_as_that_view(view: View) -> None:
    asked = parse_qs(urlencode(query(view), doseq=True), keep_blank_values=True)
    assert read(asked) == (view, ())


def test_an_address_of_any_length_is_read_as_far_as_a_field_would_let_it_be() -> None:
    view, faults = read(
        {
            "speaker": ["ab cd " * 1_300],
            "outlet": [f"Outlet {n}" for n in range(5_000)],
            "kind": ["direct", *["x" * 7_000] * 3],
            "from": ["2" * 7_000],
            "unknown": ["y" * 7_000],
        }
    )
    assert len(view.speaker) <= LONGEST
    assert len(view.outlets) == MOST
    assert view.kinds == ("direct",)
    assert sum(len(line) for line in faults) < 3_000
    assert "“speaker” in the address is too long; 200 characters and 50 values of it were read." in faults


def test_a_first_visit_has_a_bare_address() -> None:
    assert query(View()) == {}


def test_an_address_reads_as_a_person_would_write_it() -> None:
    view = View(speaker="Greta Lorne", about="the gate", since=date(2024, 5, 1), until=date(2024, 5, 31))
    assert urlencode(query(view)) == "speaker=Greta+Lorne&about=the+gate&from=2024-05-01&to=2024-05-31"


@pytest.mark.parametrize(
    "given_",
    [
        {"from": ["soon"]},
        {"to": ["2025-02-30"]},
        {"from": ["0001-01-01"]},
        {"kind": ["shouted"]},
        {"order": ["loudest"]},
    ],
)
def test_what_says_nothing_is_left_out_and_told_in_a_line(given_: dict[str, list[str]]) -> None:
    view, (fault,) = read(given_)
    assert view == View()
    assert "was left out" in fault
    assert "\n" not in fault


@pytest.mark.parametrize("page", ["0", "-1", "two", "²", "9" * 30, ""])
def test_a_page_that_is_no_number_is_the_first(page: str) -> None:
    assert read({"page": [page]}) == (View(), ())


def test_days_the_wrong_way_round_are_exchanged() -> None:
    view = View(since=date(2025, 6, 2), until=date(2025, 6, 1))
    assert view.period == Period(datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 6, 3, tzinfo=UTC))
