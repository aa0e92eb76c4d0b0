"""Try the answerers in turn until a draft holds: the models, then the archive's own words."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from threading import Event as Flag

from assistant.answering.draft import Answerer, Draft
from assistant.domain import Hit
from assistant.errors import DatelineError, EndpointError, RequestDeclined, Stopped
from assistant.events import Checked, Cited, Event, Notice, Token
from assistant.question import Question
from assistant.verify import Verified

FALLBACK = "The answer below quotes the archive instead."


@dataclass(frozen=True, slots=True)
class Reply:
    """A draft that held: who wrote it, what verification left of it, and what the reader was told on the way."""

    by: str
    verified: Verified
    notices: tuple[str, ...]


def reply(
    answerers: Sequence[Answerer],
    question: Question,
    hits: Sequence[Hit],
    check: Callable[[Draft, str], Verified],
    lap: Callable[[str], None],
    stopped: Flag | None,
) -> Generator[Event, None, Reply]:
    """Tell the answering as events, and give what holds.

    The next answerer takes over from one whose endpoint fails, the last one from any that wrote nothing that can be
    proved; whatever the last one does stands. ``check`` is given a draft and who wrote it; ``lap`` is told when
    "answer" and "verify" end. Raises Stopped.
    """
    waiting, notices = list(answerers), list[str]()
    while True:
        answerer = waiting.pop(0)
        try:
            draft = yield from _tokens(answerer.stream(question, hits), stopped)
            lap("answer")
            if draft.spent:
                yield draft.spent
            go_on(stopped)
            verified = check(draft, answerer.name)
            lap("verify")
        except EndpointError as error:
            lap("answer")
            if not waiting:
                raise
            notices.append(f"{error} {FALLBACK if len(waiting) == 1 else f'{waiting[0].name} is asked instead.'}")
            yield Notice(notices[-1], fault=str(error), declined=isinstance(error, RequestDeclined))
            continue
        except DatelineError:
            raise
        except Exception as error:  # whatever a model's text does to its readers must not cost the archive's own words
            if not waiting:
                raise
            notices.append(f"What {answerer.name} wrote could not be read ({type(error).__name__}). {FALLBACK}")
            yield Notice(notices[-1], fault=f"{type(error).__name__}: {error}")
            del waiting[:-1]
            continue
        if verified.core_lost and waiting:
            notices.append(f"What {answerer.name} wrote could not be proved from the archive. {FALLBACK}")
            yield Notice(notices[-1])
            del waiting[:-1]
            continue
        yield Checked(verified.draft.claims)
        yield Cited(verified.draft.citations)
        return Reply(answerer.name, verified, (*notices, *verified.notices, *draft.notices))


def go_on(stopped: Flag | None) -> None:
    """Raise Stopped where the reader no longer waits."""
    if stopped is not None and stopped.is_set():
        raise Stopped


def _tokens(pieces: Iterator[str | Draft], stopped: Flag | None) -> Generator[Token, None, Draft]:
    """Pass an answerer's text on as tokens and give its draft; an empty piece only asks whether to go on."""
    for piece in pieces:
        if isinstance(piece, Draft):
            return piece
        go_on(stopped)
        if piece:
            yield Token(piece)
    raise AssertionError("an answerer ends with a draft")
