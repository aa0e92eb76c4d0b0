"""A streamed answer as server-sent events: `event:` names the kind, `data:` is one line of JSON."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import assert_never

from anyio import CancelScope
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.errors import DatelineError
from assistant.events import Answered, Checked, Cited, Event, Notice, Retrieved, Spent, Token, Understood
from ui import contract
from ui.contract import Json
from ui.dated import timestamp


class EventStream(StreamingResponse):
    """Server-sent events; a client that goes away ends what makes them."""

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncGenerator[bytes]) -> None:
        super().__init__(frames, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._frames = frames

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events, and close what makes them however the sending ends."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await self._frames.aclose()


async def frames(
    first: Event, others: AsyncGenerator[Event], failed: Callable[[Exception], str]
) -> AsyncGenerator[bytes]:
    """Yield the events as they go over the wire; one of the name "error" ends a stream that has no answer.

    ``failed`` gives the line for a fault.
    """
    try:
        yield frame(*named(first))
        async for event in others:
            yield frame(*named(event))
    except DatelineError as error:
        yield frame("error", {"error": str(error)})
    except Exception as fault:  # noqa: BLE001  # the boundary of a request whose status is sent already
        yield frame("error", {"error": failed(fault)})
    finally:
        with CancelScope(shield=True):
            await others.aclose()


def frame(name: str, data: Json) -> bytes:
    """Write one event; JSON on one line needs no escaping."""
    return f"event: {name}\ndata: {contract.dumps(data)}\n\n".encode()


def named(event: Event) -> tuple[str, Json]:
    """Give the name and the JSON of an event."""
    match event:
        case Understood():
            return "understood", {
                "standalone_question": event.standalone_question,
                "as_of": timestamp(event.as_of),
                "scope": contract.scope(event.scope),
            }
        case Retrieved():
            return "retrieved", {"hits": contract.search(event.hits, 0)["hits"]}
        case Token():
            return "token", {"text": event.text}
        case Spent():
            return "spent", {"read": event.read, "wrote": event.wrote, "counted": event.counted}
        case Notice():
            return "notice", {"text": event.text, "fault": event.fault, "declined": event.declined}
        case Checked():
            return "checked", {"claims": [contract.claim(claim) for claim in event.claims]}
        case Cited():
            return "cited", {"citations": [contract.citation(citation) for citation in event.citations]}
        case Answered():
            return "answered", contract.answer(event.answer)
        case _:
            assert_never(event)
