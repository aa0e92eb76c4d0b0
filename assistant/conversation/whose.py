"""Whom the pronouns of a phrase mean: "she" is another than before, "his party" has an owner, "the other" is known."""

from __future__ import annotations

import re

from assistant.asking.names import names
from assistant.conversation.kinds import without_article
from assistant.conversation.someone import people, person, told_sex
from assistant.conversation.something import owner, several, topic
from assistant.conversation.thread import Thread, owning, same_person
from assistant.text import words

OWN = re.compile(r"(?P<word>his|her|its|their)\s+(?=\w)", re.IGNORECASE)
_OTHER = re.compile(r"(?:the\s+)?other\s+(?P<name>[\w’'-]+)(?P<one>)", re.IGNORECASE)
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|him|her|them)", re.IGNORECASE)


def who_is_meant(what: str, thread: Thread) -> str:
    """Write out the pronouns of a phrase: "she" is another than before, "his party" has an owner, so has "its cost"."""
    if pronoun := _PRONOUN.fullmatch(what):
        return _someone_else(pronoun[0], thread)
    if other := _OTHER.fullmatch(what):
        return the_other(other["name"], thread)
    if mine := OWN.match(what):
        return _owned(mine, what, thread)
    if full := _full_name(what, thread):
        return full
    pointed = _IT.search(what) if len(words(what)) > 2 else None
    named = topic(thread) if pointed else ""
    return f"{what[: pointed.start()]}{named}{what[pointed.end() :]}" if pointed and named else what


def _full_name(what: str, thread: Thread) -> str:
    """Give the whole name of the one person whom a first name alone may mean, "" for anything else."""
    known = thread.known.bearers(what) if len(words(what)) == 1 else ()
    parts = known[0].split() if len(known) == 1 else []
    return known[0] if len(parts) > 1 and parts[0].lower() == what.lower() else ""


def the_other(name: str, thread: Thread) -> str:
    """Give the other of that name: whom the thread named before the one asked about now, else the other one that the
    archive quotes; where that is nobody or several, the words as they are.
    """
    asked = [who for who in (thread.base.whose, *thread.last.speakers) if len(without_article(who).split()) > 1]
    in_thread = [each for each in people(thread) if same_person(name, each)]
    for known in (in_thread, [*thread.known.bearers(name)]):
        full = [each for each in known if len(each.split()) > 1]  # the family name alone is both of them
        others = [each for each in full if not any(same_person(each, who) for who in asked)]
        if len(others) == 1:
            return others[0]
    return f"the other {name}"


def _someone_else(pronoun: str, thread: Thread) -> str:
    if pronoun.lower() in ("they", "them"):
        return several(thread, speaks=True)
    asked = thread.base.whose
    return person(thread, pronoun, (asked,) if asked else ()) or _told(thread, asked) or _namesake(thread, pronoun)


def _namesake(thread: Thread, pronoun: str) -> str:
    """Give the one other of the name that was asked about whom "he" or "she" fits: "and him?" after her."""
    asked, sex = thread.base.whose, told_sex(pronoun)
    namesakes = thread.known.bearers(asked.split()[-1]) if " " in without_article(asked) else ()
    fitting = [each for each in namesakes if sex and thread.known.sex(each) == sex and not same_person(each, asked)]
    return fitting[0] if len(fitting) == 1 else ""


def _told(thread: Thread, asked: str) -> str:
    """Give the one other person of the last answer whom the archive knows."""
    known = [who[0] for each in names(thread.last.text) if len(who := thread.known.bearers(each)) == 1]
    others = [each for each in dict.fromkeys(known) if not asked or not same_person(each, asked)]
    return others[0] if len(others) == 1 else ""


def _owned(mine: re.Match[str], what: str, thread: Thread) -> str:
    """Give "his party" as whose party it is, where that is known."""
    word = mine["word"].lower()
    whose = (
        owner(thread) if word == "its" else several(thread, speaks=True) if word == "their" else person(thread, word)
    )
    return f"{owning(whose)} {what[mine.end() :]}" if whose else what
