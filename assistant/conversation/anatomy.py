"""The parts of a question that follow-ups lean on: whose words or deeds, which topic, which things, which time.

A question is taken apart by its spans and put together again from its own words, so that what comes out reads as
somebody wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES, PREPOSITIONS, noun_phrase
from assistant.asking.said import Saying, saying
from assistant.conversation.kinds import DETERMINER, is_many, is_person, without_article
from assistant.conversation.things import POINTERS, found_in, last_in, things
from assistant.conversation.verbs import is_past
from assistant.domain import Span
from assistant.periods import find_periods

_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must)"
_INVERTED = re.compile(
    rf"(?P<asks>(?:(?:(?:out\s+of|\w+)\s+)?(?:what|which|whom?|whose|when|where|why|how)\b(?:(?!\b{_AUXILIARY}\b)[^?])*?\s+)?)"
    rf"(?P<aux>{_AUXILIARY}(?:n['’]t)?)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_SUBJECT_ASKED = re.compile(
    rf"(?P<asks>who|what|which\s+(?P<noun>[\w’'-]+)|how\s+many(?:\s+(?P<many>(?!{_AUXILIARY}\b)[\w’'-]+))?)"
    r"\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_NEVER_SUBJECT = re.compile(
    r"(?:been|being|not|n['’]t|\w+(?:ed|en)|born|told|taken|hurt|made|said|found|sent|cut|put|built)\b|(?:in|on|at|to|of|for|by|from|with|about)\b",
    re.I,
)
_TELL = re.compile(r"(?:tell|show|give)\s+(?:me|us)\s+(?:more\s+|something\s+)?about\s+(?P<topic>.+)", re.IGNORECASE)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
"""Before a time: it says which ("the election of May 2024"), not when."""
_CROWD = re.compile(
    rf"(?:what|when|where|why|how)(?:\s+else)?\s+{_AUXILIARY}\s+(?P<who>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:say|said|answer|answered|reply|replied|think|tell|react|respond)"
    r"(?:\s+(?:that\s+)?(?:about|on|to)\s+(?P<topic>.+))?",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"(?:(?:since\s+when|until\s+when|when|why)\s+)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\s",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:^|\s)(?:(?:of|about|on|for)\s+(?:it|that|this)|now|today|then|yet|again|so\s+far|before)$", re.IGNORECASE
)
"""Behind a topic, and no part of it."""
_NUMBERS = (("does", "do"), ("is", "are"), ("was", "were"), ("has", "have"))
_BEFORE_SUBJECT = re.compile(r"(?<=\s)(?:does|do|is|are|was|were|has|have)\s+$")
_SUBJECTS = frozenset("i we you he she it they there".split())
_LEFT = re.compile(r"(?:(?:the|an?)\s+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Base:
    """A question without its time words (``when``) and its mark, and where its parts stand in ``core``.

    ``who`` is whose words or deeds are asked for, with article and title; ``topic`` what was spoken about.
    """

    core: str
    when: str
    said: Saying | None
    who: Span | None
    topic: Span | None

    @property
    def whose(self) -> str:
        """Give whose words or deeds are asked for, "" where nobody's are."""
        return self.who.of(self.core) if self.who else ""

    @property
    def about(self) -> str:
        """Give what was spoken about, "" where that is nothing, was only pointed at, or is a sentence that was said."""
        return self.topic.of(self.core) if self.topic and not self.clause else ""

    @property
    def clause(self) -> str:
        """Give the sentence that somebody is asked to have said ("who said they would pay?"), "" where it is none."""
        if self.topic is None:
            return ""
        topic = self.topic.of(self.core)
        before = self.core[: self.topic.start].split()
        if before and before[-1].lower() in PREPOSITIONS - {"that"}:
            return ""
        first, *rest = topic.lower().split()
        return topic if first in _SUBJECTS or any(word in AUXILIARIES for word in rest) else ""

    def with_(self, span: Span, text: str) -> str:
        """Give the core with other words in a place."""
        before = self.core[: span.start]
        if (auxiliary := _BEFORE_SUBJECT.search(before)) is not None:
            before = f"{before[: auxiliary.start()]}{_agreeing(auxiliary[0], text)}"
        return f"{before}{text}{self.core[span.end :]}"


def _agreeing(auxiliary: str, subject: str) -> str:
    """Give "do " for "does " before several."""
    one, many = next(pair for pair in _NUMBERS if auxiliary.strip().lower() in pair)
    head = without_article(subject).split(" of ")[0].split()[-1:]
    plural = any(is_many(each) for each in head) or " and " in subject
    return f"{many if plural else one} "


