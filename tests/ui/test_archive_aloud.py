from __future__ import annotations

from ui.page.archive_aloud import EVERY_S, Told, told
from ui.page.intake import Arrival


def after(read: int, before: Told | None, at: float, *, total: int = 0, stopping: bool = False) -> Told:
    return told(Arrival("2 files", read=read, total=total, stopping=stopping), before, at)


def test_an_ingest_is_said_when_it_begins_and_at_each_quarter() -> None:
    said: list[str] = []
    last: Told | None = None
    for read in range(101):
        last = after(read, last, read / 100, total=100)
        if not said or last.words != said[-1]:
            said.append(last.words)
    assert said == [
        "Being read in: 2 files.",
        "2 files: a quarter of 100 documents read.",
        "2 files: half of 100 documents read.",
        "2 files: three quarters of 100 documents read.",
        "2 files: all of 100 documents read.",
    ]


def test_where_the_number_of_documents_is_not_known_it_is_said_now_and_then() -> None:
    begun = after(0, None, 0.0)
    assert after(9, begun, EVERY_S - 1) is begun
    later = after(1_200, begun, EVERY_S)
    assert later.words == "2 files: 1,200 documents read."
    assert after(1_200, later, EVERY_S * 9) is later, "nothing new was read"


def test_that_it_stops_is_said_once_and_no_number_after() -> None:
    begun = after(3, None, 0.0, total=9)
    stopping = after(4, begun, 1.0, total=9, stopping=True)
    assert stopping.words.startswith("Stopping")
    assert after(9, stopping, 99.0, total=9, stopping=True) is stopping


def test_the_next_ingest_begins_anew() -> None:
    begun = after(3, None, 0.0)
    assert told(Arrival("1 file", number=2), begun, 1.0).words == "Being read in: 1 file."
