"""Say in one plain line what a model endpoint did wrong, and what to do about it."""

from __future__ import annotations

import math
import socket
import ssl
from collections.abc import Iterator
from enum import Enum

from assistant.errors import EndpointError, RequestDeclined

REFUSED = frozenset({400, 413, 422})
"""Statuses that speak of this one request: too long, or in a form that the endpoint does not take."""
PASSING = frozenset({408, 409, 425, 429})
"""Statuses, beside 500 and above, that the next try may not meet."""

_STATUS = {
    400: ("did not accept the request", "the passages may be too long for the model: set DATELINE_PROMPT_TOKENS lower"),
    401: ("refused the key", "set OPENAI_API_KEY to a valid one"),
    402: ("wants to be paid first", "see to the account"),
    403: ("refused access", "see whether the key may use this model"),
    404: (
        "does not know the model or the path",
        "set DATELINE_MODEL to a model it has, and OPENAI_BASE_URL to end as its manual says, often in /v1",
    ),
    408: ("gave up waiting", "ask again"),
    413: ("found the request too long", "set DATELINE_PROMPT_TOKENS lower"),
    422: ("did not accept the request", "see whether it speaks OpenAI's chat completions"),
    429: ("has had too many requests or the account is used up", "wait a little and ask again"),
}
_SERVER_FAULT = ("has a fault of its own", "ask again later")
_OTHER_STATUS = ("did not answer with an answer", "see whether OPENAI_BASE_URL is right")


class Kind(Enum):
    """What a fault means for whoever has more to ask."""

    PASSING = "the next try may not meet it"
    LASTING = "every further request will meet it"
    REFUSED = "the endpoint does not take this request"
    GARBLED = "what came is no answer"


def kind(error: Exception) -> Kind:
    """Tell whether whatever a call to a model raised is worth another try, the end, or one request's own trouble."""
    import openai

    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Kind.PASSING
    if isinstance(error, openai.APIStatusError):
        code = error.status_code
        if code in REFUSED:
            return Kind.REFUSED
        return Kind.PASSING if code in PASSING or code >= 500 else Kind.LASTING
    if isinstance(error, openai.APIConnectionError):
        return Kind.LASTING if _unreachable(error) else Kind.PASSING
    return Kind.GARBLED


def retry_after(error: Exception) -> float:
    """Give the seconds that the endpoint asks to wait (its ``Retry-After`` header), or 0."""
    import openai

    if not isinstance(error, openai.APIStatusError):
        return 0.0
    try:
        seconds = float(error.response.headers.get("retry-after", "0"))
    except ValueError:  # a date, as the header may also hold
        return 0.0
    return max(seconds, 0.0) if math.isfinite(seconds) else 0.0


def explain(error: Exception, model: str, host: str, timeout_s: float, *, begun: bool) -> EndpointError:
    """Turn whatever a call to a model raised into one EndpointError with a plain message, RequestDeclined where only
    this request is in question.

    ``begun`` says that part of an answer had come. Nothing the endpoint sent is repeated: servers echo keys.
    """
    said = _explained(error, model, host, timeout_s, begun)
    return RequestDeclined(str(said)) if kind(error) in (Kind.REFUSED, Kind.GARBLED) else said


def _explained(error: Exception, model: str, host: str, timeout_s: float, begun: bool) -> EndpointError:
    import openai

    if isinstance(error, TimeoutError | openai.APITimeoutError):
        what = "did not finish its answer" if begun else "did not answer"
        return fault(model, host, f"{what} within {timeout_s:g} s", "ask again, or set DATELINE_TIMEOUT_S higher")
    if isinstance(error, openai.APIStatusError):
        code = error.status_code
        said, remedy = _STATUS.get(code, _SERVER_FAULT if code >= 500 else _OTHER_STATUS)
        return fault(model, host, f"{said} (HTTP {code})", remedy)
    if isinstance(error, openai.APIConnectionError):
        return fault(model, host, *_connection(error, begun))
    if isinstance(error, openai.APIError):
        return fault(
            model, host, f"reported an error{' in the middle of its answer' if begun else ''}", "ask again later"
        )
    if begun:
        return fault(model, host, "sent something unreadable in the middle of its answer", "ask again")
    return fault(
        model, host, "sent something that is no answer", "see whether OPENAI_BASE_URL is right, often it ends in /v1"
    )


def fault(model: str, host: str, happened: str, remedy: str) -> EndpointError:
    """Write the message: which endpoint and model, what happened, what to do."""
    return EndpointError(f"The model endpoint {host} ({model}) {happened}; {remedy}.")


def _connection(error: Exception, begun: bool) -> tuple[str, str]:
    if unreachable := _unreachable(error):
        return unreachable
    if begun:
        return "broke the connection in the middle of its answer", "ask again"
    return "broke the connection", "see whether it runs and OPENAI_BASE_URL is right, then ask again"


def _unreachable(error: Exception) -> tuple[str, str] | None:
    """Say why no connection can be made, where that is not a matter of chance."""
    for cause in _causes(error):
        text = str(cause)
        if isinstance(cause, socket.gaierror) or "Name or service not known" in text:
            return "was not found: no such host name", "see whether OPENAI_BASE_URL is right"
        if isinstance(cause, ssl.SSLError) or "SSL" in text:
            return (
                "could not be reached securely",
                "see whether OPENAI_BASE_URL should begin with http:// and whether the certificate is valid",
            )
        if isinstance(cause, ConnectionRefusedError):
            return "could not be reached: nothing listens there", "start it, or set OPENAI_BASE_URL right"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
