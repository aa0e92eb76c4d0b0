from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from assistant import Assistant
from assistant.domain import Period, Record, Said, Span, Speaker, Statement
from assistant.errors import InputError
from ui.exported_said import COLUMNS, Asked, exported
from ui.page.said_files import named

TEXT = "=HYPERLINK(1) “I asked for a <b>door</b>,” said Lorne."
HOSTILE = "=1+1"


def said(text: str = TEXT) -> Said:
    start, end = text.index("“"), text.index("”") + 1
    source = Span(text.index("Lorne"), text.index("Lorne") + 5)
    cue = Span(text.index("said"), text.index("said") + 4)
    speaker = Speaker(HOSTILE, source, "name", "@role")
    statement = Statement("a", (Span(start, end),), cue, source, "direct", speaker=speaker)
    record = Record("a", "[click](javascript:alert(1))", url="javascript:alert(1)", outlet="+Quay")
    return Said(1, statement, record, text[start:end], "Lorne", "said")


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Assistant:
    return Assistant.open(sample_archive)


def of_peskov(assistant: Assistant) -> tuple[Asked, list[Said], dict[str, str]]:
    person = assistant.speakers.get().find("Peskov")
    found = assistant.said("Peskov", k=None)
    texts = {one.article.id: assistant.archive.article(one.article.id).text for one in found}
    period = Period(datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC))
    return Asked(person, "memorandum", period, ("Quay",), ("In their own words",)), found, texts  # type: ignore[arg-type]


def test_a_row_of_the_table_names_speaker_outlet_and_date_and_points_into_the_article(assistant: Assistant) -> None:
    asked, found, texts = of_peskov(assistant)
    rows = list(csv.DictReader(io.StringIO(exported(asked, found, texts, "csv"))))
    assert len(rows) == len(found)
    for row, one in zip(rows, found, strict=True):
        text = texts[row["article_id"]]
        assert row["in_the_article"] == text[int(row["start"]) : int(row["end"])]
        assert (row["speaker"], row["kind"], row["outlet"]) == (
            "Dmitry Peskov",
            one.statement.kind,
            one.article.outlet or "",
        )
        assert row["published"]


def test_no_cell_is_a_formula() -> None:
    text = exported(Asked(None), [said()], {"a": TEXT}, "csv")
    (row,) = list(csv.reader(io.StringIO(text)))[1:]
    assert len(row) == len(COLUMNS)
    assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert row[0] == f"'{HOSTILE}"


def test_the_object_says_what_was_asked_for_and_every_span(assistant: Assistant) -> None:
    asked, found, texts = of_peskov(assistant)
    value = json.loads(exported(asked, found, texts, "json"))
    assert value["person"]["name"] == "Dmitry Peskov"
    assert (value["about"], value["from"], value["to"]) == ("memorandum", "2025-05-01", "2025-05-31")
    assert len(value["statements"]) == len(found)
    for statement in value["statements"]:
        text = texts[statement["article_id"]]
        assert " … ".join(text[start:end] for start, end in statement["content_spans"]) == statement["content"]


def test_markdown_draws_the_words_as_they_are_and_nothing_of_them_as_markup() -> None:
    html = MarkdownIt("commonmark").render(exported(Asked(None, "<i>doors</i>"), [said()], {"a": TEXT}, "md"))
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<a " not in html
    assert "“I asked for a &lt;b&gt;door&lt;/b&gt;,” said Lorne" in html


def test_markdown_links_a_plain_address(assistant: Assistant) -> None:
    plain = said()
    plain = replace(plain, article=replace(plain.article, url="https://quay.example/door"))
    html = MarkdownIt("commonmark").render(exported(Asked(None), [plain], {"a": TEXT}, "md"))
    assert '<a href="https://quay.example/door">' in html


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(InputError, match="there is no format 'pdf'"):
        exported(Asked(None), [], {}, "pdf")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Dmitry Peskov", "said-dmitry-peskov"), ("../../etc/passwd", "said-etc-passwd"), ("“…”", "said")],
)
def test_a_file_is_named_after_what_is_in_it(title: str, name: str) -> None:
    assert named(title) == name
