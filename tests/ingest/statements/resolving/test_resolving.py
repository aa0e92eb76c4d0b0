from __future__ import annotations

import re

import pytest

from assistant.domain import Record, Span, Speaker
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.speakers import resolve

RECORD = Record("a", "A title")
_MARKED = re.compile(r"<([^<>]+)>")


def attributed(written: str) -> tuple[str, list[Attribution]]:
    """Read a text whose sources stand in <…>; a quotation before one or after it is what it says."""
    text, sources, at = "", list[Span](), 0
    for match in _MARKED.finditer(written):
        text += written[at : match.start()]
        sources.append(Span(len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    text += written[at:]
    quotations = [Span(*match.span()) for match in re.finditer(r"“[^”]*”", text)]
    found = []
    for source in sources:
        near = [span for span in quotations if abs(span.end - source.start) < 20 or abs(span.start - source.end) < 20]
        content = near[0] if near else Span(source.end, text.index(".", source.end) + 1)
        found.append(Attribution(source, Span(source.end, min(source.end + 1, len(text))), (content,)))
    return text, found


def speakers(written: str, record: Record = RECORD) -> list[Speaker | None]:
    text, found = attributed(written)
    resolved = resolve(text, found, record)
    for speaker in resolved:
        assert speaker is None or speaker.named.of(text) in (speaker.name, speaker.name.capitalize())
    return resolved


def names(written: str, record: Record = RECORD) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers(written, record)]


def test_a_surname_is_the_fullest_name_of_its_bearer() -> None:
    assert names("Fay Holt opened the quay. “It holds,” <Holt> said. Fay M. Holt is an engineer. <Ms. Holt> left.") == [
        "Fay M. Holt",
        "Fay M. Holt",
    ]


def test_a_surname_before_the_full_name_is_told_too() -> None:
    assert names("<Holt> says the quay holds.\n\nFay Holt, the engineer, opened it on Monday.") == ["Fay Holt"]


def test_he_and_she_are_told_apart() -> None:
    written = (
        "Fay Holt and Tom Moss met on the quay. “It holds,” <Holt> said. “It leaks,” <Moss> said."
        "\n\n“We measured it,” <she> said. “So did we,” <he> said."
    )
    assert names(written) == ["Fay Holt", "Tom Moss", "Fay Holt", "Tom Moss"]


def test_he_goes_on_speaking() -> None:
    written = "Mayor Tom Moss closed the quay. “It leaks,” <he> said. <He> added that it would open in May. <He> left."
    assert names(written) == ["Tom Moss"] * 3


def test_who_is_named_in_what_is_said_does_not_say_it() -> None:
    written = "Tom Moss sued. “Moss is wrong,” said <Carl Renn>, the harbour master. “Moss has no case,” <he> said."
    assert names(written) == ["Carl Renn", "Carl Renn"]


def test_a_pronoun_that_may_mean_two_is_left_open() -> None:
    assert names("Tom Moss and Carl Renn met and talked of Bo Quay and Al Dern. <He> said it leaks.") == [None]


def test_somebody_unnamed_who_spoke_last_is_not_mistaken_for_a_name() -> None:
    written = (
        "Tom Moss closed the quay. “It leaks,” <Moss> said. “It stinks,” <a fisherman> said. “It does,” <he> said."
    )
    assert names(written)[1:] != ["Tom Moss", "Tom Moss"]
    assert names(written)[1] is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sen. Tom Moss, R-Ohio, spoke. “No,” <the senator> said.", "Tom Moss"),
        ("Ohio Gov. Fay Holt met Sen. Tom Moss. “No,” <the governor> said.", "Fay Holt"),
        ("Sen. Tom Moss met Governor Fay Holt of Ohio. “No,” <the Ohio governor> said.", "Fay Holt"),
        ("Foreign Minister Ana Quill met Prime Minister Jon Orr. “No,” <the foreign minister> said.", "Ana Quill"),
        ("Tom Moss, the harbour master, left. “No,” <the harbour master> said.", "Tom Moss"),
        ("President Tom Moss met President Ivan Zorin. “No,” <the president> said.", None),
        ("Tom Moss met Ivan Zorin. “No,” <the engineer> said.", None),
        ("President Tom Moss of Norland left. “No,” <the Sudland president> said.", None),
        ("Vice President Fay Holt left. “No,” <the president> said.", None),
        ("Sen. Tom Moss left. “No,” <a senator> said.", None),
    ],
)
def test_a_title_means_who_bears_it(written: str, expected: str | None) -> None:
    assert names(written) == [expected]


def test_relatives_of_one_surname_are_kept_apart() -> None:
    written = (
        "Tom Moss and his wife, Fay Moss, own the boat. “It floats,” <Mr. Moss> said. “It leaks,” <Mrs. Moss> said."
        " “Never,” <Fay Moss> said."
    )
    assert names(written) == ["Tom Moss", "Fay Moss", "Fay Moss"]


