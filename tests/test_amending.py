"""An earlier answer put right in passing is recorded, echoed, and the question stands; or asked."""

from collections.abc import Iterator

import pytest

from agent import sessions
from agent.answers import Given
from agent.interview import answers
from agent.sessions import Desk, Message
from agent.store import Store
from agent.transcript import Judged
from agent.turn import Turn
from tests.talks import small
from tests.test_sessions import begin, desk_for

FARM = small(
    [
        {"id": "funding", "type": "single", "title": "Funding of the farm",
         "text": "Has your funding increased, stayed the same or decreased?",
         "options": [{"id": "up", "label": "Increased"}, {"id": "flat", "label": "Stayed the same"},
                     {"id": "down", "label": "Decreased"}]},
        {"id": "budget", "type": "rating", "title": "Budget pressure",
         "text": "How hard is it to keep to the budget?", "scale": [1, 7]},
        {"id": "herd", "type": "number", "title": "Herd", "text": "How many cows are there?",
         "min": 0, "max": 900},
        {"id": "matters", "type": "rating", "title": "What matters",
         "text": "How important is each?", "scale": [1, 7],
         "items": ["milk", "feed", {"id": "vet", "label": "Vet visits"}]},
        {"id": "tools", "type": "multi", "title": "Machines", "text": "Which do you own?",
         "options": ["tractor", "baler", "robot"]},
        {"id": "role", "type": "single", "title": "Role", "text": "What is your role?",
         "terminate_if": "role == guest", "terminate": {"status": "screened_out", "reason": "no"},
         "options": [{"id": "owner", "label": "Owner"}, {"id": "hand", "label": "Farm hand"},
                     {"id": "guest", "label": "Visitor"}]},
        {"id": "help", "type": "single", "title": "Help", "show_if": "budget >= 5",
         "text": "Who helps you?", "options": ["family", "bank", "nobody"]},
        {"id": "why", "type": "open", "title": "Hardest part", "text": "What is hardest, and why?",
         "objective": "what is hard", "probe": {"max": 2, "when": ["short"]}},
        {"id": "next", "type": "single", "title": "Next year", "text": "What comes next?",
         "options": ["sell", "grow", "stay"]},
    ],
    probing={"spare_first": False},
)  # fmt: skip
SAID = {"funding": "increased", "budget": "4", "herd": "80", "matters": "5 5 3",
        "tools": "tractor", "role": "owner", "help": "bank",
        "why": "the price of feed went up so much since winter because of the drought"}  # fmt: skip


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        yield desk_for(FARM, store)


def at(desk: Desk, question: str) -> tuple[str, Turn]:
    """Go to a question by answering those before it."""
    opened = begin(desk)
    turn = opened.turn
    while turn.question is not None and turn.question.id != question:
        turn = says(desk, opened.id, SAID[turn.question.id])
    return opened.id, turn


def says(desk: Desk, interview: str, text: str) -> Turn:
    known = desk.store.transcript(interview)
    return sessions.reply(desk, interview, Message(id=f"m{len(known.events)}", text=text))


def given(desk: Desk, interview: str, question: str) -> dict[str | None, Given]:
    standing = answers(FARM, desk.store.transcript(interview))
    return {item: one for (name, item), one in standing.items() if name == question}


def value(desk: Desk, interview: str, place: str) -> object:
    question, _, item = place.partition(".")
    values = given(desk, interview, question)[item or None].values
    return values[0] if len(values) == 1 else list(values)


@pytest.mark.parametrize(
    ("waits", "reply", "own", "place", "expected"),
    [
        ("tools", "tractor, and sorry, I said 80 cows, it's 82", "tractor", "herd", 82),
        ("tools", "baler. By the way the herd is 90 now", "baler", "herd", 90),
        ("tools", "robot, oh and I said funding increased but it stayed the same", "robot",
         "funding", "flat"),
        ("tools", "tractor, actually make the budget one a 6", "tractor", "budget", 6),
        ("role", "owner. sorry, the herd is 81, I forgot one", "owner", "herd", 81),
        ("next", "grow, by the way we have 85 cows", "grow", "herd", 85),
    ],
)  # fmt: skip
def test_an_answer_and_an_earlier_one_put_right_are_both_taken(
    desk: Desk, waits: str, reply: str, own: str, place: str, expected: object
) -> None:
    interview, _ = at(desk, waits)
    says(desk, interview, reply)
    assert value(desk, interview, waits) == own
    assert value(desk, interview, place) == expected


@pytest.mark.parametrize(
    ("waits", "reply", "own"),
    [
        ("tools", "wait, tractor and baler", ["tractor", "baler"]),
        ("role", "hand, not owner", "hand"),
        ("next", "stay, and by the way, who are you?", "stay"),
    ],
)
def test_a_turn_within_one_answer_puts_nothing_earlier_right(
    desk: Desk, waits: str, reply: str, own: object
) -> None:
    interview, _ = at(desk, waits)
    says(desk, interview, reply)
    assert value(desk, interview, waits) == own
    assert value(desk, interview, "herd") == 80


