"""An archive with statements, for the tests of the ledger."""

from __future__ import annotations

from pathlib import Path

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.archive.entries import Policy
from assistant.domain import Said, Scope
from tests.assistant.archive.newsroom import LAZY, WordEmbedder

EVERYTHING = Scope()


def fresh(path: Path, policy: Policy = LAZY) -> Archive:
    return Archive.open(path / "archive", WordEmbedder(), create=True, policy=policy)


def words(said: list[Said]) -> list[str]:
    return [f"{one.article.id} {one.content}" for one in said]


def everything(archive: Archive, **filters: object) -> list[str]:
    selection = archive.select_statements(EVERYTHING, **filters)  # type: ignore[arg-type]
    return words(archive.said(archive.latest_statements(None, selection)))


def searched(archive: Archive, query: str, k: int = 10) -> list[str]:
    """Give what both searches find, which is the same in these tests."""
    lexical = [one.content for one in archive.said([id_ for id_, _ in archive.statement_lexical(query, k)])]
    vector = WordEmbedder().encode([query])[0]
    dense = [one.content for one in archive.said([id_ for id_, _ in archive.statement_dense(vector, len(lexical))])]
    assert dense[:1] == lexical[:1]
    return lexical


def sound(folder: Path) -> bool:
    return all(finding.ok for finding in doctor.check(folder, WordEmbedder()))
