"""Questions about what somebody said: who is asked about, on what, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.asking import speech_forms
from assistant.asking.acts import Act, act_of
from assistant.asking.nouns import AnswerType, noun_type
from assistant.casing import tells_names
from assistant.naming import is_role

Intent = Literal["said", "who_said", "fact"]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a question asks about speech. ``speakers`` are as written, without article; a pronoun stands for nobody yet.

    ``answer_type`` is None where the question's own form tells it ("according to Amtrak, how many …"). ``act`` is what
    the speaker is asked to have done by it. ``occasion`` says that the topic is when, where or to whom it was said
    ("after the vote", "to Renwold"). ``perhaps`` marks a question that may as well be about something else ("Lorne on
    the gate"): it is about words where a speaker of that name is known.
    """

    intent: Intent
    speakers: tuple[str, ...]
    topic: str
    answer_type: AnswerType | None
    act: Act | None = None
    occasion: bool = False
    perhaps: bool = False


_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|on\s+the\s+(?:subject|issue|question|topic|matter)\s+of)\s+(?P<topic>.+)",
    re.IGNORECASE,
)
_TO_SOMEONE_ON = re.compile(
    r"^(?:to\s+)?(?:reporters|journalists|the\s+press|parliament|congress|lawmakers)\s+on\s+(?P<topic>.+)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:on|to|of|for|by|over|that|at|with|against|if|whether|as|towards?|having|in\s+response\s+to|in\s+reply\s+to"
    r"|when\s+asked|,|:)(?:\s+|$)",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\s*(?:after|before|when|while|at|in|during|to|by|inside|outside|from|following|upon)\b(?!\s+(?:response|reply)\b)",
    re.IGNORECASE,
)
_TELL = re.compile(r"t(?:ell|old|elling)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s*(?:(?:it|he|she|they|his|her|its|their|the|a|an|as|will|would|could|can)\b|[A-Z]\w*\s+\w+(?:s|ed|will)\b)"
)
_SPLITS = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|&|\bor\b)\s*")
_ARTICLE = re.compile(r"^(?:(?:both|either|the|a|an|two|three|four|all)\s+)+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ASIDE = re.compile(r",\s+(?:the|a|an|his|her|its)\s+(?P<office>[^,]+),?(?=\s|$)")
_TRAILS = re.compile(
    r"[\s,]+(?:from\s+(?:the\s+)?(?:first|beginning|start)\s+(?:to|until)\s+(?:the\s+)?(?:last|end)"
    r"|since(?:\s+the\s+\w+(?:\s+of)?)?|so\s+far|over\s+(?:time|the\s+(?:years|months|weeks))|(?:up\s+to|until|till)\s+now)$",
    re.IGNORECASE,
)
"""Words at the end of a topic that say over which time."""
_PRONOUNS = frozenset(
    """he she they it him her them his hers their its this that these those anyone anybody someone somebody everyone
    people""".split()
)
_OWNERS = frozenset("his her its their my our your".split())
_NOBODY = frozenset(
    """activists analysts authorities critics data doctors economists experts fans findings investigators
    investors law leaders markets media observers officials people poll police polls prosecutors public
    report reports research researchers residents rules scientists sources stocks studies study survey users voters
    witnesses world agreement article contract document letter letters
    locals memorandum note notice others science sign statement text treaty
    is are was were has have had been the a an its this that what""".split()
)
"""Speakers without a name, what only is written, and no speakers at all, where capitals don't show it."""
_AUXILIARIES = frozenset("do does did is are was were has have had will would can could".split())
_BODIES = frozenset("hall office board palace embassy authority headquarters".split())
"""Bodies that speak, beside those whose name asks for an organisation."""
_NO_SOURCE = re.compile(
    r"\b(?:poll|polling|study|survey|research|report|reports|data|census|index|ratings?|analysis|law|rules|sources|new|recent)\b",
    re.IGNORECASE,
)
_BEHIND = frozenset("of for on in at from with".split())
"""Words that tell more of an office or a person named by it: "the boy on the quay"."""
_JOINTS = frozenset("of the de del della di da la le van von der den al bin ibn for".split())


def saying(question: str) -> Saying | None:
    """Read a question, its time expressions left out, for speech; None where it asks about none or names nobody who
    spoke.

    Works where capitals say nothing. Crowds ("officials", "experts") make a plain question of fact.
    """
    capitals = tells_names(question)
    form = question if capitals or len(question.lower()) != len(question) else question.lower()
    for patterns, perhaps in ((speech_forms.SAID, False), (speech_forms.PERHAPS_SAID, True)):
        for answer_type, pattern in patterns:
            match = pattern.search(form)
            if match is None or (pattern is speech_forms.TOLD and _is_told_of(question, match)):
                continue
            if found := _said(question, match, answer_type, capitals=capitals):
                return replace(found, perhaps=perhaps)
        if not perhaps and (anyone := _who_said(question, form)):
            return anyone
    source = speech_forms.ACCORDING_TO.search(form)
    if source is None or _NO_SOURCE.search(source["who"]):
        return None
    speakers = tuple(_speakers(question[slice(*source.span("who"))], capitals=capitals))
    topic = " ".join(f"{question[: source.start()]} {question[source.end() :]}".split()).strip(" ,?.!")
    return Saying("fact", speakers, topic, None) if speakers else None


def _is_told_of(question: str, match: re.Match[str]) -> bool:
    """Tell whether what looks like a speaker is what is asked for: "what NFL star announced", "what aid was
    promised".
    """
    between = question[match.end("who") : match.start("verb")].lower().split()
    passive = match["verb"].endswith("ed") and not {"is", "was"}.isdisjoint(between)
    return passive or noun_type(match["who"].split()[-1]) is not None


def _said(question: str, match: re.Match[str], answer_type: AnswerType, *, capitals: bool) -> Saying | None:
    """Read a form that names who spoke; None where it names nobody."""
    slot = question[slice(*match.span("who"))]
    speakers = tuple(_speakers(slot, capitals=capitals))
    if not speakers:
        return None
    found = match.groupdict()
    rest = question[slice(*match.span("rest"))] if found.get("rest") else ""
    verb = found.get("verb") or ""
    act, about = act_of(verb), _ABOUT.search(rest) is not None
    wants_object = match.re is speech_forms.WHAT_SAID and _CLAUSE.match(rest) and not about
    named = tuple(speaker for speaker in speakers if speaker.lower() not in _PRONOUNS)
    return Saying(
        "said",
        named,
        topic_of(rest),
        "thing" if wants_object else answer_type,
        act=act,
        occasion=not about and act != "reply" and bool(_OCCASION.match(rest) or _TELL.match(verb)),
    )


def _who_said(question: str, form: str) -> Saying | None:
    """Read a form that asks for the speaker."""
    asks_who = speech_forms.WHO_SAID.search(form)
    if asks_who is None and (asks_who := speech_forms.WHICH_PERSON_SAID.search(form)):
        asks_who = asks_who if noun_type(asks_who["person"].split()[-1]) == "person" else None
    if asks_who:
        act = act_of(asks_who[0].removesuffix(asks_who["rest"]))
        return Saying("who_said", (), topic_of(question[slice(*asks_who.span("rest"))]), "person", act)
    for answer_type, pattern in speech_forms.SAID_BY_WHOM:
        if match := pattern.search(form):
            return Saying("who_said", (), topic_of(question[slice(*match.span("rest"))]), answer_type)
    return None


def topic_of(words: str) -> str:
    """Give what was spoken about, from the words after the verb of saying or from a sentence with an "about"."""
    words = " ".join(words.split())
    about = _ABOUT.search(words) or _TO_SOMEONE_ON.search(words)
    topic = about["topic"] if about else words
    while lead := _LEADS.match(topic):
        topic = topic[lead.end() :]
    return _TRAILS.sub("", topic.strip(" ?.!,;:"))


def _speakers(slot: str, *, capitals: bool) -> Iterator[str]:
    """Yield the names in the speaker's place: "Putin and Lavrov", "Kremlin spokesman Dmitry Peskov"."""
    slot = slot.strip().rstrip(",")
    if (aside := _ASIDE.search(slot)) and " " not in slot[: aside.start()] and is_role(aside["office"].split()[-1]):
        slot = f"{aside['office']} {slot[: aside.start()]}"  # "Lorne, the head teacher": the office tells which Lorne
    slot = _ASIDE.sub("", slot).strip(" ,")
    for part in _SPLITS.split(slot):
        name = _POSSESSIVE.sub("", _ARTICLE.sub("", part.strip(" ,.")))
        if not name:
            continue
        if capitals and name.lower() not in _PRONOUNS:
            yield from _capitalised(name.split())
        elif name.lower() in _PRONOUNS or not _is_crowd(name.lower().split(), common=_ARTICLE.match(part) is not None):
            yield name


def _is_crowd(words: list[str], *, common: bool) -> bool:
    """Tell whether lower-case words are those of nobody in particular: "people on the quay", "the parents", where what
    stands behind an article is a ``common`` noun.
    """
    head = words[_head(words) - 1]
    alone = _head(words) == len(words)  # "the owners of the cannery" are somebody
    many = head in _NOBODY or (common and head.endswith("s") and not head.endswith("ss"))
    return head in _PRONOUNS or words[0] in _AUXILIARIES or (alone and many)


def _head(words: list[str]) -> int:
    """Give the place behind the word that a phrase is of: 1 in "boy on the quay"."""
    return next((at for at, word in enumerate(words) if at and word in _BEHIND), len(words))


def _capitalised(words: list[str]) -> Iterator[str]:
    """Yield the name without the words that only describe it; an office or a body ("the mayor") is one."""
    if not any(word[0].isupper() for word in words):
        if _is_office(words):
            yield " ".join(words)
        return
    if words[-1][0].isupper():
        described = [place for place, word in enumerate(words) if word[0].islower() and word not in _JOINTS]
        named = words[described[-1] + 1 :] if described else words
        if len(named) == 1 and described and words[0].lower() not in _OWNERS:
            named = words  # "harbour master Lorne": of a surname alone the office may tell whose it is
        words = words if named[0] in _JOINTS else named  # "the president of Finland" stays whole
    yield " ".join(words)


def _is_office(words: list[str]) -> bool:
    """Tell whether words name a person or a body by what they are, not a crowd or a thing."""
    head = _head(words)
    last = words[head - 1].lower()
    if head == len(words) and (last in _NOBODY or last.endswith("s")):
        return False
    return noun_type(last) in ("person", "organisation") or last in _BODIES or is_role(last)
