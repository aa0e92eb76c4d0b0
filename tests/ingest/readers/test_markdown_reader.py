from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.markdown import has_front_matter, plain, read

ARTICLE = """---
title: "Road approved: at last"
date: 2025-05-29T15:04:00-04:00
lastmod: 2025-05-30
author:
  - Ann Lee
  - name: Bo Chen
source: The Town Post
link: https://e.com/a
lang: en-US
section: Local
tags: [road, council]
id: wire-7
draft: false
---

# Road approved: at last

The *council* [voted](https://e.com/v) for
a **road**.[^1]

![The road](road.png)

> “We did it,” said <b>Ann</b>.

- One
- Two

| Vote | Count |
|------|-------|
| Yes  | 5     |

<div>A &amp; B</div>

Related article: [Fire](#)

[^1]: After years.
"""


def test_front_matter_and_body_are_read() -> None:
    draft = read(ARTICLE, "a.md")
    assert (draft.id, draft.title, draft.url, draft.outlet) == (
        "wire-7",
        "Road approved: at last",
        "https://e.com/a",
        "The Town Post",
    )
    assert (draft.published, draft.published_origin) == ("2025-05-29T15:04:00-04:00", "front matter:date")
    assert (draft.updated, draft.language, draft.section, draft.tags) == (
        "2025-05-30",
        "en-US",
        "Local",
        ("road", "council"),
    )
    assert draft.authors == ("Ann Lee", "Bo Chen")
    assert draft.text.split("\n\n") == [
        "The council voted for a road.",
        "“We did it,” said Ann.",
        "One",
        "Two",
        "Vote | Count",
        "Yes | 5",
        "A & B",
    ]


def test_front_matter_that_is_no_yaml_is_read_by_the_line() -> None:
    draft = read("---\ntitle: Road: approved\ndate: 2025-05-29\n---\nThe body.", "a.md")
    assert (draft.title, draft.published, draft.text) == ("Road: approved", "2025-05-29", "The body.")


def test_without_front_matter_the_shape_of_a_saved_article_is_read() -> None:
    draft = read("# Road approved\n\nMay 29, 2025\n\nThe [body](#).\n\nSource: <https://e.com/a>\n", "a.md")
    assert (draft.title, draft.published, draft.url, draft.text) == (
        "Road approved",
        "May 29, 2025",
        "https://e.com/a",
        "The body.",
    )


@given(st.text(alphabet="#*_[]()!<>`-|: \n\tab1.\"'&;~^", max_size=200))
def test_any_markdown_makes_a_draft(text: str) -> None:
    read(text, "a.md")
    read(f"---\n{text}\n---\n{text}", "a.md")


def test_a_rule_is_no_front_matter() -> None:
    assert not has_front_matter("---\n\nRoad approved")
    assert read("---\nRoad approved\n---\n\nThe body.", "a.md").text.endswith("The body.")


def test_front_matter_without_a_title_takes_the_first_heading() -> None:
    draft = read("---\ndate: 2025-05-29\n---\n# Road approved\n\nThe body.", "a.md")
    assert (draft.title, draft.published, draft.text) == ("Road approved", "2025-05-29", "The body.")


def test_scripts_and_comments_in_markdown_leave_no_words() -> None:
    assert plain("A\n\n<script>alert(1)</script>\n\n<!-- hidden -->\n\nB") == "A\n\nB"


def test_yaml_that_repeats_itself_a_billion_times_is_harmless() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read(f"---\ntitle: Bomb\n{bomb}---\nThe body.", "a.md").title == "Bomb"
