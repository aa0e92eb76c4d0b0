"""What nobody waits for is done when nobody waits for an answer, by one visit at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Answer
from tests.ui.visiting import Visit, texts
from ui.page import onward
from ui.page.quiet import Quiet, quiet

PESKOV = "What did Peskov say about the memorandum?"


class Enough(Exception):
    """Ends a wait in a test."""


def ends() -> None:
    raise Enough


def test_while_somebody_waits_for_an_answer_nothing_else_is_done() -> None:
    desk = Quiet()
    with desk.disturbed():
        with pytest.raises(Enough), desk.turn(ends):
            raise AssertionError
        with pytest.raises(Enough):
            desk.comes(ends)
    with desk.turn(ends) as mine:
        assert mine
        assert desk.comes(ends)


def test_one_visit_at_a_time_and_the_next_when_it_has_done() -> None:
    desk, done = Quiet(), threading.Event()
    with desk.turn() as first:
        assert first
        with pytest.raises(Enough), desk.turn(ends):
            raise AssertionError
        waiter = threading.Thread(target=lambda: desk.turn().__enter__() and done.set())
        waiter.start()
    waiter.join(10)
    assert done.is_set()


def test_who_has_waited_long_enough_gives_up() -> None:
    desk = Quiet(patience=0.0)
    with desk.disturbed(), desk.turn() as mine:
        assert not mine
        assert not desk.comes()


def test_a_failed_answer_disturbs_nobody_after() -> None:
    desk = Quiet()
    with pytest.raises(Enough), desk.disturbed():
        raise Enough
    with desk.turn(ends) as mine:
        assert mine


def test_questions_to_go_on_with_end_when_others_wait(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        answer = assistant.ask(PESKOV)
        assert len(list(onward.questions(assistant, [answer]))) > 1
        turns = iter([True, False])
        assert len(list(onward.questions(assistant, [answer], lambda: next(turns)))) <= 1


def test_no_question_to_go_on_with_is_tried_while_an_answer_is_made(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(sample_archive)
    page.chat_input[0].set_value(PESKOV).run()
    tried: list[Answer] = []
    monkeypatch.setattr(onward, "questions", lambda _, answer, __: tried.append(answer) or iter([PESKOV]))
    monkeypatch.setattr(quiet, "_patience", 0.0)
    with quiet.disturbed():
        page.session_state["onward-0"] = None  # what the page's own press does
        page.run()
    assert not tried
    assert not texts(page, "onward")
    page.session_state["onward-0"] = None
    assert texts(page.run(), "onward") == [PESKOV]
    assert len(tried) == 1
