"""A refusal says what it rests on, in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Extent, Moment, Period, Scope, Searched
from assistant.settings import load
from ui.refusal import looked_through


def day(n: int) -> Moment:
    return Moment(datetime(2025, 5, n, tzinfo=UTC), "day", "test")


@pytest.mark.parametrize(
    ("extent", "said"),
    [
        (Extent(0, (), None, None), "Looked for “q”: no article lies in that scope."),
        (Extent(1, ("Courier",), day(2), day(2)), "Looked for “q” in 1 article of Courier, 2 May 2025."),
        (
            Extent(1200, ("A", "B", "C", "D", "E", "F"), day(2), day(9)),
            "Looked for “q” in 1,200 articles of A, B, C, D and 2 more, 2 May 2025 to 9 May 2025.",
        ),
        (Extent(2, (), None, None), "Looked for “q” in 2 articles."),
    ],
)
def test_what_was_looked_through(extent: Extent, said: str) -> None:
    assert looked_through(Searched(("q",), extent)) == said


def test_a_refusal_counts_the_articles_of_its_scope_and_an_answer_has_none(sample_archive: Path) -> None:
    with Assistant.open(sample_archive, load(archive=sample_archive)) as assistant:
        refused = assistant.ask("Who won the chess championship of Ulverby?", extractive=True)
        narrow = Scope(period=Period(datetime(2024, 11, 1, tzinfo=UTC), datetime(2024, 12, 1, tzinfo=UTC)))
        fewer = assistant.ask("Who won the chess championship of Ulverby?", scope=narrow, extractive=True)
        said = assistant.ask("What did Macron say about the barrier?", extractive=True)
        answered = assistant.ask("What was the turnout in the mayoral election?", extractive=True)
        whole = assistant.archive.status()
    assert refused.abstained and fewer.abstained and said.abstained and not answered.abstained
    assert answered.searched is None
    assert refused.searched and fewer.searched and said.searched
    assert refused.searched.extent.articles == whole.articles
    assert refused.searched.extent.first == whole.first_published
    assert 0 < fewer.searched.extent.articles < whole.articles
    assert set(fewer.searched.extent.outlets) < set(refused.searched.extent.outlets)
    assert said.searched.queries[1] == "statements of Macron about the barrier"
