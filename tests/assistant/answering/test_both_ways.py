"""Whoever said both the thing asked after and the contrary gets no verdict: both are shown, and the reader judges."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from assistant.answering.saying_so import gainsays
from assistant.answering.verdict import SAYS_SO
from assistant.domain import Answer, Span, Speaker, Statement
from assistant.support.forms import weighty
from tests.assistant.answering.pier import harbour
from tests.assistant.answering.test_said import ask
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared


@pytest.mark.parametrize(
    ("topic", "said", "contrary"),
    [
        ("she would pay", "“We will gladly pay for paint. We will not pay for boats”", True),
        ("she would pay", "“We will gladly pay for paint. We will not ask for boats”", False),
        ("she would pay", "“If it rains we will pay”", False),
        ("she would not pay", "“We will pay for paint”", True),
        ("she would not pay", "“We will not pay for paint”", False),
    ],
)
def test_the_contrary_is_a_clause_with_one_not_more_or_less(topic: str, said: str, contrary: bool) -> None:
    wanted = weighty(topic)
    share = gainsays(topic, said, lambda words: len(wanted & weighty(words)) / len(wanted))
    assert (share >= SAYS_SO) is contrary


def told(folder: Path, question: str, *contents: str) -> Answer:
    """Ask about articles, beside those of the pier, in each of which Tom Holt says one thing."""
    with harbour(folder) as opened:
        with opened.archive.writer() as writer:
            for n, content in enumerate(contents):
                text = f"Tom Holt said that {content}."
                end, at = len("Tom Holt"), text.index(content)
                who, cue = Span(0, end), Span(end + 1, end + 5)
                speaker = Speaker("Tom Holt", who, "name")
                one = Statement(f"more-{n}", (Span(at, at + len(content)),), cue, who, "indirect", speaker=speaker)
                digest = sha256(content.encode()).hexdigest()
                writer.add([prepared(article(one.article_id, text))])
                vectors = {digest: WordEmbedder().encode([content])[0]}
                writer.put_statements(one.article_id, [one], [digest], vectors, "by hand")
        return ask(opened, question)


FOR, AGAINST = "he would vote for the ferry dock", "he would vote against the ferry dock"
WILL, WILL_NOT = "he would sell the ferry dock", "he would never sell the ferry dock"


@pytest.mark.parametrize(
    ("question", "contents", "short"),
    [
        ("Did Tom Holt say he would vote for the ferry dock?", (FOR,), "Yes"),
        ("Did Tom Holt say he would vote for the ferry dock?", (FOR, AGAINST), None),
        ("Did Tom Holt say he would vote against the ferry dock?", (FOR, AGAINST), None),
        ("Did Tom Holt say he would sell the ferry dock?", (WILL,), "Yes"),
        ("Did Tom Holt say he would sell the ferry dock?", (WILL, WILL_NOT), None),
    ],
)
def test_who_said_both_gets_no_verdict_and_both_are_shown(
    tmp_path: Path, question: str, contents: tuple[str, ...], short: str | None
) -> None:
    answer = told(tmp_path / "archive", question, *contents)
    assert answer.short_answer == short
    assert all(any(content in one.quote for one in answer.citations) for content in contents)
