"""Questions to go on with: made from an answer's own evidence without a model, each asked before it is offered."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.domain import Answer, Citation, Said, Scope
from assistant.errors import DatelineError
from assistant.question import Question
from assistant.text import STOPWORDS, words
from assistant.topic import speaker_of
from ui.page import scope

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.archive.archive import Archive

MOST = 3
MOST_TRIED = 6
BUDGET_S = 2.0
"""Spent on trying questions out once the answer stands, waiting for quiet apart."""
_CLAUSE = re.compile(
    r"\s+(?:is|are|was|were|be|been|has|have|had|will|would|could|should|can|may|might|must|do|does|did)(?:n[’']t)?\b"
)
_PRONOUNS = frozenset("it he she they this that these those there".split())
EVERYWHERE = 1 / 3
"""The share of all passages that a name must stand in: the sample's town 0.41, its mayor 0.30."""
READ = 100
"""Statements on the topic that are looked through for who else spoke and when."""


def questions(
    assistant: Assistant, answers: Sequence[Answer], quiet: Callable[[], bool] = lambda: True
) -> Iterator[str]:
    """Yield at most MOST questions that the archive has just answered, in the scope of the last of the ``answers`` on
    the page, from words that none of them cites.

    ``quiet`` is called before each try: it may wait, and tells whether to go on; what it raises ends them.
    """
    answer = answers[-1]
    given = scope.given(answer.as_of, answer.scope).scope
    seen = {_place(citation) for each in answers for citation in each.citations}
    asked_already = [one for each in answers for one in (each.question, each.standalone_question)]
    spent, found = 0.0, 0
    try:
        asked = assistant.understand(answer.standalone_question, answer.as_of, given)
        for tried, question in enumerate(candidates(assistant, answer, asked, given, asked_already)):
            if found == MOST or tried == MOST_TRIED or spent > BUDGET_S or not quiet():
                return
            begun = time.monotonic()
            other = assistant.ask(question, as_of=answer.as_of, scope=given, extractive=True)
            spent += time.monotonic() - begun
            places = {_place(citation) for citation in other.citations}
            if not other.abstained and places - seen:
                seen |= places
                found += 1
                yield question
    except DatelineError:
        return  # no suggestion is worth a message


def candidates(
    assistant: Assistant, answer: Answer, asked: Question, given: Scope, before: Sequence[str] = ()
) -> Iterator[str]:
    """Yield questions near an answered one: whom it may have meant, who else spoke, when else, who speaks in the
    coverage; none of those that were asked ``before``.
    """
    already = {words.casefold() for words in (answer.question, answer.standalone_question, *before)}
    for question in _candidates(assistant, answer, asked, given):
        if question.casefold() not in already:
            already.add(question.casefold())
            yield question


def _candidates(assistant: Assistant, answer: Answer, asked: Question, given: Scope) -> Iterator[str]:
    if answer.abstained:
        yield from _meant(answer, asked)
    told = [name for name in asked.names if name not in asked.speakers and not everywhere(assistant.archive, name)]
    topic = noun_of(asked.topic or " and ".join(told))
    if topic:
        statements = assistant.said(about=topic, scope=given, k=READ)
        heard = {citation.speaker for citation in answer.citations}
        others = [
            name
            for name in _speakers(statements)
            if name not in heard and not _named(name, asked) and not itself(name, topic)
        ]
        yield from (f"What did {_called(name)} say about {topic}?" for name in others[:2])
        yield from (
            f"What did {_called(name)} say about {topic} in {month}?"
            for name, month in _months(statements, answer.citations)
            if not itself(name, topic)
        )
        yield from (f"What did {_called(name)} say about {topic}?" for name in others[2:])
    for citation in (*answer.closest, *answer.citations):
        for name in _speakers(assistant.said(article=citation.article.id, k=READ)):
            if not _named(name, asked) and citation.article.published:
                yield f"What did {_called(name)} say on {citation.article.published}?"
                break


def _meant(answer: Answer, asked: Question) -> Iterator[str]:
    """Yield the question with a full name where its own words may mean several people."""
    for name in dict.fromkeys(citation.speaker for citation in answer.closest if citation.speaker):
        for named in asked.speakers:
            parts = re.split(rf"(?:\b(?:the|an?)\s+)?\b{re.escape(named)}\b", asked.text, maxsplit=1)
            if len(parts) > 1:
                yield name.join(parts)


def noun_of(topic: str) -> str:
    """Give what a topic is about where it is a whole clause: "the huts" of "the huts would be pulled down", "" of "it
    was too dear".
    """
    noun = _CLAUSE.split(topic, maxsplit=1)[0].strip(" ,")
    return "" if noun.casefold() in _PRONOUNS else noun


def itself(name: str, topic: str) -> bool:
    """Tell whether somebody is their own topic: they share a word, as "Ada Quay" and "Quay" do."""
    of_both: frozenset[str] = frozenset(words(name.casefold())) & frozenset(words(topic.casefold()))
    return bool(of_both - STOPWORDS)


def everywhere(archive: Archive, name: str) -> bool:
    """Tell whether a name stands in so much of the archive that to speak of it says nothing: a local paper's town."""
    stems = archive.analyse(name)
    return bool(stems) and min(map(archive.document_frequency, stems)) > EVERYWHERE * archive.passage_count()


def _speakers(statements: list[Said]) -> list[str]:
    """List who made some statements, most of them first."""
    counts = Counter(name for one in statements if (name := speaker_of(one)))
    return [name for name, _ in counts.most_common()]


def _months(statements: list[Said], cited: tuple[Citation, ...]) -> Iterator[tuple[str, str]]:
    """Yield in which other months those who are cited spoke."""
    whom = {citation.speaker for citation in cited if citation.speaker}
    shown = {f"{one.article.published.at:%B %Y}" for one in cited if one.article.published}
    for one in statements:
        published, name = one.article.published, speaker_of(one)
        if name and name in whom and published and published.precision == "day":
            month = f"{published.at:%B %Y}"
            if month not in shown:
                yield name, month


def _called(name: str) -> str:
    """Name somebody in a sentence: what is not a name of its own has an article, "the harbour office"."""
    return f"the {name}" if name[:1].islower() else name


def _named(name: str, asked: Question) -> bool:
    """Tell whether a name is one of those whose words were asked for."""
    parts = set(name.casefold().split())
    return any(set(speaker.casefold().split()) <= parts for speaker in asked.speakers)


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article.id, citation.start, citation.end
