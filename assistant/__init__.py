"""Dateline: what a chat turn over a news archive needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.chain import Assistant

__all__ = ["Assistant"]


def __getattr__(name: str) -> object:
    """Import the chain only when it is asked for, so that ``import assistant`` stays cheap."""
    if name == "Assistant":
        from assistant.chain import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
