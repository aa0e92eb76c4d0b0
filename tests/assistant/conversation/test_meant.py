"""Who and what is meant where the question before does not name it in so many words."""

from __future__ import annotations

from tests.assistant.conversation.talk import Told, asked, scope, talk

SHIP = "What did Tom Holt say on 12 May?"


def test_a_role_that_was_only_asked_for_gives_way_to_whom_the_answers_name() -> None:
    told = {0: Told("Ada Quay lost to Tom Holt by 90 votes. [1]"), 1: Told(refused=True)}
    questions = ("Who won the election?", "what did the loser say?", "when does he take office?")
    assert asked(*questions, told=told) == "When does Tom Holt take office?"


def test_a_role_is_whom_the_archive_quotes_for_it() -> None:
    told = {0: Told(speakers=("Tom Holt",))}
    assert asked("What did the loser say?", "where was he born?", told=told) == "Where was Tom Holt born?"


def test_a_role_stays_where_no_answer_names_one() -> None:
    told = {0: Told(refused=True)}
    assert asked("What did the loser say?", "where was he born?", told=told) == "Where was the loser born?"


def test_in_the_end_is_nothing_that_is_spoken_about() -> None:
    questions = ("How did Ada Quay vote on the pier in the end?", "what did Tom Holt say to that?")
    assert asked(*questions) == "What did Tom Holt say about the pier?"


def test_it_that_promises_is_the_body_whose_words_were_asked_for() -> None:
    questions = ["What did the ministry say about the pier?", "when did it promise the money?"]
    assert asked(*questions) == "When did the ministry promise the money?"
    questions.append("how much?")
    assert asked(*questions) == "How much money did the ministry promise?"
    assert asked(*questions, "who voted against?") == "Who voted against the pier?"


def test_it_is_what_the_answer_begins_with_where_the_question_names_only_a_speaker() -> None:
    told = {0: Told(claims=("“The Heron is sold,”",))}
    reading = talk(SHIP, "what will it cost?", told=told)[-1]
    assert reading.question == "What will the Heron cost?"
    assert reading.narrowed == scope("What will the Heron cost?"), "the day he spoke is not the day it costs"


def test_it_is_nobody_whose_words_were_asked_for() -> None:
    assert asked(SHIP, "what will it cost?", told={0: Told(refused=True)}) == "what will it cost?"


def test_a_sister_is_the_only_other_one_of_her_name() -> None:
    assert asked("What did Ivan Ivanov say about the pier?", "what did his sister say?") == (
        "What did Petra Ivanov say about the pier?"
    )
    assert asked("What did Tom Holt say about the pier?", "what did his sister say?") == (
        "What did Tom Holt’s sister say about the pier?"
    )


def test_she_is_the_namesake_whom_the_name_may_mean_as_well() -> None:
    questions = ("What did Ivanov say?", "What did Ivan Ivanov say?", "when will she retire?")
    assert asked(*questions) == "When will Petra Ivanov retire?"


def test_who_denied_doing_what_needs_nothing_of_the_thread() -> None:
    questions = ("What did Tom Holt say about the pier?", "and who denied ignoring warnings?")
    assert asked(*questions) == "Who denied ignoring warnings?"


def test_a_state_is_that_of_the_thing_and_a_price_that_of_what_was_done_to_it() -> None:
    repair = "Who paid for the repair of the organ?"
    assert asked(repair, "why was it silent?") == "Why was the organ silent?"
    assert asked(repair, "why was it expensive?") == "Why was the repair of the organ expensive?"


def test_it_is_the_thing_asked_about_and_not_what_the_question_took() -> None:
    questions = ("Who repaired the mill?", "why was the horn silent?", "what did the mayor say about it?")
    assert asked(*questions) == "What did the mayor say about the horn?"
