from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.domain import Said, Scope
from assistant.settings import load
from ingest.pipeline import ingest
from tests.ui.visiting import Drawn, Visit, drawn, texts
from ui.page.said_copies import copies
from ui.page.said_view import View

NOW = datetime(2025, 6, 1, tzinfo=UTC)
LINES = ("said-direct", "said-mixed", "said-indirect")


def names(page: AppTest) -> list[str]:
    return [str(block.runs[0]["text"]) for block in drawn(page, "speaking")]


def run_of(block: Drawn, style: str) -> str:
    return "".join(str(run["text"]) for run in block.runs if run["style"] == style)


def go(page: AppTest, /, **query: str) -> AppTest:
    for name in list(page.query_params):
        del page.query_params[name]
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def once(assistant: Assistant, found: Sequence[Said]) -> list[Said]:
    """Give the statements without those that another paper prints too, the first of them published kept."""
    known = copies(assistant)
    assert known is not None
    held = {one.id for one in found}
    return [one for one in found if known.get(one.id) not in held]


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Assistant:
    return Assistant.open(sample_archive)


def test_who_speaks_is_listed_the_most_quoted_first(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said")
    people = assistant.speakers.get().people
    counts = {run_of(block, "name"): int(run_of(block, "count").replace(",", "")) for block in drawn(page, "speaking")}
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    held = {person.name: person.statements for person in people}
    assert all(0 < count <= held[name] for name, count in counts.items())
    assert counts["Bram Kettel"] < held["Bram Kettel"], "an agency's text in four papers counts once"
    assert set(names(page)) <= {person.name for person in people}
    first = drawn(page, "speaking")[0]
    assert run_of(first, "name") == "Matthis Osgood"
    assert run_of(first, "role") == "mayor"
    assert "–" in run_of(first, "span")


def test_the_list_is_paged(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said")
    many = len(assistant.speakers.get().people)
    first = names(page)
    rest = names(go(page, page="2"))
    assert len(first) == 40
    assert len(rest) == many - 40
    assert not set(first) & set(rest)
    beyond = go(page, page="99")
    assert names(beyond) == first


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("peskov", ["Dmitry Peskov"]),
        ("Kremlin spokesman", ["Dmitry Peskov"]),
        ("lorne", ["Greta Lorne", "Alwin Lorne"]),
    ],
)
def test_the_list_is_searched_by_name_and_role(
    visit: Visit, sample_archive: Path, typed: str, found: list[str]
) -> None:
    page = visit(sample_archive, page="said")
    page.text_input(key="said-name").set_value(typed).run()
    assert names(page) == found
    assert page.query_params["name"] == typed


