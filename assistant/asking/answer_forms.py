"""The forms an answer can take: patterns of numbers, sums, shares, dates and names, by the type a question asks for."""

from __future__ import annotations

import re

from assistant.currencies import UNITS

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|dozen|"
    "hundred|thousand|million|billion|trillion"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PATTERNS = {
    "number": re.compile(
        rf"\b\d[\d,.]*\d(?:\s(?:hundred|thousand|million|billion|trillion))?\b|\b\d\b|\b(?:{_NUMBER_WORDS})\b",
        re.IGNORECASE,
    ),
    "money": re.compile(
        r"[$€£¥]\s?\d[\d,.]*(?:\s(?:thousand|million|billion|trillion))?"
        rf"|\b\d[\d,.]*\s(?:(?:thousand|million|billion|trillion)\s)?(?:{'|'.join(UNITS)})\b",
        re.IGNORECASE,
    ),
    "percent": re.compile(r"\b\d+(?:\.\d+)?\s?(?:%|per\s?cent\b)", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:(?:{_MONTHS})\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s(?:{_MONTHS})(?:\s\d{{4}})?|(?:{_MONTHS})(?:\s\d{{4}})|(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    ),
}
NAME = re.compile(r"[A-Z][\w’'&.-]*\w(?:\s(?:(?:of|the|de|la|van|von|and|for|&)\s)?[A-Z][\w’'&.-]*\w)*")
NAMED_TYPES = frozenset({"person", "place", "country", "organisation", "title"})
"""Types whose answer is a name."""
