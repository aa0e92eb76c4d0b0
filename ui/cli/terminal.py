"""Write to a terminal: data on stdout, everything else on stderr, nothing in a text that could steer the terminal.

Titles, article text and model output are untrusted: every control character is shown as a sign instead of being obeyed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TextIO

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0 and C1 controls, DEL, and the marks that reorder text; a tab and a line end stay."""
WIDEST = 100


@dataclass(frozen=True, slots=True)
class Palette:
    """Styles for one stream; each gives the text back as it is where colour is not wanted."""

    on: bool

    def bold(self, text: str) -> str:
        """Give what a reader looks for first."""
        return f"\x1b[1m{text}\x1b[0m" if self.on else text

    def dim(self, text: str) -> str:
        """Give what stands behind."""
        return f"\x1b[2m{text}\x1b[0m" if self.on else text

    def struck(self, text: str) -> str:
        """Give what does not hold: struck through, or between ~~ where there is no colour."""
        return f"\x1b[9m{text}\x1b[0m" if self.on else f"~~{text}~~"

    def mark(self, text: str) -> str:
        """Give a passage in its article's text: reversed, or between » and « where there is no colour."""
        return f"\x1b[7m{text}\x1b[0m" if self.on else f"»{text}«"


def palette(stream: TextIO) -> Palette:
    """Give the styles for a stream: none off a screen, or with NO_COLOR (no-color.org)."""
    return Palette(is_screen(stream) and not os.environ.get("NO_COLOR"))


def is_screen(stream: TextIO) -> bool:
    """True for a terminal on which what was written can be taken back."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def safe(text: str) -> str:
    """Give the text with every steering character replaced by a visible sign; lines stay lines."""
    return _STEERING.sub(_sign, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Give the text safe and on one line."""
    return " ".join(safe(text).split())


def wrapped(text: str, indent: str = "") -> str:
    """Give a text's lines filled to the terminal's width (at most WIDEST), each with the indent."""
    width = max(40, min(shutil.get_terminal_size().columns, WIDEST))
    filling = textwrap.TextWrapper(
        width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(filling.fill(line) or indent.rstrip() for line in safe(text).split("\n"))


def out(text: str = "", *, end: str = "\n", flush: bool = False) -> None:
    """Write data. The text must be safe already: it may carry styles."""
    sys.stdout.write(text + end)
    if flush:
        sys.stdout.flush()


def tell(text: str) -> None:
    """Write one line to the user, on stderr."""
    sys.stderr.write(one_line(text) + "\n")
    sys.stderr.flush()


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
