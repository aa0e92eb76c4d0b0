from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.metadata import requires

import pytest

from ui.cli.app import app
from ui.cli.eval import app as evaluation

COMMANDS = [
    *sorted(command.callback.__name__ for command in app.registered_commands if command.callback),
    *(group.name for group in app.registered_groups if group.name),
]
EVALUATIONS = sorted(command.callback.__name__ for command in evaluation.registered_commands if command.callback)
OURS = {"ui", "assistant"}
TYPER = {"typer", "click", "shellingham", "annotated_doc"}
# Typer checks the types of a command's parameters with pydantic, which brings these.
TYPER_PARAMETERS = {"pydantic", "pydantic_core", "annotated_types", "typing_inspection", "typing_extensions"}

PROBE = """
import json, sys
before = set(sys.modules)
from ui.cli.app import run
code = run(sys.argv[1:])
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(loaded - sys.stdlib_module_names)), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments: str) -> tuple[set[str], str, float]:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    names = {name for name in json.loads(done.stderr.splitlines()[-1]) if not name.startswith("_sysconfigdata")}
    return names, done.stdout, time.perf_counter() - started


def test_help_loads_the_standard_library_and_typer_only(record_property: pytest.RecordProperty) -> None:
    names, help_text, seconds = loaded_by("--help")
    record_property("seconds", seconds)
    assert names <= OURS | TYPER
    assert all(f"\n  {command} " in help_text for command in COMMANDS)
    assert "..." not in help_text.partition("Commands:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_loads_nothing_heavier_than_typer_itself(command: str) -> None:
    names, help_text, _ = loaded_by(command, "--help")
    assert names <= OURS | TYPER | TYPER_PARAMETERS
    assert f"Usage: dateline {command}" in help_text


@pytest.mark.parametrize("command", EVALUATIONS)
def test_help_of_an_evaluation_loads_nothing_heavier_than_typer_itself(command: str) -> None:
    names, help_text, _ = loaded_by("eval", command, "--help")
    assert names <= OURS | TYPER | TYPER_PARAMETERS
    assert f"Usage: dateline eval {command}" in help_text


def test_rich_is_left_out_although_typer_would_use_it() -> None:
    assert any(requirement.startswith("rich") for requirement in requires("typer") or [])
    assert "rich" not in loaded_by("ask", "--help")[0]
