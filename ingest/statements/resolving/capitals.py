"""Runs of capitalised words: where the names of a text stand, before anyone asks what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ingest.statements.resolving.given_names import GIVEN_NAMES, is_given_name
from ingest.statements.resolving.organisations import is_body, is_somewhere
from ingest.statements.resolving.titles import HONORIFICS, OFFICES, bare, is_title

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Rev|Prof|Hon|Capt|Adm|Maj|Amb|Atty|Brig|Cmdr|Insp|Det"
    r"|Supt)\."
)
_NO_PART = (
    r"(?:style|led|backed|based|era|like|affiliated|aligned|supporting|friendly|free|wide|born|leaning|owned|run|loving"
    r"|hating|bashing|inspired|speaking|related|only|appointed|approved|endorsed|ordered|elect|designate|to|for|in|and|or"
    r"|of)\b"
)
"""What a hyphen joins to a name without being part of it: "Holt-led"."""
_NAME = rf"(?:(?:al|el|ul|ad|as|ash)-)?{_UPPER}\w*(?:[’'](?!s\b)\w+|-(?!{_NO_PART})\w+)*"
_TOKEN = rf"(?:{_ABBREVIATED}|(?:{_UPPER}\.-?)+|{_NAME})"
PARTICLES = frozenset("van von der den de del della di da dos du la le bin ibn al el ter zu".split())
"""Words in small letters that belong to a name."""
_MOST = 11
"""Words of a run beyond the first; what goes on is no name."""
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,3}}"
_RUN = re.compile(rf"(?<![\w@#/-])(?<!\w[.’']){_PARTICLE}{_TOKEN}(?:[ \u00a0]{_PARTICLE}{_TOKEN}){{0,{_MOST}}}")
_SUFFIX = re.compile(r",?[ \u00a0](?:[JS]r\b\.?|(?:II|III|IV)\b)")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OPENING = re.compile(r"(?:^|[.!?:\n…][\"”’')\]]*\s+|[“\"‘'(\[—–]\s*|^\W+)$")
_NO_NAMES = frozenset(
    """the a an and but or nor so yet for when while as if that after before because since although though however
    then now also later earlier today tomorrow yesterday meanwhile once still even just only perhaps maybe indeed
    instead according asked unlike like both neither either monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december in on at of to with by about
    against from near over under into through during between among despite without within outside inside around behind
    beyond across amid upon toward towards until till last this these those here there where who what which why how
    whose whom he she it they we you i his her their its our your my me him them us all any some many most several few
    each every other another such no not yes please more less one two three four five six seven eight nine ten first
    second third is are was were be been being has have had do does did will would can could should might must let
    says said asks told added noted tells via""".split()
)
_COMMANDS = frozenset("watch read see share photo photos video related image images advertisement".split())
"""What opens a caption or a link to another text, and no name."""
_SURNAMES_TOO = frozenset("may april june august march will".split())
_WITH_GIVEN = re.compile(r"\b([A-Z][a-z]+) (May|March|August|Will)\b")
_ASKS = re.compile(r" (?:he|she|it|they|we|you|i|the|this|that|these|those|there|a|an|any|\d+)\b", re.IGNORECASE)
"""What follows "Will" or "May" where they are no names."""
_PARTIES = frozenset("republican democrat libertarian conservative liberal democratic gop".split())
_GIVEN_TOO = frozenset(("dean", "guy"))
"""Titles that are given names as well."""
_TRADE = re.compile(r"[a-z]{3,}(?:keeper|maker|monger|holder|worker|driver|grower|owner|seller|dealer)")
"""The form of a trade: before a whole name at the head of a sentence it is no part of that."""
_SMALL_IN_HEADLINES = frozenset("a an and as at but by for from in is it of on or over that the to with".split())
_HEADLINE = 200
"""Characters beyond which a line is prose."""


@dataclass(frozen=True, slots=True)
class Run:
    """A name in a text: its words without titles, the titles before it, and the capitalised words before those.

    "New Jersey Gov. Chris Christie" has the words Chris, Christie, the titles New, Jersey, Gov. and begins at New
    (``first``). ``opens`` says that a sentence begins with it, so that its capital may mean nothing; ``headline`` that
    its whole line has capitals.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    first: int
    opens: bool
    headline: bool
    possessive: bool
    suffix: str

    @property
    def honorific(self) -> bool:
        """Tell whether the run bears a title that only people bear."""
        return any(title.endswith(".") or bare(title) in HONORIFICS or bare(title) in OFFICES for title in self.titles)

    @property
    def single(self) -> bool:
        """Tell whether it is one name, particles apart: "Holt", "de la Cruz"."""
        return len(self.words) == 1 or all(word in PARTICLES for word in self.words[:-1])


