from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from assistant.domain import Scope
from assistant.errors import ArchiveDamaged
from assistant.events import Event, Token, Understood
from assistant.settings import load
from ingest.pipeline import ingest
from tests.ui.visiting import PAGE, Visit, drawn, texts
from ui.page import launch, session

PESKOV = "What did Peskov say about the memorandum?"
NO_MACRON = "The archive has no statements by “Macron”."
MACRON = "What did Macron say about the memorandum?"


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def test_a_first_visit_shows_the_clock_the_archive_and_questions_to_begin_with(
    visit: Visit, sample_archive: Path
) -> None:
    page = visit(sample_archive)
    assert re.fullmatch(r"as of today, \d+ \w+ \d{4}", texts(page, "chips")[0])
    facts = texts(page, "fact")
    assert any("30 May 2025" in fact for fact in facts)
    assert PESKOV in texts(page, "example")
    assert any("No model is set" in said for said in texts(page, "meta"))


def test_an_answer_is_drawn_with_markers_that_open_its_sources(visit: Visit, sample_archive: Path) -> None:
    page = ask(visit(sample_archive), PESKOV)
    assert texts(page, "question") == [PESKOV]
    assert "not constructive" in " ".join(texts(page, "answer"))
    markers = [run for block in drawn(page, "answer") for run in block.runs if run["press"] is not None]
    sources = drawn(page, "source")
    assert markers
    assert {marker["text"] for marker in markers} <= {source.runs[0]["text"] for source in sources}
    assert texts(page, "chips")[0].startswith("as of ")
    assert not texts(page, "example")


def test_a_source_opens_its_article_with_the_quoted_words_marked(visit: Visit, sample_archive: Path) -> None:
    page = ask(visit(sample_archive), PESKOV)
    quote = next(run["text"] for run in drawn(page, "source")[0].runs if run["style"] == "quote")
    page.session_state["opened"] = (0, 0)
    page.run()
    marked = [run["text"] for block in drawn(page, "para") for run in block.runs if run["style"] == "mark"]
    assert " ".join(marked) == quote
    assert drawn(page, "masthead")
    assert not drawn(page.run(), "para"), "the next run of the page does not open it again"


def test_where_the_archive_does_not_say_the_closest_coverage_can_be_opened(visit: Visit, sample_archive: Path) -> None:
    page = ask(visit(sample_archive), MACRON)
    assert texts(page, "abstained") == [NO_MACRON]
    assert not drawn(page, "answer")
    assert "The closest coverage" in texts(page, "minor")
    page.session_state["opened"] = (0, 0)
    assert drawn(page.run(), "masthead")


def test_an_earlier_answer_stays_above_a_later_one(visit: Visit, sample_archive: Path) -> None:
    page = ask(ask(visit(sample_archive), PESKOV), MACRON)
    assert texts(page, "question") == [PESKOV, MACRON]
    assert drawn(page, "answer")
    assert drawn(page, "abstained")


def test_a_conversation_of_a_whole_day_draws_its_last_questions_and_the_others_by_a_press(
    visit: Visit, sample_archive: Path
) -> None:
    page = ask(visit(sample_archive), PESKOV)
    page.session_state["turns"] = page.session_state["turns"] * 52
    page.run()
    assert len(texts(page, "question")) == 50
    assert "Show the 2 questions asked before" in texts(page, "actions")
    page.session_state["earlier"] = 50
    assert len(texts(page.run(), "question")) == 52
    assert not [words for words in texts(page, "actions") if words.startswith("Show the")]


def test_a_new_conversation_begins_empty(visit: Visit, sample_archive: Path) -> None:
    page = ask(visit(sample_archive), PESKOV)
    page.button[0].click().run()
    assert not drawn(page, "question")
    assert drawn(page, "example")


def test_a_question_chosen_from_the_examples_is_asked(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive)
    page.session_state["waiting"] = session.Question(PESKOV)
    page.run()
    assert texts(page, "question") == [PESKOV]


def test_spaces_are_no_question(visit: Visit, sample_archive: Path) -> None:
    page = ask(visit(sample_archive), "   ")
    assert not drawn(page, "question")
    assert not page.exception


def test_chosen_limits_bind_the_answer_and_are_shown(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive)
    page.date_input(key="next-as_of").set_value(date(2025, 5, 30))
    page.date_input(key="next-since").set_value(date(2025, 5, 31))
    page.date_input(key="next-until").set_value(date(2025, 5, 29))
    page.run()
    assert texts(page, "chips")[-1] == "as of 30 May 2025" + "published 29–31 May 2025 ×"
    ask(page, PESKOV)
    assert texts(page, "chips")[0] == "as of 30 May 2025" + "published 29–31 May 2025 ×"
    page.date_input(key="next-since").set_value(date(2024, 1, 1))
    page.date_input(key="next-until").set_value(date(2024, 2, 1))
    assert drawn(ask(page, PESKOV), "abstained")


