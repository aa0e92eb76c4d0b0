from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.answering.reading.answers import Likely
from assistant.answering.reading.features import Found
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.answering.short_answer import LIKELY, SURE, short_answer
from assistant.domain import Hit, Moment, Record, Scope, Span
from assistant.question import Question, understand


def sentence(text: str, score: float, article: str = "a") -> Candidate:
    hit = Hit(1, Record(article, "A title"), 0, len(text), text, 1.0)
    return Candidate(hit, 0, len(text), text, score, 0.5, 0.5, frozenset())


ASKED = understand("How much did the new wall cost?", datetime(2025, 5, 30, tzinfo=UTC), Scope())
BEST = [sentence("The new wall cost 4.2 million crowns.", 2.0), sentence("It was 4.2 Million crowns.", 1.2)]


def reading(probability: float) -> Reading:
    places = (Found(0, Span(18, 29)), Found(1, Span(7, 18)))
    return Reading((Likely("4.2 million", probability, places),), (0.9,))


def test_the_likeliest_answer_is_given_as_an_article_writes_it() -> None:
    assert short_answer(ASKED, reading(SURE), BEST, BEST, 0.9) == "4.2 million"


def test_it_is_taken_from_a_sentence_that_is_shown() -> None:
    assert short_answer(ASKED, reading(SURE), BEST, BEST[1:], 0.9) == "4.2 Million"


def test_what_no_sentence_shown_holds_is_not_given() -> None:
    assert short_answer(ASKED, reading(SURE), BEST, [], 0.9) is None


def test_where_there_is_hardly_an_answer_the_likeliest_is_not_given() -> None:
    assert short_answer(ASKED, reading(0.99), BEST, BEST, LIKELY - 0.01) is None


def test_what_is_not_likely_enough_is_not_given() -> None:
    assert short_answer(ASKED, reading(SURE - 0.01), BEST, BEST, 0.9) is None


def test_where_two_articles_give_two_figures_neither_is_the_answer() -> None:
    other = sentence("The new wall cost 5 million crowns.", 1.9, article="b")
    rival = Likely("5 million", SURE * 0.9, (Found(2, Span(18, 27)),))
    differing = Reading((*reading(SURE).likely, rival), (0.9,))
    assert short_answer(ASKED, differing, [*BEST, other], [*BEST, other], 0.9) is None
    spelled = Reading((*reading(SURE).likely, Likely("five million", SURE * 0.3, rival.found)), (0.9,))
    assert short_answer(ASKED, spelled, [*BEST, other], BEST, 0.9) is None
    unlikely = Reading((*reading(SURE).likely, Likely("5 million", 0.05, rival.found)), (0.9,))
    assert short_answer(ASKED, unlikely, [*BEST, other], BEST, 0.9) == "4.2 million"


def test_a_figure_beside_the_point_is_no_answer() -> None:
    nearer = replace(sentence("The price of the wall was not told.", 1.9, article="b"), coverage=0.9)
    assert short_answer(ASKED, reading(SURE), [*BEST, nearer], [*BEST, nearer], 0.9) is None


def test_a_question_that_is_not_for_the_reader_gets_none() -> None:
    assert short_answer(ASKED, None, BEST, BEST, 0.9) is None


def read(words: str, text: str) -> Reading:
    at = text.index(words)
    return Reading((Likely(words.lower(), 0.9, (Found(0, Span(at, at + len(words))),)),), (0.9,))


def asked(text: str) -> Question:
    return understand(text, datetime(2025, 5, 30, tzinfo=UTC), Scope())


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When did Ada Quay die?", "Ada Quay died on Monday at the age of 88.", "88"),
        ("How many prisoners were exchanged?", "They met on 16 May, when prisoners were exchanged.", "16"),
        ("How many jobs will the mill cut?", "Of 240 jobs, 60 will go at the mill.", "240"),
        ("Who was Ada Quay?", "Ada Quay, who led the lifeboat, lived in Mole Street.", "Mole Street"),
        ("Who stole the painting?", "We wrote that Lena Hart had stolen the painting.", "Lena Hart"),
        ("Who will be the new director?", "Nora Pell will not be the new director.", "Nora Pell"),
        ("How many people died in the fire?", "Police denied that 12 people had died in the fire.", "12"),
        ("When did the club win the cup?", "It is the first cup that the club has won since 1988.", "1988"),
        ("How many farms had no power?", "The river drowned 30 farms and cut the power to the valley.", "30"),
    ],
)
def test_what_is_of_another_kind_or_not_given_as_so_is_no_answer(question: str, text: str, words: str) -> None:
    only = [sentence(text, 2.0)]
    assert short_answer(asked(question), read(words, text), only, only, 0.9) is None


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When did Ada Quay die?", "Ada Quay died on 3 March 2025, at the age of 88.", "3 March 2025"),
        ("How many jobs will the mill cut?", "Of 240 jobs, 60 will go at the mill.", "60"),
        ("Who will be the new director?", "Nora Pell will be the new director.", "Nora Pell"),
        ("Since when has the club had no cup?", "The club has had no cup since 1988.", "1988"),
        ("How many farms had no power?", "The river drowned the road and left 30 farms without power.", "30"),
    ],
)
def test_what_is_of_the_kind_asked_for_is(question: str, text: str, words: str) -> None:
    only = [sentence(text, 2.0)]
    assert short_answer(asked(question), read(words, text), only, only, 0.9) == words


def test_a_number_that_a_later_article_has_otherwise_is_no_answer() -> None:
    def told(text: str, day: int) -> Candidate:
        record = Record(str(day), "", published=Moment(datetime(2025, 5, day, tzinfo=UTC), "day", ""))
        return Candidate(Hit(1, record, 0, len(text), text, 1.0), 0, len(text), text, 2.0, 0.5, 0.5, frozenset())

    first = told("About 300 homes were flooded.", 1)
    later = told("The number of flooded homes has risen to 340.", 3)
    question = asked("How many homes were flooded?")
    assert short_answer(question, read("300", first.text), [first], [first], 0.9) == "300"
    assert short_answer(question, read("300", first.text), [first, later], [first], 0.9) is None
