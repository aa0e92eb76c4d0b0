"""Hold what an answerer drafted against an archive, as the settings want it."""

from __future__ import annotations

from assistant.answering.deadline import Patience
from assistant.answering.draft import Draft
from assistant.answering.entailment import ModelEntailment
from assistant.answering.extractive import ExtractiveAnswerer
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder, MiniLM
from assistant.domain import Scope, Statement
from assistant.question import Question
from assistant.settings import Settings
from assistant.verify import Verified, verify


class Checker:
    """Verifies drafts by an open archive: its texts, its ledger, and for what a model wrote the shipped embedder."""

    def __init__(self, archive: Archive, embedder: Embedder, settings: Settings) -> None:
        self._archive = archive
        self._settings = settings
        # the one by whose cosines verification was measured; it loads nothing before it is used
        self._shipped = embedder if isinstance(embedder, MiniLM) else MiniLM(settings.threads)

    def answering_with(self, settings: Settings) -> Checker:
        """Give one that holds drafts against the same archive by other settings; the embedder is loaded once."""
        return Checker(self._archive, self._shipped, settings)

    def __call__(self, asked: Question, draft: Draft, by: str, patience: Patience | None = None) -> Verified:
        """Give what of a draft holds; one that a model wrote may be read a second time, by that model, in what is left
        of the ``patience`` for the question. Raises Stopped.
        """
        written = by != ExtractiveAnswerer.name
        again = written and self._settings.entailment == "model"
        return verify(
            draft,
            lambda article_id: self._archive.article(article_id).text,
            self._statements,
            self._shipped.encode if written else None,
            question=asked.standalone,
            strike=self._settings.unsupported == "strike",
            entails=ModelEntailment(self._settings.model_copy(update={"model": by}), patience) if again else None,
            stopped=patience.stopped if patience else None,
        )

    def _statements(self, article_id: str) -> list[Statement]:
        """Give the ledger's statements of an article."""
        within = self._archive.select_statements(Scope(), article=article_id)
        return [said.statement for said in self._archive.said(self._archive.latest_statements(None, within))]
