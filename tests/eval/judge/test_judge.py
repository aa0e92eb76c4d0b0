"""Verdicts over a real socket: what is sent, what is read, what is kept and what stays unscored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judge.asking import Options
from eval.judge.judge import judge_run
from eval.judge.verdicts import Correctness, Mode, Preference, Support
from tests.eval.judge.bridge import ANSWER, ANSWERS, CLAIM, KEY, PAIR, UNANSWERABLE, judge, saying, settings
from tests.fake_endpoint import FakeEndpoint, completion


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("correct", Correctness.CORRECT),
        ("partly", Correctness.PARTLY),
        ("wrong", Correctness.WRONG),
        ("refused", Correctness.REFUSED_WRONGLY),
    ],
)
def test_an_answer_gets_the_label_that_the_judge_chose(
    endpoint: FakeEndpoint, tmp_path: Path, label: str, verdict: Correctness
) -> None:
    endpoint.script(saying(label, "as the reference has it"))
    given = judge(endpoint.url, tmp_path).correctness(ANSWER)
    assert given.label is verdict
    assert given.reason == "as the reference has it"
    assert (given.id, given.model, given.prompt, given.mode) == ("a1", "scripted", "correctness_v1", Mode.SCHEMA)
    assert (given.tokens_in, given.tokens_out, given.cached) == (50, 7, False)


def test_whether_a_refusal_is_right_is_not_left_to_the_judge(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("refused"))
    assert judge(endpoint.url, tmp_path).correctness(UNANSWERABLE).label is Correctness.REFUSED_RIGHTLY


def test_an_answer_to_an_unanswerable_question_cannot_be_called_correct(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    given = judge(endpoint.url, tmp_path).correctness(UNANSWERABLE)
    assert given.label is Correctness.UNSCORED
    assert "not one of wrong, refused" in given.reason


@pytest.mark.parametrize("label", [Support.SUPPORTED, Support.PARTLY, Support.UNSUPPORTED])
def test_a_claim_gets_the_label_that_the_judge_chose(endpoint: FakeEndpoint, tmp_path: Path, label: Support) -> None:
    endpoint.script(saying(label.value))
    assert judge(endpoint.url, tmp_path).support(CLAIM).label is label


def test_the_request_holds_the_judge_to_a_strict_schema_at_temperature_0_with_a_seed(
    endpoint: FakeEndpoint, tmp_path: Path
) -> None:
    endpoint.script(saying("correct"))
    judge(endpoint.url, tmp_path, Options(seed=11)).correctness(ANSWER)
    body = endpoint.requests[0].body
    assert (body["temperature"], body["seed"], body["model"]) == (0, 11, "scripted")
    assert body["max_completion_tokens"] == 2000
    form = body["response_format"]
    assert isinstance(form, dict)
    assert form["type"] == "json_schema"
    assert form["json_schema"]["strict"] is True
    schema = form["json_schema"]["schema"]
    assert schema["additionalProperties"] is False
    assert sorted(schema["required"]) == ["label", "reason"]
    assert list(schema["properties"]) == ["reason", "label"]
    assert schema["properties"]["label"]["enum"] == ["correct", "partly", "wrong", "refused"]


def test_plain_json_is_asked_for_only_where_it_was_chosen_and_every_verdict_says_so(
    endpoint: FakeEndpoint, tmp_path: Path
) -> None:
    endpoint.script(saying("correct"))
    plain = judge(endpoint.url, tmp_path, Options(mode=Mode.PLAIN))
    given = plain.correctness(ANSWER)
    assert "response_format" not in endpoint.requests[0].body
    assert given.mode is Mode.PLAIN
    assert given.label is Correctness.CORRECT
    assert plain.manifest().mode is Mode.PLAIN


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("The answer is correct.", "no JSON object"),
        ('{"reason": "the day is the same", "lab', "no JSON object"),
        ('{"reason": "the day is the same"}', "field label: missing"),
        ('{"label": "correct"}', "field reason: missing"),
        ('{"reason": "x", "label": "splendid"}', "not one of correct, partly, wrong, refused"),
        ('{"reason": "x", "label": "Correct"}', "not one of"),
        ('{"reason": "x", "label": null}', "field label"),
        ('{"reason": " ", "label": "correct"}', "without a reason"),
        ('{"reason": "x", "label": "correct", "score": 10}', "field score"),
        ('[{"reason": "x", "label": "correct"}]', "no JSON object"),
        ('{"reason": "x", "label": "correct"} or perhaps {"reason": "y", "label": "wrong"}', "no JSON object"),
    ],
)
@pytest.mark.parametrize("mode", [Mode.SCHEMA, Mode.PLAIN])
def test_a_malformed_reply_is_not_mended_and_stays_unscored(
    endpoint: FakeEndpoint, tmp_path: Path, reply: str, why: str, mode: Mode
) -> None:
    endpoint.script(completion(reply))
    given = judge(endpoint.url, tmp_path, Options(mode=mode)).correctness(ANSWER)
    assert given.label is Correctness.UNSCORED
    assert not given.scored
    assert why in given.reason
    assert given.tokens_out == 7


@pytest.mark.parametrize("mode", [Mode.SCHEMA, Mode.PLAIN])
@pytest.mark.parametrize(("finish", "why"), [("length", "cut off"), ("content_filter", "withheld")])
def test_a_reply_that_did_not_end_by_itself_stays_unscored_even_where_it_could_be_read(
    endpoint: FakeEndpoint, tmp_path: Path, mode: Mode, finish: str, why: str
) -> None:
    endpoint.script(completion('{"reason": "x", "label": "correct"}', finish))
    scripted = judge(endpoint.url, tmp_path, Options(mode=mode))
    given = scripted.correctness(ANSWER)
    assert given.label is Correctness.UNSCORED
    assert why in given.reason
    assert given.tokens_out == 7
    assert scripted.correctness(ANSWER).cached


def test_a_second_run_sends_nothing(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"), completion("no verdict"), saying("unsupported"))
    cases = [ANSWER, ANSWERS[1], CLAIM]
    first = list(judge_run(cases, settings(endpoint.url), tmp_path))
    again = list(judge_run(cases, settings(endpoint.url), tmp_path))
    assert len(endpoint.requests) == 3
    assert [verdict.cached for verdict in again] == [True] * 3
    assert [replace(verdict, cached=False) for verdict in again] == first


def test_a_model_of_one_name_at_another_endpoint_is_another_judge(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    first = judge(endpoint.url, tmp_path).correctness(ANSWER)
    elsewhere = judge(endpoint.url.replace("127.0.0.1", "localhost"), tmp_path).correctness(ANSWER)
    assert not elsewhere.cached and elsewhere.key != first.key
    assert judge(f"{endpoint.url}/", tmp_path).correctness(ANSWER).cached
    assert all("127.0.0.1" not in path.read_text() for path in tmp_path.rglob("*.json"))


def test_what_decides_the_reply_decides_the_key(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    asked = [
        judge(endpoint.url, tmp_path).correctness(ANSWER),
        judge(endpoint.url, tmp_path).correctness(replace(ANSWER, answer="Until July [1].")),
        judge(endpoint.url, tmp_path).correctness(replace(ANSWER, references=("14 June 2025",))),
        judge(endpoint.url, tmp_path, Options(seed=8)).correctness(ANSWER),
        judge(endpoint.url, tmp_path, Options(reply_tokens=500)).correctness(ANSWER),
        judge(endpoint.url, tmp_path, Options(mode=Mode.PLAIN)).correctness(ANSWER),
    ]
    assert len({verdict.key for verdict in asked}) == len(asked) == len(endpoint.requests)


def test_the_same_answer_under_another_id_is_paid_for_once(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    scripted = judge(endpoint.url, tmp_path)
    scripted.correctness(ANSWER)
    assert scripted.correctness(replace(ANSWER, id="another")).id == "another"
    assert len(endpoint.requests) == 1


def test_what_needs_no_model_is_decided_without_one(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    scripted = judge(endpoint.url, tmp_path)
    assert scripted.correctness(replace(ANSWER, answer=" ")).label is Correctness.UNSCORED
    assert scripted.correctness(replace(ANSWER, references=())).label is Correctness.UNSCORED
    uncited = scripted.support(replace(CLAIM, quotes=()))
    assert (uncited.label, uncited.mode, uncited.reason) == (Support.UNSUPPORTED, Mode.RULE, "the claim cites nothing")
    assert endpoint.requests == []


@pytest.mark.parametrize(
    ("forward", "backward", "label"),
    [
        ("1", "2", Preference.FIRST),
        ("2", "1", Preference.SECOND),
        ("tie", "tie", Preference.TIE),
        ("1", "1", Preference.TIE),
        ("1", "tie", Preference.TIE),
        ("1", "neither", Preference.UNSCORED),
    ],
)
def test_a_preference_counts_only_where_both_orders_agree(
    endpoint: FakeEndpoint, tmp_path: Path, forward: str, backward: str, label: Preference
) -> None:
    endpoint.script(saying(forward), saying(backward))
    assert judge(endpoint.url, tmp_path).compare(PAIR).label is label
    one, two = (request.prompt for request in endpoint.requests)
    assert one.index(PAIR.first) < one.index(PAIR.second)
    assert two.index(PAIR.second) < two.index(PAIR.first)


def test_a_key_that_the_endpoint_repeats_is_neither_shown_nor_kept(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct", f"I was called with {KEY}"))
    given = judge(endpoint.url, tmp_path).correctness(ANSWER)
    assert KEY not in repr(given)
    assert all(KEY not in path.read_text() for path in tmp_path.rglob("*.json"))


def test_the_reason_is_one_line_of_bounded_length(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct", "first\nsecond\x1b[31m\u202e" + " word" * 500))
    reason = judge(endpoint.url, tmp_path).correctness(ANSWER).reason
    assert reason.startswith("first second [31m word")
    assert len(reason) <= 400


def test_the_manifest_names_every_prompt_with_its_digest_and_no_address(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    manifest = judge(endpoint.url, tmp_path).manifest()
    assert sorted(manifest.prompts) == ["correctness_v1", "preference_v1", "support_v1", "unanswerable_v1"]
    assert all(len(digest) == 12 for digest in manifest.prompts.values())
    assert "127.0.0.1" not in json.dumps(manifest.prompts) + manifest.model
    assert endpoint.requests == []
