"""News agencies credited by an article: in its dateline, its byline or a credit line, never those it merely quotes."""

from __future__ import annotations

import re

_AGENCIES = {
    "AFP": r"AFP|Agence[ -]France[ -]Presse",
    "AP": r"AP|A\.P\.|Associated Press|ASSOCIATED PRESS",
    "Reuters": r"(?:Thomson )?Reuters|REUTERS",
    "Bloomberg": r"Bloomberg(?: News)?",
    "UPI": r"UPI|United Press International",
    "TASS": r"(?:ITAR-)?(?:TASS|Tass)|ТАСС",
    "Interfax": r"Interfax(?:-Ukraine)?|Интерфакс",
    "RIA Novosti": r"RIA Novosti|РИА Новости",
    "Ukrinform": r"Ukrinform|Укрінформ",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "EFE": r"(?:Agencia )?EFE",
    "ANSA": r"ANSA",
    "Belga": r"Belga",
    "PAP": r"PAP|Polish Press Agency",
    "PA Media": r"PA Media|Press Association",
    "Xinhua": r"Xinhua|新华社",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "PTI": r"PTI|Press Trust of India",
    "Anadolu": r"Anadolu(?: Agency)?",
    "The Canadian Press": r"Canadian Press|CANADIAN PRESS",
    "AAP": r"AAP|Australian Associated Press",
}
NAME = r"(?-i:\b(?:{})\b(?!\w))".format("|".join(sorted(_AGENCIES.values(), key=len, reverse=True)))
"""The pattern of one agency's name as printed; its case counts."""
_LIST = rf"(?:the\s+)?{NAME}(?:(?:\s*[,/]\s*|,?\s+and\s+|\s*&\s*)(?:the\s+)?{NAME})*"
_INITIALS = r"(?-i:\b[A-Z]{3,5}\b)"
"""An agency this file does not know, where only an agency can stand."""
_NAME = re.compile(f"{NAME}|{_INITIALS}")
_BYLINE = re.compile(rf"(?:by\s+)?(?:the\s+)?({NAME})(?:\s+(?:news\s+agency|staff|newswires?))?", re.IGNORECASE)
_PLACE = r"(?:(?:[^\W\d_a-zа-яà-ÿ][\w.'’/-]*|\d\d?|de|of|the),?\s(?:[—–-]\s)?){1,8}"
_DATELINE = re.compile(rf"^{_PLACE}\(\s*({_LIST}|{_INITIALS})\s*\)\s*[—–-]", re.MULTILINE)
_SOURCE = r"reporting|information|material|files?|input|reports?|content"
_CREDIT = re.compile(
    r"[\W_]*(?:"
    rf"(?:{_LIST}|{_INITIALS})(?:\s+(?:news\s+agency|staff|writers?|reporters?|journalists?|correspondents?)\b.{{0,200}}?)?\s+(?:also\s+)?contributed"
    r"(?:\s+reporting)?(?:\s+to\s+this\s+\w+)?"
    rf"|(?:(?:with|based\s+on|includes|contains|uses|this\s+\w+\s+(?:includes|contains|uses))\s+)?(?:additional\s+)?(?:{_SOURCE})"
    rf"\s+(?:by|from)\s+{_LIST}(?:\s+(?:news\s+agency|wires?|reports))?"
    rf"|with\s+{_LIST}"
    rf"|(?:source|agency|via|©|\(c\)|copyright)\s*:?\s*(?:\d{{4}}\s+)?{_LIST}"
    rf"|(?:—|–|--)?\s*\(?{_LIST}\)?"
    r")[\W_]*(?:all\s+rights\s+reserved\W*)?",
    re.IGNORECASE,
)
_ROLE = r"(?:additional\s+reporting|reporting|writing|editing|compiled|graphics)\s+by\s+[^;]{2,200}"
_DESK = re.compile(rf"[(\[]?(?:additional\s+)?reporting\s+by\s+[^;]{{2,200}}(?:;\s*{_ROLE})+[;.]?[)\]]?", re.IGNORECASE)
_LONGEST_CREDIT = 500
_HEAD, _TAIL = 1500, 800
"""Characters of a text's beginning and end that may hold its dateline and its credit line."""


def is_credit(line: str) -> bool:
    """Tell whether the whole of ``line`` does nothing but say whose reporting the article uses."""
    return len(line) <= _LONGEST_CREDIT and bool(_CREDIT.fullmatch(line) or _DESK.fullmatch(line))


def agency(name: str) -> str | None:
    """Return the agency that a byline names ("The Associated Press", "By AFP"), or None where it names another."""
    found = _BYLINE.fullmatch(name.strip())
    return _canonical(found[1]) if found else None


def credited(text: str) -> tuple[str, ...]:
    """Return the agencies that ``text`` credits in its datelines and credit lines, each once, in order."""
    printed = [name for found in _DATELINE.finditer(text, 0, _HEAD) for name in _NAME.findall(found[1])]
    for line in text[-_TAIL:].split("\n"):
        if (stripped := line.strip()) and is_credit(stripped):
            printed += _NAME.findall(stripped)
    return tuple(dict.fromkeys(_canonical(name) for name in printed))


def _canonical(printed: str) -> str:
    return next((name for name, pattern in _AGENCIES.items() if re.fullmatch(pattern, printed)), printed)