def base_of(question: str, as_of: datetime) -> Base:
    """Take a question apart."""
    core, when = without_times(question.strip().rstrip("?!. "), as_of)
    about = saying(core) or _crowd(core)
    if about is not None and (about.intent == "fact" or about.perhaps):
        about = None
    who = _who(core, about)
    pointed = about is None or only_points(about.topic) or not without_times(f"It was {about.topic}", as_of)[0][7:]
    topic = last_in(core, about.topic) if about and not pointed else None
    if topic is not None and topic.of(core).split()[0].lower() in PREPOSITIONS - {"that", "what", "who", "where"}:
        topic = None  # when or where it was said
    if topic is not None and about is not None and about.occasion and is_person(topic.of(core)):
        topic = None  # to whom it was said
    if topic is not None and (told := _POINTING.search(topic.of(core))) is not None:
        topic = Span(topic.start, topic.start + told.start()) if told.start() else None
    if (told := _TELL.fullmatch(core)) is not None:
        topic = Span(*told.span("topic"))
    return Base(core, when, about, who, topic)


def _crowd(core: str) -> Saying | None:
    """Read a question for the words of people without a name ("the police", "residents")."""
    match = _CROWD.fullmatch(core)
    return Saying("said", (without_article(match["who"]),), match["topic"] or "", None) if match else None


def without_times(text: str, as_of: datetime) -> tuple[str, str]:
    """Part a text from the time words that say when; those that describe an event stay ("the flood of 1998")."""
    taken = []
    for time in reversed(find_periods(text, as_of)):
        if time.binding and not _OF.search(text[: time.span.start]):
            taken.append(time.span.of(text))
            text = f"{text[: time.span.start].rstrip(' ,')} {text[time.span.end :].lstrip(' ,')}"
    return " ".join(text.split()).strip(" ,"), " ".join(reversed(taken))


def inverted(core: str) -> tuple[str, str, str] | None:
    """Part a question into what it asks for, its auxiliary and the rest that opens with the subject; None where the
    subject is asked for ("who won", "how many people were hurt").
    """
    match = _INVERTED.fullmatch(core)
    if match is None or (_SUBJECT_ASKED.fullmatch(core) is None and not match["asks"].strip() and not match["aux"]):
        return None
    asks = match["asks"].strip()
    if (
        len(asks.split()) > 1
        and _NEVER_SUBJECT.match(match["rest"])
        and asks.lower().startswith(("how many", "which", "what"))
    ):
        return None
    if asks.lower() == "who" or (asks.lower() == "what" and _NEVER_SUBJECT.match(match["rest"])):
        return None
    return asks, match["aux"], match["rest"]


def subject_of(core: str) -> tuple[str, str, str] | None:
    """Part a question with an auxiliary into that, its subject and what is said of it; None where the subject is no
    name and no phrase with an article.
    """
    parts = inverted(core)
    if parts is None:
        return None
    start = len(core) - len(parts[2])
    thing = next((each for each in things(core) if each.span.start == start), None)
    end = thing.span.end if thing else 0
    name = next((each for each in names(core) if parts[2].startswith(each)), "")
    end = max(end, start + len(name)) if thing or name else 0
    return (parts[1].lower(), core[start:end], core[end:].strip()) if start < end < len(core) else None


def stated(core: str) -> str:
    """Give "the bridge is closed" for "is the bridge closed" and "since when is it"; "" for what asks who or what."""
    found = subject_of(core) if _OF_STATE.match(core) else None
    return f"{found[1]} {found[0]} {found[2]}" if found else ""


def subject_asked(core: str) -> tuple[str, str, str] | None:
    """Part a question for its subject into the asking words, the noun in them ("" for who, what) and the predicate."""
    match = _SUBJECT_ASKED.fullmatch(core)
    if match and (verb := match["many"]) and is_past(verb):
        return "how many", "", f"{verb} {match['rest']}"
    return (match["asks"], match["noun"] or match["many"] or "", match["rest"]) if match else None


def _who(core: str, about: Saying | None) -> Span | None:
    if about is not None and about.speakers:
        first, last = found_in(core, about.speakers[0]), found_in(core, about.speakers[-1])
        if first is None or last is None:
            return None
        return Span(_left(core, first.start), max(first.end, last.end))
    parts = inverted(core)
    asked = re.match(rf"who\s+{_AUXILIARY}\s+(?P<rest>.+)", core, re.IGNORECASE)
    rest = parts[2] if parts else asked["rest"] if asked else ""
    start = len(core) - len(rest)
    if not rest:
        return None
    name = next((name for name in names(core) if rest.startswith(name)), "")
    if name:
        also = next((each for each in names(core) if rest.startswith(f"{name} and {each}") and is_person(each)), "")
        end = start + len(name) + (len(f" and {also}") if also else 0)
        return Span(start, end) if is_person(name) else None
    determiner = DETERMINER.match(rest)
    phrase = noun_phrase(rest)[0] if determiner else ""
    if determiner and phrase and rest[determiner.end() :].startswith(phrase) and is_person(f"the {phrase}"):
        return Span(start, start + determiner.end() + len(phrase))
    return None


def _left(core: str, start: int) -> int:
    article = _LEFT.search(core[:start])
    return article.start() if article else start


def only_points(topic: str) -> bool:
    """Tell whether a topic is only a pointer, alone or with when and where behind it: "that", "that in April"."""
    first, _, rest = topic.lower().partition(" ")
    return first.rstrip(",") in POINTERS and (
        not rest or first.endswith(",") or rest.split()[0] in PREPOSITIONS - {"about", "on"}
    )
