from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from ui.cli.app import app
from ui.cli.eval import app as evaluation

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
NEEDS_A_MODEL = "--model"
CONSOLES = [
    commands
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    if (
        commands := [
            line.removeprefix("$ ").partition("  #")[0].strip()
            for line in block.splitlines()
            if line.startswith("$ dateline ") and NEEDS_A_MODEL not in line
        ]
    )
]
COMMANDS = {command.callback.__name__: command for command in app.registered_commands if command.callback}
EVALUATIONS = {command.callback.__name__ for command in evaluation.registered_commands if command.callback}


def test_every_command_is_in_the_readme_and_nothing_else_is() -> None:
    assert set(re.findall(r"^\| `dateline (?!eval)(\w+)", README, re.MULTILINE)) == {*COMMANDS, "threads"}
    assert set(re.findall(r"^\| `dateline eval (\w+)", README, re.MULTILINE)) == EVALUATIONS


@pytest.mark.parametrize("lines", CONSOLES, ids=lambda lines: lines[0])
def test_the_commands_of_the_readme_do_what_they_say_one_after_the_other(
    lines: list[str],
    dateline: Callable[..., Any],
    sample_archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(sample_archive, archive)
    monkeypatch.setenv("DATELINE_ARCHIVE", str(archive))
    monkeypatch.syspath_prepend(ROOT)
    (tmp_path / "cwd" / "ingest").symlink_to(ROOT / "ingest")
    for line in lines:
        finished = dateline(*shlex.split(line)[1:])
        assert (finished.code, bool(finished.out)) == (0, True), f"{line}: {finished.err}"


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        word
        for words in re.findall(r"`make ([a-z ]+)`|^\$ make ([a-z ]+)", README, re.MULTILINE)
        for word in " ".join(words).split()
    }
    assert named
    assert named <= targets


def test_every_option_of_the_readme_exists() -> None:
    group = typer.main.get_command(app)
    commands = [group, *(group.get_command(typer.Context(group), name) for name in COMMANDS)]  # type: ignore[attr-defined]  # a group
    inner = typer.main.get_command(evaluation)
    commands += [inner.get_command(typer.Context(inner), name) for name in EVALUATIONS]  # type: ignore[attr-defined]  # a group
    known = {option for command in commands for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", README)) <= known | {"--help"}


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
