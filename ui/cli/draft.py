"""Show an answer while it is being written, and take it back before the verified one is shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from assistant.clock.almanac import MONTHS
from assistant.domain import Answer
from assistant.events import Answered, Event, Notice, Token
from ui.cli.terminal import is_screen, palette, tell, wrapped

_AS_OF = re.compile(rf"\bask as of (\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})")


def follow(events: Iterable[Event], stream: TextIO) -> Answer:
    """Give the verified answer; until it is there, show what is being written, and tell each notice once."""
    draft = Draft(stream)
    told = set()
    for event in events:
        match event:
            case Token(text):
                draft.add(text)
            case Notice(text):
                draft.clear()
                told.add(text)
                tell(f"note: {with_option(text)}")
            case Answered(answer):
                draft.clear()
                for notice in answer.notices:
                    if notice not in told:
                        tell(f"note: {with_option(notice)}")
                return answer
            case _:
                pass
    raise AssertionError("a stream ends with Answered")


def with_option(notice: str) -> str:
    """Give a notice with the option that does what it says, where that has a day: "ask as of 30 May 2025"."""

    def told(asked: re.Match[str]) -> str:
        day = datetime.strptime(asked[1], "%d %B %Y")  # noqa: DTZ007  # a day
        return f"{asked[0]} (--as-of {day:%Y-%m-%d})"

    return _AS_OF.sub(told, notice)


class Draft:
    """The unverified text at the foot of a terminal, no taller than it; elsewhere nothing is shown."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._colours, self._live = stream, palette(stream), is_screen(stream)
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
