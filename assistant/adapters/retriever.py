"""Dateline's search as a LangChain retriever."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.domain import Hit


class ArchiveRetriever(BaseRetriever):
    """Finds passages of the archive; ``k`` is how many. Each document's metadata holds what a citation needs."""

    find: Callable[[str, int], list[Hit]]
    k: int = 10

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain's signature
        k: int | None = None,
    ) -> list[Document]:
        return [document(hit) for hit in self.find(query, self.k if k is None else k)]


def document(hit: Hit) -> Document:
    """Give a hit as a LangChain document: ``text[start:end]`` of the article, with its record."""
    published = hit.article.published
    return Document(
        id=str(hit.passage_id),
        page_content=hit.text,
        metadata={
            "article_id": hit.article.id,
            "title": hit.article.title,
            "url": hit.article.url,
            "outlet": hit.article.outlet,
            "published": published.at.isoformat() if published else None,
            "start": hit.start,
            "end": hit.end,
            "score": hit.score,
        },
    )
