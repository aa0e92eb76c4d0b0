"""The numbers beside the bars of a plot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from ui.page.plotting import MOST_STEPS, scale_of


@given(some.integers(1, 10**9))
def test_a_scale_reaches_over_the_highest_bar_in_few_even_steps(highest: int) -> None:
    scale = scale_of(highest)
    step = scale[1]
    assert scale == [step * n for n in range(len(scale))]
    assert scale[-2] < highest <= scale[-1]
    assert len(scale) <= MOST_STEPS + 1
