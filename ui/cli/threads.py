"""`dateline threads`: the conversations that are kept; give one a title, delete it, take it away as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import ArchiveMissing, InputError
from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out, tell

if TYPE_CHECKING:
    from assistant.conversation import Threads

app = typer.Typer(
    help="The conversations that are kept.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="The thread's id, as the list shows it.")]
Title = Annotated[str, typer.Argument(metavar="TITLE", help="What it is to be called.")]
Form = Annotated[str, typer.Option("--format", metavar="FORM", help="md (to read), json, or csv (one row a source).")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of printing; not over an old file.")
]


@app.callback()
def threads(context: typer.Context, as_json: AsJson = False, archive: Archive = None) -> None:
    """List the conversations that are kept; export or delete one."""
    if context.invoked_subcommand is None:
        _list(archive, as_json=as_json)


@app.command("list")
def list_(as_json: AsJson = False, archive: Archive = None) -> None:
    """List the conversations that are kept, as `dateline threads` alone does."""
    _list(archive, as_json=as_json)


def _list(archive: Path | None, *, as_json: bool) -> None:
    from ui import contract, exported
    from ui.dated import timestamp

    every = _threads(archive).every()
    if as_json:
        out(contract.dumps({"threads": [exported.summary(each) for each in every]}))
        return
    if not every:
        tell("No conversation is kept yet; `dateline chat` begins one, `dateline ask --thread ID` too.")
    for each in every:
        asked = f"{each.turns:,} question{'s' if each.turns != 1 else ''}"
        out(f"{one_line(each.id)}  {one_line(each.title)}")
        out(f"    {asked}, {timestamp(each.first)} to {timestamp(each.last)}")


@app.command()
def rename(thread: Id, title: Title, as_json: AsJson = False, archive: Archive = None) -> None:
    """Give a conversation a title in place of its first question."""
    from ui import contract, exported

    kept = _threads(archive)
    listed = kept.rename(_id(kept, thread), title)
    out(contract.dumps(exported.summary(listed)) if as_json else f"{one_line(listed.id)}: {one_line(listed.title)}")


@app.command()
def delete(thread: Id, as_json: AsJson = False, archive: Archive = None) -> None:
    """Delete a conversation for good; articles stay."""
    from ui import contract, exported

    kept = _threads(archive)
    gone = kept.delete(_id(kept, thread))
    if as_json:
        out(contract.dumps({"deleted": exported.summary(gone)}))
    else:
        out(f"deleted {one_line(gone.id)}: {one_line(gone.title)} ({gone.turns:,} questions)")


@app.command()
def export(thread: Id, form: Form = "md", target: Out = None, as_json: AsJson = False, archive: Archive = None) -> None:
    """Write a conversation as Markdown, JSON or CSV."""
    from ui import exported

    kept = _threads(archive)
    thread = _id(kept, thread)
    text = exported.exported(kept.listed(thread), kept.turns(thread), "json" if as_json else form)
    if target is None:
        out(text, end="")
        return
    try:
        with target.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{target} is there already; name another file, or remove it first") from None
    except OSError as error:
        raise InputError(f"{target} can't be written ({error.strerror}); name another file") from None
    tell(f"written to {target}")


def _id(kept: Threads, thread: str) -> str:
    """Give an id back. Raises InputError naming it where a title was typed."""
    every = kept.every()
    titled = [each.id for each in every if each.title.casefold() == thread.casefold()]
    if titled and all(each.id != thread for each in every):
        raise InputError(f"“{thread}” is a title; its id is {' or '.join(titled)}: name that")
    return thread


def _threads(archive: Path | None) -> Threads:
    from assistant.conversation import Threads

    folder = opening.settings(archive).archive
    if not folder.is_dir():
        raise ArchiveMissing(
            f"there is no archive at {folder}; name another with --archive, or make one: dateline ingest"
        )
    return Threads(folder)
