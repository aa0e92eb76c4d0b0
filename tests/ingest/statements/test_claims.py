"""Words that two sources lay claim to."""

from __future__ import annotations

from assistant.domain import Span, Speaker
from ingest.statements.attributions import Attribution
from ingest.statements.claims import parted, settled

TEXT = "Venn said the quay leaks and it is old, Rudd said."


def marked(text: str, source: str, cue_at: int, *content: str) -> Attribution:
    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    return Attribution(span(source), Span(cue_at, cue_at + 4), tuple(map(span, content)))


def speaker(text: str, name: str) -> Speaker:
    return Speaker(name, Span(text.index(name), text.index(name) + len(name)), "name", None)


def test_words_that_either_may_have_said_are_nobodys() -> None:
    found = [
        marked(TEXT, "Venn", TEXT.index("said"), "the quay leaks and it is old"),
        marked(TEXT, "Rudd", TEXT.rindex("said"), "it is old"),
    ]
    assert parted(TEXT, found) == found
    assert settled(found, [speaker(TEXT, "Venn"), speaker(TEXT, "Rudd")]) == [None, None]


def test_who_reports_another_keeps_what_the_other_said() -> None:
    text = "Venn said Rudd said the quay leaks."
    found = [
        marked(text, "Venn", text.index("said"), "Rudd said the quay leaks"),
        marked(text, "Rudd", text.rindex("said"), "the quay leaks"),
    ]
    speakers = [speaker(text, "Venn"), speaker(text, "Rudd")]
    assert settled(found, speakers) == speakers
