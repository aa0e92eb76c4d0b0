"""Noun phrases as far as they say where or to whom: "an interview with Fox News", "a crowd of supporters in Ohio"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain import Span
from ingest.statements.describing.days import DAY, DAY_INSIDE

_VENUES = frozenset(
    """
    address advertisement ad affidavit appearance article autobiography banquet blog book breakfast brief briefing
    broadcast bulletin call ceremony chat clip column commentary commission committee communique communiqué
    complaint conference congress convention conversation council court debate declaration deposition dinner
    dispatch documentary editorial email e-mail essay eulogy event exchange facebook filing floor forum fundraiser
    gaggle gala gathering hall hearing indictment instagram interview journal keynote lawsuit lecture letter
    linkedin livestream luncheon lunch magazine meeting memo memoir memorandum message monologue newscast newsletter
    newspaper notice op-ed opinion panel paper parliament phone podcast podium post posting press program
    programme protest radio rally reddit reception recording release remarks report retreat roundtable ruling scrum
    segment senate sermon service session show speech stage statement stop study subcommittee summit symposium
    telegram telephone television testimony text thread tiktok toast tour trail transcript trip truth tv tweet
    twitter video visit webcast website whatsapp youtube bluesky mastodon snapchat weibo vkontakte
    """.split()
)
_AUDIENCE = frozenset(
    """
    reporters journalists supporters voters lawmakers legislators crowd audience press media viewers listeners
    readers delegates donors students employees staff staffers workers members senators congressmen investors
    analysts police investigators detectives fans followers reporter journalist colleagues congress parliament
    jurors agency newspaper outlet network station magazine group people troops soldiers attendees activists
    officials
    """.split()
)
_TALES = frozenset("story stories truth tale tales lie lies joke jokes anecdote".split())
_CHAINED = frozenset("in on at to with for from of by before outside near via and".split())
_STOPS = frozenset(
    """
    that when while as after since until if because although though who whom whose which where but he she they it we
    i you said says say saying not how why what whether there than is are was were be has have had will would could
    can did does do or so about regarding against ahead amid following despite without around under between
    """.split()
)
_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tonight last earlier
    later late early recently
    """.split()
)
_PRONOUNS = frozenset("him her them me us it you itself himself herself themselves".split())
_DETERMINERS = frozenset(
    "the a an his her their its my our your this that one another several two three some many both all".split()
)
_TOKEN = re.compile(
    r"""\s*(?:(?P<show>[“"][^”"\n]{1,40}[”"]|''[^'\n]{1,40}''|‘[^’\n]{1,40}’)"""
    r"""|(?P<word>\d{1,3}(?:,\d{3})+|[@#]?\w[\w&@/.’'-]*)|(?P<mark>\S))"""
)
_ABBREVIATED = re.compile(
    r"(?:(?:[A-Za-z]\.)+|(?:Sens?|Govs?|Reps?|Mrs?|Ms|Dr|St|Gen|Lt|Col|Prof|Rev|Calif|Fla|Pa|Mass|Va|Mich|Wis)\.)$"
)
_STATE = re.compile(r",\s+(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z]\w+(?:\s[A-Z]\w+)?(?:(?=\s*(?:,|$))|\.(?=\s*,)|(?=\.)))")
_LONGEST = 16


@dataclass(slots=True)
class Phrase:
    """A noun phrase with what hangs on it, while it is read: what kinds of words it has and where it ends."""

    end: int
    venue: str = ""
    name: str = ""
    audience: bool = False
    show: bool = False
    tale: bool = False
    words: int = 0
    day: Span | None = None

    def is_whole(self, *, addressee: bool) -> bool:
        """Tell whether the phrase has its noun; an addressee may be any."""
        return bool(self.venue or self.audience or self.name or self.show) or (addressee and self.words > 0)

    def take(self, word: str, previous: str) -> None:
        """Note what a word makes of the phrase: a venue, an audience, a name."""
        plain = word.lower()
        single = plain.removesuffix("s")
        if plain in _VENUES or single in _VENUES:
            self.venue = self.venue or single
        elif plain in _AUDIENCE:
            self.audience = True
        elif plain in _TALES:
            self.tale = True
        elif word[0].isupper() and plain not in _TIMES and (not self.words or previous[:1].isupper()):
            self.name = f"{self.name} {word}".strip()
        self.words += plain not in _DETERMINERS and plain not in _PRONOUNS


