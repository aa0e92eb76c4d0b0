from __future__ import annotations

import pytest

from assistant.domain import Span
from ingest.statements.attributions import Attribution
from ingest.statements.cues import is_statement


def attribution(text: str, cue: str, content: str) -> Attribution:
    at, said = text.index(cue), text.index(content)
    return Attribution(Span(0, 4), Span(at, at + len(cue)), (Span(said, said + len(content)),))


@pytest.mark.parametrize(
    "cue",
    """said|says|has said|told|tweeted|was tweeting|announced|denied|declined to comment|according to|wrote on X
    |the statement that|pledges|vowed|quipped|testified|pointed out|made it clear|lashed out at|replied|acknowledging
    |continued to insist|put it|criticised|decried|ruled out|:""".replace("\n    ", "").split("|"),
)
def test_words_of_speech_report_a_statement(cue: str) -> None:
    assert is_statement(f"Holt {cue} it leaks.", attribution(f"Holt {cue} it leaks.", cue, "it leaks"))


@pytest.mark.parametrize(
    "cue",
    """wants|believes|supports|expects|seems|hopes|thinks|plans to|endorsed|continued to support|self-described
    |so-called|allegedly""".replace("\n    ", "").split("|"),
)
def test_attitudes_thoughts_and_plans_are_no_statements(cue: str) -> None:
    assert not is_statement(f"Holt {cue} it leaks.", attribution(f"Holt {cue} it leaks.", cue, "it leaks"))


def test_a_real_quotation_is_a_statement_whatever_its_cue() -> None:
    for content in ("“a very big leak”", '"a very big leak"', "''a very big leak''"):
        text = f"Holt is sure of {content} now."
        assert is_statement(text, attribution(text, "is sure of", content))
    text = "Holt is sure of “a leak” now."
    assert not is_statement(text, attribution(text, "is sure of", "“a leak”"))


def test_a_colon_without_a_source_is_no_cue() -> None:
    text = "Here: it leaks."
    bare = Attribution(None, Span(4, 5), (Span(6, 14),))
    assert not is_statement(text, bare)
