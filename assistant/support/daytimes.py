"""The times of day of a text: "half past seven", "7:30", "7 p.m."; a price is none."""

from __future__ import annotations

import re

from assistant.numerals import COUNTS

_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_LEADS = "|".join(rf"(?<=\b{word} )" for word in ("at", "by", "about", "until", "since", "before", "after"))
_IN_WORDS = re.compile(
    rf"\b(?P<minutes>half|quarter|(?:{_LEADS})(?:five|ten|twenty(?:-five)?)) (?:minutes )?(?P<side>past|to) "
    rf"(?P<hour>{'|'.join(COUNTS)})\b(?!-)",
    re.IGNORECASE,
)
TIME = r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|\w)"
"""As a clock shows it; with a full stop it may be a price."""
_HALF = re.compile(
    r"\s?(?:(?P<am>a\.?m\b|in the (?:early )?morning\b)|(?P<pm>p\.?m\b|in the (?:early |late )?(?:afternoon|evening)\b)"
    r"|(?P<time>o.clock\b))"
)


def in_digits(text: str) -> str:
    """Give a text with its times of day in words as a clock shows them."""
    return _IN_WORDS.sub(_as_shown, text)


def half_of_day(text: str, end: int) -> str:
    """Tell by what stands behind a number whether it is a time, and of which half of the day: "am", "pm" or "time"."""
    found = _HALF.match(text, end)
    return found.lastgroup or "" if found else ""


def _as_shown(match: re.Match[str]) -> str:
    minutes, hour = _MINUTES[match["minutes"].lower()], COUNTS[match["hour"].lower()]
    return f"{hour}:{minutes:02}" if match["side"].lower() == "past" else f"{(hour - 2) % 12 + 1}:{60 - minutes}"
