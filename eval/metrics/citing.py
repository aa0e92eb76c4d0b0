"""Do the citations carry the claims, and are the quotes the stored words?

Precision and recall of citations are those of ALCE (Gao et al., EMNLP 2023), with shared words in the place of its
entailment model: citations *carry* a claim when the sentences that their quotes stand in hold CARRIED of its content
words, the name of the speaker and the title counted. That is stricter than a reader with a claim in other words, and
blind to a "not": the judge reads those. An answer made of the archive's own sentences can't fall short of either, for
each claim is its quotation; what it shows beside the point is counted by "to the point".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain import Answer, Citation
from assistant.text import STOPWORDS, normalise
from eval.cases import Case
from eval.metrics.answers import cited
from eval.metrics.metric import Metric, Score, yes
from eval.metrics.ranking import relevance_of
from eval.outcomes import Outcome

CARRIED = 0.6
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and the sentences it stands in."""

    citation: Citation
    around: str


def carry(claim: str, cited: Iterable[Cited]) -> bool:
    """Tell whether citations hold enough of a claim's content words; a claim without any needs nothing."""
    wanted = _content(claim)
    held = {
        word
        for each in cited
        for word in _content(f"{each.around} {each.citation.speaker or ''} {each.citation.article.title}")
    }
    return len(wanted & held) >= CARRIED * len(wanted)


def _content(text: str) -> set[str]:
    return set(normalise(_MARK.sub(" ", text)).split()) - STOPWORDS


def _claims(answer: Answer, outcome: Outcome) -> list[tuple[str, list[Cited]]]:
    paired = zip(answer.citations, outcome.around, strict=True)
    numbered = {each.n: Cited(each, around) for each, around in paired}
    return [(claim.text, [numbered[n] for n in claim.citations if n in numbered]) for claim in answer.claims]


def _recall(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None or outcome.abstained or not outcome.answer.claims:
        return None
    bare = [text for text, citations in _claims(outcome.answer, outcome) if not (citations and carry(text, citations))]
    whole = len(outcome.answer.claims)
    return Score(whole - len(bare), whole, f"not carried: {bare[0]}" if bare else "")


def _precision(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None or outcome.abstained or not outcome.answer.citations:
        return None
    judged = [_needed(text, citations) for text, citations in _claims(outcome.answer, outcome)]
    idle = [each for needed in judged for each, good in needed if not good]
    whole = sum(len(needed) for needed in judged)
    return (
        Score(whole - len(idle), whole, f"carries nothing: {idle[0].citation.quote[:80]!r}" if idle else "")
        if whole
        else None
    )


def _needed(claim: str, citations: Sequence[Cited]) -> list[tuple[Cited, bool]]:
    """Say of each citation whether it does its part: the claim is carried, by it alone or not without it."""
    if not carry(claim, citations):
        return [(each, False) for each in citations]
    return [
        (each, carry(claim, [each]) or not carry(claim, [other for other in citations if other is not each]))
        for each in citations
    ]


def _article(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or outcome.answer is None or outcome.abstained:
        return None
    if case.must_cite:
        return yes(cited(case, outcome.answer), "article not cited")
    if case.answer_articles or case.linked_articles:
        right = relevance_of(case, outcome.answer.citations)
        return Score(sum(right), len(right), "" if any(right) else "cites no article that answers") if right else None
    return None


def _to_the_point(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or outcome.answer is None or outcome.abstained or not outcome.answer.citations:
        return None
    if not (case.must_cite or case.answer_articles or case.linked_articles):
        return None
    right = relevance_of(case, outcome.answer.citations)
    beside = next((one.quote for one, good in zip(outcome.answer.citations, right, strict=True) if not good), "")
    return Score(sum(right), len(right), f"from an article that does not answer: {beside[:80]!r}" if beside else "")


def _verbatim(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None:
        return None
    whole = len(outcome.answer.citations) + len(outcome.answer.closest)
    wrong = outcome.misquoted
    return (
        Score(whole - len(wrong), whole, f"not in the article: {wrong[0][:80]!r}" if wrong else "") if whole else None
    )


METRICS = (
    Metric("verbatim", "quotes that are the stored text, letter by letter", _verbatim),
    Metric("citation recall", "claims that their citations carry", _recall),
    Metric("citation precision", "citations that do their part for a claim", _precision),
    Metric("to the point", "sentences shown that stand in an article that answers, of all shown", _to_the_point),
    Metric("right article", "the article that answers is cited, of the answers given", _article),
)
