"""Bare question words ("why?", "when was that?", "who else?", "to which date?") put to the question before."""

from __future__ import annotations

import re

from assistant.asking.nouns import noun_type
from assistant.asking.phrase import PREPOSITIONS, noun_phrase
from assistant.conversation.anatomy import inverted, stated, subject_asked, subject_of
from assistant.conversation.facts import before_doubt
from assistant.conversation.joining import is_event, joined
from assistant.conversation.kinds import head_of, is_body, is_many, is_person
from assistant.conversation.left_out import so_much
from assistant.conversation.something import topic
from assistant.conversation.things import POINTERS, VERBS, things
from assistant.conversation.thread import AS_TO, Thread
from assistant.conversation.verbs import base_form, is_participle
from assistant.text import words

_POINTING = r"(?:that|this|it|so|they|those|these)"
_WERE_THEY = re.compile(r"whom?\s+(?:are|were)\s+(?:they|those|these)", re.IGNORECASE)
_WH = (
    r"(?:(?:to|for|from|at|in|on|by|with|since|until|of|about|against|after|before|under|behind|near)\s+)?"
    r"(?:when|where|why|how|what|which|whom?)"
)
_ALONE = re.compile(
    rf"(?P<wh>{_WH}|how\s+come)(?:\s+(?:exactly|not|so|though))?"
    rf"(?:\s+(?:is|was|were|are|did|does|do)\s+{_POINTING}(?:\s+(?:happen\w*|said|be|said\s+so))?)?",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?P<wh>(?:(?:out\s+of|to|for|from|at|in|on|by|with|since|until|of)\s+)?(?:which|what|how\s+(?:many|much|long|often|far))"
    r"(?P<noun>(?:\s+[\w’'-]+){0,2}?))"
    r"(?:\s+(?:is|was|were|are|did|does)\s+(?:that|this)(?:\s+(?:in|from|be|happen\w*|said|reported))?)?",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"(?P<wh>who|what|where|when|anyone|anybody|anything)\s+else(?:\s+(?:did|said|say|spoke|comment|commented|respond|responded|react|reacted|was\s+there|is\s+there)"
    r"(?:\s+(?:so|that|on|about|it))*)?",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    rf"according\s+to\s+whom?|says\s+who|who\s+says|in\s+whose\s+words|(?:who|whose\s+words)\s+(?:said|says|told|claimed|wrote|reported|is|are|was)\s+(?:{_POINTING}|this\s+figure)",
    re.IGNORECASE,
)
_TRUTH = r"true|right|correct|the\s+case|confirmed|certain|sure|official|settled|known"
_STILL = re.compile(
    rf"(?:(?:is|are|was)\s+)?(?:{_POINTING}\s+)?(?:still\s+(?:so|true|the\s+case|valid|right|now|today)|(?:so|true)\s+(?:now|today))(?:\s+(?:now|today))?"
    rf"|anything\s+(?:more\s+recent|newer|later|since(?:\s+then)?)|more\s+recently"
    rf"|now|today|at\s+the\s+moment|these\s+days"
    rf"|(?:is|was)\s+{_POINTING}\s+(?:{_TRUTH})"
    rf"|do(?:es)?\s+(?:{_POINTING}|he|she)\s+still\s+(?:say|think|believe)\s+(?:so|that|it)",
    re.IGNORECASE,
)
_REALLY = re.compile(
    r"really|seriously|are\s+you\s+sure(?:\s+(?:of|about)\s+(?:that|it))?|(?:that|so)\s+(?:many|much|long|few|little|high)",
    re.IGNORECASE,
)
"""Doubts the answer: what was asked is asked again."""
_EXACTLY = re.compile(
    r"(?<=\w)[,\s]+(?:exactly|precisely|again|roughly|in\s+total|altogether|overall|in\s+all)$", re.IGNORECASE
)
_TRUE = re.compile(rf"(?:is|was)\s+{_POINTING}\s+(?:{_TRUTH})", re.IGNORECASE)
_MORE = re.compile(r"(?:tell\s+me\s+|say\s+|anything\s+)?more|go\s+on|anything\s+else", re.IGNORECASE)
_SO_MUCH = re.compile(r"(?P<wh>why)\s+(?P<so>so\s+(?!that\b)[a-z]+)", re.IGNORECASE)
_SAY_THAT = re.compile(r"\b(say|said)\b(?!\s+(?:that|so|it))", re.IGNORECASE)
_FIRST_PREPOSITION = re.compile(r"\s+(?:in|on|at|to|for|from|by|with|about|after|before|during)\s", re.IGNORECASE)
_ANYONE = re.compile(
    r"(?P<aux>is|are|was|were|do|does|did|has|have|had|will|would|can|could)\s+(?:any|some)(?:one|body)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_IS_SO = re.compile(r"(?:is|are|was|were|has|have)\s+(?!there\b)", re.IGNORECASE)
"""Asks how something is, to which "still" goes back."""
_OF_ONCE = re.compile(r"(?:why|who|when|since\s+when)\b", re.IGNORECASE)
"""Asks for what does not change with the day."""
_SOME = "somebody"
"""Who did something, where no answer says who."""
_WAS = re.compile(r"^(?:was|were)\b", re.IGNORECASE)
_WHY_NOT = re.compile(r"(?:but\s+|and\s+)?why\s+not", re.IGNORECASE)
_WHO_IS = re.compile(r"[Ww]ho\s+(?P<be>is|was)\s+(?P<who>(?:the\s|[A-Z]).+)")
_MEASURE = re.compile(
    r"how\s+(?!(?:many|much|often|come|so|about|exactly|not|is|was|did|does|will)\b)\w+", re.IGNORECASE
)
"""Asks how something is, with its word for that: "how fast"."""
_ADVERBS = frozenset("when where why how since long often far much".split())
_ASKING_ALONE = frozenset("which what who whom many much long often far when where why how".split())
_WHY = re.compile(r"(?:but\s+|and\s+)?(?:why|how\s+(?:come|so))(?:\s+(?:not|so|is\s+that))?", re.IGNORECASE)


def only_why(question: str) -> bool:
    """Tell whether a question asks for nothing but a reason: after a refusal there is nothing it could be of."""
    return _WHY.fullmatch(question) is not None


def bare(question: str, thread: Thread) -> str | None:
    """Give the question before with another asking word, without a mark; None for anything but such words alone."""
    base = thread.base
    question = _EXACTLY.sub("", question)
    if _REALLY.fullmatch(question):
        return base.core
    if _TRUE.fullmatch(question) and base.who is None and not stated(base.core):
        return f"{base.core}, and {question.lower()}"
    if _STILL.fullmatch(question):
        return _still(thread)
    if _MORE.fullmatch(question):
        return _else("what", thread)
    if (match := _SO_MUCH.fullmatch(question)) and (parts := inverted(base.core)):
        return f"why {parts[1].lower()} {parts[2]} {match['so'].lower()}"
    if match := _ELSE.fullmatch(question):
        return _else(match["wh"].lower(), thread)
    if question.lower() in ("who", "which", "how many") and (anyone := _ANYONE.fullmatch(thread.base.core)):
        return f"{question} {anyone['aux'].lower()} {anyone['rest']}"
    if question.lower() == "who wrote it" and base.who and not (is_person(base.whose) or is_body(base.whose)):
        return f"who wrote {base.whose}"  # a report
    if _WHO_SAID.fullmatch(question) or question.lower() in ("who", "whose words"):
        return _who_said(thread)
    thread = before_doubt(thread)
    base = thread.base
    if _WHY_NOT.fullmatch(question) and (found := subject_of(base.core)):
        return f"why {found[0]} {found[1]} not {found[2]}"
    if (match := _ALONE.fullmatch(question)) and not _WERE_THEY.match(question):
        wh = "why" if match["wh"].lower() == "how come" else match["wh"]
        return asked_otherwise(wh, thread)
    if _MEASURE.fullmatch(question) and (named := topic(thread)) and not _asks_measure(base.core):
        return f"{question} {'are' if is_many(named) else 'is'} {named}"
    if (match := _PHRASE.fullmatch(question)) and _is_phrase(match["noun"] or ""):
        return asked_otherwise(match["wh"], thread)
    return None


def _asks_measure(core: str) -> bool:
    """Tell whether a question asks how much of something there is: another measure can take the place of that."""
    parts = inverted(core)
    return parts is not None and re.match(r"how\s+\w", parts[0], re.IGNORECASE) is not None


def _is_phrase(noun: str) -> bool:
    """Tell whether what follows "how many" or "which" is a noun phrase and no sentence ("how many people came")."""
    *_, last = noun.split() or [""]
    if any(word.lower() in POINTERS for word in noun.split()):
        return False
    if last and noun_phrase(f"x {last}")[0] != f"x {last}" and noun_type(last) is None:
        return False  # "how many died"
    return noun_phrase(noun)[0] == noun.strip() and last.lower() not in VERBS | {"there", "here"}


def asked_otherwise(wh: str, thread: Thread) -> str:
    """Ask the question before for something else: when instead of what, how many instead of which."""
    base, noun = thread.base, " ".join(wh.split()[-1:])
    if (which := _which_of(wh, base.core)) is not None:
        return which
    if base.said is not None and base.said.intent == "who_said":
        return f"{wh} was {topic(thread)} spoken about" if topic(thread) else f"{wh} was that said"
    subject = subject_asked(base.core)
    if (who_is := _WHO_IS.fullmatch(base.core)) is not None and not subject_of(base.core):
        return _since_when(wh, who_is["be"].lower(), who_is["who"], thread.last.short_answer)
    if (parts := inverted(base.core)) is not None:
        asks, auxiliary, rest = parts
        has_noun = words(wh)[-1].lower() not in _ASKING_ALONE and wh.lower().startswith(("how many", "which", "what"))
        if not _is_kin(wh, asks) or (has_noun and base.said is not None and base.about):
            return _of_another_kind(wh, thread)
        counted = re.fullmatch(r"how\s+many\s+(?P<noun>.+)", asks, re.IGNORECASE)
        if counted and not wh.lower().startswith("how many"):
            rest = _with_object(rest, counted["noun"])
        if promised := so_much(wh, base):
            return promised
        if base.said is not None and re.match(r"how\s+\w", wh, re.IGNORECASE) and base.about:
            return f"{wh} {auxiliary.lower()} {base.whose} say{AS_TO}{base.about}"
        if base.said is not None and not wh.lower().startswith(("what", "which")):
            rest = _SAY_THAT.sub(r"\1 that", rest, count=1)
        return f"{wh} {auxiliary.lower()} {rest}"
    if subject is None:  # what was no question has no place for another asking word
        return joined(wh, about) if (about := topic(thread)) else f"{wh} {base.core}"
    asks, what, rest = subject
    if asks.lower() == "who" and wh.lower() == "how many" and inverted(base.core) is None:
        return f"how many {rest}"
    what = what or ("people" if asks.lower() == "how many" else "")
    if (
        len(wh.split()) > 1
        and wh.lower().startswith(("how many", "which", "what"))
        and noun.lower() not in ("many", "which", "what")
    ):
        return f"{wh} {rest}" if _is_kin(wh, asks) else _of_another_kind(wh, thread)
    helper = re.match(r"(was|were|is|are|has|have|had|will|would|can|could)\s+(.+)", rest, re.IGNORECASE)
    if helper and what:
        return f"{wh} {helper[1]} {what if is_many(what) else f'the {what}'} {helper[2]}"
    short = thread.last.short_answer
    named = short if any(letter.isupper() for letter in short) else ""
    who = named or ((what if is_many(what) else f"a {what}") if what else _SOME)
    if asks.lower() == "what" and (about := topic(thread)):
        return f"{wh} was {about}"
    if helper and who == _SOME:
        return f"{wh} {helper[1]} {who} {helper[2]}"
    verb, _, behind = rest.removeprefix("else ").partition(" ")
    if who == _SOME and is_participle(verb):
        thing = next((each for each in things(behind) if each.span.start == 0), None)
        if thing is not None:
            be = "were" if thing.text.split()[-1].endswith("s") and " " not in thing.preposition else "was"
            return f"{wh} {be} {thing.text} {verb}{behind[thing.span.end :]}"
    if who == _SOME and (present := base_form(verb)):
        return f"{wh} do some {present} {behind}".strip()
    return f"{wh} was it that {who} {rest}"


def _which_of(wh: str, core: str) -> str | None:
    """Ask which of its kind a thing is that the question before named: "which prize did the school win"."""
    parts, noun = inverted(core), wh.split()[-1].lower()
    if parts is None or parts[0] or not wh.lower().startswith(("which ", "what ")):
        return None
    named = next((each for each in things(core)[1:] if head_of(each.text).lower() == noun), None)
    start = len(core) - len(parts[2])
    return (
        f"{wh} {parts[1].lower()} {core[start : named.span.start]}{core[named.span.end :]}".rstrip() if named else None
    )


def _since_when(wh: str, be: str, who: str, is_what: str) -> str:
    """Ask since when somebody has been what the answer said, or what else of it."""
    if not is_what:
        return f"{wh}{AS_TO}{who}"
    lasting = wh.lower() in ("since when", "for how long", "how long")
    return f"{wh} has {who} been {is_what}" if lasting else f"{wh} {be} {who} {is_what}"


def _is_kin(wh: str, asks: str) -> bool:
    """Tell whether what is asked for now can stand where the other stood: hospitals are not hurt as people are."""
    if wh.split()[0].lower() in PREPOSITIONS - {"which", "what"}:
        return True
    new, old = (words(each)[-1].lower() for each in (wh, asks or "when"))
    if old == "many":
        old, asks = "people", "how many people"
    if new not in _ASKING_ALONE and old == "who":
        return _kind(new) == "person"
    if new not in _ASKING_ALONE and old == "people" and not wh.lower().startswith("how many"):
        return _kind(new) == "person"
    if new not in _ASKING_ALONE and (old in _ADVERBS or re.fullmatch(r"how\s+\w+", asks or "", re.IGNORECASE)):
        return _kind(new) in ("date", "place", "reason")
    return {new, old} & _ASKING_ALONE != set() or new == old or _kind(new) == _kind(old)


def _kind(noun: str) -> str | None:
    return "person" if noun in ("people", "men", "women", "children") else noun_type(noun)


def _of_another_kind(wh: str, thread: Thread) -> str:
    """Ask how many or which of something the thread's subject has to do with."""
    about = topic(thread) or thread.base.whose
    if not about:
        return wh
    if wh.lower().startswith("how many"):
        has = f"{'do' if is_many(about) else 'does'} {about} have"
        return f"{wh} were there in {about}" if is_event(about) else f"{wh} {has}"
    return f"{wh} had to do with {about}"


def _still(thread: Thread) -> str:
    """Ask for the latest: of what was said, else of the last question that asked how something is."""
    base = thread.base
    if base.said is not None and base.who is not None and base.about:
        return f"what did {base.whose} last say about {base.about}"
    states = [each.core for _, each in thread.subject() if not _OF_ONCE.match(each.core)]
    core = next((each for each in states if _IS_SO.match(each)), next(iter(states), base.core))
    return f"{_WAS.sub(lambda be: 'Is' if be[0].lower() == 'was' else 'Are', core, count=1)} now"


def _else(wh: str, thread: Thread) -> str:
    base, about = thread.base, topic(thread)
    who = wh in ("who", "anyone", "anybody")
    if who and (
        found := re.match(r"who\s+(?!else\b)(?!(?:is|was|are|were|do|does|did|will)\b)", base.core, re.IGNORECASE)
    ):
        return f"who else {base.core[found.end() :]}"
    if who:
        return f"who else spoke about {about}" if about else "who else spoke"
    asked = "what" if wh == "anything" else wh
    if parts := inverted(base.core):
        return f"{asked} else {parts[1].lower()} {parts[2]}"
    return f"{asked} else is said about {about}" if about else f"{asked} else is said"


def _who_said(thread: Thread) -> str:
    base = thread.base
    if base.core and base.said is None and inverted(base.core) is None:
        return f"who said {base.core[0].lower()}{base.core[1:]}"
    about = topic(thread)
    return f"who spoke about {about}" if about else "who said that"


def _with_object(rest: str, noun: str) -> str:
    """Put what was counted behind the verb: "the cannery cut" -> "the cannery cut jobs"."""
    place = _FIRST_PREPOSITION.search(rest)
    at = place.start() if place and len(words(rest[: place.start()])) > 1 else len(rest)
    return f"{rest[:at]} {noun}{rest[at:]}"
