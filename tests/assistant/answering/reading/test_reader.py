"""The shipped reader on a passage of our own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.reading.encoding import KINDS, LONGEST, encode
from assistant.answering.reading.reader import WEIGHTS, WEIGHTS_SHA256, Reader, Stretch
from assistant.answering.reading.stretches import Likelihoods
from assistant.archive.shipped import wordpiece_tokenizer
from assistant.errors import ArchiveError

TEXT = (
    "The storm barrier at Tesmouth was opened on Monday. Mayor Tam Rudd cut the ribbon before 400 people, and the "
    "airline Skylark flew its first plane over the harbour."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(threads=1)


def likely(reader: Reader, question: str, answer: str) -> float:
    stretch = Stretch("a", 7, "A barrier opens", TEXT)
    start = 7 + TEXT.index(answer)
    read = reader.read(question, [stretch])
    return Likelihoods(zip([stretch], read, strict=True)).of("a", start, start + len(answer))


def test_the_shipped_file_is_the_one_in_the_note() -> None:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == WEIGHTS_SHA256
    assert WEIGHTS_SHA256 in WEIGHTS.with_name("SOURCE.md").read_text(encoding="utf-8")


def test_a_span_is_likelier_as_the_answer_to_the_question_it_answers(reader: Reader) -> None:
    asked = {
        "Tam Rudd": "Which mayor opened the storm barrier at Tesmouth?",
        "400": "How many people saw the mayor cut the ribbon?",
        "Skylark": "Which airline flew its first plane over the harbour?",
    }
    for answer, question in asked.items():
        others = [likely(reader, other, answer) for other in asked.values() if other != question]
        assert likely(reader, question, answer) > 2 * max(others)


def test_probabilities_are_shares(reader: Reader) -> None:
    stretch = Stretch("a", 0, "A barrier opens", TEXT)
    for read in reader.read("Which mayor opened the storm barrier?", [stretch, stretch]):
        assert 0 <= read.present <= 1
        assert sum(read.begins.values()) <= 1.001 and sum(read.ends.values()) <= 1.001


def test_an_answer_is_likelier_where_it_stands_than_elsewhere(reader: Reader) -> None:
    other = "Rain fell on the fields all night, and farmers waited for a dry day to bring the hay in."
    here, elsewhere = reader.read(
        "Which mayor opened the storm barrier at Tesmouth?",
        [Stretch("a", 0, "A barrier opens", TEXT), Stretch("b", 0, "Rain", other)],
    )
    assert here.present > elsewhere.present


def test_threads_change_nothing() -> None:
    several = [
        Stretch("a", 0, "A barrier opens", TEXT),
        Stretch("b", 0, "", "Tam Rudd spoke."),
        Stretch("c", 0, "x", ""),
    ]
    one, two = (Reader(threads=n).read("who spoke?", several) for n in (1, 2))
    assert one == two


def test_damaged_weights_give_one_clear_line(tmp_path: Path) -> None:
    damaged = tmp_path / "reader.onnx"
    damaged.write_bytes(WEIGHTS.read_bytes()[:-1])
    with pytest.raises(ArchiveError, match=r"reader\.onnx: the reading model is damaged.*install dateline again"):
        Reader(weights=damaged).read("who?", [Stretch("a", 0, "", "Tam Rudd spoke.")])


def test_nothing_is_loaded_for_nothing(tmp_path: Path) -> None:
    assert Reader(weights=tmp_path / "absent.onnx").read("who?", []) == []


@settings(max_examples=60)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=900))
def test_what_is_encoded_fits_and_points_into_the_text(question: str, title: str, text: str) -> None:
    tokenizer = wordpiece_tokenizer()
    tokenizer.no_truncation()
    encoded = encode(tokenizer, question, title, text)
    assert len(encoded.ids) == len(encoded.kinds) == encoded.first + len(encoded.offsets) <= LONGEST
    assert all(0 <= kind < KINDS for kind in encoded.kinds)
    assert all(0 <= start <= end <= len(text) for start, end in encoded.offsets)
