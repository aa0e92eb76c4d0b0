"""Of what body or field the one who is named is: "Ada Quay of Open Water" for a professor of the Tarn Institute,
"Finance Minister" for the minister of justice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.naming import is_place, is_role
from assistant.support.forms import form
from assistant.support.peoples import of_there

_NAME = r"(?<![\w’-])[A-Z][\w’-]++(?: [A-Z][\w’-]++){0,2}"
_BODY = r"(?:the )?(?P<body>[A-Z][\w’-]++(?: (?:[A-Z][\w’-]++|and|of)(?= ?[A-Z\w,.])){0,8})"
_OF_BODY = re.compile(rf"(?P<name>{_NAME}),? (?:of|from|for|at) {_BODY}")
_FIELD = re.compile(
    rf"(?<![\w’-])(?=(?P<field>[A-Za-z][\w’-]++) (?P<office>[A-Za-z]+),? (?P<name>{_NAME})"
    rf"|(?P<holder>{_NAME}), (?:[\w’]+ ){{0,2}}?(?P<its>(?!(?:the|an?)\b)[a-z][\w’-]++) (?P<held>[a-z]+)"
    r"(?=[,.;]| of\b))"
)
"""An office with the word before it, and who holds it: "Finance Minister Ada Quay", "Quay, the justice minister"; it is
sought at every word, for what goes before may look like one.
"""
_NO_FIELD = frozenset("the a an his her its their new former acting deputy then late chief old".split())


def other_body(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the body or the field that a claim has somebody be of, where the article has them of another, and has that
    body or field beside others; None where there is none.
    """
    return _of_another_body(claim, sentences) or _of_another_field(claim, sentences)


def _of_another_body(claim: str, sentences: Sequence[str]) -> str | None:
    for found in _OF_BODY.finditer(claim):
        surname, body = found["name"].split()[-1], found["body"]
        words = set(body.split())
        if is_place(body) or is_place(surname) or len(words) < 2:
            continue
        about = [sentence for sentence in sentences if re.search(rf"\b{re.escape(surname)}\b", sentence)]
        known = any(body in sentence for sentence in sentences)
        if not known or any(words & set(re.findall(r"[\w’-]+", sentence)) for sentence in about):
            continue
        theirs = [of["body"] for each in about for of in _OF_BODY.finditer(each) if of["name"].split()[-1] == surname]
        if any(not is_place(other) and len(other.split()) > 1 for other in theirs):
            return body
    return None


def _of_another_field(claim: str, sentences: Sequence[str]) -> str | None:
    there = [held for sentence in sentences for held in _fields(sentence)]
    peopled = {word.lower() for sentence in sentences for word in re.findall(r"[A-Z][\w’-]+", sentence)}
    for name, field, office in _fields(claim):
        own = {form(its) for holder, its, what in there if holder == name and what == office}
        others = {holder for holder, its, what in there if form(its) == form(field) and what == office}
        if own and form(field) not in own and others and name not in others and not of_there(field, peopled):
            return f"{field} {office}"
    return None


def _fields(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield who holds an office of what field: the surname, the field, the office."""
    for found in _FIELD.finditer(text):
        field, office = (found["field"] or found["its"]).lower(), (found["office"] or found["held"]).lower()
        if is_role(office) and field not in _NO_FIELD:
            yield (found["name"] or found["holder"]).split()[-1], field, office
