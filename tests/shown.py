"""Passages as a model is shown them."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.domain import Hit, Moment, Record

ARTICLES = {
    "bridge": "Weather: rain.\n\nThe Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday. "
    "“We will not open a bridge that is not safe,” Quay told reporters.\n\n"
    "The council had promised to reopen it by 3 May.",
    "fair": "The midsummer fair moves to the north bank. Its committee expects 9,000 visitors.",
}
RECORDS = {
    "bridge": Record(
        "bridge",
        'Bridge "stays" closed',
        outlet="The Lantern",
        published=Moment(datetime(2025, 5, 20, tzinfo=UTC), "day", "x"),
    ),
    "fair": Record(
        "fair",
        "Fair moves north",
        outlet="Harrow Courier",
        published=Moment(datetime(2025, 5, 1, tzinfo=UTC), "month", "x"),
    ),
}


def hit(article: str, start: int = 0) -> Hit:
    text = ARTICLES[article]
    return Hit(1, RECORDS[article], start, len(text), text[start:], 1.0)


HITS = [hit("bridge", ARTICLES["bridge"].index("The Harrow")), hit("fair")]
CLOSED = "The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday."
SAFE = "“We will not open a bridge that is not safe,” Quay told reporters."
