"""The HTTP API: its routes, one form for every error, and the guard before them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException as AnyHTTPException

from assistant.errors import DatelineError, InputError
from ui.doors import asked, shapes
from ui.http.access import Access
from ui.http.guard import Guard, error
from ui.http.routes import ERRORS, answers, findings, health

if TYPE_CHECKING:
    from assistant import Assistant

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
    described = [Depends(HTTPBearer(auto_error=False))] if access.token else []  # the guard asks for it
    app.include_router(answers(assistant, extractive=extractive, tell=tell), dependencies=described)
    app.include_router(findings(assistant), dependencies=described)
    app.include_router(health(assistant))
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
    """Answer what the framework refuses (a path or method there is not), and our own 404."""
    assert isinstance(unknown, AnyHTTPException)
    if isinstance(unknown, HTTPException):
        return error(unknown.status_code, unknown.detail)
    what = f"{request.method} {request.url.path}: {unknown.detail}"
    return error(unknown.status_code, f"{what}; /openapi.json lists what there is", unknown.headers)
