"""`dateline chat`: a conversation in the terminal."""

from __future__ import annotations

import re
import sys
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.errors import DatelineError
from ui.cli import opening
from ui.cli.options import Archive, AsOf, Model, NoLlm, Thread
from ui.cli.terminal import Palette, one_line, out, palette, safe, tell

if TYPE_CHECKING:
    from datetime import datetime

    from assistant import Assistant
    from assistant.domain import Citation

HELP = "Ask in your own words. /sources lists what the last answer cites, /sources N opens passage N, /quit ends."
_GREETS = re.compile(
    r"(?:hello|hi|hey|good\s+(?:morning|afternoon|evening)|thanks|thank\s+you|help)[\s!.,?]*", re.IGNORECASE
)


def chat(
    as_of: AsOf = None, thread: Thread = None, model: Model = None, no_llm: NoLlm = False, archive: Archive = None
) -> None:
    """Talk with the archive in the terminal. Follow-up questions are understood."""
    from ui.request import clock

    asked_at = clock(as_of) if as_of is not None else None
    with suppress(ImportError):
        import readline  # noqa: F401  # line editing and history for input(), where the platform has it
    with opening.assistant(archive, model) as assistant:
        Conversation(assistant, asked_at, thread or f"chat-{uuid.uuid4().hex[:12]}", no_llm, palette(sys.stdout)).run()


class Conversation:
    """A loop of questions over an open assistant; it keeps the last answer so that its passages can be opened."""

    def __init__(
        self, assistant: Assistant, as_of: datetime | None, thread: str, extractive: bool, colours: Palette
    ) -> None:
        self._assistant, self._as_of, self._thread, self._extractive = assistant, as_of, thread, extractive
        self._colours = colours
        self._last: tuple[Citation, ...] = ()

    def run(self) -> None:
        """Answer what is typed until /quit or the end of input."""
        tell(f"{HELP} (thread {self._thread})")
        while (line := self._read()) is not None:
            try:
                self._turn(line)
            except DatelineError as error:
                tell(f"dateline: {error}")
            except KeyboardInterrupt:
                tell("(stopped)")

    def _read(self) -> str | None:
        """Give the next line that holds anything, or None at the end."""
        prompt = "\n> " if sys.stdin.isatty() else ""
        try:
            while not (line := input(prompt).strip()):
                pass
        except (EOFError, KeyboardInterrupt):
            return None
        return None if line.lower() in {"/quit", "/exit", "quit", "exit", "bye"} else line

    def _turn(self, line: str) -> None:
        match line.split():
            case ["/sources"]:
                self._list()
            case ["/sources", number]:
                self._open(number)
            case [name, *_] if name.startswith("/"):
                tell(HELP if name in {"/help", "/?"} else f"There is no command {one_line(name)}. {HELP}")
            case _ if _GREETS.fullmatch(line):
                tell(HELP)
            case _:
                self._answer(line)

    def _answer(self, question: str) -> None:
        from ui.cli.draft import follow
        from ui.cli.reply import show

        events = self._assistant.stream(question, as_of=self._as_of, thread=self._thread, extractive=self._extractive)
        answer = follow(events, sys.stdout)
        self._last = answer.closest if answer.abstained else answer.citations
        show(answer, self._colours)
        sys.stdout.flush()

    def _list(self) -> None:
        from ui.cli.reply import sources

        if not self._last:
            tell("Nothing is cited yet.")
        sources(self._last, self._colours)

    def _open(self, number: str) -> None:
        citation = next((each for each in self._last if str(each.n) == number), None)
        if citation is None:
            known = ", ".join(str(each.n) for each in self._last) or "none"
            tell(f"There is no source {one_line(number)}; the last answer has: {known}.")
            return
        from ui.cli.reply import heading

        text = self._assistant.archive.article(citation.article.id).text
        start, end = paragraph(text, citation.start, citation.end)
        out(self._colours.bold(heading(citation.article)) + "\n")
        before, quote, after = (
            safe(part)
            for part in (text[start : citation.start], text[citation.start : citation.end], text[citation.end : end])
        )
        out(before + self._colours.mark(quote) + after)
        out(self._colours.dim(f"\ndateline show {one_line(citation.article.id)}"), flush=True)


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the paragraphs that ``[start, end)`` touches."""
    after = text.find("\n\n", end)
    before = text.rfind("\n\n", 0, start)
    return 0 if before < 0 else before + 2, len(text) if after < 0 else after
