from __future__ import annotations

from ui.page.kept_views import KeptViews


def test_a_view_is_made_once_and_those_asked_for_longest_ago_go_first() -> None:
    made: list[str] = []

    def making(view: str) -> str:
        made.append(view)
        return view.upper()

    kept: KeptViews[str] = KeptViews(2)
    assert [kept.get(view, lambda view=view: making(view)) for view in "abacab"] == list("ABACAB")  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]
