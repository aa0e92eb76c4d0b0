"""Conversations on the page, without a browser: the list, addresses, what is kept, whose it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.conversation import Listed, Threads, turn_of
from assistant.domain import Answer, Citation, Record, Scope
from assistant.errors import Stopped
from assistant.events import Event, Understood
from tests.ui.visiting import Visit, drawn, texts
from ui.page import address, keeping, session, threads
from ui.page import ask as ask_page
from ui.page.session import Question, Turn

PESKOV = "What did Peskov say about the memorandum?"
RENWOLD = "What did Renwold say about the gate?"


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Path:
    copy = shutil.copytree(sample_archive, tmp_path / "archive")
    (copy / "threads.sqlite3").unlink(missing_ok=True)
    return copy


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def told(page: AppTest) -> dict[str, str]:
    """Give what the address says; AppTest has a list of what a page wrote and the bare word of what a test gave."""
    return {name: "".join(value) for name, value in page.query_params.items()}


def kept(archive: Path, *questions: str, thread: str = f"page-{'0' * 32}") -> str:
    """Keep a conversation that another visit had."""
    with Assistant.open(archive) as assistant:
        for question in questions:
            assistant.ask(question, thread=thread)
    return thread


def test_a_visit_without_a_question_keeps_nothing_and_has_a_plain_address(visit: Visit, archive: Path) -> None:
    page = visit(archive)
    page.button[0].click().run()
    assert not (archive / "threads.sqlite3").exists()
    assert told(page) == {}


def test_the_address_names_what_is_open_and_opens_it_in_another_visit(visit: Visit, archive: Path) -> None:
    page = ask(ask(visit(archive), PESKOV), "And Umerov?")
    (listed,) = Threads(archive).every()
    assert told(page) == {"thread": listed.id}
    other = visit(archive, thread=listed.id, answer="2")
    assert texts(other, "question") == [PESKOV, "And Umerov?"]
    assert texts(other, "answer") == texts(page, "answer")
    assert len(texts(other, "linked")) == 1
    assert told(other) == {"thread": listed.id, "answer": "2"}
    ask(other, RENWOLD)
    assert told(other) == {"thread": listed.id}, "what was asked since is no longer that answer"
    other.session_state["opened"] = (0, 0)
    assert drawn(other.run(), "masthead"), "the citations of a reopened answer open"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"thread": "page-gone"}, address.NO_THREAD),
        ({"thread": "../../etc/passwd"}, address.NO_THREAD),
        ({"thread": "it", "answer": "9"}, "This conversation has no answer 9; it has 1 answer."),
        ({"thread": "it", "answer": "two"}, "This conversation has no answer two; it has 1 answer."),
    ],
)
def test_a_link_that_names_nothing_says_so_in_one_line(
    visit: Visit, archive: Path, query: dict[str, str], says: str
) -> None:
    thread = kept(archive, PESKOV)
    named = {**query, "thread": thread if query["thread"] == "it" else query["thread"]}
    page = visit(archive, **named)
    assert texts(page, "notice") == [says]
    assert not page.exception
    assert told(page) == ({"thread": thread} if query["thread"] == "it" else {})


def test_the_list_has_the_newest_first_marks_the_open_one_and_is_searched_in_answers(
    visit: Visit, archive: Path
) -> None:
    kept(archive, PESKOV)
    page = ask(visit(archive), RENWOLD)
    page.run()
    assert [text.removesuffix("1 question") for text in texts(page, "thread")] == [RENWOLD, PESKOV]
    page.text_input(key="threads-words").set_value("KEEPING the water out").run()
    assert texts(page, "thread") == [f"{RENWOLD}1 question"]
    page.text_input(key="threads-words").set_value("zzz").run()
    assert "No conversation has these words." in texts(page, "meta")


def test_a_conversation_chosen_from_the_list_is_opened_in_place_of_the_one_before(visit: Visit, archive: Path) -> None:
    thread = kept(archive, PESKOV)
    page = ask(visit(archive), RENWOLD)
    page.session_state["going"] = thread
    page.run()
    assert texts(page, "question") == [PESKOV]
    assert told(page) == {"thread": thread}
    ask(page, "And Umerov?")
    assert Threads(archive).listed(thread).turns == 2


def test_a_title_that_would_be_markup_is_drawn_as_words(visit: Visit, archive: Path) -> None:
    hostile = "**x** [y](javascript:alert(1)) ![](http://canary/a.png) :red[z]"
    thread = kept(archive, PESKOV)
    Threads(archive).rename(thread, hostile)
    page = visit(archive, thread=thread)
    assert f"{hostile}1 question" in texts(page, "thread")
    labels = [getattr(each, "label", "") for kind in ("button", "text_input") for each in page.get(kind)]
    assert not any("**x**" in label for label in labels)


def test_one_press_on_delete_deletes_nothing(visit: Visit, archive: Path) -> None:
    page = ask(visit(archive), PESKOV)
    page.button(key="delete").click().run()
    assert {"Delete for good", "Keep it"} <= {each.label for each in page.button}
    assert [each.title for each in Threads(archive).every()] == [PESKOV]


def test_on_a_shared_page_only_the_visits_own_conversations_are_listed(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    theirs = kept(archive, PESKOV)
    kept(archive, PESKOV, thread="guessed")
    page = ask(visit(archive), RENWOLD).run()
    assert texts(page, "thread") == [f"{RENWOLD}1 question"]
    assert {"rename", "delete"} <= {each.key for each in page.button}

    other = visit(archive, thread=theirs)
    assert texts(other, "question") == [PESKOV]
    assert not texts(other, "thread")
    assert not {"rename", "delete"} & {each.key for each in other.button}
    ask(other, "And Umerov?")
    assert Threads(archive).listed(theirs).turns == 1, "a question of one's own goes on with a copy"
    assert texts(other, "question") == [PESKOV, "And Umerov?"]
    mine = told(other)["thread"]
    assert mine != theirs
    assert Threads(archive).listed(mine).turns == 2
    assert texts(visit(archive, thread="guessed"), "notice") == [address.NO_THREAD]


def test_whoever_is_logged_in_finds_their_conversations_again(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    monkeypatch.setattr("ui.page.kept.user", lambda: "issuer ada")
    ask(visit(archive), PESKOV)
    assert texts(visit(archive), "thread") == [f"{PESKOV}1 question"]
    monkeypatch.setattr("ui.page.kept.user", lambda: "issuer bert")
    assert not texts(visit(archive), "thread")


def test_the_reading_and_the_flag_to_stop_reach_the_chain(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}

    def stream(_: Assistant, text: str, **options: object) -> Iterator[Event]:
        given.update(options, text=text)
        yield Understood(text, datetime(2025, 5, 30, tzinfo=UTC), Scope())
        raise Stopped

    monkeypatch.setattr("assistant.chain.Assistant.stream", stream)
    page = visit(archive)
    page.session_state["waiting"] = Question("And she?", read_as=PESKOV)
    page.run()
    assert (given["text"], given["read_as"]) == ("And she?", PESKOV)
    assert given["stopped"] is not None
    (notice,) = texts(page, "notice")
    assert "stopped" in notice
    page.session_state["waiting"] = Question("And she?", read_as=PESKOV)
    page.run()
    assert not page.exception
    assert texts(page, "question") == ["And she?"], "asked again, it stands in the place of the one that was stopped"


def test_an_answer_that_was_kept_as_it_was_stopped_is_shown_after_all(visit: Visit, archive: Path) -> None:
    page = ask(visit(archive), PESKOV)
    turns = page.session_state["turns"]
    turns[0] = Turn(turns[0].asked, None, session.UNFINISHED)
    assert texts(page.run(), "answer")
    assert not texts(page, "notice")


def answer(text: str, **changed: object) -> Answer:
    said = Record("a", "Storm", outlet="Quay", url="https://quay.example/1")
    whole = Answer(
        *("What?", "What?", datetime(2025, 5, 30, 12, tzinfo=UTC), Scope(), text, None, False, 0.7, "fake"),
        citations=(Citation(1, said, 0, 5, "Seven"), Citation(2, replace(said, id="b", outlet="Pier"), 0, 4, "Nine")),
    )
    return replace(whole, **changed)  # type: ignore[arg-type]


def test_a_conversation_that_another_window_has_deleted_is_not_gone_on_with(visit: Visit, archive: Path) -> None:
    page = ask(visit(archive), PESKOV)
    (before,) = Threads(archive).every()
    Threads(archive).delete(before.id)
    ask(page, RENWOLD)
    assert texts(page, "notice")[0] == ask_page.GONE
    assert texts(page, "question") == [RENWOLD]
    (after,) = Threads(archive).every()
    assert (after.id == before.id, after.title, after.turns) == (False, RENWOLD, 1)


def test_days_part_the_list() -> None:
    blocks = list(threads.blocks([listed(29), listed(28), listed(3)], "t28", date(2026, 11, 29)))
    assert [block.runs[0].text for block in blocks] == ["Today", "Q29", "Yesterday", "Q28", "Earlier", "Q3"]
    assert [block.press for block in blocks if block.current] == ["open t28"]
    assert blocks[-1].runs[1].text == "2 questions · 3 November 2026"


def test_a_file_has_a_name_that_every_disk_takes() -> None:
    at = datetime(2026, 11, 29, tzinfo=UTC)
    listed = Listed("t", "../Ünïted: what/did “she” say?" * 5, 1, at, at)
    assert keeping.file_name(listed, "md") == "dateline-2026-11-29-united-what-did-she-say-united-what-did.md"


def test_search_copies_and_owners_of_the_store(tmp_path: Path) -> None:
    store = Threads(tmp_path)
    asked = datetime(2026, 11, 29, tzinfo=UTC)
    for thread, text in (("one", "Übergabe am Kai"), ("two", "The gate 100% shut")):
        store.append(thread, turn_of(1, asked, answer(text)).answer or answer(text), asked=asked)
    assert [each.id for each in store.every("übergabe KAI")] == ["one"]
    assert [each.id for each in store.every("100%")] == ["two"], "no character of a search is a wildcard"
    store.own("one", "ada")
    store.own("one", "bert")
    assert (store.owner("one"), store.owner("two")) == ("ada", None)
    assert [each.id for each in store.every(owner="ada")] == ["one"]
    store.copy("one", "three")
    assert store.turns("three") == store.turns("one")
    store.delete("one")
    assert store.every(owner="ada") == []
    assert store.turns("three")


def listed(day: int) -> Listed:
    at = datetime(2026, 11, day, tzinfo=UTC)
    return Listed(f"t{day}", f"Q{day}", 2, at, at)


def test_the_question_being_asked_is_counted_once() -> None:
    first, second = listed(29), listed(28)
    asking = replace(second, title="what about the gulls?", turns=second.turns + 1, last=first.last)
    assert [(each.id, each.turns) for each in threads.with_asked([first, second], asking)] == [
        (second.id, second.turns + 1),
        (first.id, first.turns),
    ]
    kept = replace(second, turns=second.turns + 1)
    assert threads.with_asked([first, kept], asking)[0] == replace(kept, last=first.last), "it was kept meanwhile"
    assert threads.with_asked([first], asking) == [asking, first]
