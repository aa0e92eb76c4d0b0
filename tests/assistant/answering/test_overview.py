"""What happened on a day: what the papers of that day begin with and what later ones date to it, and no other day's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from assistant import Assistant
from assistant.answering.overview import place_of
from assistant.archive.archive import Archive
from assistant.domain import Moment, Scope
from assistant.question import understand
from assistant.settings import load
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

AS_OF = datetime(2025, 6, 6, 12, tzinfo=UTC)  # a Friday
PAPERS = (
    (3, "A crane fell on the quay of Harrow. Nobody was under it.", "Crane"),
    (3, "On Monday the swans of Dunmere were counted.", "Swans"),
    (4, "The mill of Harrow burned on Tuesday night. The miller was away.", "Mill"),
    (5, "On Thursday the council of Harrow met. The crane will be lifted, it heard.", "Council"),
    (
        5,
        "The week in Harrow.\n\n2 June. The swans are counted.\n\n3 June. A crane falls. It is thirty years old.",
        "Week",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Archive.open(tmp_path_factory.mktemp("week") / "archive", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            for n, (day, text, title) in enumerate(PAPERS):
                on = Moment(datetime(2025, 6, day, tzinfo=UTC), "day", "test")
                writer.add([prepared(article(str(n), text, title, published=on))])
        yield Assistant(archive, WordEmbedder(), load())


def quotes(assistant: Assistant, question: str) -> list[str]:
    return [one.quote for one in assistant.ask(question, as_of=AS_OF, extractive=True).citations]


def test_in_a_place_what_the_papers_of_the_day_and_later_ones_date_to_it(assistant: Assistant) -> None:
    told = quotes(assistant, "What happened in Harrow on 3 June?")
    assert told[0] == "A crane fell on the quay of Harrow."
    assert set(told[1:]) == {"The mill of Harrow burned on Tuesday night.", "3 June. A crane falls."}


def test_what_a_paper_of_the_day_dates_to_the_day_before_is_not_of_it(assistant: Assistant) -> None:
    assert quotes(assistant, "What happened on 3 June?") == ["A crane fell on the quay of Harrow."]


def test_a_day_without_a_paper_is_told_by_later_ones_that_name_it(assistant: Assistant) -> None:
    told = quotes(assistant, "What happened on 2 June?")
    assert set(told) == {"On Monday the swans of Dunmere were counted.", "2 June. The swans are counted."}


def test_a_place_that_no_paper_of_the_time_names_has_no_overview(assistant: Assistant) -> None:
    assert not any("crane" in quote for quote in quotes(assistant, "What happened in Selby on 3 June?"))


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What happened in Port Harrow on 3 June?", "Port Harrow"),
        ("what happened at Harrow yesterday", "Harrow"),
        ("What happened in the vote on 3 June?", None),
        ("What happened to the crane in Harrow on 3 June?", None),
        ("What happened in Harrow?", None),
    ],
)
def test_only_all_that_happened_in_a_place_in_a_time_is_an_overview(question: str, place: str | None) -> None:
    assert place_of(understand(question, AS_OF, Scope())) == place
