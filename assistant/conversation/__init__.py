"""The conversation: threads kept beside the archive, and follow-ups made readable without them."""

from assistant.conversation.known import Archived
from assistant.conversation.narrowed import narrowed_to
from assistant.conversation.reading import Reading
from assistant.conversation.resolve import LAST_TURNS, resolve
from assistant.conversation.rewriting import SHOWN_TURNS, rewritten
from assistant.conversation.threads import FILE, Threads
from assistant.conversation.turns import Listed, Turn, turn_of

__all__ = [
    "FILE",
    "LAST_TURNS",
    "SHOWN_TURNS",
    "Archived",
    "Listed",
    "Reading",
    "Threads",
    "Turn",
    "narrowed_to",
    "resolve",
    "rewritten",
    "turn_of",
]
