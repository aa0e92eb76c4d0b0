"""A real model at a real endpoint, SmolLM2-135M on loopback: the round trip holds; its wisdom is not asserted.

docs/judge.md says how far its labels are from people's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings, load
from eval.judge.asking import Options
from eval.judge.judge import judge_run
from eval.judge.verdicts import Correctness, Mode, Support
from scripts.serve_smollm import NAME, missing, serving
from tests.eval.judge.bridge import ANSWER, CLAIM, UNANSWERABLE

pytestmark = [pytest.mark.model, pytest.mark.skipif(missing() is not None, reason=str(missing()))]


@pytest.fixture(scope="module")
def smollm() -> Iterator[Settings]:
    """The settings of a judge at a server that runs the model, on a free loopback port."""
    with serving() as address:
        yield load(model=NAME, OPENAI_BASE_URL=address, timeout_s=300)


@pytest.mark.parametrize("mode", [Mode.SCHEMA, Mode.PLAIN])
def test_a_small_models_verdicts_are_of_the_form_or_unscored_and_are_paid_once(
    smollm: Settings, tmp_path: Path, mode: Mode
) -> None:
    cases, options = [ANSWER, UNANSWERABLE, CLAIM], Options(mode=mode, reply_tokens=120)
    given = list(judge_run(cases, smollm, tmp_path, options))
    assert [type(verdict.label) for verdict in given] == [Correctness, Correctness, Support]
    assert all(verdict.reason and verdict.mode is mode and verdict.tokens_in > 100 for verdict in given)
    assert all(verdict.cached for verdict in judge_run(cases, smollm, tmp_path, options))