@pytest.mark.parametrize(
    ("waits", "reply", "place", "expected"),
    [
        ("role", "actually, I said increased, it was flat", "funding", "flat"),
        ("herd", "wait, for the earlier one on budget, make it 5", "budget", 5),
        ("tools", "sorry, the budget one should be 6", "budget", 6),
        ("tools", "correction: herd is 85", "herd", 85),
        ("tools", "change my answer on funding to decreased", "funding", "down"),
        ("tools", "the funding question: I meant decreased", "funding", "down"),
        ("herd", "sorry, the last one should be 6", "budget", 6),
        ("herd", "oops, the previous answer was wrong, it's 2", "budget", 2),
        ("tools", "sorry, for vet visits I meant 4", "matters.vet", 4),
        ("tools", "I said 5 for feed earlier, but it's 6", "matters.feed", 6),
        ("role", "earlier I said tractor, it should be tractor and baler", "tools",
         ["tractor", "baler"]),
        ("why", "wait, I meant 6 for the budget question", "budget", 6),
        ("why", "actually, I said increased, it was flat", "funding", "flat"),
        ("next", "hold on, my earlier answer on the herd was wrong, 90", "herd", 90),
        ("next", "Actually funding was flat", "funding", "flat"),
        ("budget", "oh wait, I meant decreased", "funding", "down"),
        ("next", "Moment, bei vet visits meinte ich 2", "matters.vet", 2),
    ],
)  # fmt: skip
def test_a_clear_correction_is_recorded_and_the_question_stands(
    desk: Desk, waits: str, reply: str, place: str, expected: object
) -> None:
    interview, before = at(desk, waits)
    turn = says(desk, interview, reply)
    assert value(desk, interview, place) == expected
    assert turn.question and turn.question.id == waits
    assert before.text.rsplit("\n\n", 1)[-1] in turn.text
    assert "instead of" in turn.text


def test_the_old_value_and_the_words_of_both_stay_in_the_record(desk: Desk) -> None:
    interview, _ = at(desk, "role")
    turn = says(desk, interview, "actually, I said increased, it was flat")
    assert turn.text.startswith(
        'Funding of the farm: now "Stayed the same" instead of "Increased".'
    )
    known = desk.store.transcript(interview)
    judged = [one for one in known.events if isinstance(one, Judged)]
    assert [one.value for one in judged[0].found] == ["up"]
    (new,) = judged[-1].corrected
    assert known.said(judged[-1].reply).text[new.start : new.end] == "flat"
    assert given(desk, interview, "funding")[None].replies == (judged[-1].reply,)


@pytest.mark.parametrize(
    ("waits", "reply"),
    [
        ("why", "Actually, funding should be higher but the banks wait for the harvest"),
        ("why", "the budget question is a hard one because the price of feed went up"),
        ("why", "I said to my wife that feed was 5 last year, but it went up to 6 now"),
        ("why", "sorry, I have to think. The last one to leave is always me and it is hard"),
        ("why", "wait and see is what the bank says, and my budget of 5 is gone"),
        ("why", "I told you increased, and it has increased since then for no good reason"),
        ("next", "actually stay"),
        ("next", "we actually grow"),
        ("next", "wait, sell, no, grow"),
        ("role", "actually I'm the owner"),
        ("tools", "sorry, only a tractor"),
        ("tools", "actually a baler and a robot"),
        ("herd", "wait, 80, no, 85"),
        ("herd", "actually about 80"),
        ("matters", "actually milk 5, feed 6, wait, feed 7, vet visits 2"),
    ],
)
def test_what_merely_sounds_like_a_correction_changes_nothing_earlier(
    desk: Desk, waits: str, reply: str
) -> None:
    interview, _ = at(desk, waits)
    before = answers(FARM, desk.store.transcript(interview))
    says(desk, interview, reply)
    after = answers(FARM, desk.store.transcript(interview))
    assert {key: after[key].values for key in before} == {k: v.values for k, v in before.items()}
    assert waits in {name for name, _ in after}
    known = desk.store.transcript(interview)
    assert not any(one.corrected for one in known.events if isinstance(one, Judged))


def test_where_only_the_question_is_clear_it_is_asked_anew(desk: Desk) -> None:
    interview, _ = at(desk, "tools")
    turn = says(desk, interview, "sorry, my answer on the budget was wrong")
    assert turn.question and turn.question.id == "budget"
    assert 'Your answer so far: "4"' in turn.text
    assert says(desk, interview, "2").question.id == "tools"  # type: ignore[union-attr]


def test_a_reply_that_may_be_either_is_asked_about(desk: Desk) -> None:
    interview, _ = at(desk, "herd")
    turn = says(desk, interview, "oops, I meant 6")
    assert turn.question and (turn.question.id, turn.kind) == ("herd", "clarification")
    assert value(desk, interview, "budget") == 4
    assert not given(desk, interview, "herd")


