"""Try the models that are set with one small question, so that a mistake in a name, an address or a key is told before
an answer is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from threading import Event

from assistant.answering.deadline import within
from assistant.answering.faults import explain, fault
from assistant.answering.models import endpoint, load_chat_model
from assistant.errors import DatelineError, Stopped
from assistant.settings import Settings

ASKED = "Reply with the one word: ready"
ENOUGH = 80
"""Characters of a reply after which it is broken off: that something sensible comes is all that is asked."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of asking one model. ``fault`` is one plain line with its remedy, "" where the model answered; ``host``
    is "" where there was nowhere to ask.
    """

    model: str
    host: str
    seconds: float
    reply: str = ""
    fault: str = ""


def tried(settings: Settings, stopped: Event | None = None) -> Iterator[Tried]:
    """Ask each model of the settings, in their order, and yield what came of it; each has ``settings.timeout_s``.

    The import of the client, 1 to 3 s once, is not counted. Raises Stopped soon after ``stopped`` is set: the request
    is broken off. Nothing an endpoint sends is in a fault, for servers echo keys.
    """
    for name in settings.models:
        yield _tried(settings.model_copy(update={"model": name}), stopped)


def _tried(settings: Settings, stopped: Event | None) -> Tried:
    name, begun = settings.model or "", time.monotonic()
    try:
        place = endpoint(settings)
        # without a temperature: some models take none, and an answer is asked again without it then
        model = load_chat_model(settings, temperature=None)
    except DatelineError as error:
        return Tried(name, "", 0.0, fault=f"{str(error).rstrip('.')}.")
    said, begun = "", time.monotonic()
    try:
        pieces = within(settings.timeout_s, lambda: model.astream(ASKED), stopped=stopped)
        with closing(pieces):
            for message in pieces:
                said += message.text
                if len(said) >= ENOUGH:
                    break
    except Stopped:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends becomes one plain line
        told = explain(error, place, settings.timeout_s, begun=bool(said))
        return Tried(name, place.host, time.monotonic() - begun, fault=str(told))
    seconds = time.monotonic() - begun
    if not said.strip():
        wrong = fault(place, "gave an empty answer", f"see whether {place.address} and DATELINE_MODEL are right")
        return Tried(name, place.host, seconds, fault=str(wrong))
    return Tried(name, place.host, seconds, reply=" ".join(said.split()))
