"""The golden questions of the sample archive: ``python -m eval.golden ARCHIVE [--split dev]``.

Prints for each kind of question how many were answered right, how many cited the right article, how many
unanswerable ones were refused, and lists what failed. A question is right when its answer (any of several; all of
them where ``need`` is "all") stands in the answer's text and a named article is cited; an unanswerable one when it
is refused.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.conversation import Turn, standalone
from assistant.domain import Answer
from assistant.settings import load
from eval.newsqa import holds

GOLDEN = Path(__file__).with_name("golden") / "sample.jsonl"


@dataclass(frozen=True, slots=True)
class Golden:
    """A golden question; ``answers`` are alternatives unless ``all_needed``."""

    id: str
    kind: str
    question: str
    as_of: datetime
    answers: tuple[str, ...]
    must_cite: tuple[str, ...]
    must_not_say: tuple[str, ...]
    speakers: tuple[str, ...]
    history: tuple[str, ...]
    unanswerable: bool
    all_needed: bool


def golden(path: Path, split: str | None) -> Iterator[Golden]:
    """Read the golden questions of a split, or all of them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if split in (None, row["split"]):
            yield Golden(
                id=row["id"],
                kind=row["kind"],
                question=row["question"],
                as_of=datetime.fromisoformat(row["as_of"]).replace(hour=12, tzinfo=UTC),
                answers=tuple(row.get("answers", [row["answer"]] if "answer" in row else [])),
                must_cite=tuple(row.get("must_cite", ())),
                must_not_say=tuple(row.get("must_not_say", ())),
                speakers=tuple(row.get("speakers", ())),
                history=tuple(row.get("history", ())),
                unanswerable=row.get("unanswerable", False),
                all_needed=row.get("need") == "all",
            )


def faults(case: Golden, answer: Answer) -> list[str]:
    """Say what is wrong with an answer; nothing where it is right."""
    if case.unanswerable:
        return [] if answer.abstained else ["answered the unanswerable"]
    if answer.abstained:
        return ["refused"]
    found = [holds(answer.text, wanted) for wanted in case.answers]
    cited = {citation.article.url for citation in answer.citations}
    wrong = []
    if found and not (all(found) if case.all_needed else any(found)):
        wrong.append("answer not in the text")
    if case.must_cite and not (cited >= set(case.must_cite) if case.all_needed else cited & set(case.must_cite)):
        wrong.append("article not cited")
    wrong += [f"says {words!r}" for words in case.must_not_say if holds(answer.text, words)]
    if case.kind == "said" and case.speakers:
        named = {citation.speaker for citation in answer.citations if citation.speaker}
        wrong += [
            f"quotes {name}" for name in named if not any(name.split()[-1] in speaker for speaker in case.speakers)
        ]
    return wrong


def main(argv: Sequence[str] | None = None) -> int:
    """Ask every question and print the tally and the failures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m eval.golden", description=__doc__)
    parser.add_argument("archive", type=Path, help="the sample archive")
    parser.add_argument("--split", choices=("dev", "held"))
    options = parser.parse_args(argv)
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    failed = []
    with Assistant.open(options.archive, load(archive=options.archive)) as assistant:
        for case in golden(GOLDEN, options.split):
            turns = [Turn(n, question, question, "") for n, question in enumerate(case.history, start=1)]
            answer = assistant.ask(standalone(case.question, turns), as_of=case.as_of, extractive=True)
            wrong = faults(case, answer)
            tally[case.kind][0] += not wrong
            tally[case.kind][1] += 1
            if wrong:
                failed.append(
                    {
                        "id": case.id,
                        "question": case.question,
                        "wrong": wrong,
                        "answer": answer.text,
                        "wanted": case.answers,
                    }
                )
    tallied = {kind: {"right": right, "of": of} for kind, (right, of) in tally.items()}
    json.dump({"kinds": tallied, "failed": failed}, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
