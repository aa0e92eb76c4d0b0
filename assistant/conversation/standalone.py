"""Follow-ups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.said import saying
from assistant.conversation.turns import Turn
from assistant.text import STOPWORDS

_LEANS_BACK = re.compile(
    r"^(?:and|but|so|then|what about|how about|why|when|where)\b|"
    r"\b(?:he|she|they|him|her|them|his|their|it|its|that|this|those|these|there)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?i:and|but|what about|how about)\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s*\?*")
_TOPIC = re.compile(r"(?:(?:and|but|so|then)\s+)?(?:(?:what|how)\s+)?about\s+(?P<topic>[^\s?][^?]*)", re.IGNORECASE)
_EARLIER_TOPIC = re.compile(r"\babout\s+(?=[^\d\s])[^?]+", re.IGNORECASE)
_POINTER = re.compile(r"(?:he|she|they|him|her|them|it|that|this|those|these)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
_ON_IT = re.compile(
    r"\b(?P<lead>about|on|of|to|regarding|deny|denied|confirm|confirmed|reject|rejected|promise|promised|admit|admitted)"
    r"\s+(?:it|that|this|them|those|these)(?=\s*[?.!]*$)",
    re.IGNORECASE,
)
_SAID_IT = re.compile(
    r"\b(?:say|said|saying|claim|claimed|mention|mentioned|write|wrote)\s+(?:it|that|this|so)(?=\s*[?.!]*$)",
    re.IGNORECASE,
)
_ANYONE_ELSE = re.compile(
    r"(?:and\s+)?(?:who|anyone|anybody)\s+else(?:\s+(?:did|said|spoke|commented)(?:\s+(?:so|that|on|about|it))*)?\s*\?*",
    re.IGNORECASE,
)
_WHOSE_WORDS = re.compile(
    r"(?<=\bdid )(?:its|their)(?=\s+(?:\w+\s+){1,3}(?:say|tell|announce|comment|respond|reply)\b)"
)
_DAYS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday""".split()
)
"""Capitals that are nobody's name."""
_WHO_IS = re.compile(r"(?:and\s+)?who\s+(?:is|was)\b", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]++(?:\s[A-Z][\w’'-]++)*+"
_NAMES = re.compile(rf"(?<!^)\b{_NAME}")
_PLACED = re.compile(r"\b(?:the|an?|in|on|at|of|from|near)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(rf"\b(?:did|does|has|had|is|was|will|would)\s+(?P<name>{_NAME})(?!,|\s(?:and|or)\s+[A-Z])")


def standalone(question: str, history: Sequence[Turn]) -> str:
    """Make a follow-up readable without its thread, by the questions before it.

    "And Umerov?" asks the same of another, "and about the bus?" of another topic; "he" and "she" become the person
    asked about, "its lawyer" whose lawyer it is, "about it" what was spoken about; a question without names gets the
    words of the one before. A question that leans on nothing comes back as it is, and so does one about a person where
    that could be several.
    """
    if not history or not (_LEANS_BACK.search(question) or _ANYONE_ELSE.fullmatch(question.strip())):
        return question
    return _on_topic(_leaning(question, history), history)


def _on_topic(question: str, history: Sequence[Turn]) -> str:
    """Give a question about words said on "it" or "that" the topic they were asked for on last."""
    topics = (about.topic for turn in reversed(history) if (about := saying(turn.standalone)))
    topic = next((topic for topic in topics if topic and not _POINTER.match(topic)), "")
    if not topic or saying(question) is None:
        return question
    if (named := _ON_IT.search(question)) is not None:
        return f"{question[: named.start()]}{named['lead']} {topic}{question[named.end() :]}"
    return _SAID_IT.sub(lambda match: f"{match[0]} about {topic}", question, count=1)


def _leaning(question: str, history: Sequence[Turn]) -> str:
    before = history[-1].standalone
    names = _NAMES.findall(before)
    if _ANYONE_ELSE.fullmatch(question.strip()) and (said := saying(before)) and said.topic:
        return f"Who else spoke about {said.topic}?"
    if names and (another := _ANOTHER.fullmatch(question.strip())):
        return before.replace(names[0], another["name"], 1)
    if (asked := _TOPIC.fullmatch(question.strip("? "))) and not _POINTER.match(asked["topic"]):
        earlier = _EARLIER_TOPIC.search(before)
        if earlier:
            return f"{before[: earlier.start()]}about {asked['topic']}{before[earlier.end() :]}"
    if any(match[0] not in _DAYS for match in _NAMES.finditer(question)):
        return question
    people = _people(before) or names[:1]  # a place still says more than a pronoun does
    if people and _PERSON.search(question):
        subject = None if _WHO_IS.match(question) else _SUBJECT.search(before)
        if len(people) > 1 and subject is None:
            return question
        return _PERSON.sub(subject["name"] if subject else people[0], question, count=1)
    if people and _WHOSE_WORDS.search(question):
        subject = _SUBJECT.search(before)
        owner = subject["name"] if subject else people[0]
        return _WHOSE_WORDS.sub(f"{owner}’" if owner.endswith("s") else f"{owner}’s", question, count=1)
    known = {word.casefold() for word in question.split()}
    carried = [
        word for word in re.findall(r"[\w’'-]+", before) if word.casefold() not in STOPWORDS | known | {"say", "said"}
    ]
    return f"{question.rstrip('?! ')}, {' '.join(carried)}?" if carried else question


def _people(question: str) -> list[str]:
    """Give the names in a question that may be a person's: no month or place that a preposition or article gives
    away.
    """
    found = (match for match in _NAMES.finditer(question) if not _PLACED.search(question[: match.start()]))
    return list(dict.fromkeys(match[0] for match in found))
