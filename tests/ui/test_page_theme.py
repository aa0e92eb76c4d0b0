"""The colours of both themes, held to WCAG 2.2 AA as they come out: opacity counted in, on every ground."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.ui.visiting import PAGE
from ui.page import launch
from ui.page.archive_colours import PALETTE, REST
from ui.page.plotting import of_words

THEME = tomllib.loads(launch.CONFIG.read_text("utf-8"))["theme"]
TEXT, EDGE = 4.5, 3.0
"""The least contrast of text, and of what is not text but tells something: focus rings, the edge of a mark."""
GROUNDS = ("backgroundColor", "secondaryBackgroundColor")

Colour = tuple[float, float, float]


def grounds(name: str) -> list[Colour]:
    """Give the four grounds of a theme: of the page and of the sidebar, each with its second."""
    theme = THEME[name]
    return [rgb(part[each]) for part in (theme, theme["sidebar"]) for each in GROUNDS]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_links_and_rings_stand_out_from_every_ground(name: str) -> None:
    theme = THEME[name]
    for ground in grounds(name):
        assert contrast(rgb(theme["textColor"]), ground) >= TEXT
        assert contrast(rgb(theme["linkColor"]), ground) >= TEXT
        assert contrast(rgb(theme["primaryColor"]), ground) >= EDGE
    assert contrast((1, 1, 1), rgb(theme["primaryColor"])) >= TEXT, "Streamlit writes white on its primary buttons"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_faintest_words_can_be_read(name: str) -> None:
    """In the colour of text, and in that of links, which they take on where a pointer is over what they stand in."""
    theme = THEME[name]
    sheets = {sheet.name: sheet.read_text("utf-8") for sheet in PAGE.parent.glob("*.css")}
    faint = {
        (sheet, rule[1].strip()): float(rule[2])
        for sheet, text in sheets.items()
        for rule in re.finditer(r"([^{}]+)\{[^}]*?opacity:\s*([\d.]+)", text)
    }
    assert faint
    for rule, opacity in faint.items():
        for ground in grounds(name):
            for colour in ("textColor", "linkColor"):
                text = blended(rgb(theme[colour]), ground, opacity)
                assert contrast(text, ground) >= TEXT, (rule, colour)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_rules_that_tell_whose_words_they_are_can_be_seen(name: str) -> None:
    """An edge of a button need not be seen, for its words tell that it is one."""
    sheet = (PAGE.parent / "said.css").read_text("utf-8")
    colours = re.findall(r"border-left: \dpx \w+ (?:color-mix\(in srgb, )?var\(--st-([a-z-]+)\)(?: (\d+)%)?", sheet)
    assert len(colours) == 3, "their own words, partly, the paper's"
    for colour, percent in colours:
        first, *others = colour.split("-")
        full = rgb(THEME[name][first + "".join(word.title() for word in others)])
        for ground in grounds(name)[:1]:  # statements stand on the page itself
            assert contrast(blended(full, ground, int(percent or 100) / 100), ground) >= EDGE, colour


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_words_beside_a_plot_can_be_read(name: str) -> None:
    assert contrast(rgb(of_words(name)), rgb(THEME[name]["backgroundColor"])) >= TEXT


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_bar_of_the_archive_stands_out_from_the_page(name: str) -> None:
    for colour in (*PALETTE, REST):
        shade = colour.dark if name == "dark" else colour.light
        assert contrast(rgb(shade), rgb(THEME[name]["backgroundColor"])) >= EDGE, colour


def test_no_typeface_is_fetched_from_elsewhere() -> None:
    assert {THEME["font"], THEME["headingFont"]} <= {"sans-serif", "serif"}
    assert not any("url(" in sheet.read_text("utf-8") for sheet in PAGE.parent.glob("*.css"))


def rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def blended(over: Colour, under: Colour, opacity: float) -> Colour:
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Give the ratio of WCAG: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
