"""The errors Dateline raises on purpose. Each message says what happened, to which path, id or URL, and what to do
next.

``exit_code`` is what the command line ends with: 2 where the user's input is wrong, 1 for a fault.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root of the tree; an entry point prints its message as one line."""

    exit_code = 1


class InputError(DatelineError):
    """The user's input is wrong: a path, an option, a question, a setting."""

    exit_code = 2


class DocumentError(InputError):
    """One document can't be read; the others can."""


class FetchError(DocumentError):
    """A web address gave nothing that can be read; others can. ``status`` is HTTP's, where it was answered with one."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class AddressRefused(FetchError):
    """A web address is no such, or leads where Dateline does not go."""


class HostUnwilling(FetchError):
    """A host can't be reached, or asks to be left alone: its other addresses would fare no better."""


class ArchiveError(DatelineError):
    """The archive can't be used as it is."""


class ArchiveMissing(ArchiveError):
    """There is no archive at the path."""

    exit_code = 2


class ArchiveLocked(ArchiveError):
    """Another process is writing to the archive."""

    exit_code = 2


class ArchiveTooNew(ArchiveError):
    """A later version of Dateline wrote the archive."""

    exit_code = 2


class ModelMismatch(ArchiveError):
    """The archive was embedded with another model."""

    exit_code = 2


class ArchiveDamaged(ArchiveError):
    """The catalogue itself can't be read; caches are rebuilt and never raise this."""


class EndpointError(DatelineError):
    """A model endpoint did not give a usable answer; the message never holds the key."""


class RequestDeclined(EndpointError):
    """A model endpoint can be reached and gave no usable answer to this one request; others may fare better."""


class RerankerError(DatelineError):
    """The user's own reranker gave no usable scores, for the ``cause``; what was found can be had without it."""

    def __init__(self, cause: DatelineError) -> None:
        super().__init__(str(cause))
        self.exit_code = cause.exit_code


class Stopped(DatelineError):
    """The reader stopped the answer before it was done; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("The answer was stopped; nothing of it was kept.")
