"""What docs/doors.md tells a reader to type does what it says."""

from __future__ import annotations

import itertools
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import typer

from tests.conftest import ROOT
from tests.ui.served import Served, served
from ui.cli.app import app

TEXT = (ROOT / "docs" / "doors.md").read_text("utf-8")
CURLS = re.findall(r"^(?:\$ )?(curl .*)$", TEXT, re.MULTILINE)
TOKEN = "token-of-the-docs-0123456789"


@pytest.fixture(scope="module")
def running(sample_archive: Path) -> Iterator[Served]:
    with served(sample_archive, DATELINE_TOKEN=TOKEN) as running:
        yield running


def test_the_configuration_of_a_client_starts_the_command() -> None:
    [block] = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    [server] = json.loads(block)["mcpServers"].values()
    name, *arguments = server["args"]
    assert server["command"] == "dateline"
    group = typer.main.get_command(app)
    command = group.get_command(typer.Context(group), name)  # type: ignore[attr-defined]  # a group
    assert command.make_context(name, arguments).params["archive"] == Path("/path/to/my-archive")


@pytest.mark.parametrize("line", CURLS)
def test_a_curl_line_gets_an_answer(line: str, running: Served) -> None:
    _, *words = shlex.split(line)
    [url] = [word for word in words if word.startswith("http://127.0.0.1:8502/")]
    given = [after for option, after in itertools.pairwise(words) if option == "-d"]
    headers = [after.split(": ") for option, after in itertools.pairwise(words) if option == "-H"]
    answer = httpx.request(
        "POST" if given else "GET",
        url.replace("http://127.0.0.1:8502", running.url),
        content="".join(given),
        headers={**dict(headers), "Authorization": f"Bearer {TOKEN}"},
    )
    assert answer.status_code == 200
    assert '"citations": [{' in answer.text or '"title":' in answer.text or '"articles":' in answer.text


def test_every_kind_of_example_is_there() -> None:
    assert {re.search(r"8502/(\w+)", line)[1] for line in CURLS} == {"ask", "search", "said", "status"}  # type: ignore[index]  # each has a path


def test_every_call_of_the_table_is_described(running: Served) -> None:
    paths = httpx.get(f"{running.url}/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"}).json()["paths"]
    told = {(method.lower(), path) for method, path in re.findall(r"^\| `(GET|POST) ([^`?]+)", TEXT, re.MULTILINE)}
    assert told - {("get", "/openapi.json")} == {(method, path) for path in paths for method in paths[path]}
    needing = {path for path, methods in paths.items() for each in methods.values() if each.get("security")}
    assert needing == set(paths) - {"/healthz"}
