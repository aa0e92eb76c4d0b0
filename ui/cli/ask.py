"""`dateline ask`: one question, or a batch of them, answered with citations."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from assistant.errors import InputError
from ui.cli import opening
from ui.cli.options import (
    Archive,
    AsJson,
    AsOf,
    Authors,
    Batch,
    Exclude,
    From,
    Model,
    NoLlm,
    Outlets,
    ReadAs,
    Speakers,
    Thread,
    To,
)
from ui.cli.terminal import out, palette

Question = Annotated[str | None, typer.Argument(metavar="QUESTION", help="What to ask.", show_default=False)]


def ask(
    question: Question = None,
    as_of: AsOf = None,
    since: From = None,
    until: To = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    exclude: Exclude = None,
    thread: Thread = None,
    read_as: ReadAs = None,
    model: Model = None,
    no_llm: NoLlm = False,
    batch: Batch = None,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """Answer a question, with the exact words behind every claim."""
    from ui import contract
    from ui.cli.batch import exactly_one, run_batch
    from ui.cli.draft import follow
    from ui.cli.reply import show
    from ui.request import Request, clock, filters, period

    exactly_one(question, batch, "a QUESTION")
    if read_as is not None and batch is not None:
        raise InputError("--read-as is for one question; the lines of --batch have their own")
    if model and no_llm:
        raise InputError("--model and --no-llm exclude each other; drop one")
    scope = filters(period(since, until), outlet, author, speaker, exclude)
    given = Request(question or "", clock(as_of) if as_of is not None else None, scope)
    with opening.assistant(archive, model) as assistant:

        def answer(request: Request) -> contract.Json:
            return contract.answer(
                assistant.ask(
                    request.question,
                    as_of=request.as_of,
                    scope=request.scope,
                    thread=thread,
                    read_as=read_as,
                    extractive=no_llm,
                )
            )

        if batch is not None:
            run_batch(batch, given, answer)
        elif as_json:
            out(contract.dumps(answer(given)))
        else:
            events = assistant.stream(
                given.question,
                as_of=given.as_of,
                scope=scope,
                thread=thread,
                read_as=read_as,
                extractive=no_llm,
            )
            show(follow(events, sys.stdout), palette(sys.stdout))
