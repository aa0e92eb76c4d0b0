"""How many falsehoods that a model might write are caught: ``python -m eval.falsehoods [--hand HAND] [--misses]``.

Verifies the answers of ``eval/golden/falsehoods.jsonl`` over the sample archive, built for it: each has a right claim
and one that is wrong in one respect, written by hand, close to the article's words: who said it, who did it, when, how
many of them, why, on what condition. Five hands wrote them, who had read no rule. What they wrote
has been looked at since. Ends with 1 where a hand's miss their bounds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from eval.datasets import SAMPLE
from eval.lines import lines
from eval.proving.proof import Prover
from eval.proving.written import WRITTEN, Written, read_line
from ingest.pipeline import ingest

FALSEHOODS = WRITTEN.with_name("falsehoods.jsonl")
BOUNDS = {
    "first": (0.95, 0.02),
    "second": (0.91, 0.04),
    "third": (0.87, 0.03),
    "fourth": (0.72, 0.045),
    "fifth": (0.84, 0.045),
}
"""The share of the wrong claims that must be caught at least, and of the right ones that may fall at most: a little
worse than what is reached.
"""


@dataclass(frozen=True, slots=True)
class Falsehood:
    """An answer whose second claim is wrong, of what kind, and why, by which ``hand``."""

    answer: Written
    hand: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """What verification made of one: whether the wrong claim fell, and for what rule the right one did."""

    falsehood: Falsehood
    caught: bool
    lost: str | None


def read_falsehoods(path: Path = FALSEHOODS) -> tuple[Falsehood, ...]:
    """Read the answers."""
    rows = [json.loads(line) for line in lines(path.read_text("utf-8"))]
    beside = [(row.pop("hand"), row.pop("kind"), row.pop("why")) for row in rows]
    return tuple(Falsehood(read_line(json.dumps(row)), *each) for row, each in zip(rows, beside, strict=True))


def verified(falsehoods: Sequence[Falsehood], archive: Archive) -> Iterator[Told]:
    """Verify each answer as the chain does."""
    prover = Prover(archive)
    for one in falsehoods:
        right, wrong = one.answer.claims
        fell = {
            each.claim.text: each.rule
            for each in prover.verified(one.answer.claims, one.answer.claims, one.answer.question).rejected
        }
        yield Told(one, wrong.bare in fell, fell.get(right.bare))


def figures(told: Sequence[Told]) -> dict[str, object]:
    """Give the figures as JSON has them."""
    made = Counter(one.falsehood.kind for one in told)
    caught = Counter(one.falsehood.kind for one in told if one.caught)
    return {
        "wrong claims": len(told),
        "caught": round(sum(caught.values()) / len(told), 3),
        "caught by kind": {kind: f"{caught[kind]} of {made[kind]}" for kind in sorted(made)},
        "right claims that fell": round(sum(one.lost is not None for one in told) / len(told), 3),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of each hand, and each miss where asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.falsehoods", description=__doc__)
    parser.add_argument("--hand", choices=tuple(BOUNDS))
    parser.add_argument("--misses", action="store_true", help="list what stood though wrong, and fell though right")
    options = parser.parse_args(argv)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        settings = load(archive=Path(folder) / "archive")
        ingest([str(SAMPLE)], settings.archive, settings, now=datetime.now(UTC))
        with Archive.open(settings.archive, load_embedder(settings)) as archive:
            for hand in [options.hand] if options.hand else BOUNDS:
                told = list(verified([one for one in read_falsehoods() if one.hand == hand], archive))
                print(json.dumps({hand: figures(told)}, indent=1))
                for one in told if options.misses else ():
                    _list(one)
                floor, ceiling = BOUNDS[hand]
                caught, lost = sum(one.caught for one in told), sum(one.lost is not None for one in told)
                if caught < floor * len(told) or lost > ceiling * len(told):
                    print(f"{hand}: {caught} of {len(told)} caught < {floor}, or {lost} right ones lost > {ceiling}")
                    failed = True
    return 1 if failed else 0


def _list(one: Told) -> None:
    right, wrong = one.falsehood.answer.claims
    if not one.caught:
        print(f"stood {one.falsehood.answer.id} {wrong.bare}  [{one.falsehood.kind}: {one.falsehood.why}]")
    if one.lost is not None:
        print(f"fell  {one.falsehood.answer.id} {right.bare}  [{one.lost}]")


if __name__ == "__main__":
    raise SystemExit(main())
