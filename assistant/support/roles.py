"""Who does what, and who is what: two names exchanged, an office that the article gives to another, doer and done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.naming import is_place, is_role
from assistant.support.clauses import clauses
from assistant.support.forms import alike, form, is_past, root
from assistant.support.peoples import of_there
from assistant.support.reported import told_of_oneself
from assistant.text import STOPWORDS

_NAME = r"(?<![\w’-])[A-Z][\w’-]++(?: [A-Z][\w’-]++){0,2}"
_FORMER = re.compile(r"\b(?:former|formerly|ex|outgoing|predecessor|successor)\b", re.IGNORECASE)
_QUALIFIED = re.compile(r"\b(?:[Tt]hen|[Ll]ate|[Pp]ast|[Nn]ew|[Aa]cting|[Dd]eputy)[ -](?:[a-z][\w’-]* )?\Z")
"""Before an office, qualifies it; elsewhere they may be about anything: "Mayor Quay opened the new pier"."""
_JOINED = 4
"""Words between two names that one "of", "’s" or "from" joins."""
_LINK = re.compile(r"(?:['’]s\b|\s*\b(?:of|from)\b)[\w\s,-]*")
_CLAUSE = re.compile(r"[.;:!?—–“”](?=\s|$)|\n|,(?=\s)|\b(?:and|but|while|whereas|said|says|told|that)\b")
_WHO = frozenset("who which".split())
_PRONOUNS = frozenset("he she it they i we you one nobody who which that this these those there".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve some many several all".split())
_PREPOSITIONS = frozenset("to in on at for from with after before during over under into as".split())
_FOR_A_BODY = frozenset(
    "chief chair chairman chairwoman director head president secretary spokesman spokeswoman spokesperson".split()
)
_SHORT = {"doctor": ("Dr",), "physician": ("Dr",), "professor": ("Prof",)}
"""Offices that an article has shortened before the name."""
_STANDING = re.compile(
    r"\b(?:stand(?:s|ing)?|stood|r[au]n(?:s|ning)?) (?:for|as|without|against|on|again)\b|\bvotes?\b|\bballots?\b"
    r"|\b(?:came|finished|placed) (?:first|second|third|fourth|last)\b|\b(?:re-?)?elected\b"
)
_BEING = frozenset("is are was were be been being".split())


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


@dataclass(frozen=True, slots=True)
class _Doing:
    """A verb by its root and as it is ``told``, with the forms of the words before it and behind it in its clause, as
    in the active voice, and the names of a doer who is named and no more; ``person``: the doer is told by an office
    alone, "the mayor".
    """

    verb: str
    told: str
    doer: frozenset[str]
    rest: frozenset[str]
    named: frozenset[str]
    person: bool


def other_doer(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the claim's word for a deed of which it makes the doer what the article has on its other side; None where
    there is none.
    """
    known = _forms(re.findall(r"[\w’-]+", " ".join(sentences)))
    there = [doing for sentence in sentences for doing in _doings(sentence)]
    for said in _doings(claim):
        same = [doing for doing in there if doing.verb == said.verb and doing.doer]
        if said.doer and same and all(_turned(said, doing, known) for doing in same):
            return said.told
    return None


def _turned(said: _Doing, doing: _Doing, known: frozenset[str]) -> bool:
    if said.doer & doing.doer:
        return False
    if said.rest & (doing.doer - doing.rest):
        return True
    if doing.person and said.rest & doing.rest and said.named and all(map(_is_initials, said.named)):
        return True  # done by the CDC where the mayor did it
    if said.named and doing.named and said.rest & doing.rest:
        return True  # "led by Quay" where it was led by Okoro
    if len(said.rest & doing.rest) >= 2 and not said.named and not doing.named and said.doer <= known:
        return True
    return bool(said.doer & (doing.rest - doing.doer)) and not said.rest & doing.rest


def _doings(sentence: str) -> Iterator[_Doing]:
    before: list[str] = []
    for clause in clauses(told_of_oneself(sentence), _CLAUSE):
        tokens = re.findall(r"[\w’-]+", clause.replace("’s", ""))
        low = [token.lower() for token in tokens]
        for at, token in enumerate(low):
            if not at and is_past(token) and token not in STOPWORDS and low[1:2] == ["of"]:
                break  # "spoke of nine people injured", behind an aside: its doer is told before
            if not at or not _is_verb(low, at):
                continue
            left, right = tokens[:at], tokens[at + 1 :]
            if low[0] in _WHO:
                left = before[-8:]
            if _BEING.intersection(low[max(0, at - 3) : at]):
                left, right = _passive(tokens, low, at)
            if any(word.lower() in _PRONOUNS for word in left):
                left = []
            if "with" in left[1:]:
                left = left[: left.index("with", 1)]  # "a ferry with many people aboard": the ferry
            yield _Doing(root(token), tokens[at], _forms(left), _forms(right), _named_alone(left), _is_person(left))
            break  # what follows in the clause mostly hangs on its object: "a cocktail named after a song"
        before = tokens or before


def _named_alone(doer: Sequence[str]) -> frozenset[str]:
    """Give the names of a doer who is named and not described; none of another."""
    said = [word for word in doer if word.lower() not in STOPWORDS and not is_role(word.lower())]
    return frozenset(said) if all(word[:1].isupper() for word in said) else frozenset()


def _is_initials(name: str) -> bool:
    return name.isupper() and len(name) > 2


def _is_person(doer: Sequence[str]) -> bool:
    """Tell whether a doer is one who holds an office and needs not speak for a body, as its director would."""
    said = [word for word in doer if word.lower() not in STOPWORDS]
    return bool(said) and all(map(str.islower, said)) and is_role(said[-1]) and said[-1] not in _FOR_A_BODY


def _passive(tokens: Sequence[str], low: Sequence[str], at: int) -> tuple[list[str], list[str]]:
    """Give the words of the doer behind "by", none where there is none, and the others."""
    if "by" not in low[at:]:
        return [], [*tokens[:at], *tokens[at + 1 :]]
    begun = low.index("by", at) + 1
    end = next((n for n in range(begun, len(low)) if low[n] in _PREPOSITIONS), len(low))
    return list(tokens[begun:end]), [*tokens[:at], *tokens[at + 1 : begun - 1], *tokens[end:]]


def _is_verb(low: Sequence[str], at: int) -> bool:
    token = low[at]
    if (
        token in STOPWORDS
        or len(token) < 3
        or not token.isalpha()
        or low[at - 1] in ("the", "a", "an", "of", "his", "her", "its", "their")
        or low[at - 1] in _NUMBERS
    ):
        return False
    return is_past(token) or low[at - 1] in _AUXILIARY


_AUXILIARY = frozenset("will would can could may might shall should must has had have not".split())


def _forms(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(
        form(token.lower())
        for token in tokens
        if token.lower() not in STOPWORDS and len(token) > 2 and not token[0].isdigit()
    )
