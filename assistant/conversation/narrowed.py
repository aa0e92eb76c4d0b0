"""What a conversation narrowed its questions to, beside what a question is asked within."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Scope


def narrowed_to(given: Scope, narrowed: Scope) -> Scope:
    """Give a scope with what the conversation narrowed it to, where the scope itself leaves it open."""
    period, outlets = given.period or narrowed.period, given.outlets or narrowed.outlets
    if (period, outlets) == (given.period, given.outlets):
        return given
    return replace(
        given, period=period, outlets=outlets, why="; ".join(why for why in (given.why, narrowed.why) if why)
    )
