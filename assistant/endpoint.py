"""One request to an OpenAI-compatible endpoint that gives numbers rather than words: tried again within a time limit,
its faults in plain words.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.errors import EndpointError, InputError

if TYPE_CHECKING:
    from openai import OpenAI

_Reply = TypeVar("_Reply")
OPENAI = "https://api.openai.com/v1"
"""Where ``OPENAI_BASE_URL`` points to as long as it is unset."""
OPENAI_KEY = " (OPENAI_API_KEY is sent to the address of OPENAI_BASE_URL only)"
PAUSES = (0.25, 1.0)
"""Seconds before the second and the third try."""
PASSING = frozenset({408, 409, 429, 500, 502, 503, 504})
"""Statuses that the next try may not meet."""


class Endpoint:
    """An endpoint that is asked for one thing; share one between threads.

    ``what`` names what is asked, ``variable`` the setting that holds its address, ``mending`` what helps against a
    status. Raises InputError where ``base_url`` is no address.
    """

    def __init__(
        self,
        what: str,
        base_url: str,
        *,
        variable: str,
        mending: Mapping[int, str],
        key: str | None = None,
        timeout_s: float = 15.0,
    ) -> None:
        self._what = f"{what} at {place(base_url, variable)}"
        self._variable = variable
        self._base_url = base_url
        self._mending = mending
        self._key = key
        self._timeout_s = timeout_s
        self._lock = Lock()
        self._opened: OpenAI | None = None

    def request(self, send: Callable[[OpenAI, float], _Reply]) -> _Reply:
        """Give what ``send`` gets with a client and the seconds that are left: tried three times within the time limit.

        Raises EndpointError where the endpoint can't be reached or refuses; nothing of the key is in the message.
        """
        import openai

        deadline = time.monotonic() + self._timeout_s
        for pause in (*PAUSES, None):
            try:
                return send(self._client(), max(deadline - time.monotonic(), 0.01))
            except openai.APITimeoutError:
                slow = f"did not answer within {self._timeout_s:g} s"
                raise self.error(slow, "try again, or raise DATELINE_TIMEOUT_S") from None
            except openai.APIConnectionError:
                problem = self.error("can't be reached", f"check that it runs, and {self._variable}")
            except openai.APIStatusError as error:
                status = error.status_code
                problem = self.error(f"answered with status {status}", self._mending.get(status, "try again later"))
                if status not in PASSING:
                    raise problem from None
            if pause is None or time.monotonic() + pause > deadline:
                break
            time.sleep(pause)
        raise problem

    def error(self, problem: str, mending: str) -> EndpointError:
        """Say what the endpoint did wrong and how to mend it."""
        return EndpointError(f"{self._what} {problem}; {mending}")

    def _client(self) -> OpenAI:
        from openai import OpenAI

        with self._lock:
            if self._opened is None:
                # A local server needs no key, the client does. Its own retries would go on after the time limit.
                self._opened = OpenAI(api_key=self._key or "none", base_url=self._base_url, max_retries=0)
            return self._opened


def key_for(address: str, own: tuple[str, SecretStr | None], openai: tuple[str | None, SecretStr | None]) -> str | None:
    """Give the key to send to ``address``: its ``own``, whose variable is named, or that of ``openai``, an address and
    a key, where both addresses have the same host, port and scheme. No host is sent a key that is another's.

    Raises InputError where no key can look like that.
    """
    variable, key = own
    if key is None and _origin(address) == _origin(openai[0] or OPENAI):
        variable, key = "OPENAI_API_KEY", openai[1]
    given = key.get_secret_value().strip() if key else None
    if given and not (given.isascii() and given.isprintable()):
        raise InputError(f"{variable} holds a character that no key has; copy it anew")
    return given


def _origin(address: str) -> tuple[str, str | None]:
    return address.partition(":")[0].lower(), host_of(address)


def place(base_url: str, variable: str) -> str:
    """Give the host and port of an address. Raises InputError, naming its setting, where it is none."""
    host = host_of(base_url)
    if host is None:
        raise InputError(f"{variable} is not an address; write http://HOST:PORT/v1")
    return host


def host_of(base_url: str) -> str | None:
    """Give the host and port of a web address, what a message may show of it, for it can hold a password; None where it
    is no such address.
    """
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in {"http", "https"}:
        return None
    return f"{host}:{port}" if port else host
