"""Share rows of work between threads: whoever is free takes the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor


def each_row(rows: int, threads: int, work: Callable[[int], None]) -> None:
    """Call ``work`` with every number below ``rows``, on at most ``threads`` threads; what it raises is raised here.

    One thread, or one row, needs no pool.
    """
    left = iter(range(rows))  # one iterator for all of them

    def some(left: Iterable[int]) -> None:
        for row in left:
            work(row)

    workers = min(threads, rows)
    if workers < 2:
        some(left)
        return
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(some, left) for _ in range(workers)]:
            done.result()
