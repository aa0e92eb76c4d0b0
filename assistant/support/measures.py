"""Measures told in words that no number is read from: "an hour and a half" is 90 minutes, "a fortnight" two weeks."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.numerals import NAMES

_SMALLER = {
    "hour": ("minutes", 60),
    "minute": ("seconds", 60),
    "day": ("hours", 24),
    "year": ("months", 12),
    "decade": ("years", 10),
    "century": ("years", 100),
    "kilometre": ("metres", 1000),
    "tonne": ("kilos", 1000),
}
_SCALES = {"million": 10**6, "billion": 10**9, "thousand": 1000, "dozen": 12}
_NUMBERS = {name: n for n, name in enumerate(NAMES, start=1)} | {"a": 1, "an": 1}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4)}
_N = rf"(?P<n>(?<![\d.,])\d{{1,3}}|{'|'.join(NAMES)})"
_UNIT = rf"(?P<unit>{'|'.join(_SMALLER)})"
_SCALE = rf"(?P<unit>{'|'.join(_SCALES)})"
_PART = r"(?P<part>half|quarter)"
_MEASURES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_N}(?: and a |-and-a-){_PART}[ -](?:{_UNIT}|{_SCALE.replace('unit', 'scale')})s?\b",
        rf"\b(?:(?P<of>a|one|three)[ -])?(?P<part>quarters?) of an? {_UNIT}\b",
        rf"\b(?P<part>half)(?: of)?(?: an? |-){_UNIT}\b",
        rf"\b(?P<part>half) a {_SCALE}\b",
        rf"\b(?:(?P<a>an?)|{_N}) {_UNIT}s? and a {_PART}\b",
    )
]
"""Each has a ``part`` of a ``unit`` or a ``scale``, and where it is more than one of them their number ``n``."""
_LONG = re.compile(rf"\b{_N}[ -](?P<unit>decade|centurie|century)s?\b", re.IGNORECASE)
_ROUND = [
    (re.compile(pattern, re.IGNORECASE), number)
    for pattern, number in (
        (r"\bone(?= in the (?:morning|afternoon)\b| at night\b| o.clock\b| [ap]\.?m\b)", "1"),
        (r"\ba fortnight\b", "2 weeks"),
        (r"\ba century\b", "100 years"),
        (r"\ba decade\b", "10 years"),
        (r"\ba (?=(?:hundred|thousand|million|billion)\b)", "1 "),
        (
            r"\ba couple of (?=\w+s\b)|\ba pair of (?=\w+s\b)|\bboth (?:of )?(?:the |his |her |its |their )?(?=\w+s\b)",
            "2 ",
        ),
    )
]


def in_smaller(text: str) -> str:
    """Give a text with its halves and quarters of a measure in the next smaller one, of a scale in figures, and with
    its decades and centuries in years.
    """
    for pattern in _MEASURES:
        text = pattern.sub(_smaller, text)
    return _LONG.sub(_in_years, text)


def _in_years(long: re.Match[str]) -> str:
    many = long["n"].lower()
    unit, much = _SMALLER[long["unit"].lower().replace("centurie", "century")]
    return f"{(_NUMBERS.get(many) or int(many)) * much} {unit}"


def in_numbers(text: str) -> str:
    """Give a text with what it has as "a fortnight", "a couple of days" or "a hundred" as numbers: of an article, which
    a claim may tell more exactly; a claim with such words is none too.
    """
    for pattern, number in _ROUND:
        text = pattern.sub(number, text)
    return text


def _smaller(match: re.Match[str]) -> str:
    groups = match.groupdict()
    part = _PARTS[groups["part"].lower()] * _NUMBERS.get((groups.get("of") or "a").lower(), 1)
    if counted := groups.get("n") or groups.get("a"):
        part += int(counted) if counted.isdigit() else _NUMBERS[counted.lower()]
    scale = _SCALES.get((groups.get("scale") or groups["unit"] or "").lower())
    if scale:
        return f"{int(part * scale)}"
    unit, much = _SMALLER[groups["unit"].lower()]
    return f"{int(part * much)} {unit}"
