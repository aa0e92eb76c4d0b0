"""Answer "who is Ada Quay?": what she is, and the sentence that says so, of anybody whom the archive quotes by an
office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.compose import Piece, compose
from assistant.answering.draft import Draft
from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory, Person
from assistant.directory.names import parse
from assistant.domain import Said, Scope
from assistant.ledger import said
from assistant.question import Question
from assistant.search import known_by
from assistant.text import sentences

READ = 60
"""Statements of somebody, the newest ones, whose articles are looked through."""
SURE = 0.8
"""The confidence: the sentence has the name and the office, but may be old."""
_BESIDE = r"{0},\s+(?:who|whose|an?|the)\s|\b(?:[a-z]+(?:man|woman|person|er|or|ist|ian)),?\s+{0}"
_NAME = r"(?P<who>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)+)"
_ASKS = re.compile(
    rf"(?i:who\s+(?:is|was)|who['’]s)\s+{_NAME}"
    rf"|(?i:what\s+(?:is|was))\s+{_NAME.replace('who', 'whose')}['’]s?"
    r"\s+(?i:job|role|office|post|position|profession)"
)


def who_is(question: Question, archive: Archive, directory: CurrentDirectory) -> Draft | None:
    """Give who somebody is, from the newest article that says it; None for any other question and where none does."""
    match = _ASKS.fullmatch(question.text.strip().rstrip("?!. "))
    asked = match and re.sub(r"['’]s?$", "", match["who"] or match["whose"])
    person = directory.get().find(asked) if asked else None
    if not isinstance(person, Person) or parse(person.name).organisation:
        return None
    scope = Scope(question.scope.period, question.scope.outlets, question.scope.authors, (), question.scope.exclude)
    told = [
        one
        for one in said(archive, speaker=person, about=None, scope=scope, k=READ)
        if one.article.published is None or one.article.published.at <= known_by(question.as_of)
    ]
    for by_office in (True, False):
        for one in told:
            for role, piece in introduced(one, person, archive, by_office=by_office):
                return compose([piece], short_answer=role, confidence=SURE)
    return None


def introduced(one: Said, person: Person, archive: Archive, *, by_office: bool) -> Iterator[tuple[str | None, Piece]]:
    """Give the sentences of a statement's article that have a full name and an office, or else what somebody is told
    by beside it ("Ada Quay, who runs the ferry").
    """
    text = archive.article(one.article.id).text
    for span in sentences(text):
        sentence = span.of(text)
        lowered = sentence.lower()
        named = [name for name in person.variants if " " in name and name.lower() in lowered]
        if not by_office and any(re.search(_BESIDE.format(re.escape(name)), sentence) for name in named):
            yield None, Piece(one.article, span.start, span.end, sentence)
        for role in person.roles if named and by_office else ():
            if role.removeprefix("the ").lower() in lowered:
                yield role.removeprefix("the "), Piece(one.article, span.start, span.end, sentence)
