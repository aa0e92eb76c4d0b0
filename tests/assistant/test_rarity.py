"""Rare words tell more; a common noun that the archive never uses tells what the others do, a name all of it."""

from __future__ import annotations

import pytest

from assistant.rarity import weigh, weigh_asked

COUNTS = {"boat": 50, "weir": 2, "tidal": 0, "quay": 0}


def test_the_rarer_the_more_it_tells() -> None:
    weights = weigh(("boat", "weir"), lambda stem: COUNTS[stem], 100)
    assert weights["weir"] > weights["boat"] > 0


def test_an_unknown_noun_weighs_the_mean_and_an_unknown_name_all() -> None:
    spelled = {"boat": "boats", "weir": "weir", "tidal": "tidal", "quay": "Quay"}
    weights = weigh_asked(spelled, lambda stem: COUNTS[stem], 100)
    assert weights["tidal"] == pytest.approx((weights["boat"] + weights["weir"]) / 2)
    assert weights["quay"] > weights["weir"]


def test_where_no_word_is_known_each_keeps_its_weight() -> None:
    assert weigh_asked({"tidal": "tidal"}, lambda _: 0, 100)["tidal"] > 0
