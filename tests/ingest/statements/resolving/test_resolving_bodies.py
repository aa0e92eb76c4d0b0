from __future__ import annotations

import re

import pytest

from assistant.domain import Record, Span, Speaker
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.speakers import resolve

_MARKED = re.compile(r"<([^<>]+)>")


def speakers(written: str) -> list[Speaker | None]:
    """Resolve the sources that stand in <…>; each says the rest of its sentence."""
    text, sources, at = "", list[Span](), 0
    for match in _MARKED.finditer(written):
        text += written[at : match.start()]
        sources.append(Span(len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    text += written[at:]
    found = [
        Attribution(one, Span(one.end, one.end + 1), (Span(one.end, text.index(".", one.end)),)) for one in sources
    ]
    resolved = resolve(text, found, Record("a", "A title"))
    for speaker in resolved:
        assert speaker is None or speaker.named.of(text).casefold() == speaker.name.casefold()
    return resolved


def told(written: str) -> list[tuple[str, str | None] | None]:
    return [(speaker.name, speaker.role) if speaker else None for speaker in speakers(written)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The Ministry of Coasts and Waters pays half. <The ministry> said so.", "Ministry of Coasts and Waters"),
        ("The Orven Coast Water Authority shut a well. <The authority> said so.", "Orven Coast Water Authority"),
        ("The Halmery Maritime Safety Board met. <The safety board> said so.", "Halmery Maritime Safety Board"),
        ("A lorry left Dunmarrow Works. <The Works> said so.", "Dunmarrow Works"),
        ("The ferry belongs to Varrey Line, a private company. <The company> said so.", "Varrey Line"),
        ("<The ferry company, Varrey Line,> said so.", "Varrey Line"),
        ("<The Castrel newspaper Tidings> said so.", "Tidings"),
        ("<The Castrel Institute for Tides at Orven College> said so.", "Castrel Institute for Tides"),
        ("<The Holt Center for Justice> said so.", "Holt Center for Justice"),
        ("<The Democratic Coast Committee> said so.", "Democratic Coast Committee"),
        ("The Castrel Technical Institute measured: the quay, <it> said, stands.", "Castrel Technical Institute"),
        ("The Holt campaign met. <The campaign> said so.", "Holt campaign"),
    ],
)
def test_a_noun_means_the_body_whose_name_fits_it(written: str, name: str) -> None:
    [speaker] = speakers(written)
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The town hall", "town hall"),
        ("the harbour office", "harbour office"),
        ("The mayor’s office", "mayor’s office"),
        ("the provincial election office in Castrel", "provincial election office"),
        ("Police", "police"),
        ("the police", "police"),
        ("prosecutors", "prosecutors"),
        ("The government", "government"),
        ("the board of elections", "board of elections"),
        ("the grid company", "grid company"),
    ],
)
def test_a_body_without_a_name_is_called_what_the_paper_calls_it(source: str, name: str) -> None:
    [speaker] = speakers(f"The quay stood. <{source}> said so.")
    assert speaker is not None
    assert (speaker.name, speaker.link) == (name, "organisation")


@pytest.mark.parametrize(
    "source",
    [
        "officials", "Critics", "two fishermen", "Experts", "residents", "the company", "the group", "a court",
        "the other party", "his campaign", "a rival firm", "officials in Castrel", "a spokesman in Castrel",
        "members of the board", "the council and the government", "The report", "a poll", "the police chief",
        "another committee", "both unions",
    ],
)  # fmt: skip
def test_groups_and_what_says_no_body_are_nobody(source: str) -> None:
    assert speakers(f"The quay stood. <{source}> said so.") == [None]


def test_a_noun_of_two_bodies_is_the_one_just_named_or_none() -> None:
    named = "The Castrel Water Board met on Monday. The Orven Gas Board did not. <The board> said so."
    assert told(named) == [None]
    apart = "The Castrel Water Board met. It rained. It froze. It was late. The Orven Gas Board met. "
    assert told(apart + "<The board> said so.") == [("Orven Gas Board", None)]


def test_an_unnamed_spokesperson_speaks_for_the_body() -> None:
    assert told("<A spokeswoman for the town hall> said so.") == [("town hall", "spokeswoman")]
    assert told("<A police spokesman> said so.") == [("police", "spokesman")]
    ministry = "The Ministry of Coasts and Waters pays. <A spokesman for the ministry> said so."
    assert told(ministry) == [("Ministry of Coasts and Waters", "spokesman")]
    line = "<Varrey Line> called it a draft. Islanders could write, <a spokeswoman> said."
    assert told(line) == [("Varrey Line", None), ("Varrey Line", "spokeswoman")]
    board = "<The Halmery Safety Board> met. <Its spokesman> said so."
    assert told(board) == [("Halmery Safety Board", None), ("Halmery Safety Board", "spokesman")]


def test_she_goes_on_for_the_body_and_is_not_the_woman_named_last() -> None:
    written = "<Fay Holt> spoke. The bus is late. <A spokeswoman for Varrey Line> said so. <She> said it was early."
    assert told(written) == [("Fay Holt", None), ("Varrey Line", "spokeswoman"), ("Varrey Line", "spokeswoman")]


def test_he_who_goes_on_for_somebody_unnamed_is_nobody() -> None:
    written = "<Tom Moss> spoke on Monday. <One tenant, who gave no name,> said it leaked. <He> said it was damp."
    assert told(written)[1:] == [None, None]


def test_whoever_belongs_to_a_body_is_a_person() -> None:
    assert told("<Fay Holt of the Quayside List> said so.")[0] == ("Fay Holt", None)
    assert told("<Holt’s envoy for Ukraine Fay Moss> said so.") == [("Fay Moss", None)]
    assert told("Tom Moss met them. <Moss and other officials> said so.") == [None]


def test_a_newspaper_goes_on_as_the_paper() -> None:
    assert told("<The Castrel Gazette> said so. <The newspaper> added more.") == [("Castrel Gazette", None)] * 2


def test_a_name_with_an_article_is_no_surname() -> None:
    written = "Chiefs of Tarvel met. <A Tarvel spokeswoman> said so. Hours later <Tarvel> said no."
    assert told(written) == [("Tarvel", "spokeswoman"), ("Tarvel", None)]


def test_a_title_does_not_reach_back_over_somebody_else_who_speaks() -> None:
    written = (
        "<Governor Fay Holt> spoke. Rain fell. Wind blew. Snow fell. Ice came. <Ana Moss> replied. <The governor> left."
    )
    assert told(written)[-1] is None
