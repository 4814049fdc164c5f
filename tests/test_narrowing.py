"""A long list is narrowed to the likely few when it is put once more; a short one never is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from agent.matching import Matcher
from agent.narrowing import READ_OUT, narrowed
from agent.providers.minilm import MiniLM
from agent.questionnaire import Questionnaire
from agent.sessions import Invitation, Message, reply, start
from agent.store import Store
from agent.transcript import Asked, Judged
from tests.talks import BEGINNING, small
from tests.test_sessions import desk_for

CALLS = [
    {"id": "waste", "label": "Waste collection"},
    {"id": "parking", "label": "Parking permits"},
    {"id": "noise", "label": "Noise"},
    {"id": "roads", "label": "Damaged roads"},
    {"id": "lights", "label": "Street lighting"},
    {"id": "water", "label": "Water supply"},
    {"id": "childcare", "label": "Childcare places"},
    {"id": "passports", "label": "Passports and identity cards"},
    {"id": "taxes", "label": "Local taxes"},
    {"id": "building", "label": "Building permits"},
    {"id": "dogs", "label": "Dog licences"},
    {"id": "parks", "label": "Parks and playgrounds"},
    {"id": "elections", "label": "Elections"},
]


def survey(options: Sequence[object] = CALLS, *, type_: str = "single") -> Questionnaire:
    text = "What was your last call to the city about?"
    return small([{"id": "about", "type": type_, "text": text, "options": list(options)}])


def put(study: Questionnaire, *, form: str = "question") -> Asked:
    options = [one.id for one in study.choices(study.question("about"))]
    event = {"at": BEGINNING, "form": form, "question": "about", "text": "?", "options": options}
    return Asked.model_validate(event)


LIKELY = ("water", "waste", "water", "dogs", "noise")


def test_the_likely_few_stand_in_the_order_in_which_they_were_shown() -> None:
    study = survey()
    assert narrowed(study, put(study), LIKELY) == ("waste", "water", "dogs")
    turned = put(study).model_copy(update={"options": tuple(reversed(put(study).options))})
    assert narrowed(study, turned, LIKELY) == ("dogs", "water", "waste")


@pytest.mark.parametrize("likely", [(), ("water",), ("water", "water"), ("water", "unheard_of")])
def test_one_option_alone_is_never_named(likely: tuple[str, ...]) -> None:
    study = survey()
    assert narrowed(study, put(study), likely) == ()


@pytest.mark.parametrize(
    "study",
    [
        survey(CALLS[:READ_OUT]),
        survey(type_="multi"),
        survey([*CALLS, {"id": "neither", "label": "None of these"}]),
        survey([*CALLS, {"id": "never", "label": "I have never called"}]),
        survey([*CALLS, {"id": "much", "label": "Much", "band": [10, None]}]),
    ],
)
def test_a_list_that_is_short_or_must_be_seen_whole_is_not_narrowed(study: Questionnaire) -> None:
    assert narrowed(study, put(study), LIKELY) == ()


def test_what_was_put_once_more_is_not_narrowed_again() -> None:
    study = survey()
    assert narrowed(study, put(study, form="clarification"), LIKELY) == ()


def test_an_interview_names_the_few_once_and_takes_any_other_answer() -> None:
    study, encoder = survey(), Matcher(lambda: MiniLM(threads=1))
    with Store.open("sqlite://") as store:
        desk = replace(desk_for(study, store), matcher=lambda: encoder)
        interview = start(desk, Invitation(wave="w", consent=True)).id
        turn = reply(desk, interview, Message(id="1", text="it came out brown from the tap"))
        judged = [one for one in store.transcript(interview).events if isinstance(one, Judged)][-1]
        labels = [one["label"] for one in CALLS if one["id"] in judged.near]
        assert "Water supply" in labels and 2 <= len(labels) <= 3
        assert f"{'; '.join(labels)}; or another answer of the list?" in turn.text
        assert turn.question is not None and len(turn.question.options) == len(CALLS)
        assert reply(desk, interview, Message(id="2", text="noise")).status == "completed"
