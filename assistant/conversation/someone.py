"""Whom "he" and "she" mean: the people whom the last turns of a thread name, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asking.names import names
from assistant.conversation.anatomy import Base
from assistant.conversation.joining import is_event
from assistant.conversation.kinds import is_body, is_many, is_person, without_article
from assistant.conversation.things import things
from assistant.conversation.thread import AS_TO, Known, Thread, same_person, typed
from assistant.conversation.turns import Turn
from assistant.text import words

_MALE, _FEMALE = frozenset("he him his".split()), frozenset("she her hers".split())
_OFFICES = {
    "f": re.compile(r"\w*woman\b|\b(?:mrs|ms|miss|queen|mother|sister|daughter|actress|wife|lady)\b", re.IGNORECASE),
    "m": re.compile(
        r"\b(?:alder|business|chair|congress|council|fire|fisher|police|spokes|states)?man\b"
        r"|\b(?:mr|king|father|brother|son|actor|husband|sir)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
_KIN = frozenset("brother daughter father husband mother sister son wife".split())
_NAME = re.compile(r"[A-Z][\w’'-]*\w(?:\s[A-Z][\w’'-]*\w)+")
_ASKS_WHO = re.compile(
    r"\s*(?:and\s+)?(?:who|whose|whom|(?:which|what)\s+(?:\w+\s+){0,2}?(?P<noun>\w+)\s+\w+)\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:before|previous(?:ly)?|former(?:ly)?|earlier|first|then|predecessor)\b", re.IGNORECASE)
_WHO_IS = re.compile(r"who(?:\s+(?:is|was)|['’]s)\s", re.IGNORECASE)


def people(thread: Thread) -> list[str]:
    """List who may be meant by "he" and "she", the likeliest first: of the last turn before those further back; who a
    "who" question was answered with before whom it names, and whom it asks about before who is only quoted.
    """
    found: list[str] = []
    for turn, base in thread.back():
        for name in _people_of(turn, base, thread.known):
            if not any(same_person(name, other) for other in found):
                found.append(name)
    return found


def person(thread: Thread, pronoun: str, but: Sequence[str] = ()) -> str:
    """Give the person that a pronoun stands for, "" where nobody is likely; ``but`` are not meant."""
    sex, told = _of_pronoun(pronoun), _sexes(thread)
    now = _holders_now(thread)
    found = _likely(thread, (*but, *now))
    for name in found:
        if not sex:
            return name
        if name.startswith("the ") and (now or _another_holds(name, sex, thread)):
            if before := _who_held(name, sex, thread):
                return before
        elif _sex(name, told, thread.known) in ("", sex):
            return _named_for(name, sex, thread, but) or name
    if sex and (one := _only_one(thread, sex, but)):
        return one
    if sex and (one := _namesake(thread, sex, but)):
        return one
    offices = [name for name in found if name.islower() and not _another_holds(name, sex, thread)]
    return offices[0] if len(found) == len(offices) == 1 else ""  # who asks after an office may not know whose it is


def relative(thread: Thread, whose: str, kin: str) -> str:
    """Give the only other one of a family whom "his sister" can mean, "" where several or nobody of that name fits."""
    sex = told_sex(kin) if kin.lower() in _KIN else ""
    others = [each for each in thread.known.bearers(whose.split()[-1]) if not same_person(each, whose)] if sex else []
    fitting = [each for each in others if thread.known.sex(each) == sex]
    return fitting[0] if len(fitting) == 1 else ""


def _namesake(thread: Thread, sex: str, but: Sequence[str]) -> str:
    """Give the one whom a name that was typed before may mean as well, where a pronoun fits nobody else."""
    for _, base in thread.back():
        several = thread.known.bearers(base.whose) if base.who and " " not in base.whose else ()
        fitting = [
            each for each in several if thread.known.sex(each) == sex and not any(same_person(each, who) for who in but)
        ]
        if len(several) > 1 and len(fitting) == 1:
            return fitting[0]
    return ""


def _named_for(role: str, sex: str, thread: Thread, but: Sequence[str]) -> str:
    """Give who is meant where a role that nobody is known by ("the loser") was only asked for: whom the archive quotes
    for it, or, where it had no words of such a one, the only one whom a pronoun fits in the answers before.
    """
    if not role.startswith("the ") or thread.known.bearers(_title(role)) or told_sex(role):
        return ""
    asked = next(((turn, base) for turn, base in thread.back() if same_person(base.whose, role)), None)
    if asked is None:
        return ""
    quoted = asked[0].speakers
    if not (asked[0].answer is not None and asked[0].answer.abstained):
        return quoted[0] if len(quoted) == 1 and thread.known.sex(quoted[0]) == sex else ""
    for turn in thread.turns[::-1]:
        told = [each for each in _told_of(turn, thread.known, turn.text) if thread.known.sex(each) == sex]
        fitting = [each for each in told if not any(same_person(each, who) for who in but)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ""
    return ""


def addressed(thread: Thread, pronoun: str) -> str:
    """Give to whom the last question asks what was said, where a pronoun fits: who answers is no longer who spoke."""
    base = thread.base
    whom = next((each for each in names(base.core) if f" to {each}" in base.core and is_person(each)), "")
    return whom if whom and base.said and _sex(whom, _sexes(thread), thread.known) in ("", _of_pronoun(pronoun)) else ""


def _only_one(thread: Thread, sex: str, but: Sequence[str]) -> str:
    """Give the only one whom a pronoun fits of those whom the last answer names, "" where it fits several or nobody."""
    told = _told_of(thread.last, thread.known, thread.last.text)
    fitting = [
        each for each in told if thread.known.sex(each) == sex and not any(same_person(each, who) for who in but)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def told_sex(whom: str) -> str:
    """Give "m" or "f" where words say it of somebody: "her", "the woman", "her brother", "the spokesman"."""
    return _of_pronoun(whom) or next((each for each, office in _OFFICES.items() if office.search(whom)), "")


def contradicted(thread: Thread, pronoun: str, but: Sequence[str] = ()) -> bool:
    """Tell whether the thread names people and a pronoun can be none of them: "she", of men."""
    return bool(_of_pronoun(pronoun) and _likely(thread, but)) and not person(thread, pronoun, but)


def _likely(thread: Thread, but: Sequence[str]) -> list[str]:
    return [name for name in people(thread) if not any(same_person(name, other) for other in but)]


def _of_pronoun(pronoun: str) -> str:
    return "m" if pronoun.lower() in _MALE else "f" if pronoun.lower() in _FEMALE else ""


def _another_holds(office: str, sex: str, thread: Thread) -> bool:
    """Tell whether an office is known to be somebody's of the other sex: whom the thread was answered with, else who
    holds it now, else any of whom the archive writes with it.
    """
    title, known = _title(office), thread.known
    answered = next((found for turn, base in thread.back() if (found := _answered(title, turn, base))), "")
    held_by = known.sex(answered) if answered else known.sex(title)
    if answered or held_by:
        return held_by not in ("", sex)
    return any(known.sex(each) not in ("", sex) for each in known.bearers(title))


def _answered(title: str, turn: Turn, base: Base) -> str:
    """Give with whom a turn was answered that asked who holds an office, or for the words of its holder."""
    if _asked_for(title, turn):
        return turn.short_answer
    asked = _title(base.whose).lower() == title.lower()
    return turn.speakers[0] if asked and len(turn.speakers) == 1 else ""


def _holders_now(thread: Thread) -> list[str]:
    """List who holds an office of which the last question asks who had it before: they are not meant any more."""
    last, title = thread.last, _title(thread.base.whose)
    if not (thread.base.who and _asked_for(title, last) and _EARLIER.search(last.standalone)):
        return []
    earlier = (turn for turn in thread.turns[:-1] if _asked_for(title, turn))
    return [turn.short_answer for turn in earlier if turn.short_answer and not _EARLIER.search(turn.standalone)]


def _who_held(office: str, sex: str, thread: Thread) -> str:
    """Give the one of an office's holders whom a thread can mean that asks who it was before, "" for several."""
    if not any(_asked_for(_title(office), turn) and _EARLIER.search(turn.standalone) for turn in thread.turns):
        return ""
    now = _holders_now(thread)
    fitting = [each for each in thread.known.bearers(_title(office)) if thread.known.sex(each) == sex]
    fitting = [each for each in fitting if not any(same_person(each, other) for other in now)]
    return fitting[0] if len(fitting) == 1 else ""


