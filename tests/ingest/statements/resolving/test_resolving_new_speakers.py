"""Whom "he" means where somebody new has begun to speak."""

from __future__ import annotations

import pytest

from tests.ingest.statements.resolving.test_resolving import names, speakers

MAYOR = "Mayor Peter Strand closed the fair. “We cannot pay the sweepers,” <Strand> said.\n\n"


@pytest.mark.parametrize(
    "source", ["Police chief Ossian Brandt", "Ossian Brandt", "Yorrick Brandt", "Harbour warden Ossian Brandt"]
)
def test_he_is_who_spoke_in_the_sentence_before_whatever_the_first_name(source: str) -> None:
    written = f"{MAYOR}<{source}> said the case was closed. “It was never our case,” <he> said."
    name = " ".join(source.split()[-2:])
    assert names(written) == ["Peter Strand", name, name]


def test_a_namesake_of_another_first_name_is_somebody_else() -> None:
    written = f"{MAYOR}<Ossian Strand> said the case was closed. “It was never our case,” <he> said."
    assert names(written) == ["Peter Strand", "Ossian Strand", "Ossian Strand"]


def test_a_first_name_that_is_a_place_too_is_a_name_behind_an_office() -> None:
    written = f"{MAYOR}<Police chief Georgia Brandt> said the case was closed. “It was never ours,” <she> said."
    assert names(written) == ["Peter Strand", "Georgia Brandt", "Georgia Brandt"]


@pytest.mark.parametrize("source", ["Ship’s carver Renn", "Dredger hand Irish Holm"])
def test_he_after_a_source_that_may_be_a_name_is_not_the_speaker_before(source: str) -> None:
    written = f"{MAYOR}<{source}> said the case was closed. “It was never our case,” <he> said."
    assert names(written)[-1] != "Peter Strand"


def test_he_is_not_who_is_only_met_by_the_subject_of_the_sentence_before() -> None:
    written = f"{MAYOR}Paul Brandt met Strand on Monday. “It was never our case,” <he> said."
    assert names(written)[-1] != "Peter Strand"


def test_a_people_that_opens_the_name_of_a_body_makes_nobody_of_it() -> None:
    [told] = speakers("Peter Strand left. <Russian Railways> said it was late.")
    assert told is not None and told.link == "organisation"


@pytest.mark.parametrize(
    "source",
    [
        "A predecessor of his",
        "his",
        "A colleague of hers",
        "His lawyer",
        "Her brother",
        "A neighbour",
        "My predecessor",
    ],
)
def test_somebody_of_his_is_somebody_else(source: str) -> None:
    marked = "A friend of <his>" if source == "his" else f"<{source}>"
    written = f"Father Tom Moss was glad. Fay Holt, a lawyer, heard him. {marked} called the bell “too honest.”"
    assert names(written) == [None]


def test_his_before_a_brother_is_not_he() -> None:
    assert names("Father Tom Moss was glad. “It rings,” <Moss> said. <His> brother said it was loud.")[1] is None


def test_somebody_of_his_has_the_name_that_follows() -> None:
    assert names("Tom Moss was glad. <His lawyer, Fay Holt,> said no. <His brother Al Moss> said yes.") == [
        "Fay Holt",
        "Al Moss",
    ]


def test_he_after_somebody_of_his_is_left_open() -> None:
    written = (
        "Father Tom Moss was glad. “It rings,” <Moss> said. <A predecessor of his> said no. “Too loud,” <he> said."
    )
    assert names(written) == ["Tom Moss", None, None]
