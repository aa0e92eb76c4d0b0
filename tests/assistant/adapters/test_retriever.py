from datetime import UTC, datetime
from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant import Assistant
from assistant.adapters.retriever import ArchiveRetriever


class TestRetrieverStandard(RetrieversIntegrationTests):
    """LangChain's own standard tests, over the sample archive."""

    @pytest.fixture(autouse=True)
    def _opened(self, sample_archive: Path) -> object:
        with Assistant.open(sample_archive) as assistant:
            self._assistant = assistant
            yield

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return ArchiveRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, object]:
        return {"find": lambda query, k: self._assistant.search(query, k=k)}

    @property
    def retriever_query_example(self) -> str:
        return "what did the mayor say about the barrier"


def test_a_document_carries_what_a_citation_needs(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        retriever = assistant.as_retriever(k=3, as_of=datetime(2025, 5, 30, tzinfo=UTC))
        documents = retriever.invoke("memorandum")
        assert len(documents) == 3
        for document in documents:
            article = assistant.archive.article(document.metadata["article_id"])
            assert article.text[document.metadata["start"] : document.metadata["end"]] == document.page_content
            assert document.metadata["outlet"] == article.record.outlet
