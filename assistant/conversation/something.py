"""What "it", "that" and "they" mean: what the last turns of a thread are about."""

from __future__ import annotations

import re

from assistant.asking.phrase import PREPOSITIONS, noun_phrase
from assistant.conversation.anatomy import Base, inverted, subject_asked, subject_of
from assistant.conversation.kinds import is_body, is_many, is_person
from assistant.conversation.scope import outlets_meant
from assistant.conversation.things import main_thing, subject_matter, things
from assistant.conversation.thread import AS_TO, Known, Thread, leaned, typed
from assistant.conversation.turns import Turn
from assistant.conversation.verbs import is_participle

_GROUP = re.compile(r"(?P<who>[A-Z]\w+(?:,?\s(?:and\s)?[A-Z]\w+)*\s(?!was\b|is\b)[a-z]+s)\b")
_ONE_HOLDS = re.compile(r"(?:is|was|['’]s|said|says|spoke|else|has|will|do|does|did)\b", re.IGNORECASE)
"""Behind "who": asks for one, or for speakers, or for whom."""
_NOUN_ALONE = re.compile(r"(?:and\s+)?(?:what|which)\s+(?P<noun>[a-z][\w-]*)", re.IGNORECASE)
_MANY_DO = re.compile(r"(?P<who>[a-z][\w-]*(?:[^s\W]s|people))\s+(?=[a-z])")
_NEW = re.compile(r"(?:an?|any|some|one)\s", re.IGNORECASE)
_THERE_ARE = re.compile(r"are\s+there\s+(?:any\s+|other\s+)*(?P<what>[a-z][\w-]*s)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:for|of|to|in|on|about|against)\s(?P<what>(?:the\s)?\S.*)")
_WHERE = frozenset("in at on during near after".split())
_WHAT_WAS = re.compile(r"what\s+(?:is|was|are|were)\s+(?P<what>the\s+.+)", re.IGNORECASE)
_IDENTITY = re.compile(r"(?:what|who|which)\s+(?:is|was)\s+the\s+[\w’'-]+\s+of\s+(?P<of>.+)", re.IGNORECASE)
"""Asks for what something has: "its" is that thing's and not what it has."""
_DONE = r"(?:purchase|removal|repair|replacement|restoration|sale|theft|[a-z]+(?:ation|ction))s?"
_DEED = re.compile(rf"the\s+{_DONE}\s+of\s+(?P<of>the\s.+)", re.IGNORECASE)
_NAMED = re.compile(r"[Tt]he\s+[A-Z]")
_STATE = re.compile(r"\s+(?:still\s+|so\s+)?(?P<how>[a-z]+)", re.IGNORECASE)
_BE = (" is", " was", " are", " were", " been")
_OF_DEEDS = frozenset(
    """certain cheap clear contested controversial costly dear difficult due easy expensive hard illegal important late
    lawful legal likely long necessary over paid possible public quick ready right secret slow successful true under
    urgent wrong""".split()
)
_NAME_OF = re.compile(r"the\s+names?\s+of\b", re.IGNORECASE)


def body(thread: Thread) -> str:
    """Give the body whose words were asked for last, else what the thread is about."""
    whose = thread.base.whose
    if thread.base.who and (is_body(whose) or not thread.known.sex(whose)):
        return whose
    spoke = (turn.short_answer for turn in thread.turns[::-1] if _acted(turn, thread.known))
    return next(spoke, "") or topic(thread)


