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
from assistant.domain import Account, Answer, Citation, Claim, Record, Scope
from assistant.errors import Stopped
from assistant.events import Event, Understood
from assistant.redacting import STRUCK
from tests.ui.visiting import Visit, drawn, texts
from ui.page import address, conversation, keeping, reply, session, threads, why
from ui.page.session import Question, Turn
from ui.referenced import in_words

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


def test_a_struck_claim_is_drawn_struck_and_says_why_in_words() -> None:
    fallen = Claim("Okoro resigned.", (), False)
    found = answer(f"Seven were hurt. [1] {STRUCK.format(fallen.text)} Nine came. [2]", claims=(fallen,))
    (block,) = [each for each in reply.blocks(Turn(Question("What?"), found)) if each.kind == "answer"]
    assert [run.text for run in block.runs if run.style == "struck"] == ["Okoro resigned."]
    assert "".join(run.text for run in block.runs if run.style != "struck") == (
        "Seven were hurt.\u00a01 Struck out:  not supported by the archive Nine came.\u00a02"
    )
    assert [run.press for run in block.runs if run.press] == ["source 0", "source 1"]


def test_claims_that_were_left_out_are_counted_among_the_reasons(archive: Path) -> None:
    fallen = (Claim("Okoro resigned.", (), False), Claim("She left.", (), False))
    with Assistant.open(archive) as assistant:
        left = list(why.reasons(assistant, answer("Seven. [1]", claims=fallen)))
    labels = [block.runs[0].text for block in left if block.kind == "label"]
    assert "2 claims left out: not supported by the archive" in labels


def test_reports_that_differ_stand_side_by_side_in_place_of_the_sentence() -> None:
    found = answer(
        "Reports differ: seven [1] or nine [2].\n\nQuay: Seven. [1]\n\nPier: Nine. [2]",
        differing=(Account("seven", (1,)), Account("nine", (2,))),
    )
    blocks = list(reply.blocks(Turn(Question("What?"), found)))
    rows = [[run.text for run in block.runs] for block in blocks if block.kind == "account"]
    assert rows == [["Seven", "Quay · undated\u00a0", "1"], ["Nine", "Pier · undated\u00a0", "2"]]
    said = [block.runs[0].text for block in blocks if block.kind == "answer"]
    assert said == ["Quay: Seven.\u00a0", "Pier: Nine.\u00a0"]
    kinds = [block.kind for block in blocks]
    assert kinds.index("account") < kinds.index("source")


def test_an_answer_is_copied_with_its_references_in_full() -> None:
    assert in_words(answer("Seven were hurt. [1]")).splitlines()[2:6] == [
        "Seven were hurt. [1]",
        "",
        "Sources",
        "[1] “Seven” Storm, Quay, undated, https://quay.example/1",
    ]


def test_a_question_that_leant_on_others_is_asked_again_as_it_was_read() -> None:
    leant = answer("Seven. [1]", question="And there?", standalone_question="How many in Quay?")
    turn = Turn(Question("And there?"), leant)
    assert conversation.again(turn).read_as == "How many in Quay?"
    assert conversation.again(Turn(Question("What?"), answer("Seven. [1]"))) == Question("What?")


def test_a_turn_of_an_older_dateline_is_drawn_with_its_words_alone() -> None:
    blocks = list(reply.blocks(Turn(Question("What?"), None, n=1, text="Seven.\n\nNine.")))
    assert [block.runs[0].text for block in blocks if block.kind == "answer"] == ["Seven.", "Nine."]
    assert not any(block.kind == "notice" for block in blocks)


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
