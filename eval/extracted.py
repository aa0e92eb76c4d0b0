"""How well the statements of an archive agree with the labelled ones: found, rightly cut, rightly given to a person.

``python -m eval.extracted ARCHIVE [--of seed]`` prints the figures and every disagreement.

A labelled statement is found where at least half of its characters are content of a stored statement; a stored
statement is right where at least half of its content is labelled. So it does not matter whether a quotation in two
parts is stored as one statement or as two. Nobody need be named for what is labelled as optional.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.domain import Said, Scope
from eval.labelled import HALF, Labelled, Share, by_article, characters, labels_of, of, same_speaker, share


@dataclass(slots=True)
class Agreement:
    """Counts over an archive, and a line for every disagreement."""

    stored: int = 0
    right: int = 0
    labelled: int = 0
    found: int = 0
    direct: int = 0
    direct_found: int = 0
    speakers: Counter[str] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    manners: Counter[bool] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def figures(self) -> dict[str, Share]:
        """Give the figures: how many of how many."""
        told = self.speakers.total()
        links = {link: sum(n for (each, _), n in self.links.items() if each == link) for link, _ in self.links}
        return {
            "precision": (self.right, self.stored),
            "recall": (self.found, self.labelled),
            "recall, direct": (self.direct_found, self.direct),
            "speaker right": (self.speakers["right"], told),
            "speaker untold": (self.speakers["untold"], told),
            "speaker wrong": (self.speakers["wrong"], told),
            "manner right": (self.manners[True], self.manners.total()),
        } | {f"right by {link}": (self.links[link, "right"], links[link]) for link in sorted(links)}


def agreement(stored: Iterable[Said], statements: Sequence[Labelled]) -> Agreement:
    """Compare the statements of an archive with the labelled ones; articles without labels are left out."""
    grouped, known = by_article(statements), {each.speaker for each in statements if each.speaker}
    result, covered = Agreement(), dict[str, set[int]]()
    for said in stored:
        near = of(said.article, grouped)
        if not near:
            continue
        content = characters(said.statement.content)
        covered.setdefault(near[0].article, set()).update(content)
        _weigh(said, content, near, known, result)
    for statement in statements:
        if statement.optional:
            continue
        found = share(characters(statement.content), covered.get(statement.article, set())) >= HALF
        result.labelled += 1
        result.found += found
        result.direct += statement.kind == "direct"
        result.direct_found += found and statement.kind == "direct"
        if not found:
            result.faults.append((statement.id, f"missed ({statement.kind}, {statement.speaker})"))
    return result


def _weigh(said: Said, content: set[int], near: Sequence[Labelled], known: set[str], result: Agreement) -> None:
    labels = {each.id: characters(each.content) for each in near}
    result.stored += 1
    where = f"{said.article.id}:{min(content)}-{max(content) + 1}"
    if share(content, set().union(*labels.values())) < HALF:
        result.faults.append((where, f"not a statement: {said.content[:80]!r}"))
        return
    result.right += 1
    meant = [each for each in near if share(content, labels[each.id]) >= HALF]
    meant = meant or [max(near, key=lambda each: len(content & labels[each.id]))]
    speaker = said.statement.speaker
    name = speaker.name if speaker else None
    result.manners[any(each.manner == said.statement.manner for each in meant)] += 1
    if any(same_speaker(each.speaker, name, known) for each in meant):
        verdict = "right"
    elif name is None and all(each.optional for each in meant):
        return
    else:
        verdict = "wrong" if name else "untold"
        result.faults.append((where, f"speaker {verdict}: {name}, is {meant[0].speaker} ({meant[0].id})"))
    result.speakers[verdict] += 1
    if speaker:
        result.links[speaker.link, verdict] += 1


def main(argv: Sequence[str] | None = None) -> int:
    """Compare the stored statements with the labelled ones and print figures and disagreements."""
    parser = argparse.ArgumentParser(prog="python -m eval.extracted", description="Compare statements with labels.")
    parser.add_argument("archive", type=Path, help="an archive of the sample, or of what --of names")
    parser.add_argument("--of", choices=("sample", "seed"), default="sample")
    options = parser.parse_args(argv)
    with Archive.open(options.archive) as archive:
        stored = archive.said(archive.latest_statements(None, archive.select_statements(Scope())))
    result = agreement(stored, list(labels_of(options.of).values()))
    for name, (part, whole) in result.figures().items():
        print(f"{name:<22} {part}/{whole} = {part / whole:.1%}" if whole else f"{name:<22} 0/0")
    for where, fault in result.faults:
        print(f"  {where}  {fault}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
