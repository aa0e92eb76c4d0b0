import time

import pytest

from assistant.attribution import statements_by
from assistant.domain import Span
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


def test_a_bare_surname_is_the_namesake_last_named_in_full() -> None:
    assert said("Lena Holt") == [("Lena Holt", "“Nobody asked me,” said engineer Lena Holt, who built it.")]


def test_two_people_with_one_surname_are_not_given_one_full_name() -> None:
    assert {speaker for speaker, _ in said("Holt")} == {"Holt"}


@pytest.mark.parametrize("speaker", ["Marlow", "", "Ivan Quay", "Jan Quay"])
def test_a_speaker_the_text_does_not_have_said_nothing(speaker: str) -> None:
    assert said(speaker) == []


def test_speech_verbs_inside_a_quotation_are_not_the_speakers() -> None:
    assert said("Reed", "“Reed said it was fine, and Reed told me so,” Moss wrote.") == []


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Quay", "A spokesman for Ada Quay said the gate money had been stolen."),
        ("Quay", "A spokesman for Mayor Ada Quay said the gate money had been stolen."),
        ("Quay", "A spokesman for the mayor, Ada Quay, said the gate money had been stolen."),
        ("Quay", "Critics of Ada Quay said the gate was rotten."),
        ("Quay", "Lawyers for Bo Renn and Ada Quay said the gate was rotten."),
        ("Quay", "The gate is rotten, according to a source close to Ada Quay."),
        ("Quay", "“She is a liar about the gate,” said Bo Renn of Ada Quay."),
        ("Quay", "“She is a liar,” said a former lawyer for Ada Quay."),
        ("Quay", "The woman suing Ada Quay said he attacked her."),
        ("Quay", "Reporters who interviewed Quay said the letter was forged."),
        ("Quay", "The council, which Quay called a menace, said the deal was dead."),
        ("Quay", "Quay was called a liar by Renn."),
        ("Quay", "Ada Quay, the mayor, said Bo Renn, was a liar."),
        ("Quay", "A member of the council, said Quay will win."),
        ("Quay", "“It was rotten,” Bo Renn said when Quay asked him."),
        ("Quay", "Quay’s deputy said the gate was rotten."),
        ("Quay", "Quay Holdings said the gate was rotten, according to Quay spokesman Bo Renn."),
        ("mayor", "The former mayor said the gate was rotten. The mayor was silent."),
    ],
)
def test_a_name_that_depends_on_another_word_said_nothing(speaker: str, text: str) -> None:
    assert said(speaker, text) == []