def _may_hold(office: str, name: str, known: Known) -> bool:
    """Tell whether somebody who is quoted where an office was asked for may have it: not one of another office."""
    holders = known.bearers(_title(office)) if office.islower() else ()
    return not holders or any(same_person(name, each) for each in holders)


def _title(office: str) -> str:
    return without_article(office).partition(" of ")[0]


def _asked_for(title: str, turn: Turn) -> bool:
    return _WHO_IS.match(turn.standalone) is not None and f"the {title.lower()}" in turn.standalone.lower()


def _people_of(turn: Turn, base: Base, known: Known) -> Iterator[str]:
    asks_who = _ASKS_WHO.match(turn.standalone)
    if _WHO_IS.match(turn.standalone) and base.who and base.whose[0].isupper():
        asks_who = None  # the answer is what somebody is, no other person
    if asks_who and (asks_who["noun"] is None or is_person(f"the {asks_who['noun']}")):
        if turn.short_answer and (known.bearers(turn.short_answer) or is_person(turn.short_answer)):
            yield turn.short_answer
        if len(turn.speakers) == 1 and _may_hold(base.whose, turn.speakers[0], known):
            yield turn.speakers[0]
        elif not turn.speakers:
            first = turn.answer.claims[0].text if turn.answer is not None and turn.answer.claims else ""
            if len(told := _told_of(turn, known, first)) == 1:  # two in one sentence may be either
                yield from (each for each in told if _may_hold(base.whose, each, known))
    crowd = base.whose.islower() and is_many(base.whose)
    owner, _, owned = base.whose.partition("’s ")
    if owned and not is_person(f"the {owned}"):  # "Tom Holt’s family"
        yield owner
    elif base.who and not crowd and not is_body(base.whose) and " and " not in base.whose:
        yield base.whose
    named = [each for each in names(base.core) if is_person(each) and _bare_name(base.core, each)]
    archived = base.who is not None and bool(known.bearers(base.whose))  # who is beside somebody known is known, too
    named = [each for each in named if " " in each or not archived or known.bearers(each)]
    others = [each for each in named if not base.who or each not in base.whose]
    if len(others) == 1 or base.who:
        yield from others
    if base.who is None or is_body(base.whose):
        yield from turn.speakers[:1] if len(turn.speakers) == 1 else ()
        if not turn.speakers and len(told := _told_of(turn, known, turn.text)) == 1:
            yield from told
    offices = (each.text for each in things(base.core) if each.text.startswith("the ") and is_person(each.text))
    yield from (each for each in offices if not is_many(each))
    yield from (each for each in names(base.core) if " " in each and is_person(each) and _is_owner(base.core, each))


