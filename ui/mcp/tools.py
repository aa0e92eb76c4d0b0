"""The four tools: what an agent is told of each, what it takes, what it gives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from anyio import to_thread
from pydantic import BaseModel, ValidationError

from assistant.errors import InputError
from ui.contract import Json
from ui.doors import asked, calls, following, shapes

if TYPE_CHECKING:
    from assistant import Assistant

Given = TypeVar("Given", bound=BaseModel)

ASK = """Answer a question from the news archive. Every claim of the answer carries [n] markers of `citations`, which
hold the exact words of a stored article with speaker, outlet and date: cite those, and say nothing of the archive
that they do not. Where `abstained` is true the archive does not say; tell the user so, `closest` is only the coverage
that comes nearest. Ask one whole question at a time; what was asked before is not remembered. For an archive of older
news set `as_of` to a day of its time."""
SEARCH = """Find the passages of the news archive that fit a query, best first: their exact words, with outlet and
date. For looking around; a passage found is not yet an answer."""
SAID = """List who said what, from the archive's record of statements: speaker, the exact words, when, to whom, and in
which article. Give a speaker, a topic, or both; with neither, who is quoted most. `kind` tells the speaker's own
words (direct) from the paper's wording of them (indirect): put only direct words in quotation marks. `manner` tells
what was denied or declined."""
SHOW = """Read one article of the archive whole, as it is stored: its text, outlet, date, authors. `start` and `end`
of every citation, hit and statement count characters of this text. Use it to see words in their context before they
are quoted."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; ``call`` raises InputError in one line for arguments that are wrong."""

    name: str
    title: str
    description: str
    takes: type[BaseModel]
    gives: type[shapes.Shape]
    call: Callable[[Mapping[str, object]], Awaitable[Json]]


def tools(assistant: Assistant, *, extractive: bool) -> tuple[Tool, ...]:
    """Give the tools over an open archive; ``extractive`` leaves the model out of ``ask``. None of them writes."""
    return (
        _tool(
            "ask",
            "Ask the archive",
            ASK,
            asked.Ask,
            shapes.Answer,
            partial(following.answer, assistant, extractive=extractive),
        ),
        _tool("search", "Search the archive", SEARCH, asked.Search, shapes.Hits, _on_thread(calls.search, assistant)),
        _tool("said", "Who said what", SAID, asked.Said, shapes.Statements, _on_thread(calls.said, assistant)),
        _tool("show", "Read an article", SHOW, asked.Show, shapes.Article, _on_thread(calls.show, assistant)),
    )


def _tool(
    name: str,
    title: str,
    description: str,
    takes: type[Given],
    gives: type[shapes.Shape],
    call: Callable[[Given], Awaitable[Json]],
) -> Tool:
    async def checked(arguments: Mapping[str, object]) -> Json:
        try:
            given = takes.model_validate(arguments)
        except ValidationError as error:
            raise InputError(asked.complaint(error.errors())) from None
        return await call(given)

    return Tool(name, title, " ".join(description.split()), takes, gives, checked)


def _on_thread(call: Callable[[Assistant, Given], Json], assistant: Assistant) -> Callable[[Given], Awaitable[Json]]:
    async def run(given: Given) -> Json:
        return await to_thread.run_sync(call, assistant, given)

    return run
