"""Hold a judge to its form: the JSON schema it is sent, and the reading of what comes back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

REASON_CHARACTERS = 400
"""The longest reason kept."""

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_CODE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n\s*```\s*\Z", re.DOTALL | re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


class _Reply(BaseModel):
    """The verdict."""

    model_config = ConfigDict(extra="forbid", strict=True, title="verdict")

    reason: str
    label: str


class Malformed(Exception):
    """A judge's reply can't be read as a verdict; the message says why, in a few words."""


def schema(labels: Sequence[str]) -> dict[str, JsonValue]:
    """Give the JSON schema of a verdict with one of ``labels``: the reason first, so that it comes before the label.

    Every property is required and no other allowed, as strict structured output wants it.
    """
    form: dict[str, JsonValue] = _Reply.model_json_schema()
    form["properties"] = {"reason": {"type": "string"}, "label": {"type": "string", "enum": list(labels)}}
    return form


def read(text: str, labels: Sequence[str]) -> tuple[str, str]:
    """Give the label and the reason of a reply. Raises Malformed instead of guessing.

    Thinking aloud before the object and a code fence around it are let pass, in either mode; an object that was cut
    off, has another field, an unknown label or no reason is not mended. (LangChain's own parser would complete a cut
    object, so it is not used.)
    """
    bare = _THOUGHT.sub("", text)
    if fenced := _CODE.match(bare):
        bare = fenced[1]
    try:
        reply = _Reply.model_validate_json(bare)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Malformed(
            f"field {where}: {first['type']}" if where else "no JSON object of the form asked for"
        ) from None
    if reply.label not in labels:
        raise Malformed(f"a label that is not one of {', '.join(labels)}")
    reason = " ".join(_UNSEEN.sub(" ", reply.reason).split())[:REASON_CHARACTERS]
    if not reason:
        raise Malformed("a label without a reason")
    return reply.label, reason
