"""Answer "who was mayor in March 2024?" and "who was mayor before Osgood?": by whom articles of the time call so.

Only of an office that the question gives to no body ("the mayor", not "the mayor of Valen"): articles seldom name the
body beside the holder. Where they give it to people of two places, nobody is named: another town's mayor is no answer.
"""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.who_is import introduced
from assistant.archive.archive import Archive
from assistant.directory import Directory, Person, people_of
from assistant.directory.roles import role_words
from assistant.domain import Period, Scope
from assistant.holding import first_held, holder, of_one_body
from assistant.ledger import said
from assistant.naming import is_role
from assistant.question import Question

SURE = 0.7
"""The confidence: an article of the time calls them so; that nobody came between is read from all of them."""
HOLDS = timedelta(days=540)
"""An article tells who holds an office for so long at most."""
READ = 60
"""Statements of the holder, the newest ones of the time, whose articles are looked through."""
_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
_ASKS = re.compile(
    rf"(?i:who\s+was)\s+(?:the\s+)?(?P<office>[a-z][a-z -]*?)(?:\s+before\s+(?P<name>{_NAME}))?",
)


def office_then(question: Question, archive: Archive, directory: Directory) -> Draft | None:
    """Give who held an office at the time a question names, or before somebody; None for any other question, and where
    articles don't tell of one alone.
    """
    match, scope = _ASKS.fullmatch(_timeless(question)), question.scope
    office = match["office"].strip() if match else ""
    if match is None or not is_role(office.split()[-1]) or (scope.period and "period" not in scope.inferred):
        return None
    people, after = people_of(directory.find(office)), directory.find(match["name"]) if match["name"] else None
    period = scope.period
    if after is not None:
        people = tuple(one for one in people if one != after)
        since = first_held(archive, office, after, question.as_of) if isinstance(after, Person) else None
        period = Period(None, since)
    then = holder(archive, office, people, period, question.as_of) if period else None
    holders = (*people, after) if isinstance(after, Person) else people
    if then is None or not of_one_body(archive, office, holders, question.as_of):
        return None
    known = Period((period.start or period.end or question.as_of) - HOLDS, period.end or question.as_of)
    within = Scope(known, scope.outlets, scope.authors, (), scope.exclude)
    for one in said(archive, speaker=then, about=None, scope=within, k=READ):
        for role, piece in introduced(one, then, archive, by_office=True):
            if role is not None and role_words(office) <= role_words(role):
                return compose([piece], short_answer=then.name, confidence=SURE)
    return None


def _timeless(question: Question) -> str:
    """Give the question without the words that name its time."""
    text = question.text.strip().rstrip("?!. ")
    for time in reversed(question.times):
        if time.binding and time.kind == "named":
            text = text[: time.span.start] + text[time.span.end :]
    return " ".join(text.split())
