"""Draw how an archive grows: ``python scripts/draw_growth.py DESK.json FULL.json MILLION.json > GROWTH.svg``.

The files are what ``python -m eval.growth`` prints.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import altair

from eval.report.svg import svg

SERIES = {
    "search": "search_none_ms",
    "search, one week": "search_week_ms",
    "search, one year": "search_year_ms",
    "ask, no model": "ask_ms",
}
DASHES = {"search": [1, 0], "search, one week": [2, 2], "search, one year": [6, 3], "ask, no model": [9, 3, 2, 3]}


def main(paths: list[str]) -> int:
    """Write the plot as SVG."""
    rows = [
        {"passages": read["passages"], "what": name, "ms": read[key]["p95"]}
        for read in (json.loads(Path(path).read_text(encoding="utf-8")) for path in paths)
        for name, key in SERIES.items()
    ]
    lines = altair.Chart(altair.Data(values=rows)).encode(
        x=altair.X("passages:Q", scale=altair.Scale(type="log"), axis=altair.Axis(format="~s", title="passages")),
        y=altair.Y("ms:Q", axis=altair.Axis(title="p95, milliseconds")),
        strokeDash=altair.StrokeDash(
            "what:N",
            scale=altair.Scale(domain=list(DASHES), range=list(DASHES.values())),
            legend=altair.Legend(title=None),
        ),
    )
    chart = altair.layer(lines.mark_line(color="#1a1a1a"), lines.mark_point(color="#1a1a1a", filled=True))
    chart = chart.properties(width=440, height=260, background="white")
    told = "; ".join(f"{row['what']} {row['ms']} ms at {row['passages']:,}" for row in rows)
    sys.stdout.write(svg(chart, "growth", "Latency by the archive's size", told) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
