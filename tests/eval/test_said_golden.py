"""The questions of who said what and the labelled statements are well formed and still fit the stored text."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.domain import Article
from eval.cases import Case, read_cases
from eval.labelled import QUESTIONS, STATEMENTS, Labelled, digest, labelled
from ingest.readers import read

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "ingest" / "sample" / "articles"
SEED = ROOT.parent / "shared" / "data" / "seed"

KINDS = {"direct", "indirect", "mixed"}
MANNERS = {"asserted", "denied", "declined", "hedged"}
NEEDED = {"id", "split", "kind", "archive", "question", "as_of"}
FIELDS = NEEDED | {"speakers", "statements", "optional", "must_not", "unanswerable", "may_ask", "ordered", "history"}


@pytest.fixture(scope="module")
def statements() -> dict[str, Labelled]:
    return labelled()


@pytest.fixture(scope="module")
def questions() -> tuple[Case, ...]:
    return read_cases(QUESTIONS)


def needed(case: Case, statements: Mapping[str, Labelled]) -> list[list[Labelled]]:
    return [[statements[id_] for id_ in group] for group in case.statements]


def articles(*sources: Path) -> Mapping[str, Article]:
    """Read articles by URL and by id."""
    found: dict[str, Article] = {}
    for source in sources:
        for item in read(str(source)):
            assert isinstance(item, Article), item
            found |= {item.record.url or item.id: item, item.id: item}
    return found


def assert_fits(labels: list[Labelled], found: Mapping[str, Article]) -> None:
    assert [each.id for each in labels if each.article not in found] == []
    moved = [each.id for each in labels if digest(found[each.article].text, each.content) != each.sha1]
    assert moved == []
    for each in labels:
        text = found[each.article].text
        for span in each.content:
            words = span.of(text)
            assert words == words.strip() and span.end <= len(text), each.id
            assert not re.match(r"\w", text[span.end : span.end + 1]), each.id
            assert span.start == 0 or not re.match(r"\w", text[span.start - 1]), each.id


def test_every_labelled_statement_of_the_sample_is_still_in_its_article(statements: dict[str, Labelled]) -> None:
    labels = [each for each in statements.values() if each.archive == "sample"]
    assert_fits(labels, articles(SAMPLE))
    assert len(labels) >= 350


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article in ../shared is absent")
def test_every_labelled_statement_of_the_seed_is_still_in_its_article(statements: dict[str, Labelled]) -> None:
    labels = [each for each in statements.values() if each.archive == "seed"]
    assert_fits(labels, articles(SEED))
    assert len(labels) >= 16


def test_quotation_marks_fit_the_kind_of_a_labelled_statement(statements: dict[str, Labelled]) -> None:
    found = articles(SAMPLE)
    for each in statements.values():
        if each.archive == "sample":
            quoted = any(re.search(r"[“”„\"]", span.of(found[each.article].text)) for span in each.content)
            assert quoted != (each.kind == "indirect") or "interview" in each.id or "letter" in each.id, each.id


def test_labelled_statements_are_well_formed(statements: dict[str, Labelled]) -> None:
    assert len(STATEMENTS.read_text(encoding="utf-8").splitlines()) == len(statements)
    for each in statements.values():
        assert each.kind in KINDS and each.manner in MANNERS and each.archive in {"sample", "seed"}, each.id
        assert each.speaker is None or each.speaker.strip(), each.id
        assert each.content and all(span.start < span.end for span in each.content), each.id
        gaps = zip(each.content, each.content[1:], strict=False)
        assert all(before.end <= after.start for before, after in gaps), each.id


def test_no_words_of_the_seed_article_are_kept_with_its_labels() -> None:
    for line in STATEMENTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) <= {"id", "archive", "article", "content", "speaker", "kind", "manner", "optional", "sha1"}
        assert re.fullmatch(
            r"[0-9a-f]{16}" if row["archive"] == "seed" else r"https://\S+\.example/\S+", row["article"]
        )


def test_questions_are_many_and_well_formed(questions: tuple[Case, ...], statements: dict[str, Labelled]) -> None:
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert all(NEEDED <= set(row) <= FIELDS for row in rows)
    assert len({case.id for case in questions}) == len(questions) >= 150
    speakers = {each.speaker for each in statements.values()}
    for case in questions:
        groups = needed(case, statements)
        labels = [each for group in groups for each in group] + [statements[id_] for id_ in case.optional]
        assert {each.archive for each in labels} <= {case.archive}, case.id
        assert bool(case.statements) != case.unanswerable, case.id
        assert all({each.speaker for each in group} <= {*case.speakers, None} for group in groups), case.id
        assert set(case.speakers) | set(case.must_not) <= speakers, case.id
        assert not set(case.must_not) & {each.speaker for group in groups for each in group}, case.id
        assert bool(case.history) == (case.kind == "followup"), case.id
        assert case.ordered in {None, "newest", "oldest"}, case.id


def test_half_of_each_kind_of_question_is_held_back(questions: tuple[Case, ...]) -> None:
    share = Counter((case.kind, case.split) for case in questions)
    assert {split for _, split in share} == {"dev", "held"}
    assert all(abs(share[kind, "dev"] - share[kind, "held"]) <= 1 for kind in {case.kind for case in questions})


def test_no_question_is_asked_before_its_statements_were_published(
    questions: tuple[Case, ...], statements: dict[str, Labelled]
) -> None:
    found = articles(SAMPLE)
    for case in questions:
        for each in (label for group in needed(case, statements) for label in group if label.archive == "sample"):
            published = found[each.article].record.published
            assert published is not None and case.as_of is not None and published.at <= case.as_of, case.id
