"""The parts of a question that follow-ups lean on: whose words or deeds, which topic, which things, which time.

A question is taken apart by its spans and put together again from its own words, so that what comes out reads as
somebody wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.asking.names import names
from assistant.asking.nouns import noun_type
from assistant.asking.phrase import AUXILIARIES, PREPOSITIONS, noun_phrase
from assistant.asking.said import Saying, saying
from assistant.domain import Span
from assistant.naming import is_place, is_role
from assistant.periods import find_periods

POINTERS = frozenset("he she they him her them it this that these those so there when why where how what who".split())
"""Topics that only point at one."""
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must)"
_INVERTED = re.compile(
    rf"(?P<asks>(?:(?:\w+\s+)?(?:what|which|whom?|whose|when|where|why|how)\b(?:(?!\b{_AUXILIARY}\b)[^?])*?\s+)?)"
    rf"(?P<aux>{_AUXILIARY}(?:n['’]t)?)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_SUBJECT_ASKED = re.compile(
    r"(?P<asks>who|what|which\s+(?P<noun>[\w’'-]+)|how\s+many\s+(?P<many>[\w’'-]+))\s+(?P<rest>.+)", re.I
)
_NEVER_SUBJECT = re.compile(
    r"(?:been|being|not|n['’]t|\w+(?:ed|en)|born|told|taken|hurt|made|said|found|sent|cut|put|built)\b|(?:in|on|at|to|of|for|by|from|with|about)\b",
    re.I,
)
_DETERMINER = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_CROWD = re.compile(
    rf"(?:what|when|where|why|how)(?:\s+else)?\s+{_AUXILIARY}\s+(?P<who>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:say|said|answer|answered|reply|replied|think|tell)"
    r"(?:\s+(?:that\s+)?(?:about|on|to)\s+(?P<topic>.+))?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:(?:of|for)\s+(?=the\b|an?\b|[A-Z])|(?P<place>in|at|near|over|under|on)\s+(?=[A-Z]))")
_ARTICLE = re.compile(r"(?:the|an?)\s+")
_OF = re.compile(r"\s+(?:of|for|in|at|on|near)\s+")
_COUNT = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+", re.IGNORECASE)
_SUBJECTS = frozenset("i we you he she it they there".split())
_NAME_OF = re.compile(r"the\s+(?:name|title|number|price|cost|length|size|date|age)\s+of\s+", re.IGNORECASE)
_LEFT = re.compile(r"(?:(?:the|an?)\s+)$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'&.-]*\w[’']?")
VERBS = frozenset(
    """open close cost vote say make cut approve pay come run work get go start begin end win lose decide want need
    plan cause change happen think know take give do have be stand live leave stay play own keep sell buy build""".split()
)
"""Base forms that stand behind a subject and could be taken for the end of its name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase of a question that names something: its place, and the preposition before it."""

    span: Span
    text: str
    preposition: str
    worth: int


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
        return f"{self.core[: span.start]}{text}{self.core[span.end :]}"


def base_of(question: str, as_of: datetime) -> Base:
    """Take a question apart."""
    core, when = without_times(question.strip().rstrip("?!. "), as_of)
    about = saying(core) or _crowd(core)
    if about is not None and (about.intent == "fact" or about.perhaps):
        about = None
    who = _who(core, about)
    pointed = about is None or only_points(about.topic) or not without_times(f"It was {about.topic}", as_of)[0][7:]
    topic = _find(core, about.topic) if about and not pointed else None
    return Base(core, when, about, who, topic)


def _crowd(core: str) -> Saying | None:
    """Read a question for the words of people without a name ("the police", "residents")."""
    match = _CROWD.fullmatch(core)
    return Saying("said", (without_article(match["who"]),), match["topic"] or "", None) if match else None


def without_times(text: str, as_of: datetime) -> tuple[str, str]:
    """Part a text from the time words that say when; those that describe an event stay ("the flood of 1998")."""
    taken = []
    for time in reversed(find_periods(text, as_of)):
        if time.binding:
            taken.append(time.span.of(text))
            text = f"{text[: time.span.start].rstrip(' ,')} {text[time.span.end :].lstrip(' ,')}"
    return " ".join(text.split()).strip(" ,"), " ".join(reversed(taken))


def things(core: str) -> list[Thing]:
    """List the noun phrases that name something, in the order of the text, without people's names."""
    found = [_thing(core, _named(core, span)) for span in _phrases(core)]
    return [thing for thing in found if thing.text.split()[-1].lower() not in POINTERS]


def main_thing(core: str) -> Thing | None:
    """Give what a question names most likely: a thing with a name before one without, a phrase that holds others before
    its parts.
    """
    return max(things(core), key=lambda thing: (thing.worth, -thing.span.start), default=None)


def subject_matter(core: str) -> Thing | None:
    """Give what a question is about: a thing before the body that does something to it; None where it names people only."""
    found = [each for each in things(core) if each.worth >= 0]
    return max(found, key=lambda each: (not is_body(each.text), each.worth, -each.span.start), default=None)


def inverted(core: str) -> tuple[str, str, str] | None:
    """Part a question into what it asks for, its auxiliary and the rest that opens with the subject; None where the
    subject is asked for ("who won", "how many people were hurt").
    """
    match = _INVERTED.fullmatch(core)
    if match is None or _SUBJECT_ASKED.fullmatch(core) is None and not match["asks"].strip() and not match["aux"]:
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


