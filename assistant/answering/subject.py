"""The topic that statements are asked for on, as words to look for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.answering.sentences import Terms, question_terms
from assistant.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic's stems with their weights. ``names`` maps the last word of each name in it to the whole name, which the
    last word stands for: the Orven Gate is "the gate", Agnes Thorlow "Thorlow". Without words it is false.
    """

    terms: Terms
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, topic: str, names: Iterable[str], archive: Archive) -> Subject:
        """Weigh the words of a topic by how rare they are in the archive."""
        terms = question_terms(topic, archive.analyse, archive.document_frequency, archive.passage_count())
        whole = [archive.analyse(name) for name in names if name in topic and " " in name]
        return cls(terms, {stems[-1]: frozenset(stems) for stems in whole if stems})

    @classmethod
    def anything(cls) -> Subject:
        """Give the subject of a question that names none."""
        return cls(Terms({}), {})

    def __bool__(self) -> bool:
        return bool(self.terms.weights)

    @property
    def is_one_name(self) -> bool:
        """Tell whether the topic is a name of several words and nothing else."""
        return any(whole >= self.terms.weights.keys() for whole in self.names.values())

    def coverage(self, stems: Collection[str]) -> float:
        """Give the weighted share, 0 to 1, of the topic that ``stems`` hold."""
        held = set(stems)
        for last, whole in self.names.items():
            held = held | whole if last in held else held - whole  # Orven Coast is no Orven Gate
        return self.terms.coverage(held)
