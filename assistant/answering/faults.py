"""Say in one plain line what a model endpoint did wrong, and what to do about it."""

from __future__ import annotations

import math
import re
import socket
import ssl
from collections.abc import Iterator
from enum import Enum

from assistant.answering.deadline import Late
from assistant.answering.models import ModelPlace
from assistant.errors import EndpointError, RequestDeclined

# The clients of the providers have errors of their own. They are told apart by status and by the names of their
# classes, which most of them share, so that none of the clients has to be installed, or imported, to say so.
_LATE = frozenset({"APITimeoutError", "ModelTimeoutError", "TimeoutException", "Timeout"})
_CONNECTION = frozenset({"APIConnectionError", "ModelConnectionError", "TransportError"})
_REPORTED = frozenset({"APIError", "ModelError", "ResponseError"})
_OVERFLOW = frozenset({"ContextOverflowError"})
_TOO_LONG = re.compile(
    r"context|too long|too many (?:input )?tokens|max(?:imum)?\W+(?:\w+\W+){0,3}tokens", re.IGNORECASE
)

REFUSED = frozenset({400, 413, 422})
"""Statuses that speak of this one request: too long, or in a form that the endpoint does not take."""
PASSING = frozenset({408, 409, 425, 429})
"""Statuses, beside 500 and above, that the next try may not meet."""

_STATUS = {
    400: ("did not accept the request", "see whether it is a chat model, or set DATELINE_PROMPT_TOKENS lower"),
    401: ("refused the key", "set {key} to a valid one"),
    402: ("wants to be paid first", "see to the account"),
    403: ("refused access", "see whether the key may use this model"),
    404: (
        "does not know the model or the path",
        "see whether it has that model, and whether {address} is right{manual}",
    ),
    408: ("gave up waiting", "ask again"),
    413: ("found the request too long", "set DATELINE_PROMPT_TOKENS lower"),
    422: ("did not accept the request", "see whether it speaks OpenAI's chat completions"),
    429: ("has had too many requests or the account is used up", "wait a little and ask again"),
}
_SERVER_FAULT = ("has a fault of its own", "ask again later")
_OTHER_STATUS = ("did not answer with an answer", "see whether {address} is right")


class Kind(Enum):
    """What a fault means for whoever has more to ask."""

    PASSING = "the next try may not meet it"
    LASTING = "every further request will meet it"
    REFUSED = "the endpoint does not take this request"
    GARBLED = "what came is no answer"


def kind(error: Exception) -> Kind:
    """Tell whether whatever a call to a model raised is worth another try, the end, or one request's own trouble."""
    if _is(error, _LATE) or isinstance(error, TimeoutError):
        return Kind.PASSING
    if code := _status(error):
        if code in REFUSED:
            return Kind.REFUSED
        return Kind.PASSING if code in PASSING or code >= 500 else Kind.LASTING
    if _is_connection(error):
        return Kind.LASTING if _unreachable(error) else Kind.PASSING
    return Kind.GARBLED


def too_long(error: Exception) -> bool:
    """Tell whether a model was asked with more than it can read: a shorter prompt may do."""
    code = _status(error)
    return code == 413 or _is(error, _OVERFLOW) or (code in REFUSED and bool(_TOO_LONG.search(str(error))))


def no_temperature(error: Exception) -> bool:
    """Tell whether a model was asked at a temperature and takes none, as those that reason do."""
    return _status(error) in REFUSED and "temperature" in str(error).lower()


def retry_after(error: Exception) -> float:
    """Give the seconds that the endpoint asks to wait (its ``Retry-After`` header), or 0."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    try:
        seconds = float("0" if headers is None else headers.get("retry-after", "0"))
    except ValueError:  # a date, as the header may also hold
        return 0.0
    return max(seconds, 0.0) if math.isfinite(seconds) else 0.0


def explain(error: Exception, endpoint: ModelPlace, timeout_s: float, *, begun: bool) -> EndpointError:
    """Turn whatever a call to a model raised into one EndpointError with a plain message, RequestDeclined where only
    this request is in question.

    ``begun`` says that part of an answer had come. Nothing the endpoint sent is repeated: servers echo keys.
    """
    said = fault(endpoint, *_explained(error, endpoint, timeout_s, begun))
    return RequestDeclined(str(said)) if kind(error) in (Kind.REFUSED, Kind.GARBLED) else said


def fault(endpoint: ModelPlace, happened: str, remedy: str) -> EndpointError:
    """Write the message: which endpoint and model, what happened, what to do."""
    return EndpointError(f"The model endpoint {endpoint.host} ({endpoint.model}) {happened}; {remedy}.")


def _explained(error: Exception, endpoint: ModelPlace, timeout_s: float, begun: bool) -> tuple[str, str]:
    if _is(error, _LATE) or isinstance(error, TimeoutError):
        what = "did not finish its answer" if begun else "did not answer"
        waited = error.seconds if isinstance(error, Late) else timeout_s
        return (
            f"{what} within {round(waited, 1 if waited < 2 else None):g} s",
            "ask again, or set DATELINE_TIMEOUT_S higher",
        )
    if too_long(error):
        return "found the passages too long", "set DATELINE_PROMPT_TOKENS lower"
    if code := _status(error):
        said, remedy = _STATUS.get(code, _SERVER_FAULT if code >= 500 else _OTHER_STATUS)
        return f"{said} (HTTP {code})", remedy.format(
            key=endpoint.key, address=endpoint.address, manual=endpoint.manual
        )
    if _is_connection(error):
        return _connection(error, endpoint, begun)
    if _is(error, _REPORTED):
        return f"reported an error{' in the middle of its answer' if begun else ''}", "ask again later"
    if begun:
        return "sent something unreadable in the middle of its answer", "ask again"
    return "sent something that is no answer", f"see whether {endpoint.address} is right{endpoint.manual}"


def _connection(error: Exception, endpoint: ModelPlace, begun: bool) -> tuple[str, str]:
    if unreachable := _unreachable(error):
        happened, remedy = unreachable
        return happened, remedy.format(address=endpoint.address)
    if begun:
        return "broke the connection in the middle of its answer", "ask again"
    return "broke the connection", f"see whether it runs and {endpoint.address} is right, then ask again"


def _unreachable(error: Exception) -> tuple[str, str] | None:
    """Say why no connection can be made, where that is not a matter of chance."""
    for cause in _causes(error):
        text = str(cause)
        if isinstance(cause, socket.gaierror) or "Name or service not known" in text:
            return "was not found: no such host name", "see whether {address} is right"
        if isinstance(cause, ssl.SSLError) or "SSL" in text:
            return (
                "could not be reached securely",
                "see whether {address} should begin with http:// and whether the certificate is valid",
            )
        if isinstance(cause, ConnectionRefusedError):
            return "could not be reached: nothing listens there", "start it, or set {address} right"
    return None


def _status(error: Exception) -> int:
    """Give the HTTP status that an error stands for, or 0."""
    code = getattr(error, "status_code", None) or getattr(error, "code", None)
    return code if isinstance(code, int) and 400 <= code < 600 else 0


def _is_connection(error: Exception) -> bool:
    return _is(error, _CONNECTION) or isinstance(error, ConnectionError)


def _is(error: Exception, names: frozenset[str]) -> bool:
    return any(kind.__name__ in names for kind in type(error).__mro__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        if isinstance(cause, BaseExceptionGroup):  # one for each address that a host name has
            for one in cause.exceptions:
                yield from _causes(one)
        cause = cause.__cause__ or cause.__context__
