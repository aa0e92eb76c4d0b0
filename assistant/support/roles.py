"""Who is what: an office that the article gives to another, two names that it joins the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.naming import is_place, is_role
from assistant.support.forms import alike, form
from assistant.support.peoples import of_there

_NAME = r"(?<![\w’-])[A-Z][\w’-]++(?: [A-Z][\w’-]++){0,2}"
_FORMER = re.compile(r"\b(?:former|formerly|ex|outgoing|predecessor|successor)\b", re.IGNORECASE)
_QUALIFIED = re.compile(r"\b(?:[Tt]hen|[Ll]ate|[Pp]ast|[Nn]ew|[Aa]cting|[Dd]eputy)[ -](?:[a-z][\w’-]* )?\Z")
"""Before an office, qualifies it; elsewhere they may be about anything: "Mayor Quay opened the new pier"."""
_JOINED = 4
"""Words between two names that one "of", "’s" or "from" joins."""
_LINK = re.compile(r"(?:['’]s\b|\s*\b(?:of|from)\b)[\w\s,-]*")
_SHORT = {"doctor": ("Dr",), "physician": ("Dr",), "professor": ("Prof",)}
"""Offices that an article has shortened before the name."""
_STANDING = re.compile(
    r"\b(?:stand(?:s|ing)?|stood|r[au]n(?:s|ning)?) (?:for|as|without|against|on|again)\b|\bvotes?\b|\bballots?\b"
    r"|\b(?:came|finished|placed) (?:first|second|third|fourth|last)\b|\b(?:re-?)?elected\b"
)


def other_office(text: str, mentioned: Sequence[Sequence[str]], sentences: Sequence[str]) -> str | None:
    """Give an office that a claim joins to a name and the article joins to other names only; None where there is none.

    "Mayor Quay", "the mayor, Ada Quay", "Quay, the mayor of Harrow".
    """
    whole = "\n".join(sentences)
    known_words = {word.lower() for word in re.findall(r"\w+", whole)}
    known = set(map(form, known_words))
    for run in mentioned:
        name, surname = " ".join(run), run[-1]
        at = text.find(name)
        before = re.search(r"([\w-]+),? \Z", text[: max(at, 0)])
        behind = re.match(
            r",? (?:is|was)?,? ?(?:an?|the) ((?:[\w’-]+ ){0,3}?[\w’-]+)(?=,| of\b| at\b| for\b| in\b|\.)"
            r"|, (?P<to>[a-z]+)(?= (?:for|of|to) )",
            text[at + len(name) :],
        )
        if at < 0:
            continue
        offices = [(before[1], before.start(1))] if before else []
        if behind:
            last = behind.lastindex or 0
            office = behind[last].split()[-1]
            offices.append((office, at + len(name) + behind.end(last) - len(office)))
        offices += [
            (word, at + name.index(word))
            for n, word in enumerate(run[:-1])
            if word != surname and not (is_place(word) and any(is_role(title.lower()) for title in run[n + 1 : -1]))
        ]  # the "Russian" of a Russian minister holds no office
        former = _FORMER.search(text[max(0, at - 30) : at + len(name) + (behind.end() if behind else 0)])
        for office, where in offices:
            people = office[:1].isupper() and of_there(office.lower(), known_words)
            if former or people or not is_role(office.lower()) or _QUALIFIED.search(text[:where]):
                continue
            holders = {part for match in _holders(office, whole) for part in match.split()}
            named_so = [word for word in known_words if form(word) in alike(office.lower())] or [office]
            named_so += _SHORT.get(office.lower(), ())
            if surname in holders or any(_has_both(surname, word, sentences) for word in named_so):
                continue
            if office.lower() == "candidate" and any(_stands(surname, sentence) for sentence in sentences):
                continue
            if holders or form(office.lower()) not in known:
                return office
    return None


def _holders(office: str, text: str) -> Iterator[str]:
    for match in re.finditer(
        rf"(?i:\b{re.escape(office)}),? ({_NAME})|({_NAME}), (?:an?|the) (?:[\w’-]+ ){{0,4}}(?i:{re.escape(office)})\b"
        rf"|({_NAME}), {re.escape(office)} (?:for|of|to)\b",
        text,
    ):
        yield re.sub(r"['’]s?\b", "", match[1] or match[2] or match[3])


def _has_both(surname: str, office: str, sentences: Sequence[str]) -> bool:
    """Tell whether a sentence says that the one with the name is, or becomes, what the office says."""
    name, what = rf"\b{re.escape(surname)}\b", rf"\b(?i:{re.escape(office)})\b"
    is_one = re.compile(
        rf"{name}.{{0,40}}\b(?:is|was|became|as|elected)\b.{{0,25}}{what}|{name}.{{0,60}}, an? .{{0,40}}{what}"
        rf"|{name}, (?:[a-z’-]+ ){{0,3}}{what}(?=,|\.| (?:of|for|to|at|in)\b)"
        rf"|{what}\.? (?:[A-Z][\w’-]+ )?{name}|{name},? who (?:now |also )?{what} (?:the|its|a)\b"
        rf"|{what} (?:of|for|at) [^.;,]{{1,50}}, (?:[A-Z]\w+ )?{name}"
    )
    if any(is_one.search(sentence) for sentence in sentences):
        return True
    about = False
    for sentence in sentences:
        if about and re.match(rf"(?:He|She)\b.{{0,60}}\b(?:is|was|became) (?:an? )?(?:[\w-]+ )?{what}", sentence):
            return True
        if re.search(_NAME, sentence[1:]) or re.search(name, sentence):
            about = re.search(name, sentence) is not None
    return False


def _stands(surname: str, sentence: str) -> bool:
    """Tell whether a sentence has somebody stand in a vote: a candidate may be called so nowhere."""
    return re.search(rf"\b{re.escape(surname)}\b", sentence) is not None and _STANDING.search(sentence) is not None


def turned_names(text: str, mentioned: Sequence[Sequence[str]], sentences: Sequence[str]) -> str | None:
    """Give the second of two names that "of", "’s" or "from" joins in a claim and the article only the other way."""
    for one, other in pairwise(mentioned):
        first = text.find(" ".join(one))
        second = text.find(" ".join(other), first + 1)
        between = text[first + len(" ".join(one)) : second]
        if (
            first < 0
            or second < 0
            or len(between.split()) > _JOINED
            or not between.strip(" ,.")
            or not _LINK.fullmatch(between)
        ):
            continue
        if _near(other[0], one[-1], sentences) and not _near(one[-1], other[0], sentences):
            return " ".join(other)
    return None


def _near(one: str, other: str, sentences: Sequence[str]) -> bool:
    pattern = re.compile(rf"\b{re.escape(one)}\b(?:\W+[\w’-]+){{0,{_JOINED}}}?\W+{re.escape(other)}\b")
    return any(pattern.search(sentence) for sentence in sentences)
