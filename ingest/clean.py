"""Clean text: what a saved or published page adds around an article is told apart from it and left out.

``tidy`` is for text of every kind and rewrites nothing; the rest is for pages saved with their furniture.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.agencies import NAME, is_credit

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"  # marks that change the look of a text or hide words in it
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING = re.compile(r"(?<![^\S\n])[^\S\n]++$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")

_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,600})\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)|\[\w*\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")

_LABEL = r"original\s+(?:url|link|article|source)|source(?:\s+url)?|url|link|permalink|retrieved\s+from"
_URL_LINE = re.compile(
    rf"(?P<label>[*_]*(?:{_LABEL})\s*:[*_]*\s*)?(?:\[[^\]]*\]\()?<?(?P<url>https?://[^\s<>]+?)>?\)?", re.IGNORECASE
)
_URL_LABEL = re.compile(rf"[*_]*(?:{_LABEL})\s*:?[*_]*", re.IGNORECASE)

_RELATED = re.compile(
    r"[\W_]*(?:related(?:\s+(?:article|story|stories|news|coverage|content|reading|link|topic)s?)?|"
    r"read\s+(?:more|also|next)|see\s+also|also\s+read|recommended|don['’]t\s+miss|you\s+may\s+also\s+like|more\s+on\s+this(?:\s+\w+)?|читайте\s+также|lesen\s+sie\s+auch|"
    r"lire\s+aussi|lea\s+también)\s*(?P<mark>[:|›»→])?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(
    r"\W*(?:advertise?ments?|(?:story|article)\s+continues(?:\s+below)?(?:\s+(?:this\s+)?advertisement)?|"
    r"continue\s+reading|share(?:\s+this(?:\s+\w+)?)?|print|e-?mail|save|copy\s+link|\d*\s*comments?|loading|sign\s+up|subscribe(?:\s+now)?)\W*",
    re.IGNORECASE,
)
_LENDERS = rf"(?:{NAME}|(?-i:EPA(?:-EFE)?|Getty(?: Images)?|Shutterstock|Sputnik|Alamy|iStock|Unsplash|Flickr|Zuma))"
_CAPTION = re.compile(
    r"(?:file\s+)?(?:photo(?:graph)?|image|picture|caption|illustration|screenshot)(?:\s+credit)?\s*(?:by\b|[:/|—–]).*"
    r"|.*[(\[](?:[\w ]*\b)?(?:photo|photograph|image|file|credit|courtesy|handout|screenshot)\b[^()\[\]]*[)\]]\.?"
    r"|.*(?:^|[.!?…”\"]\s+)(?:(?:photo|photograph|image|picture|credit)(?:\s*:|\s+(?:by|courtesy)\b)|courtesy\s+of\b).*"
    r"|.*[.!?…”\"]\s+(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,})+"
    rf"|.*(?:^|[.!?…”\"]\s+)(?:[^.!?/]{{0,60}}/\s*)?{_LENDERS}(?:\s*/\s*[^.!?/]{{1,40}})*"
    r"|.*(?:^|[.!?…”\"]\s+)[^.!?/]{2,60}\s/\s(?-i:[A-Z])[^.!?;/]{1,40}"
    r"|.*©\s*[^.!?]{1,60}",
    re.IGNORECASE,
)
_CAPTION_WORDS = 45
_FURNITURE_LENGTH = 300
_PLACE_ALONE = re.compile(
    rf"(?-i:[^\Wa-z\d_][\w.'’-]*)(?:[\s,/]+(?:(?-i:[^\Wa-z\d_])[\w.'’-]*|\d\d?|of|the|de|la)){{0,7}}"
    rf"(?:\s*\(\s*{NAME}\s*\))?\s*[—–-]{{1,2}}",
)
"""A dateline ("BRINDLE FORD, May 29 (AP) —") whose sentence stands on the next line."""
_ENDS_SENTENCE = (".", "!", "?", "…", '"', "”", "’", "»", ":")


def tidy(text: str) -> str:
    """Return ``text`` with LF line ends, without invisible characters, trailing spaces and runs of blank lines."""
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    text = _LONE_SURROGATE.sub("\ufffd", text)
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip()


def one_line(text: str) -> str:
    """Return ``text`` tidied and on one line, as a title or a name is."""
    return " ".join(tidy(text).split())


def without_links(text: str) -> str:
    """Return ``text`` with the words of its Markdown links and strong emphasis, not their marks, and no images."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return _STRONG.sub(r"\2", _AUTOLINK.sub(r"\1", text))


def take_url(lines: list[str]) -> tuple[list[str], str | None]:
    """Return ``lines`` without the article's address ("Original url:", a last line that is a URL), and the address."""
    filled = [at for at, line in enumerate(lines) if line]
    for place in range(len(filled) - 1, -1, -1):
        at = filled[place]
        found = _URL_LINE.fullmatch(lines[at]) if "://" in lines[at] else None
        if not found:
            continue
        before = filled[place - 1] if place else at
        if _URL_LABEL.fullmatch(lines[before]):
            return lines[:before] + lines[at + 1 :], found["url"]
        if found["label"] or place == len(filled) - 1:
            return lines[:at] + lines[at + 1 :], found["url"]
    return lines, None


def is_caption(line: str) -> bool:
    """Tell whether ``line`` is a photo caption: short, and ending or beginning with the credit of a picture."""
    return len(line) <= _FURNITURE_LENGTH and len(line.split()) <= _CAPTION_WORDS and bool(_CAPTION.fullmatch(line))


def without_furniture(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Return the paragraphs that are the article, and the credit lines ("AFP contributed reporting.") that were left
    out.

    Captions, links to other articles ("Related article: …") and words of the page ("Advertisement") are left out for
    good. Paragraphs come as written, with link markup, which tells a link to elsewhere from a sentence.
    """
    kept: list[str] = []
    credits: list[str] = []
    link_follows = False
    for written in paragraphs:
        line = without_links(written).strip()
        only_link = bool(_LINK.fullmatch(written.strip()))
        related = _RELATED.fullmatch(line) if len(line) <= _FURNITURE_LENGTH else None
        if not line or _PAGE_WORDS.fullmatch(line) or (link_follows and only_link):
            continue
        link_follows = bool(related and not related["rest"])
        if link_follows or (related and related["mark"]):
            continue
        if is_credit(line):
            credits.append(line)
        elif not is_caption(line):
            kept.append(line)
    return kept, credits


def with_place(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs with a place that stands alone on top of them ("BRINDLE FORD —") before its sentence."""
    if len(paragraphs) > 1 and _PLACE_ALONE.fullmatch(paragraphs[0]):
        return [f"{paragraphs[0]} {paragraphs[1]}", *paragraphs[2:]]
    return paragraphs


def unwrap(lines: list[str]) -> list[str]:
    """Return the paragraphs of ``lines`` (empty where blank): hard-wrapped lines joined, others a paragraph each."""
    paragraphs: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            paragraphs += _joined(block)
            block = []
    return paragraphs


def _joined(block: list[str]) -> list[str]:
    widest = max(map(len, block))
    full = sum(len(line) >= 50 for line in block[:-1])
    if widest > 100 or 3 * full < 2 * (len(block) - 1) or len(block) == 1:
        return block
    paragraphs = [block[0]]
    for before, line in pairwise(block):
        if len(before) < 0.7 * widest and before.endswith(_ENDS_SENTENCE):
            paragraphs.append(line)
        else:
            paragraphs[-1] += " " + line
    return paragraphs
