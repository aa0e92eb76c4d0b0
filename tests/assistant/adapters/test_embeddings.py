"""LangChain's own standard tests for embeddings, on the model that is shipped."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_tests.integration_tests import EmbeddingsIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests

from assistant.adapters.embeddings import DatelineEmbeddings
from assistant.archive.embedder import MiniLM


class Shipped:
    """What both of LangChain's suites ask for."""

    @property
    def embeddings_class(self) -> type[DatelineEmbeddings]:
        return DatelineEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        return {"embedder": MiniLM()}


class TestDatelineEmbeddingsUnit(Shipped, EmbeddingsUnitTests):
    pass


class TestDatelineEmbeddingsIntegration(Shipped, EmbeddingsIntegrationTests):
    # The suite leaves the choice of an async plugin to us.
    test_aembed_query = pytest.mark.asyncio(EmbeddingsIntegrationTests.test_aembed_query)
    test_aembed_documents = pytest.mark.asyncio(EmbeddingsIntegrationTests.test_aembed_documents)


def test_a_query_and_a_document_with_the_same_words_have_the_same_vector() -> None:
    embeddings = DatelineEmbeddings(MiniLM(threads=1))
    text = "The minister said the memorandum would be published."
    assert embeddings.embed_query(text) == embeddings.embed_documents(["Rain.", text])[1]
    assert embeddings.embed_documents([]) == []
