"""The shorthand of somebody at work, spelled out as what it is short for: "same for the ferry", "check the Tribune",
"cost?", "injured?", "why the delay?", "wasn't he asked?".
"""

from __future__ import annotations

import re

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES, PREPOSITIONS
from assistant.conversation.bare import asked_otherwise
from assistant.conversation.exchanging import MEASURES
from assistant.conversation.fragments import Asked
from assistant.conversation.joining import joined
from assistant.conversation.scope import outlets_meant
from assistant.conversation.someone import people
from assistant.conversation.something import topic
from assistant.conversation.things import things
from assistant.conversation.thread import Thread, owning
from assistant.conversation.typed import joined_up
from assistant.conversation.verbs import is_participle
from assistant.text import words

_LEAD = re.compile(r"(?:(?:and|but|so|now|then|ok|okay|well|also)\b[,\s]+)*", re.IGNORECASE)
_SO_OF = (
    r"(?:the\s+)?same(?:\s+(?:question|thing|again|query))?(?:\s+but)?\s+"
    r"(?:(?:for|of)\s+|(?=(?:about|on|in|at|with|from|by|to)\s))"
)
_BESIDE = r"(?:compare|contrast)\s+(?:(?:that|this|it|him|her|them)\s+)?(?:with|to)\s+"
_LOOK = r"(?:check|try|look\s+(?:at|in)|search|see)\s+(?:with\s+|in\s+)?"
_SAME = re.compile(
    rf"{_SO_OF}(?P<what>\S.*)|ditto\s+(?:for\s+)?(?P<ditto>\S.*)|{_BESIDE}(?P<beside>\S.*)"
    rf"|{_LOOK}(?P<there>(?:the\s+)?\S+(?:\s+\S+)?)",
    re.IGNORECASE,
)
_ON_IT = r"(?:\s+(?:about|on)\s+(?:it|that|this))?"
_SHORT_NAME = r"(?:the\s+)?\S+(?:\s\S+)?"
_PAPER_SAYS = (
    rf"(?:what|how)\s+(?:does|do|did)\s+(?P<paper>{_SHORT_NAME})\s+(?:say|write|report|have|cover|put|print|tell)"
)
_ANYTHING = r"(?:(?:is|was)\s+there\s+)?(?:anything|something|nothing|more)(?:\s+(?:more|else|new|newer|later|recent))*"
_HAS = r"(?:have|say|write|report|carry|cover|print|written|reported|covered)\s+(?:anything|something|it|that|this)"
_PAPER = re.compile(
    rf"{_PAPER_SAYS}(?:\s+(?:(?:about|on)\s+)?(?:it|that|this))?"
    rf"|{_ANYTHING}{_ON_IT}\s+(?:in|from|by|at)\s+(?P<there>.+?){_ON_IT}"
    rf"|(?:does|do|did|has|have)\s+(?P<it>{_SHORT_NAME})\s+{_HAS}{_ON_IT}",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:(?:let['’]?s\s+)?(?:go(?:ing)?|come|coming)\s+)?(?:back|return(?:ing)?)\s+to\s+(?P<what>[^:,–—]+?)(?:\s*[:,–—]\s*(?P<asks>.+))?",
    re.IGNORECASE,
)
_OF_NOTHING = re.compile(r"(?:(?:go|come)\s+)?(?:back|return|same|ditto)\s+(?:to|for|of)", re.IGNORECASE)
_PROOF = re.compile(
    r"(?:any\s+|the\s+)?sources?|(?:(?:his|her|their|its|the)\s+)?(?:(?:exact|precise|full|actual|own|direct)\s+)+(?:words?|wording|quotes?|quotation)"
    r"|(?:the\s+|a\s+)?quotes?",
    re.IGNORECASE,
)
"""Asks for the words that the answer rests on: what was asked is asked again, and its answer cites them."""
_NOT = re.compile(rf"(?P<be>{'|'.join(sorted(w for w in AUXILIARIES if w.isalpha()))})n['’]t\s+", re.IGNORECASE)
_OF_PEOPLE = frozenset("arrested charged dead evacuated harmed hurt injured killed missing rescued wounded".split())
_OF_SOMEBODY = frozenset("age job party profession role title".split())
_ALONE = re.compile(r"(?:the\s+|any\s+)?(?P<word>[a-z]+)", re.IGNORECASE)
_WHY_THE = re.compile(r"why\s+(?:the|this|that|these|those|such\s+an?)\s+(?P<noun>[a-z][\w-]*)", re.IGNORECASE)
_LATEST = re.compile(r"(?:the\s+)?latest(?:\s+news)?(?P<rest>\s+(?:from|on|about)\s+.+)?", re.IGNORECASE)
_AGAIN = re.compile(r"(?P<asked>(?:who|what|when|where)\s+(?:is|was|were|are)\s+.+?)\s+again", re.IGNORECASE)
_SUBJECT_AND_VERB = 2
"""Words behind "isn't" or "didn't" that ask something: "isn't it?" only agrees, "didn't ask" tells."""
_STEM = 4
"""Letters that a noun has in common with its verb: "the delay", "delayed"."""


def spelled_out(asked: str, thread: Thread) -> str | Asked | None:
    """Give a question in full words, or, where it only points back to another, that one; what is no shorthand comes
    back as it is, and None for shorthand of nothing: "ditto for …", "isn't it?".
    """
    lead = _LEAD.match(asked)
    rest = asked[lead.end() :] if lead else asked
    if _OF_NOTHING.fullmatch(rest):
        return None
    if again := _AGAIN.fullmatch(rest):
        return again["asked"]
    if same := _SAME.fullmatch(rest):
        there = same["there"]
        if not there and not _names(same["what"] or same["ditto"] or same["beside"]):
            return None
        if not there or outlets_meant(there, thread.outlets) or thread.known.bearers(there):
            return f"and {same['what'] or same['ditto'] or same['beside'] or there}"
    paper = next((each for each in found.groups() if each), "") if (found := _PAPER.fullmatch(rest)) else ""
    if paper and outlets_meant(paper, thread.outlets):
        return f"and {paper}"
    if back := _BACK.fullmatch(rest):
        return _back_to(back["what"].strip(), back["asks"] or "", thread)
    if proof := _PROOF.match(rest):
        when = rest[proof.end() :].strip()
        if not when:
            return Asked(thread.base.core, thread.base.when, thread.last.narrowed)
        if re.match(r"(?:in|on|at|from|after|before|then)\b", when, re.IGNORECASE):
            return f"and {when}"
    if latest := _LATEST.fullmatch(rest):
        about = f" on {topic(thread)}" if (latest["rest"] or "").lower().startswith(" from") and topic(thread) else ""
        return f"what is the latest{latest['rest'] or ''}{about}"
    if why := _WHY_THE.fullmatch(rest):
        return _why_the(why["noun"].lower(), thread)
    if alone := _ALONE.fullmatch(rest):
        return _one_word(alone["word"].lower(), thread) or asked
    if (denied := _NOT.match(rest)) is None:
        return asked
    behind = rest[denied.end() :]
    return f"{denied['be']} {behind}" if len(words(behind)) >= _SUBJECT_AND_VERB else None


def _names(what: str) -> bool:
    """Tell whether words name anything: "for" and "…" don't."""
    return any(word.lower() not in PREPOSITIONS for word in words(what))


def _back_to(what: str, asks: str, thread: Thread) -> str | Asked | None:
    """Go back to what a turn before asked, or ask of what was named then; None where nobody and nothing is named."""
    if not _names(what):
        return None
    if asks:
        apart = f"{what}, {asks}"
        return apart if joined_up(apart) != apart else joined(asks, what)
    named = words(what)[-1].lower()
    for turn, base in thread.back():
        if named in (word.lower() for word in words(base.core)):
            return Asked(base.core, base.when, turn.narrowed)
    return f"and {what}" if things(what) or names(f"to {what}") or thread.known.bearers(what) else None


def _why_the(noun: str, thread: Thread) -> str | Asked:
    """Ask why what was asked about came about, where a noun only names that again: "why the delay?"."""
    stem = noun.removesuffix("s")[:_STEM]
    asked = any(word.lower()[: len(stem)] == stem for word in words(thread.base.core))
    if not asked:
        return f"what is the reason for the {noun}"
    return Asked(asked_otherwise("why", thread), thread.base.when, thread.last.narrowed)


def _one_word(word: str, thread: Thread) -> str:
    """Ask with one word: what something costs, whether anybody was hurt; "" where it says no more by itself."""
    if word in _OF_SOMEBODY and (who := next(iter(people(thread)), "")):
        return f"what is {owning(who)} {word}"
    if word in MEASURES:
        return f"and the {word}" if topic(thread) else f"what is the {word}"
    if word in _OF_PEOPLE:
        return f"was anybody {word}"
    return f"was it {word}" if is_participle(word) else ""
