"""Is the right article found, and how far up?

A hit is *relevant* when it lies in an article that the case must cite, or in a linked one and title and text hold an
answer: the definition published with the newsqa questions (words alone, so a score of 5-3 holds "5"); it is *the story*
when that article is one of ``story_articles``. Both rank passages. Recall, average precision and nDCG rank articles
against those that are *known* to answer, no others: a linked article that holds the answer but was not judged to answer
is not relevant there. An article stands where its first relevant passage does, any other where its first passage does.
The functions agree with trec_eval (tests/eval/metrics/test_ranking.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from assistant.domain import Citation, Hit, Record
from eval.cases import Case
from eval.metrics.answers import holds
from eval.metrics.metric import Metric, Score, yes
from eval.outcomes import Outcome

DEPTH = 10


def success(relevant: Sequence[bool], k: int) -> float:
    """Give 1 where one of the first ``k`` is relevant, else 0."""
    return float(any(relevant[:k]))


def reciprocal_rank(relevant: Sequence[bool], k: int) -> float:
    """Give 1 by the rank of the first relevant one among the first ``k``, 0 where there is none."""
    return next((1 / rank for rank, right in enumerate(relevant[:k], start=1) if right), 0.0)


def recall(relevant: Sequence[bool], known: int, k: int) -> float:
    """Give the share of the ``known`` relevant ones that stand among the first ``k``."""
    return sum(relevant[:k]) / known if known else 0.0


def average_precision(relevant: Sequence[bool], known: int) -> float:
    """Give the mean, over the ``known`` relevant ones, of the precision where each stands; 0 for one not found."""
    found, total = 0, 0.0
    for rank, right in enumerate(relevant, start=1):
        found += right
        total += found / rank if right else 0.0
    return total / known if known else 0.0


def ndcg(relevant: Sequence[bool], known: int, k: int) -> float:
    """Give the gain of the first ``k``, discounted by rank, by that of the best ranking (Järvelin, Kekäläinen 2002)."""
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(known, k) + 1))
    gain = sum(1 / math.log2(rank + 1) for rank, right in enumerate(relevant[:k], start=1) if right)
    return gain / ideal if ideal else 0.0


def relevance(case: Case, hits: Sequence[Hit]) -> list[bool]:
    """Say of each hit whether it is relevant."""
    cite, linked = set(case.must_cite), set(case.linked_articles)
    return [_is_one_of(hit.article, cite) or (_is_one_of(hit.article, linked) and _answers(case, hit)) for hit in hits]


def relevance_of(case: Case, citations: Sequence[Citation]) -> list[bool]:
    """Say of each citation whether its article is one that answers."""
    answering = known(case)
    return [_is_one_of(each.article, answering) for each in citations]


def of_the_story(case: Case, hits: Sequence[Hit]) -> list[bool]:
    """Say of each hit whether it is the story."""
    story = set(case.story_articles)
    return [right and _is_one_of(hit.article, story) for right, hit in zip(relevance(case, hits), hits, strict=True)]


def articles(case: Case, hits: Sequence[Hit]) -> list[bool]:
    """Say of each article of a ranking of passages, best first, whether it is relevant and known to answer."""
    first: dict[str, bool] = {}
    answering = known(case)
    for relevant, hit in zip(relevance(case, hits), hits, strict=True):
        right = relevant and _is_one_of(hit.article, answering)
        if right and first.get(hit.article.id) is False:
            del first[hit.article.id]  # it stands where its relevant passage does
        first.setdefault(hit.article.id, right)
    return list(first.values())


def known(case: Case) -> set[str]:
    """Name the articles that are known to answer a case, by id or URL."""
    return {*case.must_cite, *(case.answer_articles or case.linked_articles)}


def count(named: set[str], hits: Sequence[Hit]) -> int:
    """Count the articles that are named; one that goes by its id and by its URL counts once, where a hit shows it."""
    twice = {hit.article.id for hit in hits if {hit.article.id, hit.article.url} <= named}
    return len(named) - len(twice)


def _fits(case: Case, outcome: Outcome) -> bool:
    return bool(not case.unanswerable and known(case) and not outcome.error)


def _is_one_of(article: Record, named: set[str]) -> bool:
    return article.id in named or (article.url or "") in named


def _answers(case: Case, hit: Hit) -> bool:
    return not case.answers or any(holds(f"{hit.article.title} {hit.text}", answer) for answer in case.answers)


def _passages(measure: Callable[[Sequence[bool]], float]) -> Callable[[Case, Outcome], Score | None]:
    def score(case: Case, outcome: Outcome) -> Score | None:
        if not _fits(case, outcome):
            return None
        return Score(measure(relevance(case, outcome.hits)))

    return score


def _story(measure: Callable[[Sequence[bool]], float]) -> Callable[[Case, Outcome], Score | None]:
    def score(case: Case, outcome: Outcome) -> Score | None:
        if not (_fits(case, outcome) and case.story_articles):
            return None
        return Score(measure(of_the_story(case, outcome.hits)))

    return score


def _articles(measure: Callable[[Sequence[bool], int], float]) -> Callable[[Case, Outcome], Score | None]:
    def score(case: Case, outcome: Outcome) -> Score | None:
        if not _fits(case, outcome):
            return None
        return Score(measure(articles(case, outcome.hits), count(known(case), outcome.hits)))

    return score


def _found(case: Case, outcome: Outcome) -> Score | None:
    if not _fits(case, outcome):
        return None
    return yes(any(relevance(case, outcome.hits)[:5]), "no relevant passage among the first 5")


METRICS = (
    Metric("relevant@1", "the first passage answers", _passages(lambda hits: success(hits, 1))),
    Metric("relevant@5", "one of the first 5 passages answers", _found),
    Metric("mrr@10", "1 by the rank of the first passage that answers", _passages(lambda h: reciprocal_rank(h, DEPTH))),
    Metric("story@1", "the first passage is the story", _story(lambda hits: success(hits, 1))),
    Metric("story@5", "one of the first 5 is the story", _story(lambda hits: success(hits, 5))),
    Metric("story mrr@10", "1 by the rank of the story", _story(lambda hits: reciprocal_rank(hits, DEPTH))),
    Metric("recall@5", "of the articles that answer, in the first 5", _articles(lambda hits, n: recall(hits, n, 5))),
    Metric("recall@10", "the same, in the first 10", _articles(lambda hits, n: recall(hits, n, DEPTH))),
    Metric("map", "mean average precision over articles", _articles(average_precision)),
    Metric("ndcg@10", "discounted gain over articles", _articles(lambda hits, n: ndcg(hits, n, DEPTH))),
)