def test_the_list_is_narrowed_by_dates_and_outlets(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said")
    everybody = {run_of(block, "name"): run_of(block, "count") for block in drawn(page, "speaking")}
    page.date_input(key="said-from").set_value(date(2024, 6, 1))
    page.date_input(key="said-to").set_value(date(2024, 6, 30))
    page.multiselect(key="said-outlets").select("Coast Tribune").run()
    expected = [
        one.statement.speaker.name
        for one in assistant.said(scope=Scope(View(since=date(2024, 6, 1), until=date(2024, 6, 30)).period), k=None)
        if one.article.outlet == "Coast Tribune" and one.statement.speaker
    ]
    shown = {run_of(block, "name"): int(run_of(block, "count")) for block in drawn(page, "speaking")}
    assert sum(shown.values()) == len(expected)
    assert shown != everybody
    assert set(shown) == set(expected)
    assert texts(page, "chips") == ["published June 2024 ×in Coast Tribune ×"]


def test_a_name_that_nobody_has_is_answered_with_the_nearest(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said")
    page.text_input(key="said-name").set_value("Osgud").run()
    assert texts(page, "nothing") == ["The archive has no statements by “Osgud”."]
    assert "Matthis Osgood" in names(page)


def test_a_name_that_is_quoted_elsewhere_says_so(visit: Visit, sample_archive: Path) -> None:
    page = go(visit(sample_archive, page="said"), name="peskov", to="2024-06-30")
    assert texts(page, "nothing") == ["Nobody of the name “peskov” is quoted within these limits."]
    assert names(page) == ["Dmitry Peskov"]


def test_a_speaker_has_a_page_with_every_statement_under_its_article(
    visit: Visit, sample_archive: Path, assistant: Assistant
) -> None:
    page = visit(sample_archive, page="said", speaker="Peskov")
    assert texts(page, "who") == ["Dmitry Peskov"]
    said = once(assistant, assistant.said("Dmitry Peskov", k=None))
    assert len(drawn(page, *LINES)) == len(said)
    assert {block.kind for block in drawn(page, *LINES)} == {f"said-{one.statement.kind}" for one in said}
    assert set(texts(page, "paper")) == {
        f"{one.article.title}{one.article.outlet} · {one.article.published}" for one in said
    }
    for block, one in zip(drawn(page, *LINES), said, strict=True):
        assert run_of(block, f"kind-{one.statement.kind}").startswith(
            {"direct": "In their own", "mixed": "Partly in their own", "indirect": "In the paper’s"}[one.statement.kind]
        )
        shown = "".join(run_of(Drawn("", [run]), run["style"]) for run in block.runs)
        assert all(part.strip() in shown for part in one.content.split(" … "))


def test_what_several_papers_print_of_one_text_is_listed_and_counted_once(visit: Visit, sample_archive: Path) -> None:
    listed = visit(sample_archive, page="said", name="Bram Kettel")
    [row] = drawn(listed, "speaking")
    page = visit(sample_archive, page="said", speaker="Bram Kettel")
    lines = ["".join(str(run["text"]) for run in block.runs) for block in drawn(page, *LINES)]
    [crews] = [words for words in lines if "brought 85 people out" in words]
    assert crews.endswith("Also in Coast Tribune, Halmery Press Agency and Orvenmouth Courier")
    assert int(run_of(row, "count")) == len(lines)
    assert texts(page, "folio")[0].startswith(f"{len(lines)} statements")


def test_the_list_says_what_it_does_not_count(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said")
    nameless = sum(one.speaker is None for one in assistant.archive.outlines())
    assert f"{nameless} more statements are of somebody without a name, found by topic." in texts(page, "meta")


def test_a_statement_opens_its_article_at_its_words(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said", speaker="Peskov")
    for one in assistant.said("Dmitry Peskov", k=None):
        page.session_state["said-opened"] = one.id
        page.run()
        marked = " ".join(run["text"] for block in drawn(page, "para") for run in block.runs if run["style"] == "mark")
        assert all(part in " ".join(marked.split()) for part in " ".join(one.content.split()).split(" … "))
        assert "words of Dmitry Peskov" in texts(page, "masthead")[0]
        assert not drawn(page.run(), "masthead"), "the next run does not open it again"


def test_a_name_that_may_be_several_asks_which(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said", speaker="Lorne")
    assert texts(page, "nothing") == ["“Lorne” may be any of 2."]
    assert names(page) == ["Greta Lorne", "Alwin Lorne"]
    assert not drawn(page, *LINES)


def test_a_topic_narrows_to_what_is_on_it(visit: Visit, sample_archive: Path, assistant: Assistant) -> None:
    page = visit(sample_archive, page="said", speaker="Peskov", about="memorandum", order="nearest")
    expected = once(assistant, assistant.said("Dmitry Peskov", about="memorandum", k=None))
    assert len(drawn(page, *LINES)) == len(expected)
    assert texts(page, "folio")[0].startswith(f"{len(expected)} statements on “memorandum”")


def test_where_somebody_said_nothing_on_a_topic_those_who_did_are_named(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said", speaker="Greta Lorne", about="memorandum")
    assert texts(page, "nothing") == ["The archive reports no statements by Greta Lorne on “memorandum”."]
    assert "Who spoke on it" in texts(page, "minor")
    assert any("Peskov" in chips for chips in texts(page, "chips"))


@pytest.mark.parametrize(("name", "speaker"), [("peskov", "Dmitry Peskov"), ("Lorne", "Lorne")])
def test_a_topic_typed_beside_a_name_keeps_the_name(
    visit: Visit, sample_archive: Path, name: str, speaker: str
) -> None:
    page = go(visit(sample_archive, page="said"), name=name)
    page.text_input(key="said-about").set_value("memorandum").run()
    asked = {key: page.query_params[key] for key in ("speaker", "about")}
    assert asked == {"speaker": speaker, "about": "memorandum"}


def test_a_topic_alone_shows_what_anybody_said_on_it_and_who(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said", about="memorandum")
    assert texts(page, "who") == ["On “memorandum”"]
    speakers = {run_of(block, "capacity").split(",")[0] for block in drawn(page, *LINES)}
    assert "Dmitry Peskov" in speakers
    assert len(speakers) > 1


def test_kinds_and_order_and_dates_narrow_the_statements(
    visit: Visit, sample_archive: Path, assistant: Assistant
) -> None:
    page = visit(sample_archive, page="said", speaker="Peskov", kind="direct", order="oldest")
    kinds = {block.kind for block in drawn(page, *LINES)}
    assert kinds == {"said-direct"}
    days = [run_of(block, "credit").split(" · ")[1] for block in drawn(page, "paper")]
    said = [one for one in assistant.said("Dmitry Peskov", k=None) if one.statement.kind == "direct"]
    direct = once(assistant, said)
    assert len(direct) < len(said), "one quotation stands in two papers"
    assert len(drawn(page, *LINES)) == len(direct)
    assert days[0] == str(direct[-1].article.published)
    assert days[-1] == str(direct[0].article.published)
    page.multiselect(key="said-kinds").set_value(["indirect"]).run()
    assert {block.kind for block in drawn(page, *LINES)} == {"said-indirect"}
    assert page.query_params["kind"] == "indirect"


def test_what_the_address_says_wrongly_is_told_and_left_out(visit: Visit, sample_archive: Path) -> None:
    page = go(visit(sample_archive, page="said"), **{"from": "soon", "speaker": "Peskov"})
    assert texts(page, "notice")[0].startswith("“from=soon” in the address is not a date")
    assert drawn(page, *LINES)


def test_an_outlet_that_there_is_not_is_told_in_one_line(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said", speaker="Peskov", outlet="The Nowhere Post")
    (notice,) = texts(page, "notice")
    assert "no outlet in the archive is called 'The Nowhere Post'" in notice


def test_going_back_in_the_browser_shows_the_view_of_the_address(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="said")
    page.text_input(key="said-about").set_value("memorandum").run()
    assert texts(page, "who") == ["On “memorandum”"]
    assert len(names(go(page))) == 40
    assert page.text_input(key="said-about").value == ""


def test_limits_without_anything_said_name_a_way_out(visit: Visit, sample_archive: Path) -> None:
    page = go(visit(sample_archive, page="said"), **{"speaker": "Peskov", "from": "2020-01-01", "to": "2020-02-01"})
    assert texts(page, "nothing") == ["Nothing was said within these limits."]
    assert texts(page, "stretches")[-1] == "‹ 30 November–31 December 2019The whole time2 February–4 March 2020 ›"


def test_an_archive_without_statements_says_so_and_what_mends_it(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# A door\n\n“I asked for a door,” said Greta Lorne, the harbour master.\n")
    folder = tmp_path / "archive"
    monkeypatch.setenv("DATELINE_STATEMENTS", "0")
    ingest([str(tmp_path / "a.md")], folder, load(archive=folder), now=NOW)
    page = visit(folder, page="said")
    assert texts(page, "nothing") == ["The archive holds no statements."]
    (remedy,) = texts(page, "remedy")
    assert "dateline doctor --repair" in remedy
    assert "DATELINE_STATEMENTS=0" in remedy


def test_articles_not_yet_read_for_statements_are_told(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    for name, statements in (("a", "1"), ("b", "0")):
        text = f"# Door {name}\n\n“I asked for a door {name},” said Greta Lorne, the harbour master.\n"
        (tmp_path / f"{name}.md").write_text(text)
        monkeypatch.setenv("DATELINE_STATEMENTS", statements)
        ingest([str(tmp_path / f"{name}.md")], folder, load(archive=folder), now=NOW)
    page = visit(folder, page="said")
    assert any(text.startswith("1 article has yet to be read for statements") for text in texts(page, "meta"))


def test_the_ledger_is_read_once_for_all_visits(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.archive.archive import Archive

    asked: list[str] = []
    read = Archive.outlines
    monkeypatch.setattr(Archive, "outlines", lambda *given: asked.append("outlines") or read(*given))
    visit(sample_archive, page="said")
    visit(sample_archive, page="said").run()
    assert len(asked) == 1
