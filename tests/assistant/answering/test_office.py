"""Who holds an office of something is told from one sentence that says so, and of no other body."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.answering.office import is_anothers, office_holder
from assistant.directory import Directory
from assistant.directory.finding import Person
from assistant.directory.names import parse
from assistant.domain import Hit, Moment, Record, Scope
from assistant.question import understand

AS_OF = datetime(2025, 6, 1, tzinfo=UTC)
NOBODY = Directory(())


def hits(*texts: str) -> list[Hit]:
    return [
        Hit(
            n,
            Record(f"{n}", "t", published=Moment(datetime(2025, 5, n, tzinfo=UTC), "day", "t")),
            0,
            len(text),
            text,
            1.0,
        )
        for n, text in enumerate(texts, start=1)
    ]


def held(question: str, *texts: str) -> str | None:
    draft = office_holder(understand(question, AS_OF, Scope()), hits(*texts))
    return draft.short_answer if draft else None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the mayor of Harrow?", "The mayor of Harrow, Ada Quay, opened the weir."),
        ("Who is the mayor of Harrow?", "Ada Quay of the Weir List is the new mayor of Harrow."),
        ("Who is Harrow's mayor?", "Ada Quay, mayor of Harrow, said no."),
        ("who is the mayor of harrow", "In Trell, Harrow mayor Ada Quay told reporters that it rained."),
        ("Who is the president of Finland?", "It was signed by Finnish President Ada Quay on Monday."),
        ("Who is the Finnish defence minister?", "Finland’s defense minister, Ada Quay, wrote it."),
        ("Who is the lawyer of Harrow Works?", "Ada Quay, the lawyer who represents Harrow Works, declined."),
    ],
)
def test_office_body_and_name_side_by_side_answer(question: str, text: str) -> None:
    assert held(question, text) == "Ada Quay"


@pytest.mark.parametrize(
    "text",
    [
        "The deputy mayor of Harrow, Ada Quay, opened the weir.",
        "The former mayor of Harrow, Ada Quay, opened the weir.",
        "Mayor Ada Quay went to Harrow.",
        "The mayor of Trell, Ada Quay, went to Harrow.",
        "Ada Quay will not be mayor of Harrow.",
    ],
)
def test_another_office_or_body_answers_nothing(text: str) -> None:
    assert held("Who is the mayor of Harrow?", text) is None


def test_the_newest_article_answers() -> None:
    assert held(
        "Who is the mayor of Harrow?", "Tom Holt, mayor of Harrow, left.", "Ada Quay, mayor of Harrow, came."
    ) == ("Ada Quay")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the mayor of Harrow?", "Ada Quay, mayor of Harrow until 2019, died on Sunday. Bo Renn took over."),
        (
            "Who is the coach of the Harrow Rovers?",
            "Harrow Rovers coach Ada Quay was sacked on Friday. Bo Renn is new.",
        ),
        ("Who is the president of Harrow?", "The president of Harrow, Ada Quay, resigned on Tuesday. Bo Renn is new."),
        ("Who is the mayor of Harrow?", "Ada Quay has resigned as mayor of Harrow. Bo Renn is new."),
        ("Who is the mayor of Harrow?", "The outgoing mayor of Harrow, Ada Quay, wept. Bo Renn did not."),
    ],
)
def test_a_sentence_that_tells_of_the_end_names_nobody_nor_does_an_older_article(question: str, text: str) -> None:
    body = question.removesuffix("?").split(" of ")[1]
    office = question.split("the ")[1].split(" of")[0]
    older = f"The {office} of {body}, Ada Quay, opened the weir."
    draft = office_holder(understand(question, AS_OF, Scope()), hits(older, text))
    assert draft is not None
    assert draft.short_answer is None
    assert [one.quote for one in draft.citations] == text.replace(". Bo", ".|Bo").split("|")


def test_who_is_gone_in_one_passage_holds_nothing_in_another_of_that_day() -> None:
    draft = office_holder(
        understand("Who is the mayor of Harrow?", AS_OF, Scope()),
        [
            replace(hits(text)[0], passage_id=n)
            for n, text in enumerate(
                ("The mayor of Harrow, Ada Quay, sang.", "Ada Quay, mayor of Harrow, has resigned.")
            )
        ],
    )
    assert draft is not None
    assert draft.short_answer is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Harrow, Ada Quay, said two people had died.",
        "Ada Quay, mayor of Harrow, whose coach was sacked, wept.",
        "The mayor of Harrow, Ada Quay, wept after the coach resigned.",
        "The mayor of Harrow, Ada Quay, dismissed the claim and will wait until May.",
        "Ada Quay is the new mayor of Harrow. Tom Holt, mayor of Harrow until May, retired.",
    ],
)
def test_the_end_of_somebody_else_leaves_the_holder(text: str) -> None:
    assert held("Who is the mayor of Harrow?", text) == "Ada Quay"


@pytest.mark.parametrize(
    ("texts", "refused"),
    [
        (("The mayor of Trell, Ada Quay, went to Harrow.",), True),
        (("Harrow has a new weir.",), True),
        (("Mayor Ada Quay opened the weir of Harrow.",), False),
    ],
)
def test_an_office_of_others_is_refused_and_one_of_no_named_place_is_not(texts: tuple[str, ...], refused: bool) -> None:
    question = understand("Who is the mayor of Harrow?", AS_OF, Scope())
    assert is_anothers(question, hits(*texts), NOBODY) is refused


def test_an_office_that_several_hold_is_refused_without_its_place() -> None:
    people = [Person(name, (name,), ("mayor",), 3, ()) for name in ("Ada Quay", "Tom Holt")]
    two = Directory([(person, (parse(person.name),)) for person in people])
    question = understand("Who is the mayor of Harrow?", AS_OF, Scope())
    assert is_anothers(question, hits("Mayor Ada Quay went to Harrow."), two)


def test_another_question_is_none_of_its_business() -> None:
    question = understand("Who opened the weir of Harrow?", AS_OF, Scope())
    assert office_holder(question, hits("The mayor of Harrow, Ada Quay, opened the weir.")) is None
    assert not is_anothers(question, hits("Harrow has a weir."), NOBODY)
