from __future__ import annotations

import pytest

from ingest.agencies import agency, credited, is_credit


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The council met.\n\nAFP contributed reporting.", ("AFP",)),
        ("The council met.\n\nThe Associated Press contributed to this report.", ("AP",)),
        ("The council met.\n\nReporting by Reuters", ("Reuters",)),
        ("The council met.\n\nWith reporting by AFP, AP, and Reuters", ("AFP", "AP", "Reuters")),
        ("The council met.\n\n— Agence France-Presse", ("AFP",)),
        ("WASHINGTON (AP) — The council met.", ("AP",)),
        ("MOSCOW, May 29 (Reuters) - The council met.", ("Reuters",)),
        ("The council told Reuters and TASS it had met.", ()),
        ("The council met (AP) — nobody came.", ()),
    ],
)
def test_agencies_are_credited_in_datelines_and_credit_lines_only(text: str, agencies: tuple[str, ...]) -> None:
    assert credited(text) == agencies


def test_a_desks_credit_is_a_credit_without_an_agency() -> None:
    assert is_credit("(Reporting by Ann Lee and Bo Chen; Editing by C. D. Roy)")
    assert not is_credit("Reporting by Ann Lee showed that the council had met.")


def test_a_long_line_that_nearly_is_a_credit_is_told_quickly() -> None:
    assert not is_credit("Reporting by " + "a; editing by " * 30 + ";;")


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("The Associated Press", "AP"),
        ("by AFP", "AFP"),
        ("Reuters Staff", "Reuters"),
        ("Ann Pap", None),
        ("Lee AP", None),
    ],
)
def test_a_byline_may_be_an_agency(byline: str, name: str | None) -> None:
    assert agency(byline) == name


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("ORVENMOUTH (HPA) — The sea came over the wall.", ("HPA",)),
        ("The sea came over the wall.\n\nHPA contributed reporting.", ("HPA",)),
        ("The council (HPA) met. The NATO summit began.\n\nNATO met on Friday.", ()),
    ],
)
def test_initials_are_an_agency_only_where_nothing_else_can_stand(text: str, agencies: tuple[str, ...]) -> None:
    assert credited(text) == agencies
