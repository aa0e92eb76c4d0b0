"""The sample archive reads whole, its golden questions can be answered from it, and nobody real is misquoted in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain import Article
from assistant.text import normalise
from ingest.readers import read

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "ingest" / "sample" / "articles"
GOLDEN = ROOT / "eval" / "golden" / "sample.jsonl"
SEED = ROOT.parent / "shared" / "data" / "seed"

ISTANBUL_OUTLETS = ("straitsdispatch", "meridianrecord", "easternledger", "plainnotes")  # invented papers, real people
REAL_PEOPLE = ("Peskov", "Lavrov", "Putin", "Trump", "Zelensky", "Medinsky", "Umerov", "Sybiha", "Kellogg")
REAL_WORDS = (
    "So far, as I know, there’s been no response",
    "We need to wait for an answer from the Ukrainian side. Only then can we begin to move forward",
    "not constructive",
    "You should either confirm if you’re ready to continue negotiations or do the opposite",
    "memorandum",
    "legitimacy issues",
    "We call on them to fulfill that promise without delay and stop trying to turn the meeting into a destructive one",
    "after 10 days of reflections and attacks",
    "Only a well-prepared meeting has the potential to produce tangible results",
    "melt them together",
)
"""Every word that the Istanbul articles put in quotation marks is part of one of these."""

KINDS = {"fact", "said", "time", "disagreement", "followup", "unanswerable"}
NEEDED = {"id", "kind", "split", "question", "as_of"}
FIELDS = NEEDED | set("answer answers must_cite must_not_say speakers history unanswerable need from to".split())
REMNANTS = re.compile(
    r"\]\(|<\w|\*\*|Related article|Original url|cookie|Most read|All rights|Comments are open|Photo:"
)


@pytest.fixture(scope="module")
def archive() -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for item in read(str(SAMPLE)):
        assert isinstance(item, Article), item
        assert item.record.url not in articles
        articles[item.record.url or ""] = item
    return articles


@pytest.fixture(scope="module")
def questions() -> list[dict[str, object]]:
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def strings(case: dict[str, object], field: str) -> list[str]:
    value = case.get(field, [])
    assert isinstance(value, list), case["id"]
    assert all(isinstance(part, str) and part for part in value), case["id"]
    return value


def answers(case: dict[str, object]) -> list[str]:
    return [str(case["answer"])] if "answer" in case else strings(case, "answers")


def istanbul(archive: dict[str, Article]) -> Iterator[Article]:
    return (article for url, article in archive.items() if url.split("/")[2].startswith(ISTANBUL_OUTLETS))


def test_every_article_of_the_sample_is_read(archive: dict[str, Article]) -> None:
    assert len(archive) == 49


def test_every_article_has_title_date_outlet_and_url(archive: dict[str, Article]) -> None:
    for url, article in archive.items():
        record = article.record
        assert record.title and record.outlet, url
        assert url.startswith("https://") and url.split("/")[2].endswith(".example")
        assert record.published is not None, url
        assert (2024, 3) <= (record.published.at.year, record.published.at.month) <= (2025, 5), url


def test_the_sample_shows_what_the_records_can_hold(archive: dict[str, Article]) -> None:
    records = [article.record for article in archive.values()]
    precisions = {record.published.precision for record in records if record.published}
    assert {"month", "day"} <= precisions
    assert {"en", "de"} <= {record.language for record in records}
    assert {0, 1, 2} <= {len(record.authors) for record in records}


def test_articles_are_short_and_clean(archive: dict[str, Article]) -> None:
    for url, article in archive.items():
        assert 115 <= len(article.text.split()) <= 350, url
        assert not REMNANTS.search(article.text), url


def test_saved_texts_lose_their_captions(archive: dict[str, Article]) -> None:
    saved = [article for article in archive.values() if article.origin.endswith(".txt")]
    assert len(saved) == 8
    for article in saved:
        assert not re.search(r"\w$", article.text, re.MULTILINE), article.origin


def test_real_people_are_quoted_only_with_words_on_the_list(archive: dict[str, Article]) -> None:
    told = list(istanbul(archive))
    assert len(told) == 7
    for article in told:
        assert '"' not in article.text
        quoted = [words.rstrip(",.") for words in re.findall(r"“([^”]*)”", article.text)]
        assert quoted, article.origin
        assert [words for words in quoted if not any(words in listed for listed in REAL_WORDS)] == []


def test_real_people_stay_out_of_the_invented_town(archive: dict[str, Article]) -> None:
    real = {article.id for article in istanbul(archive)}
    for article in archive.values():
        named = any(re.search(rf"\b{name}\b", article.text) for name in REAL_PEOPLE)
        assert named == (article.id in real), article.origin


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article in ../shared is absent")
def test_the_listed_words_are_in_the_seed_article() -> None:
    seed = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SEED.glob("*.txt")))
    assert [words for words in REAL_WORDS if words not in seed] == []


def test_golden_questions_are_many_and_well_formed(questions: list[dict[str, object]]) -> None:
    assert len(questions) >= 150
    assert len({case["id"] for case in questions}) == len(questions)
    for case in questions:
        assert NEEDED <= set(case) <= FIELDS and case["kind"] in KINDS, case["id"]
        assert re.fullmatch(r"202[45]-\d\d-\d\d", str(case["as_of"])), case["id"]
        assert bool(strings(case, "history")) == (case["kind"] == "followup"), case["id"]
        assert bool(case.get("unanswerable")) == (case["kind"] == "unanswerable"), case["id"]
        assert bool(answers(case)) == bool(strings(case, "must_cite")) != (case["kind"] == "unanswerable"), case["id"]


def test_half_of_each_kind_of_question_is_held_back(questions: list[dict[str, object]]) -> None:
    share = Counter((case["kind"], case["split"]) for case in questions)
    assert all(abs(share[kind, "dev"] - share[kind, "held"]) <= 1 for kind in KINDS)
    assert {split for _, split in share} == {"dev", "held"}


def test_every_golden_answer_is_in_an_article_it_must_cite(
    archive: dict[str, Article], questions: list[dict[str, object]]
) -> None:
    for case in questions:
        cited = [f" {normalise(archive[url].text)} " for url in strings(case, "must_cite")]
        wanted = [f" {normalise(answer)} " for answer in answers(case)]
        assert all(any(answer in text for text in cited) for answer in wanted), case["id"]
        assert all(any(answer in text for answer in wanted) for text in cited), case["id"]


def test_no_golden_answer_holds_what_must_not_be_said(questions: list[dict[str, object]]) -> None:
    for case in questions:
        for wrong in strings(case, "must_not_say"):
            assert not any(normalise(wrong) in normalise(answer) for answer in answers(case)), case["id"]


def test_no_question_is_asked_before_its_article_was_published(
    archive: dict[str, Article], questions: list[dict[str, object]]
) -> None:
    for case in questions:
        for url in strings(case, "must_cite"):
            published = archive[url].record.published
            assert published is not None and published.at.date().isoformat() <= str(case["as_of"]), (case["id"], url)
