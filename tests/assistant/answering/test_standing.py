"""A day that a newer report puts off is no answer to when it is."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.answering.reading.answers import Likely
from assistant.answering.reading.features import Found
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.answering.standing import still_standing
from assistant.domain import Hit, Moment, Record, Scope, Span
from assistant.question import understand

AS_OF = datetime(2025, 6, 1, 12, tzinfo=UTC)


def sentence(text: str, day: int, coverage: float = 1.0) -> Candidate:
    published = Moment(datetime(2025, 3, day, tzinfo=UTC), "day", "t")
    hit = Hit(1, Record(f"{day}", "A title", published=published), 0, len(text), text, 1.0)
    return Candidate(hit, 0, len(text), text, 2.0, coverage, 0.5, frozenset())


def left(question: str, sentences: list[Candidate], *days: str) -> list[str]:
    """Give which of some days still stand, each looked for in every sentence."""
    likely = tuple(
        Likely(
            day,
            0.5,
            tuple(
                Found(n, Span(at, at + len(day))) for n, one in enumerate(sentences) if (at := one.text.find(day)) >= 0
            ),
        )
        for day in days
    )
    read = still_standing(understand(question, AS_OF, Scope()), sentences, Reading(likely, (0.9,)))
    return [one.key for one in read.likely] if read else []


PLANNED = sentence("The baths are to open on Tuesday, 7 April.", 1)


def test_what_a_newer_report_denies_has_no_day_any_more() -> None:
    newer = sentence("The baths will not open on Tuesday as planned.", 20)
    new_day = sentence("The doors are now to open on 13 April.", 20, 0.3)
    assert left("When do the baths open?", [PLANNED, newer, new_day], "7 April", "13 April") == ["13 April"]
    assert left("When were the baths first meant to open?", [PLANNED, newer], "7 April") == ["7 April"]
    opened = sentence("The baths opened on Tuesday, 7 April.", 1)
    assert left("When do the baths open?", [opened, newer], "7 April") == ["7 April"]
    older = sentence("The baths will not open on Tuesday as planned.", 1)
    assert left("When do the baths open?", [PLANNED, older], "7 April") == ["7 April"]
    elsewhere = sentence("The museum will not open on Tuesday.", 20, 0.3)
    assert left("When do the baths open?", [PLANNED, elsewhere], "7 April") == ["7 April"]


def test_the_day_it_was_moved_from_is_not_the_day() -> None:
    moved = sentence("The fair has been moved from 10 April to 24 April.", 20)
    assert left("When is the fair?", [moved], "10 April", "24 April") == ["24 April"]
    called_off = sentence("The fair was called off in 2022.", 20)
    assert left("When is the fair?", [called_off], "2022") == []
    assert left("When was the fair called off?", [called_off], "2022") == ["2022"]


def test_who_only_plans_it_is_no_answer_to_who_did_it() -> None:
    ranked = [sentence("Tom Holt will open the baths.", 1), sentence("Ida Quay opened the baths.", 20)]
    assert left("Who opened the baths?", ranked, "Tom Holt", "Ida Quay") == ["Ida Quay"]
    assert left("How many baths opened?", ranked, "Tom Holt") == ["Tom Holt"]
