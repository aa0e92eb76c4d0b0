"""What a thin sentence leaves unsaid: "how did Ortwin vote?", "how many people came?"."""

from __future__ import annotations

import re

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES
from assistant.conversation.anatomy import Base, inverted, subject_asked, without_times
from assistant.conversation.facts import amount, before_doubt
from assistant.conversation.joining import is_event, joined, takes
from assistant.conversation.kinds import head_of, is_person
from assistant.conversation.left_out import MASSES
from assistant.conversation.something import topic
from assistant.conversation.things import Thing, main_verb, subject_matter, things
from assistant.conversation.thread import AS_TO, Thread, leaned, owning, typed
from assistant.conversation.turns import Turn
from assistant.text import STOPWORDS, words

_PLACED = frozenset("in at during near".split())
"""Prepositions that say where and on what occasion."""
_ENOUGH = 4
"""Content words with which a question without a name is taken to stand alone."""
_ONE_OF_SEVERAL = re.compile(
    r"the\s+(?:other|same|next|new|old|rest|half|\w+(?:st|est)|second|third|fourth|fifth|\w+th"
    r"|(?:high|low|great|larg|small|bigg|old|new|young|earli|lat|long|short|bett|weak|strong)er|worse|former|latter)\b",
    re.IGNORECASE,
)
"""What is one of something that is not named with it: "the third goal", "the other half", "the lower figure"."""
_TOLD_APART = re.compile(r"the\s+(?:[a-z][\w’'-]*\s+){1,3}[a-z][\w’'-]*")
_NEW = re.compile(r"the\s+(?:new|old)\s+(?!ones?\b)", re.IGNORECASE)
_HOW_LARGE = re.compile(r"how\s+(?!many\b|much\b)\w+\s+(?:is|are|was|were)\s", re.IGNORECASE)
_OF_ANY = re.compile(
    r"^the\s+(?:actual|current|entire|exact|final|full|main|only|original|real|total|two|three|whole|wrong|right)\b"
)
"""Any thing has such a one: "the whole roof" is the one spoken of."""
_OBJECT = frozenset(("", "to", "for", "against"))
"""What stands before the object of a verb: "what happened to the library"."""
_PART = re.compile(r"(?P<part>.+?)\s(?:of|in)\s(?P<whole>.+)")
_FIGURES = frozenset("figure figures number numbers amount sum estimate total".split())
_HIS = re.compile(
    r"(?P<asks>what\s+(?:is|are|was|were))\s+the\s+(?P<what>(?:[a-z]+\s+)?(?:argument|condition|demand|objection|offer|proposal|reason|worr(?=y|ies))[a-z]*)",
    re.IGNORECASE,
)
"""What somebody puts forward in words."""
_DID_DOING = re.compile(
    r"who\s+[a-z]+(?:ed|s)\s+[a-z]+ing\s+(?!(?:it|this|that|him|her|them|so)\b)[a-z].*", re.IGNORECASE
)
_LEANS = re.compile(r"\b(?:it|this|that|they|them)\b", re.IGNORECASE)
_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_VERB_ALONE = 2
"""Words of a sentence that is a verb and who does it: nothing is missing."""


def complement(text: str, thread: Thread) -> tuple[str, str]:
    """Give a thin sentence with what it leaves unsaid, and what that is: a "complement", which follows the same verb or
    noun in the question before, else its "setting"; "" where there is none.
    """
    core = thread.base.core
    last = words(text)[-1].lower()
    same = _as_verb(last, core)
    if same is not None and last not in STOPWORDS and len(words(text)) > _VERB_ALONE:
        return f"{text} {same['rest']}", "complement"
    verb = main_verb(core)
    before = core[: verb.start] if verb else core
    if noun := re.search(
        rf"\b{re.escape(last)}\s+(?P<on>(?:on|for|against|over)\s+.+)", core if last in _FIGURES else before
    ):
        return (
            f"{text} {noun['on'].strip()}",
            "complement",
        )  # "will they vote?" after "when will the vote on the pier be?"
    if last in _FIGURES and (counted := amount(before_doubt(thread).base)):
        return f"{text} for {counted}", "complement"
    if owned := _put_forward(text, thread):
        return owned, "setting"
    for _, base in thread.subject():
        settings = [each for each in things(base.core) if each.preposition in _PLACED]
        setting = max(settings, key=lambda each: each.worth, default=None)
        main = subject_matter(base.core)
        about = _about(base, main, thread)
        if _VOTED.search(text) and head_of(about) in MASSES:
            continue  # the vote was on what the money is for
        if (
            setting is not None
            and not base.about
            and (main is None or setting.worth >= main.worth or is_event(setting.text))
        ):
            whole = f"{text} {setting.preposition} {setting.text}"
            return f"{whole} {base.when}" if base.when and not names_time(whole, thread) else whole, "setting"
        if about:
            return joined(text, about), "setting"
    if _LEANS.search(text):
        return text, ""  # "it" is nothing that was named
    named = [each for each in names(core) if not is_person(each) or " " not in each]
    if not named and thread.base.whose[:1].isupper() and not thread.known.sex(thread.base.whose):
        named = [thread.base.whose]  # a firm: "how many workers did Brandt Steel lay off"
    return (joined(text, named[-1]), "setting") if named else (text, "")  # the least that was named


