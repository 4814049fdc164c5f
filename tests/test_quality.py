"""Report cards count what was asked and what it brought; flags wait for a person."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.cards import Decision, decide, wave_cards
from agent.codebook import Evidence, Judgement, Recipe
from agent.errors import NotFound
from agent.quality import card, flags, near_duplicates, wave_card
from agent.quality.likeness import COMMON
from agent.questionnaire import Questionnaire
from agent.sessions import Invitation, Message, reply, start
from agent.store import Store
from agent.transcript import Asked, Follow, Judged, Paradata, ProbeNote, Said, Transcript
from tests.talks import STAFF, Talk, small
from tests.test_sessions import desk_for

ASKS = small(
    [
        {"id": "warm", "type": "open", "text": "What do you do?", "probe": {"max": 0}},
        {
            "id": "hard",
            "type": "open",
            "text": "What is difficult about your work?",
            "probe": {"max": 2},
        },
    ],
    expect={"minutes": 10},
)
OFFER = Follow(
    text='What led to "lifts"?',
    note=ProbeNote(trigger="no_reason", kind="reason", anchor="lifts"),
)
LEADING = Follow(
    text="Do you hate the broken lifts, and who is to blame?",
    note=ProbeNote(trigger="no_reason", kind="reason", source="model"),
)


def interviewed(*replies: str, offer: Follow | None = OFFER) -> Talk:
    """Hold the interview about work; the first reply about what is hard is followed up."""
    talk = Talk(ASKS)
    talk.says("I am a nurse on the night shift")
    for at, text in enumerate(replies):
        talk.says(text, offer if at == 0 else None)
    return talk


def test_a_card_counts_what_was_asked_and_how() -> None:
    talk = interviewed("the lifts", "nobody services the old motors")
    made = card(ASKS, talk.transcript)
    assert (made.asked, made.applicable, made.coverage) == (2, 2, 1.0)
    assert (made.main, made.verbatim) == (2, 2)
    assert (made.interviewer_turns, made.respondent_turns) == (3, 3)
    assert made.respondent_words == 8 + 2 + 5
    assert made.status == "completed"
    assert made.outcomes == {"answered": 2}


def test_the_yield_of_a_follow_up_is_what_had_not_been_said() -> None:
    talk = interviewed("the lifts", "the lifts have old motors")
    (probe,) = card(ASKS, talk.transcript).probes
    assert (probe.kind, probe.trigger, probe.source) == ("reason", "no_reason", "template")
    assert probe.new_words == 2
    assert probe.faults == () and probe.new_codes is None


def test_a_refusal_is_no_reply_to_a_follow_up() -> None:
    talk = interviewed("the lifts", "I'd rather not say")
    (probe,) = card(ASKS, talk.transcript).probes
    assert (probe.reply, probe.new_words) == (None, 0)


def test_new_codes_are_those_that_only_the_follow_up_brought() -> None:
    talk = interviewed("the lifts", "the lifts are old, and nobody services them")
    first, second = [
        seq for seq, one in enumerate(talk.transcript.events) if isinstance(one, Said)
    ][1:]
    judged = [
        judgement(talk, "lifts", [first, second]),
        judgement(talk, "neglect", [second]),
    ]
    (probe,) = card(ASKS, talk.transcript, judgements=judged).probes
    assert probe.new_codes == 1


def judgement(talk: Talk, value: str, turns: Sequence[int]) -> Judgement:
    return Judgement(
        interview="i-1",
        respondent="R1",
        question="hard",
        value=value,
        evidence=tuple(Evidence(turn=turn, start=0, end=1, quote="t") for turn in turns),
        source="parsed",
        recipe=Recipe(coder="test"),
        at=talk.now,
    )


def test_a_follow_up_that_leads_and_asks_twice_is_counted_as_both() -> None:
    talk = interviewed("the lifts", "the porters", offer=LEADING)
    made = card(ASKS, talk.transcript)
    assert (made.leading, made.multiple) == (1, 1)


def test_a_question_that_was_reworded_is_not_word_for_word() -> None:
    talk = interviewed("the lifts because they are old")
    events = tuple(
        one.model_copy(update={"text": "What is awful about your work?"})
        if isinstance(one, Asked) and one.question == "hard"
        else one
        for one in talk.transcript.events
    )
    made = card(ASKS, Transcript(events=events))
    assert (made.main, made.verbatim) == (2, 1)


def test_piped_and_looped_questions_are_word_for_word_as_they_stood() -> None:
    talk = Talk(STAFF)
    for text in ("nurse", "often", "9", "noise 3, alarms 4, handover 5", "lamp and phone", "old"):
        talk.says(text)
    talk.says("new")
    talk.says("they are long and the ward is loud")
    talk.says("more light in the rooms would help, because we stumble over cables")
    made = card(STAFF, talk.transcript)
    assert made.main == made.verbatim >= 9


def test_the_card_of_a_wave_sums_up_and_an_empty_wave_is_not_an_error() -> None:
    cards = [
        card(ASKS, interviewed("the lifts", "nobody services the motors").transcript),
        card(ASKS, interviewed("nothing", offer=None).transcript),
    ]
    whole = wave_card(cards)
    assert whole.interviews == 2 and whole.statuses == {"completed": 2}
    assert whole.coverage == whole.verbatim == 1.0
    assert whole.by_trigger == {"no_reason": 1} and whole.probes == 1
    assert whole.fruitful > 0 and whole.new_codes is None
    (kind,), (question,) = whole.yield_by_kind, whole.yield_by_question
    assert (kind.sort, kind.asked, kind.replied, kind.fruitful) == ("reason", 1, 1, 1.0)
    assert (question.sort, question.new_words, question.new_codes) == ("hard", 3.0, None)
    empty = wave_card([])
    assert (empty.interviews, empty.coverage, empty.minutes) == (0, 1.0, None)


def kinds(questionnaire: Questionnaire, transcript: Transcript) -> list[str]:
    return [one.kind for one in flags(questionnaire, transcript)]


def test_flags_wait_for_a_person() -> None:
    talk = Talk(ASKS)
    talk.says("sdfkjh sdfkjhsdf ksjdhf")
    found = flags(ASKS, talk.transcript)
    assert [one.state for one in found] == ["pending"]
    assert found[0].kind == "gibberish" and found[0].turn is not None
    assert isinstance(talk.transcript.events[found[0].turn], Said)


def hurried(talk: Talk, seconds: float) -> Transcript:
    """Hold the same interview, `seconds` from event to event."""
    first = talk.transcript.events[0].at
    return Transcript(
        events=tuple(
            one.model_copy(update={"at": first + timedelta(seconds=seconds * seq)})
            for seq, one in enumerate(talk.transcript.events)
        )
    )


def test_a_completed_interview_that_was_much_too_fast_is_flagged() -> None:
    talk = interviewed("the lifts break because they are old", offer=None)
    assert "speed" in kinds(ASKS, hurried(talk, 2))
    assert "speed" not in kinds(ASKS, hurried(talk, 60))


def test_a_simulated_or_unfinished_interview_has_no_speed() -> None:
    quick = hurried(interviewed("the lifts break, they are old", offer=None), 1)
    started = quick.started.model_copy(update={"synthetic": True})
    assert "speed" not in kinds(ASKS, Transcript(events=(started, *quick.events[1:])))
    assert "speed" not in kinds(ASKS, Transcript(events=quick.events[:3]))


GRID = small(
    [
        {
            "id": "score",
            "type": "rating",
            "text": "How tiring is each?",
            "items": ["noise", "alarms", "handover", "walking", "lifting", "night"],
            "allow": ["dont_know"],
        }
    ],
    quality={"straight_line_items": 6},
)


@pytest.mark.parametrize(
    ("reply_given", "straight"),
    [("all 4", True), ("all 4 but noise 3", False), ("don't know", False)],
)
def test_the_same_value_in_all_rows_is_a_straight_line(reply_given: str, straight: bool) -> None:
    talk = Talk(GRID)
    talk.says(reply_given)
    assert ("straight_line" in kinds(GRID, talk.transcript)) is straight


def test_few_rows_alike_are_no_straight_line() -> None:
    fewer = GRID.model_copy(
        update={"quality": GRID.quality.model_copy(update={"straight_line_items": 7})}
    )
    talk = Talk(fewer)
    talk.says("all 4")
    assert kinds(fewer, talk.transcript) == []


@pytest.mark.parametrize(("pasted", "flagged"), [(80, True), (20, False), (None, False)])
def test_text_that_was_pasted_is_flagged(pasted: int | None, flagged: bool) -> None:
    talk = Talk(ASKS)
    said = Said(
        at=talk.now, message="m", text="word " * 18, paradata=Paradata(pasted=pasted, edits=1)
    )
    talk.transcript = talk.transcript.then(said)
    talk.advance()
    assert ("pasted" in kinds(ASKS, talk.transcript)) is flagged


def test_a_check_that_flags_and_holds_is_a_contradiction() -> None:
    asked = small(
        [
            {"id": "plans", "type": "single", "text": "Plans?", "options": ["none", "many"]},
            {"id": "outlook", "type": "single", "text": "Outlook?", "options": ["more", "fewer"]},
        ],
        checks=[
            {"id": "odd", "when": "plans == none and outlook == more", "action": "flag"},
            {"id": "mild", "when": "plans == many", "action": "confirm", "text": "Sure?"},
        ],
    )
    talk = Talk(asked)
    talk.says("none")
    talk.says("more")
    (found,) = flags(asked, talk.transcript)
    assert found.kind == "self_contradiction" and found.evidence.startswith("odd")


LONG = "the lifts break every week because nobody has serviced the motors since the ward opened"


def told_by(respondent: str, text: str) -> Transcript:
    transcript = interviewed(text, offer=None).transcript
    started = transcript.started.model_copy(
        update={"respondent": respondent, "interview": f"i-{respondent}"}
    )
    return Transcript(events=(started, *transcript.events[1:]))


def of_hard(transcripts: Sequence[Transcript]) -> list[str]:
    return [
        one.interview
        for one in near_duplicates(transcripts)
        if one.evidence.startswith("hard") and one.kind == "near_duplicate"
    ]


def test_nearly_the_same_answer_of_another_respondent_is_flagged_for_both() -> None:
    nearly = LONG.replace("every week", "each week") + ", I think"
    other = "we lose an hour at each handover, since the system logs us out between patients"
    found = of_hard([told_by("A", LONG), told_by("B", nearly), told_by("C", other)])
    assert sorted(found) == ["i-A", "i-B"]


def test_the_same_words_twice_by_one_respondent_or_in_short_are_no_duplicates() -> None:
    assert of_hard([told_by("A", LONG), told_by("A", LONG)]) == []
    assert of_hard([told_by("A", "broken lifts"), told_by("B", "broken lifts")]) == []


def test_word_for_word_copies_are_found_however_many_there_are() -> None:
    many = [told_by(f"R{number}", LONG) for number in range(COMMON + 5)]
    assert len(of_hard(many)) == COMMON + 5


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_any_interview_has_a_card_that_adds_up(replies_given: list[str]) -> None:
    talk = Talk(ASKS)
    for text in replies_given:
        if not talk.transcript.closed:
            talk.says(text)
    made = card(ASKS, talk.transcript)
    assert 0 <= made.asked <= made.applicable
    assert made.verbatim == made.main
    judged = [one for one in talk.transcript.events if isinstance(one, Judged)]
    assert len(judged) == made.respondent_turns
    assert {one.state for one in made.flags} <= {"pending"}


def test_the_cards_of_a_wave_come_from_the_store() -> None:
    with Store.open("sqlite://") as store:
        desk = desk_for(ASKS, store)
        for respondent in ("A", "B"):
            opened = start(desk, Invitation(wave="w", respondent=respondent, consent=True))
            reply(desk, opened.id, Message(id="1", text="I am a nurse"))
            reply(desk, opened.id, Message(id="2", text=LONG))
        made = wave_cards(store, "w", of=desk.questionnaire_of)
        assert made.whole.statuses == {"completed": 2}
        assert made.whole.flags["near_duplicate"] == 2
        assert [one.verbatim for one in made.cards] == [2, 2]
        with pytest.raises(NotFound):
            wave_cards(store, "other", of=desk.questionnaire_of)


def test_a_flag_is_what_a_person_said_last_and_nothing_is_overwritten() -> None:
    with Store.open("sqlite://") as store:
        desk = desk_for(ASKS, store)
        for respondent in ("A", "B"):
            opened = start(desk, Invitation(wave="w", respondent=respondent, consent=True))
            reply(desk, opened.id, Message(id="1", text="I am a nurse"))
            reply(desk, opened.id, Message(id="2", text=LONG))
        made = wave_cards(store, "w", of=desk.questionnaire_of)
        flag = made.cards[0].flags[0]
        name = f"{flag.interview}:{flag.name}"
        confirmed = Decision("confirmed", "ann", "read both", desk.clock())
        for said in (confirmed, confirmed._replace(decided="dismissed")):
            store.give_verdict(decide(made, name, said))
        again = wave_cards(store, "w", of=desk.questionnaire_of)
        states = [one.state for card_ in again.cards for one in card_.flags]
        assert states.count("dismissed") == 1 and set(states) == {"dismissed", "pending"}
        assert [one.decided for one in store.verdicts("w")] == ["confirmed", "dismissed"]
        with pytest.raises(NotFound):
            decide(
                made, f"{flag.interview}:99:speed", Decision("confirmed", "ann", "", desk.clock())
            )
        store.erase("A", at=desk.clock())
        assert store.verdicts("w") == ()
