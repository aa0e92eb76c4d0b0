"""A real model that invents freely, SmolLM2-135M on loopback: what verification lets through is cited and verbatim.

It hardly ever writes a citation, so its words are tried a second time with every passage cited after every sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from assistant.answering.claims import draft_of
from assistant.answering.draft import Draft
from assistant.answering.written import WrittenAnswerer
from assistant.domain import Hit, Moment, Record, Scope
from assistant.question import understand
from assistant.settings import load
from assistant.text import sentences
from assistant.verify import verify
from assistant.wording import quoted, verbatim
from scripts.serve_smollm import NAME, missing, serving

pytestmark = [pytest.mark.model, pytest.mark.skipif(missing() is not None, reason=str(missing()))]

ARTICLES = {
    "bridge": "The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday. "
    "“We will not open a bridge that is not safe,” Quay told reporters.",
    "cost": "Ben Okoro, who leads the opposition, said the delay would cost traders 12,500 crowns a week. "
    "“The mayor is hiding behind her engineers,” Okoro said.",
    "fair": "The midsummer fair moves to the north bank. Its committee expects 9,000 visitors, Lena Marsh said.",
    "school": "The school on Mill Lane needs a new roof. “The rain comes in,” said its headmistress, Pia Bell.",
}
HITS = [
    Hit(
        n,
        Record(
            key,
            f"About the {key}",
            outlet="The Lantern",
            published=Moment(datetime(2025, 5, 20, tzinfo=UTC), "day", "x"),
        ),
        0,
        len(text),
        text,
        1 / n,
    )
    for n, (key, text) in enumerate(ARTICLES.items(), start=1)
]
QUESTIONS = (
    "Until when is the bridge closed?",
    "What did Ben Okoro say about the mayor?",
    "How many visitors does the fair expect?",
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(reply_tokens=48) as address:
        yield address


@pytest.mark.parametrize("asked", QUESTIONS)
def test_what_is_left_of_a_small_models_answer_is_cited_and_verbatim(url: str, asked: str) -> None:
    answerer = WrittenAnswerer(load(model=NAME, OPENAI_BASE_URL=url, timeout_s=300, prompt_tokens=1200))
    question = understand(asked, datetime(2025, 5, 21, tzinfo=UTC), Scope())
    *tokens, draft = answerer.stream(question, HITS)
    assert len(tokens) > 1
    assert all(isinstance(token, str) for token in tokens)
    assert isinstance(draft, Draft)

    check(draft)
    every = "".join(f"[{n}]" for n in range(1, len(HITS) + 1))
    said = "".join(map(str, tokens))
    check(draft_of(" ".join(f"{span.of(said)} {every}" for span in sentences(said)), HITS))


def check(draft: Draft) -> None:
    verified = verify(draft, ARTICLES.__getitem__)
    left = [claim for claim in verified.draft.claims if claim.supported]
    assert draft.abstained or left or verified.core_lost
    for citation in verified.draft.citations:
        assert citation.quote == ARTICLES[citation.article.id][citation.start : citation.end]
    for claim in left:
        assert claim.citations
        assert claim.text in verified.draft.text
        cited = " ".join(ARTICLES[c.article.id] for c in verified.draft.citations if c.n in claim.citations)
        assert all(next(verbatim(quotation, cited), None) for quotation in quoted(claim.text)[0])
