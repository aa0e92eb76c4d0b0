"""The newsqa desk benchmark: is the right story found, does the answer hold the gold answer, is the unanswerable
refused?

``python -m eval.newsqa DATA ARCHIVE`` reads the questions and articles of DATA (a folder as ``shared/data/newsqa``),
brings the archive at ARCHIVE up to date with the articles, and prints the figures as JSON. Relevance is as the
data's README defines it: a hit is *relevant* when it lies in a linked article and its title and text hold the
answer; it is *the story* when that article is also of the days around the asking date.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, quantiles

from assistant import Assistant
from assistant.domain import Answer, Hit, Scope
from assistant.settings import load
from assistant.text import normalise
from ingest.pipeline import ingest

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its asking date, gold answer and judged articles."""

    id: str
    question: str
    as_of: datetime
    answer: str
    linked: frozenset[str]
    story: frozenset[str]


def cases(path: Path) -> Iterator[Case]:
    """Read the questions of a newsqa file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            as_of = datetime.fromisoformat(row["as_of"]).replace(hour=12, tzinfo=UTC)
            yield Case(
                row["id"],
                row["question"],
                as_of,
                row["answer"],
                frozenset(row["linked_articles"]),
                frozenset(row["story_articles"]),
            )


def holds(text: str, answer: str) -> bool:
    """True where ``text`` holds ``answer`` as whole words, case and punctuation aside."""
    return f" {normalise(answer)} " in f" {normalise(text)} "


def relevance(case: Case, hits: Sequence[Hit]) -> tuple[list[bool], list[bool]]:
    """Say of each hit whether it is relevant, and whether it is the story."""
    relevant = [hit.article.id in case.linked and holds(f"{hit.article.title} {hit.text}", case.answer) for hit in hits]
    return relevant, [right and hit.article.id in case.story for right, hit in zip(relevant, hits, strict=True)]


def recall_at(k: int, judged: Iterable[Sequence[bool]]) -> float:
    """Give the share of questions with a right hit among the first ``k``, in per cent."""
    return round(100 * mean(any(row[:k]) for row in judged), 1)


def mrr(judged: Iterable[Sequence[bool]]) -> float:
    """Give the mean reciprocal rank of the first right hit within DEPTH, in per cent."""
    return round(
        100 * mean(next((1 / rank for rank, right in enumerate(row[:DEPTH], 1) if right), 0.0) for row in judged), 1
    )


def retrieval(assistant: Assistant, questions: Sequence[Case]) -> dict[str, float]:
    """Measure search: story and relevant at rank 1 and 5, MRR@10, latency in milliseconds."""
    relevant, story, took = [], [], []
    for case in questions:
        before = datetime.now(UTC)
        hits = assistant.search(case.question, k=DEPTH, as_of=case.as_of)
        took.append((datetime.now(UTC) - before).total_seconds() * 1000)
        is_relevant, is_story = relevance(case, hits)
        relevant.append(is_relevant)
        if case.story:
            story.append(is_story)
    return {
        "questions": len(relevant),
        "story_questions": len(story),
        **{f"story@{k}": recall_at(k, story) for k in (1, 5)},
        "story_mrr@10": mrr(story),
        **{f"relevant@{k}": recall_at(k, relevant) for k in (1, 5)},
        "relevant_mrr@10": mrr(relevant),
        **percentiles("search_ms", took),
    }


def answers(assistant: Assistant, questions: Sequence[Case]) -> dict[str, float]:
    """Measure extractive answers, and refusal against the same questions with their linked articles excluded."""
    answered = [assistant.ask(case.question, as_of=case.as_of, extractive=True) for case in questions]
    without = [
        assistant.ask(case.question, as_of=case.as_of, extractive=True, scope=Scope(exclude=tuple(case.linked)))
        for case in questions
    ]
    right = [holds(answer.text, case.answer) for answer, case in zip(answered, questions, strict=True)]
    of_story = [hit for hit, case in zip(right, questions, strict=True) if case.story]
    short = [
        normalise(answer.short_answer or "") == normalise(case.answer)
        for answer, case in zip(answered, questions, strict=True)
    ]
    quotes = [citation for answer in answered for citation in answer.citations]
    verbatim = sum(assistant.archive.article(c.article.id).text[c.start : c.end] == c.quote for c in quotes)
    return {
        "contains_story": round(100 * mean(of_story), 1),
        "contains_all": round(100 * mean(right), 1),
        "short_exact_story": round(
            100 * mean(hit for hit, case in zip(short, questions, strict=True) if case.story), 1
        ),
        "short_exact_all": round(100 * mean(short), 1),
        "words_max": max(len(answer.text.split()) for answer in answered),
        "refused_answerable": round(100 * mean(answer.abstained for answer in answered), 1),
        "refused_excluded": round(100 * mean(answer.abstained for answer in without), 1),
        "confidence_auroc": round(auroc([a.confidence for a in answered], [a.confidence for a in without]), 3),
        "quotes": len(quotes),
        "quotes_verbatim": verbatim,
        **percentiles("ask_ms", [total(answer) for answer in answered]),
    }


def total(answer: Answer) -> float:
    """Give the whole time of an answer, milliseconds."""
    return answer.timings_ms["total"]


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Give the probability that a positive scores above a negative, ties counting half (Mann-Whitney)."""
    wins = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def percentiles(name: str, values: Sequence[float]) -> dict[str, float]:
    """Give p50 and p95 under names made of ``name``."""
    cuts = quantiles(values, n=20, method="inclusive")
    return {f"{name}_p50": round(cuts[9], 1), f"{name}_p95": round(cuts[18], 1)}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures as one JSON object."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.newsqa", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with desk_dev.jsonl and desk_dev_articles.jsonl.gz")
    parser.add_argument("archive", type=Path, help="archive to build or reuse")
    parser.add_argument("--answers", action="store_true", help="measure answers and refusal too")
    options = parser.parse_args(argv)
    settings = load(archive=options.archive)
    summary = ingest(
        [str(options.data / "desk_dev_articles.jsonl.gz")], options.archive, settings, now=datetime.now(UTC)
    )
    questions = list(cases(options.data / "desk_dev.jsonl"))
    with Assistant.open(options.archive, settings) as assistant:
        figures: dict[str, object] = {
            "articles_read": summary.read,
            "articles_added": summary.added,
            **retrieval(assistant, questions),
        }
        if options.answers:
            figures |= answers(assistant, questions)
    json.dump(figures, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
