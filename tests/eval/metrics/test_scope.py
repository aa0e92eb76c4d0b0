from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.domain import Period, Scope
from eval.cases import Case
from eval.metrics import METRICS
from eval.metrics.scope import overlap
from tests.eval.invented import NOON, answer, outcome


def days(first: int, last: int) -> Period:
    return Period(datetime(2025, 5, first, tzinfo=UTC), datetime(2025, 5, last + 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("read", "meant", "share"),
    [
        (days(19, 25), days(19, 25), 1.0),
        (days(19, 25), days(19, 20), 2 / 7),
        (days(1, 2), days(19, 20), 0.0),
        (Period(), Period(), 1.0),
        (Period(), days(19, 25), 0.0),
        (days(19, 25), Period(), 0.0),
        (Period(days(26, 26).start, None), days(26, 30), 1.0),
        (Period(None, datetime(2015, 1, 1, tzinfo=UTC)), Period(None, datetime(2025, 1, 1, tzinfo=UTC)), 0.0),
        (Period(None, datetime(2015, 1, 1, tzinfo=UTC)), Period(None, datetime(2015, 1, 1, tzinfo=UTC)), 1.0),
        (Period(None, days(25, 25).end), days(19, 25), 0.0),
        (Period(days(1, 1).start.replace(year=2026), None), days(19, 25), 0.0),
    ],
)
def test_a_period_is_as_right_as_the_days_it_shares(read: Period, meant: Period, share: float) -> None:
    assert overlap(read, meant, NOON) == pytest.approx(share)


def test_a_question_whose_time_nobody_labelled_is_not_scored() -> None:
    given = outcome("a", answer(scope=Scope(days(19, 25))))
    assert METRICS["scope"].score(Case("a", "Q?"), given) is None
    read = METRICS["scope"].score(Case("a", "Q?", period=Period()), given)
    assert read is not None and (read.part, read.why) == (0, "read as 2025-05-19 to 2025-05-25, meant no time")
    assert METRICS["scope, named"].score(Case("a", "Q?", period=Period()), given) is None
    right = METRICS["scope, named"].score(replace(Case("a", "Q?"), period=days(19, 25)), given)
    assert right is not None and (right.part, right.why) == (1, "")
