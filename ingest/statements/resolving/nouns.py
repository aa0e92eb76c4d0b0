"""Noun phrases as sources have them: the head and what follows it, its noun, the name in apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Span
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.persons import Mention, People

_CUT = re.compile(
    r"\s{0,3}(?:,|\s(?:who|which|that|whose|whom|when|where|while|after|during)\b|\s[-–]+\s|—|[(\[:;])\s*"
)
AND = re.compile(r"\b(?:and|or|nor)\b|&")
PREPOSITION = re.compile(
    r"\b(?:of|for|in|at|from|with|on|to|by|near|behind|under|against|about|like|including|around|within|over|close|than)\b"
)
AFTER_NAME = re.compile(
    r"(?:of|for|in|at|from|with|on|via|by|himself|herself|then|also|now|jr|sr|\d|playing|speaking|writing|told|alone|too)\b"
)
"""What may follow a name that is the head of its phrase."""
INDEFINITE = frozenset(
    """a an another one some any every no each many several most few two three four five six seven eight nine ten half
    all both other others more less neither either various numerous countless multiple dozens hundreds thousands
    nearly about almost""".split()
)
AUTHORED = frozenset(
    """comment comments remark remarks statement statements tweet tweets speech speeches words column op-ed article
    essay letter answer response reply testimony interview post posts book memo call message appearance announcement
    rant comparison claim claims argument assertion question questions criticism attack attacks promise proclamation
    declaration pledge warning explanation quote quotes assessment critique email e-mail himself herself view views
    position opinion piece blog review report suggestion complaint contention vow praise plea""".split()
)
"""Words of a person that speak for them: "Holt's remarks"."""
_MOST_BETWEEN = 6
"""Words that may describe somebody between a comma and the name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source: ``head`` is what stands before its first comma or relative pronoun, ``rest`` what stands behind."""

    text: str
    head: Span
    rest: Span
    people: People

    @property
    def words(self) -> str:
        """Give the words of the head."""
        return self.head.of(self.text)

    @property
    def runs(self) -> Sequence[Run]:
        """List the names in the head that are nobody's."""
        return self.people.others_within(self.head.start, self.head.end)


def phrase_of(text: str, source: Span, people: People) -> Phrase:
    """Give a source as a phrase; a comma within a name ("Holt, Jr.") does not end its head."""
    cut = _CUT.search(text, source.start, source.end)
    while cut and any(mention.end > cut.start() for mention in people.within(source.start, cut.end())):
        cut = _CUT.search(text, cut.end(), source.end)
    end, start = (cut.start(), cut.end()) if cut else (source.end, source.end)
    return Phrase(text, Span(source.start, end), Span(start, source.end), people)


def head_noun(words: str) -> str:
    """Give the head noun of a noun phrase: the last word before the first preposition."""
    if cut := PREPOSITION.search(words, 1):
        words = words[: cut.start()]
    parts = words.replace("“", " ").replace("”", " ").split()
    return parts[-1].strip("\"'’.") if parts else ""


def apposition(phrase: Phrase) -> Mention | None:
    """Give the name that begins what stands behind the comma: "his lawyer, David E. Kendall,"."""
    found = phrase.people.within(phrase.rest.start, phrase.rest.end)
    if not found or found[0].possessive or AND.match(phrase.text[found[0].end : phrase.rest.end].strip(" ,")):
        return None
    between = phrase.text[phrase.rest.start : found[0].first]
    if len(between.split()) > _MOST_BETWEEN or PREPOSITION.search(between):
        return None
    return found[0]
