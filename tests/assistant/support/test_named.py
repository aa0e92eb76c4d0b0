"""A name that the article does not have is told, and a country's from that of its people by a table."""

from __future__ import annotations

import time

import pytest

from assistant.support.named import unknown_name
from assistant.support.peoples import of_there
from assistant.wording import names


@pytest.mark.parametrize(
    ("claim", "article", "unknown"),
    [
        ("In the rain Mayor Julian Quay shut the pier.", "Mayor Julia Quay shut the pier.", "Julian"),
        ("In the rain Norman Holm shut the pier.", "Norma Holm shut the pier.", "Norman"),
        ("In the rain Georgia Holm shut the pier.", "The Georgian Holm shut the pier.", "Georgia"),
        ("In the rain Ada English shut the pier.", "Ada Holm shut the pier in England.", "English"),
        ("In the rain a ship came from Niger.", "A Nigerian ship came.", "Niger"),
        ("In the rain a ship came from Sweden.", "A Swedish ship came.", None),
        ("In the rain the French came.", "Ships from France came.", None),
        ("In the rain the Swedish Minister Ada Holm came.", "Ada Holm, a minister of Sweden, came.", None),
        ("In the rain a ship came from South Korea.", "Three South Koreans came.", None),
        ("In the rain the Germans came.", "Ships from Germany came.", None),
        ("Marian Holm leads the choir.", "Maria Holm leads the choir.", "Marian"),
        ("Nigerian boats came.", "Boats from Niger came.", "Nigerian"),
        ("Flooded Harrow was shut.", "Harrow was shut by the floods.", None),
        ("Harrowers were glad.", "The mayor of Harrow was glad.", None),
    ],
)
def test_another_first_name_is_no_country(claim: str, article: str, unknown: str | None) -> None:
    assert unknown_name(names(claim), claim, article) == unknown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("french", "france"),
        ("poland", "polish"),
        ("danes", "denmark"),
        ("russia", "russians"),
        ("kenyan", "kenya"),
        ("chinese", "china"),
        ("iran", "iranian"),
        ("nigeria", "nigerian"),
    ],
)
def test_a_country_is_told_by_its_people(one: str, other: str) -> None:
    assert of_there(one, {other})
    assert of_there(other.removesuffix("s"), {one.removesuffix("s")})


@pytest.mark.parametrize(
    ("one", "other"),
    [("julian", "julia"), ("christian", "christie"), ("martin", "marti"), ("nigerian", "niger"), ("vivian", "vivi")],
)
def test_a_first_name_is_no_people(one: str, other: str) -> None:
    assert not of_there(one, {other})
    assert not of_there(other, {one})


def test_a_people_that_opens_a_claim_is_not_told_by_what_fits() -> None:
    claim = "Nigerian boats came."
    assert unknown_name(names(claim), claim, "Boats from Niger came.", lambda _: True) == "Nigerian"


def test_initials_stand_for_a_name() -> None:
    claim = "In the rain the HHA closed the pier."
    assert unknown_name(names(claim), claim, "The Harrow Harbour Authority closed it.") is None
    assert unknown_name(names(claim), claim, "The Harrow Port Authority closed it.") == "HHA"


@pytest.mark.parametrize("piece", ["ACGT", "Ab-", "Ab of the ", "A’", "Quay "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    unknown_name([("Quay",)], "Quay came.", text)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("She met Defence Minister Holt.", "She met the defense minister, Bo Holt."),
        ("The Harbor Office said so.", "The Harbour Office said so."),
        ("She met Sergey Holt in Kiev.", "She met Sergei Holt in Kyiv."),
        ("She met Petro Zorskiy in Bombay.", "She met Petro Zorsky in Mumbai."),
        ("The Organization of Bakers said so.", "The Organisation of Bakers said so."),
    ],
)
def test_a_name_may_be_spelled_in_two_ways(claim: str, given: str) -> None:
    assert unknown_name(names(claim), claim, given) is None
    assert unknown_name(names("She met Olga Holt."), "She met Olga Holt.", given) == "Olga"


@pytest.mark.parametrize(
    ("claim", "given", "other"),
    [
        ("She met Henry Brand.", "She met Henri Brand.", "Henry"),
        ("She met Toni Brand.", "She met Tony Brand.", "Toni"),
        ("She met Marly Brand.", "She met Marley Brand.", "Marly"),
    ],
)
def test_names_that_tell_two_people_apart_by_a_letter_are_two(claim: str, given: str, other: str) -> None:
    assert unknown_name(names(claim), claim, given) == other
