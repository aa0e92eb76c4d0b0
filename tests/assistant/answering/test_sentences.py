import time

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.readable import LONGEST_SHOWN, readable
from assistant.answering.sentences import Terms, question_terms

FREQUENCIES = {"barrier": 5, "storm": 5, "cost": 3}


def terms(text: str) -> Terms:
    return question_terms(text, lambda word: [word.lower()], lambda stem: FREQUENCIES.get(stem, 0), 100)


def test_a_paraphrase_weighs_no_more_than_the_words_the_archive_uses_and_an_unknown_name_does() -> None:
    weights = terms("storm barrier cost tidal Macron").weights
    assert weights["tidal"] < weights["cost"]
    assert weights["macron"] > weights["cost"]


def test_coverage_is_the_weighted_share_of_the_question() -> None:
    asked = terms("storm barrier cost")
    assert asked.coverage({"storm", "barrier", "cost", "other"}) == 1
    assert asked.coverage(set()) == 0
    assert asked.coverage({"cost"}) > asked.coverage({"storm"})


def test_a_sentence_that_leans_on_a_person_comes_with_the_sentence_that_names_them() -> None:
    text = "Ada Quay met the crew. She said the pier was safe. He had doubts. The ferry left."
    assert [span.of(text) for span in readable(text)] == [
        "Ada Quay met the crew.",
        "Ada Quay met the crew. She said the pier was safe.",
        "The ferry left.",
    ]


def test_a_bare_quotation_is_not_shown_alone() -> None:
    text = "The pier closed in May. Nobody was hurt.\n\n“It was loud.”"
    assert "“It was loud.”" not in [span.of(text) for span in readable(text)]


@given(st.text(alphabet="Ab .,“”\n", max_size=300))
def test_what_is_readable_lies_in_the_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in readable(text))


def test_a_sentence_of_enormous_length_is_passed_over_in_no_time() -> None:
    for hostile in ("1," * 50_000, "A-" * 50_000, "“" * 100_000, "he said " * 20_000):
        begun = time.process_time()
        assert all(span.end - span.start <= 2 * LONGEST_SHOWN + 2 for span in readable(f"{hostile}. The end."))
        assert time.process_time() - begun < 1
