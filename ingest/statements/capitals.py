"""Runs of capitalised words: where the names of a text stand, before anyone asks what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.statements.given_names import GIVEN_NAMES, is_given_name
from ingest.statements.organisations import is_body, is_somewhere
from ingest.statements.titles import HONORIFICS, OFFICES, bare, is_title

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Rev|Prof|Hon|Capt|Adm|Maj|Amb|Atty|Brig|Cmdr|Insp|Det|Supt|St)\."
)
_NO_PART = (
    r"(?:style|led|backed|based|era|like|affiliated|aligned|supporting|friendly|free|wide|born|leaning|owned|run|loving"
    r"|hating|bashing|inspired|speaking|related|only|appointed|approved|endorsed|ordered|elect|designate|to|for|in|and|or|of)\b"
)
"""What a hyphen joins to a name without being part of it: "Trump-led"."""
_NAME = rf"(?:(?:al|el|ul|ad|as|ash)-)?{_UPPER}\w*(?:[’'](?!s\b)\w+|-(?!{_NO_PART})\w+)*"
_TOKEN = rf"(?:{_ABBREVIATED}|(?:{_UPPER}\.-?)+|{_NAME})"
PARTICLES = frozenset("van von der den de del della di da dos du la le bin ibn al el ter zu".split())
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,3}}"
_RUN = re.compile(
    rf"(?<![\w@#/-])(?<!\w[.’'])(?:(?:de|van|von|der|bin|al|el|le|la|di|du|da)[ ])?{_TOKEN}(?:[ \u00a0]{_PARTICLE}{_TOKEN})*"
)
_SUFFIX = re.compile(r",?[ \u00a0](?:[JS]r\b\.?|(?:II|III|IV)\b)")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OPENING = re.compile(r"(?:^|[.!?:\n…][\"”’')\]]*\s+|[“\"‘'(\[—–]\s*|^\W+)$")
_NO_NAMES = frozenset(
    """the a an and but or nor so yet for when while as if that after before because since although though however then
    now also later earlier today tomorrow yesterday meanwhile once still even just only perhaps maybe indeed instead
    according asked unlike like both neither either monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december in on at of to with by about against
    from near over under into through during between among despite without within outside inside around behind beyond
    across amid upon toward towards until till last this these those here there where who what which why how whose whom he
    she it they we you i his her their its our your my me him them us all any some many most several few each every other
    another such no not yes please more less one two three four five six seven eight nine ten first second third is are
    was were be been being has have had do does did will would can could should might must let says said asks does
    did told added noted tells via""".split()
)
_COMMANDS = frozenset("watch read see share photo photos video related image images advertisement".split())
"""What opens a caption or a link to another text, and no name."""
_MONTHS = frozenset("may april june august march".split())
_PARTIES = frozenset("republican democrat libertarian conservative liberal democratic gop".split())
_HEADLINE = 200
"""Characters beyond which a line is prose."""


@dataclass(frozen=True, slots=True)
class Run:
    """A name in a text: its words without titles, the titles before it, and the capitalised words before those.

    "New Jersey Gov. Chris Christie" has the words Chris, Christie, the title Gov. and begins at New. ``opens`` says
    that a sentence begins with it, so that its capital may mean nothing; ``headline`` that all its line has capitals.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    first: int
    opens: bool
    headline: bool
    possessive: bool
    suffix: str = ""

    @property
    def honorific(self) -> bool:
        """Tell whether the run bears a title that only people bear."""
        return any(bare(title) in HONORIFICS or bare(title) in OFFICES or title.endswith(".") for title in self.titles)


def runs(text: str) -> list[Run]:
    """List the names of ``text`` in reading order; what has no name left ("On Tuesday", "The President") is no run."""
    found: list[Run] = []
    line_end, headline = -1, False
    for match in _RUN.finditer(text):
        start = match.start()
        if start > line_end:
            line_start = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            headline = _is_headline(text, line_start, line_end)
        found.extend(_runs(text, match, headline))
    return found


def _is_headline(text: str, start: int, end: int) -> bool:
    if end - start > _HEADLINE:
        return False
    words = [word for word in text[start:end].split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 5 >= len(words) * 4


def _runs(text: str, match: re.Match[str], headline: bool) -> Iterator[Run]:
    """Give the names in a stretch of capitalised words, cut at words that no capital makes a name."""
    start = match.start()
    opens = _OPENING.search(text[max(0, start - 4) : start]) is not None
    tokens: list[tuple[int, str]] = []
    at = start
    for token in match[0].replace("\u00a0", " ").split(" "):
        lower = token.casefold()
        if (lower in _NO_NAMES and not _is_month_surname(token, tokens)) or (opens and at == start and lower in _COMMANDS):
            if tokens:
                yield from _named(text, tokens, opens, headline)
                opens, tokens = False, []
        else:
            tokens.append((at, token))
        at += len(token) + 1
    if tokens:
        yield from _named(text, tokens, opens and tokens[0][0] == start, headline)


def _is_month_surname(token: str, tokens: list[tuple[int, str]]) -> bool:
    return bool(tokens) and token.casefold() in _MONTHS and is_given_name(tokens[-1][1])


def _named(text: str, tokens: list[tuple[int, str]], opens: bool, headline: bool) -> Iterator[Run]:
    while tokens and tokens[-1][1] in PARTICLES:
        tokens = tokens[:-1]
    if not tokens:
        return
    end = tokens[-1][0] + len(tokens[-1][1])
    last = len(tokens)
    if len(tokens) > 1 and bare(tokens[-1][1]) in _SUFFIXES:
        last -= 1
        end += text[end : end + 1] == "."
    elif suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    name = _name_begins([token for _, token in tokens[:last]])
    while name + 2 < last and not is_given_name(tokens[name][1]) and any(is_given_name(token) for _, token in tokens[name + 1 : last - 1]):
        if not (is_body(tokens[name][1]) or is_somewhere(tokens[name][1])):
            break
        name += 1  # "Fox News Sean Hannity"
    if name == last:
        return
    words = tuple(token for _, token in tokens[name:last])
    possessive = text[end : end + 1] in ("’", "'") and (
        text[end + 1 : end + 2] == "s" or (words[-1].endswith(("s", "z", "x")) and not text[end + 1 : end + 2].isalpha())
    )
    titles = tuple(token for _, token in tokens[:name])
    suffix = bare(text[tokens[last - 1][0] + len(words[-1]) : end].strip(" ,"))
    yield Run(tokens[name][0], end, words, titles, tokens[0][0], opens and not name, headline, possessive, suffix)


def _name_begins(tokens: list[str]) -> int:
    """Give how many words before the name are titles, or go with them: "Texas Sen.", "Prime Minister"."""
    at = 0
    for place, token in enumerate(tokens):
        lower = bare(token)
        if place + 1 < len(tokens) and (is_title(token) or lower in _PARTIES):
            following = tokens[place + 1]
            if lower in ("dean", "guy") and place + 2 == len(tokens) and place == at:
                continue
            if token.endswith(".") or lower in HONORIFICS or lower in OFFICES or is_given_name(following):
                at = place + 1
            elif is_title(following) or lower not in _PARTIES:
                at = place + 1
        elif place + 1 == len(tokens) and is_title(token):
            given = any(bare(word) in GIVEN_NAMES for word in tokens[at:place])
            surname = given and not token.endswith(".")
            if not surname and lower not in HONORIFICS:
                at = place + 1
    return at
