"""A small report about invented people, and the same with hostile words in every place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from eval.report.view import Bin, Case, Curves, Earlier, Evidence, Figure, Found, Kind, Risk, Score, Tally, View

HOSTILE = (
    "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)> [go](javascript:alert(3)) "
    "![p](http://evil.example/p.png) | `a` </style></title></svg> &lt; https://evil.example/ "
    "\x00\u202e\ud800 {{ 7 * 7 }} $x$"
)
QUOTE = Evidence(1, "The ferry will sail on Monday.", "a-1", "Ferry returns", "Coast Tribune", "3 May 2025", "Ida Marn")
WRONG = Case(
    id="ferry-1",
    kind="fact",
    question="When does the ferry sail?",
    as_of=date(2025, 5, 4),
    answer="The ferry will sail on Monday. [1] Nobody knows. [9]",
    confidence=0.61,
    verdict="wrong",
    system="Dateline",
    wanted=("Tuesday", "6 May"),
    short_answer="Monday",
    reasons=("answer not in the text",),
    evidence=(QUOTE,),
)
REFUSED = replace(
    WRONG,
    id="mayor-1",
    kind="who said what",
    question="What did the mayor say?",
    answer="The archive does not say.",
    verdict="wrongly refused",
    short_answer=None,
    evidence=(),
    closest=(QUOTE,),
)
RIGHT_ONE = replace(WRONG, id="quay-1", question="Who built the quay?", verdict="right", reasons=())
CURVES = Curves(
    risk=(Risk(0.5, 0.1, 0.6), Risk(0.8, 0.2, 0.25), Risk(1.0, 0.3, 0.0)),
    reliability=(Bin(0.3, 0.4, 10), Bin(0.7, 0.8, 30)),
    recall=(Found(1, 0.7, 0.6, 0.8), Found(5, 0.9, 0.85, 0.95)),
    latency_ms=(40.0, 50.0, 60.0, 90.0),
)
VIEW = View(
    title="Harbour questions",
    systems=("Dateline", "tutorial"),
    facts=(("seed", "7"),),
    figures=(
        Figure(
            "Answers",
            "Right",
            "The wanted words are there.",
            40,
            "%",
            "higher",
            (Score(0.7, 0.6, 0.8), Score(0.5, 0, 1)),
        ),
        Figure("Answers", "Judged", "A model calls it right.", 0, "%", "higher", (None, None)),
        Figure("Speed", "Half within", "Median.", 40, "ms", "lower", (Score(50, 45, 70), None)),
    ),
    curves=(CURVES, CURVES),
    threshold=0.2,
    kinds=(Kind("fact", (Tally(20, 30), Tally(15, 30))), Kind("who said what", (Tally(2, 10), None))),
    cases=(WRONG, REFUSED, RIGHT_ONE),
    history=(
        Earlier(date(2025, 5, 1), "aaaaaaa", (("Right", 0.6),)),
        Earlier(date(2025, 5, 4), "bbbbbbb", (("Right", 0.7),)),
    ),
)


def hostile(words: str = HOSTILE) -> View:
    """Put ``words`` wherever the report takes words."""
    quote = Evidence(1, words, words, words, words, words, words)
    case = Case(
        words, words, words, date(2025, 5, 4), f"{words} [1]", 0.5, words, words, (words,), (words,), words, (words,),
        (quote,), (quote,),
    )  # fmt: skip
    return View(
        words,
        (words, "second"),
        words,
        ((words, words),),
        tuple(replace(figure, group=words, name=words, meaning=words) for figure in VIEW.figures),
        VIEW.curves,
        0.2,
        (Kind(words, (Tally(1, 5), None)),),
        (case, replace(case, verdict="right", kind="other")),
        (Earlier(date(2025, 5, 1), words, ((words, 0.6),)), Earlier(date(2025, 5, 2), words, ((words, 0.7),))),
    )
