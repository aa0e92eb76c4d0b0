"""From a text to its statements."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.domain import Article, Moment, Record, Span
from ingest.statements import statements as reading
from ingest.statements.attributions import Attribution
from ingest.statements.statements import fingerprint, statements

TEXT = (
    "Harbour master Orla Venn denied on Tuesday that the quay was cracked. “It is safe,” she told reporters.\n\n"
    "Rudd wants a new one."
)
PUBLISHED = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "date line")


class Marked:
    """An extractor that finds what the test marked."""

    fingerprint = "marked"

    def extract(self, text: str) -> list[Attribution]:
        """Give two attributions of speech and one of attitude."""
        return [
            marked(text, "Harbour master Orla Venn", "denied", "that the quay was cracked"),
            marked(text, "she", "told", "“It is safe,”"),
            marked(text, "Rudd", "wants", "a new one"),
        ]


def marked(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(part: str) -> Span:
        start = text.index(part)
        return Span(start, start + len(part))

    return Attribution(span(source), span(cue), (span(content),))


def test_a_statement_says_who_how_to_whom_and_when() -> None:
    denied, told = statements(Article(Record(id="a1", title="Quay", published=PUBLISHED), TEXT), Marked())
    assert denied.speaker is not None and denied.speaker.name == "Orla Venn"
    assert (denied.kind, denied.manner) == ("indirect", "denied")
    assert denied.said_on is not None and denied.said_on.at == datetime(2025, 5, 27, tzinfo=UTC)
    assert told.speaker is not None and (told.speaker.name, told.speaker.link) == ("Orla Venn", "pronoun")
    assert (told.kind, told.manner) == ("direct", "asserted")
    assert told.setting is not None and told.setting.of(TEXT) == "reporters"


def test_an_attitude_is_no_statement() -> None:
    found = statements(Article(Record(id="a1", title="Quay"), TEXT), Marked())
    assert [one.cue.of(TEXT) for one in found] == ["denied", "told"]


def test_the_fingerprint_changes_with_the_extractor_and_with_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(Marked())
    monkeypatch.setattr(reading, "READING", reading.READING + 1)
    assert fingerprint(Marked()) != before
    monkeypatch.undo()
    monkeypatch.setattr(Marked, "fingerprint", "marked otherwise")
    assert fingerprint(Marked()) != before
