from dataclasses import replace
from datetime import UTC, datetime

from assistant.answering.confidence import confidence, evidence
from assistant.answering.reading.answers import Likely
from assistant.answering.reading.features import Found
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit, Moment, Record, Scope, Span
from assistant.question import understand

AS_OF = datetime(2025, 5, 30, tzinfo=UTC)
TEXT = "Tam Rudd opened the barrier."
RECORD = Record("a", "A title", published=Moment(AS_OF, "day", "test"))
ASKED = understand("Who opened the barrier?", AS_OF, Scope())
BEST = [Candidate(Hit(1, RECORD, 0, 28, TEXT, 1.0, 18.0), 0, 28, TEXT, 2.0, 0.5, 0.5, frozenset(("barrier",)))]


def sure(present: float, leading: float) -> float:
    reading = Reading((Likely("tam rudd", leading, (Found(0, Span(0, 8)),)),), (present,))
    hits = [candidate.hit for candidate in BEST]
    return confidence(evidence(ASKED, Terms({"barrier": 2.0}), BEST, hits, reading, str.split))


def test_without_evidence_there_is_no_confidence() -> None:
    assert confidence({}) == 0.0


def test_an_answer_that_was_read_makes_it_surer() -> None:
    assert 0 <= sure(0.1, 0.1) < sure(0.9, 0.9) <= 1


def test_what_a_reranker_puts_first_makes_no_answer_less_sure() -> None:
    passages = [replace(BEST[0].hit, passage_id=n, relevance=relevance) for n, relevance in enumerate((2.0, 18.0))]
    given = [evidence(ASKED, Terms({}), BEST, hits, None, str.split) for hits in (passages, passages[::-1])]
    assert given[0] == given[1] and given[0]["relevance"] == 18.0


def test_twenty_copies_of_a_sentence_agree_no_more_than_one() -> None:
    copies = [replace(BEST[0], hit=replace(BEST[0].hit, article=replace(RECORD, id=str(n)))) for n in range(20)]
    found = Likely("tam rudd", 0.5, tuple(Found(n, Span(0, 8)) for n in range(20)))
    hits = [candidate.hit for candidate in copies]
    assert evidence(ASKED, Terms({}), copies, hits, Reading((found,), (0.5,)), str.split)["agreement"] == 0


def test_a_question_that_is_not_for_the_reader_has_a_confidence_too() -> None:
    found = evidence(ASKED, Terms({"barrier": 2.0}), BEST, [BEST[0].hit], None, str.split)
    assert 0 < confidence(found) < 1
