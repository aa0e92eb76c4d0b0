"""What a program may ask: the arguments of each call, checked, as the values the assistant takes.

The names are those of a batch line. Whatever a door does not know is refused: a filter misspelt must not be a filter
left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain import Scope
from assistant.question import LONGEST_QUESTION
from ui.request import clock, filters, period

MOST_FOUND = 100
"""Passages or statements that one call gives."""
MOST_NAMES = 50
"""Names one filter takes."""

Name = Annotated[str, Field(min_length=1, max_length=1000)]
Names = Annotated[list[Name], Field(max_length=MOST_NAMES)]
Day = Annotated[str | None, Field(max_length=40, examples=["2025-05-30"])]
Count = Annotated[int, Field(ge=1, le=MOST_FOUND)]


class Filters(BaseModel):
    """What articles may be used; every filter given binds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: Day = Field(default=None, alias="from", description="Published on this day or later: YYYY-MM-DD.")
    until: Day = Field(default=None, alias="to", description="Published on this day or earlier: YYYY-MM-DD.")
    outlet: Names = Field(default=[], description="Only from these outlets.")
    exclude: Names = Field(default=[], description="Leave out the articles with these ids.")

    def scope(self) -> Scope:
        """Give the filters as the assistant takes them. Raises InputError for a day that is none."""
        return filters(period(self.since, self.until, ("from", "to")), self.outlet, None, None, self.exclude)


class Dated(Filters):
    """Filters, and the clock."""

    as_of: Day = Field(
        default=None,
        description="The day the question is asked: YYYY-MM-DD; “yesterday” is counted from it. Default: now.",
    )
    author: Names = Field(default=[], description="Only by these authors.")
    speaker: Names = Field(default=[], description="Only what these people said.")

    def scope(self) -> Scope:
        """Give the filters as the assistant takes them. Raises InputError for a day that is none."""
        given = period(self.since, self.until, ("from", "to"))
        return filters(given, self.outlet, self.author, self.speaker, self.exclude)

    def clock(self) -> datetime | None:
        """Give the moment the question is asked at; None means now. Raises InputError for a day that is none."""
        return None if self.as_of is None else clock(self.as_of, "as_of")


class Ask(Dated):
    """A question for an answer."""

    question: str = Field(
        min_length=1,
        max_length=LONGEST_QUESTION,
        description="The question, one whole sentence that can be read without what was asked before.",
    )


class AskInThread(Ask):
    """A question that may lean on those asked before it in its thread."""

    thread: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9._:-]{1,100}$",
        description="Go on with the conversation of this name; the turn is kept beside the archive.",
    )
    no_llm: bool = Field(
        default=False, strict=True, description="Answer with the archive's own sentences, without a model."
    )


class Search(Dated):
    """A query for passages."""

    query: str = Field(min_length=1, max_length=LONGEST_QUESTION, description="What to look for: words or a question.")
    k: Count = Field(default=10, description="How many passages.")


class Said(Filters):
    """A speaker, a topic, or both."""

    speaker: Name | None = Field(default=None, description="Who spoke: a name, or a role that one person has.")
    about: Name | None = Field(default=None, description="What it is about.")
    article: Name | None = Field(default=None, description="Only in this article: its id or URL.")
    k: Count = Field(default=20, description="How many statements.")


class Show(BaseModel):
    """An article by its id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article_id: Name = Field(description="The `article_id` of a citation, hit or statement, or the article's URL.")


def complaint(errors: Sequence[Mapping[str, object]]) -> str:
    """Say in one line what is wrong with the arguments, by pydantic's list of errors."""
    return "; ".join(f"{_place(error['loc'])}: {_told(error)}" for error in errors)


def _told(error: Mapping[str, object]) -> str:
    """Say what is wrong with one argument and how to mend it, in our words where pydantic's don't say."""
    if error["type"] == "string_too_short":
        return "is empty; write something, or leave it out"
    if error["type"] != "extra_forbidden":
        return str(error["msg"])
    loc = error["loc"]
    name = str(loc[-1]) if isinstance(loc, tuple) and loc else ""
    models: tuple[type[BaseModel], ...] = (AskInThread, Search, Said, Show)
    known = {field.alias or each for model in models for each, field in model.model_fields.items()}
    if name in known:
        return "is not taken here; leave it out"
    near = get_close_matches(name, sorted(known), n=1)
    return f"is not known; {f'did you mean {near[0]}?' if near else 'leave it out'}"


def _place(loc: object) -> str:
    """Name an argument; where it stands in the request (FastAPI's first part) is no news to who wrote it."""
    parts = [str(part) for part in loc] if isinstance(loc, tuple) else []
    named = parts[1:] if parts[:1] in (["body"], ["query"], ["path"]) else parts
    return " ".join(".".join(named).split()) or "the request"