def subject_asked(core: str) -> tuple[str, str, str] | None:
    """Part a question for its subject into the asking words, the noun in them ("" for who, what) and the predicate."""
    match = _SUBJECT_ASKED.fullmatch(core)
    return (match["asks"], match["noun"] or match["many"] or "", match["rest"]) if match else None


def is_person(words: str) -> bool:
    """Tell whether words are a person's name or office by their form."""
    bare = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    parts = _OF.split(bare)[0].split()
    if not parts:
        return False
    head = parts[-1]
    if head[0].isupper():
        if (
            noun_type(head.lower()) in ("organisation", "place", "country", "title")
            or len(parts) == 1
            and is_place(head)
        ):
            return False
        return bare == words or is_role(parts[0].lower()) or noun_type(parts[0].lower()) == "person"
    return noun_type(head.lower()) == "person" or is_role(head.lower())


def is_body(words: str) -> bool:
    """Tell whether words name a body that can speak: "the town council", "Varrey Line"."""
    head = _OF.split(words)[0].split()
    return bool(head) and noun_type(head[-1].lower()) == "organisation"


def _who(core: str, about: Saying | None) -> Span | None:
    if about is not None and about.speakers:
        first, last = _find(core, about.speakers[0]), _find(core, about.speakers[-1])
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
        return Span(start, start + len(name)) if is_person(name) else None
    determiner = _DETERMINER.match(rest)
    phrase = noun_phrase(rest)[0] if determiner else ""
    if determiner and phrase and rest[determiner.end() :].startswith(phrase) and is_person(f"the {phrase}"):
        return Span(start, start + determiner.end() + len(phrase))
    return None


def _phrases(core: str) -> Iterator[Span]:
    """Yield the noun phrases with an article, and the names without one, each with what "of" and "for" add to it."""
    at = 0
    named = {span.start: span for name in names(core) if (span := _find(core, name))}
    tokens = [Span(*match.span()) for match in _WORD.finditer(core)]
    for place, token in enumerate(tokens):
        if token.start < at:
            continue
        word = token.of(core).lower()
        end = named[token.start].end if token.start in named and place else 0
        if word in ("the", "a", "an") and place + 1 < len(tokens):
            end = _end_of_phrase(core, tokens[place + 1].start, named)
        if not end:
            continue
        while (joint := _JOINT.match(core, end)) is not None:
            further = _ARTICLE.match(core, joint.end())
            begins = further.end() if further else joint.end()
            name = named.get(begins)
            longer = name.end if name and joint["place"] else _end_of_phrase(core, begins, named)
            if longer <= begins:
                break
            end = longer
        at = end
        yield Span(token.start, end)


def _end_of_phrase(core: str, start: int, named: dict[int, Span]) -> int:
    """Give where the noun phrase ends that begins at ``start``, behind its article."""
    start += len(match[0]) if (match := _COUNT.match(core[start:])) else 0
    name = named.get(start)
    phrase = noun_phrase(core[start:])[0]
    end = start + len(phrase) if phrase and core.startswith(phrase, start) else start
    if name is not None and name.end >= end:
        end = name.end
        after = re.compile(r"\s+(?P<noun>[a-z][\w-]*)").match(core, end)
        if after and after["noun"] not in VERBS:
            last = name.of(core).split()[-1]
            end = after.end() if noun_phrase(f"{last} {after['noun']}")[0] == f"{last} {after['noun']}" else end
        return end
    parts = core[start:end].split()
    if len(parts) > 1 and parts[-1] in VERBS:
        end = start + len(core[start:end].rsplit(None, 1)[0])
    owner = re.compile(r"[’']s?\s+").match(core, end)
    if owner:
        return max(end, _end_of_phrase(core, owner.end(), named))
    return end


def _named(core: str, span: Span) -> Span:
    """Give of "the name of the ferry" the ferry: what is asked about is the thing, not its name."""
    match = _NAME_OF.match(core, span.start)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _thing(core: str, span: Span) -> Thing:
    text = span.of(core)
    before = core[: span.start].split()
    preposition = before[-1].lower() if before and before[-1].lower() in PREPOSITIONS else ""
    named = any(part[0].isupper() for part in text.split()[1:] or text.split())
    article = text.lower().startswith(("the ", "a ", "an "))
    worth = 2 * named + 2 * article + len(text.split()) // 3 - (preposition in ("in", "at", "from") and not article)
    if is_person(text):
        worth -= 4
    return Thing(span, text, preposition, worth)


def _find(core: str, words: str) -> Span | None:
    at = core.lower().find(words.lower()) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def _left(core: str, start: int) -> int:
    article = _LEFT.search(core[:start])
    return article.start() if article else start


def only_points(topic: str) -> bool:
    """Tell whether a topic is only a pointer, alone or with when and where behind it: "that", "that in April"."""
    first, _, rest = topic.lower().partition(" ")
    return first.rstrip(",") in POINTERS and (
        not rest or first.endswith(",") or rest.split()[0] in PREPOSITIONS - {"about", "on"}
    )


def without_article(words: str) -> str:
    """Give a phrase without the article it opens with."""
    return _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
