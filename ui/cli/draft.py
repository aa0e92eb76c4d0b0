"""Show an answer while it is being written, and take it back before the verified one is shown."""

from __future__ import annotations

import shutil
from typing import TextIO

from ui.cli.terminal import Palette, wrapped


class Draft:
    """The unverified text at the foot of a terminal, no taller than it; where ``live`` is false, nothing."""

    def __init__(self, stream: TextIO, colours: Palette, live: bool) -> None:
        self._stream, self._colours, self._live = stream, colours, live
        self._text = ""
        self._height = 0

    def add(self, piece: str) -> None:
        """Show one more piece of the text."""
        if not self._live:
            return
        self._text += piece
        self._take_back()
        lines = wrapped(self._text).split("\n")[2 - shutil.get_terminal_size().lines :]
        self._stream.write(self._colours.dim("\n".join(lines)))
        self._stream.flush()
        self._height = len(lines)

    def clear(self) -> None:
        """Take the text back."""
        self._take_back()
        self._stream.flush()
        self._text = ""

    def _take_back(self) -> None:
        if self._height:
            up = f"\x1b[{self._height - 1}A" if self._height > 1 else ""
            self._stream.write(f"{up}\r\x1b[J")
            self._height = 0
