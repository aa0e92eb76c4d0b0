"""What a report shows, as plain frozen values: whoever measures fills them, and the report knows nothing else.

Every share is from 0 to 1, also where its unit is "%": the report does the multiplying. Scores, tallies and the like
stand in the order of ``View.systems``. All words may come from articles, questions or models, and are never trusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Literal

Unit = Literal["%", "ms", "tokens", "money", ""]
"""Money is in whatever the user counts, so that no sign stands beside it."""
Better = Literal["higher", "lower"]
RIGHT = "right"
"""The verdict on a case that did not fail; every other verdict is the caller's own words ("wrongly refused")."""


@dataclass(frozen=True, slots=True)
class Score:
    """A figure of one system with its interval; ``n`` is told where it may differ from the figure's."""

    value: float
    low: float
    high: float
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure of all systems; None where it was not scored. ``meaning`` is one line for the reader.

    ``n`` counts the questions of the first system that was scored.
    """

    group: str
    name: str
    meaning: str
    n: int
    unit: Unit
    better: Better
    scores: tuple[Score | None, ...]

    def __post_init__(self) -> None:
        for score in filter(None, self.scores):
            numbers = (score.low, score.value, score.high)
            if not all(isfinite(number) and number >= 0 for number in numbers):
                raise ValueError(f"figure {self.name!r}: {numbers} are not all finite and at least 0")
            if self.unit == "%" and max(numbers) > 1:
                raise ValueError(f"figure {self.name!r}: a share is from 0 to 1, not {max(numbers)}")


@dataclass(frozen=True, slots=True)
class Risk:
    """Answering only at a confidence of ``threshold`` or more: the share answered and the share of those wrong."""

    coverage: float
    risk: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers around a confidence: how many, and the share of them that was right."""

    confidence: float
    right: float
    n: int


@dataclass(frozen=True, slots=True)
class Found:
    """The share of questions with a right hit among the first ``k``, and its interval."""

    k: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curves:
    """The curves of one system; an empty one is not drawn. ``latency_ms`` holds every sample."""

    risk: tuple[Risk, ...] = ()
    reliability: tuple[Bin, ...] = ()
    recall: tuple[Found, ...] = ()
    latency_ms: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of ``n`` were right."""

    right: int
    n: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question and the tally of each system; None where it was not asked."""

    name: str
    tallies: tuple[Tally | None, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that an answer cites as ``[n]``; ``published`` is as a reader writes it ("29 May 2025")."""

    n: int
    quote: str
    article_id: str
    title: str
    outlet: str = ""
    published: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One question as one system answered it, and the verdict with its reasons.

    ``wanted`` holds the answers that would do, none where a refusal was wanted; ``before`` the earlier questions of
    the conversation; ``closest`` what a refusal offered in place of an answer.
    """

    id: str
    kind: str
    question: str
    as_of: date
    answer: str
    confidence: float
    verdict: str
    system: str = ""
    before: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    short_answer: str | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    closest: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run of the first system: its day, code version and figures by name (shares from 0 to 1)."""

    day: date
    code: str
    figures: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole report. ``subtitle`` states the result in one sentence; empty, it is read off the tallies.

    ``curves`` is empty or has one entry a system; ``cases`` are worst first; ``history`` oldest first, this run last.
    ``threshold`` is the confidence under which the first system refuses.
    """

    title: str
    systems: tuple[str, ...]
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    curves: tuple[Curves, ...] = ()
    threshold: float | None = None
    kinds: tuple[Kind, ...] = ()
    cases: tuple[Case, ...] = ()
    history: tuple[Earlier, ...] = ()

    def __post_init__(self) -> None:
        rows = [(f"figure {figure.name!r}", len(figure.scores)) for figure in self.figures]
        rows += [(f"kind {kind.name!r}", len(kind.tallies)) for kind in self.kinds]
        rows += [("curves", len(self.curves))] if self.curves else []
        for what, count in rows:
            if count != len(self.systems):
                raise ValueError(f"{what}: {count} entries for {len(self.systems)} systems")
