"""Read a cache in a process of its own: ``python -m assistant.archive.probe CACHE FOLDER`` prints what it holds.

A damaged index may segfault, hang or panic; the doctor starts this as a child so that only the child does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.folders import CacheError
from assistant.archive.lexical import LexicalIndex, check_sums
from assistant.archive.units import CacheName, unit_of
from assistant.archive.vectors import Published

SECONDS = 180.0
"""A probe that takes longer hangs; a million ids are read in ten."""


def probe(cache: CacheName, folder: Path, sample: Sequence[int]) -> tuple[list[int], dict[int, NDArray[np.float32]]]:
    """Give the ids a cache holds, repeated ones included, and for Chroma the vectors it holds of ``sample``.

    Raises CacheError where the child dies, hangs or can't read the folder.
    """
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        child = subprocess.run(
            [sys.executable, "-m", "assistant.archive.probe", cache, str(folder)],
            input=json.dumps(list(sample)),
            env=os.environ | {"PYTHONPATH": paths},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CacheError(f"{folder} can't be read within {SECONDS:.0f} s") from None
    if child.returncode != 0:
        said = child.stderr.strip().splitlines()
        raise CacheError(f"{folder} can't be read ({said[-1] if said else f'the reader died of {child.returncode}'})")
    answer = json.loads(child.stdout)
    vectors = {int(id_): np.array(values, np.float32) for id_, values in answer["vectors"].items()}
    return answer["ids"], vectors


def _main(cache: str, folder: Path) -> None:
    sample: list[int] = json.load(sys.stdin)
    vectors: dict[int, list[float]] = {}
    unit = unit_of(cache)
    if cache == unit.lexical:
        check_sums(folder)
        ids = LexicalIndex.on_disk(folder).ids()
    else:
        with Published(folder, unit.table) as published:
            ids = sorted(published.ids())
            found = published.vectors(sample)
            nearest = {id_: published.nearest(vector, 1) for id_, vector in found.items()}
            vectors = {id_: vector.tolist() for id_, vector in found.items() if nearest[id_]}
    sys.stdout.write(json.dumps({"ids": ids, "vectors": vectors}))


if __name__ == "__main__":
    try:
        _main(sys.argv[1], Path(sys.argv[2]))
    except CacheError as error:
        sys.exit(str(error))
