"""What the Said page shows, as a value and as an address: ``said?speaker=…&about=…&from=…&to=…``.

Another page links to a view by ``st.switch_page(page, query_params=query(view))``, which keeps the visit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from assistant.domain import Period, StatementKind
from ui.page.days import EARLIEST, LATEST, between

Order = Literal["newest", "oldest", "nearest"]
LONGEST, MOST = 200, 50
"""Characters of what a field or an address says, and values of one name that an address may give."""
NAMES = ("speaker", "about", "from", "to", "outlet", "kind", "order", "exact", "name", "page")


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: everybody who speaks; with ``speaker`` what they said; with ``about`` only what is on a topic.

    ``since`` and ``until`` are whole days of publication, both inside. ``exact`` takes ``speaker`` for the very name of
    the archive rather than one that may be short for several. ``name`` narrows the list of those who speak.
    """

    speaker: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    kinds: tuple[StatementKind, ...] = ()
    order: Order = "newest"
    exact: bool = False
    name: str = ""
    page: int = 1

    @property
    def period(self) -> Period:
        """Give the days between which the articles were published; given the wrong way round they are exchanged."""
        return between(self.since, self.until)

    @property
    def lists_people(self) -> bool:
        """Tell whether it is those who speak that are shown, not what was said."""
        return not self.speaker and not self.about


def query(view: View) -> dict[str, str | list[str]]:
    """Give what stands in the address of a view: only what is not as on a first visit."""
    plain: dict[str, str] = {
        "speaker": view.speaker,
        "about": view.about,
        "from": view.since.isoformat() if view.since else "",
        "to": view.until.isoformat() if view.until else "",
        "order": "" if view.order == "newest" else view.order,
        "exact": "yes" if view.exact else "",
        "name": view.name,
        "page": str(view.page) if view.page > 1 else "",
    }
    several = {"outlet": list(view.outlets), "kind": [str(kind) for kind in view.kinds]}
    told: dict[str, str | list[str]] = {name: value for name, value in plain.items() if value}
    return told | {name: values for name, values in several.items() if values}


def read(given: Mapping[str, Sequence[str]]) -> tuple[View, tuple[str, ...]]:
    """Give the view of an address, and a plain line for whatever in it says nothing or is too long."""
    faults: list[str] = []
    told = {name: _bounded(name, given.get(name, ()), faults) for name in NAMES}
    last = {name: values[-1] if values else "" for name, values in told.items()}
    orders = _among("order", told["order"], get_args(Order), faults)
    kinds = _among("kind", told["kind"], get_args(StatementKind), faults)
    page = last["page"]
    view = View(
        speaker=last["speaker"],
        about=last["about"],
        since=_day("from", last["from"], faults),
        until=_day("to", last["to"], faults),
        outlets=tuple(dict.fromkeys(told["outlet"])),
        kinds=tuple(kind for kind in get_args(StatementKind) if kind in kinds),
        exact=last["exact"] == "yes",
        name=last["name"],
        page=int(page) if page.isdecimal() and page.isascii() and len(page) < 7 and int(page) else 1,
    )
    for order in get_args(Order):
        if order in orders:
            view = replace(view, order=order)
    return view, tuple(faults)


def _bounded(name: str, values: Sequence[str], faults: list[str]) -> list[str]:
    """Give what an address says under a name, as long as a field lets it be: an address may be of any length."""
    if any(len(value.strip()) > LONGEST for value in values) or len(values) > MOST:
        faults.append(f"“{name}” in the address is too long; {LONGEST} characters and {MOST} values of it were read.")
    return [value for each in values[-MOST:] if (value := each.strip()[:LONGEST].strip())]


def _day(name: str, written: str, faults: list[str]) -> date | None:
    if not written:
        return None
    try:
        found = date.fromisoformat(written)
    except ValueError:
        found = None
    if found is not None and EARLIEST <= found <= LATEST:
        return found
    faults.append(f"“{name}={written}” in the address is not a date and was left out; write {name}=2025-05-30.")
    return None


def _among(name: str, asked: Sequence[str], known: Sequence[str], faults: list[str]) -> list[str]:
    faults.extend(
        f"“{name}={value}” in the address says nothing and was left out; there are {', '.join(known)}."
        for value in asked
        if value not in known
    )
    return [value for value in known if value in asked]
