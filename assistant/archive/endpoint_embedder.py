"""Embeddings asked from any OpenAI-compatible endpoint: OpenAI, Ollama, vLLM, llama.cpp, LM Studio."""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from assistant.errors import EndpointError, InputError
from assistant.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

OPENAI = "https://api.openai.com/v1"
BATCH = 64
"""Texts in one request: about 12,000 words of passages, well below what any endpoint takes."""
PAUSES = (0.25, 1.0)
"""Seconds before the second and the third try."""
PASSING = frozenset({408, 409, 429, 500, 502, 503, 504})
"""Statuses that the next try may not meet."""

CHECK_ADDRESS = "check DATELINE_EMBEDDING_MODEL and DATELINE_EMBEDDING_BASE_URL (it often ends in /v1)"
CHECK_MODEL = "check that DATELINE_EMBEDDING_MODEL is an embedding model"
TOO_LONG = "a text may be longer than the model takes: ingest with a smaller DATELINE_PASSAGE_WORDS"
MENDING = {
    400: TOO_LONG,
    401: "set OPENAI_API_KEY to a key that it accepts",
    403: "set OPENAI_API_KEY to a key that may use the model",
    404: CHECK_ADDRESS,
    413: TOO_LONG,
    422: CHECK_MODEL,
    429: "wait a minute and try again, or raise the limit of the account",
}


class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Reply(BaseModel):
    data: list[_Row]


def from_settings(model: str, settings: Settings) -> EndpointEmbedder:
    """Give the embedder for ``model``; raise InputError where neither a key nor an address is set."""
    key = settings.openai_api_key
    address = settings.embedding_base_url or settings.openai_base_url
    if key is None and address is None:
        raise InputError(
            f"DATELINE_EMBEDDING_MODEL={model} needs OPENAI_API_KEY, or DATELINE_EMBEDDING_BASE_URL for a server of "
            "your own; unset it to use the model shipped with Dateline"
        )
    given = key.get_secret_value().strip() if key else None
    if given and not (given.isascii() and given.isprintable()):
        raise InputError("OPENAI_API_KEY holds a character that no key has; copy it anew")
    return EndpointEmbedder(model, address or OPENAI, key=given, timeout_s=settings.timeout_s)


class EndpointEmbedder:
    """Encodes texts by asking ``POST base_url/embeddings``; share one between threads.

    A request is tried three times within ``timeout_s`` seconds. ``dimension`` is what the first answer has, unless it
    is given; an answer of another length is refused. Raises InputError where ``base_url`` is no address.
    """

    def __init__(
        self,
        model: str,
        base_url: str,
        *,
        key: str | None = None,
        timeout_s: float = 15.0,
        dimension: int | None = None,
    ) -> None:
        self._place = _place(base_url)
        self.model_id = model
        self.fingerprint = model
        self._base_url = base_url
        self._key = key
        self._timeout_s = timeout_s
        self._dimension = dimension
        self._lock = Lock()
        self._opened: OpenAI | None = None

    @property
    def dimension(self) -> int:
        """The length of a vector; asks the endpoint where nothing was encoded yet."""
        if self._dimension is None:
            self._vectors(["dimension"])
        assert self._dimension is not None
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give ``(len(texts), dimension)`` float32, rows of length 1.

        Raises EndpointError where the endpoint can't be reached, refuses, or answers with something else than one
        finite vector for each text; nothing of the key is in the message.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.concatenate([self._vectors(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)])

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        try:
            rows = sorted(_Reply.model_validate_json(self._ask(texts)).data, key=lambda row: row.index)
        except ValidationError:
            raise self._error("did not answer in the form of OpenAI's embeddings", CHECK_ADDRESS) from None
        if [row.index for row in rows] != list(range(len(texts))):
            raise self._error(f"answered with {len(rows)} vectors for {len(texts)} texts", CHECK_MODEL)
        lengths = sorted({len(row.embedding) for row in rows})
        expected = self._dimension or lengths[0]
        if lengths != [expected] or not expected:
            raise self._error(f"answered with vectors of {lengths} numbers instead of {expected}", CHECK_MODEL)
        vectors = np.array([row.embedding for row in rows], dtype=np.float64)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not (np.isfinite(norms) & (norms > 0)).all():
            raise self._error("answered with a vector that is zero or not finite", CHECK_MODEL)
        self._dimension = expected
        unit: NDArray[np.float32] = (vectors / norms).astype(np.float32)
        return unit

    def _ask(self, texts: Sequence[str]) -> bytes:
        """Give the body of the first good answer, tried three times within the time limit."""
        import openai

        deadline = time.monotonic() + self._timeout_s
        for pause in (*PAUSES, None):
            try:
                reply = self._client().embeddings.with_raw_response.create(
                    model=self.model_id,
                    input=list(texts),
                    encoding_format="float",
                    timeout=max(deadline - time.monotonic(), 0.01),
                )
                return reply.content
            except openai.APITimeoutError:
                slow = f"did not answer within {self._timeout_s:g} s"
                raise self._error(slow, "try again, or raise DATELINE_TIMEOUT_S") from None
            except openai.APIConnectionError:
                problem = self._error("can't be reached", "check that it runs, and DATELINE_EMBEDDING_BASE_URL")
            except openai.APIStatusError as error:
                status = error.status_code
                problem = self._error(f"answered with status {status}", MENDING.get(status, "try again later"))
                if status not in PASSING:
                    raise problem from None
            if pause is None or time.monotonic() + pause > deadline:
                break
            time.sleep(pause)
        raise problem

    def _client(self) -> OpenAI:
        from openai import OpenAI

        with self._lock:
            if self._opened is None:
                # A local server needs no key, the client does. Its own retries would go on after the time limit.
                self._opened = OpenAI(api_key=self._key or "none", base_url=self._base_url, max_retries=0)
            return self._opened

    def _error(self, problem: str, mending: str) -> EndpointError:
        return EndpointError(f"embedding model {self.model_id} at {self._place} {problem}; {mending}")


def _place(base_url: str) -> str:
    """Give the host and port of an address: what a message may show of it, for it can hold a password."""
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"http", "https"}:
        raise InputError("DATELINE_EMBEDDING_BASE_URL is not an address; write http://HOST:PORT/v1")
    return f"{host}:{port}" if port else host