def _told_of(turn: Turn, known: Known, text: str) -> list[str]:
    """List the people whom an answer names in a text of it, as far as they are known, in order."""
    if turn.answer is None or turn.answer.abstained:
        return []
    named = (found[0] for found in _NAME.finditer(text))
    found = dict.fromkeys(who[0] for each in named if len(who := known.bearers(each)) == 1)
    return [each for each in found if known.sex(each)]


def _is_owner(core: str, name: str) -> bool:
    """Tell whether a name is whose something is that happens: "the trial of Peter Vane", not "the town of Alto"."""
    return any(each.text.endswith(f" of {name}") and is_event(each.text) for each in things(core))


def _bare_name(core: str, name: str) -> bool:
    """Tell whether no article or preposition of place shows that a name is a thing's or a place's."""
    before = core[: core.find(name)].split()
    if core[: core.find(name)].endswith(AS_TO):
        return False
    return not before or before[-1].lower() not in ("the", "a", "an", "in", "on", "at", "from", "near", "of", "for")


def _sexes(thread: Thread) -> dict[str, str]:
    """Give what the pronouns of the thread itself told: who was "she" once is no "he" now."""
    found: dict[str, str] = {}
    for turn, base in zip(thread.turns, thread.bases, strict=True):
        asked = {word.lower() for word in words(turn.question)}
        written = [each for each in names(base.core) if not typed(turn, each.split()[-1])]
        if len(written) == 1 and asked & _MALE and not asked & _FEMALE:
            found[written[0].split()[-1].lower()] = "m"
        if len(written) == 1 and asked & _FEMALE and not asked & _MALE:
            found[written[0].split()[-1].lower()] = "f"
        if base.who and not {word.lower() for word in words(without_article(base.whose))} & asked:
            for sex, pronouns in (("m", _MALE), ("f", _FEMALE)):
                if asked & pronouns:
                    found[base.whose.split()[-1].lower()] = sex
    return found


def _sex(name: str, told: Mapping[str, str], known: Known) -> str:
    """Give "m" or "f" by the thread's own pronouns, by an office, by what the archive writes; "" where none tells."""
    if by_thread := told.get(name.split()[-1].lower()):
        return by_thread
    return told_sex(name) or known.sex(name)
