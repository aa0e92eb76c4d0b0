"""The SDK's own client asks the real command, and the server in this process where a process adds nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import jsonschema
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from assistant import Assistant
from assistant.errors import EndpointError
from assistant.events import Event, Token
from tests.conftest import ROOT
from tests.ui.served import COMMAND
from ui.doors import calls
from ui.mcp.server import server

Dateline = Callable[..., Any]
TOOLS = ["ask", "search", "said", "show"]
QUESTION = {"question": "what did Peskov say about the memorandum", "as_of": "2025-05-30"}


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive) as opened:
        yield opened


@asynccontextmanager
async def started(archive: Path, *options: str) -> AsyncIterator[Client]:
    parameters = StdioServerParameters(
        command=COMMAND[0],
        args=[*COMMAND[1:], "mcp", "--archive", str(archive), *options],
        env={"HOME": os.environ["HOME"]},
        cwd=ROOT,
    )
    async with Client(parameters) as client:
        yield client


@asynccontextmanager
async def inside(assistant: Assistant, told: list[str] | None = None) -> AsyncIterator[Client]:
    served = server(assistant, extractive=True, tell=([] if told is None else told).append)
    async with Client(served) as client:
        yield client


def line(result: CallToolResult) -> str:
    """Give the text of a result that is an error."""
    assert result.is_error
    assert result.structured_content is None
    [block] = result.content
    assert isinstance(block, TextContent)
    assert "\n" not in block.text
    return block.text


def untimed(given: object) -> dict[str, object]:
    assert isinstance(given, dict)
    return {name: value for name, value in given.items() if name != "timings_ms"}


async def test_a_client_finds_four_typed_tools_that_only_read(sample_archive: Path) -> None:
    async with started(sample_archive) as client:
        assert client.instructions is not None
        assert "49 articles, published 2024-03-14 to 2025-05-30" in client.instructions
        offered = (await client.list_tools()).tools
    assert [tool.name for tool in offered] == TOOLS
    for tool in offered:
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)
        assert tool.description
        assert tool.output_schema is not None
        for schema in (tool.input_schema, tool.output_schema):
            jsonschema.Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert all("description" in argument for argument in tool.input_schema["properties"].values())
    assert "thread" not in offered[0].input_schema["properties"]


async def test_every_tool_gives_what_the_command_line_gives(sample_archive: Path, dateline: Dateline) -> None:
    def shown(*arguments: str) -> object:
        return json.loads(dateline(*arguments, "--archive", sample_archive, "--json").out)

    async with started(sample_archive, "--no-llm") as client:
        schemas = {tool.name: tool.output_schema for tool in (await client.list_tools()).tools}
        answer = await client.call_tool("ask", QUESTION)
        found = await client.call_tool("search", {"query": "barrier", "k": 3, "outlet": ["Coast Tribune"]})
        said = await client.call_tool("said", {"speaker": "Renwold", "about": "barrier", "from": "2025-01-01"})
        article_id = answer.structured_content["citations"][0]["article_id"]
        article = await client.call_tool("show", {"article_id": article_id})
    expected = {
        "ask": (answer, shown("ask", QUESTION["question"], "--as-of", QUESTION["as_of"])),
        "search": (found, shown("search", "barrier", "--k", "3", "--outlet", "Coast Tribune")),
        "said": (said, shown("said", "Renwold", "--about", "barrier", "--from", "2025-01-01")),
        "show": (article, shown("show", article_id)),
    }
    for name, (given, wanted) in expected.items():
        assert not given.is_error
        assert untimed(given.structured_content) == untimed(wanted)
        [block] = given.content
        assert isinstance(block, TextContent)
        assert json.loads(block.text) == given.structured_content
        jsonschema.validate(given.structured_content, schemas[name] or {}, jsonschema.Draft202012Validator)
    assert answer.structured_content["citations"][0]["quote"] in article.structured_content["text"]
    assert found.structured_content["hits"]
    assert said.structured_content["statements"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {}, "question: Field required"),
        ("ask", {"question": "?!"}, "the question has no words"),
        ("ask", {"question": "q", "as_of": "soon"}, "as_of 'soon' is not a date; write 2025-05-30"),
        ("ask", {"question": "q", "thread": "t"}, "thread: is not taken here; leave it out"),
        ("ask", {"question": "barrier", "outlet": ["The Sun"]}, "no outlet in the archive is called 'The Sun'"),
        ("search", {"query": "barrier", "k": 101}, "k: Input should be less than or equal to 100"),
        ("said", {"speaker": "Wolcote"}, "'Wolcote' may be Ida Wolcote"),
        ("show", {"article_id": "nowhere"}, "there is no article 'nowhere'"),
        ("remove", {}, "there is no tool 'remove'; there are ask, search, said, show"),
    ],
)
async def test_what_is_wrong_is_one_line_that_an_agent_can_mend(
    tool: str, arguments: dict[str, object], told: str, assistant: Assistant
) -> None:
    async with inside(assistant) as client:
        assert line(await client.call_tool(tool, arguments)).startswith(told)


async def test_a_fault_is_one_line_and_the_server_goes_on(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = iter((ValueError("odd\nthing"), EndpointError("the endpoint is down; start it")))

    def broken(*given: object) -> object:
        raise next(faults)

    monkeypatch.setattr(calls, "search", broken)
    told: list[str] = []
    async with inside(assistant, told) as client:
        assert line(await client.call_tool("search", {"query": "a"})).startswith("fault: ValueError; ")
        assert line(await client.call_tool("search", {"query": "a"})) == "the endpoint is down; start it"
        assert not (await client.call_tool("said", {"k": 1})).is_error
    assert told == ["dateline: fault in search: ValueError: odd\nthing"]


async def test_a_call_that_is_taken_back_ends_the_work(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(*given: object, **named: object) -> Iterator[Event]:
        try:
            while True:
                begun.set()
                yield Token("more")
        finally:
            ended.set()

    monkeypatch.setattr(assistant, "stream", endless)
    async with inside(assistant) as client, anyio.create_task_group() as calling:
        calling.start_soon(client.call_tool, "ask", QUESTION)
        assert await anyio.to_thread.run_sync(begun.wait, 20)
        calling.cancel_scope.cancel()
        with anyio.CancelScope(shield=True):
            assert await anyio.to_thread.run_sync(ended.wait, 20)


def test_stdout_holds_the_protocol_and_nothing_else_whatever_is_sent(sample_archive: Path) -> None:
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    lines = [
        message(1, "initialize", hello),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        "not JSON",
        message(2, "tools/call", {"name": "ask", "arguments": {"question": "\ud800?"}}),
        message(3, "tools/call", {"name": "search", "arguments": {"query": "Barrier “quoted” \u2028", "k": 1}}),
    ]
    noisy = "import sys; from assistant import search; import os; "
    noisy += "real = search.fuse; search.fuse = lambda *a: (print('noise'), os.write(1, b'noise\\n'), real(*a))[2]; "
    command = [sys.executable, "-c", noisy + COMMAND[2], "mcp", "--archive", str(sample_archive)]
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True
    )
    with running as done:
        assert done.stdin
        assert done.stdout
        done.stdin.write("\n".join(lines) + "\n")
        done.stdin.flush()
        replies = {}
        while 3 not in replies:
            reply = json.loads(done.stdout.readline())
            replies[reply.get("id")] = reply
        rest, told = done.communicate(timeout=30)
    assert (done.returncode, rest) == (0, "")
    assert replies[1]["result"]["serverInfo"]["name"] == "dateline"
    assert replies[3]["result"]["structuredContent"]["hits"]
    assert "noise\nnoise\n" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_though_stdin_is_open(stop: signal.Signals, sample_archive: Path) -> None:
    command = [*COMMAND, "mcp", "--archive", str(sample_archive)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(message(1, "ping", {}) + "\n")
        running.stdin.flush()
        assert running.stdout.readline()
        running.send_signal(stop)
        assert running.wait(30) == -stop
        assert running.stderr.read() == ""


def message(id_: int, method: str, params: dict[str, object]) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": id_, "method": method, "params": params})


async def test_asking_leaves_the_archive_as_it_was(sample_archive: Path) -> None:
    def files() -> dict[str, int]:
        return {
            str(path): path.stat().st_mtime_ns
            for path in sample_archive.rglob("*")
            if path.is_file() and not path.name.endswith(("-wal", "-shm"))
        }

    before = files()
    async with started(sample_archive) as client:
        for tool, arguments in (("ask", QUESTION), ("search", {"query": "gate"}), ("said", {"k": 1})):
            assert not (await client.call_tool(tool, arguments)).is_error
    assert files() == before


def test_without_its_extra_it_says_what_to_install(
    dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    finished = dateline("mcp", "--archive", sample_archive)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err == "dateline: mcp is not installed; pip install 'dateline[mcp]' brings it\n"


def test_without_an_archive_it_ends_with_one_line(dateline: Dateline, tmp_path: Path) -> None:
    finished = dateline("mcp", "--archive", tmp_path / "nowhere")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert str(tmp_path / "nowhere") in finished.err
