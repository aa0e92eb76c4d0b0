"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _archive(context: typer.Context, given: Path | None) -> Path | None:
    """Take --archive from after the command's name, else from before it."""
    before = context.parent
    while given is None and before is not None:
        given = before.params.get("archive")
        before = before.parent
    return given


ARCHIVE_HELP = "The archive's folder (default: DATELINE_ARCHIVE, else ./archive-data)."

Archive = Annotated[
    Path | None, typer.Option("--archive", metavar="DIR", help=ARCHIVE_HELP, callback=_archive, show_default=False)
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The day the question is asked (default: now); a day means its noon UTC."
    ),
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Published on this day or later.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Published on this day or earlier.")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", metavar="NAME", help="From this outlet (repeatable).")]
Authors = Annotated[list[str] | None, typer.Option("--author", metavar="NAME", help="By this author (repeatable).")]
Speakers = Annotated[
    list[str] | None, typer.Option("--speaker", metavar="NAME", help="What this person said (repeatable).")
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="ARTICLE_ID", help="Leave this article out (repeatable).")
]
Batch = Annotated[
    str | None,
    typer.Option("--batch", metavar="FILE", help="Take JSON lines {id, question, …} from FILE (- is stdin), in order."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Thread = Annotated[str | None, typer.Option("--thread", metavar="ID", help="Go on with the conversation of this name.")]
ReadAs = Annotated[
    str | None,
    typer.Option("--read-as", metavar="QUESTION", help="Ask this instead; QUESTION is kept as what was typed."),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The chat model that writes (default: DATELINE_MODEL).")
]
NoLlm = Annotated[bool, typer.Option("--no-llm", help="Answer with the archive's own sentences, without a model.")]
