"""The `dateline` command: its commands, and the one place where an error becomes one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import DatelineError
from ui.cli import ask, chat, doctor, extract, ingest, mcp, remove, said, search, serve, show, status, ui
from ui.cli.eval import app as evaluation
from ui.cli.options import ARCHIVE_HELP
from ui.cli.terminal import out, tell
from ui.cli.threads import app as threads

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, invoke_without_command=True
)
for command in (
    ingest.ingest,
    ask.ask,
    search.search,
    said.said,
    show.show,
    chat.chat,
    ui.ui,
    serve.serve,
    mcp.mcp,
    status.status,
    doctor.doctor,
    remove.remove,
    extract.extract,
):
    app.command()(command)
app.add_typer(threads, name="threads")
app.add_typer(evaluation, name="eval")


@app.callback()
def dateline(
    context: typer.Context,
    archive: Annotated[  # noqa: ARG001  # read by the commands' own option, see ui.cli.options
        Path | None, typer.Option("--archive", metavar="DIR", help=ARCHIVE_HELP)
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Ask a news archive; every claim of the answer opens the exact words in the stored article."""
    if version:
        out(f"dateline {installed_version('dateline')}")
    elif context.invoked_subcommand is None:
        out(context.get_help())


def main() -> None:
    """Run the command line on the process's arguments and end the process with the exit code."""
    import warnings

    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's warning is no line for a reader
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal keeps its encoding; files and pipes hold UTF-8 anywhere
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; give its exit code: 0 done, 1 a fault, 2 wrong input, 3 done in part, 130 interrupted."""
    try:
        with typer.main.get_command(app).make_context("dateline", list(arguments)) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as stop:
        sys.stdout.flush()
        return stop.exit_code
    except typer.TyperException as error:
        tell(f"dateline: {error.format_message()} (dateline {_named(arguments)}--help lists what it takes)")
        return 2
    except DatelineError as error:
        tell(f"dateline: {error}")
        return error.exit_code
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (KeyboardInterrupt, typer.Abort):
        tell("dateline: interrupted; nothing that was stored is lost")
        return 130
    except Exception as error:  # the process boundary: a fault is one line, its traceback on demand
        if os.environ.get("DATELINE_DEBUG"):
            raise
        tell(f"dateline: fault: {type(error).__name__}: {error} (run with DATELINE_DEBUG=1 for the traceback)")
        return 1
    return 0


def _named(arguments: Sequence[str]) -> str:
    """Give the command that the arguments name, for a hint."""
    commands = typer.main.get_command(app)
    names = ""
    for argument in arguments:
        inner = getattr(commands, "commands", {}).get(argument)
        if inner is not None:
            names, commands = f"{names}{argument} ", inner
    return names
