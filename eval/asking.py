"""Ask a system the cases of a run that have no outcome yet, keeping each outcome as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice

from assistant.errors import EndpointError
from eval.cases import Case
from eval.outcomes import Outcome
from eval.runs import Run, append, mend
from eval.systems import System

PATIENCE = 3
"""After so many failures of the model's endpoint in a row nothing more is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How asking ended: cases done and left, and what the endpoint said last where some are left."""

    done: int
    left: int
    problem: str | None


def silent(*_: object) -> None:
    """Tell nobody."""


def ask_all(run: Run, system: System, *, workers: int = 1, progress: Callable[[int, int], None] = silent) -> Asked:
    """Ask what is missing; ``progress`` is told how many are done, of how many.

    A case whose model does not answer is left for the next time. With several ``workers`` the timings of an outcome
    do not count: whoever is asked at the same time slows it down.
    """
    mend(run)
    there = run.outcomes()
    missing = [case for case in run.cases if case.id not in there]
    if missing and not there:
        _warm(system, missing[0])
    done, failed, problem = len(there), 0, None
    for outcome in _outcomes(system, missing, workers):
        if isinstance(outcome, EndpointError):
            problem = str(outcome)
            failed += 1
            if failed == PATIENCE:
                break
            continue
        failed = 0
        append(run, replace(outcome, alone=workers == 1))
        done += 1
        progress(done, len(run.cases))
    return Asked(done, len(run.cases) - done, problem)


def _outcomes(system: System, cases: Iterable[Case], workers: int) -> Iterator[Outcome | EndpointError]:
    """Yield outcomes as they come; no more than ``workers`` cases are under way when the reader stops."""
    if workers == 1:
        yield from (_ask(system, case) for case in cases)
        return
    waiting = iter(cases)
    with ThreadPoolExecutor(workers) as pool:
        under_way: set[Future[Outcome | EndpointError]] = set()
        while True:
            for case in islice(waiting, workers - len(under_way)):
                under_way.add(pool.submit(_ask, system, case))
            if not under_way:
                return
            finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in finished)


def _ask(system: System, case: Case) -> Outcome | EndpointError:
    try:
        return system.ask(case)
    except EndpointError as error:
        return error


def _warm(system: System, case: Case) -> None:
    """Ask once without keeping it: the first question pays for imports and caches."""
    _ask(system, case)
