"""How well contents are cut: ``python -m eval.boundaries GOLD PREDICTED``, JSON lines as `dateline extract` has them.

A predicted content is compared with the gold one it overlaps most, if that is half of what both hold (words, as the
scorer of attributions counts them). Counted are contents that begin and that end at the very word, and the mean F1 of
their characters; quotation marks and other marks at an edge do not count.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.lines import lines

HALF = 0.5
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Edges:
    """One matched content: whether it begins and ends at the gold word, and the F1 of its characters."""

    begins: bool
    ends: bool
    f1: float


def edges(text: str, gold: Sequence[Spans], predicted: Sequence[Spans]) -> Iterator[Edges]:
    """Yield the matched contents of a text, each gold content taken once, the likest first."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    wanted, given = [_words(each, words) for each in gold], [_words(each, words) for each in predicted]
    pairs = sorted(
        (
            (len(one & other) / len(one | other), -i, -j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(given)
            if one & other
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for alike, i, j in pairs:
        if alike < HALF or i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        one, other = wanted[-i], given[-j]
        hers, ours = (sum(words[n][1] - words[n][0] for n in part) for part in (one, other))
        shared = sum(words[n][1] - words[n][0] for n in one & other)
        yield Edges(min(one) == min(other), max(one) == max(other), 2 * shared / (hers + ours))


def _words(spans: Spans, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        n for n, (first, last) in enumerate(words) if any(first < end and last > start for start, end in spans)
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print how the predicted contents are cut."""
    parser = argparse.ArgumentParser(prog="python -m eval.boundaries", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    options = parser.parse_args(argv)
    found: dict[str, list[Spans]] = {}
    for line in lines(options.predicted.read_text(encoding="utf-8")):
        row = json.loads(line)
        found[row["doc_id"]] = [each["content"] for each in row["attributions"]]
    every: list[Edges] = []
    predicted = 0
    for line in lines(options.gold.read_text(encoding="utf-8")):
        row = json.loads(line)
        gold = [each["content"] for each in row["attributions"] if each["content"]]
        given = found.get(row["doc_id"], [])
        predicted += len(given)
        every.extend(edges(row["text"], gold, given))
    if not every:
        print("no content of the two agrees")
        return 1
    count = len(every)
    print(f"{predicted} predicted, {count} of them matched")
    for name, share in (
        ("begin at the word", sum(each.begins for each in every) / count),
        ("end at the word", sum(each.ends for each in every) / count),
        ("both", sum(each.begins and each.ends for each in every) / count),
        ("character F1", sum(each.f1 for each in every) / count),
    ):
        print(f"  {name:<18} {share:.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
