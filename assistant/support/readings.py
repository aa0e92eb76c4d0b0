"""The readings of one verification: every stretch of article that is cited in it, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain import Citation, Statement
from assistant.support.reading import Reading, stretch


class Readings:
    """The readings of one verification: a stretch of article is read once for all the citations that are in it."""

    def __init__(self, texts: Mapping[str, str], ledger: Mapping[str, Sequence[Statement]]) -> None:
        self._texts, self._ledger = texts, ledger
        self._read: dict[tuple[str, int, int], Reading] = {}

    def of(self, citation: Citation) -> Reading:
        """Give the stretch around a citation as read for it."""
        id_ = citation.article.id
        key = (id_, *stretch(citation, self._texts[id_]))
        if key not in self._read:
            self._read[key] = Reading.of(citation, self._texts[id_], self._ledger[id_])
        return self._read[key].at(citation)
