"""`dateline ingest` with web addresses: exit codes, what is told, what an interruption leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.archive import Archive
from ingest.web import listing
from tests.conftest import ROOT
from tests.paper import Paper, item, page, rss
from tests.ui.served import COMMAND
from ui.cli import ingest

Dateline = Callable[..., Any]
FEED = "application/rss+xml"


def test_a_feed_is_brought_in_as_far_as_it_can_be_and_asked_about(dateline: Dateline, paper: Paper) -> None:
    for n in (1, 2):
        paper.put(f"/{n}", page(n))
    url = paper.put("/feed", rss(*(item(f"{paper.url}/{n}", n) for n in (1, 2, 3))), FEED)
    finished = dateline("ingest", url, "--json")
    summary = json.loads(finished.out)
    assert (finished.code, summary["read"], summary["added"], summary["failed"]) == (3, 3, 2, 1)
    reason = "there is no such page (404); check the address"
    assert summary["failures"] == [{"source": f"{paper.url}/3", "reason": reason}]
    assert f"failed: {paper.url}/3: {reason}\n" in finished.err
    assert f"{paper.url}/2" in dateline("search", "ferry 2 harbour office", "--json").out
    assert dateline("remove", f"{paper.url}/2").code == 0
    for n in (3, 4, 5):
        paper.put(f"/{n}", page(n))
    paper.put("/feed", rss(*(item(f"{paper.url}/{n}", n) for n in range(1, 6))), FEED)
    limited = dateline("ingest", url, "--limit", "3")
    assert (limited.code, limited.out.split()[:6]) == (0, ["read", "4", "added", "3", "unchanged", "1"])
    assert f"note: {url}: 1 more page was left out, 3 are asked for at a time" in limited.err


def test_an_address_that_gives_nothing_is_wrong_input_and_one_line(dateline: Dateline, paper: Paper) -> None:
    finished = dateline("ingest", paper.url + "/none")
    assert finished.code == 2
    assert finished.err == f"failed: {paper.url}/none: there is no such page (404); check the address\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "http://127.0.0.1:8009/feed",
            "is this machine, where nothing is fetched; DATELINE_FETCH_ALLOW names exceptions",
        ),
        ("http://169.254.169.254/latest/", "is a link-local address, where nothing is fetched"),
        ("http://0x7f.1/", "an odd spelling of an address"),
        ("https://user:secret@paper.example/", "holds a user name or a password; leave it out"),
        ("file:///etc/passwd", "only http and https addresses are read"),
        ("ftp://paper.example/a", "only http and https addresses are read"),
    ],
)
def test_an_address_that_is_never_fetched_is_one_line_and_makes_no_archive(
    dateline: Dateline, source: str, told: str
) -> None:
    finished = dateline("ingest", source)
    assert (finished.code, finished.out) == (2, "")
    assert told in finished.err
    assert "secret" not in finished.err
    assert finished.err.count("\n") == 1
    assert not Path("archive-data").exists()


def test_the_limit_that_help_names_is_the_one_that_holds() -> None:
    assert ingest.LIMIT == listing.LIMIT


def test_a_wrong_allowance_is_told_by_its_name(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "10.0.0.0/99")
    finished = dateline("ingest", "https://paper.example/")
    assert finished.code == 2
    assert "DATELINE_FETCH_ALLOW: '10.0.0.0/99' is no host" in finished.err


def test_ctrl_c_in_a_feed_tells_the_truth_and_the_next_run_goes_on(paper: Paper, tmp_path: Path) -> None:
    many = 60
    for n in range(1, many + 1):
        paper.put(f"/{n}", page(n % 28 + 1, title=f"Ferry number {n}").replace("ferry number", f"ferry number {n}"))
    url = paper.put("/feed", rss(*(item(f"{paper.url}/{n}", n % 28 + 1) for n in range(1, many + 1))), FEED)
    archive = tmp_path / "archive"
    process = subprocess.Popen(
        [*COMMAND, "ingest", url, "--archive", str(archive), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "DATELINE_STATEMENTS": "0"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests run in the background inherit "ignore"
    )

    def interrupt(path: str) -> None:
        if len(paper.asked) == 45:
            process.send_signal(signal.SIGINT)

    paper.when_asked = interrupt
    with process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    with Archive.open(archive) as stored:
        held = len(stored.article_ids())
    assert 0 < held < many
    assert f"interrupted; the {held} stored so far are kept: run the same command again to go on" in err
    again = subprocess.run(process.args, capture_output=True, text=True, cwd=ROOT, env=os.environ)
    summary = json.loads(again.stdout)
    assert (again.returncode, summary["added"], summary["unchanged"]) == (0, many - held, held)
