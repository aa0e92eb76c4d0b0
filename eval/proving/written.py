"""Right written answers over the sample archive, as a good model would word them, and what each claim cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from assistant.answering.claims import draft_of
from assistant.answering.draft import Draft
from assistant.archive.archive import Archive
from assistant.domain import Hit, Period, Scope
from assistant.support.likeness import Encode
from assistant.wording import numbers, stems
from eval.lines import lines

WRITTEN = Path(__file__).parent.parent / "golden" / "written.jsonl"
ANEW = WRITTEN.with_name("anew.jsonl")
"""Written later, before its author had read the code of the rules; its held half is for figures only."""
REWORDED = WRITTEN.with_name("reworded.jsonl")
"""In words as far from the articles' as a good model's may be, to learn from; all of it open."""
OTHERS = WRITTEN.with_name("others.jsonl")
"""Written by another hand, who had read no rule; its misses have been looked at since."""
THIRD = WRITTEN.with_name("third.jsonl")
"""By a third hand; its misses were looked at."""
STRANGERS = WRITTEN.with_name("strangers.jsonl")
"""By a fourth hand; its misses were looked at."""
FIFTH = WRITTEN.with_name("fifth.jsonl")
"""By a fifth hand; its figure as long as nobody had looked at it is in docs/verification.md."""
SIXTH = WRITTEN.with_name("sixth.jsonl")
"""By a sixth hand, in the same way."""
SEVENTH = WRITTEN.with_name("seventh.jsonl")
"""By a seventh hand; nobody has looked at its misses."""
NEWS = WRITTEN.with_name("news_written.jsonl")
"""Claims over real articles, which are not shipped."""
Split = Literal["dev", "held"]
_MARK = re.compile(r" ?\[([a-z])\]")
"""Where a claim cites inside its sentence: "[a]" the first of its articles, "[b]" the second."""
_MORE = 3
"""Words that another passage must add to be cited too."""


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """One sentence of an answer: the URLs of the articles it cites, whose words it gives by the name that it uses, and
    the articles of its answer that carry it as well.
    """

    text: str
    articles: tuple[str, ...]
    speaker: str | None = None
    also: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """Give the sentence without the marks inside it that cite, as its draft has it."""
        return _MARK.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Written:
    """A right answer. Answers of one ``story`` are on one side of the split."""

    id: str
    story: str
    split: Split
    question: str
    articles: tuple[str, ...]
    claims: tuple[WrittenClaim, ...]


def read_written(path: Path = WRITTEN) -> tuple[Written, ...]:
    """Read the answers; a claim names its articles by their place in the answer's list, from 1."""
    return tuple(read_line(line) for line in lines(path.read_text("utf-8")))


def read_line(line: str) -> Written:
    """Read one answer."""
    from pydantic import BaseModel, ConfigDict

    class ClaimLine(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)
        text: str
        articles: list[int]
        speaker: str | None = None
        also: list[int] = []

    class Line(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)
        id: str
        story: str
        split: Split
        question: str
        articles: list[str]
        claims: list[ClaimLine]

    read = Line.model_validate_json(line)

    def named(places: Iterable[int]) -> tuple[str, ...]:
        return tuple(read.articles[place - 1] for place in places)

    claims = tuple(
        WrittenClaim(each.text, named(each.articles), each.speaker, named(each.also)) for each in read.claims
    )
    return Written(read.id, read.story, read.split, read.question, tuple(read.articles), claims)


def passages(archive: Archive) -> dict[str, list[Hit]]:
    """Give the passages of every dated article, by its URL."""
    dated = archive.select(Scope(period=Period(start=datetime(1, 1, 1, tzinfo=UTC))))
    found: dict[str, list[Hit]] = {}
    for hit in archive.hits([(int(id_), 1.0) for id_ in dated.keep] if dated and dated.keep is not None else []):
        found.setdefault(hit.article.url or hit.article.id, []).append(hit)
    return found


def drafted(
    claims: Sequence[WrittenClaim], of: Mapping[str, Sequence[Hit]], cites: Sequence[WrittenClaim], encode: Encode
) -> Draft:
    """Read claims as the answer of a model that names for each the passages which say most of ``cites``: of a claim
    made wrong, the right one.
    """
    shown: dict[int, Hit] = {}
    text = ""
    for at, (claim, right) in enumerate(zip(claims, cites, strict=True)):
        markers = list[str]()
        for url in claim.articles:
            named = _best(right.bare, of[url], encode)
            shown |= {hit.passage_id: hit for hit in named}
            markers.append("".join(f"[{list(shown).index(hit.passage_id) + 1}]" for hit in named))
        text += _marked(claim.text, markers, inside=at % 2 == 1) + " "
    return replace(draft_of(text, list(shown.values())), confidence=1.0)


def _marked(text: str, markers: Sequence[str], *, inside: bool) -> str:
    """Put the markers where the claim has its marks; all at the end where it has none, ``inside`` the full stop."""
    if len(_MARK.findall(text)) == len(markers):
        return _MARK.sub(lambda mark: " " + markers[ord(mark[1]) - ord("a")], text)
    bare, all_ = _MARK.sub("", text), "".join(markers)
    return f"{bare[:-1]} {all_}{bare[-1]}" if inside and bare.endswith(".") else f"{bare} {all_}"


def _best(text: str, hits: Sequence[Hit], encode: Encode) -> list[Hit]:
    """Give the passage that says most of a text, by its words and its meaning, and another one where it has a number or
    more words of it that the first lacks.

    By words alone a claim in words of its own would cite a passage that no model would name for it.
    """
    said = stems(text) | numbers(text)
    held = [said & (stems(hit.text) | numbers(hit.text)) for hit in hits]
    vectors = encode([text, *(hit.text for hit in hits)])
    alike = [float(vector @ vectors[0]) for vector in vectors[1:]]
    first = max(range(len(hits)), key=lambda n: len(held[n]) / max(1, len(said)) + alike[n])
    more = {n: held[n] - held[first] for n in range(len(hits)) if n != first}
    return [hits[first]] + [hits[n] for n, new in more.items() if len(new) >= _MORE or any(map(str.isdigit, new))]
