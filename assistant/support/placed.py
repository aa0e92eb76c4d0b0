"""The numbers of a text where they stand: in which sentence and clause, between which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.support.denials import SENTENCES
from assistant.support.figures import Figure, figures, in_figures

_CLAUSES = re.compile(r"[,;:](?=\s)|\s(?=(?:and|but|while|whereas)\s)|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Placed:
    """A number of a text where it stands: its sentence, its clause there, and the words on either side of it up to the
    next number or the end of the clause; ``first``: no number goes before it in the clause.
    """

    figure: Figure
    sentence: str
    clause: str
    before: str
    behind: str
    first: bool


def placed(text: str) -> Iterator[Placed]:
    """Yield the numbers of a text in order."""
    for sentence in SENTENCES.split(in_figures(text)):
        for clause in clauses_of(sentence):
            at = 0
            found: list[tuple[Figure, int, int]] = []
            for one in figures(clause):
                start = clause.find(one.written, at)
                if start >= 0:
                    at = start + len(one.written)
                    found.append((one, start, at))
            for n, (one, start, end) in enumerate(found):
                last = found[n - 1][2] if n else 0
                following = found[n + 1][1] if n + 1 < len(found) else len(clause)
                yield Placed(one, sentence, clause, clause[last:start], clause[end:following], not n)


def clauses_of(sentence: str) -> list[str]:
    """Part a sentence into what its commas, dashes and "and" part."""
    return [clause for clause in _CLAUSES.split(sentence) if clause.strip()]
