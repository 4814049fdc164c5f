"""What the model of a questionnaire answers about itself."""

import pytest

from tests.talks import small

PLACE = {"id": "place", "type": "single", "text": "Where?", "options": ["ward", "home"]}
SIDE = {"id": "side", "type": "derived", "options": [{"id": "in", "when": "place == ward"}, "out"]}


def test_a_segment_is_known_by_its_id_but_never_asked() -> None:
    study = small([PLACE, SIDE])
    assert study.by_id["side"].type == "derived"
    assert [one.id for one in study.asked] == ["place"]
    with pytest.raises(KeyError):
        study.question("side")


@pytest.mark.parametrize("name", ["place", "side"])
def test_options_that_are_shared_in_a_circle_are_none(name: str) -> None:
    circle = {"place": "other", "other": "place"}
    shared = [
        {"id": one, "type": "single", "text": "Where?", "options_from": circle[one]}
        for one in circle
    ]
    study = small([*shared, {"id": "side", "type": "derived", "options": []}])
    assert study.choices(study.by_id[name]) == ()
