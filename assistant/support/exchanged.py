"""Who does something to whom, told the other way round than the article has it, pronouns among them: "Quay thanked him"
for "He thanked Quay".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from assistant.naming import is_name_word
from assistant.support.clauses import clauses
from assistant.support.forms import form, is_past, root
from assistant.support.reported import told_of_oneself
from assistant.text import STOPWORDS

_SAYS = r"(?:said|says|told|wrote|writes|added|adds|found|argued|argues|claimed|explained|recalled)"
_ASIDE = re.compile(rf",\s(?:[\w’'-]+\s){{0,4}}?{_SAYS}(?:\s[\w’'-]+){{0,3}}?,|, according to (?:[\w’'-]+\s?){{1,4}},")
_NAMED = re.compile(r",\s((?:[A-Z][\w’-]+\s?){1,3}),")
"""A name between commas, which belongs to what goes before: "the minister, Ada Quay, said"."""
_CLAUSE = re.compile(r"[.;:!?—–“”](?=\s|$)|\n|,(?=\s)|\b(?:and|but|while|whereas|that|because|who|which)\b")
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it they them".split())
_BEING = frozenset("is are was were be been being get got".split())
_ENDS = frozenset(
    """of to in on at for from with after before during over under into as by about when if than until since against
    """.split()
)
"""Words that end what a verb is done to."""
_LINKS = frozenset("before after when while until since as if once".split())
_REACH = 5
"""Words behind a verb among which the one stands to whom it is done."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb by its root and as it is ``told``, the forms of those who do it and of those it is done to, with "he" or
    "she" for a pronoun; and the names of those who do it, and those that come behind it in its sentence.
    """

    verb: str
    told: str
    doer: frozenset[str]
    done_to: frozenset[str]
    named: frozenset[str]
    behind: frozenset[str]


def exchanged(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the claim's word for a deed whose doer and object it has in each other's place; None where there is none."""
    there = [deed for sentence in sentences for deed in _either(sentence)]
    for said in _either(claim):
        same = [deed for deed in there if deed.verb == said.verb]
        if same and any(_turned(said, deed) for deed in same) and not any(_agree(said, deed) for deed in same):
            return said.told
    return None


def _turned(said: _Deed, deed: _Deed) -> bool:
    if said.named and deed.named:
        return not said.named & deed.named and bool(said.named & deed.behind and said.behind & deed.named)
    return not said.doer & deed.doer and bool(said.doer & deed.done_to and said.done_to & deed.doer)


def _agree(said: _Deed, deed: _Deed) -> bool:
    return not _turned(said, deed) and bool(said.doer & deed.doer or said.done_to & deed.done_to)


def _either(sentence: str) -> Iterator[_Deed]:
    """Yield the deeds of a sentence, and where its "he" is the one who says so, those by his name too."""
    for told in dict.fromkeys((sentence, told_of_oneself(sentence))):
        yield from _deeds(told)


def _deeds(sentence: str) -> Iterator[_Deed]:
    plain = _NAMED.sub(r" \1", _ASIDE.sub(" ", sentence.replace("’s", "").replace("'s", "")))
    parts = [re.findall(r"[\w’-]+", clause) for clause in clauses(plain, _CLAUSE)]
    named = _Names(parts)
    for n, tokens in enumerate(parts):
        low = [token.lower() for token in tokens]
        doer, begun = frozenset[str](), 0
        for at, token in enumerate(low):
            if not at or not _is_verb(low, at):
                continue
            dated = low[begun] in _ENDS and low[begun + 1] not in _HE | _SHE | _IT  # "in May"
            own = _who(low[begun + 2 if dated else begun : at])
            if own and not own <= {"it"}:
                doer = own
            begun = at + 1
            if _BEING & set(low[max(0, at - 2) : at]):
                continue
            done_to = _who(_object(low[at + 1 : at + 1 + _REACH]))
            if doer and done_to:
                before, behind = named.around(n, at)
                yield _Deed(root(token), tokens[at], doer, done_to, doer & before, behind)


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


def _object(behind: Sequence[str]) -> Sequence[str]:
    end = next((n for n, word in enumerate(behind) if word in _ENDS), len(behind))
    return behind[:end]


def _who(tokens: Sequence[str]) -> frozenset[str]:
    """Give the forms of who is told of before a verb or behind it, without the word of time before them."""
    found = set[str]()
    for word in tokens:
        if word in _LINKS:
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


def _is_verb(low: Sequence[str], at: int) -> bool:
    word = low[at]
    if word in STOPWORDS or len(word) < 3 or not word.isalpha():
        return False
    return is_past(word) and low[at - 1] not in ("the", "a", "an", "of", "his", "her", "its", "their")
