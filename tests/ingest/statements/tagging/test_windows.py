"""Segments longer than the model reads at once."""

from __future__ import annotations

from assistant.domain import Span
from ingest.statements.attributions import Attribution
from ingest.statements.tagging.windows import EDGE, Window, settled, windows

SENTENCE = "Venn said the quay, which was built in haste, would be mended by the harbour office before the winter came."


def found(text: str, cue: str, content: str) -> Attribution:
    at, start = text.index(cue), text.index(content)
    return Attribution(None, Span(at, at + len(cue)), (Span(start, start + len(content)),))


def test_one_window_answers_for_all_of_a_short_segment() -> None:
    [window] = windows([[(0, 0), (0, 4), (5, 9), (0, 0)]], 9)
    assert window.own.start == 0
    assert window.own.end > 9
    assert window.start < -EDGE
    assert window.end > 9 + EDGE


def test_each_cue_has_one_window_to_answer_for_it() -> None:
    first, second = windows([[(0, 10), (10, 20), (20, 30)], [(20, 30), (30, 40), (40, 50)]], 50)
    assert first.own.end == second.own.start
    assert 20 <= first.own.end <= 30


def test_a_content_at_the_edge_of_what_was_read_ends_with_its_clause() -> None:
    window = Window(-EDGE - 1, SENTENCE.index(" before"), Span(0, 50))
    read = found(SENTENCE, "said", "the quay, which was built in haste, would be mended by the harbour office")
    cut = settled(SENTENCE, window, read)
    assert cut is not None
    assert cut.content[0].of(SENTENCE) == "the quay, which was built in haste"


def test_a_quotation_at_the_edge_is_taken_whole() -> None:
    text = "Venn said: “We mended it, and then we mended it again before the winter came.”"
    window = Window(-EDGE - 1, text.index(" before"), Span(0, 50))
    cut = settled(text, window, found(text, "said", "“We mended it, and then we mended it again"))
    assert cut is not None
    assert cut.content[0].of(text) == "“We mended it, and then we mended it again before the winter came.”"


def test_a_content_with_no_clause_read_whole_is_none() -> None:
    text = "Venn said the quay would be mended by the harbour office before the winter came."
    window = Window(-EDGE - 1, text.index(" before"), Span(0, 50))
    assert settled(text, window, found(text, "said", "the quay would be mended by the harbour office")) is None


def test_another_windows_cue_is_left_to_it() -> None:
    window = Window(-EDGE - 1, 60, Span(0, 2))
    assert settled(SENTENCE, window, found(SENTENCE, "said", "the quay")) is None
