"""The report of an evaluation, to be looked at: ``write(folder, view)`` gives ``report.md`` and ``report.html``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from assistant.errors import InputError
from eval.report.view import View


def missing() -> str | None:
    """Say in one line what has to be installed before a report is written; None where it is."""
    return None if find_spec("jinja2") else "the report needs Jinja2; pip install 'dateline[eval]' and write it again"


def write(folder: Path, view: View) -> tuple[Path, Path]:
    """Write the report into ``folder`` (made where it is missing) and give the paths of Markdown and HTML.

    Each file is replaced at once, so that a reader sees the old report or the new one. Raises InputError where the
    extra ``eval`` is not installed.
    """
    if line := missing():
        raise InputError(line)
    from eval.report.html import html
    from eval.report.markdown import markdown

    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "report.md", folder / "report.html"
    for path, text in zip(written, (markdown(view), html(view)), strict=True):
        draft = path.with_suffix(f"{path.suffix}.part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    return written
