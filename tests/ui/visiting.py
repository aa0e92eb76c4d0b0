"""A visit to the page without a browser: open one of its pages on an archive, read the blocks it draws."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from ui.page import launch

PAGE = Path(launch.APP)
Visit = Callable[..., AppTest]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One block as it goes to the browser."""

    kind: str
    runs: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "".join(str(run["text"]) for run in self.runs)


def drawn(page: AppTest, *kinds: str) -> list[Drawn]:
    """Give the blocks of these kinds, in the order of the page."""
    found = [
        Drawn(block["kind"], block["runs"])
        for element in page.get("bidi_component")
        if element.proto.json
        for block in json.loads(element.proto.json)["blocks"]
    ]
    return [block for block in found if block.kind in kinds]


def texts(page: AppTest, *kinds: str) -> list[str]:
    return [block.text for block in drawn(page, *kinds)]


def open_page(archive: Path, monkeypatch: Any, page: str = "ask", **query: str) -> AppTest:
    """Open a page of the desk on an archive as a new visitor; ``query`` is what its address says."""
    monkeypatch.setenv("DATELINE_ARCHIVE", str(archive))
    if page == "ask":
        visit = AppTest.from_file(str(PAGE), default_timeout=60)
    else:  # AppTest has no address bar to name another page of a navigation in
        visit = AppTest.from_string(
            f"from ui.page import desk, frame, {page}\n"
            f"frame.{'always' if page in {'archive', 'settings'} else 'reading'}({page}.page, desk.opened())",
            default_timeout=60,
        )
    for name, value in query.items():
        visit.query_params[name] = value
    visit.run()
    assert not visit.exception
    return visit
