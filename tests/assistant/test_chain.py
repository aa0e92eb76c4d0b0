from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Scope
from assistant.errors import InputError
from assistant.events import Answered, Checked, Cited, Retrieved, Token, Understood

AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive) as opened:
        yield opened


def test_peskov_is_quoted_on_the_memorandum_and_nobody_else(assistant: Assistant) -> None:
    answer = assistant.ask("what did Peskov say about the memorandum", as_of=AS_OF)
    assert not answer.abstained
    assert "not constructive" in answer.text
    assert answer.citations
    spoken = [citation for citation in answer.citations if citation.speaker]
    assert {citation.speaker for citation in spoken} == {"Dmitry Peskov"}
    about = [citation.quote for citation in answer.citations if not citation.speaker]
    assert all("memorandum" in quote for quote in about), "the paper's own sentence on what he spoke about"


def test_a_person_the_archive_does_not_quote_is_not_answered_for(assistant: Assistant) -> None:
    answer = assistant.ask("what did Macron say about the memorandum", as_of=AS_OF)
    assert answer.abstained
    assert answer.text.startswith("The archive has no statements by “Macron”.")
    assert answer.citations == ()
    assert answer.closest
    assert any("memorandum" in citation.quote for citation in answer.closest)


def test_every_quote_of_an_answer_is_the_stored_text(assistant: Assistant) -> None:
    for question in (
        "how much will the tidal gate cost",
        "who was elected mayor",
        "what did Umerov say",
        "when was the storm",
    ):
        answer = assistant.ask(question, as_of=AS_OF)
        for citation in (*answer.citations, *answer.closest):
            text = assistant.archive.article(citation.article.id).text
            assert text[citation.start : citation.end] == citation.quote


def test_markers_citations_and_claims_fit_together(assistant: Assistant) -> None:
    answer = assistant.ask("what happened in the storm", as_of=AS_OF)
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(f"[{citation.n}]" in answer.text for citation in answer.citations)
    assert {n for claim in answer.claims for n in claim.citations} == {citation.n for citation in answer.citations}
    assert len(answer.text.split()) <= assistant.settings.answer_words


def test_a_stream_tells_scope_hits_tokens_claims_citations_and_the_answer(assistant: Assistant) -> None:
    events = list(assistant.stream("what did Lavrov say", as_of=AS_OF))
    kinds = [type(event) for event in events]
    assert kinds[:2] == [Understood, Retrieved]
    assert set(kinds[2:-3]) == {Token}
    assert kinds[-3:] == [Checked, Cited, Answered]
    checked, cited, answered = events[-3:]
    assert isinstance(answered, Answered) and answered.answer.citations
    assert checked == Checked(answered.answer.claims)
    assert cited == Cited(answered.answer.citations)


def test_the_clock_turns_last_week_into_days(assistant: Assistant) -> None:
    answer = assistant.ask("what did Lavrov say last week", as_of=AS_OF)
    assert answer.scope.inferred == ("period",)
    assert answer.scope.period.start == datetime(2025, 5, 19, tzinfo=UTC)
    assert answer.scope.why


def test_a_period_without_coverage_is_not_answered_from_another(assistant: Assistant) -> None:
    assert assistant.ask("what did Lavrov say in March 2021", as_of=AS_OF).abstained


def test_a_question_that_names_nothing_is_not_answered_and_one_that_names_a_time_gets_its_articles(
    assistant: Assistant,
) -> None:
    assert assistant.ask("who is he?", as_of=AS_OF).abstained
    dated = assistant.ask("what happened on 29 May 2025?", as_of=AS_OF)
    assert not dated.abstained
    assert all(c.article.published and c.article.published.at.year == 2025 for c in dated.citations)


def test_timings_cover_the_parts(assistant: Assistant) -> None:
    timings = assistant.ask("what did Lavrov say", as_of=AS_OF).timings_ms
    assert set(timings) == {"understand", "retrieve", "answer", "verify", "total"}
    assert sum(value for name, value in timings.items() if name != "total") <= timings["total"]


def test_a_question_without_words_is_refused(assistant: Assistant) -> None:
    with pytest.raises(InputError, match="no words"):
        assistant.ask("?!")


def test_an_unknown_outlet_names_the_nearest(assistant: Assistant) -> None:
    with pytest.raises(InputError, match="nearest"):
        assistant.ask("storm", as_of=AS_OF, scope=Scope(outlets=("Coast Tribun",)))


def test_the_chain_is_a_langchain_runnable(assistant: Assistant) -> None:
    answers = assistant.chain.batch(
        [{"question": "what did Lavrov say", "as_of": AS_OF}, {"question": "who is mayor", "as_of": AS_OF}]
    )
    assert [answer.question for answer in answers] == ["what did Lavrov say", "who is mayor"]
