import pytest

from assistant.asking.outlets import folded, outlets_named


@pytest.mark.parametrize("outlet", ["themoscowtimes.com", "www.themoscowtimes.com", "The Moscow Times", "Moscow Times"])
def test_hosts_and_names_of_one_outlet_fold_alike(outlet: str) -> None:
    assert folded(outlet) == "moscowtimes"


def test_a_longer_name_is_not_cut_to_a_known_one() -> None:
    known = ("time.com", "The Times")
    assert outlets_named("What happened in Time Square?", known) == ()
    assert [outlet.outlet for outlet in outlets_named("What was reported by the Times on Monday?", known)] == [
        "The Times"
    ]


def test_no_known_outlets_give_none() -> None:
    assert outlets_named("What was reported by CNN?", ()) == ()
    assert outlets_named("What was reported by CNN?", ("???",)) == ()
