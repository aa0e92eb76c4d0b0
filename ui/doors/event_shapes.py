"""The types of the events of a streamed answer, by the name each is sent under."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Json

from ui.doors.shapes import Answer, Citation, Claim, Error, Hit, Scope, Shape


class Understood(Shape):
    """How the question was read."""

    standalone_question: str
    as_of: str
    scope: Scope


class Retrieved(Shape):
    """The passages the answer may use, best first."""

    hits: list[Hit]


class Token(Shape):
    """A piece of the answer as it is written: not verified yet, replaced by the answer."""

    text: str


class Spent(Shape):
    """The tokens a model read and wrote; estimated where its endpoint does not count them."""

    read: int
    wrote: int
    counted: bool


class Notice(Shape):
    """Something the reader should know, such as a model that did not answer."""

    text: str
    fault: str | None
    declined: bool


class Checked(Shape):
    """The claims of the answer after verification; those that are not supported are not in its text."""

    claims: list[Claim]


class Cited(Shape):
    """The citations of the answer."""

    citations: list[Citation]


class UnderstoodEvent(Shape):
    """The first event."""

    event: Literal["understood"]
    data: Json[Understood]


class RetrievedEvent(Shape):
    """What was found."""

    event: Literal["retrieved"]
    data: Json[Retrieved]


class TokenEvent(Shape):
    """A piece of the draft."""

    event: Literal["token"]
    data: Json[Token]


class SpentEvent(Shape):
    """What the draft cost."""

    event: Literal["spent"]
    data: Json[Spent]


class NoticeEvent(Shape):
    """A notice."""

    event: Literal["notice"]
    data: Json[Notice]


class CheckedEvent(Shape):
    """What holds."""

    event: Literal["checked"]
    data: Json[Checked]


class CitedEvent(Shape):
    """The words behind it."""

    event: Literal["cited"]
    data: Json[Cited]


class AnsweredEvent(Shape):
    """The last event: the verified answer, in place of every token."""

    event: Literal["answered"]
    data: Json[Answer]


class ErrorEvent(Shape):
    """The last event where there will be no answer."""

    event: Literal["error"]
    data: Json[Error]


Sent = Annotated[
    UnderstoodEvent
    | RetrievedEvent
    | TokenEvent
    | SpentEvent
    | NoticeEvent
    | CheckedEvent
    | CitedEvent
    | AnsweredEvent
    | ErrorEvent,
    Field(discriminator="event"),
]
