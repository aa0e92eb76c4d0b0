from __future__ import annotations

import time
from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Record, Span
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.speakers import resolve

RECORD = Record("a", "", authors=("Ina Quill",))
_WORDS = (
    "Fay Holt|Tom Moss|Tom Moss Jr.|Sen. Tom Moss (R-Ohio)|Mrs. Moss|Holt|Moss’s|de la Cruz|President Orr|Ban Ki-moon"
    "|the president|the|a senator|the ministry|State Department|he|she|who|which|I|his|they|said|told|and|of|for|in"
    "|,|.|“|”|\n\n|—|-|(|)|’|\u00a0|Jr.|AP|Associated Press|Its spokesman|campaign|wife|É|Ina Quill|May|Will"
).split("|")
_NEWS = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)


@st.composite
def articles(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, list[Attribution]]:
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = ends.map(lambda pair: Span(min(pair), max(pair)))
    attributions = st.builds(Attribution, st.none() | spans, spans, st.lists(spans, min_size=1, max_size=3).map(tuple))
    return text, draw(st.lists(attributions, max_size=8))


def _holds(text: str, found: Sequence[Attribution]) -> None:
    resolved = resolve(text, found, RECORD)
    assert len(resolved) == len(found)
    for attribution, speaker in zip(found, resolved, strict=True):
        if speaker is not None:
            assert attribution.source is not None
            assert speaker.name
            assert speaker.named.of(text).split() == speaker.name.split()


@given(articles(st.text(max_size=300)))
def test_any_text_resolves_to_names_that_stand_in_it(article: tuple[str, list[Attribution]]) -> None:
    _holds(*article)


@given(articles(_NEWS))
@settings(max_examples=300)
def test_words_of_news_in_any_order_resolve_to_names_that_stand_in_them(article: tuple[str, list[Attribution]]) -> None:
    _holds(*article)


@given(articles(_NEWS), st.randoms(use_true_random=False))
def test_the_order_in_which_attributions_are_given_changes_nothing(
    article: tuple[str, list[Attribution]], random: Random
) -> None:
    text, found = article
    found = [
        one
        for n, one in enumerate(found)
        if all(
            one.source is None or other.source is None or one.source.start != other.source.start for other in found[:n]
        )
    ]
    order = list(range(len(found)))
    random.shuffle(order)
    resolved = resolve(text, found, RECORD)
    assert resolve(text, [found[n] for n in order], RECORD) == [resolved[n] for n in order]


def _seconds(text: str) -> float:
    found = []
    at = text.find("<")
    while at >= 0:
        found.append(Attribution(Span(at + 1, text.index(">", at)), Span(at, at + 1), (Span(at, at + 1),)))
        at = text.find("<", at + 1)
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        resolve(text, found, RECORD)
        best = min(best, time.process_time() - start)
    return best


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    part = (
        "Fay Holt met Sen. Tom Moss. “It leaks,” < she > said. “No,” <the senator> said. The State Department left.\n\n"
    )
    assert _seconds(part * 800) < 16 * _seconds(part * 100) + 0.05
    run = "Fay Holt " * 50
    assert _seconds(run * 80) < 16 * _seconds(run * 10) + 0.05
