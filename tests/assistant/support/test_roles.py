"""Who does what to whom, and who holds which office, is as in the article."""

from __future__ import annotations

import time

import pytest

from assistant.support.roles import other_doer, other_office, turned_names
from assistant.wording import names

ARTICLE = [
    "Mayor Ada Quay opened the hearing.",
    "Jon Marsh is Mayor Ada Quay’s brother.",
    "The Delder Institute presented its study to the town council on Monday.",
    "Professor Mia Holm, who led the study, spoke of two cracks.",
    "The state had offered to pay a fifth.",
    "Lars Okoro of the Harbour List, a trawler owner, listened.",
]


@pytest.mark.parametrize(
    ("claim", "office"),
    [
        ("Mayor Lars Okoro listened.", "Mayor"),
        ("Lars Okoro, the mayor of Harrow, listened.", "mayor"),
        ("Professor Ada Quay opened the hearing.", "Professor"),
        ("Quay, a banker, opened the hearing.", "banker"),
        ("Mayor Ada Quay opened the hearing.", None),
        ("Okoro, a trawler owner, listened.", None),
        ("The former mayor, Lars Okoro, listened.", None),
        ("The new mayor Lars Okoro listened.", None),
        ("Lars Okoro, the acting mayor, listened.", None),
        ("Lars Okoro, the mayor, opened the new pier.", "mayor"),
        ("Mayor Lars Okoro opened the new pier.", "Mayor"),
        ("The new pier was opened by Mayor Lars Okoro.", "Mayor"),
        ("Delderian Mayor Ada Quay opened the hearing.", None),
        ("Jon Marsh, Mayor Ada Quay's brother, listened.", None),
    ],
)
def test_an_office_belongs_to_the_one_whom_the_article_gives_it(claim: str, office: str | None) -> None:
    assert other_office(claim, names(claim), ARTICLE) == office


def test_an_office_may_be_told_of_a_pronoun() -> None:
    article = [
        "Head teacher Jon Marsh rang the bell.",
        "Ada Quay, who rowed to Delder, died on Sunday.",
        "She was ninety.",
        "She was born on the quay and was a teacher of music.",
    ]
    quay, okoro = "Ada Quay was a teacher of music.", "Lars Okoro was a teacher of music."
    assert other_office(quay, names(quay), article) is None
    assert other_office(okoro, names(okoro), article) == "teacher"


def test_two_names_are_joined_as_in_the_article() -> None:
    right, wrong = "Okoro of the Harbour List listened.", "The Harbour List of Okoro listened."
    assert turned_names(right, names(right), ARTICLE) is None
    assert turned_names(wrong, names(wrong), ARTICLE) == "Okoro"


@pytest.mark.parametrize(
    "claim",
    [
        "The study was presented by the town council to the Delder Institute.",
        "The study was led by Lars Okoro.",
        "Ada Quay led the study.",
        "The town council presented the study to the Delder Institute.",
    ],
)
def test_another_doer_falls(claim: str) -> None:
    assert other_doer(claim, ARTICLE) is not None


@pytest.mark.parametrize(
    "claim",
    [
        "The study was presented to the town council by the Delder Institute.",
        "The study was presented to the council on Monday.",
        "Mia Holm led the study.",
        "The hearing was opened by the mayor.",
        "She led the study.",
    ],
)
def test_the_same_doer_in_either_voice_stands(claim: str) -> None:
    assert other_doer(claim, ARTICLE) is None


def test_he_who_did_what_he_says_is_the_one_who_says_so() -> None:
    told = ["Okoro said on Monday that he had chosen both in a talk with the minister, Ada Quay."]
    assert other_doer("Quay had chosen day and hall in the talk.", told) is not None
    assert other_doer("Okoro had chosen day and hall in the talk.", told) is None


def test_what_hangs_on_a_verb_that_opens_its_clause_is_no_deed() -> None:
    assert other_doer("Mayor Quay, however, spoke of six children hurt.", ["The wave hurt six children."]) is None


