"""Markdown, with YAML front matter or without: its fields, and its body as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from ingest.clean import take_url, tidy
from ingest.readers import saved
from ingest.readers.draft import Draft, field_of, from_fields

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"---[^\S\n]*\n(?P<yaml>.{0,50000}?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FOOTNOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]+\]")
_TAG = re.compile(r"<!--.*?-->|<(script|style|iframe|svg)\b.*?</\1\s*>|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
_KEY_VALUE = re.compile(r"^(?P<key>\w[\w -]*):[^\S\n]*(?P<value>\S.*?)[^\S\n]*$", re.MULTILINE)
_NESTING = 40
"""Block quotes in block quotes; deeper text is dropped by the parser instead of costing time."""


def has_front_matter(text: str) -> bool:
    """Tell whether ``text`` begins with YAML front matter."""
    return _FRONT_MATTER.match(text.lstrip("\ufeff\r\n")) is not None


def read(text: str, origin: str) -> Draft:
    """Return the draft of a Markdown article; what the front matter does not say is looked for as in a saved article.

    Raises DocumentError where a field of the front matter holds another type than it must.
    """
    text = tidy(text)
    found = _FRONT_MATTER.match(text)
    fields = _front_matter(found["yaml"]) if found else {}
    if not found or not fields:
        return saved.read(plain(text, soft_break="\n"), origin)
    stated = from_fields(fields, origin, "front matter")
    lines, url = take_url(plain(text[found.end() :]).split("\n"))
    title = stated.title
    if not title:
        title, lines = saved.take_title(lines)
    return saved.body(replace(stated, title=title, url=stated.url or url), lines)


def plain(text: str, soft_break: str = " ") -> str:
    """Return Markdown as plain text: paragraphs parted by blank lines, the words of links, no images, footnotes or raw
    HTML.

    A line break of the source comes out as ``soft_break``. The cells of a table's row are parted by " | ".
    """
    from markdown_it import MarkdownIt

    text = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", text))
    paragraphs: list[str] = []
    row: list[str] | None = None
    for token in MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"]).parse(text):
        match token.type:
            case "inline":
                words = _inline(token.children or [], soft_break)
                (paragraphs if row is None else row).append(words)
            case "fence" | "code_block":
                paragraphs.append(token.content.strip())
            case "html_block":
                paragraphs.append(_without_tags(token.content))
            case "tr_open":
                row = []
            case "tr_close":
                paragraphs.append(" | ".join(row or []))
                row = None
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def _inline(tokens: Sequence[Token], soft_break: str) -> str:
    words: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak":
                words.append(soft_break)
            case "hardbreak":
                words.append("\n")
            case "html_inline" if token.content.lower().startswith("<br"):
                words.append("\n")
    return "".join(words).strip()


def _without_tags(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _front_matter(text: str) -> dict[str, object]:
    """Return the fields of YAML front matter, by the line where it is no YAML (an unquoted colon in a title)."""
    import yaml

    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = {line["key"]: line["value"].strip("\"'") for line in _KEY_VALUE.finditer(text)}
    if not isinstance(fields, dict):
        return {}
    return {name: value for name, value in fields.items() if isinstance(name, str) and field_of(name)}
