"""Which body is meant: by an acronym, by its noun ("the ministry"), by "it", by somebody who speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from assistant.domain import Span
from assistant.naming import is_place
from ingest.statements.resolving.body_words import HEADS
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.layout import Layout
from ingest.statements.resolving.nouns import head_noun
from ingest.statements.resolving.organisations import is_body, is_group, is_somewhere
from ingest.statements.resolving.persons import People
from ingest.statements.resolving.readings import Body, SomeBody

_ACRONYM = re.compile(r"[A-Z]{2,7}")
_OF = re.compile(
    r" (?:of|for|on)(?: the)? (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]*\w"
    r"(?:(?: and|, and| &)? [A-Z][\w-]*\w)*"
)
"""What goes on a name behind its noun: "Ministry of Coasts and Waters"."""
_FIRMS = frozenset("company corporation firm airline manufacturer operator producer retailer supplier utility".split())
"""What a business is called for short."""
_PAPERS = frozenset("newspaper paper outlet magazine publication website network broadcaster".split())
_OF_PAPERS = frozenset(
    """bulletin caller courier daily dispatch examiner express gazette globe guardian herald hill journal journalism
    leader ledger magazine mail mirror monitor news observer post press record register review standard star sun
    telegraph times today tribune week weekly""".split()
)
"""Last words of the names of papers."""
_OF_FIRMS = frozenset(
    """inc corp corporation co company ltd limited llc plc ag gmbh holdings industries works line lines cannery airlines
    airways motors energy shipping ferries foods pharmaceuticals brewery brewing railways steel stores""".split()
)
"""Last words of the names of businesses."""
_SELDOM_NAMED = frozenset("group organization organisation agency department center centre union".split()) | _FIRMS
"""What a body is called that was just named."""
_SAID_TO_BE = re.compile(
    r"(?:,|,? (?:is|was|which is|which was)) (?:a|an|the|which|one of the)\b([^.,;:()—“”\n]{0,60})"
)
_SHARED = frozenset(("campaign", "party"))
"""Nouns that the names of many bodies of one article end in."""
_OWNED = frozenset(("campaign", "administration"))
_OWNER = r"(?<![\w.])(?:[A-Z][\w’'-]+ )?(?!The |A |His |Her |Its |Their |This )([A-Z][\w-]+(?:[’']s?)?) "
"""The last name before "campaign", the first one left out."""
_NEAR = 3
"""Sentences after its name in which a noun that several bodies share still means one."""
_LATELY = 2
"""Sentences for which "the company" may still be the body that was heard last."""
_JUST_NOW = 1
"""Sentences for which "it" and "a spokeswoman" go on with the body that was heard last."""
_LEAST = 2
"""Words of a name that "it" can mean without its having spoken."""


def fullest(name: Span, text: str) -> Span:
    """Find the place of the words that an acronym stands for; what is no acronym stays where it is."""
    letters = name.of(text)
    if not _ACRONYM.fullmatch(letters):
        return name
    words = r"(?: (?:of|for|on|and|&|the|to|in))*[ -]".join(rf"{letter}[a-z]+" for letter in letters)
    found = re.search(rf"\b{words}\b", text)
    return Span(*found.span()) if found else name


class Bodies:
    """The bodies of one text: those with a name of their own, and those that were heard."""

    def __init__(self, text: str, people: People, layout: Layout) -> None:
        self._text = text
        self._people = people
        self._layout = layout
        self._heard: list[tuple[int, Body]] = []
        self._heard_names: set[str] = set()
        self._owners: dict[str, list[tuple[int, Span | None]]] = {}
        self._names: dict[tuple[str, tuple[str, ...]], list[Span]] = {}

    def hear(self, at: int, body: Body) -> None:
        """Note that a body speaks at a place."""
        insort(self._heard, (at, body), key=_place)
        self._heard_names.add(self._written(body.name))

    def last(self, at: int, sentences: int) -> Body | None:
        """Give the body that spoke last, at most so many sentences before ``at``."""
        before = bisect_left(self._heard, at, key=_place) - 1
        if before < 0:
            return None
        place, body = self._heard[before]
        return body if self._layout.sentence(at) - self._layout.sentence(place) <= sentences else None

    def represented(self, at: int) -> Body | None:
        """Give the body that somebody who is only "a spokeswoman" speaks for: just heard, or the only one named."""
        last = self.last(at, _JUST_NOW)
        if last is not None:
            return last
        sentence = self._layout.sentence(at)
        return self._only(self._layout.sentences[max(0, sentence - _JUST_NOW)].start, at)

    def called(self, some: SomeBody) -> Body | None:
        """Give the body that a noun means: the one of that name, the one just heard, else what the text calls it."""
        key = some.noun, some.before
        if key not in self._names:
            self._names[key] = self._named(some)
        names = self._names[key] or self._owned(some)
        if len(names) > 1:
            names = self._near(names, some.at)
        if len(names) == 1:
            return Body(names[0], some.role)
        last = self.last(some.at, _LATELY)
        if last is not None and self._fits(last, some):
            return Body(last.name, some.role)
        if names or some.vague:
            return None
        return Body(some.name, some.role)

    def whole(self, body: Body) -> Body:
        """Give a body by its whole name where it is called by its last word: "the Works" of Dunmarrow Works."""
        word = body.name.of(self._text)
        if word.casefold() not in HEADS:
            return body
        return self.called(SomeBody(word.casefold(), (), body.name, body.name.start, False, body.role)) or body

    def it(self, at: int) -> Body | None:
        """Give the body that "it" means: heard just now, else the only one that its sentence names before it."""
        sentence = self._layout.sentence(at)
        start = self._layout.sentences[sentence].start
        if only := self._only(start, at):
            return only
        last = None if self._people.within(start, at) else self.last(at, _JUST_NOW)
        return Body(last.name) if last is not None else None

    def _only(self, start: int, end: int) -> Body | None:
        """Give the only body of more than a word that a stretch of the text names."""
        named = {self._written(Span(run.start, run.end)): run for run in self._people.others_within(start, end)}
        bodies = [run for run in named.values() if len(run.words) >= _LEAST and self._is_body(run)]
        return Body(Span(bodies[0].start, bodies[0].end)) if len(bodies) == 1 else None

    def _is_body(self, run: Run) -> bool:
        name = self._written(Span(run.start, run.end))
        firm = run.words[-1].casefold().rstrip(".") in _OF_FIRMS
        return (
            name in self._heard_names
            or firm
            or (is_body(run.words[-1]) and not is_place(name) and not is_group(run.words[-1]))
        )

    def _fits(self, body: Body, some: SomeBody) -> bool:
        """Tell whether a body that was just heard may be called so."""
        words = self._written(body.name).split()
        if some.noun in _PAPERS and words[-1] in _OF_PAPERS:
            return True
        shared = some.noun in words and not set(some.before) - set(words)
        return shared or (some.noun in _SELDOM_NAMED and not some.before)

    def _named(self, some: SomeBody) -> list[Span]:
        """Give the different names in the text that a noun may stand for, the longest form of each."""
        forms: dict[frozenset[str], Span] = {}
        for run in self._people.others:
            if run.headline or run.words[-1].isupper() or not (name := self._name(run, some)):
                continue
            words = frozenset(self._written(name).replace(",", "").split())
            if set(some.before) - words and not self._described(run, some):
                continue
            if any(words <= other for other in forms):
                continue
            for other in [other for other in forms if other < words]:
                del forms[other]
            forms[words] = name
        return list(forms.values())

    def _owned(self, some: SomeBody) -> list[Span]:
        """Give the only campaign or administration that the text names by its head before a place."""
        if some.noun not in _OWNED or some.before:
            return []
        if some.noun not in self._owners:
            self._owners[some.noun] = list(self._only_owners(some.noun))
        owners = self._owners[some.noun]
        before = bisect_left(owners, some.at, key=_place) - 1
        only = owners[before][1] if before >= 0 else None
        return [only] if only is not None else []

    def _only_owners(self, noun: str) -> Iterator[tuple[int, Span | None]]:
        """Give each place where such a body stands with its head's name, and the body if there is but one so far."""
        owners = set[str]()
        for match in re.finditer(_OWNER + noun + r"\b", self._text):
            owners.add(re.sub(r"[’']s?$", "", match[1]))
            alone = len(owners) == 1 and not any(map(is_somewhere, owners))
            yield match.end(), Span(match.start(1), match.end()) if alone else None

    def _name(self, run: Run, some: SomeBody) -> Span | None:
        """Give the whole of a name that ``some`` may stand for by its noun or by what it is said to be."""
        last = run.words[-1].casefold().rstrip(".")
        if last == some.noun and some.noun not in _SHARED:
            after = _OF.match(self._text, run.end)
            if after or len(run.words) > 1:
                return Span(run.start, after.end() if after else run.end)
        elif some.noun in _FIRMS and len(run.words) > 1 and last in _OF_FIRMS:
            return Span(run.start, run.end)
        return Span(run.start, run.end) if self._described(run, some) else None

    def _described(self, run: Run, some: SomeBody) -> bool:
        """Tell whether the text says of a name that it is such a body: "the ferry company, Varrey Line"."""
        before = self._text[max(0, run.first - 40) : run.first].rstrip(" ,").rpartition("\n")[2].casefold().split()
        if before and before[-1] == some.noun and any(word in ("the", "a", "an") for word in before[:-1]):
            return True
        said = _SAID_TO_BE.match(self._text, run.end)
        return said is not None and head_noun(said[1]).casefold() == some.noun

    def _near(self, names: list[Span], at: int) -> list[Span]:
        """Give the names among several that stand last before a place, if it is near."""
        here = self._layout.sentence(at)
        placed = [(self._text.rfind(name.of(self._text), 0, at), name) for name in names]
        near = [(place, name) for place, name in placed if place >= 0 and here - self._layout.sentence(place) < _NEAR]
        return [max(near, key=lambda pair: pair[0])[1]] if len(near) == 1 else names

    def _written(self, name: Span) -> str:
        return " ".join(name.of(self._text).casefold().split())


def _place(pair: tuple[int, Body] | tuple[int, Span | None]) -> int:
    return pair[0]
