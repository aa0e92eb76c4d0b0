"""What stands in the report, and how it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from eval.report import plots, write
from eval.report.html import QUOTED, TOLD, html
from eval.report.markdown import markdown
from eval.report.svg import titled
from eval.report.view import Curves, View
from tests.eval.report.views import QUOTE, REFUSED, VIEW, WRONG


@pytest.fixture(scope="module")
def page() -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html(VIEW))


def test_every_link_of_the_contents_line_leads_somewhere(page: lxml_html.HtmlElement) -> None:
    assert len(page.xpath("//nav/a")) == 6
    assert {link.lstrip("#") for link in page.xpath("//a/@href | //use/@href")} <= set(page.xpath("//@id"))


def test_no_two_elements_share_an_id(page: lxml_html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_plot_has_a_title_and_a_description(page: lxml_html.HtmlElement) -> None:
    drawn = page.xpath("//figure/svg")
    assert len(drawn) == 4
    for plot in drawn:
        assert plot.get("role") == "img"
        assert plot.xpath("./title/text()") and plot.xpath("./desc/text()")
    assert "Dateline answers 80% and errs in 20% of those" in drawn[0].xpath("./desc/text()")[0]


def test_figures_show_value_interval_and_what_was_not_scored(page: lxml_html.HtmlElement) -> None:
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//table[@class='figures']/tbody/tr")]
    assert "70.0% 60.0–80.0" in rows[0].replace("%60", "% 60")
    assert rows[1].count("not scored") == 2
    assert "lower is better" in rows[2]


def test_a_case_links_its_marks_to_its_evidence_and_leaves_unknown_ones_as_words(page: lxml_html.HtmlElement) -> None:
    (card,) = page.xpath("//article[@id='case-1']")
    assert card.xpath(".//a[@class='mark']/@href") == ["#case-1-source-1"]
    assert "Nobody knows. [9]" in card.text_content()
    assert "Ida Marn, Coast Tribune, 3 May 2025: Ferry returns" in " ".join(card.text_content().split())
    assert "Closest coverage offered" in page.xpath("//article[@id='case-2']")[0].text_content()


def test_only_the_worst_of_each_verdict_are_told_in_full() -> None:
    many = (*(replace(WRONG, id=f"w{at}") for at in range(TOLD + 2)), REFUSED)
    page = lxml_html.document_fromstring(html(replace(VIEW, cases=many)))
    assert len(page.xpath("//article")) == TOLD + 1
    assert len(page.xpath("//details[starts-with(@class, 'case')]")) == 2


def test_long_evidence_is_folded_not_dropped() -> None:
    quotes = tuple(replace(QUOTE, n=at, quote=f"Sentence {at}.") for at in range(1, QUOTED + 3))
    page = lxml_html.document_fromstring(html(replace(VIEW, cases=(replace(WRONG, evidence=quotes),))))
    assert page.xpath("//details[@class='more']/summary/text()") == ["2 more"]
    assert len(page.xpath("//blockquote")) == QUOTED + 2


def test_a_report_of_nothing_is_still_a_report() -> None:
    empty = View("Nothing yet", ("Dateline",), curves=(Curves(),))
    assert "nothing was scored" in html(empty)
    assert markdown(empty).startswith("# Nothing yet: nothing was scored\n")


def test_markdown_tells_figures_kinds_and_cases() -> None:
    text = markdown(VIEW)
    assert "| Right ↑ | 40 | **70.0%** (60.0–80.0) | **50.0%** (0.0–100.0) |" in text
    assert "| who said what | 2 of 10 | – |" in text
    assert "- Wanted: Tuesday / 6 May\n" in text
    assert "| 1 May 2025 | aaaaaaa | 60.0% |" in text


def test_without_the_extra_the_report_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plots, "find_spec", lambda name: None)
    assert plots.MISSING in lxml_html.document_fromstring(html(VIEW)).text_content()
    assert "\\[eval\\]" in markdown(VIEW)


def test_both_files_are_written_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    written = write(tmp_path / "new" / "folder", VIEW)
    assert [path.name for path in written] == ["report.md", "report.html"]
    assert sorted(path.name for path in written[0].parent.iterdir()) == ["report.html", "report.md"]
    assert write(tmp_path / "new" / "folder", VIEW) == written


def test_an_svg_loses_all_that_could_act() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" height="2"><script>1</script><g onclick="x()" role="graphics-symbol">'
        '<clipPath id="c0"/><path clip-path="url(#c0)"/><a href="javascript:x()"/><image href="http://x.example"/></g></svg>'
    )
    kept = titled(drawn, "risk", "A title", "What it shows")
    assert not any(word in kept for word in ("script", "onclick", "href", "image", "graphics-symbol"))
    assert 'id="risk-1"' in kept and "url(#risk-1)" in kept
