"""Give the JSON objects of the contract: what every door (command line, HTTP, MCP) says of an answer, a hit, and so on.

Dates are written by ``ui.dated``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.domain import (
    Account,
    Answer,
    Article,
    Citation,
    Claim,
    Hit,
    Record,
    Said,
    Scope,
    Searched,
    Span,
    Statement,
)
from ui.dated import days, moment, timestamp

if TYPE_CHECKING:
    from assistant.archive.entries import Finding, Status
    from assistant.directory import Person
    from ingest.summary import Summary

Json = dict[str, object]

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(value: Json) -> str:
    """Give one line of JSON, readable in any script; what could steer a terminal or break UTF-8 is escaped."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def answer(value: Answer) -> Json:
    """Give the object of ``dateline ask``."""
    return {
        "question": value.question,
        "standalone_question": value.standalone_question,
        "as_of": timestamp(value.as_of),
        "scope": scope(value.scope),
        "answer": value.text,
        "short_answer": value.short_answer,
        "abstained": value.abstained,
        "confidence": round(value.confidence, 4),
        "answered_by": value.answered_by,
        "claims": [claim(each) for each in value.claims],
        "citations": [citation(each) for each in value.citations],
        "differing": [account(each) for each in value.differing],
        "closest": [citation(each) for each in value.closest],
        "searched": searched(value.searched) if value.searched else None,
        "notices": list(value.notices),
        "timings_ms": {name: round(spent, 1) for name, spent in value.timings_ms.items()},
    }


def claim(value: Claim) -> Json:
    """Give one statement of an answer."""
    return {"text": value.text, "citations": list(value.citations), "supported": value.supported}


def account(value: Account) -> Json:
    """Give one of the numbers that articles have otherwise."""
    return {"value": value.written, "citations": list(value.citations)}


def citation(value: Citation) -> Json:
    """Give a citation: ``quote`` is ``text[start:end]`` of the article."""
    return {
        "n": value.n,
        **_source(value.article),
        "start": value.start,
        "end": value.end,
        "quote": value.quote,
        "speaker": value.speaker,
    }


def searched(value: Searched) -> Json:
    """Give what a refusal rests on: the queries, and the articles they were looked for in."""
    return {
        "queries": list(value.queries),
        "articles": value.extent.articles,
        "outlets": list(value.extent.outlets),
        "from": moment(value.extent.first),
        "to": moment(value.extent.last),
    }


def search(hits: Sequence[Hit], total_ms: float, notices: Sequence[str] = ()) -> Json:
    """Give the object of ``dateline search``; ``notices`` say what was left out."""
    return {
        "hits": [
            {
                "rank": rank,
                "score": round(hit.score, 6),
                **_source(hit.article),
                "start": hit.start,
                "end": hit.end,
                "text": hit.text,
            }
            for rank, hit in enumerate(hits, start=1)
        ],
        "notices": list(notices),
        "timings_ms": {"total": round(total_ms, 1)},
    }


def statement(value: Said, text: str) -> Json:
    """Give one of the objects of ``dateline said``, of an article's text; every offset points into that text.

    ``speaker_as_written`` is ``text[speaker_start:speaker_end]``, ``content`` joins the words of its spans by " … ";
    ``kind`` and ``manner`` are those of ``assistant.domain``.
    """
    found, speaker = value.statement, value.statement.speaker
    return {
        "speaker": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "speaker_link": speaker.link if speaker else None,
        "speaker_as_written": value.source,
        **_place("speaker", found.source),
        "cue": value.cue,
        **_place("cue", found.cue),
        "content": value.content,
        "content_spans": _pairs(found.content),
        "kind": found.kind,
        "manner": found.manner,
        "setting": found.setting.of(text) if found.setting else None,
        **_place("setting", found.setting),
        "said_on": moment(found.said_on),
        **_source(value.article),
    }


def person(value: Person) -> Json:
    """Give somebody who is quoted: every name that is theirs, and why."""
    return {
        "name": value.name,
        "variants": list(value.variants),
        "roles": list(value.roles),
        "statements": value.statements,
        "why": list(value.why),
    }


def attribution(value: Statement) -> Json:
    """Give one of the attributions of ``dateline extract``: lists of spans, and who speaks."""
    return {
        "source": _pairs((value.source,) if value.source else ()),
        "cue": _pairs((value.cue,)),
        "content": _pairs(value.content),
        "speaker": value.speaker.name if value.speaker else None,
        "kind": value.kind,
        "manner": value.manner,
    }


def scope(value: Scope) -> Json:
    """Give what a question was answered from; ``inferred`` names the fields that the question implied."""
    first, last = days(value.period)
    return {
        "from": first,
        "to": last,
        "outlets": list(value.outlets),
        "authors": list(value.authors),
        "speakers": list(value.speakers),
        "exclude": list(value.exclude),
        "inferred": list(value.inferred),
        "why": value.why,
    }


def article(value: Article) -> Json:
    """Give the object of ``dateline show``: every stored field, and the text that all offsets point into."""
    record = value.record
    return {
        **_source(record),
        "published_precision": record.published.precision if record.published else None,
        "published_from": record.published.origin if record.published else None,
        "updated": moment(record.updated),
        "authors": list(record.authors),
        "agencies": list(record.agencies),
        "language": record.language,
        "section": record.section,
        "tags": list(record.tags),
        "origin": value.origin or None,
        "text": value.text,
    }


def summary(value: Summary) -> Json:
    """Give the object of ``dateline ingest``."""
    return {
        "read": value.read,
        "added": value.added,
        "updated": value.updated,
        "unchanged": value.unchanged,
        "duplicates": value.duplicates,
        "failed": value.failed,
        "passages": value.passages,
        "statements": value.statements,
        "words": value.words,
        "seconds": round(value.seconds, 3),
        "failures": [{"source": failure.source, "reason": failure.reason} for failure in value.failures],
        "notices": list(value.notices),
    }


def status(value: Status) -> Json:
    """Give the object of ``dateline status``."""
    run = value.last_run
    return {
        "articles": value.articles,
        "passages": value.passages,
        "statements": value.statements,
        "words": value.words,
        "outlets": dict(value.outlets),
        "first_published": moment(value.first_published),
        "last_published": moment(value.last_published),
        "generation": value.generation,
        "embedder": {"id": value.model.id, "dimension": value.model.dimension} if value.model else None,
        "disk_bytes": value.disk_bytes,
        "last_ingest": {
            "started": timestamp(run.started),
            "finished": timestamp(run.finished) if run.finished else None,
            "sources": list(run.sources),
            "counts": dict(run.counts),
            "failures": [{"source": source, "reason": reason} for source, reason in run.failures],
        }
        if run
        else None,
        "unreadable": value.unreadable,
    }


def findings(values: Sequence[Finding]) -> Json:
    """Give the object of ``dateline doctor``."""
    return {
        "ok": all(value.ok for value in values),
        "findings": [{"ok": value.ok, "what": value.what, "remedy": value.remedy} for value in values],
    }


def _source(record: Record) -> Json:
    return {
        "article_id": record.id,
        "title": record.title,
        "url": record.url,
        "outlet": record.outlet,
        "published": moment(record.published),
    }


def _place(name: str, span: Span | None) -> Json:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
