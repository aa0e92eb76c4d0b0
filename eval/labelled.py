"""What people say in the sample archive and in the seed article, labelled by hand, and how to compare with it.

``golden/sample_statements.jsonl`` has a line for every attributed statement: article, spans of the words said,
speaker (null where the text names nobody), kind. ``optional`` marks what a careful reader may or may not count as a
statement ("called the decision right"); ``manner`` is left out where it is "asserted"; ``sha1`` is a digest of the
words, so that an edit of an article is noticed.

``golden/said.jsonl`` holds cases (eval/cases.py) that name the labelled statements an answer must show
(``statements``: a list of alternatives for each), those it may show (``optional``), the people right (``speakers``)
and those whose words must not be there (``must_not``). ``may_ask`` allows a refusal; ``ordered`` wants the statements
newest or oldest first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.domain import Record, Span
from assistant.text import normalise
from eval.lines import lines

STATEMENTS = Path(__file__).with_name("golden") / "sample_statements.jsonl"
QUESTIONS = STATEMENTS.with_name("said.jsonl")
ARCHIVES = ("sample", "seed")
"""The archives that have labelled statements."""
HALF = 0.5
Share = tuple[int, int]
"""How many, of how many."""
_PLAIN = frozenset("a an the dr mr mrs ms of for and".split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement as a reader marked it; ``article`` is a URL, or an id where the URL tells what the article says."""

    id: str
    archive: str
    article: str
    content: tuple[Span, ...]
    speaker: str | None
    kind: str
    manner: str
    optional: bool
    sha1: str


def labelled(path: Path = STATEMENTS) -> dict[str, Labelled]:
    """Read the labelled statements by their ids."""
    rows = [json.loads(line) for line in lines(path.read_text(encoding="utf-8"))]
    return {
        row["id"]: Labelled(
            id=row["id"],
            archive=row["archive"],
            article=row["article"],
            content=tuple(Span(start, end) for start, end in row["content"]),
            speaker=row["speaker"],
            kind=row["kind"],
            manner=row.get("manner", "asserted"),
            optional=row.get("optional", False),
            sha1=row["sha1"],
        )
        for row in rows
    }


@cache
def labels_of(archive: str) -> dict[str, Labelled]:
    """Give the shipped labels of an archive ("sample", "seed"), by their ids."""
    return {id_: each for id_, each in labelled().items() if each.archive == archive}


def by_article(statements: Iterable[Labelled]) -> dict[str, list[Labelled]]:
    """Group statements by the article they stand in."""
    grouped: dict[str, list[Labelled]] = {}
    for statement in statements:
        grouped.setdefault(statement.article, []).append(statement)
    return grouped


def of(record: Record, grouped: Mapping[str, Sequence[Labelled]]) -> Sequence[Labelled]:
    """Give the labelled statements of an article."""
    return grouped.get(record.id) or grouped.get(record.url or "") or ()


def digest(text: str, content: Iterable[Span]) -> str:
    """Give the digest that a label keeps of its words."""
    return hashlib.sha1("\x1f".join(span.of(text) for span in content).encode(), usedforsecurity=False).hexdigest()[:10]


def characters(spans: Iterable[Span]) -> set[int]:
    """Give the offsets that lie in any of the spans."""
    return {at for span in spans for at in range(span.start, span.end)}


def share(part: Collection[int], whole: set[int]) -> float:
    """Give how much of ``part`` lies in ``whole``, 0 to 1."""
    return sum(at in whole for at in part) / len(part) if part else 0.0


def nested(one: Labelled, another: Labelled) -> bool:
    """Tell whether one statement stands in the other: "Medinsky said that he asked Umerov, who replied that …"."""
    outer = [Span(each.content[0].start, each.content[-1].end) for each in (one, another)]
    return outer[0].start < outer[1].end and outer[1].start < outer[0].end


def same_speaker(wanted: str | None, given: str | None, known: Collection[str]) -> bool:
    """Tell whether a name that was given means the person wanted, among all who are known.

    A surname alone will do where nobody else has it; a title before the name does no harm.
    """
    if wanted is None or given is None:
        return wanted is given
    words = _words(given)
    shared = {
        name: len(words & part)
        for name in {*known, wanted}
        if (part := _words(name)) and (words <= part or part <= words)
    }
    best = max(shared.values(), default=0)
    return [name for name, count in shared.items() if count == best] == [wanted]


def _words(name: str) -> set[str]:
    return set(normalise(name).split()) - _PLAIN