def several(thread: Thread, *, speaks: bool) -> str:
    """Give whom or what "they" stands for: a body, people counted, or things of which there are many; else "".

    ``speaks`` where "they" do what only people do; else what was spoken about comes first.
    """
    for turn, base in thread.back():
        if base.about and not speaks and is_many(base.about):
            return base.about
        short = turn.short_answer
        if short and (is_body(short) or "&" in short or " and " in short or _acted(turn, known=thread.known)):
            return short
        crowd = base.who is not None and (base.whose.split()[-1].islower() and base.whose.endswith("s"))
        if base.who and (is_body(base.whose) or crowd or " and " in base.whose):
            return base.whose
        if counted := the_counted(base.core):
            return counted
        acting = subject_asked(base.core) if inverted(base.core) is None else None
        if acting and is_body(acting[1]) and not short:
            return f"the {acting[1]}"  # "which company has to pay"
        if there := _THERE_ARE.match(base.core):
            return f"the {there['what']}"
        parts = inverted(base.core)
        if parts and (group := _GROUP.match(parts[2])):
            return f"the {group['who']}"
        if parts and (group := _MANY_DO.match(parts[2])):
            return group["who"]
        found = [each.text for each in things(base.core) if is_many(each.text)]
        if found:
            fuller = (the_counted(each.core) for each in thread.bases)
            return next((each for each in fuller if each.startswith(f"{found[-1]} ")), found[-1])
        if bodies := [each.text for each in things(base.core) if is_body(each.text)]:
            return bodies[0]
        if turn.speakers and base.who is None:
            return turn.speakers[0]
    return ""


def those_who(thread: Thread) -> str:
    """Give "those who voted no" for "who voted no": of nobody whom the answer named; "" for what asks otherwise."""
    base = thread.base
    if any(letter.isupper() for letter in thread.last.short_answer):
        return ""
    parts = subject_asked(base.core.partition(AS_TO)[0])
    who = parts is not None and parts[0].lower() in ("who", "how many") and _ONE_HOLDS.match(parts[2]) is None
    return f"those who {parts[2]}" if parts and who else ""


def topic(thread: Thread) -> str:
    """Give what the thread is about: what was spoken about last, else what the last question names that names any.

    What a question took from those before stays what it is about: "did he give a date?" does not turn to the date.
    """
    someone = ""
    for turn, base in thread.subject():
        if base.about and (is_person(base.about) and leaned(turn) and not typed(turn, base.about)):
            someone = someone or base.about  # "who warned him?" is about what he was warned of
            continue
        if base.about:
            return base.about
        if AS_TO in base.core:
            return _own_subject(turn, base) or base.core.rpartition(AS_TO)[2]
        alone = _NOUN_ALONE.fullmatch(turn.question.strip(" ?"))
        if alone is not None and not is_many(alone["noun"]) and alone["noun"].lower() not in PREPOSITIONS:
            return f"the {alone['noun']}"  # "what contract?"
        if leaned(turn):
            named = _carried(turn, base)
            if named and not is_body(named) and named not in _agents(thread):
                return named
            someone = someone or named  # who did it is what it is about only where there is nothing else
        elif counted := the_counted(base.core):
            thing = main_thing(base.core)
            return thing.text if thing and thing.worth > 1 else counted
        elif (thing := subject_matter(base.core, lambda text: not outlets_meant(text, thread.outlets))) is not None:
            return thing.text
        elif named := _placed(base, thread.known):
            return named
        if (
            turn.short_answer
            and not is_person(turn.short_answer)
            and any(letter.isupper() for letter in turn.short_answer)
        ):
            return turn.short_answer
    return someone


def _own_subject(turn: Turn, base: Base) -> str:
    """Give the thing that a question was typed about beside what it took: "why is the horn silent, as to the storm"."""
    found = subject_of(base.core.partition(AS_TO)[0])
    subject = found[1] if found else ""
    own = subject.startswith("the ") and typed(turn, subject) and not is_person(subject) and not is_body(subject)
    return subject if own and not is_many(subject) else ""


def _agents(thread: Thread) -> list[str]:
    """List who speaks and acts in a thread: whose words were asked for, what questions of who were answered with. Who
    did something is not what it was done to.
    """
    answers = [turn.short_answer for turn in thread.turns if turn.standalone.lower().startswith(("who ", "which "))]
    return [*answers, *(base.whose for base in thread.bases if base.said is not None)]


