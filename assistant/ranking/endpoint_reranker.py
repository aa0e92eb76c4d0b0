"""A reranker behind an endpoint: ``POST BASE/rerank``, as Cohere, Jina, vLLM, llama.cpp and Infinity have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from assistant.endpoint import OPENAI_KEY, Endpoint, key_for
from assistant.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

CHECK = "check DATELINE_RERANKER (the address before /rerank) and DATELINE_RERANKER_MODEL"
MENDING = {
    400: "it may take fewer or shorter texts than it was sent; " + CHECK,
    401: "set DATELINE_RERANKER_KEY to a key that it accepts" + OPENAI_KEY,
    403: "set DATELINE_RERANKER_KEY to a key that may use the model" + OPENAI_KEY,
    404: CHECK,
    422: CHECK,
    429: "wait a minute and try again, or raise the limit of the account",
}


class _Row(BaseModel):
    index: int
    relevance_score: float


class _Reply(BaseModel):
    results: list[_Row]


def from_settings(address: str, settings: Settings) -> EndpointReranker:
    """Give the reranker at ``address``. Raises InputError where that is none."""
    endpoint = Endpoint(
        f"reranker {settings.reranker_model}",
        address.rstrip("/").removesuffix("/rerank"),
        variable="DATELINE_RERANKER",
        mending=MENDING,
        key=key_for(
            address,
            ("DATELINE_RERANKER_KEY", settings.reranker_key),
            (settings.openai_base_url, settings.openai_api_key),
        ),
        timeout_s=settings.timeout_s,
    )
    return EndpointReranker(endpoint, settings.reranker_model)


class EndpointReranker:
    """Asks an endpoint how well texts answer a question; share one between threads."""

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._endpoint = endpoint
        self._model = model

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the relevance score of each text.

        Raises EndpointError where the endpoint fails or does not score every text once.
        """

        def send(client: OpenAI, seconds: float) -> object:
            body = {"model": self._model, "query": question, "documents": list(texts), "top_n": len(texts)}
            return client.post("/rerank", cast_to=object, body=body, options={"timeout": seconds})

        try:
            rows = sorted(_Reply.model_validate(self._endpoint.request(send)).results, key=lambda row: row.index)
        except ValidationError:
            raise self._endpoint.error("did not answer in the form of a reranker", CHECK) from None
        scores = np.array([row.relevance_score for row in rows])
        if [row.index for row in rows] != list(range(len(texts))) or not np.isfinite(scores).all():
            raise self._endpoint.error(f"gave {len(rows)} scores for {len(texts)} texts", CHECK)
        return scores
