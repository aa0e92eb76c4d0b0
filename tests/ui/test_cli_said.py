from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.entries import Prepared, SpeakerCount
from assistant.directory import Several, directory
from assistant.domain import Moment, Record, Said, Span, Speaker, Statement
from assistant.settings import load
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, prepared, spoken
from ui import contract
from ui.cli import opening, said, statements
from ui.cli.terminal import Palette

Dateline = Callable[..., Any]
DAY = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "test")
TEXT = "Ada Brook (minister) said: “nobody asked”\n\nBo Lund said: wages come first\n\nSomebody said: gulls are loud"
OLDER = article(
    "older",
    "Ada Brook said: \x1b[2Jboo\n\nCy Brook said: tides are high",
    published=replace(DAY, at=datetime(2025, 5, 2, tzinfo=UTC)),
)
KEYS = {
    "speaker", "speaker_as_written", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end", "content",
    "content_spans", "kind", "article_id", "title", "url", "outlet", "published",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ingest.statements.statements import fingerprint
    from ingest.statements.tagging.tagger import load_extractor

    read_by = fingerprint(load_extractor())
    path = tmp_path_factory.mktemp("said") / "archive"
    store(path, spoken(article("newer", TEXT, "Talks"), read_by), spoken(OLDER, read_by))
    return path


def store(path: Path, *articles: Prepared) -> None:
    with Archive.open(path, WordEmbedder(), create=True, policy=LAZY) as archive, archive.writer() as writer:
        writer.add(articles)


@pytest.fixture
def on_archive(dateline: Dateline, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    with_words_embedder(folder, monkeypatch)
    return dateline


def with_words_embedder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(archive: Path | None, model: str | None = None) -> Assistant:
        return Assistant(Archive.open(folder, WordEmbedder()), WordEmbedder(), load())

    monkeypatch.setattr(opening, "assistant", opened)


def test_statements_for_scripts_have_the_fields_of_the_contract_and_exact_offsets(on_archive: Dateline) -> None:
    finished = on_archive("said", "ada brook", "--json")
    found = json.loads(finished.out)
    assert (finished.code, finished.err) == (0, "")
    assert [one["content"] for one in found["statements"]] == ["“nobody asked”", "\x1b[2Jboo"]
    assert found["person"]["name"] == "Ada Brook"
    first = found["statements"][0]
    assert set(first) >= KEYS
    assert (first["speaker"], first["role"], first["speaker_link"]) == ("Ada Brook", "minister", "name")
    assert first["published"] == "2025-05-29"
    assert TEXT[slice(*first["content_spans"][0])] == first["content"]
    assert TEXT[first["speaker_start"] : first["speaker_end"]] == first["speaker_as_written"] == "Ada Brook"
    assert TEXT[first["cue_start"] : first["cue_end"]] == first["cue"] == "said"


def test_statements_are_read_newest_first_with_speaker_role_outlet_and_date(on_archive: Dateline) -> None:
    finished = on_archive("said", "Ada Brook")
    assert finished.out.startswith(
        "Ada Brook, minister, said\n"
        "  The Example Times · 2025-05-29 · Talks\n"
        "    │ “nobody asked”\n"
        "    dateline show newer\n"
    )
    assert "2025-05-02" in finished.out.partition("dateline show newer")[2]
    assert "\x1b" not in finished.out


def test_the_outlets_and_periods_and_articles_given_bind(on_archive: Dateline) -> None:
    def contents(*arguments: str) -> list[str]:
        return [one["content"] for one in json.loads(on_archive("said", *arguments, "--json").out)["statements"]]

    assert contents("--to", "2025-05-02") == ["\x1b[2Jboo", "tides are high"]
    assert contents("Ada Brook", "--from", "2025-05-03") == ["“nobody asked”"]
    assert contents("--article", "newer", "--k", "2") == ["“nobody asked”", "wages come first"]
    assert contents("--about", "gulls") == ["gulls are loud"]
    assert on_archive("said", "--outlet", "Lantern").code == 2
    assert on_archive("said", "--article", "nowhere").code == 2


def test_whoever_is_unknown_gets_the_nearest_names_on_one_line(on_archive: Dateline) -> None:
    finished = on_archive("said", "Bo Lunt")
    assert (finished.code, finished.out) == (2, "")
    assert finished.err == "dateline: the archive has no statements by 'Bo Lunt'; the nearest: Bo Lund\n"


def test_an_ambiguous_name_is_asked_back_on_one_line(on_archive: Dateline) -> None:
    finished = on_archive("said", "Brook")
    assert (finished.code, finished.out) == (2, "")
    assert finished.err == (
        "dateline: 'Brook' may be Ada Brook, minister (2 statements); Cy Brook (1 statement): "
        'give the full name, as in dateline said "Ada Brook"\n'
    )


def test_namesakes_are_told_apart_in_few_words_and_the_first_who_has_a_full_name_is_what_to_type() -> None:
    counts = [SpeakerCount("Brook", "keeper of the lights " * 9, 1300, 9), SpeakerCount("Sean O'Brook", None, 2, 1)]
    counts += [SpeakerCount(f"{given} Brook", None, 1, 1) for given in ("Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gil")]
    people = directory(counts)
    found = people.find("brook")
    assert isinstance(found, Several)
    line = said.which("brook", found.people, people)
    assert line.startswith(
        "'brook' may be Brook, keeper of the lights keeper of the lights… (1,300 statements); Ada Brook (1 statement); "
    )
    assert line.endswith('; Gil Brook (1 statement): give the full name, as in dateline said "Ada Brook"')
    hostile = directory([SpeakerCount(name, None, 1, 1) for name in ("A$(ls) Brook", "Bo Brook")])
    assert said.which("brook", hostile.people, hostile).endswith("dateline said 'A$(ls) Brook'")
    alone = people.people[0]
    assert said.which("brook", (alone,), people).endswith(": give the full name or a title with it")


def test_where_a_person_said_nothing_it_names_who_did(on_archive: Dateline) -> None:
    finished = on_archive("said", "Ada Brook", "--about", "tides")
    assert (finished.code, finished.out) == (0, "")
    assert (
        finished.err
        == "The archive reports no statements by Ada Brook about “tides” here. On that it has Cy Brook (1).\n"
    )
    found = json.loads(on_archive("said", "Ada Brook", "--about", "tides", "--json").out)
    assert (found["statements"], found["others"]) == ([], {"Cy Brook": 1})
    assert "2 of theirs in all" in on_archive("said", "Ada Brook", "--to", "2025-05-01").err
    assert "other words or fewer filters" in on_archive("said", "--about", "volcanoes").err


def test_with_nothing_given_it_lists_who_speaks(on_archive: Dateline) -> None:
    finished = on_archive("said")
    assert finished.out == "     2  Ada Brook, minister\n     1  Bo Lund\n     1  Cy Brook\n"
    found = json.loads(on_archive("said", "--json").out)
    assert [person["name"] for person in found["speakers"]] == ["Ada Brook", "Bo Lund", "Cy Brook"]
    assert len(found["statements"]) == 5
    assert on_archive("said", "--k", "1").err == "2 more; --k 3 lists them all\n"


def test_an_archive_made_before_the_ledger_is_told_to_be_repaired(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        Archive.open(tmp_path / "old", WordEmbedder(), create=True, policy=LAZY) as archive,
        archive.writer() as writer,
    ):
        writer.add([prepared(article("a", TEXT))])
    with_words_embedder(tmp_path / "old", monkeypatch)
    finished = dateline("said", "Ada Brook")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert "dateline doctor --repair" in finished.err


def test_articles_that_were_not_read_yet_are_told(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        Archive.open(tmp_path / "half", WordEmbedder(), create=True, policy=LAZY) as archive,
        archive.writer() as writer,
    ):
        writer.add([spoken(article("a", TEXT), "an older one")])
    with_words_embedder(tmp_path / "half", monkeypatch)
    finished = dateline("said", "Bo Lund")
    assert finished.err == "note: one article has yet to be read for statements; dateline doctor --repair does that\n"
    assert "wages come first" in finished.out


TOLD = "Mr Peskov told reporters on Thursday it was “not constructive” to press."
RECORD = Record("a1", "Talks", "https://example.org/a1", "example.org", DAY)
STATEMENT = Statement(
    "a1", (Span(37, 71),), Span(10, 14), Span(0, 9), "mixed", "asserted",
    Speaker("Dmitry Peskov", Span(0, 9), "surname", "Kremlin spokesman"), Span(15, 24), DAY,
)  # fmt: skip
SAID = Said(7, STATEMENT, RECORD, TOLD[37:71], "Mr Peskov", "told")


def test_a_statement_has_its_place_setting_and_day_in_json() -> None:
    shown = contract.statement(SAID, TOLD)
    assert shown["setting"] == "reporters"
    assert (shown["setting_start"], shown["setting_end"]) == (15, 24)
    assert shown["said_on"] == "2025-05-29"
    assert shown["manner"] == "asserted"
    nobody = contract.statement(
        replace(SAID, statement=replace(STATEMENT, source=None, speaker=None), source=None), TOLD
    )
    assert (nobody["speaker"], nobody["speaker_as_written"], nobody["speaker_start"]) == (None, None, None)


def shown(said: Said, capsys: pytest.CaptureFixture[str]) -> str:
    statements.show([said], {"a1": TOLD}, Palette(False))
    return capsys.readouterr().out


def test_indirect_speech_is_marked_as_the_papers_wording(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(SAID, capsys) == (
        "Dmitry Peskov, Kremlin spokesman, told reporters, on 29 May 2025\n"
        "  example.org · 2025-05-29 · Talks\n"
        "    │ in the paper’s words: it was “not constructive” to press\n"
        "    dateline show a1\n\n"
    )


def test_direct_words_stand_in_quotation_marks_once(capsys: pytest.CaptureFixture[str]) -> None:
    direct = replace(SAID, statement=replace(STATEMENT, kind="direct", speaker=None))
    assert "│ “not now”\n" in shown(replace(direct, content="not now"), capsys)
    assert "│ “not now,”\n" in shown(replace(direct, content="“not now,”"), capsys)
    assert shown(replace(direct, source=None), capsys).startswith("somebody unnamed, told reporters")


@pytest.mark.parametrize(
    ("text", "cue", "setting", "expected"),
    [
        ("Umerov wrote on X that it came.", "wrote on X", "on X", "wrote on X"),
        ("Umerov said, writing on X, that it came.", "said", "writing on X", "said, writing on X"),
        ("In a letter, Umerov said it came.", "said", "In a letter", "said in a letter"),
        ("Umerov told reporters it came.", "told", "told reporters", "told reporters"),
    ],
)
def test_the_setting_stands_beside_the_cue_once(text: str, cue: str, setting: str, expected: str) -> None:
    at, where = text.index(cue), text.index(setting)
    placed = replace(STATEMENT, cue=Span(at, at + len(cue)), setting=Span(where, where + len(setting)), said_on=None)
    assert statements.manner(replace(SAID, statement=placed, cue=cue), text) == f", {expected}"
