"""A sentence that would mislead alone comes with the one that says so, a question with its answer or not at all."""

import pytest

from assistant.answering.readable import readable


def read(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in readable(text)]


def test_what_a_paper_had_wrong_comes_with_what_is_right() -> None:
    text = (
        "In our report of 2 March we wrote that about 1,900 people cross the bridge. That was wrong. "
        "The town counts 1,090. We regret it."
    )
    shown = read(text)
    assert shown[0].endswith("That was wrong. The town counts 1,090.")
    assert shown[1:] == ["The town counts 1,090.", "We regret it."]
    assert not any(one.startswith("That was wrong") for one in shown)


def test_what_a_paper_had_wrong_is_not_read_where_the_passage_ends_on_it() -> None:
    assert read("Bread is dear. On Friday we wrote that Ida Marsh had stolen the painting.") == ["Bread is dear."]


def test_what_the_next_sentence_calls_false_comes_with_it() -> None:
    text = "A leaflet says that the mill was sold. This is not true. The mill stands."
    assert read(text) == ["A leaflet says that the mill was sold. This is not true.", "The mill stands."]


def test_a_condition_comes_with_what_became_of_it() -> None:
    text = "If the talks fail, the dockers will strike on 10 May. The talks ended with an agreement. Bread is dear."
    assert read(text)[0] == "If the talks fail, the dockers will strike on 10 May. The talks ended with an agreement."
    assert read("If it rains, the fair is off. Bread is dear.") == ["If it rains, the fair is off.", "Bread is dear."]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_an_answer_of_an_interview_comes_with_its_question_and_no_question_comes_alone(gap: str) -> None:
    text = f"Harrow Post: When will you retire?{gap}Quay: In 2027. I like the fog.{gap}Harrow Post: And then?"
    assert read(text) == ["Harrow Post: When will you retire? Quay: In 2027.", "I like the fog."]
    assert read("Who will pay? The town will.") == ["The town will."]