@pytest.mark.parametrize("verb", ["beat", "hit", "hurt"])
def test_a_verb_whose_past_is_no_other_word_has_a_doer(verb: str) -> None:
    there = [f"Ada Quay {verb} Tom Holt by 370 votes."]
    assert other_doer(f"Tom Holt {verb} Ada Quay by 370 votes.", there) == verb
    assert other_doer(f"Ada Quay {verb} Tom Holt.", there) is None


def test_a_body_does_not_do_what_a_holder_of_an_office_did() -> None:
    named = "The Centers for Disease Control praised the school."
    for did, verb in (
        ("The mayor closed the school.", "closed"),
        ("The school was closed by the mayor.", "closed"),
        ("It closed the school.", None),
        ("The director closed the school.", None),
    ):
        assert other_doer("The CDC closed the school.", [named, did]) == verb, did


@pytest.mark.parametrize("piece", ["was led by Quay ", "who ", "Quay of ", "the mayor, ", "a ", "A", "Aaaa", "a-"])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 4000)[:4000]
    begun = time.process_time()
    other_doer(text, [text])
    turned_names(text, names(text)[:50], [text])
    other_office(text, names(text)[:50], [text])
    assert time.process_time() - begun < 2


def test_the_country_of_a_minister_is_no_office() -> None:
    claim = "Russian Foreign Minister Ada Quay listened."
    assert other_office(claim, names(claim), ["The foreign minister, Ada Quay, listened."]) is None


def test_what_is_with_a_doer_is_not_the_doer() -> None:
    assert other_doer("The Petrel lost power with 140 people aboard.", ["A ferry with 140 people lost power."]) is None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The independent candidate Ada Quay finished third.", "Ada Quay, who stood without a party, came third."),
        ("Ada Quay, a candidate for mayor, had 300 votes.", "Ada Quay had 300 votes."),
        ("The town’s lawyer, Ada Quay, was happy.", "Ada Quay, counsel for the town, was happy."),
        ("The fire chief, Ada Quay, was happy.", "Ada Quay, head of the fire brigade, was happy."),
        ("The opposition leader Ada Quay was happy.", "Ada Quay, who leads the opposition, was happy."),
        ("The chairwoman, Ada Quay, was happy.", "Ada Quay, who chairs the club, was happy."),
        ("The doctor, Ada Quay, was happy.", "Dr Ada Quay was happy."),
    ],
)
def test_an_office_may_be_told_in_another_word(claim: str, given: str) -> None:
    others = ("The lawyer, Ben Okoro, was not.", "Party leader Ben Okoro said so.", "Chairman Ben Okoro was not.")
    assert other_office(claim, names(claim), (given, *others)) is None


@pytest.mark.parametrize(
    "claim", ["The town’s lawyer, Bo Holt, was happy.", "The opposition leader Bo Holt was happy."]
)
def test_an_office_in_another_word_is_still_that_of_its_holder(claim: str) -> None:
    given = ("Ada Quay, counsel for the town, leads the opposition.", "The lawyer, Ben Okoro, is party leader.")
    assert other_office(claim, names(claim), (*given, "Leader Ben Okoro spoke.", "Bo Holt was happy.")) is not None


def test_a_number_is_one_word_and_no_deed() -> None:
    claim = "Water had flooded two filters, and replacing them cost 310,000 crowns."
    assert other_doer(claim, ["Both have been replaced. The repair cost 310,000 crowns."]) is None


def test_an_office_without_an_article_is_read_too() -> None:
    article = ["Ben Okoro, counsel for the town, was glad.", "Ada Quay, the lawyer who speaks for the mill, was not."]
    assert other_office("Ada Quay, counsel for the town, was glad.", [["Ada", "Quay"]], article) == "counsel"
    assert other_office("Ben Okoro, counsel for the town, was glad.", [["Ben", "Okoro"]], article) is None
