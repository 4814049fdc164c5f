"""A small model that names the right answer in the wrong place is understood, if another agrees."""

import pytest

from agent.questionnaire import Questionnaire
from agent.reader import Meant, ModelReader, Understanding
from agent.transcript import Asked, Judged, Said
from tests.model_doubles import scripted
from tests.talks import Talk, small
from tests.test_reader import PROMPT, value

SHOP = small(
    [
        {"id": "worry", "type": "multi", "text": "What worries you?",
         "options": [{"id": "rules", "label": "Regulation", "description": "Laws and inspections"},
                     {"id": "staff", "label": "Finding staff"}]},
        {"id": "mood", "type": "single", "text": "How is it?", "options": ["good", "bad"]},
    ]
)  # fmt: skip
SAID = "inspectors and paperwork"


class Agreeing:
    """Somebody else, who finds every reply nearest to one option."""

    def __init__(self, nearest: str) -> None:
        self.nearest = nearest

    def ranked(
        self, questionnaire: Questionnaire, asked: Asked, words: str, *, language: str = "en"
    ) -> tuple[str, ...]:
        """Give it first."""
        return (self.nearest, *(one for one in asked.options if one != self.nearest))


def read(*values: Meant, nearest: str | None = "rules", said: str = SAID) -> Judged:
    talk = Talk(SHOP)
    talk.transcript = talk.transcript.then(Said(at=talk.now, message="m", text=said))
    draft = Judged(at=talk.now, reply=2, question="worry", intent="unusable", issue="unclear")
    model = scripted(Understanding(values=values))
    second = (lambda: Agreeing(nearest)) if nearest else None
    return ModelReader(model, lambda _: PROMPT, second=second).judge(SHOP, talk.transcript, draft)


@pytest.mark.parametrize(
    "slip",
    [
        value("worry", "rules", "Regulation"),
        value("worry", "rules", "laws and inspections"),
        value("worry", "rules", "rules"),
        value("rules", "rules", SAID),
        value("regulation", "rules", "Regulation"),
    ],
)
def test_a_label_in_the_place_of_the_words_rests_on_the_whole_reply(slip: Meant) -> None:
    (one,) = read(slip).found
    assert (one.value, one.source, one.start, one.end) == ("rules", "model", 0, len(SAID))


@pytest.mark.parametrize(
    "values",
    [
        (value("worry", "rules", "what was never said"),),
        (value("worry", "rules", ""),),
        (value("worry", "rules", "Regulation"), value("worry", "staff", "Finding staff")),
        (value("mood", "rules", "Regulation"),),
        (value("mood", "bad", "bad"),),
        (value("worry", "weather", "Regulation"),),
    ],
)
def test_other_slips_are_none_that_can_be_understood(values: tuple[Meant, ...]) -> None:
    assert read(*values).found == ()


@pytest.mark.parametrize("nearest", ["staff", None])
def test_a_slip_that_nobody_else_shares_comes_to_nothing(nearest: str | None) -> None:
    assert read(value("worry", "rules", "Regulation"), nearest=nearest).found == ()


def test_a_whole_long_reply_is_no_quote() -> None:
    said = f"{SAID} {'and so on ' * 30}"
    assert read(value("worry", "rules", "Regulation"), said=said).found == ()
