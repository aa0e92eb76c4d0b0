"""A draft: the fields of one article as a reader found them, and the one way from there to an Article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from assistant.dates import date_in_url, moment
from assistant.domain import Article, Moment, Record
from assistant.errors import DocumentError
from ingest.agencies import agency, credited
from ingest.clean import one_line, tidy
from ingest.dedupe import GIVEN_ID, identify
from ingest.language import guess, language_tag
from ingest.readers.outcome import Failure, Notice, Outcome
from ingest.urls import is_web_address, outlet_of

AHEAD = timedelta(days=2)
"""How far in the future a date may lie (time zones, embargoes) before it is taken for a slip."""
LONGEST_TEXT = 5_000_000
"""Characters of the longest article: 800,000 words, more than the longest novel."""
_LONGEST_TITLE = 400

_FIELDS = {
    "id": "id articleid",
    "title": "title headline heading",
    "text": "text body content articlebody maintext fulltext articletext article",
    "url": "url link canonical canonicalurl originalurl permalink",
    "published": "published date publishedat publisheddate publishdate publicationdate datepublished pubdate timestamp",
    "updated": "updated modified updatedat updateddate lastmod lastmodified datemodified modifieddate",
    "authors": "authors author byline writer writers",
    "outlet": "outlet source publication publisher sitename newspaper",
    "language": "language lang",
    "section": "section category categories rubric desk",
    "tags": "tags keywords",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split()}
_HOST = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)+)(?:[:/].*)?")
_BY = re.compile(r"(?:written\s+|story\s+)?by:?\s+", re.IGNORECASE)
_SURNAME_FIRST = re.compile(r"[\w'’-]+,\s+[\w'’-]+")
_TAG_ENDS = re.compile(r"\s*[,;|]\s*")
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}/")
_BETWEEN_NAMES = re.compile(r"\s*;\s*|\s*\|\s*|,?\s+(?:and|und|et|&)\s+|\s*,\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as written.

    ``origin`` is its path or ``FILE:LINE``; ``published_origin`` and ``updated_origin`` say where a date was read.
    """

    origin: str
    title: str
    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_origin: str = ""
    updated: str | None = None
    updated_origin: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()


def field_of(name: str) -> str | None:
    """Return the field that a key or a column header names ("Date Published" is "published"), or None."""
    return _FIELD_OF.get(re.sub(r"[\W_]", "", name).lower())


def from_fields(fields: Mapping[str, object], origin: str, kind: str) -> Draft:
    """Return the draft that the fields of a record make; ``kind`` ("json", "csv") begins the origin of its dates.

    A key that is a field's own name wins over a synonym. Raises DocumentError where a field holds another type.
    """
    keys: dict[str, str] = {}
    for name in fields:
        field = field_of(name)
        if field and fields[name] not in (None, "", []) and (field not in keys or name == field):
            keys[field] = name

    def text(field: str) -> str | None:
        value = fields[keys[field]] if field in keys else None
        if isinstance(value, Mapping):  # {"name": …}, as feeds and news APIs write a source
            value = value.get("name")
        if isinstance(value, list) and value and field == "section":
            value = value[0]
        if isinstance(value, date):  # YAML reads a date as one
            value = value.isoformat()
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and field not in ("title", "text"):
            return str(value)
        raise DocumentError(f"{keys[field]!r} must be text, not {type(value).__name__}")

    return Draft(
        origin=origin,
        title=text("title") or "",
        text=text("text") or "",
        id=(text("id") or "").strip(),
        url=text("url"),
        outlet=text("outlet"),
        published=text("published"),
        published_origin=f"{kind}:{keys.get('published', '')}",
        updated=text("updated"),
        updated_origin=f"{kind}:{keys.get('updated', '')}",
        authors=_listed(fields.get(keys.get("authors", "")), byline_names),
        language=text("language"),
        section=text("section"),
        tags=_listed(fields.get(keys.get("tags", "")), _TAG_ENDS.split),
    )


