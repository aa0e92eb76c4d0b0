"""Quotations: where quoted words begin and end, in straight, typographic, angled, low and CJK marks.

Only a quotation that closes within its paragraph counts. An opening mark that meets another opening of its kind first,
or no closing within ``LONGEST`` characters, was never closed (a quotation over several paragraphs opens on each and
closes on the last) and protects nothing. Of 33,258 quotations in 2,523 news articles three were longer than 120 words,
some 750 characters.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.domain import Span

LONGEST = 1000
"""Characters after which an opening mark without its closing is taken for a slip."""

_MARK = re.compile(r"""["“”„‟«»「」『』]|''|’’|``|\n\s*\n""")
_FAMILY = {"«": 1, "»": 1, "「": 2, "」": 2, "『": 3, "』": 3}
_OPENS_AFTER = frozenset("([{<—–-‒/:…=>‘'¿¡")
_FOLLOWS_CLOSING = frozenset(".,;:!?)]")
_SINGLE_OPEN = re.compile(
    r"(?<![^\s(\[{—–\"“«/:])(?:‘|'(?!'|(?:em|til|till|cause|tis|twas|n|bout|round|s|ll|re|ve|d|m|t)\b|\d\ds?\b))(?=[\w¿¡$€£#@…])"
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'’])['’](?![\w'’])")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_POSSESSIVE = re.compile(r"(?<=s)['’]\s+[a-z]")


def quotations(text: str) -> list[Span]:
    """Return the outermost quotations of ``text``, marks included, in reading order and disjoint.

    Double marks of every style are paired by their glyph and by what stands on either side, so that a mixed pair (“…")
    is found and an inch mark is not. Single marks count where they open like a quotation, not like an apostrophe.
    """
    found = _double(text)
    if "‘" in text or "'" in text:
        found += _single(text)
    return _outermost(found)


def _double(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened = [-1, -1, -1, -1]
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = match[0]
        if mark[0] == "\n":
            opened = [-1, -1, -1, -1]
            continue
        family = _FAMILY.get(mark, 0)
        at = opened[family]
        if _closes(text, mark, start, end, at >= 0):
            if at >= 0 and end - at <= LONGEST:
                found.append((at, end))
            opened[family] = -1
        elif _opens(text, mark, start, end):
            opened[family] = start
    return found


def _closes(text: str, mark: str, start: int, end: int, is_open: bool) -> bool:
    if mark in "」』":
        return True
    if mark in "„‟「『``":
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark == "«":  # closes only the inverted pair of German print, »so«
        return is_open and not before.isspace() and not after.isalnum()
    if mark == "»":  # French sets a space inside its marks
        return is_open and not after.isalnum()
    ends_there = after.isspace() or after in _FOLLOWS_CLOSING
    if before.isspace():
        return is_open and ends_there and mark != "“"
    return not after.isalnum() and (mark == "”" or before not in _OPENS_AFTER or (is_open and ends_there))


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    if mark in "„‟「『``«":
        return True
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not after.isspace() and (before.isspace() or before in _OPENS_AFTER or mark == "“")


def _single(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    openings = [match.start() for match in _SINGLE_OPEN.finditer(text)]
    for here, following in pairwise([*openings, len(text)]):
        if found and here < found[-1][1]:
            continue
        limit = min(following, here + LONGEST)
        if paragraph := _PARAGRAPH_BREAK.search(text, here, limit):
            limit = paragraph.start()
        closings = [match.end() for match in _SINGLE_CLOSE.finditer(text, here + 1, limit)]
        if closings:
            sure = (end for end in closings if not _POSSESSIVE.match(text, end - 1))
            found.append((here, next(sure, closings[0])))
    return found


def _outermost(found: list[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    reached = 0
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if start >= reached:
            spans.append(Span(start, end))
            reached = end
    return spans
