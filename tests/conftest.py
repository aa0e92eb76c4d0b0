"""What every test has: a clean environment; and, on request, the command line in-process and the sample archive."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis

hypothesis.register_profile("shared machine", deadline=None)  # a busy machine is no failure
hypothesis.load_profile("shared machine")

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "ingest" / "sample" / "articles"


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def _clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No key, model or archive of the developer's leaks into a test, and their home is not touched."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("OPENAI_", "DATELINE_", "LANGCHAIN_", "LANGSMITH_")) or name in {"NO_COLOR", "COLUMNS"}:
                patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of the sample articles, built by the real pipeline; read it, never write to it."""
    from assistant.settings import load
    from ingest.pipeline import ingest

    folder = tmp_path_factory.mktemp("sample") / "archive"
    summary = ingest([str(SAMPLE)], folder, load(archive=folder), now=datetime(2025, 6, 1, tzinfo=UTC))
    assert not summary.failures
    return folder


@pytest.fixture
def dateline(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Finished]:
    """Run the command line in this process, in an empty folder: ``dateline("ask", "…", stdin="…")``."""
    from ui.cli.app import run

    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")

    def call(*arguments: object, stdin: str | bytes = "") -> Finished:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Finished(code, *capsys.readouterr())

    return call
