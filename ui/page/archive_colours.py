"""Which colour an outlet has in the plot: up to ten outlets the same whatever else comes, today and tomorrow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.archive.census import OutletHeld


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by its name, as it is drawn on the light page and on the dark one."""

    name: str
    light: str
    dark: str


PALETTE = (
    Colour("claret", "#8a1c2c", "#d8697c"),
    Colour("blue", "#33658a", "#7fb2d6"),
    Colour("gold", "#a97c1f", "#d9b45f"),
    Colour("green", "#5b7f5f", "#8fbb92"),
    Colour("violet", "#7b5a8c", "#b798c8"),
    Colour("rust", "#b4552d", "#e08a5f"),
    Colour("teal", "#1f7a78", "#58bdb8"),
    Colour("rose", "#bb5f86", "#ea9dbd"),
    Colour("olive", "#74762a", "#bfc065"),
    Colour("navy", "#26365f", "#8594d6"),
)
"""The page's accent first; each at least 3 to 1 against the page, so that a bar can be seen."""
REST = Colour("grey", "#8a857a", "#a7a297")
"""Of all outlets that are not named."""


def colours(outlets: Iterable[OutletHeld], drawn: Collection[str]) -> dict[str, Colour]:
    """Give the colour of each outlet that is drawn, by name; no two have the same.

    An outlet takes the colour of its turn, those that the archive met before it first, and keeps it when others come or
    grow, up to as many as there are colours. Where there are more outlets, one that is drawn beside another of its
    colour takes a free one, so that its colour follows who is drawn.
    """
    known = sorted(outlets, key=lambda outlet: outlet.seen)
    every = _places(known)
    if len(known) > len(PALETTE):
        every = _places([outlet for outlet in known if outlet.name in drawn])
    return {name: PALETTE[place] for name, place in every.items() if name in drawn}


def _places(known: Iterable[OutletHeld]) -> dict[str, int]:
    """Give each outlet the place of its turn, or the next that is free as long as there is one."""
    places: dict[str, int] = {}
    for outlet in known:
        turn = (outlet.seen - 1) % len(PALETTE)
        onward = [(turn + step) % len(PALETTE) for step in range(len(PALETTE))]
        taken = set(places.values())
        places[outlet.name] = next((place for place in onward if place not in taken), turn)
    return places