def runs(text: str) -> list[Run]:
    """List the names of ``text`` in reading order; what has no name left ("On Tuesday", "The President") is no run."""
    found: list[Run] = []
    line_end, headline = -1, False
    surnames = {match[2] for match in _WITH_GIVEN.finditer(text) if is_given_name(match[1])}
    for match in _RUN.finditer(text):
        start = match.start()
        if start > line_end:
            line_start = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            headline = _is_headline(text, line_start, line_end)
        words = match[0].replace("\u00a0", " ").split(" ")
        if len(words) > 1 or words[0] in surnames or words[0].casefold() not in _NO_NAMES:
            found.extend(_runs(text, start, words, headline, surnames))
    return found


def _is_headline(text: str, start: int, end: int) -> bool:
    if end - start > _HEADLINE:
        return False
    words = [word for word in text[start:end].split() if word[0].isalpha() and word not in _SMALL_IN_HEADLINES]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 6 >= len(words) * 5


def _runs(text: str, start: int, words: Sequence[str], headline: bool, surnames: Set[str]) -> Iterator[Run]:
    """Give the names in a stretch of capitalised words, cut at words that no capital makes a name."""
    opens = _OPENING.search(text[max(0, start - 4) : start]) is not None
    tokens: list[tuple[int, str]] = []
    at = start
    for place, word in enumerate(words):
        lower = word.casefold()
        cut = lower in _NO_NAMES or (lower in _COMMANDS and opens and not place)
        if cut and lower in _SURNAMES_TOO and tokens:
            cut = not is_given_name(tokens[-1][1])  # Theresa May
        if cut and lower == "will" and not tokens:
            cut = opens or place + 1 == len(words) or words[place + 1].casefold() in _NO_NAMES  # said Will Holt
        if cut and word in surnames and place + 1 == len(words):
            cut = _ASKS.match(text, at + len(word)) is not None
        if not cut:
            tokens.append((at, word))
        elif tokens:
            yield from _named(text, tokens, opens and tokens[0][0] == start, headline)
            tokens = []
        at += len(word) + 1
    if tokens:
        yield from _named(text, tokens, opens and tokens[0][0] == start, headline)


def _named(text: str, tokens: list[tuple[int, str]], opens: bool, headline: bool) -> Iterator[Run]:
    """Give the run that words are, if a name is left of them."""
    while tokens and tokens[-1][1] in PARTICLES:
        tokens = tokens[:-1]
    if not tokens:
        return
    end = tokens[-1][0] + len(tokens[-1][1])
    last = len(tokens)
    if last > 1 and bare(tokens[-1][1]) in _SUFFIXES:
        last -= 1
        end += text[end : end + 1] == "."
    elif suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    name = _name_begins([token for _, token in tokens[:last]]) or int(
        opens and last > 2 and _TRADE.fullmatch(tokens[0][1].casefold()) is not None
    )
    if name == last:
        return
    words = tuple(token for _, token in tokens[name:last])
    following = text[end + 1 : end + 2]
    sibilant = words[-1][-1] in "szx" and not following.isalpha()
    yield Run(
        start=tokens[name][0],
        end=end,
        words=words,
        titles=tuple(token for _, token in tokens[:name]),
        first=tokens[0][0],
        opens=opens and not name,
        headline=headline,
        possessive=text[end : end + 1] in ("’", "'") and (following == "s" or sibilant),
        suffix=bare(text[tokens[last - 1][0] + len(words[-1]) : end].strip(" ,\u00a0")),
    )


def _name_begins(tokens: Sequence[str]) -> int:
    """Give how many words before the name are titles, or go with them: "Texas Sen.", "Fox News"."""
    at, last = 0, len(tokens) - 1
    for place, token in enumerate(tokens[:-1]):
        lower = bare(token)
        if lower in _GIVEN_TOO and place == at and place + 1 == last:
            continue
        if is_title(token) or (lower in _PARTIES and is_given_name(tokens[place + 1])):
            at = place + 1
    lower = bare(tokens[last])
    if is_title(tokens[last]) and lower not in HONORIFICS and not (last and bare(tokens[last - 1]) in HONORIFICS):
        given = any(bare(word) in GIVEN_NAMES for word in tokens[at:last])
        if not given or tokens[last].endswith("."):
            return last + 1
    if at < last and not is_given_name(tokens[at]):
        given_at = next((place for place in range(at + 1, last) if is_given_name(tokens[place])), at)
        if any(is_body(word) or is_somewhere(word) for word in tokens[at:given_at]):
            return given_at
    return at
