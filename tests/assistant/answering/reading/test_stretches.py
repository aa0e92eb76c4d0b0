from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.reading.reader import Read, Stretch
from assistant.answering.reading.stretches import MOST, WORDS, Likelihoods, stretches
from assistant.answering.sentences import Candidate
from assistant.domain import Hit, Record
from assistant.text import sentences

SENTENCE = "The old net at Tesmouth was mended by Orla Venn on a Monday in spring. "


def ranked(text: str, start: int = 50, passage: int = 1) -> list[Candidate]:
    hit = Hit(passage, Record("a", "A title"), start, start + len(text), text, 1.0)
    return [
        Candidate(hit, start + span.start, start + span.end, span.of(text), 1.0, 0.5, 0.5, frozenset())
        for span in sentences(text)
    ]


@given(st.integers(1, 30))
def test_stretches_are_text_of_the_article_in_whole_sentences(count: int) -> None:
    text = (SENTENCE * count).strip()
    found = stretches(ranked(text))
    for stretch in found:
        assert text[stretch.start - 50 :].startswith(stretch.text)
        assert stretch.text.endswith(".") and stretch.text.startswith("The")
        assert len(stretch.text.split()) <= WORDS + len(SENTENCE.split())
    assert len(found) <= MOST


def test_only_what_holds_a_good_sentence_is_read() -> None:
    text = (SENTENCE * 20).strip()
    assert len(stretches(ranked(text)[:1])) == 1


def test_a_span_is_as_likely_as_its_beginning_and_its_end() -> None:
    read = Read(0.9, {10: 0.5, 11: 0.25}, {14: 0.5})
    likely = Likelihoods([(Stretch("a", 10, "A title", "$5 m"), read)])
    assert likely.of("a", 10, 14) == 0.25
    assert likely.of("a", 10, 14, marks=1) == 0.375
    assert likely.of("a", 12, 14) == likely.of("b", 10, 14) == 0.0
    assert likely.present == [0.9]
