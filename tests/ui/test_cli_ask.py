from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]

QUESTION = "what did Peskov say about the memorandum"


@pytest.fixture
def on_sample(dateline: Dateline, sample_archive: Path) -> Dateline:
    return lambda *arguments, **given: dateline("--archive", sample_archive, *arguments, **given)


def test_an_answer_for_scripts_has_every_field_and_exact_quotes(on_sample: Dateline) -> None:
    finished = on_sample("ask", QUESTION, "--as-of", "2025-05-30", "--json")
    answer = json.loads(finished.out)
    assert (finished.code, finished.err) == (0, "")
    assert {
        "question", "standalone_question", "as_of", "scope", "answer", "short_answer", "abstained", "confidence",
        "answered_by", "claims", "citations", "closest", "timings_ms",
    } <= set(answer)  # fmt: skip
    assert answer["as_of"] == "2025-05-30T12:00:00Z"
    assert set(answer["timings_ms"]) == {"understand", "retrieve", "answer", "verify", "total"}
    assert answer["answered_by"] == "extractive"
    assert "not constructive" in "".join(citation["quote"] for citation in answer["citations"])
    for citation in answer["citations"]:
        article = json.loads(on_sample("show", citation["article_id"], "--json").out)
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert {name: article[name] for name in ("title", "url", "outlet", "published")}.items() <= citation.items()


def test_every_marker_of_a_shown_answer_has_its_source(on_sample: Dateline) -> None:
    finished = on_sample("ask", QUESTION, "--as-of", "2025-05-30")
    answer, _, sources = finished.out.partition("\ndateline show ")
    markers = set(re.findall(r"\[(\d+)\]", answer))
    assert markers
    assert markers == set(re.findall(r"^  \[(\d+)\](?= |$)", sources, re.MULTILINE))


def test_what_nobody_reported_is_refused_with_the_closest_coverage(on_sample: Dateline) -> None:
    answer = json.loads(on_sample("ask", "what did Macron say about the memorandum", "--json").out)
    assert (answer["abstained"], answer["citations"]) == (True, [])
    assert answer["closest"]
    assert "The closest coverage:" in on_sample("ask", "what did Macron say about the memorandum").out


def test_a_period_in_the_question_is_shown_and_can_be_handed_back(on_sample: Dateline) -> None:
    question = ("ask", "What did Peskov say in May?", "--as-of", "2025-05-30")
    scope = json.loads(on_sample(*question, "--json").out)["scope"]
    assert "period" in scope["inferred"]
    assert (scope["from"], scope["why"] != "") == ("2025-05-01", True)
    assert f"period {scope['from']}" in on_sample(*question).out.splitlines()[0]
    given = json.loads(on_sample(*question, "--from", scope["from"], "--to", scope["to"], "--json").out)["scope"]
    assert (given["from"], given["to"], "period" in given["inferred"]) == (scope["from"], scope["to"], False)


def test_filters_bind(on_sample: Dateline) -> None:
    hits = json.loads(on_sample("search", "memorandum", "--from", "2025-05-29", "--to", "2025-05-29", "--json").out)[
        "hits"
    ]
    assert {hit["published"][:10] for hit in hits} == {"2025-05-29"}
    outlet, article = hits[0]["outlet"], hits[0]["article_id"]
    of_outlet = json.loads(on_sample("search", "memorandum", "--outlet", outlet, "--json").out)["hits"]
    assert {hit["outlet"] for hit in of_outlet} == {outlet}
    others = json.loads(on_sample("search", "memorandum", "--exclude", article, "--json").out)["hits"]
    assert article not in {hit["article_id"] for hit in others}


def test_hits_are_ranked_and_their_text_lies_in_the_article(on_sample: Dateline) -> None:
    found = json.loads(on_sample("search", "prisoner exchange", "--k", "3", "--json").out)
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert [hit["score"] for hit in found["hits"]] == sorted((hit["score"] for hit in found["hits"]), reverse=True)
    for hit in found["hits"]:
        text = json.loads(on_sample("show", hit["article_id"], "--json").out)["text"]
        assert text[hit["start"] : hit["end"]] == hit["text"]
    assert found["timings_ms"]["total"] > 0


@pytest.mark.parametrize(("command", "key"), [("ask", "answer"), ("search", "hits")])
def test_a_batch_is_answered_in_order_and_a_broken_line_costs_only_itself(
    command: str, key: str, on_sample: Dateline
) -> None:
    batch = Path("batch.jsonl")
    batch.write_text(
        f'{{"id": "a", "question": "{QUESTION}", "as_of": "2025-05-30"}}\n'
        "\n"
        '{"id": "b", "question": ""}\n'
        "{broken\n"
        f'{{"id": 4, "question": "{QUESTION}", "exclude": ["x"], "from": "2025-05-01"}}\n'
    )
    finished = on_sample(command, "--batch", batch)
    answers = [json.loads(line) for line in finished.out.splitlines()]
    assert finished.code == 3
    assert [answer["id"] for answer in answers] == ["a", "b", None, 4]
    assert [key in answer for answer in answers] == [True, False, False, True]
    assert [("error" in answer, answer.get("line")) for answer in answers[1:3]] == [(True, 3), (True, 4)]
    told = finished.err.splitlines()
    assert told[0].startswith("dateline: batch.jsonl:3: ")
    assert told[1].startswith("dateline: batch.jsonl:4: not JSON")
    assert told[2:] == ["dateline: 2 of 4 lines of batch.jsonl failed; the others are answered"]


def test_a_batch_may_come_from_standard_input(on_sample: Dateline) -> None:
    finished = on_sample("search", "--batch", "-", "--k", "1", stdin='{"id": 1, "question": "ferry"}\n')
    assert finished.code == 0
    assert (json.loads(finished.out)["id"], len(json.loads(finished.out)["hits"])) == (1, 1)


@pytest.mark.parametrize(("data", "code"), [(b"{", 2), (b'{"question": "\xff"}', 2), (b"", 0)])
def test_a_batch_without_one_good_line_is_wrong_input(data: bytes, code: int, on_sample: Dateline) -> None:
    Path("batch.jsonl").write_bytes(data)
    assert on_sample("ask", "--batch", "batch.jsonl").code == code


def test_a_batch_file_that_is_not_there_is_told(on_sample: Dateline) -> None:
    finished = on_sample("ask", "--batch", "nowhere.jsonl")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert "nowhere.jsonl: No such file or directory" in finished.err


def test_an_article_is_shown_for_reading(on_sample: Dateline) -> None:
    hit = json.loads(on_sample("search", "memorandum", "--k", "1", "--json").out)["hits"][0]
    shown = on_sample("show", hit["article_id"]).out
    assert shown.startswith(hit["title"][:40])
    assert f"id {hit['article_id']}" in shown
    assert hit["outlet"] in shown


def test_status_and_doctor_tell_what_is_there(on_sample: Dateline) -> None:
    status = json.loads(on_sample("status", "--json").out)
    assert status["articles"] == sum(status["outlets"].values())
    assert f"{status['articles']:,} (" in on_sample("status").out
    assert json.loads(on_sample("doctor", "--json").out)["ok"] is True
    assert on_sample("doctor").out.startswith("ok ")