def settle(draft: Draft, now: datetime | None) -> Iterator[Outcome]:
    """Yield the article that a draft makes, after a notice for each part that had to be left out, or else one failure.

    ``now`` (UTC) bounds its dates; with None they are not bounded.
    """
    if draft.id and not GIVEN_ID.fullmatch(draft.id):
        yield Failure(
            draft.origin, f"the id {draft.id[:60]!r} is not 1 to 100 of A-Z a-z 0-9 . _ : -; mend or leave out the id"
        )
        return
    title, text = one_line(draft.title)[:_LONGEST_TITLE], tidy(draft.text)
    if not re.search(r"\w", title):
        yield Failure(draft.origin, "no title; an article needs one")
        return
    if not re.search(r"\w", text):
        yield Failure(draft.origin, "no text; an article needs some")
        return
    if len(text) > LONGEST_TEXT:
        long = f"{len(text):,} characters are over the limit of {LONGEST_TEXT:,} for one article"
        yield Failure(draft.origin, f"{long}; split it into its articles")
        return
    url = (draft.url or "").strip() or None
    if url and _WITHOUT_SCHEME.match(url):
        url = f"https://{url}"
    if url and not is_web_address(url):
        yield Notice(draft.origin, f"the url {url[:100]!r} is no http address and was left out")
        url = None
    published, notices = _dated(draft.published, draft.published_origin, now, draft.origin, "publication")
    yield from notices
    published = published or (date_in_url(url) if url else None)
    if published and now and published.at > now + AHEAD:
        published = None
    updated, notices = _dated(draft.updated, draft.updated_origin, now, draft.origin, "update")
    yield from notices
    bylines = [byline for written in draft.authors if (byline := _BY.sub("", one_line(written)).strip(" ,;"))]
    agencies = [name for byline in bylines if (name := agency(byline))]
    record = Record(
        id=draft.id,
        title=title,
        url=url,
        outlet=_outlet(draft.outlet) or outlet_of(url),
        published=published,
        updated=updated,
        authors=tuple(dict.fromkeys(name for name in bylines if not agency(name))),
        agencies=tuple(dict.fromkeys([*agencies, *draft.agencies, *credited(text)])),
        language=(language_tag(draft.language) if draft.language else None) or guess(f"{title}\n{text}"),
        section=one_line(draft.section) or None if draft.section else None,
        tags=tuple(dict.fromkeys(tag for written in draft.tags if (tag := one_line(written)))),
    )
    yield Article(replace(record, id=identify(record, text)), text, draft.origin)


def byline_names(line: str) -> tuple[str, ...]:
    """Return the names in a byline ("By Ann Lee and Bo Chen, Reuters" is three), in order; "Lee, Ann" is one."""
    line = _BY.sub("", line.strip())
    if _SURNAME_FIRST.fullmatch(line):
        return (line,)
    return tuple(name for part in _BETWEEN_NAMES.split(line) if (name := part.strip(" ,.;")))


def _listed(value: object, split: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the names in a list, a list of ``{"name": …}``, or one string; raises DocumentError for anything else."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(split(value))
    if isinstance(value, list):
        names = [item.get("name") if isinstance(item, Mapping) else item for item in value]
        if all(isinstance(name, str | None) for name in names):
            return tuple(name for name in names if isinstance(name, str) and name.strip())
    raise DocumentError("authors and tags must be a list of names or one line of text")


def _outlet(stated: str | None) -> str | None:
    name = one_line(stated or "")
    host = _HOST.fullmatch(name)
    return outlet_of(f"https://{host[1].lower()}/") if host else name or None


def _dated(
    stated: str | None, origin: str, now: datetime | None, source: str, kind: str
) -> tuple[Moment | None, tuple[Notice, ...]]:
    """Return the date that a field states, or None with a notice where it states none or one in the future."""
    if stated is None or not stated.strip():
        return None, ()
    read = moment(stated, origin)
    if read is None:
        reason = f"the {kind} date {stated.strip()[:60]!r} can't be read and was left out; write it as 2025-05-29"
    elif now and read.at > now + AHEAD:
        reason = f"the {kind} date {read.at:%Y-%m-%d} lies in the future and was left out"
    else:
        return read, ()
    return None, (Notice(source, reason),)
