"""Saved-article text: a title, a date line, perhaps masthead, byline and caption, the body, a credit, its address.

Plain text without that shape is read as well: a short first line is its title, else its first words are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dates import moment
from assistant.text import sentences
from ingest.agencies import agency, credited
from ingest.clean import is_caption, take_url, tidy, unwrap, with_place, without_furniture, without_links
from ingest.readers.draft import Draft, byline_names, field_of, from_fields

_LONGEST_TITLE = 200
_TITLE_WORDS = 14
_HEAD_LINES = 7
"""Lines with something on them, after the title, among which date line and byline are looked for."""
_LONGEST_HEAD_LINE = 200
_LABELLED = re.compile(r"[*_]*(?P<label>[A-Za-z][A-Za-z ]{1,20}?)[*_]*\s*:[*_]*\s*(?P<value>\S.*)")
_LABELLED_ENOUGH = 2
_UPDATED = re.compile(r"[\s|•·,;—–-]*\b(?:last\s+)?(?:updated|modified)\b[\s:]*(?:on\s+|at\s+)?", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|from|von|par|por)\s+(?-i:[^\Wa-z_])[^.!?:]*(?:\.\s?[^.!?:]+)*", re.IGNORECASE)
_BYLINE_WORDS = 14
_PAPER = (
    "Courier|Gazette|Tribune|Herald|Chronicle|Observer|Telegraph|Examiner|Inquirer|Enquirer|Argus|Advertiser|Dispatch"
)
_PAPER_OR_WORD = (
    "Times|Post|News|Journal|Guardian|Mail|Echo|Mirror|Standard|Star|Sun|Independent|Mercury|Record|Register|Review|"
    "Sentinel|Bulletin|Globe|Express|Press|Daily|Weekly|Monitor|Ledger|Leader|Reporter|Citizen|Voice|Messenger"
)
_CAPITALISED = r"[^\W\da-z_][\w.'’&-]*"
_MASTHEAD = re.compile(
    rf"(?P<article>The\s+)?(?:{_CAPITALISED}\s+(?:(?:of|and|&)\s+)?){{0,5}}"
    rf"(?:(?P<paper>{_PAPER})|{_PAPER_OR_WORD})(?:\s+of(?:\s+{_CAPITALISED}){{1,3}})?"
)
_SEPARATED = re.compile(r"\s+[|•·]\s+")


def read(text: str, origin: str) -> Draft:
    """Return the draft of a saved article, its text without link markup, captions, related links, credits, address."""
    lines = [line.strip() for line in tidy(text).split("\n")]
    labelled, lines = _labels(lines)
    lines, url = take_url(lines)
    stated = from_fields(labelled, origin, "label") if labelled else Draft(origin, "", "")
    title, outlet = stated.title, stated.outlet
    if not title:
        masthead, lines = _take_masthead(lines)
        title, lines = take_title(lines)
        outlet = outlet or masthead
    draft = replace(stated, title=title, outlet=outlet, url=stated.url or url)
    return body(draft, lines)


def body(draft: Draft, lines: list[str]) -> Draft:
    """Return ``draft`` with the text of the lines below its title, and what masthead, date line, byline and credits
    add to it.
    """
    published, updated, authors, outlet = draft.published, draft.updated, draft.authors, draft.outlet
    kept = list(lines)
    dated, alone = False, sum(map(bool, lines)) == 1
    head = _head(lines)
    above = max((at for at in head if _is_date_or_byline(without_links(lines[at]))), default=0)
    for at in head:
        line = without_links(lines[at])
        if not dated and (dates := _date_line(line)):
            dated = True
            published, updated, authors = published or dates[0], updated or dates[1], authors or dates[2]
        elif not authors and (names := _byline(line)):
            authors = names
        elif at < above and _MASTHEAD.fullmatch(line) and outlet in (None, line):
            outlet = line
        elif not is_caption(line) and (line != draft.title or alone):
            continue
        kept[at] = ""
    paragraphs, credits = without_furniture(unwrap(kept))
    return replace(
        draft,
        text="\n\n".join(with_place(paragraphs)),
        outlet=outlet,
        published=published,
        published_origin=draft.published_origin if draft.published else "date line",
        updated=updated,
        updated_origin=draft.updated_origin if draft.updated else "date line",
        authors=authors,
        agencies=tuple(dict.fromkeys([*draft.agencies, *(name for line in credits for name in credited(line))])),
    )


def take_title(lines: list[str]) -> tuple[str, list[str]]:
    """Return the title and the lines that are left: all, where the title had to be made of their words."""
    filled = [at for at, line in enumerate(lines) if re.search(r"\w", without_links(line))]
    if not filled:
        return "", lines
    at = filled[0]
    if len(filled) > 1 and _date_line(lines[at]):  # the date stands above the title
        at = filled[1]
    title = without_links(lines[at]).lstrip("# ").strip("*_ ")
    alone = len(filled) == 1
    if len(title) > _LONGEST_TITLE or (alone and title.endswith((".", "!", "?", "”", '"'))):
        return _shortened(without_links("\n".join(lines).strip())), lines
    return title, [*lines[:at], "", *lines[at + 1 :]]


def _take_masthead(lines: list[str]) -> tuple[str | None, list[str]]:
    """Return the outlet that stands above the title, where a date line or byline follows that, and the other lines."""
    filled = [at for at, line in enumerate(lines) if line]
    head = [without_links(lines[at]) for at in filled[: _HEAD_LINES + 1]]
    found = _MASTHEAD.fullmatch(head[0].lstrip("# ").strip("*_ ")) if len(head) > 2 else None
    if not found or not (found["article"] or found["paper"]) or _is_date_or_byline(head[1]):
        return None, lines
    if not any(_is_date_or_byline(line) for line in head[2:4]):
        return None, lines
    return found[0], lines[filled[0] + 1 :]


def _is_date_or_byline(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD_LINE and bool(_date_line(line) or _byline(line))


def _shortened(text: str) -> str:
    """Return a title for a text that has none: its first sentence, or as many of its first words as a title has."""
    first = sentences(text)[0].of(text).split()
    return " ".join(first) if len(first) <= _TITLE_WORDS else " ".join(first[:_TITLE_WORDS]).rstrip(",;:—–") + " …"


def _labels(lines: list[str]) -> tuple[dict[str, object], list[str]]:
    """Return the fields of a labelled head ("Title: …", "Date: …"), if there is one, and the lines below it."""
    fields: dict[str, object] = {}
    below = 0
    while below < len(lines):
        found = _LABELLED.fullmatch(lines[below])
        field = field_of(found["label"]) if found else None
        if found and field == "text":
            lines = [*lines[:below], found["value"], *lines[below + 1 :]]
        if found and field and field not in ("text", *fields):
            fields[field] = found["value"]
        elif lines[below]:
            break
        below += 1
    return (fields, lines[below:]) if "title" in fields and len(fields) >= _LABELLED_ENOUGH else ({}, lines)


def _head(lines: list[str]) -> list[int]:
    """Return the places of the lines that may be date line, byline or caption: the first few, up to the body."""
    places: list[int] = []
    for at, line in enumerate(lines):
        if not line:
            continue
        if len(line) > _LONGEST_HEAD_LINE or len(places) == _HEAD_LINES:
            break
        places.append(at)
    return places


def _date_line(line: str) -> tuple[str, str | None, tuple[str, ...]] | None:
    """Return the date of a line that is one, with an update and a byline that stand beside it, or None."""
    parts = _SEPARATED.split(line)
    for at, part in enumerate(parts):
        published, *updates = _UPDATED.split(part)
        updated = updates[0] if updates else None
        if not published.strip() and updated:
            published, updated = updated, None
        stated = moment(published, "")
        if stated is None or stated.precision == "year" or published.strip().isdecimal():
            continue  # a number alone on a line is no date line
        rest = [other for number, other in enumerate(parts) if number != at]
        names = tuple(name for other in rest for name in _byline(other))
        return published, updated, names
    return None


def _byline(line: str) -> tuple[str, ...]:
    if agency(line):
        return (line,)
    return byline_names(line) if len(line.split()) <= _BYLINE_WORDS and _BYLINE.fullmatch(line) else ()
