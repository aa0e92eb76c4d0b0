"""How often numbers that differ are shown side by side, and numbers that do not are left in peace.

``python -m eval.differing`` asks every case of eval/golden/differing.jsonl, each of an archive of its own articles, and
prints the failures and the two shares. A case has the numbers that the articles give for what is asked, or none where
they agree or speak of something else; its people and places are invented.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.domain import Answer
from assistant.settings import load
from assistant.support.figures import figures
from ingest.pipeline import ingest

CASES = Path(__file__).with_name("golden") / "differing.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the articles it is asked of as lines that an ingest reads, and the numbers that must stand there."""

    id: str
    question: str
    as_of: datetime
    values: tuple[str, ...]
    articles: tuple[str, ...]


def cases(path: Path = CASES) -> Iterator[Case]:
    """Yield the cases of a file."""
    for written in path.read_text("utf-8").splitlines():
        case = json.loads(written)
        yield Case(
            case["id"],
            case["question"],
            datetime.fromisoformat(case["as_of"]).replace(tzinfo=UTC),
            tuple(case["values"]),
            tuple(json.dumps(article) for article in case["articles"]),
        )


def answered(case: Case, folder: Path) -> Answer:
    """Ask a case, without a model."""
    source = folder / f"{case.id}.jsonl"
    source.write_text("\n".join(case.articles), "utf-8")
    archive = folder / case.id
    settings = load(archive=archive, model="")
    ingest([str(source)], archive, settings, now=case.as_of)
    with Assistant.open(archive, settings) as assistant:
        return assistant.ask(case.question, as_of=case.as_of, extractive=True)


def as_wanted(case: Case, answer: Answer) -> bool:
    """Tell whether an answer sets exactly the case's numbers side by side."""
    shown = sorted(figure.value for account in answer.differing for figure in figures(account.written))
    return shown == sorted(figure.value for value in case.values for figure in figures(value))


def main() -> int:
    """Print what went wrong, and the shares."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as made:
        for case in cases():
            answer = answered(case, Path(made))
            right[bool(case.values)].append(as_wanted(case, answer))
            if not right[bool(case.values)][-1]:
                shown = ", ".join(account.written for account in answer.differing) or "nothing"
                print(f"{case.id}: {shown} instead of {', '.join(case.values) or 'nothing'}")
    print(f"differing shown: {sum(right[True])} of {len(right[True])}")
    print(f"left in peace: {sum(right[False])} of {len(right[False])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
