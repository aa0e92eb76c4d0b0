"""The numbers of a text with what they count: "fifty-one million crowns", "51,000,000", "40 %", "a third", "$40"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assistant.currencies import UNITS
from assistant.numerals import COUNTS, NAMES
from assistant.support.daytimes import TIME, half_of_day, in_digits
from assistant.support.forms import form
from assistant.support.measures import in_smaller
from assistant.text import STOPWORDS

_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: n for n, word in enumerate(("zero", *NAMES, *_TEENS))} | {
    word: n * 10 for n, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "millions": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
KINDS = {
    **dict.fromkeys(("%", "percent", "per cent", "percentage"), "%"),
    **UNITS,
    **{sign: sign for sign in "$€£¥"},
    "us$": "$",
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers", "km/h", "kph"), "km"),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "metre"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("mile", "miles", "mph"), "mile"),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("t", "tonne", "tonnes", "ton", "tons"), "tonne"),
    **dict.fromkeys(("crown", "crowns"), "crown"),
    **{
        name: unit
        for unit in ("second", "minute", "hour", "day", "week", "month", "year")
        for name in (unit, f"{unit}s")
    },
}
_DIGITS = r"\d{1,30}(?!\d)(?:[.,\u00a0\u202f’']\d{1,30}(?!\d)){0,20}(?![.,\u00a0\u202f’']\d)"
"""A longer run is a key or a record, no figure; over 4,300 digits Python refuses to read it.

No possessive group: with one, Python before 3.11.5 takes the full stop behind "4,871." for a part of the number.
"""
_WORD = "|".join(sorted((*_WORDS, "a dozen"), key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"\s?{TIME}|(?P<sign>US\$|[$€£¥])?\s?(?<![\w.,])(?P<digits>{_DIGITS})(?:st|nd|rd|th)?(?!\w)(?:[\s-](?P<scale>{_SCALE})\b)?"
    rf"|(?<![\w.,])(?P<short>{_DIGITS})(?P<tight>k|m|mn|bn|tn|km|cm|kg|t|%)\b"
    rf"|\b(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<part>half|third|quarter|fourth|fifth|sixth"
    rf"|seventh|eighth|ninth|tenth)s?\b|\b(?P<half>half)\b"
    rf"|\b(?P<words>(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}|{_SCALE}))*)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w.,])(?P<part>{'|'.join(COUNTS)})(?: (?P<what>[a-z]+s|people|men|women|children))? (?:in|out of) "
    rf"(?:every )?(?P<whole>{'|'.join(COUNTS)})\b(?![.,:]?\d|-)(?(what)(?! [a-z]+s\b))",
    re.IGNORECASE,
)
"""A share: "two voters in three", "one in five homes"; not "two votes in four years"."""
_MORE = re.compile(r"\b(additional|extra|further|more) ((?:m|b)illions?|thousands?)\b", re.IGNORECASE)
_GONE_UP = re.compile(r"\b(?:went|gone|go|going|risen|rose|climbed|grew|grown|up) up to\s*$", re.IGNORECASE)
"""Before a number, says what it came to, and sets no bound."""
_OF_THE = re.compile(
    rf"\b(?P<part>{'|'.join(COUNTS)}|\d+) (?=of (?:the|its) [\w.]+ (?P<much>million|thousand)s?\b)", re.IGNORECASE
)
"""Eight "of the thirteen millions" are millions too."""
_LED = re.compile(r"([a-z]+) \Z", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f’']\d{3})+")
_AFTER = re.compile(
    r"(?: of (?:the|its|their|his|her|all|those|these)(?: \w+)??(?= ))?[\s-]*"
    r"(?:(?P<per>per cent|percent|%)(?P<points>(?:age)? points?\b)?"
    r"|(?P<unit>[^\W\d_][\w’/-]*)(?:\s+(?P<next>[^\W\d_][\w’-]*))?)"
)
_BOUND = re.compile(
    r"\b(all but|maximum of|minimum of|under|over|above|below|aged?|at least|at most|up to|at|until|past|to|nearly"
    r"|almost|more than|less than|fewer than|(?P<over>older|longer|later|higher|taller|larger|bigger|heavier|faster"
    r"|wider|deeper|further|farther|greater) than|(?P<under>younger|shorter|earlier|lower|smaller|lighter|slower) than)"
    r"\s*$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\b(?:no|not|never|nobody|none|cannot)|n['’]t)\b[^.,;:]{0,50}$", re.IGNORECASE)
"""Turns a bound round: "no household could order more than four"."""
STATED = {
    "all but": "but",
    **dict.fromkeys(("more than", "over", "above", "at least", "minimum of"), "more"),
    **dict.fromkeys(
        ("less than", "fewer than", "under", "below", "at most", "up to", "nearly", "almost", "maximum of"), "less"
    ),
}
"""Bounds that a claim may only state where its article has one of their side."""
_RATE = re.compile(
    r"[\s-]*(?:[^\W\d_][\w’-]*\s+){0,2}?(?:an?|per|each|every)\s+(?P<each>year|month|week|day|hour|minute)\b"
)
_NOT_COUNTED = STOPWORDS | frozenset("said says told".split())
_DIMENSIONS = frozenset("old older long longer high higher wide wider deep deeper tall taller".split())
"""Behind what a number counts, tell of which of its dimensions: "40 years old", "two boats older than that"."""
POINT = form("points")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text has it: its value, what kind of thing it measures where a sign or unit tells, the form of the
    words that it counts, a word before it that bounds it ("under"), the time that it is for ("a year"), and the word
    right before it; of a time of day its half ("am", "pm"), or "time".
    """

    written: str
    value: Fraction
    kind: str
    counts: tuple[str, ...]
    bound: str
    rate: str = ""
    led: str = ""
    clock: str = ""


