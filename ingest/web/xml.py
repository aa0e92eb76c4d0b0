"""XML from strangers: read with neither entities, outside parts nor endless depth, however it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Protocol

from assistant.errors import FetchError

_REMARK = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = "<!DOCTYPE"
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)")
_BARE_AMPERSAND = re.compile(r"&(?!\w{1,40};|#\w{1,10};)")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w{1,40});")
MOST_MARKUP = 800_000
"""Tags and, thrice as heavy in memory, attributes; the 50,000 pages of the largest sitemap have 500,000."""
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?\?>")
_BROKEN = "the XML is too broken to be read; the site may mend it, try again later"


class Element(Protocol):
    """What is asked of an lxml element; ``tag`` is no string for a comment and its like."""

    tag: object
    text: str | None

    def __iter__(self) -> Iterator[Element]: ...
    def get(self, key: str) -> str | None: ...  # noqa: D102
    def itertext(self) -> Iterator[str]: ...  # noqa: D102  # lxml's own


def root_name(text: str) -> str:
    """Give the name of a document's outermost element, without its prefix, in lower case; "" where it has none.

    Raises FetchError for a document that declares entities of its own: feeds and sitemaps need none, and bombs are
    made of them.
    """
    at = _past_remarks(text, 0)
    if text[at : at + len(_DOCTYPE)].upper() == _DOCTYPE:
        end = text.find(">", at)
        if end < 0 or "[" in text[at:end]:
            raise FetchError("the XML declares entities of its own, which are not read")
        at = _past_remarks(text, end + 1)
    root = _ROOT.match(text, at)
    return root["name"].lower() if root else ""


def _past_remarks(text: str, at: int) -> int:
    """Give where a document goes on after blanks, comments and instructions."""
    while found := _REMARK.match(text, at):
        at = found.end()
    return at


def mended(text: str) -> str:
    """Give a document with what XML does not know, and feeds have all the same, written as XML knows it: the named
    characters of HTML, and bare ampersands.
    """
    parts = list(_apart(text))
    for number in range(0, len(parts), 2):
        bare = _BARE_AMPERSAND.sub("&amp;", parts[number])
        parts[number] = _NAMED.sub(lambda found: html5.get(f"{found[1]};", f"&amp;{found[1]};"), bare)
    return "".join(parts)


def _apart(text: str) -> Iterator[str]:
    """Yield what stands between CDATA sections and the sections, in turn."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[at:start]
        yield text[start:end]
        at = end
    yield text[at:]


def parsed(text: str) -> Element:
    """Give the tree of a document; small faults are forgiven. Raises FetchError for one that declares entities, and for
    one that is too deep, too full of markup or too broken.
    """
    from lxml import etree

    root_name(text)
    if text.count("<") + 3 * (text.count('"') + text.count("'")) // 2 > MOST_MARKUP:
        raise FetchError("the XML has more markup than a feed or a sitemap needs")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root: Element | None
    try:
        root = etree.fromstring(_DECLARED.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        raise FetchError(_BROKEN) from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise FetchError("the XML is nested too deep to be a feed or a sitemap")
    if root is None:
        raise FetchError(_BROKEN)
    return root


def local_name(element: Element) -> str:
    """Give the name of an element in lower case without its namespace, which many write wrong; "" for what is none."""
    return re.split(r"[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else ""


def words_of(element: Element) -> str:
    """Give the words in an element."""
    return "".join(element.itertext()).strip()


def markup_of(element: Element) -> str:
    """Give what stands in an element as HTML, whether it is written as text or as elements."""
    from lxml import etree

    inside = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return f"{element.text or ''}{inside}".strip() if inside else words_of(element)
