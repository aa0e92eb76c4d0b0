"""A model's answer as the chain shows it: proved, struck or replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Answer
from assistant.settings import load
from assistant.verify import RULES_ALONE
from tests.fake_endpoint import FakeEndpoint, completion, fake_endpoint, saying

AS_OF = datetime(2024, 9, 20, 12, tzinfo=UTC)
QUESTION = "How much would the Orven Gate cost?"
RIGHT = "The study puts the cost of the Orven Gate at 51 million crowns"
WRONG = "The Orven Gate would cost 61 million crowns"
BESIDE = "Greta Lorne criticised the opening for ships"


@pytest.fixture(scope="module")
def server() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as server:
        yield server


def ask(archive: Path, server: FakeEndpoint, *claims: str, then: str | None = None, **settings: str) -> Answer:
    """Ask with a model that writes these claims, each with the passage that tells the cost of the gate."""
    given = load(archive=archive, model="scripted", OPENAI_BASE_URL=server.url, OPENAI_API_KEY="k", **settings)
    with Assistant.open(archive, given) as assistant:
        hits = assistant.search(QUESTION, k=10, as_of=AS_OF)
        at = next(n for n, hit in enumerate(hits, start=1) if "would cost 51 million crowns" in hit.text)
        written = saying(" ".join(f"{claim} [{at}]." for claim in claims))
        server.script(written, *([completion(then)] if then is not None else []))
        return assistant.ask(QUESTION, as_of=AS_OF)


def test_a_right_answer_is_shown_as_written(sample_archive: Path, server: FakeEndpoint) -> None:
    answer = ask(sample_archive, server, RIGHT)
    assert answer.answered_by == "scripted"
    assert answer.text == f"{RIGHT}. [1]"


def test_others_may_answer_by_settings_of_their_own_from_the_same_open_archive(
    sample_archive: Path, server: FakeEndpoint
) -> None:
    server.script(saying("The Orven Gate would cost 61 million crowns [1]."))
    with Assistant.open(sample_archive, load(archive=sample_archive)) as shared:
        given = load(model="scripted", OPENAI_BASE_URL=server.url, OPENAI_API_KEY="k", unsupported="strike")
        mine = shared.answering_with(given)
        written = mine.ask(QUESTION, as_of=AS_OF)
        silent = shared.answering_with(load(abstain_below=1)).ask(QUESTION, as_of=AS_OF)
        quoted = shared.ask(QUESTION, as_of=AS_OF)
    assert mine.archive is shared.archive
    assert server.requests[-1].headers.count("Bearer k") == 1
    assert any("scripted" in notice for notice in written.notices)
    assert silent.abstained
    assert (quoted.answered_by, quoted.abstained, quoted.notices) == ("extractive", False, silent.notices)


def test_where_the_core_falls_the_archive_answers_and_says_so(sample_archive: Path, server: FakeEndpoint) -> None:
    answer = ask(sample_archive, server, WRONG, BESIDE)
    assert answer.answered_by == "extractive"
    assert "61" not in answer.text
    assert any("could not be proved from the archive" in notice for notice in answer.notices)


def test_what_falls_beside_the_core_is_left_out_or_struck(sample_archive: Path, server: FakeEndpoint) -> None:
    dropped = ask(sample_archive, server, RIGHT, "It takes fourteen years to build")
    assert dropped.text == f"{RIGHT}. [1]"
    struck = ask(sample_archive, server, RIGHT, "It takes fourteen years to build", unsupported="strike")
    assert struck.text == f"{RIGHT}. [1] ~~It takes fourteen years to build.~~ (not supported by the archive)"
    for answer in (dropped, struck):
        assert [claim.supported for claim in answer.claims] == [True, False]


def test_a_second_reading_that_fails_is_told_and_changes_nothing(sample_archive: Path, server: FakeEndpoint) -> None:
    answer = ask(sample_archive, server, RIGHT, then="no verdict", entailment="model")
    assert answer.text == f"{RIGHT}. [1]"
    assert any(notice.endswith(RULES_ALONE) for notice in answer.notices)


def test_a_draft_that_cannot_be_read_costs_no_answer(
    sample_archive: Path, server: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ValueError("Exceeds the limit")

    monkeypatch.setattr("assistant.verify.flaws", breaks)
    answer = ask(sample_archive, server, RIGHT)
    assert answer.answered_by == "extractive"
    assert any("could not be read (ValueError)" in notice for notice in answer.notices)
