"""An "other" that lacks its words: they are asked for alone, and taken as they come."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from agent import sessions
from agent.interview import answers
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from tests.talks import small

WARD = small(
    [
        {"id": "route", "type": "single", "text": "How did you come?", "allow": ["refused"],
         "options": [{"id": "gp", "label": "Sent by my doctor"},
                     {"id": "er", "label": "As an emergency"},
                     {"id": "other", "label": "In another way", "specify": True}]},
        {"id": "took", "type": "multi", "text": "What did you bring?",
         "options": ["books", "clothes",
                     {"id": "other", "label": "Something else", "specify": True}]},
        {"id": "end", "type": "open", "text": "Anything else?"},
    ]
)  # fmt: skip


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        yield Desk(
            questionnaire=WARD,
            source=WARD.model_dump_json(),
            parse=Questionnaire.model_validate_json,
            store=store,
            clock=lambda: datetime.now(UTC),
        )


def said(desk: Desk, *replies: str) -> dict[str, list[object]]:
    """Hold an interview so far, and give what stands, an "other" by its words."""
    opened = sessions.start(desk, Invitation(wave="w", respondent="r", consent=True))
    for place, text in enumerate(replies):
        sessions.reply(desk, opened.id, Message(id=f"m{place}", text=text))
    transcript = desk.store.transcript(opened.id)
    own = {one.other for event in transcript.events for one in getattr(event, "found", ())} - {None}
    standing = answers(WARD, transcript)
    return {
        name: [*(one for one in given.values if one != "other"), *sorted(str(one) for one in own)]
        for (name, _), given in standing.items()
        if given.values
    }


@pytest.mark.parametrize(
    ("replies", "question", "expected"),
    [
        (("in another way", "by helicopter"), "route", ["by helicopter"]),
        (("in another way.", "my doctor's car, as it was near"), "route",
         ["my doctor's car, as it was near"]),
        (("in another way", "as an emergency"), "route", ["er"]),
        (("by my doctor", "books and something else", "a lamp"), "took", ["books", "a lamp"]),
    ],
)  # fmt: skip
def test_what_follows_an_other_is_its_words(
    desk: Desk, replies: tuple[str, ...], question: str, expected: list[object]
) -> None:
    assert said(desk, *replies)[question] == expected


@pytest.mark.parametrize("reply", ["asdkjfh", "fuck off", "by helicopter"])
def test_what_was_not_asked_for_is_not_taken_for_it(desk: Desk, reply: str) -> None:
    first = () if reply == "by helicopter" else ("in another way",)
    assert "route" not in said(desk, *first, reply)


def test_declining_to_name_it_is_declining(desk: Desk) -> None:
    assert said(desk, "in another way", "I'd rather not say")["route"] == ["refused"]
