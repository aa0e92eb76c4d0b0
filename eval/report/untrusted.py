"""Words of articles, questions and models made harmless for the page they go to.

In HTML the template escapes them; here they only lose what no page can hold. In Markdown every character that could
open a link, an image, a table cell or a tag is escaped, which CommonMark undoes when it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKED = re.compile(r"\[(\d{1,4})\]")
# Control characters no file should hold, and lone surrogates no file can; tabs and line ends stay.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that reorder what follows them; HTML isolates them, Markdown has no means to.
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#$]")
# Addresses become links in some viewers, escaped or not: a word joiner, which has no width, parts them.
_LINKED = re.compile(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?=@[^\W\d])|(?<!\w)(?=@)", re.IGNORECASE)
JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an answer: plain words, or the mark of the citation ``n``."""

    text: str
    n: int | None = None


def writable(text: str) -> str:
    """Put U+FFFD where a character can't stand in a page."""
    return _UNWRITABLE.sub("\ufffd", text)


def in_markdown(text: str) -> str:
    """Escape words for one line of Markdown or a table cell; they are drawn as they are, white space made single."""
    plain = _REORDERING.sub("", " ".join(writable(text).split()))
    return _MARKUP.sub(r"\\\g<0>", _LINKED.sub(JOINER, plain))


def marks(answer: str, cited: Sequence[int]) -> list[Words]:
    """Part an answer at the marks of its citations; ``[7]`` stays plain words where nothing is cited as 7."""
    parts: list[Words] = []
    at = 0
    for mark in MARKED.finditer(answer):
        if int(mark[1]) in cited:
            parts += [Words(answer[at : mark.start()]), Words(mark[1], int(mark[1]))]
            at = mark.end()
    return [part for part in (*parts, Words(answer[at:])) if part.text]
