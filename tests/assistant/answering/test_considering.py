"""What the answerer sees of a question is what its weights are fitted on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.answering.considering import considered
from assistant.answering.reading.reader import Reader
from assistant.domain import Period, Scope
from assistant.search import search
from eval.fit_confidence import seen

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)


def test_a_question_of_who_said_is_weighed_by_its_topic(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        question = assistant.understand("Who said that the barrier was too expensive?", AS_OF, Scope())
        archive = assistant.archive
        found = search(archive, archive.embedder, question, 20)
        terms = considered(question, found, archive, archive.embedder).terms
        assert question.intent == "who_said" and "said" not in question.topic
        assert terms.weights and not set(archive.analyse("said")) & set(terms.weights)


def test_outside_the_period_all_is_considered_and_said_to_be_outside(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        question = assistant.understand("Who owns the ferry Petrel?", AS_OF, Scope())
        archive = assistant.archive
        found = search(archive, archive.embedder, question, 20)
        assert considered(question, found, archive, archive.embedder).of_period
        other = assistant.understand("Who owned the ferry Petrel in March 2011?", AS_OF, Scope())
        assert other.scope.period != Period()
        beside = considered(other, found, archive, archive.embedder)
        assert not beside.of_period and len(beside.hits) == len(found) and beside.sentences
        evidence, of_period = seen(assistant, other, Reader())
        assert evidence and not of_period
