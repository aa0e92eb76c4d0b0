"""From scores of word-pieces to spans."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pytest

from ingest.statements.attributions import Attribution
from ingest.statements.tagging.decoding import CONTENT, CUE, OTHER, SOURCE, Tokens, attributions

PIECE = re.compile(r"\w+|[^\w\s]")


def decoded(segment: str, roles: Mapping[str, int], cue: str, unsure: str = "…") -> list[Attribution]:
    """Decode with every piece of a text sure of its role; pieces in no part of ``roles`` are other, those of ``unsure``
    hardly more so than content.
    """
    offsets = [match.span() for match in PIECE.finditer(segment)]
    labels = [OTHER] * len(offsets)
    for part, role in roles.items():
        start = segment.index(part)
        for i, (first, last) in enumerate(offsets):
            if first < start + len(part) and last > start:
                labels[i] = role
    scores = np.full((1, len(offsets), 4), -9.0, dtype=np.float32)
    scores[0, range(len(offsets)), labels] = -0.1
    for i, (first, last) in enumerate(offsets):
        if unsure in segment and segment.index(unsure) <= first and last <= segment.index(unsure) + len(unsure):
            scores[0, i, CONTENT] = -1.0
    at = next(i for i, (first, _) in enumerate(offsets) if first == segment.index(cue))
    return list(attributions(segment, Tokens(offsets, list(range(len(offsets)))), [at], scores))


def parts(segment: str, found: Attribution) -> tuple[str | None, str, list[str]]:
    source = None if found.source is None else found.source.of(segment)
    return source, found.cue.of(segment), [span.of(segment) for span in found.content]


def test_runs_of_one_role_become_spans() -> None:
    text = "Venn said the quay is safe."
    [found] = decoded(text, {"Venn": SOURCE, "said": CUE, "the quay is safe": CONTENT}, "said")
    assert parts(text, found) == ("Venn", "said", ["the quay is safe"])


def test_a_content_may_lie_on_both_sides_of_its_cue() -> None:
    text = "“It is late,” said Venn, “and cold.”"
    [found] = decoded(text, {"“It is late,”": CONTENT, "said": CUE, "Venn": SOURCE, "“and cold.”": CONTENT}, "said")
    assert parts(text, found) == ("Venn", "said", ["“It is late,”", "“and cold.”"])


def test_a_cue_without_a_content_is_no_attribution() -> None:
    assert decoded("Venn said.", {"Venn": SOURCE, "said": CUE}, "said") == []


def test_a_word_skipped_within_a_content_belongs_to_it() -> None:
    text = "She defended her support for the plan."
    marked = {"She": SOURCE, "defended": CUE, "her support": CONTENT, "the plan": CONTENT}
    [found] = decoded(text, marked, "defended", unsure="for")
    assert parts(text, found)[2] == ["her support for the plan"]


@pytest.mark.parametrize("marked", ["It is too late for that", "too late for that now"])
def test_a_quotation_is_taken_whole(marked: str) -> None:
    text = "“It is too late for that now,” Venn said."
    [found] = decoded(text, {marked: CONTENT, "said": CUE, "Venn": SOURCE}, "said")
    assert parts(text, found)[2] == ["“It is too late for that now,”"]


def test_of_two_sources_the_surer_is_kept() -> None:
    text = "The number, the Tide Board reported, fell."
    segment = {"number": SOURCE, "the Tide Board": SOURCE, "reported": CUE, "fell": CONTENT}
    [found] = decoded(text, segment, "reported")
    assert parts(text, found)[0] == "the Tide Board"


def test_the_pieces_of_a_word_are_never_parted() -> None:
    segment = "Venn said unbelievable things"
    offsets = [(0, 4), (5, 9), (10, 12), (12, 22), (23, 29)]
    scores = np.full((1, 5, 4), -9.0, dtype=np.float32)
    for piece, role in enumerate((SOURCE, CUE, OTHER, CONTENT, CONTENT)):
        scores[0, piece, role] = -0.1
    scores[0, 2, OTHER], scores[0, 2, CONTENT] = -0.6, -0.8
    [found] = attributions(segment, Tokens(offsets, [0, 1, 2, 2, 3]), [1], scores)
    assert found.content[0].of(segment) == "unbelievable things"


def test_the_end_mark_has_no_vote_on_the_last_word() -> None:
    segment = "Venn said no more"
    offsets = [(0, 4), (5, 9), (10, 12), (13, 17), (0, 0)]
    scores = np.full((1, 5, 4), -9.0, dtype=np.float32)
    for piece, role in enumerate((SOURCE, CUE, CONTENT, CONTENT, OTHER)):
        scores[0, piece, role] = -0.1
    scores[0, 4, CONTENT] = -99.0
    [found] = attributions(segment, Tokens(offsets, [0, 1, 2, 3, None]), [1], scores)
    assert found.content[0].of(segment) == "no more"


def test_a_content_does_not_begin_with_a_closing_mark_nor_end_with_an_opening_one() -> None:
    text = "X.” He had moved, Venn said. “"
    [found] = decoded(text, {"” He had moved": CONTENT, "Venn": SOURCE, "said": CUE}, "said")
    assert found.content[0].of(text) == "He had moved"


@pytest.mark.parametrize(
    ("text", "marked", "content"),
    [
        ("Venn said it leaks. Nobody came to look.", "it leaks. Nobody came", "it leaks."),
        ("Venn said it leaks. “It always did.” It rained.", "it leaks. “It always did.”", "it leaks. “It always did.”"),
        ("Venn said it sails on Monday, 13 June, at noon.", "it sails on Monday, 13", "it sails on Monday, 13 June"),
        ("Venn said it came in with 134 passengers.", "it came in with 134", "it came in with 134 passengers"),
        ("Venn said it is a part of the harbour office.", "it is a part", "it is a part of the harbour office"),
        ("Venn said the out-of-date pump failed.", "date pump failed", "out-of-date pump failed"),
        ("Venn said it cost $2.5 million.", "it cost $2", "it cost $2.5 million"),
        ("Venn said Tam Rudd was late, who had slept.", "Tam Rudd was late, who", "Tam Rudd was late"),
    ],
)  # fmt: skip
def test_a_content_ends_where_its_sentence_or_its_phrase_does(text: str, marked: str, content: str) -> None:
    [found] = decoded(text, {"Venn": SOURCE, "said": CUE, marked: CONTENT}, "said", unsure="of the harbour office")
    assert [span.of(text) for span in found.content] == [content]


def test_a_content_before_its_cue_does_not_begin_in_the_sentence_before() -> None:
    text = "The gate was shut. The quay is safe, Venn said."
    [found] = decoded(text, {"was shut. The quay is safe": CONTENT, "Venn": SOURCE, "said": CUE}, "said")
    assert found.content[0].of(text) == "The quay is safe"


def test_a_part_of_small_words_is_left_and_the_cue_goes_on_over_it() -> None:
    text = "Venn declined to comment on the claim."
    marked = {"Venn": SOURCE, "declined": CUE, "to": CONTENT, "comment": CUE, "on the claim": CONTENT}
    [found] = decoded(text, marked, "declined")
    assert parts(text, found) == ("Venn", "declined to comment", ["on the claim"])


def test_a_word_beside_the_source_stays_content() -> None:
    text = "The plan, which Venn said leaks, was dropped."
    [found] = decoded(text, {"which": CONTENT, "Venn": SOURCE, "said": CUE, "leaks": CONTENT}, "said")
    assert [span.of(text) for span in found.content] == ["which", "leaks"]


def test_words_quoted_amid_the_sentence_of_another_are_not_taken() -> None:
    text = "“We will ring it,” he said. A predecessor of his had called the bell “too honest.”"
    marked = {"“We will ring it,”": CONTENT, "he": SOURCE, "said": CUE, "“too honest.”": CONTENT}
    [found] = decoded(text, marked, "said")
    assert parts(text, found)[2] == ["“We will ring it,”"]


def test_a_quotation_that_begins_the_next_sentence_is_taken() -> None:
    text = "“We will ring it,” he said. “It is a bell.”"
    marked = {"“We will ring it,”": CONTENT, "he": SOURCE, "said": CUE, "“It is a bell.”": CONTENT}
    [found] = decoded(text, marked, "said")
    assert parts(text, found)[2] == ["“We will ring it,”", "“It is a bell.”"]
