"""As what somebody speaks, and what is one statement, on the Said page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assistant.archive.entries import Outline
from assistant.domain import Moment
from ui.page.said_copies import folded
from ui.page.said_roles import capacities, roles


def outline(id_: int, speaker: str, role: str | None, day: int | None = 0, *, of_body: bool = False) -> Outline:
    at = None if day is None else datetime(2024, 1, 10, tzinfo=UTC) + timedelta(day)
    return Outline(id_, speaker, role, "direct", "Post", at and Moment(at, "day", "test"), of_body)


def test_a_role_in_two_spellings_is_one() -> None:
    found = [outline(n, "Ada Venn", role) for n, role in enumerate(["Harbour master", "harbour master", "author"])]
    assert roles(found, "Ada Venn") == "Quoted as harbour master (2) and author (1)"
    assert capacities({"Ada Venn": found}) == {"Ada Venn": "harbour master"}


def test_an_organisation_speaks_through_somebody_and_is_not_that_somebody() -> None:
    found = [outline(1, "Norland Line", "spokeswoman", of_body=True), outline(2, "Norland Line", "spokeswoman")]
    assert roles(found, "Norland Line") == "Quoted through a spokeswoman (2)"
    assert capacities({"Norland Line": found}) == {}
    assert capacities({"Ada Venn": [outline(3, "Ada Venn", "spokeswoman")]}) == {"Ada Venn": "spokeswoman"}


def test_an_office_that_passed_on_says_when() -> None:
    before = [outline(1, "Ada Venn", "mayor"), outline(2, "Ada Venn", None, 400)]
    after = [outline(3, "Bo Rudd", "mayor", 90), outline(4, "Bo Rudd", "mayor", 300)]
    assert capacities({"Ada Venn": before, "Bo Rudd": after}) == {
        "Ada Venn": "mayor in January 2024",
        "Bo Rudd": "mayor",
    }


def test_what_several_are_at_a_time_ends_for_none() -> None:
    one = [outline(1, "Ada Venn", "councillor"), outline(2, "Ada Venn", None, 400)]
    other = [outline(3, "Bo Rudd", "councillor", -5), outline(4, "Bo Rudd", "councillor", 300)]
    assert capacities({"Ada Venn": one, "Bo Rudd": other})["Ada Venn"] == "councillor"


def test_copies_stand_under_the_first_to_be_published_of_those_that_are_there() -> None:
    first, second, third = (outline(n, "Ada Venn", None, n) for n in (1, 2, 3))
    known = {2: 1, 3: 1}
    assert folded([third, second, first], known) == {first: (third, second)}
    assert folded([third, second], known) == {second: (third,)}
    assert list(folded([third, second, first], None)) == [third, second, first]
