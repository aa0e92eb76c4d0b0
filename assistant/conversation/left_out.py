"""Nouns that a follow-up leaves out: "how many are left", "the next one", what was done to "it"."""

from __future__ import annotations

import re

from assistant.conversation.anatomy import Base
from assistant.conversation.kinds import head_of, is_body, is_person, without_article
from assistant.conversation.something import topic
from assistant.conversation.things import VERBS, main_verb, things
from assistant.conversation.thread import Thread

_HOW_MANY = re.compile(
    r"how\s+many(?=\s+(?:are|were|is|was|have|has|had|will|would|did|do|does|can|could)\b)", re.IGNORECASE
)
_COUNTED = re.compile(r"how\s+many\s+(?P<noun>[a-z][\w-]*s|people|men|women|children|crew)\b", re.IGNORECASE)
_SUCH_ONE = re.compile(r"\b(?:an?|another|any|some)\s+(?:[a-z]+\s+)?(?P<one>one)\b", re.IGNORECASE)
_A_ONE = re.compile(
    r"(?<!\bthe)(?<!\bthat)(?<!\bthis)(?<!\bwhich)(?<!\bno)(?<!\bany)(?<!\bnot)\s(?P<one>one)(?=$|\s+(?:before|again|yet|too|now|already)$)",
    re.IGNORECASE,
)
"""One such thing: "did he promise one?"."""
_ONE = re.compile(
    r"(?<=\bthe\s)(?P<which>next|new|last|first|other|previous|old|second)\s+(?P<one>one)\b", re.IGNORECASE
)

_GIVES = frozenset("demand offer pay promise seek spend want".split())
MASSES = frozenset("aid compensation funding help money relief support".split())
"""What somebody gives so much of, and nobody votes on."""


def with_counted(question: str, thread: Thread) -> str:
    """Give "how many are left" with what was counted before: "how many workers are left"."""
    match = _HOW_MANY.match(question)
    told = (found["noun"] for base in thread.bases[::-1] if (found := _COUNTED.match(base.core))) if match else iter(())
    noun = next(told, "")
    return f"{question[: match.end()]} {noun}{question[match.end() :]}" if match and noun else question


def so_much(wh: str, base: Base) -> str:
    """Ask how much money somebody promised, demanded or offered; "" for what is only spoken about."""
    verb = main_verb(base.core)
    if verb is None or base.who is None or wh.lower() != "how much" or verb.of(base.core) not in _GIVES:
        return ""
    what = without_article(base.core[verb.end :].strip())
    return f"{wh} {what} did {base.whose} {verb.of(base.core)}" if what in MASSES else ""


def with_one(text: str, thread: Thread) -> tuple[str, bool]:
    """Give a sentence with the noun for "the next one", "a newer one", "one", and whether it had any."""
    typed = text
    if (such := _SUCH_ONE.search(text)) is not None and (named := head_of(topic(thread))):
        text = f"{text[: such.start('one')]}{named}{text[such.end('one') :]}"
    elif (own := _A_ONE.search(text)) and not _ONE.search(text) and (named := without_article(topic(thread))):
        named = named if named.islower() else head_of(named)
        written = f"{'an' if named[0].lower() in 'aeiou' else 'a'} {named}"
        text = f"{text[: own.start('one')]}{written}{text[own.end('one') :]}"
    match = _ONE.search(text)
    named = head_of(next((each.text for each in things(thread.base.core)[::-1]), "")) if match else ""
    if match is not None and named:
        text = f"{text[: match.start('one')]}{named}{text[match.end() :]}"
    return text, text != typed


def object_of(before: str, thread: Thread) -> str:
    """Give what the question before did to something, where this one does it to "it": after "change his mind" "when did
    he change it".
    """
    verb = before.split()[-1] if before else ""
    done = re.search(
        rf"\b{re.escape(verb)}\s+(?P<what>(?:the|an?|his|her|its|their)\s.+)", thread.base.core, re.IGNORECASE
    )
    at = main_verb(thread.base.core)
    return done["what"] if verb in VERBS and done and at and at.start == done.start() else ""


def document_of(thread: Thread) -> str:
    """Give the report or letter whose words were asked for, "" where only people's and bodies' were."""
    told = (base.whose for base in thread.bases[::-1] if base.who is not None)
    return next((each for each in told if not is_person(each) and not is_body(each)), "")