def _carried(turn: Turn, base: Base) -> str:
    """Give what a question took from those before it, else the thing that it names itself, not the first time."""
    found = [each for each in things(base.core) if each.worth >= 0]
    taken = [each for each in found if not typed(turn, each.text) and not _NEW.match(each.text)]
    own = [each for each in found if typed(turn, each.text) and not _NEW.match(each.text)]
    best = max(
        [each for each in taken if not is_body(each.text)] or own or taken,
        key=lambda each: (not is_body(each.text), each.worth, -each.span.start),
        default=None,
    )
    if best is None:
        return ""
    behind, told = best.text, ""
    while joint := _BEHIND.search(behind):  # of "a date for the court", of which "a date" was typed, the court
        told = f"{told} {behind[: joint.start()]}".strip()
        if not typed(turn, told) or not (_NEW.match(told) or is_person(told)):
            break  # "the rent of the huts" is a thing that may go up, "a date for the court" is what was asked of it
        behind = joint["what"]
    return behind


def _placed(base: Base, known: Known) -> str:
    """Give the name in which something happened where a question has no other thing: "in Storm Ida"."""
    named = [each for each in things(base.core) if each.preposition in _WHERE and not known.bearers(each.text)]
    return named[-1].text if named else ""


def shown(thread: Thread) -> str:
    """Give the thing that the last answer begins with: "the Heron" of “The Heron is sold”; "" where it names none."""
    answer = thread.last.answer
    if answer is None or answer.abstained or not answer.claims:
        return ""
    told = answer.claims[0].text.lstrip("“‘\"' ")
    first = next((each for each in things(told) if each.span.start == 0 and _NAMED.match(each.text)), None)
    return f"the{first.text[len('the') :]}" if first and not is_person(first.text) else ""


def bearer(named: str, before: str, behind: str) -> str:
    """Give what is silent or rusty where a topic is what was done to it: the bell of "the repair of the bell", and
    that itself for what a deed can be ("expensive", "finished").
    """
    deed = _DEED.fullmatch(named)
    state = _STATE.fullmatch(behind)
    if deed is None or state is None or not before.rstrip().lower().endswith(_BE):
        return named
    how = state["how"].lower()
    return named if how in _OF_DEEDS or is_participle(how) else deed["of"]


def owner(thread: Thread) -> str:
    """Give whose "its" is: what was spoken about, a body asked about, the first thing that the last question names.

    Where it names none, what the thread is about.
    """
    base = thread.base
    if base.about:
        return base.about
    if base.who and base.whose[0].isupper() and not thread.known.sex(base.whose):
        return base.whose
    if (asked := _IDENTITY.fullmatch(base.core)) is not None:
        return asked["of"]
    first = next((each for each in things(base.core) if each.worth >= 0), None)
    return first.text if first else topic(thread)


def spoken_of(thread: Thread) -> str:
    """Give what somebody may have spoken about: of "what was the score in the final" the score in the final."""
    asked = _WHAT_WAS.fullmatch(thread.base.core)
    first = things(asked["what"])[:1] if asked else []
    behind = asked["what"][first[0].span.end :].split() if asked and first else ["?"]
    whole = not behind or behind[0].lower() in PREPOSITIONS  # not "what are the owners worried about"
    return asked["what"] if asked and whole and not _NAME_OF.match(asked["what"]) else topic(thread)


def _acted(turn: Turn, known: Known) -> bool:
    """Tell whether a short answer names who did something and is nobody's name: "who paid?", "the Maddock Trust"."""
    short = turn.short_answer
    asks_who = turn.standalone.lower().startswith(("who ", "which "))
    return asks_who and any(letter.isupper() for letter in short) and not (known.sex(short) or known.bearers(short))


def the_counted(core: str) -> str:
    """Give "the people arrested in Senn" for "how many people were arrested in Senn", and for "how many boats sank in
    Senn" "the boats which sank in Senn"; "" for anything else.
    """
    parts = subject_asked(core) if inverted(core) is None else None
    if parts is None or not parts[1] or not parts[0].lower().startswith("how many"):
        return ""
    rest = re.sub(r"^(?:was|were|is|are|have\s+been|has\s+been)\s+", "", parts[2])
    if rest == parts[2]:
        verb = rest.split()[0]
        if noun_phrase(f"x {verb}")[0] != "x" or not verb.islower():
            return ""
        return f"the {parts[1]} {'who' if is_person(f'the {parts[1]}') or parts[1] == 'people' else 'which'} {rest}"
    return f"the {parts[1]} {rest}"
