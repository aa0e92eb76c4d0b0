"""The labelled set is what it says it is, and a judge is measured against it."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.answering.draft import NOT_IN_ARCHIVE
from assistant.errors import InputError
from eval.judge.asking import Options
from eval.judge.cases import AnswerCase, ClaimCase
from eval.judge.labels import JUDGED, Labelled, labelled
from eval.judge.measuring import measure, pairs
from eval.judge.verdicts import Correctness, Support
from tests.conftest import SAMPLE
from tests.eval.judge.bridge import ANSWER, ANSWERS, CLAIM, judge, saying
from tests.fake_endpoint import FakeEndpoint


@pytest.fixture(scope="module")
def items() -> list[Labelled]:
    return list(labelled())


def test_the_set_is_large_enough_and_holds_every_label(items: list[Labelled]) -> None:
    ids = [item.case.id for item in items]
    assert len(ids) == len(set(ids)) >= 60
    counted = Counter(item.label for item in items)
    assert all(counted[label] >= 3 for label in (*Correctness, *Support) if label != "unscored")
    assert not any(item.label == "unscored" for item in items)
    assert any(isinstance(item.case, AnswerCase) and item.case.answer == NOT_IN_ARCHIVE for item in items)


def test_labels_and_cases_fit_each_other(items: list[Labelled]) -> None:
    for item in items:
        assert item.why
        match item.case:
            case AnswerCase():
                allowed = {Correctness.WRONG, Correctness.REFUSED_RIGHTLY}
                if not item.case.unanswerable:
                    allowed = set(Correctness) - {Correctness.REFUSED_RIGHTLY, Correctness.UNSCORED}
                assert item.label in allowed
                assert bool(item.case.references) != item.case.unanswerable
            case ClaimCase():
                assert item.case.quotes


def test_a_padded_twin_has_the_label_of_the_plain_one_and_is_much_longer(items: list[Labelled]) -> None:
    by_id = {item.case.id: item for item in items}
    padded = [item for item in items if item.padded]
    assert len(padded) >= 10
    for item in padded:
        plain = by_id[item.padded or ""]
        assert isinstance(item.case, AnswerCase)
        assert isinstance(plain.case, AnswerCase)
        assert (item.label, item.case.question) == (plain.label, plain.case.question)
        assert len(item.case.answer.split()) > 2 * len(plain.case.answer.split())


def test_every_quote_stands_letter_for_letter_in_the_article_it_names() -> None:
    articles = dict(sample())
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        for quote in json.loads(line).get("quotes", ()):
            assert quote["text"] in articles[quote["article"]]


def sample() -> list[tuple[str, str]]:
    """Give address and raw text of each article of the sample archive."""
    found = []
    for path in SAMPLE.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            found += [(row["url"], row["text"]) for row in csv.DictReader(text.splitlines(keepends=True))]
        elif path.suffix == ".jsonl":
            found += [(row["url"], row["text"]) for row in map(json.loads, text.splitlines())]
        else:
            address = re.search(r"^url: (\S+)$|<link rel=\"canonical\" href=\"([^\"]+)\"|^<(https://\S+)>$", text, re.M)
            assert address
            found.append((next(filter(None, address.groups())), html.unescape(text)))
    return found


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", "no JSON"),
        ("[1]", "the line: "),
        ('{"id": "a", "question": "?"}', "as_of: Field required"),
        ('{"id": "a", "claim": "x", "quotes": [], "label": "correct", "why": "y"}', "label: "),
        ('{"id": "a", "claim": "x", "qoutes": [], "label": "partly", "why": "y"}', "quotes: Field required"),
        (
            '{"id": "a", "claim": "x", "quotes": [{"text": "t"}], "label": "partly", "why": "y"}',
            r"quotes\.0\.article: ",
        ),
    ],
)
def test_a_line_that_is_not_of_the_form_is_named(tmp_path: Path, line: str, field: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(JUDGED.read_text(encoding="utf-8").splitlines()[0] + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"mine\.jsonl, line 2.*{field}"):
        list(labelled(file))


def test_pairs_are_made_of_answers_to_one_question_and_the_better_one_is_known(items: list[Labelled]) -> None:
    made = list(pairs(items))
    answers = {item.case.id: item for item in items}
    better = Counter(side for _, side in made)
    assert min(better["first"], better["second"], better["tie"]) >= 10
    order = {Correctness.WRONG: 0, Correctness.PARTLY: 1, Correctness.CORRECT: 2}
    for pair, side in made:
        one, other = (answers[id_] for id_ in pair.id.split("+"))
        assert isinstance(one.case, AnswerCase)
        assert (one.case.answer, one.case.question) == (pair.first, pair.question)
        ranks = order[Correctness(one.label)], order[Correctness(other.label)]
        assert side == ("first" if ranks[0] > ranks[1] else "second" if ranks[0] < ranks[1] else "tie")


def test_a_judge_is_measured_against_the_labels(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    items = [
        Labelled(ANSWERS[0], Correctness.CORRECT, "right"),
        Labelled(ANSWERS[1], Correctness.WRONG, "wrong", padded="a1"),
        Labelled(CLAIM, Support.SUPPORTED, "there"),
    ]
    endpoint.script(saying("correct"), saying("correct"), saying("unsupported"), saying("1"), saying("1"))
    measured = measure(judge(endpoint.url, tmp_path), items)
    assert (measured.correctness.n, measured.correctness.accuracy) == (2, 0.5)
    assert (measured.support.n, measured.support.accuracy) == (1, 0.0)
    assert (measured.padding.n, measured.padding.raised) == (1, 0)
    assert measured.position is not None
    assert (measured.position.n, measured.position.changed, measured.position.to_the_first) == (1, 1, 1)
    assert measured.preference is not None
    assert measured.preference.table == {("first", "tie"): 1}


def test_measuring_without_pairs_asks_for_none(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    items = [Labelled(ANSWER, Correctness.CORRECT, "right")]
    measured = measure(judge(endpoint.url, tmp_path, Options(seed=1)), items, with_pairs=False)
    assert measured.position is measured.preference is None
    assert len(endpoint.requests) == 1