def test_a_new_conversation_begins_without_the_limits_of_the_last(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive)
    page.date_input(key="next-since").set_value(date(2025, 5, 1))
    page.multiselect(key="next-speakers").set_value(["Matthis Osgood"]).run()
    assert "words of Matthis Osgood" in texts(page, "chips")[0]
    next(button for button in page.button if button.label == "New conversation").click().run()
    assert page.multiselect(key="next-speakers").value == []
    assert page.date_input(key="next-since").value is None
    assert "Osgood" not in texts(page, "chips")[0]


def test_an_outlet_can_be_chosen(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive)
    outlet = page.multiselect(key="next-outlets").options[0]
    page.multiselect(key="next-outlets").select(outlet).run()
    assert texts(page, "chips")[-1].endswith(f"in {outlet} ×")


@pytest.mark.parametrize("made", [False, True], ids=["no folder", "an empty folder"])
def test_without_an_archive_the_page_says_how_to_make_one(visit: Visit, tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "nothing"
    if made:
        folder.mkdir()
    page = visit(folder)
    (notice,) = texts(page, "notice")
    assert str(folder) in notice
    assert "dateline ingest" in notice
    assert not page.chat_input


def test_a_wrong_setting_is_told_in_one_line(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_TIMEOUT_S", "soon")
    (notice,) = texts(visit(sample_archive), "notice")
    assert notice.startswith("DATELINE_TIMEOUT_S")


def test_articles_stored_while_the_page_is_open_are_there_on_its_next_run(visit: Visit, tmp_path: Path) -> None:
    def store(name: str, text: str) -> None:
        (tmp_path / name).write_text(f"---\ntitle: {name}\ndate: 2025-05-30\n---\n\n{text}\n", "utf-8")
        ingest([str(tmp_path / name)], tmp_path / "archive", load(), now=datetime(2025, 6, 1, tzinfo=UTC))

    store("gate.md", "The gate was approved on Thursday by nine votes to six.")
    page = visit(tmp_path / "archive")
    assert texts(page, "nameplate") == ["Dateline1 article of 1 outlet · newest 30 May 2025"]
    store("lantern.md", "The lantern regatta will be rowed on 16 August after all.")
    assert texts(page.run(), "nameplate") == ["Dateline2 articles of 1 outlet · newest 30 May 2025"]
    assert "16 August" in " ".join(texts(ask(page, "When will the lantern regatta be rowed?"), "source"))


def test_an_error_while_answering_is_told_under_the_question(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> Iterator[Event]:
        yield Understood(PESKOV, datetime(2025, 5, 30, tzinfo=UTC), Scope())
        raise ArchiveDamaged("the catalogue can't be read; run dateline doctor")

    monkeypatch.setattr("assistant.chain.Assistant.stream", fail)
    page = ask(visit(sample_archive), PESKOV)
    assert texts(page, "question", "notice") == [PESKOV, "the catalogue can't be read; run dateline doctor"]
    assert not page.exception


def test_an_answer_that_was_stopped_says_so(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*arguments: object, **options: object) -> Iterator[Event]:
        yield Token("Half of an")
        raise StopException

    monkeypatch.setattr("assistant.chain.Assistant.stream", stopped)
    page = ask(visit(sample_archive), PESKOV).run()
    assert texts(page, "question", "notice") == [PESKOV, session.UNFINISHED]


def test_words_from_outside_have_one_way_to_the_browser() -> None:
    """Nothing that parses HTML is called; for what parses Markdown there is test_page_markdown.py."""
    for path in PAGE.parent.glob("*.py"):
        source = path.read_text("utf-8")
        assert "unsafe_allow" not in source, path.name
        assert "components.v1" not in source, path.name
    for path in PAGE.parent.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|srcdoc|\.src\b|fetch\(",
            path.read_text("utf-8"),
        ), path.name


def test_no_module_of_the_page_hides_another_package() -> None:
    """``streamlit run`` puts the page's folder first on sys.path."""
    taken = {"assistant", "ingest", "ui", "eval", "streamlit", *sys.stdlib_module_names}
    assert not {path.stem for path in PAGE.parent.glob("*.py")} & taken


def test_the_command_serves_this_page_with_its_options_as_flags(tmp_path: Path) -> None:
    call = launch.command(tmp_path, "127.0.0.1", 8600)
    assert call[:5] == [sys.executable, "-m", "streamlit", "run", str(launch.SERVER)]
    assert {
        "--server.address=127.0.0.1",
        "--server.port=8600",
        "--server.allowedHosts=localhost",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
    } <= set(call)
    assert any(flag.startswith("--theme.dark.sidebar.") for flag in call)
    assert launch.environment(tmp_path)["DATELINE_ARCHIVE"] == str(tmp_path)


def test_a_page_for_everyone_is_reached_by_any_name(tmp_path: Path) -> None:
    call = launch.command(tmp_path, "0.0.0.0", 8600)
    assert not [flag for flag in call if flag.startswith("--server.allowedHosts")]
    assert "--browser.serverAddress=localhost" in call
