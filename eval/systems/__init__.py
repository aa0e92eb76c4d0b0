"""The systems that can be asked: Dateline, with and without a model, and the pipeline of the tutorials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from assistant.errors import EndpointError
from eval.cases import Case
from eval.outcomes import Outcome


class Declined(EndpointError):
    """The endpoint works, and does not answer this question; ``outcome`` is what is to be kept of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.error)
        self.outcome = outcome


class System(Protocol):
    """Answers the cases of a set from one archive; safe to share between threads."""

    @property
    def name(self) -> str:
        """A word for folders and tables."""

    def ask(self, case: Case) -> Outcome:
        """Give what the system says. Raises EndpointError where its model did not answer, Declined where that is a
        matter of this question.
        """

    def described(self) -> Mapping[str, object]:
        """Say what would be needed to ask it again: settings and models, nothing secret."""
