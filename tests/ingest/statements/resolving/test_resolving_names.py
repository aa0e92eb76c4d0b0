from __future__ import annotations

import pytest

from assistant.domain import Span
from ingest.statements.resolving.bodies import fullest
from ingest.statements.resolving.capitals import runs
from ingest.statements.resolving.given_names import MEN, WOMEN, gender_of_name, is_given_name, same_given_name
from ingest.statements.resolving.layout import Layout
from ingest.statements.resolving.people import people
from ingest.statements.resolving.titles import description, gender_of_title, role_of


@pytest.mark.parametrize(
    ("given", "gender"),
    [
        ("Tom", "m"),
        ("FAY", None),
        ("Fatima", "f"),
        ("Jean-Claude", None),
        ("Hans-Peter", "m"),
        ("Robin", None),
        ("Xq", None),
    ],
)
def test_a_given_name_tells_a_gender_if_it_goes_one_way(given: str, gender: str | None) -> None:
    expected = "f" if given == "FAY" else gender
    assert gender_of_name(given) == (expected if given != "Jean-Claude" else gender_of_name("Jean"))


def test_hardly_a_name_is_a_man_s_and_a_woman_s() -> None:
    assert len(MEN & WOMEN) < 10
    assert all(gender_of_name(name) is None for name in MEN & WOMEN)


def test_a_name_that_is_a_place_or_a_month_does_not_tell_a_person() -> None:
    assert not any(map(is_given_name, ("April", "Virginia", "Israel", "Clinton")))
    assert gender_of_name("Virginia") == "f"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Bill", "William", True), ("W.", "Walter", True), ("Ben", "Benjamin", True), ("Bill", "Hillary", False)],
)
def test_given_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_given_name(one, other) is same
    assert same_given_name(other, one) is same


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("New Jersey Gov. Chris Christie", ("New", "Jersey", "Gov."), ("Chris", "Christie")),
        ("Vice President Biden", ("Vice", "President"), ("Biden",)),
        ("Stephen King", (), ("Stephen", "King")),
        ("Mr. King", ("Mr.",), ("King",)),
        ("Dean Heller", (), ("Dean", "Heller")),
        ("Ursula von der Leyen", (), ("Ursula", "von", "der", "Leyen")),
        ("al-Assad", (), ("al-Assad",)),
        ("Moss-led Senate", (), ("Moss",)),
    ],
)
def test_titles_are_parted_from_names(text: str, titles: tuple[str, ...], words: tuple[str, ...]) -> None:
    first = runs(f"they met {text} there")[0]
    assert (first.titles, first.words) == (titles, words)


@pytest.mark.parametrize("text", ["On Tuesday", "The President", "But", "Prime Minister", ""])
def test_words_without_a_name_are_no_run(text: str) -> None:
    assert runs(text) == []


@pytest.mark.parametrize("text", ["Moss’s boat", "Moss' boat", "Moss's boat"])
def test_a_possessive_is_not_part_of_a_name(text: str) -> None:
    (run,) = runs(text)
    assert (run.words, run.possessive, text[run.start : run.end]) == (("Moss",), True, "Moss")


def everybody(text: str) -> dict[str, tuple[str | None, int]]:
    found = people(text, runs(text), Layout(text), set())
    return {person.name: (person.gender, len(person.mentions)) for person in found.persons}


def test_forms_of_one_name_are_one_person() -> None:
    text = "Sen. Fay M. Holt met Tom Moss. Holt and Fay left. Ms. Holt came back with Mr. Moss. Fay Holt slept."
    assert everybody(text) == {"Fay M. Holt": ("f", 5), "Tom Moss": ("m", 2)}


def test_initials_and_suffixes_tell_namesakes_apart() -> None:
    text = "President George W. Bush and George H.W. Bush met Tom Moss and his son, Tom Moss Jr., at the quay."
    assert set(everybody(text)) == {"George W. Bush", "George H.W. Bush", "Tom Moss", "Tom Moss Jr."}


def test_an_honorific_of_the_other_gender_is_another_person() -> None:
    assert everybody("Michelle Obama danced. Mr. Obama sang, and so did Mrs. Obama.") == {
        "Michelle Obama": ("f", 2),
        "Obama": ("m", 1),
    }


def test_a_pronoun_after_an_uncommon_name_tells_the_gender() -> None:
    assert everybody("The engineer Zev Quill, 44, said she had left.") == {"Zev Quill": ("f", 1)}


def test_places_and_bodies_are_nobody() -> None:
    text = (
        "The White House and the Federal Bureau of Investigation in New York asked Judicial Watch about South Carolina."
    )
    assert everybody(text) == {}


def test_one_word_stands_for_all_that_a_paper_says_for_an_office() -> None:
    assert role_of("congressman") == role_of("Rep.") == "representative"
    assert role_of("senators") is None
    assert description("Fla. Sen.") == {"florida", "senator"}
    assert (gender_of_title("spokeswoman"), gender_of_title("Mr."), gender_of_title("judge")) == ("f", "m", None)


def test_an_acronym_is_the_words_it_stands_for() -> None:
    text = "The FBI said no. The Federal Bureau of Investigation moved. NATO did not."
    assert fullest(Span(4, 7), text).of(text) == "Federal Bureau of Investigation"
    at = text.index("NATO")
    assert fullest(Span(at, at + 4), text).of(text) == "NATO"


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Harper Una Brill closed early.", (), ("Harper", "Una", "Brill")),
        ("Beekeeper Una Brill closed early.", ("Beekeeper",), ("Una", "Brill")),
        ("Shopkeeper Brill closed early.", (), ("Shopkeeper", "Brill")),
        ("She saw Shopkeeper Una Brill.", (), ("Shopkeeper", "Una", "Brill")),
    ],
)
def test_a_trade_at_the_head_of_a_sentence_is_no_part_of_a_whole_name(
    text: str, titles: tuple[str, ...], words: tuple[str, ...]
) -> None:
    last = runs(text)[-1]
    assert (last.titles, last.words) == (titles, words)
