"""What the archive holds: how much, from where, how fresh, how evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import streamlit as st

from assistant.archive.census import Census
from assistant.archive.entries import Status
from ui.page import archive_chart, holdings
from ui.page.archive_colours import PALETTE, REST, Colour, colours
from ui.page.archive_rhythm import Bar, Gap, Rhythm, bars, called, rhythm, window
from ui.page.days import Step, step_of
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted, day

OUTLETS_SHOWN, OUTLETS_DRAWN, GAPS_SHOWN = 12, 6, 5
NAMELESS = "no outlet named"
OTHERS = "other outlets"


def draw(desk: Desk) -> None:
    """Draw it."""
    census = holdings.census(desk.assistant.archive)
    ink([Block("figures", tuple(_figures(desk.status)))], "archive-figures")
    ink([line("fresh", fresh(desk.status, datetime.now(UTC)))], "archive-fresh")
    if census.days:
        _plot(census)
    _outlets(census)
    ink(list(gaps(census)), "archive-gaps")


def _figures(status: Status) -> Iterator[Run]:
    for name, value in (
        (f"article{'' if status.articles == 1 else 's'}", f"{status.articles:,}"),
        (f"outlet{'' if len(status.outlets) == 1 else 's'}", f"{len(status.outlets):,}"),
        ("words", short(status.words)),
        ("statements", short(status.statements)),
        ("on the disk", f"{status.disk_bytes / 1e6:,.0f} MB"),
    ):
        yield Run(value, "figure")
        yield Run(name, "unit")


def short(number: int) -> str:
    """Write a large number as a paper does: 18,420; 1.4 million."""
    return f"{number / 1e6:,.1f} million" if number >= 1_000_000 else f"{number:,}"


def fresh(status: Status, now: datetime) -> str:
    """Say what time the articles span and how far behind the clock the newest is."""
    if status.first_published is None or status.last_published is None:
        return "No article has a date."
    behind = (now.date() - status.last_published.at.date()).days
    age = (
        "is of today"
        if behind == 0
        else f"is {counted(behind, 'day')} older than the clock"
        if behind > 0
        else f"is dated {counted(-behind, 'day')} after the clock"
    )
    added = f" Articles were last brought in on {day(status.last_run.started)}." if status.last_run else ""
    return f"From {status.first_published} to {status.last_published}. The newest article {age} ({day(now)}).{added}"


def _plot(census: Census) -> None:
    start = window(census.days)
    shown = [held for held in census.days if start is None or held.day >= start]
    by = step_of(shown[0].day, shown[-1].day)
    names = [outlet.name for outlet in census.outlets]
    named = names if len(names) <= OUTLETS_DRAWN + 1 else names[:OUTLETS_DRAWN]
    drawn = [Bar(bar.start, bar.outlet or NAMELESS, bar.articles) for bar in bars(shown, by, named, OTHERS)]
    chosen = colours(census.outlets, named)
    coloured = {name or NAMELESS: chosen[name] for name in named}
    if len(named) < len(names):
        coloured[OTHERS] = REST
    told = summary(drawn, by)
    ink([line("label", f"Articles by {by}")], "archive-plot-head")
    archive_chart.draw(drawn, coloured, by, told)
    early = sum(held.articles for held in census.days) - sum(held.articles for held in shown)
    left_out = [
        f"{counted(early, 'article')} from {called(census.days[0].day, 'month')} on stand before the plot begins."
        if early
        else "",
        f"{counted(census.undated, 'article')} without a date." if census.undated else "",
        f"{counted(census.vague, 'article')} dated to a month or year only." if census.vague else "",
    ]
    ink([line("meta", " ".join(part for part in (told, *left_out) if part))], "archive-plot-told")
    with st.expander("The plot in figures"):
        ink(
            [line("meta", keyed(coloured, len(names))), *(line("row", row) for row in table(drawn, by))],
            "archive-plot-figures",
        )


def keyed(coloured: Mapping[str, Colour], outlets: int) -> str:
    """Say in a sentence which colour is whose, and whether it stays so when others come."""
    stay = ", which stay an outlet’s own up to ten outlets" if outlets <= len(PALETTE) else ""
    return f"Its colours{stay}: {', '.join(f'{name} {colour.name}' for name, colour in coloured.items())}."


def summary(drawn: list[Bar], by: Step) -> str:
    """Say in a sentence what the plot shows."""
    totals = Counter[date]()
    for bar in drawn:
        totals[bar.start] += bar.articles
    most, number = max(totals.items(), key=lambda pair: (pair[1], pair[0]))
    first, last = min(totals), max(totals)
    return (
        f"{counted(totals.total(), 'article')} by {by}, {called(first, by)} to {called(last, by)}; "
        f"most in {'the ' if by == 'week' else ''}{called(most, by)}: {number:,}."
    )


def table(drawn: list[Bar], by: Step) -> list[str]:
    """Give the bars as lines: the total, then outlet by outlet."""
    rows: dict[date, list[Bar]] = {}
    for bar in drawn:
        rows.setdefault(bar.start, []).append(bar)
    return [
        f"{called(start, by)}: {sum(bar.articles for bar in found):,} "
        f"({', '.join(f'{bar.outlet} {bar.articles:,}' for bar in found)})"
        for start, found in rows.items()
    ]


def _outlets(census: Census) -> None:
    every = bool(st.session_state.get("archive-every-outlet"))
    shown = census.outlets if every else census.outlets[:OUTLETS_SHOWN]
    blocks = [line("label", "Outlets")]
    for outlet in shown:
        span = "undated" if outlet.first is None or outlet.last is None else _span(outlet.first, outlet.last)
        blocks.append(
            Block(
                "ledger",
                (
                    Run(outlet.name or NAMELESS, "entry"),
                    Run(f"{outlet.articles:,}", "amount"),
                    Run(span, "credit"),
                ),
            )
        )
    if len(census.outlets) > OUTLETS_SHOWN:
        words = "Show fewer" if every else f"Show all {len(census.outlets):,} outlets"
        blocks.append(Block("actions", (Run(words, "action", press="fewer" if every else "every"),)))
    ink(blocks, "archive-outlets", lambda name: st.session_state.update({"archive-every-outlet": name == "every"}))


def _span(first: date, last: date) -> str:
    one, other = f"{first.day} {first:%b %Y}", f"{last.day} {last:%b %Y}"
    return one if one == other else f"{one} – {other}"


def gaps(census: Census) -> Iterator[Block]:
    """Yield the stretches without an article that stand out, of the whole archive and of each outlet."""
    yield line("label", "Gaps")
    whole = rhythm(held.day for held in census.days)
    if whole is None:
        yield line("remedy", "There are too few dated articles to tell a gap from the usual pace.")
        return
    told = f"How they are told: {_usual(whole)}"
    apart: list[tuple[str, Gap]] = []
    if len(census.outlets) > 1:
        for outlet in census.outlets:
            own = rhythm(held.day for held in census.days if held.outlet == outlet.name)
            apart += [(outlet.name or NAMELESS, gap) for gap in (own.gaps if own else ()) if gap not in whole.gaps]
    if not whole.gaps and not apart:
        yield line("remedy", f"None stands out. {told}")
        return
    yield line("remedy", told)
    apart.sort(key=lambda entry: -entry[1].days)
    for name, found in (("The whole archive", whole.gaps), ("", [gap for _, gap in apart])):
        for at, gap in enumerate(found[:GAPS_SHOWN]):
            yield _gap(name or apart[at][0], gap)
    more = max(len(whole.gaps) - GAPS_SHOWN, 0) + max(len(apart) - GAPS_SHOWN, 0)
    if more:
        yield line("meta", f"{more:,} shorter {'one is' if more == 1 else 'ones are'} not shown.")


def _gap(name: str, gap: Gap) -> Block:
    return Block(
        "ledger",
        (Run(name, "entry"), Run(counted(gap.days, "day"), "amount"), Run(_span(gap.first, gap.last), "credit")),
    )


def _usual(whole: Rhythm) -> str:
    every = "every day" if whole.usual == 1 else f"at least every {whole.usual} days"
    return (
        f"nine times out of ten this archive has an article {every}; a stretch three times as long without one is a "
        "gap. Each outlet is held to its own pace."
    )