@pytest.mark.parametrize(
    "after",
    [
        "Renn was furious: “The gate is rotten from top to bottom,” he said.",
        "They said the gate was rotten.",
        "Bo Renn left, and he said the gate was rotten.",
        "“The gate is rotten,” Renn answered, and she said no more.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_is_not_the_speaker(after: str) -> None:
    assert said("Quay", f"Ada Quay said the gate was safe. {after}") == [
        ("Ada Quay", "Ada Quay said the gate was safe.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quay said Renn would travel. She said the gate was rotten.",
        "Quay said so in the hall. He said no more. She said the gate was rotten.",
        "Quay told nobody.\n\nRenn left the room. He said the gate was rotten.",
    ],
)
def test_a_pronoun_never_changes_and_passes_nobody(text: str) -> None:
    assert all("rotten" not in words for _, words in said("Quay", text))


@pytest.mark.parametrize(
    ("speaker", "text", "name"),
    [
        ("President Quay", "President Ada Quay said so.", "Ada Quay"),
        ("Mr. Quay", "Bo Quay said so.", "Bo Quay"),
        ("Foreign Minister Quay", "Orven Foreign Minister Ada Quay said so.", "Ada Quay"),
        ("Judge Quay", "Judge Quay said so.", "Quay"),
        ("Ursula von der Renn", "Ursula von der Renn said so.", "Ursula von der Renn"),
        ("Renn", "Ursula von der Renn said so.", "Ursula von der Renn"),
        ("Robert F. Quay", "Robert F. Quay said so.", "Robert F. Quay"),
        ("Robert Quay Jr", "Robert Quay Jr said so.", "Robert Quay Jr"),
        ("Quay", "Martin Luther Quay said so.", "Martin Luther Quay"),
        ("Martin Luther Quay", "Martin Luther Quay said so.", "Martin Luther Quay"),
        ("Xi Jinping", "She met Xi Jinping in the hall. Xi said so.", "Xi Jinping"),
        ("Kestrel & Sons", "The firm of Bo Lund was sold. Kestrel & Sons said so.", "Kestrel & Sons"),
        ("harbour master Quay", "Clerk Bo Quay wept. The harbour master Ada Quay said so.", "Ada Quay"),
        ("mayor", "The mayor was late. Mayor Tom Holt said so.", "mayor"),
        ("quay", "Envoy for Orven Ada Quay said so.", "Ada Quay"),
    ],
)
def test_titles_particles_and_initials_are_read(speaker: str, text: str, name: str) -> None:
    assert [speaker for speaker, words in said(speaker, text) if words.endswith("said so.")] == [name]


@pytest.mark.parametrize("speaker", ["Mayor Holt", "Robert Quay", "Mr Quay"])
def test_a_title_that_two_people_may_bear_names_nobody(speaker: str) -> None:
    assert said(speaker, "Tom Holt said so. Lena Holt said so. Ann Quay said so. Jan Quay said so.") == []


def test_a_described_speaker_is_not_a_namesake_of_another_trade() -> None:
    assert said("harbour master Quay", "Head teacher Bo Quay said so. The harbour master wept.") == []
    assert len(said("harbour master Quay", "The harbour master, Bo Quay, said so. Ann Quay wept.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "According to the county engineer, Bo Quay, the gate is sound.",
        "The county engineer, Bo Quay, said the gate is sound.",
        "The head of the union, Bo Quay, said the gate is sound.",
        "On Monday Quay said the gate is sound.",
        "Quay and other officials have repeatedly claimed the gate is sound.",
        "Harbour Trust chairman Bo Quay, who built it, said the gate is sound.",
        "The council’s envoy for Orven Bo Quay said earlier that the gate is sound.",
    ],
)
def test_offices_asides_and_times_beside_the_name_do_not_hide_the_speaker(text: str) -> None:
    assert [words for _, words in said("Quay", text)] == [text]


@pytest.mark.parametrize(
    "after",
    [
        "“They read it, filed it and forgot it,” he told the Evening Post.",
        "However, last week, he cast doubt on the deal signed by Bo Renn.",
    ],
)
def test_names_after_the_pronoun_do_not_take_its_place(after: str) -> None:
    assert len(said("Quay", f"Tom Quay said in Orven that he had warned them. {after}")) == 2


UNITS = [
    *("A-", "Smith-", "Smith in ", "Smith ", "Smith, ", "Smith and other ", "Smith on a ", "aly ", "he, a ", "J. "),
    *(
        "”said a ",
        "according to a ",
        "“",
        "Smith said x. He said y. ",
        "of Smith ",
        "mayor Smith ",
        "the mayor A A ",
        "Xi ",
    ),
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("speaker", ["Smith", "John Smith", "mayor", "Xi Smith"])
def test_hostile_text_is_read_in_linear_time(unit: str, speaker: str) -> None:
    text = "John Smith said so. " + unit * (100_000 // len(unit))
    spans = sentences(text)
    began = time.process_time()
    statements_by(speaker, text, spans)
    statements_by(speaker, text, [Span(0, len(text))])
    assert time.process_time() - began < 0.6  # twice 0.3 s


def test_a_surname_that_ends_as_a_trade_is_somebody_else() -> None:
    text = "“It creaks,” said Ada Quay. Thaler had never seen the bolts. “They are new,” she added."
    assert [words for _, words in said("Quay", text)] == ["“It creaks,” said Ada Quay."]
