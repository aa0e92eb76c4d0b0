"""Whose words are whose, from the text to its statements, with the shipped extractor."""

from __future__ import annotations

import pytest

from assistant.domain import Article, Record, Statement
from ingest.statements.statements import statements
from ingest.statements.tagging.tagger import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def read(tagger: Tagger, text: str) -> list[Statement]:
    return statements(Article(Record(id="a1", title="Quay"), text), tagger)


def said(tagger: Tagger, text: str) -> list[tuple[str | None, list[str]]]:
    found = read(tagger, text)
    return [(one.speaker.name if one.speaker else None, [part.of(text) for part in one.content]) for one in found]


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"')])
def test_all_paragraphs_of_a_running_quotation_are_of_its_speaker(tagger: Tagger, opens: str, closes: str) -> None:
    text = (
        "Tilda Renn, the foreman, spoke to the late shift.\n\n“We heard it from the radio. That is no way.\n\n"
        "“We shall not beg.\n\n“We shall ask for the books,” Renn said.\n\n“It is over,” said Paul Moss."
    )
    text = text.replace("“", opens).replace("”", closes)
    assert said(tagger, text) == [
        (
            "Tilda Renn",
            [
                f"{opens}We heard it from the radio. That is no way.",
                f"{opens}We shall not beg.",
                f"{opens}We shall ask for the books,{closes}",
            ],
        ),
        ("Paul Moss", [f"{opens}It is over,{closes}"]),
    ]


def test_a_mark_closed_by_another_kind_runs_over_no_paragraph(tagger: Tagger) -> None:
    text = 'Paul Moss saw “no evidence" of a leak.\n\n"We do not see one," said Tilda Renn.'
    assert ['"We do not see one,"'] in [parts for name, parts in said(tagger, text) if name == "Tilda Renn"]


def test_a_quotation_runs_on_behind_its_cue(tagger: Tagger) -> None:
    text = "“The water came,” said Tilda Renn. “It was not high.\n\n“Then it was over the sill.”\n\nPaul Moss left."
    assert said(tagger, text) == [
        ("Tilda Renn", ["“The water came,”", "“It was not high.", "“Then it was over the sill.”"])
    ]


def test_what_people_say_amid_a_quotation_is_of_who_is_quoted(tagger: Tagger) -> None:
    text = "Tilda Renn cast it. “A bell does not die of cold, as people say. It dies of being hit,” Renn said."
    assert said(tagger, text) == [
        ("Tilda Renn", ["“A bell does not die of cold, as people say. It dies of being hit,”"])
    ]


def test_a_quotation_after_a_crowd_is_of_who_says_it(tagger: Tagger) -> None:
    text = "Tilda Renn cast it. “People always ask whether it dies,” Renn said. “A bell does not die of cold.”"
    assert {name for name, _ in said(tagger, text)} == {"Tilda Renn"}


@pytest.mark.parametrize("crowd", ["People", "Some", "Many", "Others", "Most people"])
def test_a_crowd_is_no_named_speaker(tagger: Tagger, crowd: str) -> None:
    text = f"Tilda Renn cast the bell. {crowd} said that it was too loud for the town."
    assert [name for name, _ in said(tagger, text)] in ([None], [])


def test_words_of_another_behind_a_semicolon_are_the_others(tagger: Tagger) -> None:
    for tail in ("it was 48,000, Finch had said", "it was 48,000 crowns, Finch had told the council"):
        text = f"Tom Brandt met Marlo Finch on Monday. Brandt said he could not confirm it; {tail}."
        for name, parts in said(tagger, text):
            assert name in ("Tom Brandt", "Marlo Finch")
            assert all(("confirm" not in part) if name == "Marlo Finch" else ("48,000" not in part) for part in parts)


def test_who_quotes_another_says_it(tagger: Tagger) -> None:
    text = "Ada Tolling ran the yard. Marlo Finch, quoting Tolling, said the bell would ring at noon."
    assert ("Marlo Finch", ["the bell would ring at noon"]) in said(tagger, text)


