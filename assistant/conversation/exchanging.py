"""The question before asked of another: what a fragment names takes the place that its kind has there."""

from __future__ import annotations

import re

from assistant.asking.names import names
from assistant.asking.phrase import PREPOSITIONS
from assistant.conversation.anatomy import Base, inverted
from assistant.conversation.facts import CONFIRMS, doubts
from assistant.conversation.joining import belonging, joined
from assistant.conversation.kinds import DETERMINER, head_of, is_body, is_many, is_nation, is_person, without_article
from assistant.conversation.slots import with_source
from assistant.conversation.something import topic
from assistant.conversation.things import Thing, main_thing, things
from assistant.conversation.thread import AS_TO, Thread, leaned, typed
from assistant.conversation.turns import Turn
from assistant.conversation.verbs import is_participle
from assistant.domain import Span
from assistant.naming import is_place
from assistant.text import words

MEASURES = frozenset(
    """turnout result results score cost costs price number damage reason cause weather margin majority outcome
    verdict penalty length size weight height date deadline purpose""".split()
)
"""What a thing has rather than is: "and the turnout?" after "who won the election?"."""
_SEATS = frozenset(
    """airport capital city country county district embassy harbour hospital library museum port prison region school
    state town village zoo""".split()
)
"""Places that speak by whoever runs them."""
_COUNTS = re.compile(r"how\s+many\s+(?P<noun>[a-z][\w-]*s|people|men|women|children|crew|staff)\b", re.IGNORECASE)
_WAS_DONE = re.compile(r"\s+(?P<be>was|were|are|have\s+been|had\s+been)\s+[a-z]+", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\s+[a-z]")
_THERE_IS = re.compile(r"(?:is|are|was|were)\s+there\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|its|he|she|him|her|his|they|them|their)\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:and\s+|but\s+|so\s+)?(?:what|who|whom|whose|when|where|why|how|which)\b", re.IGNORECASE)
_ONE = re.compile(r"(?<=\s)ones?\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"(?:and\s+|but\s+)?(?:to|for|with|from|by|against|at|in|on|under|near|over)\s+(?:\S+\s*){1,5}", re.IGNORECASE
)
"""A follow-up that only put something into the question before it."""
_TO_TOPIC = re.compile(r"\s+(?:about|on|of|to)\s+$", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<side>before|after)\s+(?P<who>him|her|them|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)", re.IGNORECASE)
_WHO_IS = re.compile(r"who\s+(?:is|was)\s+(?P<office>the\s+.+?)", re.IGNORECASE)
_OF_A_NATION = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch)")
_OPPOSITE = {
    "against": "for",
    "for": "against",
    "before": "after",
    "after": "before",
    "without": "with",
    "with": "without",
}
_LACKS = re.compile(r"(?:no|any)\s+", re.IGNORECASE)
_SOMEONE = re.compile(r"(?:he|she|they)\b", re.IGNORECASE)
_HERE = re.compile(r"(?:(?:in|at|on|near|around)\s+)(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")


def of_another(base: Base, what: str, thread: Thread, *, corrects: bool) -> str:
    """Ask the same of another person or thing: it takes the place that its kind has in the question before."""
    if (told := with_source(base, what)) is not None:
        return told
    if (holder := _held_before(what, thread)) is not None:
        return holder
    aside = what.split()[0].lower() in PREPOSITIONS
    if (counted := _of_counted(base.core, what)) is not None:
        return counted
    if not aside and _is_someone(what, base, thread):
        return _of_someone(base, what, thread)
    if _ONE.search(what) and (place := _meant_by_one(what, base, thread.last)):
        return base.with_(place, _with_noun(what, place.of(base.core)))
    if not corrects:
        base = next((earlier for turn, earlier in thread.subject() if _has_places(turn, earlier)), base)
    if (counted := _of_counted(base.core, what)) is not None:
        return counted
    return _aside(base, what) if aside else _of_something(base, what, thread)


def _of_counted(core: str, what: str) -> str | None:
    """Ask how many there are of something else: "and boats?", "and flooded homes?" after "how many people were hurt in
    the storm?"; None where nothing was counted.
    """
    counts = _COUNTS.match(core)
    if counts is None or not what.islower() or DETERMINER.match(what):
        return None
    told = what.split()
    noun = next((each for each in told if is_many(each)), "") if len(told) == 2 else ""
    done = next((each for each in told if is_participle(each)), "")
    if noun and done and (was := _WAS_DONE.match(core, counts.end())):
        return f"{core[: counts.start('noun')]}{noun} {was['be']} {done}{core[was.end() :]}"
    alone = len(words(what)) == 1 and (is_many(what) or is_body(what))
    return f"{core[: counts.start('noun')]}{what}{core[counts.end('noun') :]}" if alone else None


