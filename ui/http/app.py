"""The HTTP API: the calls of ``ui.doors`` as routes, with the OpenAPI document that follows from their types."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as AnyHTTPException

from assistant.errors import DatelineError, InputError
from ui.contract import Json
from ui.doors import asked, calls, event_shapes, following, shapes
from ui.http.access import Access
from ui.http.events import EventStream, frames
from ui.http.guard import Guard, error, fault_of

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
IN_JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
DESCRIPTION = """Ask a news archive. Every claim of an answer carries the exact words of a stored article; where the
archive does not say, `abstained` is true."""


def api(assistant: Assistant, access: Access, *, extractive: bool, tell: Callable[[str], None]) -> FastAPI:
    """Give the API of an open archive; ``extractive`` leaves the model out, ``tell`` gets a line for every fault."""
    app = FastAPI(
        title="Dateline",
        version=version("dateline"),
        description=" ".join(DESCRIPTION.split()),
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
        responses={code: {"model": shapes.Error, "description": what} for code, what in ERRORS.items()},
        separate_input_output_schemas=False,
    )
    app.add_middleware(Guard, access=access, tell=tell)
    app.exception_handler(DatelineError)(_refused)
    app.exception_handler(RequestValidationError)(_misshapen)
    app.exception_handler(AnyHTTPException)(_unknown)

    @app.post("/ask", response_model=shapes.Answer, summary="An answer, with the exact words behind every claim")
    async def ask(given: asked.AskInThread) -> Json:
        return await following.answer(assistant, given, extractive=extractive)

    @app.post(
        "/ask/stream",
        status_code=200,
        response_class=EventStream,
        responses={
            200: {
                "model": event_shapes.Sent,
                "description": "Each event: its name, and its data as JSON.",
                "content": {EventStream.media_type: {"schema": {"type": "object"}}},  # FastAPI's own is "string"
            },
            **{code: {"description": what, "content": IN_JSON} for code, what in ERRORS.items()},
        },
        summary="An answer while it is made, as server-sent events",
        description="The events come in this order: understood, retrieved, any of token, spent and notice, answered. "
        "A client that goes away ends the work.",
    )
    async def stream(given: asked.AskInThread) -> EventStream:
        events = following.follow(calls.stream(assistant, given, extractive=extractive))
        first = await anext(events)  # a question that can't be read is a status, not an event
        return EventStream(frames(first, events, lambda fault: fault_of(fault, "POST /ask/stream", tell)))

    @app.get("/search", response_model=shapes.Hits, summary="The passages that fit a query, best first")
    def search(given: Annotated[asked.Search, Query()]) -> Json:
        return calls.search(assistant, given)

    @app.get(
        "/said",
        response_model=shapes.Statements,
        response_model_exclude_unset=True,
        summary="Who said what, in the words of the articles",
    )
    def said(given: Annotated[asked.Said, Query()]) -> Json:
        return calls.said(assistant, given)

    @app.get("/articles/{article_id}", response_model=shapes.Article, summary="One article as it is stored")
    def article(article_id: Annotated[asked.Name, Path()]) -> Json:
        try:
            return calls.show(assistant, asked.Show(article_id=article_id))
        except InputError:
            raise HTTPException(404, f"there is no article {article_id!r}; /search gives ids") from None

    @app.get("/status", response_model=shapes.Status, summary="What the archive holds")
    def status() -> Json:
        return calls.status(assistant)

    @app.get("/healthz", response_model=shapes.Healthy, summary="Whether the archive can be read; needs no token")
    def healthz() -> Json:
        return {"ok": assistant.archive.generation >= 0}

    return app


def _refused(_request: Request, refused: Exception) -> JSONResponse:
    return error(400 if isinstance(refused, InputError) else 503, str(refused))


def _misshapen(_request: Request, misshapen: Exception) -> JSONResponse:
    assert isinstance(misshapen, RequestValidationError)
    errors = misshapen.errors()
    if any(each["type"] == "json_invalid" or each["loc"] == ("body",) for each in errors):
        return error(422, "the body is not a JSON object; send one, with the header Content-Type: application/json")
    return error(422, asked.complaint(errors))


def _unknown(request: Request, unknown: Exception) -> JSONResponse:
    """Answer what the framework refuses: a path or method there is not, a body too long, and our own 404."""
    assert isinstance(unknown, AnyHTTPException)
    if isinstance(unknown, HTTPException):
        return error(unknown.status_code, unknown.detail)
    what = f"{request.method} {request.url.path}: {unknown.detail}"
    return error(unknown.status_code, f"{what}; /openapi.json lists what there is", unknown.headers)
