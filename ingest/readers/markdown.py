"""Markdown, with YAML front matter or without: its fields, and its body as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from assistant.errors import DocumentError
from ingest.clean import take_url, tidy
from ingest.readers import saved
from ingest.readers.draft import Draft, from_fields

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]+\]")
_TAG = re.compile(r"<!--.*?-->|<(script|style|iframe|svg)\b.*?</\1\s*>|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
_NESTED_YAML = 50


def has_front_matter(text: str) -> bool:
    """Tell whether ``text`` begins with YAML front matter."""
    return bool(_FRONT_MATTER.match(text.lstrip("\ufeff\n")))


def read(text: str, origin: str) -> Draft:
    """Return the draft of a Markdown article: front matter wins, then the shape of a saved article (title, date line, credit).

    Raises DocumentError for front matter that is no YAML mapping.
    """
    text = tidy(text)
    fields: Mapping[str, object] = {}
    if found := _FRONT_MATTER.match(text):
        fields, text = _yaml(found["yaml"]), text[found.end() :]
    body = plain(text)
    if not fields:
        return saved.read(body, origin)
    stated = from_fields(fields, origin, "front matter")
    lines, url = take_url([line.strip() for line in body.split("\n")])
    if not stated.title:
        shaped = saved.read(body, origin)
        return replace(shaped, **{name: value for name, value in _given(stated)})
    return saved.body(replace(stated, url=stated.url or url), lines)


def plain(text: str) -> str:
    """Return Markdown as plain text: paragraphs parted by blank lines, the words of links, no images, footnotes or raw HTML.

    Autolinks stay, so that a last line with the article's address can still be told; "Related article: …" stays a line of its own.
    """
    from markdown_it import MarkdownIt

    text = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", text))
    tokens = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).parse(text)
    paragraphs: list[str] = []
    for token in tokens:
        if token.type == "inline":
            paragraphs.append(_inline(token.children or []))
        elif token.type in ("fence", "code_block"):
            paragraphs.append(token.content.strip())
        elif token.type == "html_block":
            paragraphs.append(unescape(_TAG.sub(" ", token.content)).strip())
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