def test_one_reply_may_answer_and_put_right(desk: Desk) -> None:
    interview, _ = at(desk, "next")
    turn = says(desk, interview, "we stay. Sorry, I meant 6 for the budget question.")
    assert value(desk, interview, "budget") == 6
    assert value(desk, interview, "next") == "stay"
    assert turn.question and turn.question.id == "help", "the new answer opens another question"
    assert "instead of" in turn.text


def test_a_free_answer_stays_one_beside_a_correction(desk: Desk) -> None:
    interview, _ = at(desk, "why")
    words = "Feed went up because of the drought. Correction, the herd question should be 85."
    turn = says(desk, interview, words)
    assert value(desk, interview, "herd") == 85
    assert given(desk, interview, "why")[None].state == "answered"
    assert "instead of" in turn.text


def test_a_follow_up_that_waits_is_put_again(desk: Desk) -> None:
    interview, _ = at(desk, "why")
    probe = says(desk, interview, "feed")
    assert probe.kind == "probe"
    turn = says(desk, interview, "wait, I meant 6 for the budget question")
    assert value(desk, interview, "budget") == 6
    assert probe.text.rsplit("\n\n", 1)[-1] in turn.text
    assert turn.kind == "clarification"


def test_nobody_is_sent_away_in_passing(desk: Desk) -> None:
    interview, _ = at(desk, "next")
    turn = says(desk, interview, "sorry, my role is visitor, I made a mistake")
    assert turn.status == "in_progress"
    assert turn.question and turn.question.id == "role"


def test_a_correction_survives_a_restart_at_every_turn(desk: Desk) -> None:
    interview, _ = at(desk, "next")
    says(desk, interview, "wait, I meant 6 for the budget question")
    known = desk.store.transcript(interview)
    again = sessions.current(desk, interview)
    assert again.text.count("instead of") == 1
    assert answers(FARM, known)[("budget", None)].values == (6,)


LONG = "The price of feed, because of the drought, and nobody knows when it ends"


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        (f"{LONG}. By the way, next year we sell.", ["sell"]),
        (f"{LONG}, btw next year it is sell", ["sell"]),
        (f"{LONG}. By the way, my brother wants to sell his farm.", []),
        (f"{LONG}. By the way, next year my brother wants to sell and I stay.", []),
        (f"{LONG}. By the way, we sell.", []),
        (f"{LONG}. Next year we sell.", []),
        (f"{LONG}. By the way, next year we sell or grow.", []),
    ],
)
def test_an_aside_about_a_later_question_is_kept_and_the_question_asked_in_full(
    desk: Desk, reply: str, kept: list[str]
) -> None:
    interview, _ = at(desk, "why")
    turn = says(desk, interview, reply)
    known = desk.store.transcript(interview)
    (judged,) = [one for one in known.events if isinstance(one, Judged)][-1:]
    assert [one.value for one in judged.volunteered] == kept
    for one in judged.volunteered:
        assert known.said(judged.reply).text[one.start : one.end] == "sell"
    assert turn.question and turn.question.id == "next" and "What comes next?" in turn.text
    assert ("Earlier you mentioned" in turn.text) is bool(kept)
    assert not given(desk, interview, "next")


def test_a_closed_answer_is_read_beside_its_aside(desk: Desk) -> None:
    interview, _ = at(desk, "herd")
    turn = says(desk, interview, "about 80, by the way my role is owner")
    assert value(desk, interview, "herd") == 80
    assert turn.question and turn.question.id == "matters"
    says(desk, interview, "5 5 5")
    asked = says(desk, interview, "tractor")
    assert asked.question and asked.question.id == "role"
    assert asked.text.startswith('Earlier you mentioned "owner".')


@pytest.mark.parametrize(
    ("waits", "reply"),
    [
        ("tools", "actually I said increased"),
        ("tools", "actually I said increased, it was a long story with many turns"),
        ("tools", "sorry, I said ..., increased, -"),
        ("tools", "sorry, the budget one is 4"),
        ("tools", "tractor. By the way, my neighbour who has the big farm behind the hill says "
         "that next year he may well sell or grow or stay, whatever weather and bank will do"),
    ],
)  # fmt: skip
def test_what_names_no_new_answer_leaves_the_earlier_ones(
    desk: Desk, waits: str, reply: str
) -> None:
    interview, _ = at(desk, waits)
    says(desk, interview, reply)
    places = ("funding", "budget", "herd", "matters.milk", "matters.feed", "matters.vet")
    assert [value(desk, interview, one) for one in places] == ["up", 4, 80, 5, 5, 3]
    judged = [one for one in desk.store.transcript(interview).events if isinstance(one, Judged)]
    assert not judged[-1].volunteered and not judged[-1].corrected
