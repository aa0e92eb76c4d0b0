"""The routes of the HTTP API: the calls of ``ui.doors``, with the types that its OpenAPI document follows from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

from anyio import CapacityLimiter
from fastapi import APIRouter, HTTPException, Path, Query

from assistant.errors import InputError
from ui.contract import Json
from ui.doors import asked, calls, event_shapes, following, shapes
from ui.http.events import EventStream, frames
from ui.http.guard import fault_of

if TYPE_CHECKING:
    from assistant import Assistant

ERRORS = {
    400: "An argument, or the Host header, is wrong.",
    401: "The token is missing or wrong.",
    403: "The request comes from a web page of another site.",
    404: "There is no such article.",
    413: "The request is too long.",
    422: "An argument is missing, unknown or of the wrong type.",
    500: "A fault.",
    503: "The archive, or an endpoint it needs, can't be used now.",
}
_IN_JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}


def answers(assistant: Assistant, *, extractive: bool, tell: Callable[[str], None]) -> APIRouter:
    """Give the routes that answer questions; ``tell`` gets a line for a fault on the way."""
    router, room = APIRouter(), CapacityLimiter(following.AT_ONCE)

    @router.post("/ask", response_model=shapes.Answer, summary="An answer, with the exact words behind every claim")
    async def ask(given: asked.AskInThread) -> Json:
        return await following.answer(assistant, given, extractive=extractive, room=room)

    @router.post(
        "/ask/stream",
        status_code=200,
        response_class=EventStream,
        responses={
            200: {
                "model": event_shapes.Sent,
                "description": "Each event: its name, and its data as JSON.",
                "content": {EventStream.media_type: {"schema": {"type": "object"}}},  # FastAPI's own is "string"
            },
            **{code: {"description": what, "content": _IN_JSON} for code, what in ERRORS.items()},
        },
        summary="An answer while it is made, as server-sent events",
        description="The events come in this order: understood, retrieved, any of token, spent and notice, "
        "checked, cited, answered. "
        "A client that goes away ends the work.",
    )
    async def stream(given: asked.AskInThread) -> EventStream:
        events = following.follow(partial(calls.stream, assistant, given, extractive=extractive), room)
        first = await anext(events)  # a question that can't be read is a status, not an event
        return EventStream(frames(first, events, lambda fault: fault_of(fault, "POST /ask/stream", tell)))

    return router


def findings(assistant: Assistant) -> APIRouter:
    """Give the routes that look things up."""
    router = APIRouter()

    @router.get("/search", response_model=shapes.Hits, summary="The passages that fit a query, best first")
    def search(given: Annotated[asked.Search, Query()]) -> Json:
        return calls.search(assistant, given)

    @router.get(
        "/said",
        response_model=shapes.Statements,
        response_model_exclude_unset=True,
        summary="Who said what, in the words of the articles",
    )
    def said(given: Annotated[asked.Said, Query()]) -> Json:
        return calls.said(assistant, given)

    @router.get("/articles/{article_id}", response_model=shapes.Article, summary="One article as it is stored")
    def article(article_id: Annotated[asked.Name, Path()]) -> Json:
        try:
            return calls.show(assistant, asked.Show(article_id=article_id))
        except InputError:
            raise HTTPException(404, f"there is no article {article_id!r}; /search gives ids") from None

    @router.get("/status", response_model=shapes.Status, summary="What the archive holds")
    def status() -> Json:
        return calls.status(assistant)

    return router


def health(assistant: Assistant) -> APIRouter:
    """Give the route that tells whether the archive can be read."""
    router = APIRouter()

    @router.get("/healthz", response_model=shapes.Healthy, summary="Whether the archive can be read; needs no token")
    def healthz() -> Json:
        return {"ok": assistant.archive.generation >= 0}

    return router