def _meant_by_one(what: str, base: Base, last: Turn) -> Span | None:
    """Give what "the other one" is one of: what the last follow-up put in, of a nation what has a nation already, else
    somebody.
    """
    places = [each for each in (base.topic, base.who) if each is not None]
    if leaned(last) and len(put_in := [each for each in places if typed(last, each.of(base.core))]) == 1:
        return put_in[0]
    if not _OF_A_NATION.fullmatch(without_article(what).split()[0]):
        return None
    of_nation = (each for each in places if any(map(_OF_A_NATION.fullmatch, each.of(base.core).split())))
    office = base.who if base.who and base.whose.islower() else None
    return next(of_nation, office)


def _of_someone(base: Base, what: str, thread: Thread) -> str:
    """Ask of another person or body: whose words or deeds were asked for, who does what is asked, who is named."""
    about = topic(thread)
    if base.who is not None:
        asked = base.with_(base.who, what)
        open_ = base.said is not None and base.topic is None and not base.clause and about != base.whose
        return f"{asked} about {about}" if open_ and about and about.lower() not in asked.lower() else asked
    place = (_subject(base) or _named_person(base)) if base.said is None else None
    if place is not None:
        return base.with_(place, what)
    return f"what did {what} say about {about}" if about else f"what did {what} say"


def _of_something(base: Base, what: str, thread: Thread) -> str:
    """Ask of another thing: what was spoken about, what is asked about; where none has a place, what is said of it."""
    if base.topic is not None:
        return base.with_(base.topic, what)
    if base.said is not None and base.said.intent == "said" and not base.clause:
        return f"{base.core} about {what}"
    main = main_thing(base.core) if without_article(what).lower() in MEASURES else None
    if main is not None and not thread.known.bearers(main.text):
        plain = main.preposition in ("", "of", "for")
        return joined(f"what was {what}", main.text) if plain else f"what was {what} {main.preposition} {main.text}"
    if "’" in what and base.who is None:
        return f"what is said about {what}"
    for turn, earlier in thread.subject():
        if _has_places(turn, earlier) and (swapped := _like(earlier, what, turn)) is not None:
            old = swapped.of(earlier.core)
            return earlier.with_(swapped, belonging(_with_noun(what, old), old))
    return f"what is said about {what}"


def _aside(base: Base, what: str) -> str:
    """Ask the same in another place, or of what another preposition leads in."""
    if (place := _HERE.fullmatch(what)) is not None:
        here = _HERE.search(base.core)
        return base.with_(Span(*here.span()), what) if here else f"{base.core} {place[0]}"
    if base.topic is not None and base.topic.of(base.core).lower() in what.lower():  # "and before the strike?"
        return f"{_TO_TOPIC.sub('', base.core[: base.topic.start])} {what}"
    opens = what.split()[0].lower()
    if (turned := _OPPOSITE.get(what.lower())) and (side := re.search(rf"\b{turned}\b", base.core)):
        return base.with_(Span(*side.span()), what)
    held = next((thing for thing in things(base.core) if thing.preposition == opens), None)
    return base.with_(held.span, what[len(opens) :].strip()) if held else f"{base.core} {what}"


def _held_before(what: str, thread: Thread) -> str | None:
    """Ask who held an office before or after whom a thread was told that holds it: "and before him?"."""
    match = _BESIDE.fullmatch(what)
    for turn, base in thread.subject() if match else ():
        if (office := _WHO_IS.fullmatch(base.core)) and turn.short_answer and match:
            who = turn.short_answer if _POINTS.fullmatch(match["who"]) else match["who"]
            return f"who was {office['office']} {match['side'].lower()} {who}"
    return None


