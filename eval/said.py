"""Questions of who said what: ``python -m eval.said ARCHIVE [--seed ARCHIVE] [--split dev] [--json]``.

The questions with ``"split": "held"`` are for measuring: nobody tunes on them; eval/labelled.py says what a line holds.
Without ``--split`` only the failures of the other half are listed.
A statement is shown where citations cover half of its words or more. With ``--extraction`` the archive's own statements
are compared with the labelled ones instead (eval/extracted.py).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant import Assistant
from assistant.conversation import Turn, standalone
from assistant.domain import Answer, Scope
from assistant.settings import load
from eval.extracted import agreement
from eval.labelled import Case, Share, cases, labelled
from eval.mouths import Verdict, judged

Report = dict[str, Mapping[str, Share | str]]


def ask(assistant: Assistant, case: Case) -> Answer:
    """Ask a question as of its day, without a model."""
    turns = [Turn(n, question, question, "") for n, question in enumerate(case.history, start=1)]
    return assistant.ask(standalone(case.question, turns), as_of=case.as_of, extractive=True)


def asked(archives: dict[str, Path], split: str | None) -> Iterator[tuple[Case, Answer, Verdict]]:
    """Ask the questions whose archive is given and judge each answer."""
    statements = labelled()
    every = list(cases(statements, split))
    for name, path in archives.items():
        labels = [each for each in statements.values() if each.archive == name]
        with Assistant.open(path, load(archive=path)) as assistant:
            for case in every:
                if case.archive == name:
                    answer = ask(assistant, case)
                    yield case, answer, judged(case, answer, labels)


def figures(results: Sequence[tuple[Case, Answer, Verdict]]) -> dict[str, Share]:
    """Give the figures of the set: how many of how many."""
    verdicts = [verdict for _, _, verdict in results]
    answerable = [(case, answer, verdict) for case, answer, verdict in results if not case.unanswerable]
    rest = [answer.abstained for case, answer, _ in results if case.unanswerable]
    ordered = [verdict.in_order for verdict in verdicts if verdict.in_order is not None]
    attributed, displayed = sum(each.attributed for each in verdicts), sum(each.displayed for each in verdicts)
    return {
        "right": (sum(not each.faults for each in verdicts), len(results)),
        "attribution precision": (sum(each.credited for each in verdicts), attributed),
        "wrong mouth": (sum(each.wrong_mouth for each in verdicts), attributed),
        "statement recall": (
            sum(verdict.shown for _, _, verdict in answerable),
            sum(len(case.statements) for case, _, _ in answerable),
        ),
        "foreign": (sum(each.foreign for each in verdicts), displayed),
        "foreign, of others": (sum(each.strangers for each in verdicts), displayed),
        "of others, as context": (sum(each.beside for each in verdicts), len(results)),
        "right abstentions": (sum(rest), len(rest)),
        "false abstentions": (
            sum(answer.abstained and not case.may_ask for case, answer, _ in answerable),
            len(answerable),
        ),
        "in order": (sum(ordered), len(ordered)),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Ask every question, or compare the statements, and print figures and failures."""
    parser = argparse.ArgumentParser(prog="python -m eval.said", description=__doc__)
    parser.add_argument("archive", type=Path, help="the sample archive")
    parser.add_argument("--seed", type=Path, help="an archive of the seed article")
    parser.add_argument("--split", choices=("dev", "held"))
    parser.add_argument(
        "--extraction", action="store_true", help="compare the stored statements with the labelled ones"
    )
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args(argv)
    archives = {"sample": options.archive} | ({"seed": options.seed} if options.seed else {})
    report = _extraction(archives) if options.extraction else _questions(archives, options.split)
    if options.as_json:
        print(json.dumps(report, indent=1, ensure_ascii=False))
        return 0
    for heading, content in report.items():
        print(heading)
        for name, value in content.items():
            print(f"  {name:<22} {_written(value)}")
    return 0


def _extraction(archives: dict[str, Path]) -> Report:
    report: Report = {}
    for name, path in archives.items():
        with Assistant.open(path, load(archive=path)) as assistant:
            archive = assistant.archive
            stored = archive.said(archive.latest_statements(None, archive.select_statements(Scope())))
        result = agreement(stored, [each for each in labelled().values() if each.archive == name])
        report |= {name: result.figures(), f"{name}: disagreements": dict(result.faults)}
    return report


def _questions(archives: dict[str, Path], split: str | None) -> Report:
    results = list(asked(archives, split))
    by_form: dict[str, list[bool]] = {}
    for case, _, verdict in results:
        by_form.setdefault(case.form, []).append(not verdict.faults)
    return {
        "figures": figures(results),
        "right by form": {form: (sum(right), len(right)) for form, right in by_form.items()},
        "failures" if split else "failures of the dev half": {
            f"{case.id} {case.form}": f"{case.question} -> {'; '.join(verdict.faults)}"
            for case, _, verdict in results
            if verdict.faults and (split or case.split == "dev")
        },
    }


def _written(value: Share | str) -> str:
    if isinstance(value, str):
        return value
    part, whole = value
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "0/0"


if __name__ == "__main__":
    raise SystemExit(main())
