"""What the tests of the Archive page share: files to hand in, and looks behind the page."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.settings import Settings, load
from ui.page.desk import Desk

FOUND = "Orvenmouth council {n}\nBy Ada Low\n12 May 2025\n\nThe mayor, Iva Renn, said the ferry would sail on day {n}."


class File:
    """A handed-in file."""

    def __init__(self, name: str, words: str | bytes) -> None:
        self.name = name
        self._bytes = words.encode() if isinstance(words, str) else words

    def getbuffer(self) -> memoryview:
        return memoryview(self._bytes)


def pressed(page: AppTest, view: str) -> AppTest:
    """Go to another view of the page."""
    page.query_params["view"] = view
    return page.run()


def opened(page: AppTest, id_: str) -> AppTest:
    """Follow the address of an article."""
    page.query_params["article"] = id_
    return page.run()


def settings(folder: Path, **given: object) -> Settings:
    return load(archive=folder, **given)


def left_behind() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"dateline-upload-{os.getpid()}-*"))


def written(path: Path, n: int) -> Path:
    path.write_text(FOUND.format(n=n))
    return path


def id_of(folder: Path, title: str) -> str:
    with Archive.open(folder) as stored:
        total, found = stored.browse(title)
    assert total == 1
    return found[0].id


def desk_of(folder: Path) -> Desk:
    """Give what a page works with, outside of a visit."""
    settings = load(archive=folder)
    assistant = Assistant.open(folder, settings)
    return Desk(settings, assistant, assistant.archive.status())
