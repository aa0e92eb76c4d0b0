"""Statements as the catalogue keeps them: as JSON, held to the text they are of."""

from __future__ import annotations

import json
from itertools import pairwise

from assistant.archive.records import moment_from_json, moment_to_json
from assistant.domain import Span, Speaker, Statement


def statement_to_json(statement: Statement) -> str:
    """Give the statement as JSON text, but for its article; ``statement_from_json`` gives an equal one back."""
    speaker = statement.speaker
    return json.dumps(
        {
            "content": [_pair(span) for span in statement.content],
            "cue": _pair(statement.cue),
            "source": _pair(statement.source),
            "kind": statement.kind,
            "manner": statement.manner,
            "speaker": None
            if speaker is None
            else {"name": speaker.name, "named": _pair(speaker.named), "link": speaker.link, "role": speaker.role},
            "setting": _pair(statement.setting),
            "said_on": moment_to_json(statement.said_on),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def statement_from_json(article_id: str, text: str) -> Statement:
    """Give the statement that ``statement_to_json`` wrote."""
    fields = json.loads(text)
    speaker = fields["speaker"]
    source, setting = fields["source"], fields["setting"]
    return Statement(
        article_id=article_id,
        content=tuple(Span(start, end) for start, end in fields["content"]),
        cue=Span(*fields["cue"]),
        source=None if source is None else Span(*source),
        kind=fields["kind"],
        manner=fields["manner"],
        speaker=None
        if speaker is None
        else Speaker(speaker["name"], Span(*speaker["named"]), speaker["link"], speaker["role"]),
        setting=None if setting is None else Span(*setting),
        said_on=moment_from_json(fields["said_on"]),
    )


def fits(statement: Statement, characters: int) -> bool:
    """Tell whether every span lies in a text of so many characters, and the content is not empty, in reading order
    and disjoint.
    """
    content = statement.content
    named = None if statement.speaker is None else statement.speaker.named
    spans = (*content, statement.cue, statement.source, named, statement.setting)
    return (
        bool(content)
        and all(span.start < span.end for span in content)
        and all(one.end <= other.start for one, other in pairwise(content))
        and all(span is None or span.end <= characters for span in spans)
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
