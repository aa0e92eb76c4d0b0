"""Ask a system the cases of a run that have no outcome yet, keeping each outcome as it comes.

What goes wrong with one case becomes its outcome, and the run goes on. What goes wrong with the model's endpoint is
left for the next time: a case is only held against the endpoint's refusal once the endpoint has answered another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice

from assistant.errors import EndpointError
from eval.cases import Case
from eval.outcomes import Outcome
from eval.runs import Run, alone, append, mend
from eval.systems import Declined, System

PATIENCE = 3
"""After so many failures of the model's endpoint in a row nothing more is asked."""
Reply = Outcome | EndpointError


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
    do not count: whoever is asked at the same time slows it down. Raises InputError where another process asks too.
    """
    with alone(run):
        mend(run)
        there = run.outcomes()
        missing = [case for case in run.cases if case.id not in there]
        works = bool(missing) and _warm(system, run, there, missing)
        asking = _Asking(works)
        done = len(there)
        for reply in _replies(system, missing, workers, asking):
            for outcome in asking.take(reply):
                append(run, replace(outcome, alone=workers == 1))
                done += 1
                progress(done, len(run.cases))
    return Asked(done, len(run.cases) - done, asking.problem if done < len(run.cases) else None)


class _Asking:
    """What the replies so far say of the endpoint: whether it ``works``, and whether to go on."""

    def __init__(self, works: bool) -> None:
        self.works = works
        self.given_up = False
        self.problem: str | None = None
        self._failed = 0
        self._declined: list[Outcome] = []

    def take(self, reply: Reply) -> Iterator[Outcome]:
        """Yield the outcomes to keep now that a reply has come: its own, and what was declined before the first."""
        if isinstance(reply, Outcome):
            self._failed, self.works = 0, True
            yield reply
        elif isinstance(reply, Declined) and self.works:
            yield reply.outcome
        else:
            self.problem = str(reply)
            self._failed += 1
            self.given_up = self.given_up or self._failed >= PATIENCE
            if isinstance(reply, Declined):
                self._declined.append(reply.outcome)
        if self.works:
            yield from self._declined
            self._declined.clear()


def _replies(system: System, cases: Iterable[Case], workers: int, asking: _Asking) -> Iterator[Reply]:
    """Yield replies as they come; once the reader has given up, only those of the cases that were under way."""
    waiting = iter(cases)
    if workers == 1:
        while not asking.given_up and (case := next(waiting, None)):
            yield _ask(system, case)
        return
    with ThreadPoolExecutor(workers) as pool:
        under_way: set[Future[Reply]] = set()
        while True:
            for case in islice(waiting, 0 if asking.given_up else workers - len(under_way)):
                under_way.add(pool.submit(_ask, system, case))
            if not under_way:
                return
            finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in finished)


def _ask(system: System, case: Case) -> Reply:
    try:
        return system.ask(case)
    except EndpointError as error:
        return error
    except Exception as error:  # noqa: BLE001  # one case's fault is recorded and does not end the run
        return Outcome(case.id, None, error=f"{type(error).__name__}: {error}")


def _warm(system: System, run: Run, there: dict[str, Outcome], missing: list[Case]) -> bool:
    """Ask once without keeping it: the first question pays for imports and caches. Tell whether it was answered.

    A run that is gone on with asks a case that was answered before: whether the endpoint works is known then.
    """
    answered = (case for case in run.cases if case.id in there and there[case.id].error is None)
    reply = _ask(system, next(answered, missing[0]))
    return isinstance(reply, Outcome) and reply.error is None