def test_words_quoted_of_a_predecessor_are_not_his(tagger: Tagger) -> None:
    text = (
        "The priest, Tom Moss, was glad. “We will ring it with the harbour master’s permission,” he said."
        " A predecessor of his had once called the bell “too honest for a small town.”"
    )
    assert all("too honest" not in part for name, parts in said(tagger, text) if name for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether he would shut the bakery over it, Anton Renn denied it.",
        "Anton Renn bakes. When asked whether it was true that he would shut the bakery, he denied that.",
    ],
)
def test_a_denial_that_answers_a_question_is_a_statement(tagger: Tagger, text: str) -> None:
    [denial] = [one for one in read(tagger, text) if one.manner == "denied"]
    assert denial.speaker is not None and denial.speaker.name == "Anton Renn"
    [asked] = [part.of(text) for part in denial.content]
    assert asked.startswith("whether") and "bakery" in asked and "Renn" not in asked
    assert len(read(tagger, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Had Anton Renn denied it, the inquiry would have gone on.",
        "If Anton Renn denied it, the inquiry would go on.",
        "Asked whether the bakery would shut, residents denied it.",
        "Asked whether the bakery would shut, Renn hardly denied it.",
    ],
)
def test_what_is_not_plainly_denied_is_no_denial_of_somebody(tagger: Tagger, text: str) -> None:
    assert [one for one in read(tagger, text) if one.manner == "denied" and one.speaker] == []


@pytest.mark.parametrize(
    "text",
    [
        "Anton Renn promised both camps. He left.",
        "Anton Renn agreed to comment. He told it again.",
        "Renn said now. He said so.",
    ],
)
def test_a_fragment_that_carries_nothing_is_no_statement(tagger: Tagger, text: str) -> None:
    assert all(parts == ["“Stop,”"] for _, parts in said(tagger, text))


def test_nothing_said_is_declined_and_a_judgement_of_two_words_stays(tagger: Tagger) -> None:
    text = "Anton Renn declined to comment. Tilda Renn called the talks not constructive."
    found = [(one.manner, one.content[-1].of(text)) for one in read(tagger, text)]
    assert ("declined", "to comment") in found
    assert any(content.endswith("not constructive") for _, content in found)


def test_whoever_is_asked_does_not_ask(tagger: Tagger) -> None:
    text = "Asked whether the gate would hold, harbour master Tilda Renn denied it. Renn left."
    assert [one for one in read(tagger, text) if one.manner != "denied"] == []


def test_a_question_does_not_hold_the_denial_that_answers_it(tagger: Tagger) -> None:
    text = "Asked by Holt whether he lied, Moss denied it. Tom Moss is the mayor. Fay Holt is a reporter."
    assert ("Tom Moss", ["it"]) in said(tagger, text)
    assert all("denied" not in part for _, parts in said(tagger, text) for part in parts)


def test_a_quotation_is_of_the_cue_that_follows_it_at_once(tagger: Tagger) -> None:
    text = (
        "Mayor Peter Strand spoke first. “I asked,” he said.\n\nA neighbour of his disagreed. “He never did,” she said."
        " “He slept,” she added. “I did not,” he said."
    )
    found = said(tagger, text)
    assert [name for name, parts in found if "“He slept,”" in parts] == [None]
    assert all(name == "Peter Strand" for name, parts in found if "“I did not,”" in parts)


def test_what_somebody_quoted_reports_ends_with_the_paragraph(tagger: Tagger) -> None:
    text = (
        "“We heard it,” Tilda Renn said on Monday.\n\n“We will ask. My father told me: ‘Never beg.’\n\n“Nobody asked"
        " us.”\n\nPaul Moss left."
    )
    assert all("Nobody" not in part for name, parts in said(tagger, text) if name != "Tilda Renn" for part in parts)


def test_a_quotation_that_lost_its_mark_does_not_take_the_next_speakers(tagger: Tagger) -> None:
    text = "Paul Moss was cross. “The quay leaks,” Moss said. “It always did.\n\n“It never leaked,” said Tilda Renn."
    assert all(
        "never leaked" not in part for name, parts in said(tagger, text) if name == "Paul Moss" for part in parts
    )
