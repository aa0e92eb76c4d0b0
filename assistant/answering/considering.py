"""What is considered for a question: its words by weight, the passages it may be answered from, their sentences ranked.

The answerer and the scripts that fit its weights take it from here, so that weights are fitted on what it sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.sentences import Candidate, Terms, question_terms, rank_sentences
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder
from assistant.domain import Hit
from assistant.question import Question, content
from assistant.ranking.evidence import reported_in
from assistant.support.forms import form

_REASON = form("reason")
"""What "cause" and "caused" are forms of as well."""


@dataclass(frozen=True, slots=True)
class Considered:
    """The question's terms, the hits of the period it names, best first, and their sentences, best first.

    Where ``of_period`` is False no hit is of the period and these are of all: there is no answer in them, but how near
    they come is what a refusal is sure of. Without terms no sentence is ranked.
    """

    terms: Terms
    hits: Sequence[Hit]
    sentences: Sequence[Candidate]
    of_period: bool


def considered(question: Question, found: Sequence[Hit], archive: Archive, embedder: Embedder) -> Considered:
    """Give what is considered of the passages that were ``found`` for a question."""
    usable = [hit for hit in found if in_period(hit, question)]
    said = question.topic if question.intent == "who_said" else ""
    terms = question_terms(
        said or _subject(question),
        archive.analyse,
        archive.document_frequency,
        archive.passage_count(),
        said or question.standalone,
    )
    hits = usable or found
    ranked = rank_sentences(question, terms, hits, embedder, archive.analyse) if terms.weights else []
    return Considered(terms, hits, ranked, bool(usable))


def _subject(question: Question) -> str:
    """Give what a question is about; where a reason is asked for that is not "reason" or "cause" itself."""
    words = content(question).split()
    if question.answer_type == "reason":
        words = [word for word in words if form(word.lower()) != _REASON] or words
    return " ".join(words)


def in_period(hit: Hit, question: Question) -> bool:
    """Keep what was published in the period the question names, or soon enough after to report on it."""
    period = question.scope.period
    return not period or reported_in(hit.article.published, period)