def _with_noun(what: str, old: str) -> str:
    """Give a phrase with the noun that it leaves out: "the Russian one", "the Ukrainian" of "the Russian side"; in the
    place of "no bus" with the "no".
    """
    if (lacks := _LACKS.match(old)) is not None:
        return f"{lacks[0]}{without_article(what)}"
    noun, bare = head_of(old), without_article(old).split()
    alone = without_article(what)
    if _ONE.search(what) and _OF_A_NATION.fullmatch(alone.split()[0]) and not _OF_A_NATION.fullmatch(bare[0]):
        noun = " ".join(bare)  # "the Ukrainian one" of "the foreign minister"
    adjective = _OF_A_NATION.fullmatch(alone) and len(bare) > 1 and _OF_A_NATION.fullmatch(bare[0])
    return f"{what} {noun}" if adjective else _ONE.sub(noun, what)


def _subject(base: Base) -> Span | None:
    """Give where somebody stands who does what is asked ("how many votes did she get", "has the ministry answered")."""
    parts = inverted(base.core)
    start = len(base.core) - len(parts[2]) if parts else 0
    if parts and (pronoun := _SOMEONE.match(parts[2])):
        return Span(start, start + pronoun.end())
    found = next((each for each in things(base.core) if parts and each.span.start == start), None)
    acts = found is not None and (_acts(found.text) or CONFIRMS.match(base.core, found.span.end))
    return found.span if found and acts else None


def _acts(what: str) -> bool:
    """Tell whether a phrase names somebody or a body: who can do something."""
    return is_person(what) or is_body(what)


def _like(base: Base, what: str, turn: Turn) -> Span | None:
    """Give the thing of a question that another takes the place of: what was last put into it, what it asks about, else
    its main thing.
    """

    def added(each: Thing) -> bool:
        return _FRAGMENT.fullmatch(turn.question) is not None and typed(turn, each.text)

    asked = len(base.core.partition(AS_TO)[0])
    held = [each for each in things(base.core) if base.who is None or not _overlap(each.span, base.who)]
    held = [each for each in held if each.span.start < asked] or held
    if (parts := inverted(base.core)) is not None:
        start = len(base.core) - len(parts[2])
        subject = next((each for each in held if each.span.start == start), None)
        if subject is not None and not any(map(added, held)) and (_acts(subject.text) == _acts(what) or len(held) == 1):
            return subject.span
        held = [each for each in held if each is not subject]
    best = max(held, key=lambda each: (added(each), each.worth, -each.span.start), default=None)
    return best.span if best else None


def _has_places(turn: Turn, base: Base) -> bool:
    """Tell whether a question named a thing or pointed at one: of "who decided that?" and "is there a detour?" nothing
    can be exchanged.
    """
    if _THERE_IS.match(base.core) or doubts(turn, base):
        return False
    if not leaned(turn) or _POINTS.search(turn.question) or not _ASKS.match(turn.question):
        return True
    return any(typed(turn, each.text) for each in things(base.core))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _named_person(base: Base) -> Span | None:
    found = [each for each in names(base.core) if is_person(each)]
    at = base.core.find(found[0]) if len(found) == 1 else -1
    if at > 0 and base.core[:at].rstrip().lower().endswith((" the", " in", " at", " of", " from", " on")):
        return None
    return Span(at, at + len(found[0])) if at >= 0 else None


def _is_someone(what: str, base: Base, thread: Thread) -> bool:
    """Tell whether a phrase means somebody: by the archive's names, by its form, by what was asked before."""
    bare = without_article(what)
    if bare != what and any(word[0].isupper() for word in words(bare)) and not is_person(what):
        return bool(thread.known.bearers(bare)) and base.who is not None and not _holds(thread, bare)
    known = thread.known.bearers(bare)
    if known and bare.islower() and not is_person(what) and all(bare in each.lower() for each in known):
        return base.who is not None and base.said is not None  # "the club", of a body whose name ends so
    if _speaks_too(bare, base, thread):
        return True
    if is_person(what) or known:
        return is_nation(what) or not is_place(bare.split()[-1])
    told = bare != what or _OWNED.search(what) is not None
    return base.who is not None and base.said is not None and told and (is_body(bare) or base.topic is None)


def _speaks_too(bare: str, base: Base, thread: Thread) -> bool:
    """Tell whether a place that has a voice is meant as somebody: "and the town?" after "what did the union say about
    it?", where what was varied is who speaks.
    """
    topic_typed = base.topic is not None and typed(thread.last, base.topic.of(base.core))
    return base.said is not None and base.who is not None and leaned(thread.last) and not topic_typed and bare in _SEATS


def _holds(thread: Thread, bare: str) -> bool:
    return any(bare.lower() in turn.standalone.lower() for turn in thread.turns)
