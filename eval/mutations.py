"""How verification tells right from wrong: ``python -m eval.mutations [--split dev|held|all] [--seed N] [--misses]``.

Verifies the right written answers of ``eval/golden/written.jsonl`` over the sample archive, built for it, and the same
answers made wrong in seven ways (eval/proving/mutants.py). Ends with 1 where a half misses what FLOOR and CEILING ask.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from eval.datasets import SAMPLE
from eval.proving.mutants import KINDS
from eval.proving.proof import Proof, Prover
from eval.proving.twists import TWISTS
from eval.proving.written import read_written
from ingest.pipeline import ingest

FLOOR = 0.95
"""The share of the mutants of a half that must be caught."""
CEILING = 0.1
"""The share of its right claims that may fall."""
SEED = 1


def prove(split: str, seed: int) -> Proof:
    """Build the sample archive and prove one half, or ``all``."""
    every = read_written()
    answers = [answer for answer in every if split in ("all", answer.split)]
    with tempfile.TemporaryDirectory() as folder:
        settings = load(archive=Path(folder) / "archive")
        ingest([str(SAMPLE)], settings.archive, settings, now=datetime.now(UTC))
        with Archive.open(settings.archive, load_embedder(settings)) as archive:
            return Prover(archive).prove(answers, [each for each in every if split in ("all", each.split)], seed)


def told(proof: Proof) -> dict[str, object]:
    """Give the figures of a proof as JSON has them."""
    return {
        "right claims": proof.right,
        "right claims that fell": round(proof.lost, 3),
        "mutants": sum(proof.made.values()),
        "caught": round(proof.share(), 3),
        "caught by kind": {kind: f"{proof.caught[kind]} of {proof.made[kind]}" for kind in KINDS},
        "twists caught": {
            half: {"all": round(proof.twists.share(seen=seen), 3)}
            | {kind: f"{proof.twists.caught[seen, kind]} of {proof.twists.made[seen, kind]}" for kind in TWISTS}
            for half, seen in (("seen", True), ("unseen", False))
        },
        "milliseconds": {"mean": round(proof.mean_ms, 1), "slowest": round(proof.slowest_ms, 1)},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, and each miss where asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.mutations", description=__doc__)
    parser.add_argument("--split", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--misses", action="store_true", help="list what stood though wrong, and fell though right")
    options = parser.parse_args(argv)
    proof = prove(options.split, options.seed)
    print(json.dumps(told(proof), indent=1))
    for miss in (*proof.misses, *proof.twists.misses) if options.misses else ():
        print(f"{miss.kind:9} {miss.answer} {miss.claim}" + (f"  [{miss.reason}]" if miss.reason else ""))
    return 0 if proof.share() >= FLOOR and proof.lost <= CEILING else 1


if __name__ == "__main__":
    raise SystemExit(main())
