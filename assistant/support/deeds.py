"""What a sentence says somebody does to somebody: who does it, to whom, in the active voice or behind "by", with "to"
and without, and in a clause that goes on with whom the one before is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from assistant.attribution import LONGEST
from assistant.naming import is_name_word
from assistant.support.clauses import clauses
from assistant.support.forms import form, is_past, root
from assistant.support.reported import told_of_oneself
from assistant.text import STOPWORDS
from assistant.words import lexicon

_SAYS = r"(?:said|says|told|wrote|writes|added|adds|found|argued|argues|claimed|explained|recalled)"
_ASIDE = re.compile(
    rf",\s(?:[\w’'-]+\s){{0,4}}?{_SAYS}(?:\s[\w’'-]+){{0,3}}?,|, according to (?:[\w’'-]+\s){{0,3}}[\w’'-]+,"
)
_NAMED = re.compile(r",\s([A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}\s?),")
"""A name between commas, which belongs to what goes before: "the minister, Ada Quay, said"."""
_WHOSE = re.compile(r"(?<=\w)[’']s\b")
_CLAUSE = re.compile(r"[.;:!?—–“”](?=\s|$)|\n|,(?=\s)|\b(?:and|but|while|whereas|that|because|(?=who\b)|which)\b")
_PERSON = re.compile(
    r"(?<![\w’-])((?:[A-Z][\w’-]++ ){0,4}[A-Z][\w’-]++)(?: of (?:the )?[A-Z][\w’-]++(?: [A-Z][\w’-]++){0,5})?\W*$"
)
"""A name at the end of a clause, whom the "who" behind it means."""
_NAMES = r"[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,5}"
_PARTY = rf"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [a-z-]+|{_NAMES})"
_TO = rf"(?:to|against|towards?) (?P<to>{_PARTY}|him|her|it|them)\b"
_OF_ONE = re.compile(rf"(?<![\w’-])(?P<doer>{_PARTY})[’']s? (?:[a-z-]+ )?(?P<deed>[a-z]{{4,}}) {_TO}")
_FROM_ONE = re.compile(
    r"\b(?P<deed>letters?|messages?|calls?|warnings?|complaints?|requests?|offers?|answers?|repl(?:y|ies)|payments?|loans?"
    r"|gifts?|grants?|invoices?|pass(?:es)?|appeals?|threats?|apolog(?:y|ies)|promises?|notes?|suits?|claims?|attacks?"
    rf"|visits?|orders?|transfers?|demands?) (?:from|by) (?P<doer>{_PARTY}) {_TO}"
)
"""A deed told by a noun: "the guild’s complaint against the mill", "a letter from the guild to the mill"."""
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it they them".split())
_BEING = frozenset("is are was were be been being get got".split())
_AUXILIARY = frozenset("will would can could may might shall should must has had have did does do not".split())
_DETERMINERS = frozenset("the a an of his her its their this that these those no any".split())
_OPENS = frozenset("the a an his her its their him them it us me".split())
"""Behind a word in "s", tell that it is a verb: "pays the town"."""
_ENDS = frozenset(
    """of to in on at for from with after before during over under into as by about when if than until since against
    """.split()
)
"""Words that end what a verb is done to."""
_LINKS = frozenset("before after when while until since as if once".split())
_GIVING = frozenset(
    map(root, "give hand send offer show sell lend pay promise bring award grant present return deliver submit".split())
)
"""Verbs behind which "to" tells to whom it is done."""
_SHORT = 3
"""Letters of a word that is no plural: "his", "has"."""
_TAKING = frozenset(map(root, "buy get receive take win borrow steal rent lease inherit demand collect".split()))
"""Verbs behind which "from" tells to whom it is done."""
_AT = frozenset("to against over".split())
"""Right behind a verb, before "the", "a" or "him", tell to whom it is done."""
_WHOSE_ONE = frozenset("his her".split())
"""Before a verb, tell whose the doer is and not who it is."""
_REACH = 5
"""Words behind a verb among which the one stands to whom it is done."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb by its root and as it is ``told``, the forms of those who do it and of those it is done to, with "he" or
    "she" for a pronoun; and the names of those who do it, and those that come behind it in its sentence.
    """

    verb: str
    told: str
    doer: frozenset[str]
    done_to: frozenset[str]
    named: frozenset[str]
    behind: frozenset[str]


def deeds(sentence: str) -> Iterator[Deed]:
    """Yield the deeds of a sentence, and where its "he" is the one who says so, those by his name too; none of one that
    is too long for a sentence.
    """
    if len(sentence) > LONGEST:
        return
    for told in dict.fromkeys((sentence, told_of_oneself(sentence))):
        yield from _deeds(told)
    for pattern in (_OF_ONE, _FROM_ONE):
        for found in pattern.finditer(sentence):
            deed = found["deed"].lower()
            doer, done_to = (_who(found[who].lower().split()) for who in ("doer", "to"))
            if doer and done_to:
                yield Deed(root(deed), deed, doer, done_to, frozenset(), frozenset())


def _deeds(sentence: str) -> Iterator[Deed]:
    plain = _NAMED.sub(r" \1", _ASIDE.sub(" ", _WHOSE.sub(" ’s", sentence)))
    every = clauses(plain, _CLAUSE)
    parts = [re.findall(r"[\w’-]+", clause) for clause in every]
    named = _Names(parts)
    doer = frozenset[str]()
    for n, tokens in enumerate(parts):
        low = [token.lower() for token in tokens]
        if low[:1] == ["who"]:
            before_it = next((each for each in reversed(every[:n]) if " " in each.strip()), "")
            whom = _PERSON.search(before_it)
            doer = _who(whom[1].lower().split()) if whom else frozenset()
        elif low and not (low[0] in _AUXILIARY or is_past(low[0])):
            doer = frozenset()  # not so "and has given": done by whom the clause before is about
        begun = 0
        for at, token in enumerate(low):
            if not at or not _is_verb(tokens, low, at):
                continue
            dated = low[begun] in _ENDS and low[begun + 1] not in _HE | _SHE | _IT  # "in May"
            own = _who([word for word in low[begun + 2 if dated else begun : at] if word not in _WHOSE_ONE])
            if own and not (doer and own <= {"it"}):
                doer = own
            begun = at + 1
            before, behind = named.around(n, at)
            if _BEING & set(low[max(0, at - 2) : at]):
                by = _who(_agent(low[at + 1 :]))
                if by and doer:
                    receivers = doer | _who(_receiver(root(token), low[at + 1 :]))
                    yield Deed(root(token), tokens[at], by, receivers, by & behind, before)
                continue
            done_to = _who(_object(root(token), low[at + 1 :]))
            if doer and done_to:
                yield Deed(root(token), tokens[at], doer, done_to, doer & before, behind)


class _Names:
    """The forms of the names of a sentence by their places, found once for all its verbs."""

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        self._begun = list(accumulate(map(len, parts), initial=0))
        every = [(at, form(word.lower())) for at, word in enumerate(chain(*parts)) if is_name_word(word)]
        self._places, self._names = [at for at, _ in every], [name for _, name in every]

    def around(self, part: int, at: int) -> tuple[frozenset[str], frozenset[str]]:
        """Give those before a word in its clause, and those behind it in its sentence."""
        begun = self._begun[part]
        first, here, next_ = (bisect_left(self._places, place) for place in (begun, begun + at, begun + at + 1))
        return frozenset(self._names[first:here]), frozenset(self._names[next_:])


def _object(verb: str, behind: Sequence[str]) -> Sequence[str]:
    """Give the words of what a verb is done to, and of whom it is given to."""
    if behind[:1] and behind[0] in _AT and behind[1:2] and behind[1] in _OPENS:
        return _object("", behind[1:])  # "apologised to the guild", "lost to her"
    end = next((n for n, word in enumerate(behind[:_REACH]) if word in _ENDS), _REACH)
    link = behind[end] if end < len(behind) else ""
    whose = link == "of" and behind[end + 1 : end + 2] and behind[end + 1] in _DETERMINERS
    if whose or (verb in _GIVING and link == "to") or (verb in _TAKING and link == "from"):
        return [*behind[:end], *_object("", behind[end + 1 :])]
    return behind[:end]


def _agent(behind: Sequence[str]) -> Sequence[str]:
    """Give the words of who has done what is told in the passive voice; none where nobody is told."""
    at = next((n for n, word in enumerate(behind[:_REACH]) if word == "by"), None)
    agent = list(_object("", behind[at + 1 :])) if at is not None else []
    return agent[agent.index("’s") + 1 :] if "’s" in agent else agent  # by the letters, not by whose they are


def _receiver(verb: str, behind: Sequence[str]) -> Sequence[str]:
    """Give the words of whom something is given to that is told in the passive voice: "shown by the guild to Quay"."""
    at = next((n for n, word in enumerate(behind[: 2 * _REACH]) if word == "to"), None)
    return _object("", behind[at + 1 :]) if verb in _GIVING and at is not None else []


def _who(tokens: Sequence[str]) -> frozenset[str]:
    """Give the forms of who is told of before a verb or behind it, without the word of time before them."""
    found = set[str]()
    for at, word in enumerate(tokens, start=1):
        if word in _LINKS:
            if at < len(tokens):  # "she once wrote": right before the verb it links nothing
                found.clear()
        elif word in _HE:
            found.add("he")
        elif word in _SHE:
            found.add("she")
        elif word in _IT:
            found.add("it")
        elif word not in STOPWORDS and len(word) > 2 and not word.endswith("ly"):
            found.add(form(word))
    return frozenset(found)


def _is_verb(tokens: Sequence[str], low: Sequence[str], at: int) -> bool:
    word, before = low[at], low[at - 1]
    if word in STOPWORDS or len(word) < 3 or not word.isalpha() or before in _DETERMINERS or word in _AUXILIARY:
        return False
    if is_past(word) or before in _AUXILIARY:
        return True
    then = low[at + 1 : at + 2]
    if then and then[0] in _OPENS and before.endswith("s") and len(before) > _SHORT and word in lexicon.bases(word):
        return True  # "the tenants owe the landlord"
    opens = bool(then) and (then[0] in _OPENS or tokens[at + 1][:1].isupper())
    return opens and tokens[at].islower() and word.endswith("s") and word[:-1] in lexicon.bases(word)
