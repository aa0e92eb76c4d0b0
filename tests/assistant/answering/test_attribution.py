import pytest

from assistant.answering.attribution import statements_by
from assistant.text import sentences

TEXT = (
    "Harbour master Ada Quay said on Monday that the pier was safe. She added that no inspection was due. "
    "Mayor Tom Holt disagreed.\n\n"
    "“It creaks,” Holt told the council. “It creaks in every wind. We should close it.”\n\n"
    "“Nobody asked me,” said engineer Lena Holt, who built it. According to Quay, the bolts were new.\n\n"
    "Rower Jan Moss asked Quay whether she had read the report. He said she had not answered."
)


def said(speaker: str, text: str = TEXT) -> list[tuple[str, str]]:
    spans = sentences(text)
    return [
        (statement.speaker, spans[statement.sentence].of(text)) for statement in statements_by(speaker, text, spans)
    ]


def test_a_pronoun_after_a_speakers_sentence_is_the_speaker() -> None:
    assert [words for _, words in said("Quay")][:2] == [
        "Harbour master Ada Quay said on Monday that the pier was safe.",
        "She added that no inspection was due.",
    ]


def test_according_to_counts_and_a_question_put_to_the_speaker_does_not() -> None:
    assert [words for _, words in said("ada quay")][2:] == ["According to Quay, the bolts were new."]


def test_a_quotation_that_goes_on_in_its_paragraph_stays_with_its_speaker() -> None:
    assert said("Tom Holt") == [
        ("Tom Holt", "“It creaks,” Holt told the council."),
        ("Tom Holt", "“It creaks in every wind. We should close it.”"),
    ]


def test_a_verb_before_the_name_counts_behind_a_quotation() -> None:
    assert ("Lena Holt", "“Nobody asked me,” said engineer Lena Holt, who built it.") in said("Lena Holt")


def test_two_people_with_one_surname_are_not_given_one_full_name() -> None:
    assert {speaker for speaker, _ in said("Holt")} == {"Holt"}


@pytest.mark.parametrize("speaker", ["Marlow", "", "Ivan Quay", "Jan Quay"])
def test_a_speaker_the_text_does_not_have_said_nothing(speaker: str) -> None:
    assert said(speaker) == []


def test_speech_verbs_inside_a_quotation_are_not_the_speakers() -> None:
    assert said("Reed", "“Reed said it was fine, and Reed told me so,” Moss wrote.") == []