def test_father_and_son_are_two() -> None:
    written = "Tom Moss owns the boat. His lawyer met Tom Moss Jr. on Monday. “It leaks,” <Tom Moss Jr.> said."
    assert names(written) == ["Tom Moss Jr."]


def test_a_bare_surname_goes_on_meaning_whom_it_meant() -> None:
    written = "Fay Holt won. “We won,” <Holt> said. Her husband, Tom Holt, cheered. “We did,” <Holt> said."
    assert names(written) == ["Fay Holt", "Fay Holt"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Bill de Blasio", "de Blasio"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Bashar al-Assad", "al-Assad"),
        ("Debbie Wasserman Schultz", "Wasserman Schultz"),
        ("Martin O’Malley", "O’Malley"),
        ("François Hollande", "Hollande"),
        ("Theresa May", "May"),
        ("Jean-Claude Juncker", "Juncker"),
    ],
)
def test_names_of_all_kinds_are_whole(name: str, short: str) -> None:
    written = f"Then {name} came to the quay. “It holds,” said <{name}>. “It does,” <{short}> said."
    assert names(written) == [name, name]


def test_a_family_name_may_come_first() -> None:
    assert names("Ban Ki-moon came. “It holds,” <Ban> said. Later <Ban> left.") == ["Ban Ki-moon", "Ban Ki-moon"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"),
        ("Dmitry Peskov, the Kremlin spokesman,", "Dmitry Peskov"),
        ("Its spokesman, Dmitry Peskov,", "Dmitry Peskov"),
        ("The director of the harbour trust, Ina Kirsch,", "Ina Kirsch"),
        ("Moss spokeswoman Fay Holt", "Fay Holt"),
        ("Fay Holt, an engineer and former adviser to Tom Moss,", "Fay Holt"),
        ("Fay Holt of the Moss campaign", "Fay Holt"),
        ("the Tribune’s Fay Holt", "Fay Holt"),
        ("Fox News Sean Hannity", "Sean Hannity"),
        ("Chief of Staff Katie Walsh", "Katie Walsh"),
        ("Mr Moss", "Tom Moss"),
        ("Moss’s", "Tom Moss"),
        ("Moss’s comments", "Tom Moss"),
        ("the Moss campaign", "Moss campaign"),
        ("Moss’s lawyer", None),
        ("A spokesman for Tom Moss", None),
        ("lawyers for Tom Moss", None),
        ("Moss supporters", None),
        ("Tom Moss and Fay Holt", None),
        ("Sens. Tom Moss (Ohio) and Fay Holt (Utah)", None),
        ("both Moss and Holt", None),
        ("Moss and his allies", None),
        ("a person familiar with Moss’s views", None),
        ("the younger Moss", None),
        ("Democrats", None),
        ("critics", None),
        ("the two senators", None),
        ("a CBS poll", None),
        ("they", None),
        ("it", None),
        ("some people", None),
    ],
)
def test_a_source_is_who_heads_it(source: str, expected: str | None) -> None:
    introduced = "On Monday Tom Moss met Fay Holt at the quay and then they left for home."
    assert names(f"{introduced}\n\nOn Tuesday <{source}> said that the quay holds.") == [expected]


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("The State Department", "State Department", None),
        ("the ministry", "Foreign Ministry", None),
        ("An FBI spokeswoman", "FBI", "spokeswoman"),
        ("A spokesman for the Ministry of Coasts and Waters", "Ministry of Coasts and Waters", "spokesman"),
        ("Politico", "Politico", None),
        ("the AP", "Associated Press", None),
    ],
)
def test_a_body_speaks_by_its_name(source: str, name: str, role: str | None) -> None:
    text = f"The Foreign Ministry met the Associated Press. A day later, <{source}> said that the quay holds."
    (speaker,) = speakers(text)
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.link) == (name, role, "organisation")


def test_the_unnamed_spokesman_speaks_on_for_his_body() -> None:
    written = "“No,” <a spokesman for the Kremlin> said. “Never,” <the spokesman> added."
    assert names(written) == ["Kremlin", "Kremlin"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Fay Holt, <who> runs the quay, said it holds.", "Fay Holt"),
        ("Sen. Fay Holt of Utah, the top Democrat on the panel, <who> said it holds.", "Fay Holt"),
        ("Then Tom Moss of the Quayside List, <who> said it leaks, left.", "Tom Moss"),
        ("Fay Holt met fishermen <who> said it leaks.", None),
        ("Fay Holt and Tom Moss, <who> both said it leaks, left.", None),
        ("Judicial Watch, <which> said it leaks, sued.", "Judicial Watch"),
        ("The Ministry of Coasts and Waters, <which> said it leaks, sued.", "Ministry of Coasts and Waters"),
    ],
)
def test_a_relative_pronoun_means_what_stands_before_it(written: str, expected: str | None) -> None:
    assert names(written) == [expected]


