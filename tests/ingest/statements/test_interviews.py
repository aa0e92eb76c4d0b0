"""Interviews as questions and answers."""

from __future__ import annotations

from assistant.domain import Article, Record, Span
from ingest.statements.attributions import Attribution
from ingest.statements.statements import statements

INTERVIEW = (
    "Tilda Renn has cast bells for eleven years.\n\nCoast Paper: Could a bell die of cold?\n\n"
    "Tilda Renn: It could, if somebody hit it.\n\nCoast Paper: What keeps you awake?\n\n"
    "Renn: The big one. “You will know when to stop,” my master told me. I still look.\n\n"
    "Renn: I have said enough."
)


class Marked:
    """An extractor that finds what the test marked, (source, cue, content)."""

    fingerprint = "marked"

    def __init__(self, *marks: tuple[str, str, str]) -> None:
        self._marks = marks

    def extract(self, text: str) -> list[Attribution]:
        """Give what was marked."""
        return [
            Attribution(
                *(Span(text.index(part), text.index(part) + len(part)) for part in mark[:2]), (self._at(text, mark[2]),)
            )
            for mark in self._marks
        ]

    def _at(self, text: str, part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))


def said(text: str, *marks: tuple[str, str, str], outlet: str = "") -> list[tuple[str | None, list[str], str]]:
    found = statements(Article(Record(id="a1", title="Bells", outlet=outlet), text), Marked(*marks))
    return [(it.speaker.name if it.speaker else None, [part.of(text) for part in it.content], it.kind) for it in found]


def test_answers_are_word_for_word_of_who_answers_and_questions_of_nobody() -> None:
    text = INTERVIEW.replace("Tilda Renn: It", "Renn: It")
    quoted = ("my master", "told", "“You will know when to stop,”")
    assert said(text, quoted) == [
        ("Tilda Renn", ["It could, if somebody hit it."], "direct"),
        ("Tilda Renn", ["The big one.", "my master told me. I still look."], "direct"),
        (None, ["“You will know when to stop,”"], "direct"),
        ("Tilda Renn", ["I have said enough."], "direct"),
    ]


def test_what_an_answer_reports_of_itself_is_part_of_it() -> None:
    text = INTERVIEW.replace("Tilda Renn: It", "Renn: It")
    found = said(text, ("I", "have said", "enough"))
    assert all(parts != ["enough"] for _, parts, _ in found)


def test_one_line_with_a_colon_is_no_interview() -> None:
    assert said("Mayor Tilda Renn: It leaks.\n\nCoast Paper: Does it?\n\nPaul Moss: It does.") == []


def test_lines_of_which_none_asks_are_no_interview() -> None:
    assert said("Note: It is late.\n\nNote: It is cold.\n\nPlace: The quay.\n\nPlace: The mole.") == []


def test_answers_of_a_letter_are_nobodys() -> None:
    text = "Q: Does it leak?\n\nA: It does.\n\nQ: Why so?\n\nA: It is old."
    assert said(text) == []
