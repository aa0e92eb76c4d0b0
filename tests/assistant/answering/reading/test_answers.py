from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.compose import Piece, compose
from assistant.answering.reading.answers import covering, likely_answers
from assistant.answering.reading.features import NAMES, Candidates, Found, candidates_of
from assistant.answering.reading.learnt import WEIGHTS
from assistant.answering.reading.reader import Read, Stretch
from assistant.answering.reading.stretches import Likelihoods
from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit, Record, Scope, Span
from assistant.question import Question, understand

TERMS = Terms({"osk": 1.0})


def asked(question: str) -> Question:
    return understand(question, datetime(2025, 5, 30, tzinfo=UTC), Scope())


def sentence(text: str, score: float, article: str = "a", start: int = 0) -> Candidate:
    hit = Hit(start, Record(article, "A title", outlet="The Lantern"), start, start + len(text), text, 1.0)
    return Candidate(hit, start, start + len(text), text, score, 0.5, 0.5, frozenset())


def stems(text: str) -> list[str]:
    return text.lower().split()


def weighed(question: str, ranked: list[Candidate], terms: dict[str, float]) -> list[tuple[str, float]]:
    found = candidates_of(asked(question), Terms(terms), ranked, stems, Likelihoods())
    return [(likely.key, likely.probability) for likely in likely_answers(found)]


def test_every_feature_has_a_weight() -> None:
    assert set(WEIGHTS) == set(NAMES)


def test_what_several_articles_say_is_likelier_than_what_one_says() -> None:
    ranked = [
        sentence("The barrier was opened by Tam Rudd in May.", 2.0, "a"),
        sentence("Orla Venn opened the barrier.", 2.0, "b"),
        sentence("The barrier was opened in May by Tam Rudd.", 2.0, "c"),
    ]
    order = [key for key, _ in weighed("who opened the barrier?", ranked, {"opened": 3.0, "barrier": 4.0})]
    assert order.index("tam rudd") < order.index("orla venn")


def test_a_sum_is_wanted_where_money_is_asked_for() -> None:
    ranked = [sentence("The barrier at Tesmouth cost $40 million.", 2.0)]
    (first, _), *_ = weighed("how much did the barrier cost?", ranked, {"barrier": 4.0, "cost": 3.0})
    assert first.startswith("40")


def test_the_questions_own_words_are_no_answer() -> None:
    ranked = [sentence("Tam Rudd spoke of Tam Rudd in Osk.", 2.0)]
    assert "tam rudd" not in [key for key, _ in weighed("who is Tam Rudd?", ranked, {"tam": 3.0})]


def test_the_forms_of_one_name_speak_for_each_other() -> None:
    text = "Mayor Tam Rudd opened it, not Orla Venn."
    read = Read(0.9, {text.index("Tam"): 0.8}, {text.index(" opened"): 0.8})
    likely = Likelihoods([(Stretch("a", 0, "A title", text), read)])
    found = candidates_of(asked("who opened it?"), Terms({"opened": 3.0}), [sentence(text, 2.0)], stems, likely)

    def said(name: str, key: str) -> float:
        return float(found.features[found.keys.index(key), NAMES.index(name)])

    assert said("reader_shorter", "mayor tam rudd") == said("reader", "tam rudd") > said("reader", "mayor tam rudd")
    assert said("reader_longer", "rudd") == said("reader", "tam rudd") > said("reader_longer", "tam rudd")
    assert said("reader_shorter", "orla venn") == said("reader_longer", "venn") == said("reader", "orla venn")


def test_a_name_in_capitals_that_is_also_a_small_word_can_be_the_answer() -> None:
    ranked = [sentence("A pact with the US was signed in Osk.", 2.0), sentence("They gave it to us, it is said.", 1.9)]
    keys = [key for key, _ in weighed("which country signed a pact?", ranked, {"pact": 3.0})]
    assert "us" in keys and "it" not in keys
    assert "it" not in [key for key, _ in weighed("who won?", [sentence("IT IS OVER IN OSK", 2.0)], {"won": 3.0})]


@given(st.lists(st.sampled_from(["Osk", "Venn and Rudd", "5 million", "the old net", "Tesmouth Bay"]), max_size=6))
def test_probabilities_add_up_to_one(parts: list[str]) -> None:
    likely = weighed("which town?", [sentence(f"They saw {part} there.", 1.0) for part in parts], {"town": 2.0})
    assert not likely or abs(sum(probability for _, probability in likely) - 1) < 1e-6
    assert [p for _, p in likely] == sorted((p for _, p in likely), reverse=True)


def candidates(places: dict[str, list[int]], score: dict[str, float]) -> Candidates:
    features = np.zeros((len(places), len(NAMES)), np.float32)
    features[:, NAMES.index("reader")] = [score[key] / WEIGHTS["reader"] for key in places]
    found = tuple(tuple(Found(n, Span(0, 1)) for n in where) for where in places.values())
    return Candidates(tuple(places), found, features)


def test_the_sentences_shown_hold_different_answers_before_the_same_one_twice() -> None:
    ranked = [sentence("Five words that hold Osk", 2.0 - (n > 0), "a", 100 * n) for n in range(3)]
    likely = likely_answers(candidates({"osk": [0, 1], "venn": [2]}, {"osk": 1.0, "venn": 0.5}))
    assert [ranked.index(chosen) for chosen in covering(ranked, likely, 90, TERMS)] == [0, 2]


def test_a_sentence_that_adds_next_to_nothing_is_left_out() -> None:
    ranked = [sentence("Five words that hold Osk", 2.0 - n, "a", 100 * n) for n in range(2)]
    likely = likely_answers(candidates({"osk": [0], "venn": [1]}, {"osk": 9.0, "venn": 0.0}))
    assert covering(ranked, likely, 90, TERMS) == [ranked[0]]


def test_for_a_day_no_sentence_without_one_is_shown_for_its_words_alone() -> None:
    ranked = [sentence("The fair of Osk is old", 2.0), sentence("It is on 24 April now", 1.0, "a", 100)]
    likely = likely_answers(candidates({"osk": [0], "april": [1]}, {"osk": 0.0, "april": 0.0}))
    assert covering(ranked, likely, 90, TERMS)[0] == ranked[0]
    assert covering(ranked, likely, 90, TERMS, "date")[0] == ranked[1]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(20, 120))
def test_an_answer_keeps_to_its_words_unless_its_one_sentence_is_longer(lengths: list[int], limit: int) -> None:
    ranked = [sentence("word " * n + "Osk", 2.0, str(i), 0) for i, n in enumerate(lengths)]
    places = {f"key{i}": [i] for i in range(len(lengths))}
    shown = covering(ranked, likely_answers(candidates(places, dict.fromkeys(places, 1.0))), limit, TERMS)
    text = compose(
        [Piece(one.hit.article, one.start, one.end, one.text) for one in shown], short_answer=None, confidence=1.0
    ).text
    assert shown and (len(shown) == 1 or len(text.split()) <= limit)


def test_an_article_that_has_next_to_none_of_the_questions_words_is_left_out() -> None:
    near = replace(sentence("Osk has five more bridges", 2.0), stems=frozenset(("osk", "bridges")))
    other = replace(sentence("Five bells were cast today", 1.9, "b"), stems=frozenset(("bells",)))
    likely = likely_answers(candidates({"bridges": [0], "bells": [1]}, {"bridges": 1.0, "bells": 1.0}))
    assert covering([near, other], likely, 90, Terms({"osk": 2.0, "bridges": 2.0, "bells": 0.5})) == [near]
    assert set(covering([near, other], likely, 90, Terms({}))) == {near, other}