def _about(base: Base, main: Thing | None, thread: Thread) -> str:
    if AS_TO in base.core:
        return base.core.rpartition(AS_TO)[2]
    return base.about or _what_has(topic(thread), thread.last) or (main.text if main else "")


def _what_has(about: str, last: Turn) -> str:
    """Give of "the count of the gate" the gate, where only the count was asked for in so many words."""
    held = _PART.fullmatch(about)
    asked = held is not None and leaned(last) and typed(last, held["part"]) and not typed(last, held["whole"])
    return held["whole"] if held and asked else about


def _put_forward(text: str, thread: Thread) -> str:
    """Give "what are the conditions" as somebody's whose words were asked for, and on what; "" for any other thing."""
    base = thread.base
    asked = _HIS.fullmatch(text)
    if asked is None or base.said is None or base.who is None or not base.about:
        return ""
    return joined(f"{asked['asks']} {owning(base.whose)} {asked['what']}", base.about)


def stands_alone(question: str) -> bool:
    """Tell whether a sentence says itself what it is about: it asks who or what does something to a thing it names
    ("who chairs the rowing club?"). Of "who pays the other half?" it has to be told of what, and the subject of "when
    is the vote?" is mostly a part of what was asked about before.
    """
    if (whole := inverted(question)) is not None:  # "how many members does the club have"
        counted = whole[0].lower().startswith(("how many ", "which ", "what ")) and main_verb(question) is not None
        subject = next(
            (each for each in things(question) if question.endswith(whole[2]) and whole[2].startswith(each.text)), None
        )
        return counted and subject is not None and not is_person(subject.text)
    parts = subject_asked(question)
    found = subject_matter(parts[2]) if parts and parts[2].split()[0].lower() not in AUXILIARIES else None
    if found is None or not found.text.lower().startswith("the "):
        return False
    return found.preposition in _OBJECT and not _ONE_OF_SEVERAL.match(found.text) and not takes(question)


def names_one(question: str) -> bool:
    """Tell whether a question does something to, or with, a thing that it tells from others by a word of its own: "when
    does the new ferry arrive?", "who was expelled from the rowing club?".
    """
    named = [each for each in things(question) if _TOLD_APART.fullmatch(each.text)]
    several = (each for each in named if not _ONE_OF_SEVERAL.match(each.text) or _NEW.match(each.text))
    whole = [each for each in several if not _OF_ANY.search(each.text)]
    measured = _HOW_LARGE.match(question) is not None
    return any(measured or question[each.span.end :].strip() or each.preposition == "from" for each in whole)


def tells_all(question: str) -> bool:
    """Tell whether a question of who says with its verb and what was done all that it asks: "who denied ignoring
    warnings?".
    """
    return _DID_DOING.fullmatch(question) is not None


def is_thin(question: str) -> bool:
    """Tell whether a sentence names nobody and nothing and says too little to be asked alone."""
    if names(question):
        return False
    return sum(word.lower() not in STOPWORDS | AUXILIARIES | {"many", "much"} for word in words(question)) < _ENOUGH


def repeats(question: str, thread: Thread) -> bool:
    """Tell whether a sentence ends with a verb of the question before and asks it of somebody else: "how did Ortwin
    vote?"
    """
    told = words(question)
    last = told[-1].lower()
    same = last not in STOPWORDS and re.search(rf"\b{re.escape(last)}\b", thread.base.core, re.IGNORECASE)
    return bool(same) and last.islower() and len(told) <= _ENOUGH + 2


def _as_verb(word: str, core: str) -> re.Match[str] | None:
    """Find a verb in the question before, with what follows it; a word of a name is none: "the barrier vote"."""
    named = [each.span for each in things(core)]
    for match in re.finditer(rf"\b{re.escape(word)}\s+(?P<rest>.+)", core, re.IGNORECASE):
        if not any(span.start <= match.start() < span.end for span in named):
            verb = main_verb(core)
            return match if verb is None or verb.start <= match.start() else None
    return None


def names_time(text: str, thread: Thread) -> bool:
    """Tell whether a sentence says its time."""
    return bool(without_times(text, thread.as_of)[1])
