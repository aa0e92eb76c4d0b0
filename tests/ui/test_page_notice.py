"""A notice shows its commands as commands; other words keep their backticks."""

from __future__ import annotations

import pytest

from ui.page.ink import Block, Run, line


@pytest.mark.parametrize(
    ("kind", "text", "runs"),
    [
        ("notice", "2 more: `dateline said` and Said.", ["2 more: ", ("dateline said",), " and Said."]),
        ("notice", "`dateline status`", [("dateline status",)]),
        ("notice", "An odd ` mark.", ["An odd ` mark."]),
        ("notice", "", []),
        ("para", "He wrote `no`.", ["He wrote `no`."]),
    ],
)
def test_what_stands_between_backticks_of_a_notice_is_a_command(
    kind: str, text: str, runs: list[str | tuple[str]]
) -> None:
    shown = tuple(Run(run) if isinstance(run, str) else Run(run[0], "command") for run in runs)
    assert line(kind, text) == Block(kind, shown)
