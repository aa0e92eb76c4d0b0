"""Which stretches are read for attributions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.statements.tagging.segments import segments


def read(text: str) -> list[str]:
    return [segment.of(text) for segment in segments(text)]


def test_a_sentence_with_neither_quotation_nor_word_of_speech_is_not_read() -> None:
    text = "The ferry left at noon. The mayor said it would be back. It was a fine day."
    assert read(text) == ["The mayor said it would be back."]


def test_sentences_that_follow_each_other_are_read_together() -> None:
    text = "“It is late,” she said. “We go home.” The bus was gone."
    assert read(text) == ["“It is late,” she said. “We go home.”"]


def test_a_segment_ends_with_its_paragraph() -> None:
    text = "Orla Venn said no.\n\nTam Rudd said yes."
    assert read(text) == ["Orla Venn said no.", "Tam Rudd said yes."]


def test_a_colon_brings_the_next_paragraph_with_it() -> None:
    text = "The harbour office wrote:\n\nThe east quay is closed until further notice.\n\nNobody fished."
    assert read(text) == ["The harbour office wrote:\n\nThe east quay is closed until further notice."]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We waited all night,” he said. “Nobody came.\n\n“In the morning we left.”"
    assert read(text) == [text]


def test_a_long_paragraph_becomes_several_segments() -> None:
    text = " ".join(f"Councillor number {i} said that the plan was good and cheap." for i in range(60))
    found = segments(text)
    assert len(found) > 3
    assert all(segment.end - segment.start <= 700 for segment in found)


@given(st.text(alphabet='Ab .,:“”"\nsaid', max_size=200))
def test_segments_are_in_order_and_apart(text: str) -> None:
    reached = 0
    for segment in segments(text):
        assert reached <= segment.start < segment.end <= len(text)
        reached = segment.end
