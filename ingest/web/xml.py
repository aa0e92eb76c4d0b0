"""XML from strangers: read with neither entities, outside parts nor endless depth, however it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from assistant.errors import FetchError

_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_DOCTYPE = re.compile(r"\s*<!DOCTYPE\b[^>\[]*(?P<own>\[)?[^>]*>", re.IGNORECASE)
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?\?>")
_BROKEN = "the XML is too broken to be read; the site may mend it, try again later"


class Element(Protocol):
    """What is asked of an lxml element; ``tag`` is no string for a comment and its like."""

    tag: object

    def __iter__(self) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...  # noqa: D102  # lxml's own


def root_name(text: str) -> str:
    """Give the name of a document's outermost element, without its prefix, in lower case; "" where it has none.

    Raises FetchError for a document that declares entities of its own: feeds and sitemaps need none, and bombs are
    made of them.
    """
    at = 0
    while found := _BEFORE.match(text, at):
        at = found.end()
    if doctype := _DOCTYPE.match(text, at):
        if doctype["own"]:
            raise FetchError("the XML declares entities of its own, which are not read")
        at = doctype.end()
        while found := _BEFORE.match(text, at):
            at = found.end()
    root = _ROOT.match(text, at)
    return root["name"].lower() if root else ""


def parsed(text: str) -> Element:
    """Give the tree of a document; small faults are forgiven. Raises FetchError for one that declares entities, and for
    one that is too deep or too broken.
    """
    from lxml import etree

    root_name(text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root: Element | None
    try:
        root = etree.fromstring(undeclared(text), parser)
    except etree.XMLSyntaxError:
        raise FetchError(_BROKEN) from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise FetchError("the XML is nested too deep to be a feed or a sitemap")
    if root is None:
        raise FetchError(_BROKEN)
    return root


def undeclared(text: str) -> bytes:
    """Give a document in UTF-8, without a declaration that says otherwise."""
    return _DECLARED.sub("", text, count=1).encode("utf-8", "replace")