def first_word(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Give the word at ``at`` in lower case and where it ends; None where there is none."""
    token = _TOKEN.match(text, at, end)
    return (token["word"].lower(), token.end("word")) if token and token["word"] else None


def phrase(text: str, at: int, end: int, *, addressee: bool = False) -> Phrase | None:
    """Read the noun phrase from ``at``; None if there is none. A clause, a day, a topic and a full stop end it."""
    read, hangs, previous = Phrase(at), True, ""
    while read.words < _LONGEST and (token := _TOKEN.match(text, at, end)):
        if token["word"] is None:
            if token["show"] is None:
                place = _STATE.match(text, token.start(), end) if previous[:1].isupper() else None
            else:
                titled = hangs or previous.endswith(("’s", "'s")) or read.venue in ("show", "program", "programme")
                place, read.show = (token if titled else None), read.show or titled
            if place is None:
                break
            read.end = at = place.end()
            hangs = False
            continue
        start, (word, stops) = token.start("word"), _trimmed(token["word"])
        plain, done = word.lower(), read.is_whole(addressee=addressee) and not hangs
        if plain in _STOPS or (done and _is_time(word, plain)):
            break
        if not done and (inside := DAY_INSIDE.match(text, start, end)):
            read.day, at, previous, hangs = Span(*inside.span("day")), inside.end(), "", False
            at += 2 if text[at : at + 2] in ("’s", "'s") else 0
            continue
        at = start + len(word)
        if plain in _CHAINED:
            if not previous or not (done or plain in ("of", "for")) or not goes_on(plain, text, at, end):
                break
            hangs, previous = True, plain
            continue
        if done and (_trails(word) or (word[0].isupper() and _is_noun(previous))):
            break
        read.take(word, previous)
        read.end, hangs, previous = at, plain in _DETERMINERS, word
        if stops:
            break
    return read if read.words or read.show else None


def goes_on(word: str, text: str, at: int, end: int) -> bool:
    """Tell whether a preposition or "and" before ``at`` leads to more of a setting: "in Ohio", not "to win"."""
    following = _TOKEN.match(text, at, end)
    if following is None or following["mark"] is not None:
        return False
    if following["show"] is not None:
        return word in ("on", "in", "of")
    plain = following["word"].lower()
    if DAY.match(following["word"]) or plain in _TIMES or plain in _PRONOUNS - _DETERMINERS:
        return False
    if following["word"][0].isupper() or plain in _AUDIENCE or word == "of":
        return True
    return word != "and" and ((plain in _DETERMINERS and word not in ("on", "for")) or plain in _VENUES)


def _is_time(word: str, plain: str) -> bool:
    return plain in _TIMES and word not in ("may", "march") and not (word.isupper() and len(word) > 1)


def _is_noun(previous: str) -> bool:
    """Tell whether a name right behind this word begins something else: "in an interview Mr. Trump"."""
    plain = previous.lower()
    return previous[:1].islower() and (plain in _VENUES or plain.removesuffix("s") in _VENUES or plain in _AUDIENCE)


def _trails(word: str) -> bool:
    """Tell a participle or an adverb behind the noun: "an interview published"."""
    return word.endswith(("ed", "ing", "ly")) and word[0].islower() and word not in _VENUES


def _trimmed(word: str) -> tuple[str, bool]:
    """Give a word without the marks that end it, and whether any did."""
    if _ABBREVIATED.match(word):
        return word, False
    bare = word.rstrip(".-/'’")
    if bare.endswith("s") and word[len(bare) : len(bare) + 1] in ("'", "’") and not word.endswith("''"):
        bare = word[: len(bare) + 1]
    return bare, len(bare) < len(word)
