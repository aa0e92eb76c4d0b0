"""Numbers on which reports differ stand side by side; what was rounded, changed or is something else does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain import Account, Claim
from assistant.verify import verify
from eval.differing import Case, answered, as_wanted, cases
from tests.harrow import CLOSED, TEXTS, draft

BY_ID = {case.id: case for case in cases()}


@pytest.mark.parametrize("id_", ["quake-dead", "three-versions", "depth", "bridge-cost"])
def test_the_numbers_of_reports_that_differ_stand_side_by_side(id_: str, tmp_path: Path) -> None:
    answer = answered(BY_ID[id_], tmp_path)
    assert as_wanted(BY_ID[id_], answer)
    assert answer.text.startswith("Reports differ: ")
    assert answer.short_answer is None
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for account in answer.differing:
        assert any(account.written in quotes[n] for n in account.citations)


@pytest.mark.parametrize(
    "id_", ["agree-words", "agree-rounded", "change-year", "other-thing", "on-top", "one-article", "far", "copy"]
)
def test_what_is_rounded_or_changed_or_something_else_is_no_difference(id_: str, tmp_path: Path) -> None:
    answer = answered(BY_ID[id_], tmp_path)
    assert not answer.abstained
    assert answer.differing == ()
    assert "Reports differ" not in answer.text


def test_of_a_sentence_that_tells_both_numbers_apart_nothing_differs(tmp_path: Path) -> None:
    case = Case(
        "apart",
        "How many seats are needed to govern Tolvik?",
        datetime(2024, 3, 20, tzinfo=UTC),
        (),
        (
            '{"title": "Count", "published": "2024-03-11", "text": "In Tolvik 27 seats are needed to govern."}',
            '{"title": "Won", "published": "2024-03-12", "text": "To govern Tolvik 27 are needed, 24 seats are held."}',
        ),
    )
    assert answered(case, tmp_path).differing == ()


def test_the_length_of_a_film_in_a_sentence_is_no_number_that_differs(tmp_path: Path) -> None:
    case = Case(
        "film",
        "How much did the flood of Tolvik cost in damage?",
        datetime(2024, 3, 20, tzinfo=UTC),
        (),
        (
            '{"title": "Film", "published": "2024-03-11", "text": "Film: why the flood of Tolvik cost so much in damage'
            ' 03:54 - Tolvik Radio."}',
            '{"title": "Bill", "published": "2024-03-12", "text": "The flood of Tolvik cost $40 million in damage."}',
        ),
    )
    answer = answered(case, tmp_path)
    assert answer.differing == ()
    assert "$40 million" in answer.text


@pytest.mark.parametrize(("verb", "differ"), [("hurt", True), ("injured", True), ("drowned", False)])
def test_what_is_counted_did_what_is_asked(verb: str, differ: bool, tmp_path: Path) -> None:
    case = Case(
        "storm",
        f"How many people were {verb} in the storm of Tolvik?",
        datetime(2024, 3, 20, tzinfo=UTC),
        (),
        (
            '{"title": "Seven", "published": "2024-03-11", "text": "Seven people were injured in'
            ' the storm of Tolvik. The wind took the roofs off two barns, and the ferry stayed in port."}',
            '{"title": "Nine", "published": "2024-03-11", "text": "The storm of Tolvik injured'
            ' nine people, it is said. Trees lay across the road to the bay, and the market was put off for a day."}',
        ),
    )
    assert bool(answered(case, tmp_path).differing) is differ


def test_an_account_whose_citation_falls_is_no_longer_told() -> None:
    claims = (Claim("The bridge stays closed until 14 June.", (1,), supported=True),)
    away = replace(CLOSED, n=2, start=CLOSED.start + 1)  # the words are not there
    both = (Account("one", (1,)), Account("two", (2,)))
    told = replace(draft(*claims, citations=(CLOSED, away)), differing=both)
    told = replace(told, text=f"Reports differ: one [1] or two [2].\n\n{told.text}")
    left = verify(told, TEXTS.__getitem__).draft
    assert left.differing == ()
    assert left.text == "The bridge stays closed until 14 June. [1]"
