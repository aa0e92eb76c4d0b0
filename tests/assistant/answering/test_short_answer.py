from dataclasses import replace

from assistant.answering.reading.answers import Likely
from assistant.answering.reading.features import Found
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.answering.short_answer import LIKELY, SURE, short_answer
from assistant.domain import Hit, Record, Span


def sentence(text: str, score: float, article: str = "a") -> Candidate:
    hit = Hit(1, Record(article, "A title"), 0, len(text), text, 1.0)
    return Candidate(hit, 0, len(text), text, score, 0.5, 0.5, frozenset())


BEST = [sentence("The new wall cost 4.2 million crowns.", 2.0), sentence("It was 4.2 Million in all.", 1.2)]


def reading(probability: float) -> Reading:
    places = (Found(0, Span(18, 29)), Found(1, Span(7, 18)))
    return Reading((Likely("4.2 million", probability, places),), (0.9,))


def test_the_likeliest_answer_is_given_as_an_article_writes_it() -> None:
    assert short_answer(reading(SURE), BEST, BEST, 0.9) == "4.2 million"


def test_it_is_taken_from_a_sentence_that_is_shown() -> None:
    assert short_answer(reading(SURE), BEST, BEST[1:], 0.9) == "4.2 Million"


def test_what_no_sentence_shown_holds_is_not_given() -> None:
    assert short_answer(reading(SURE), BEST, [], 0.9) is None


def test_where_there_is_hardly_an_answer_the_likeliest_is_not_given() -> None:
    assert short_answer(reading(0.99), BEST, BEST, LIKELY - 0.01) is None


def test_what_is_not_likely_enough_is_not_given() -> None:
    assert short_answer(reading(SURE - 0.01), BEST, BEST, 0.9) is None


def test_where_two_articles_give_two_figures_neither_is_the_answer() -> None:
    other = sentence("The new wall cost 5 million crowns.", 1.9, article="b")
    rival = Likely("5 million", SURE * 0.9, (Found(2, Span(18, 27)),))
    differing = Reading((*reading(SURE).likely, rival), (0.9,))
    assert short_answer(differing, [*BEST, other], [*BEST, other], 0.9) is None
    spelled = Reading((*reading(SURE).likely, Likely("five million", SURE * 0.3, rival.found)), (0.9,))
    assert short_answer(spelled, [*BEST, other], BEST, 0.9) is None
    unlikely = Reading((*reading(SURE).likely, Likely("5 million", 0.05, rival.found)), (0.9,))
    assert short_answer(unlikely, [*BEST, other], BEST, 0.9) == "4.2 million"


def test_a_figure_beside_the_point_is_no_answer() -> None:
    nearer = replace(sentence("The price of the wall was not told.", 1.9, article="b"), coverage=0.9)
    assert short_answer(reading(SURE), [*BEST, nearer], [*BEST, nearer], 0.9) is None


def test_a_question_that_is_not_for_the_reader_gets_none() -> None:
    assert short_answer(None, BEST, BEST, 0.9) is None