def figures(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text in order; "one" is none unless it begins a larger one. "Two voters in three" is two
    thirds, "twenty to four" 3.40.
    """
    text = in_figures(text)
    for match in _IN.finditer(text):
        part, whole = COUNTS[match["part"].lower()], COUNTS[match["whole"].lower()]
        if part < whole:
            yield Figure(match[0].strip(), Fraction(part, whole), "", (), "")
            text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
    for match in _FIGURE.finditer(text):
        value = _value(match)
        if value is None:
            continue
        after = _AFTER.match(text, match.end())
        kind, counts = _kind(match, after)
        before = _BOUND.search(text[max(0, match.start() - 16) : match.start()])
        rate = _RATE.match(text, match.end())
        bound = _bound(before) if before else ""
        if bound == "up to" and _GONE_UP.search(text[max(0, match.start() - 24) : match.start()]):
            bound = "to"
        if before and _DENIED.search(text[max(0, match.start() - 80) : before.start() + max(0, match.start() - 16)]):
            bound = {"more": "at most", "less": "at least"}.get(STATED.get(bound, ""), bound)
        led = _LED.search(text[max(0, match.start() - 12) : match.start()])
        clock = half_of_day(text, match.end()) or ("time" if match["hour"] else "")
        each = rate["each"] if rate else ""
        yield Figure(match[0].strip(), value, kind, counts, bound, each, led[1].lower() if led else "", clock)


def in_figures(text: str) -> str:
    """Give a text with its times of day and its "eight of the thirteen millions" as ``figures`` reads them."""
    return _OF_THE.sub(r"\g<part> \g<much> ", in_smaller(_MORE.sub(r"\2", in_digits(text))))


def _bound(found: re.Match[str]) -> str:
    if found["over"] or found["under"]:
        return "more than" if found["over"] else "less than"
    return found[1].lower()


def _value(match: re.Match[str]) -> Fraction | None:
    if match["hour"]:
        return _number(f"{match['hour']}.{match['minute']}")
    if match["digits"]:
        return _number(match["digits"]) * _SCALES.get((match["scale"] or "").lower(), 1)
    if match["short"]:
        return _number(match["short"]) * _SCALES.get(match["tight"].lower(), 1)
    if match["part"]:
        count = match["count"].lower()
        return Fraction(1 if count in ("a", "an") else _WORDS[count], _PARTS[match["part"].lower()])
    if match["half"]:
        return Fraction(1, 2)
    return _spoken(match["words"])


def _number(digits: str) -> Fraction:
    if _THOUSANDS.fullmatch(digits):
        return Fraction(re.sub(r"\D", "", digits))
    whole, *rest = re.split(r"\D", digits)
    return Fraction(f"{whole}.{''.join(rest)}" if rest else whole)


def _spoken(said: str) -> Fraction | None:
    whole, part, tokens = 0, 0, re.split(r"[\s-]+", said.lower())
    if tokens == ["one"]:
        return None
    for token in tokens:
        if token in _WORDS:
            part += _WORDS[token]
        elif token == "hundred":
            part = max(part, 1) * 100
        elif token in _SCALES:
            whole, part = whole + max(part, 1) * _SCALES[token], 0
    return Fraction(whole + part)


def _kind(match: re.Match[str], after: re.Match[str] | None) -> tuple[str, tuple[str, ...]]:
    """Tell what a number measures and the forms of the words that it counts, the next first."""
    sign = (match["sign"] or match["tight"] or "").lower()
    if after is None:
        return KINDS.get(sign, ""), ()
    if after["per"]:
        return "%", (POINT,) if after["points"] else ()
    behind = (after["unit"], "" if after["next"] in _DIMENSIONS else after["next"])
    named = [word for word in behind if word and word.lower() not in _WORDS]
    if named and named[0][0].isupper() and " of " in after[0]:
        named = []  # "three of the Harbour List": of whom is told, not what
    kind = KINDS.get(sign) or next((KINDS[word.lower()] for word in named[:1] if word.lower() in KINDS), "")
    counted = [word for word in named if word.lower() not in _NOT_COUNTED]
    return kind, tuple(form(word.lower()) for word in counted if named[0].lower() not in _NOT_COUNTED)
