"""The shipped extractor on sentences of our own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ArchiveError
from ingest.statements.cues import is_statement
from ingest.statements.tagging.tagger import WEIGHTS, WEIGHTS_SHA256, Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def read(tagger: Tagger, text: str) -> list[tuple[str | None, str, list[str]]]:
    return [
        (one.source.of(text) if one.source else None, one.cue.of(text), [span.of(text) for span in one.content])
        for one in tagger.extract(text)
        if is_statement(text, one)
    ]


def test_the_shipped_file_is_the_one_in_the_note() -> None:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == WEIGHTS_SHA256
    assert WEIGHTS_SHA256 in WEIGHTS.with_name("SOURCE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“The barrier will hold,” said Orla Venn, the harbour master of Tesmouth.",
            "Orla Venn, the harbour master of Tesmouth",
            "said",
            ["“The barrier will hold,”"],
        ),
        (
            "Mayor Tam Rudd told reporters on Monday that the ferry would run again in May.",
            "Mayor Tam Rudd",
            "told",
            ["that the ferry would run again in May"],
        ),
        (
            "“We can wait,” she added, “but not until the autumn.”",
            "she",
            "added",
            ["“We can wait,”", "“but not until the autumn.”"],
        ),
        (
            "According to the Tide Board, the water rose by two metres in the night.",
            "the Tide Board",
            "According to",
            ["the water rose by two metres in the night"],
        ),
        ("Orla Venn told reporters it was a lie", "Orla Venn", "told", ["it was a lie"]),
    ],
)
def test_the_common_forms_are_read(tagger: Tagger, text: str, source: str, cue: str, content: list[str]) -> None:
    assert read(tagger, text) == [(source, cue, content)]


def test_a_text_without_attributions_gives_none(tagger: Tagger) -> None:
    assert read(tagger, "") == []
    assert read(tagger, "The ferry left at noon. It rained.") == []


def test_offsets_are_of_the_whole_text(tagger: Tagger) -> None:
    opening = "The night was calm and nobody was about. " * 30
    text = f"{opening}\n\n“It is late,” said Orla Venn."
    [found] = tagger.extract(text)
    assert found.content[0].of(text) == "“It is late,”"


def test_the_same_text_always_gives_the_same(tagger: Tagger) -> None:
    text = "Rudd said the plan was dead. “It was never alive,” Venn replied."
    assert tagger.extract(text) == tagger.extract(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300).map(lambda text: f"“{text}” said"))
def test_no_text_breaks_it(tagger: Tagger, text: str) -> None:
    for one in tagger.extract(text):
        for span in (*one.content, one.cue, *([one.source] if one.source else [])):
            assert span.start < span.end <= len(text)


def test_half_a_character_does_not_shift_the_offsets(tagger: Tagger) -> None:
    text = "\ud83d “It is late,” said Orla Venn."
    [found] = tagger.extract(text)
    assert found.content[0].of(text) == "“It is late,”"


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tagger.onnx").write_bytes(b"not a model")
    with pytest.raises(ArchiveError, match="damaged"):
        Tagger(tmp_path / "tagger.onnx").extract("He said yes.")
    with pytest.raises(ArchiveError, match="can't be read"):
        Tagger(tmp_path / "none.onnx").extract("He said yes.")


def test_a_statement_at_the_end_of_a_very_long_sentence_is_read(tagger: Tagger) -> None:
    streets = ", ".join(f"the cellar of number {n} in Mast Street was full of water" for n in range(3, 60))
    text = f"On the night of the flood {streets}, and Orla Venn said the barrier had held."
    assert read(tagger, text) == [("Orla Venn", "said", ["the barrier had held"])]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("He has always denied it.", "He", "has always denied", ["it"]),
        ("The mayor, Tam Rudd, denied any wrongdoing.", "The mayor, Tam Rudd", "denied", ["any wrongdoing"]),
        ("She rejected the claim that the ferry was full.", "She", "rejected", ["the claim that the ferry was full"]),
        (
            "Rudd dismissed reports that the school would close.",
            "Rudd",
            "dismissed",
            ["reports that the school would close"],
        ),
        (
            "The harbour office rebutted the allegations of bribery.",
            "The harbour office",
            "rebutted",
            ["the allegations of bribery"],
        ),
    ],
)
def test_a_denial_of_a_thing_is_read(tagger: Tagger, text: str, source: str, cue: str, content: list[str]) -> None:
    assert (source, cue, content) in read(tagger, text)


@pytest.mark.parametrize(
    "text",
    [
        "The council rejected the motion on Tuesday by nine votes to four.",
        "He was denied a visa.",
        "The ministry denied entry to two reporters.",
        "A state of emergency was declared in Tesmouth.",
        "A second ferry has been proposed for next week.",
        "He told some eighty residents of the Harbour Ward so on Tuesday evening in the old net loft.",
    ],
)
def test_what_nobody_says_is_no_statement(tagger: Tagger, text: str) -> None:
    assert read(tagger, text) == []
