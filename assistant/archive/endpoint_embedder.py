"""Embeddings asked from any OpenAI-compatible endpoint: OpenAI, Ollama, vLLM, llama.cpp, LM Studio."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from assistant.endpoint import OPENAI, OPENAI_KEY, Endpoint, key_for
from assistant.errors import InputError
from assistant.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

BATCH = 64
"""Texts in one request: about 12,000 words of passages, well below what any endpoint takes."""
CHECK_ADDRESS = "check DATELINE_EMBEDDING_MODEL and DATELINE_EMBEDDING_BASE_URL (it often ends in /v1)"
CHECK_MODEL = "check that DATELINE_EMBEDDING_MODEL is an embedding model"
TOO_LONG = "a text may be longer than the model takes: ingest with a smaller DATELINE_PASSAGE_WORDS"
MENDING = {
    400: TOO_LONG,
    401: "set DATELINE_EMBEDDING_KEY to a key that it accepts" + OPENAI_KEY,
    403: "set DATELINE_EMBEDDING_KEY to a key that may use the model" + OPENAI_KEY,
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
    address = settings.embedding_base_url or settings.openai_base_url
    if settings.openai_api_key is None and address is None:
        raise InputError(
            f"DATELINE_EMBEDDING_MODEL={model} needs OPENAI_API_KEY, or DATELINE_EMBEDDING_BASE_URL for a server of "
            "your own; unset it to use the model shipped with Dateline"
        )
    key = key_for(
        address or OPENAI,
        ("DATELINE_EMBEDDING_KEY", settings.embedding_key),
        (settings.openai_base_url, settings.openai_api_key),
    )
    return EndpointEmbedder(model, address or OPENAI, key=key, timeout_s=settings.timeout_s)


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
        self._endpoint = Endpoint(
            f"embedding model {model}",
            base_url,
            variable="DATELINE_EMBEDDING_BASE_URL",
            mending=MENDING,
            key=key,
            timeout_s=timeout_s,
        )
        self.model_id = model
        self.fingerprint = model
        self._dimension = dimension

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
            raise self._endpoint.error("did not answer in the form of OpenAI's embeddings", CHECK_ADDRESS) from None
        if [row.index for row in rows] != list(range(len(texts))):
            raise self._endpoint.error(f"answered with {len(rows)} vectors for {len(texts)} texts", CHECK_MODEL)
        lengths = sorted({len(row.embedding) for row in rows})
        expected = self._dimension or lengths[0]
        if lengths != [expected] or not expected:
            raise self._endpoint.error(f"answered with vectors of {lengths} numbers instead of {expected}", CHECK_MODEL)
        vectors = np.array([row.embedding for row in rows], dtype=np.float64)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not (np.isfinite(norms) & (norms > 0)).all():
            raise self._endpoint.error("answered with a vector that is zero or not finite", CHECK_MODEL)
        self._dimension = expected
        unit: NDArray[np.float32] = (vectors / norms).astype(np.float32)
        return unit

    def _ask(self, texts: Sequence[str]) -> bytes:
        """Give the body of the first good answer, tried three times within the time limit."""

        def send(client: OpenAI, seconds: float) -> bytes:
            return client.embeddings.with_raw_response.create(
                model=self.model_id, input=list(texts), encoding_format="float", timeout=seconds
            ).content

        return self._endpoint.request(send)
