"""What is stored of an article beside its text."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.archive.embedder import MiniLM
from assistant.domain import Article, Record, Span, Statement
from assistant.errors import ArchiveError
from assistant.settings import load
from ingest import preparing
from ingest.preparing import Cut, Preparer, around, digest_of, embedded_texts
from ingest.statements.attributions import Attribution

TEXT = (
    "“The quay is safe,” said Orla Venn, the harbour master. " + "Nobody fished that day. " * 40 + "\n\n"
    "Tam Rudd said the ferry would run in May."
)


@pytest.fixture(scope="module")
def preparer() -> Preparer:
    return Preparer(MiniLM(), load(passage_words=40))


def cut(preparer: Preparer, article_id: str = "a1", title: str = "Quay") -> Cut:
    return preparer.cut(Article(Record(id=article_id, title=title), TEXT), "content", "record")


def nothing_known(digests: Iterable[str]) -> set[str]:
    return set()


def test_an_article_is_prepared_with_its_passages_statements_and_vectors(preparer: Preparer) -> None:
    [(prepared, _)] = preparer.prepare([cut(preparer)], nothing_known)
    assert [one.speaker.name for one in prepared.statements if one.speaker] == ["Orla Venn", "Tam Rudd"]
    assert prepared.extractor == preparer.fingerprint
    assert set(prepared.vectors) == set(prepared.digests)


def test_a_statement_has_the_vector_of_its_passage(preparer: Preparer) -> None:
    one = cut(preparer)
    [(prepared, _)] = preparer.prepare([one], nothing_known)
    for statement, digest in zip(prepared.statements, prepared.statement_digests, strict=True):
        passage = one.passages[prepared.digests.index(digest)]
        assert passage.start <= statement.content[0].start < passage.end
    assert len(set(prepared.statement_digests)) == 2


def test_a_text_that_is_known_is_not_embedded_again(preparer: Preparer) -> None:
    one = cut(preparer)
    first, *_ = digests = [digest_of(text) for text in embedded_texts(one)]
    [(prepared, _)] = preparer.prepare([one], lambda asked: {first})
    assert set(prepared.vectors) == set(digests) - {first}


def test_articles_keep_their_order_and_their_statements(preparer: Preparer) -> None:
    cuts = [cut(preparer, f"a{i}", f"Quay {i}") for i in range(5)]
    prepared = [one for one, _ in preparer.prepare(cuts, nothing_known)]
    assert [one.article.id for one in prepared] == [f"a{i}" for i in range(5)]
    assert all(statement.article_id == one.article.id for one in prepared for statement in one.statements)


def test_a_statement_before_every_passage_goes_to_the_first(preparer: Preparer) -> None:
    one = cut(preparer)
    [(prepared, _)] = preparer.prepare([one], nothing_known)
    late = Cut(one.article, "", "", one.passages[1:])
    assert around(late, prepared.statements)[0] == 0


class Breaking:
    """An extractor that fails on one article."""

    fingerprint = "breaking"

    def extract(self, text: str) -> list[Attribution]:
        """Find nothing, or fail."""
        if "broken" in text:
            raise RuntimeError("no such word-piece")
        return []


def test_what_goes_wrong_with_one_article_is_its_fault_and_leaves_it_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "load_extractor", Breaking)
    preparer = Preparer(MiniLM(), load())
    cuts = [
        preparer.cut(Article(Record(id=text, title="Quay"), text), "", "") for text in ("a broken one", "a sound one")
    ]
    (broken, fault), (sound, none) = preparer.prepare(cuts, nothing_known)
    assert (broken.statements, broken.extractor) == ((), "")
    assert fault == "its statements could not be read (RuntimeError: no such word-piece)"
    assert (sound.extractor, none) == (preparer.fingerprint, "")


def test_a_statement_that_does_not_fit_its_text_is_a_fault(monkeypatch: pytest.MonkeyPatch, preparer: Preparer) -> None:
    misfit = Statement("a1", (Span(5, 9999),), Span(0, 4), None, "indirect")
    monkeypatch.setattr(preparing, "statements", lambda article, extractor: [misfit])
    [(prepared, fault)] = preparer.prepare([cut(preparer)], nothing_known)
    assert prepared.statements == ()
    assert "ends after the text" in fault


def test_statements_that_the_settings_leave_out_are_nobodys_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "statements", lambda article, extractor: pytest.fail("was read"))
    unreading = Preparer(MiniLM(), load(passage_words=40, statements=False))
    [(prepared, fault)] = unreading.prepare([cut(unreading)], nothing_known)
    assert (prepared.statements, prepared.extractor, fault) == ((), "", "")
    assert prepared.vectors


def test_a_damaged_model_is_nobodys_fault_but_ends_the_run(monkeypatch: pytest.MonkeyPatch, preparer: Preparer) -> None:
    def refuse(article: Article, extractor: object) -> list[Statement]:
        raise ArchiveError("the attribution model is damaged; install dateline again")

    monkeypatch.setattr(preparing, "statements", refuse)
    with pytest.raises(ArchiveError, match="damaged"):
        preparer.prepare([cut(preparer)], nothing_known)
