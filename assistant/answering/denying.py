"""Whether a denial is of the very thing asked after: whoever denied that he ignored warnings about the ferry, which
drifted, did not deny that the ferry drifted.
"""

from __future__ import annotations

import re

from assistant.answering.held_back import asserts
from assistant.domain import Said
from assistant.question import Question
from assistant.support.forms import plain, root

_LEAD = re.compile(
    r"^\W*(?:(?:(?:the|any|an?|all|these|those) )?(?:[\w’']+ ){0,2}(?:claim|charge|accusation|allegation|suggestion"
    r"|report|idea|notion|rumou?r|argument|complaint|assertion|criticism)s? that|that|whether|if)\b\s*"
    r"(?:it (?:was|is|had been) (?:true|so|right|the case) that\s+)?",
    re.IGNORECASE,
)
"""Before the clause that is denied."""
_ASIDE = re.compile(r"[,;:—–]\s|\b(?:who|whom|whose|which|where)\b", re.IGNORECASE)
"""Where what is denied ends, and something is told that nobody denies."""
_POINTS_BACK = re.compile(r"\s+(?:over|about|for|at|on|by|with) (?:it|this|that)\W*$", re.IGNORECASE)
_NEARER = re.compile(r"\b(?:of|about|regarding|concerning)\b", re.IGNORECASE)
"""Behind it stands of what something is, which a question need not repeat."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|(?:reject|dismiss|disput|refut|rebut)\w*|rul(?:e|es|ed) out)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PUT = re.compile(r".*\b(?:whether|if)\b", re.IGNORECASE | re.DOTALL)
_IT = frozenset(("it", "this", "that", "so"))
_MODAL = {
    "will": "would", "would": "would", "shall": "should", "should": "should", "can": "could", "could": "could",
    "may": "might", "might": "might", "must": "must",
}  # fmt: skip
_OWN = frozenset("he she i".split())
_SUBJECTS = _OWN | frozenset("it they we you".split())
_IDLE = _SUBJECTS | frozenset(
    """a an the that this his her its their our my had has have having be been being is are was were do does did done
    ever to of about regarding concerning""".split()
)


def is_denial_of(question: Question, denial: Said, text: str) -> bool:
    """Tell whether a statement denies what a question asks after: all of it, as a topic has lost "ignoring"."""
    return denies(_asked(question), denial, text)


def is_whole(question: Question) -> bool:
    """Tell whether a question's topic is all that it asks after."""
    return plain(_LEAD.sub("", _asked(question))) == plain(_LEAD.sub("", question.topic))


def _asked(question: Question) -> str:
    found = _DENIES.search(question.text.rstrip("?!. ")) if question.act == "deny" else None
    return found["what"] if found else question.topic


def denies(asked: str, denial: Said, text: str) -> bool:
    """Tell whether what is ``asked`` after is all that a statement of an article with this text denies, word by word;
    of what may be a word more or less ("of the ferry") only what stands behind "of" or "about".

    Whoever denies that he came too late does not deny that he came. Other words for the same are not known again.
    """
    if denial.statement.manner != "denied":
        return False
    lead = _LEAD.match(denial.content)
    if lead and _words(asked) and _words(asked) == _words(lead[0]):
        return True  # "the company's argument", without the clause that says it
    clause = _clause(denial.content if denial.content.strip().casefold() not in _IT else _before(denial, text))
    wanted = _clause(asked)
    if not asserts(wanted) or not asserts(clause) or _modals(wanted) != _modals(clause):
        return False
    name = denial.statement.speaker.name.split() if denial.statement.speaker else []
    called = {root(word) for word in plain(" ".join(name))}
    given = _words(clause)
    words = [word for n, word in enumerate(_words(wanted)) if not (n < len(called) and word in called)]
    both = {_subject(wanted), _subject(clause)}
    if not words or not (len(both) == 1 or both <= {"", *_OWN}):
        return False
    beside = set(map(root, plain(denial.article.title)))
    fixed = len(_words(_NEARER.split(clause)[0]))
    return _follows(words, given, fixed, beside)


def _follows(words: list[str], given: list[str], fixed: int, beside: set[str]) -> bool:
    """Tell whether words are those given, in their order: of those behind the ``fixed`` ones some may be left out, and
    one of the title's may stand before one of them ("the beach huts").
    """
    at = 0
    for n, word in enumerate(words):
        place = next((m for m in range(at, len(given)) if given[m] == word), None)
        if place is None or (place > at and at < fixed):
            if at < fixed or word not in beside or n + 1 == len(words):
                return False
            continue
        at = place + 1
    return at >= fixed


def _clause(words: str) -> str:
    told = _LEAD.sub("", words.strip())
    return _POINTS_BACK.sub("", _ASIDE.split(told)[0])


def _before(denial: Said, text: str) -> str:
    """Give what somebody was asked in the sentence of a denial: "Asked whether he would go, he denied it"."""
    statement = denial.statement
    start = max(text.rfind(mark, 0, statement.cue.start) for mark in (". ", "\n", "? ", "! ")) + 1
    put = _PUT.match(text[start : statement.source.start if statement.source else statement.cue.start])
    return text[start + put.end() : statement.cue.start] if put else ""


def _words(clause: str) -> list[str]:
    return [root(word) for word in plain(clause) if word not in _IDLE and word not in _MODAL]


def _modals(clause: str) -> set[str]:
    return {_MODAL[word] for word in plain(clause) if word in _MODAL}


def _subject(clause: str) -> str:
    """Give the pronoun that a clause begins with, "" where it has none."""
    first = plain(clause)[:1]
    return first[0] if first and first[0] in _SUBJECTS else ""
