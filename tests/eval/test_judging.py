from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.settings import load
from eval.cases import Case
from eval.judge.asking import Options
from eval.judge.cases import AnswerCase, ClaimCase
from eval.judgements import Judgement, judge_named, read_judgements, shares, unscored
from eval.judging import items, judge_answers, judge_of, note
from eval.reporting.viewing import view
from eval.runs import Run, append, begin, finish
from tests.eval.invented import NOON, answer, citation, manifest, outcome
from tests.eval.judge.bridge import saying, settings
from tests.fake_endpoint import FakeEndpoint, http

CASES = (
    Case("bell", "Who rang it?", history=("Is there a bell?",), answers=("Ada Thorn", "Thorn")),
    Case("ghost", "Who is the ghost?", unanswerable=True),
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run of an answer with two claims, and of a refusal."""
    begun = begin(tmp_path / "run", manifest(), CASES)
    given = answer("Ada rang it. [1] Bo heard it. [2]", citation(1, "Ada rang it."), citation(2, "Bo heard it."))
    append(begun, outcome("bell", given))
    append(begun, outcome("ghost", answer("The archive does not say.", abstained=True)))
    return finish(begun)[0]


def test_each_answer_is_judged_and_each_of_its_claims(run: Run) -> None:
    asked = list(items(run))
    assert [(each.case, each.claim) for each in asked] == [("bell", None), ("bell", 1), ("bell", 2), ("ghost", None)]
    first, claim = asked[0].asked, asked[1].asked
    assert isinstance(first, AnswerCase) and isinstance(claim, ClaimCase)
    assert first.question == "Is there a bell?\nWho rang it?"
    assert (first.as_of, first.references) == (NOON, ("Ada Thorn", "Thorn"))
    assert [quote.text for quote in claim.quotes] == ["Ada rang it."]
    assert [each.case for each in items(run, limit=1)] == ["bell"] * 3


def test_verdicts_are_kept_and_a_second_judging_pays_nothing(run: Run, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("correct"), saying("supported"), saying("unsupported", "Bo is not in it"), saying("refused"))
    judge = judge_of(run, settings(endpoint.url), Options())
    assert judge_answers(run, judge).done == 4
    assert [(each.claim, each.label) for each in read_judgements(run)] == [
        (None, "correct"),
        (1, "supported"),
        (2, "unsupported"),
        (None, "refused rightly"),
    ]
    asked = judge_answers(run, judge_of(run, settings(endpoint.url), Options()))
    assert (asked.done, len(endpoint.requests)) == (4, 4)
    note(run, judge, asked, None, None)
    assert judge_named(run) == "scripted, json_schema, seed 7"
    assert "127.0.0.1" not in (run.folder / "judge.json").read_text("utf-8")


def test_an_endpoint_that_stops_leaves_what_was_judged(run: Run, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("correct"), http(401, "{}"))
    asked = judge_answers(run, judge_of(run, settings(endpoint.url), Options()))
    assert (asked.done, asked.left) == (1, 3)
    assert asked.problem is not None and "refused the key" in asked.problem
    assert [each.label for each in read_judgements(run)] == ["correct"]
    endpoint.script(http(401, "{}"))
    judge_answers(run, judge_of(run, settings(endpoint.url, model="another"), Options()))
    assert [each.label for each in read_judgements(run)] == ["correct"]  # nothing said, nothing replaced


def test_shares_leave_out_what_is_unscored_and_say_why() -> None:
    said = [
        Judgement("a", None, "correct", "x"),
        Judgement("b", None, "wrong", "x"),
        Judgement("c", None, "unscored", "there is no reference to judge by"),
        Judgement("a", 1, "supported", "x"),
    ]
    told = {each.name: (each.n, each.interval.value) for each in shares(said, {"a": "a", "b": "b", "c": "c"})}
    assert told["answers correct"] == (2, 0.5)
    assert told["answers refused wrongly"] == (2, 0)
    assert told["claims supported"] == (1, 1)
    assert unscored(said) == {"there is no reference to judge by": 1}


def test_the_report_shows_a_judge_as_a_group_of_its_own(run: Run, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("wrong", "the name is another"), saying("supported"), saying("supported"), saying("refused"))
    judge = judge_of(run, settings(endpoint.url), Options())
    note(run, judge, judge_answers(run, judge), None, None)
    shown = view([run])
    judged = [figure for figure in shown.figures if figure.group.startswith("In the eyes of a judge (scripted")]
    assert {figure.name: figure.scores[0] and figure.scores[0].value for figure in judged}["answers wrong"] == 0.5
    bell = next(case for case in shown.cases if case.id == "bell")
    assert "the judge calls the answer wrong: the name is another" in bell.reasons


def test_without_a_model_one_line_says_what_to_set(run: Run) -> None:
    with pytest.raises(InputError, match="--model or DATELINE_MODEL"):
        judge_of(run, load(), Options())


def test_a_broken_verdict_is_named(run: Run) -> None:
    (run.folder / "judged.jsonl").write_text(json.dumps({"case": "bell"}) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"judged\.jsonl:1: not a verdict; judge again"):
        read_judgements(run)
