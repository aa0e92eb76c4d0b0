from __future__ import annotations

from assistant.domain import Answer
from eval.cases import Case
from eval.metrics import METRICS
from eval.metrics.metric import Score
from eval.outcomes import Outcome
from tests.eval.invented import answer, citation, outcome

CASE = Case("bell", "Who rang the bell?")


def claimed(claims: dict[str, tuple[int, ...]], quotes: dict[int, str]) -> Answer:
    from dataclasses import replace

    from assistant.domain import Claim

    given = answer("…", *(citation(n, quote) for n, quote in quotes.items()))
    return replace(given, claims=tuple(Claim(text, numbers, True) for text, numbers in claims.items()))


def of(metric: str, given: Answer, **more: object) -> Score | None:
    return METRICS[metric].score(CASE, outcome("bell", given, **more))


def test_a_claim_is_carried_by_what_its_citations_hold_together() -> None:
    given = claimed(
        {"Ada rang twice at noon [1][2].": (1, 2), "Gulls ate the harbour master's lunch [1].": (1,)},
        {1: "Ada rang twice", 2: "it was noon"},
    )
    recall = of("citation recall", given)
    assert recall is not None and (recall.part, recall.whole) == (1, 2)
    assert recall.why.startswith("not carried: Gulls")


def test_a_claim_without_citations_is_not_carried() -> None:
    recall = of("citation recall", claimed({"Ada rang.": ()}, {}))
    assert recall is not None and recall.part == 0


def test_a_citation_that_a_claim_can_do_without_is_idle() -> None:
    given = claimed({"Ada rang the bell [1][2].": (1, 2)}, {1: "Ada rang the bell", 2: "the fog was thick"})
    precision = of("citation precision", given)
    assert precision is not None and (precision.part, precision.whole) == (1, 2)
    assert "the fog was thick" in precision.why


def test_the_sentence_around_a_quote_counts_with_it() -> None:
    given = claimed({"Ada Thorn told reporters that it rang [1].": (1,)}, {1: "it rang"})
    bare, whole = (
        of("citation recall", given),
        of("citation recall", given, around=("Ada Thorn told reporters it rang.",)),
    )
    assert bare is not None and whole is not None
    assert (bare.part, whole.part) == (0, 1)


def test_a_quote_that_is_not_the_stored_text_is_counted_and_shown() -> None:
    given = claimed({"Ada rang [1].": (1,)}, {1: "Ada rang"})
    exact, changed = of("verbatim", given), of("verbatim", given, misquoted=("Ada rang",))
    assert exact is not None and (exact.part, exact.whole) == (1, 1)
    assert changed is not None and (changed.part, changed.why) == (0, "not in the article: 'Ada rang'")


def test_refusals_make_no_claims_and_cite_no_article() -> None:
    refused = Outcome("bell", answer(abstained=True))
    assert METRICS["citation recall"].score(CASE, refused) is None
    assert METRICS["citation precision"].score(CASE, refused) is None
    assert METRICS["right article"].score(Case("bell", "Who?", must_cite=("one",)), refused) is None


def test_the_right_article_is_one_that_must_be_cited_or_is_known_to_answer() -> None:
    given = outcome("bell", answer("…", citation(1, "Ada rang"), citation(2, "Bo slept", article="two")))
    must = METRICS["right article"].score(Case("bell", "Who?", must_cite=("https://paper.example/two",)), given)
    known = METRICS["right article"].score(Case("bell", "Who?", answer_articles=("one",)), given)
    assert must is not None and must.part == 1
    assert known is not None and (known.part, known.whole) == (1, 2)


def test_sentences_from_articles_that_do_not_answer_are_beside_the_point() -> None:
    given = outcome(
        "bell", answer("…", citation(1, "Ada rang"), *(citation(n, "Bo slept", article="two") for n in (2, 3)))
    )
    point = METRICS["to the point"]
    scores = [point.score(Case("bell", "Who?", must_cite=(url,)), given) for url in ("one", "two", "three")]
    assert [(each.part, each.whole) for each in scores if each] == [(1, 3), (2, 3), (0, 3)]
    assert scores[1] is not None and "Ada rang" in scores[1].why
    assert point.score(Case("bell", "Who?", answers=("Ada",)), given) is None
    assert point.score(Case("bell", "Who?", must_cite=("one",)), Outcome("bell", answer(abstained=True))) is None
