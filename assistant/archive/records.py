"""Records as the catalogue keeps them: as JSON, and what is derived from them to find articles by."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlsplit

from assistant.domain import Moment, Record


def record_to_json(record: Record) -> str:
    """Give the record as JSON text; ``record_from_json`` gives an equal record back."""
    return json.dumps(
        {
            "id": record.id,
            "title": record.title,
            "url": record.url,
            "outlet": record.outlet,
            "published": moment_to_json(record.published),
            "updated": moment_to_json(record.updated),
            "authors": record.authors,
            "agencies": record.agencies,
            "language": record.language,
            "section": record.section,
            "tags": record.tags,
        },
        ensure_ascii=False,
    )


def record_from_json(text: str) -> Record:
    """Give the record that ``record_to_json`` wrote."""
    fields = json.loads(text)
    return Record(
        id=fields["id"],
        title=fields["title"],
        url=fields["url"],
        outlet=fields["outlet"],
        published=moment_from_json(fields["published"]),
        updated=moment_from_json(fields["updated"]),
        authors=tuple(fields["authors"]),
        agencies=tuple(fields["agencies"]),
        language=fields["language"],
        section=fields["section"],
        tags=tuple(fields["tags"]),
    )


def url_key(url: str) -> str:
    """Give what two addresses of one page share: no scheme, no "www.", no fragment, no slash at the end, host in
    lower case.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.netloc:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{host(url)}{parts.path.rstrip('/')}{query}"


def host(url: str | None) -> str:
    """Give the host of a URL in lower case without "www."; empty where there is none."""
    try:
        name = urlsplit(url or "").netloc.lower()
    except ValueError:
        return ""
    return name.rpartition("@")[2].removeprefix("www.")


def moment_to_json(moment: Moment | None) -> list[str] | None:
    """Give the moment as what JSON can hold."""
    return None if moment is None else [moment.at.isoformat(), moment.precision, moment.origin]


def moment_from_json(fields: list[str] | None) -> Moment | None:
    """Give the moment that ``moment_to_json`` gave."""
    if fields is None:
        return None
    at, precision, origin = fields
    return Moment(datetime.fromisoformat(at), precision, origin)  # type: ignore[arg-type]  # written by moment_to_json
