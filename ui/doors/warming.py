"""Load what the first question needs (1.2 s) while nobody asks yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

from assistant.errors import DatelineError

if TYPE_CHECKING:
    from assistant import Assistant

SHIPPED = "minilm"


@contextmanager
def warming(assistant: Assistant) -> Iterator[None]:
    """Warm an assistant up beside the block, which ends no sooner than that: the archive may be closed after it."""

    def warm() -> None:
        with suppress(DatelineError):  # the first question will tell
            assistant.search("news", k=1)

    if assistant.settings.embedding_model != SHIPPED:  # an endpoint is asked only what a caller asks
        yield
        return
    thread = Thread(target=warm, name="warm-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()