def test_i_within_a_quotation_is_who_is_quoted() -> None:
    text, found = attributed("“When <I> said it leaks, they laughed,” said <Fay Holt> on Monday.")
    found[0] = Attribution(found[0].source, found[0].cue, (Span(8, 20),))
    inner, outer = resolve(text, found, RECORD)
    assert inner is not None and outer is not None
    assert (inner.name, inner.link) == ("Fay Holt", "pronoun")


def test_i_outside_quotations_is_the_only_author_if_the_text_names_her() -> None:
    one, two = Record("a", "", authors=("Ina Quill",)), Record("a", "", authors=("Ina Quill", "Bo Renn"))
    letter = "<I> say the quay leaks.\n\nIna Quill, Gull Lane"
    assert (names(letter, one), names(letter, two), names(letter)) == (["Ina Quill"], [None], [None])
    assert names("<I> say the quay leaks.", one) == [None]


def test_the_role_is_what_the_text_says() -> None:
    written = (
        "Kremlin spokesman Dmitry Peskov spoke. Texas Sen. Tom Moss left. Fay Holt, chair of the harbour trust, stayed."
        " The ministry’s legal adviser, Ina Kirsch, slept. Ukrainian Foreign Minister Andrii Sybiha wrote."
        " <Peskov> said no. <Moss> said no. <Holt> said no. <Kirsch> said no. <Sybiha> said no."
    )
    assert [speaker.role for speaker in speakers(written) if speaker] == [
        "Kremlin spokesman",
        "Texas senator",
        "chair of the harbour trust",
        "ministry’s legal adviser",
        "Ukrainian foreign minister",
    ]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Moscow, 29 May. Kremlin spokesman", "Kremlin spokesman"),
        ("It was shut on Monday. Quay spokesman", "Quay spokesman"),
        ("TESMOUTH, Sept. 3. Mayor", "mayor"),
        ("It went to Quay. Texas Gov.", "Texas governor"),
        ("On Tuesday Kremlin spokesman", "Kremlin spokesman"),
        ("The U.S. senator", "U.S. senator"),
    ],
)
def test_a_role_has_nothing_of_the_sentence_or_the_date_before_it(before: str, role: str) -> None:
    [speaker] = speakers(f"{before} Dmitry Holt spoke. <Holt> said no.")
    assert speaker is not None
    assert speaker.role == role


def test_links_say_how_a_source_leads_to_its_speaker() -> None:
    written = (
        "“It holds,” said <Mayor Fay Holt>. “Well,” <she> added. “Yes,” <Holt> said. “No,” said <the mayor>."
        " “Perhaps,” <the State Department> said."
    )
    assert [speaker.link for speaker in speakers(written) if speaker] == [
        "name",
        "pronoun",
        "surname",
        "title",
        "organisation",
    ]


def test_headlines_name_nobody_anew() -> None:
    written = "<Moss> Slams Holt Over Leaking Quay Plan\n\nTom Moss, the mayor, met Fay Holt. <Moss> said it leaks."
    assert names(written) == ["Tom Moss", "Tom Moss"]


def test_words_that_only_open_a_sentence_are_no_names() -> None:
    written = "Tom Moss left. <Investigations> showed a leak. Young Moss supporters cheered. <Moss> said it leaks."
    assert names(written) == [None, "Tom Moss"]


def test_a_company_in_apposition_is_no_person() -> None:
    (speaker,) = speakers("The ferry company, Varrey Line, has two boats. On Monday <Varrey Line> said both leak.")
    assert speaker is not None
    assert (speaker.name, speaker.link) == ("Varrey Line", "organisation")


def test_attributions_keep_their_order_and_those_without_source_stay_none() -> None:
    text, found = attributed("“It holds,” <Fay Holt> said. “It leaks,” said <Tom Moss>.")
    found = [found[1], Attribution(None, Span(0, 1), (Span(1, 3),)), found[0]]
    assert [speaker and speaker.name for speaker in resolve(text, found, RECORD)] == ["Tom Moss", None, "Fay Holt"]


def test_a_text_without_attributions_has_no_speakers() -> None:
    assert resolve("Fay Holt left.", [], RECORD) == []


def test_the_time_that_opens_a_sentence_is_no_part_of_who_speaks() -> None:
    assert names("<Late that day harbour engineer Fay Holt> says the quay holds.") == ["Fay Holt"]
    assert names("<The next morning, Fay Holt> said the quay holds.") == ["Fay Holt"]
    text, found = attributed("<Late that day chief engineer Fay Holt> says the quay holds.")
    assert [speaker and speaker.role for speaker in resolve(text, found, RECORD)] == ["chief engineer"]


def test_a_title_of_address_hides_no_office_behind_the_name() -> None:
    text, found = attributed("“It holds,” said <Dr Fay Holt>, the chief physician.")
    assert [speaker and speaker.role for speaker in resolve(text, found, RECORD)] == ["chief physician"]
