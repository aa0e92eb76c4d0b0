from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quotations import LONGEST, quotations


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “go” and “stay.”", ["“go”", "“stay.”"]),
        ('He said "go" and ("stay").', ['"go"', '"stay"']),
        ('He said “go," then "come”.', ['“go,"', '"come”']),
        ('A 6\'2" man said "go".', ['"go"']),
        ("„Los“, »weg«, «partez», « non », 「行く」", ["„Los“", "»weg«", "«partez»", "« non »", "「行く」"]),
        ("“He said ‘go’ to me”", ["“He said ‘go’ to me”"]),
        ("the bosses' club and the workers’ hall in the '90s", []),
        ("It's ‘fine’ and 'well'", ["‘fine’", "'well'"]),
        ("“never closed", []),
        ("“never closed\n\nbut closed here”", []),
        ("“lost “found”", ["“found”"]),
        ("“decline,“ she said", ["“decline,“"]),
        ("“sure thing,’’ he said", ["“sure thing,’’"]),
        ("", []),
    ],
)
def test_quotations_are_found_in_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_opening_mark_is_a_slip_when_nothing_closes_it_soon() -> None:
    assert quoted("“" + "a " * LONGEST + "”") == []


@given(st.text(alphabet="“”\"'‘’«»„「」 aB.\n", max_size=200))
def test_quotations_are_sorted_disjoint_and_within_a_paragraph(text: str) -> None:
    reached = 0
    for span in quotations(text):
        assert reached <= span.start < span.end <= len(text)
        assert "\n\n" not in span.of(text)
        reached = span.end
