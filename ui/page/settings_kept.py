"""What a visitor has chosen on Settings: in this process's memory for that visit alone, gone with it, never written.

A key is in no state that goes to the browser, and goes only to the address it was given with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from assistant import Assistant
from assistant.settings import Settings

KEY, ADDRESS, MODEL = "openai_api_key", "openai_base_url", "model"


@dataclass(slots=True)
class Kept:
    """A visit's choices by the names of their settings, and the assistant that answers by them."""

    chosen: dict[str, object] = field(default_factory=dict)
    made: tuple[Assistant, Settings, Assistant] | None = None


@st.cache_resource(scope="session", show_spinner=False)
def _kept() -> Kept:
    return Kept()


def in_force(given: Settings) -> Settings:
    """Give the settings of this visit: ``given`` by the environment, with what was chosen here in their place."""
    chosen = {} if given.read_only else _kept().chosen
    return given.model_copy(update=chosen) if chosen else given


def chosen(given: Settings) -> frozenset[str]:
    """Name the settings that this visit has chosen otherwise than the environment."""
    return frozenset() if given.read_only else frozenset(_kept().chosen)


def choose(given: Settings, values: dict[str, object]) -> None:
    """Keep choices for this visit; what is chosen as the environment has it is no choice."""
    if given.read_only:
        return
    kept = _kept()
    kept.chosen = {name: value for name, value in {**kept.chosen, **values}.items() if value != getattr(given, name)}


def forget() -> None:
    """Go back to what the environment sets; a key given here is gone."""
    _kept().chosen.clear()
    _kept().made = None


def assistant(opened: Assistant, settings: Settings) -> Assistant:
    """Give the assistant that answers by this visit's ``settings`` from the archive ``opened`` for all visits."""
    if settings == opened.settings:
        return opened
    kept = _kept()
    if kept.made is None or kept.made[0] is not opened or kept.made[1] != settings:
        kept.made = opened, settings, opened.answering_with(settings)
    return kept.made[2]


def shown_address(address: str | None) -> str:
    """Give an endpoint's address as it may be shown: without the name, password or token that it may hold."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        return "not an address"
