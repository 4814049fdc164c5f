"""What happens next is decided from the transcript alone."""

import pytest

from agent.interview import answers, next_move
from agent.moves import Ask, Close, Listen, Move
from agent.transcript import Asked, Follow, Found, Judged, ProbeNote, Said, Transcript
from agent.turn import turn
from tests.talks import STAFF, Talk, asked, small


def offered(kind: str = "detail", text: str = "What would that look like?") -> Follow:
    return Follow(text=text, note=ProbeNote(trigger="short", kind=kind, anchor="lamp"))


def up_to_open() -> Talk:
    talk = Talk()
    for answer in ("nurse", "often", 9):
        talk.form(answer)
    talk.form({"noise": 2, "alarms": 3, "handover": 4})
    talk.form(["lamp"])
    talk.form("old")
    return talk


def test_the_first_move_asks_the_first_question_word_for_word() -> None:
    first = Talk().transcript.events[-1]
    assert isinstance(first, Asked)
    assert (first.form, first.text) == ("question", "What is your role?")
    assert first.wording is not None and len(first.wording) == 64


def test_it_listens_while_the_respondent_thinks_and_after_the_end() -> None:
    talk = Talk()
    assert next_move(STAFF, talk.transcript) == Listen()
    talk.form("guest")
    assert next_move(STAFF, talk.transcript) == Listen()


def test_a_screened_out_respondent_is_asked_nothing_more() -> None:
    talk = Talk()
    move = talk.form("guest")
    assert isinstance(move, Close)
    assert (move.status, move.reason) == ("screened_out", "does not work here")


def test_a_question_whose_base_does_not_hold_is_passed_over() -> None:
    talk = Talk()
    talk.form("nurse")
    talk.form("never")
    assert asked(talk.form(0)) == ("question", "kit", None)


def test_a_section_is_introduced_once() -> None:
    talk = Talk()
    move = talk.form("nurse")
    assert isinstance(move, Ask) and move.lead == "Now about your shifts."
    later = talk.form("often")
    assert isinstance(later, Ask) and later.lead == ""


def test_only_the_rows_that_are_missing_are_asked_again() -> None:
    talk = Talk()
    for answer in ("nurse", "often", 9):
        talk.form(answer)
    move = talk.form({"alarms": 3})
    assert asked(move) == ("clarification", "strain", None)
    assert isinstance(move, Ask) and set(move.items) == {"noise", "handover"}
    assert "Noise" in move.text and "Alarms" not in move.text
    talk.form({"noise": 5})
    assert asked(talk.form({"handover": 5})) == ("question", "kit", None)


def test_a_row_that_never_gets_an_answer_is_let_go_in_the_end() -> None:
    talk = Talk()
    for answer in ("nurse", "often", 9):
        talk.form(answer)
    talk.form({"alarms": 3})
    moves = [talk.form({"alarms": 4}) for _ in range(2)]
    assert asked(moves[-1]) == ("question", "kit", None)
    given = answers(STAFF, talk.transcript)
    assert given["strain", "noise"].state == "unmapped"
    assert given["strain", "alarms"].values == (4,)


def test_an_answer_that_cannot_be_used_is_asked_for_twice_and_then_let_go() -> None:
    talk = Talk()
    forms = [asked(talk.says("purple elephants dancing slowly")) for _ in range(3)]
    assert forms == [
        ("clarification", "role", None),
        ("clarification", "role", None),
        ("question", "works", None),
    ]
    assert answers(STAFF, talk.transcript)["role", None].state == "unmapped"


def test_a_loop_asks_once_per_option_chosen_and_names_it() -> None:
    talk = Talk()
    for answer in ("nurse", "never", 0):
        talk.form(answer)
    move = talk.form(["lamp", "phone"])
    assert asked(move) == ("question", "kit_age", "lamp")
    assert isinstance(move, Ask) and move.text == "How old is the Lamp?"
    assert asked(talk.form("new")) == ("question", "kit_age", "phone")
    assert asked(talk.form("old")) == ("question", "first_words", None)


def test_nothing_is_looped_over_after_an_exclusive_answer() -> None:
    talk = Talk()
    for answer in ("nurse", "never", 0):
        talk.form(answer)
    assert asked(talk.form(["nothing"])) == ("question", "first_words", None)


def test_the_first_open_question_is_not_probed_but_the_next_one_is() -> None:
    talk = up_to_open()
    assert asked(talk.says("It is quiet and long.", offered())) == ("question", "better", None)
    assert asked(talk.says("A better lamp.", offered())) == ("probe", "better", None)


def test_the_same_kind_of_probe_is_never_put_twice_running() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    talk.says("A better lamp.", offered("detail"))
    assert asked(talk.says("One that is dim.", offered("detail"))) == ("question", "more", None)


def test_an_answer_gathers_what_was_said_to_its_probes() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    talk.says("A better lamp.", offered("detail"))
    talk.says("One that is dim.", offered("reason"))
    talk.says("Because people sleep.")
    given = answers(STAFF, talk.transcript)["better", None]
    said = [talk.transcript.said(seq).text for seq in given.replies]
    assert said == ["A better lamp.", "One that is dim.", "Because people sleep."]


def test_a_refused_probe_leaves_the_answer_as_it_was() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    talk.says("A better lamp.", offered())
    assert asked(talk.says("I'd rather not say", offered("reason"))) == ("question", "more", None)
    given = answers(STAFF, talk.transcript)["better", None]
    assert (given.state, len(given.replies)) == ("answered", 1)


def test_nobody_is_probed_after_a_refusal() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    assert asked(talk.says("I'd rather not say", offered())) == ("question", "more", None)


def test_a_tired_respondent_is_not_probed_any_more() -> None:
    talk = up_to_open()
    talk.says("Long.")
    talk.says("Lamp.", offered("detail"))
    assert asked(talk.says("Dim.", offered("reason"))) == ("question", "more", None)


def test_going_back_asks_the_last_answered_question_again_and_says_what_it_was() -> None:
    talk = Talk()
    talk.form("nurse")
    talk.form("often")
    move = talk.says("back")
    assert asked(move) == ("question", "works", None)
    assert isinstance(move, Ask) and '"Often"' in move.lead


def test_skipping_after_going_back_keeps_the_old_answer() -> None:
    talk = Talk()
    talk.form("nurse")
    talk.form("often")
    talk.says("back")
    assert asked(talk.says("skip")) == ("question", "nights", None)
    assert answers(STAFF, talk.transcript)["works", None].values == ("often",)


def test_changing_an_answer_takes_what_no_longer_applies_out_of_the_count() -> None:
    talk = up_to_open()
    talk.says("back to the start please")
    talk.transcript = Transcript(events=talk.transcript.events[:-2])
    before = answers(STAFF, talk.transcript)
    assert ("strain", "noise") in before
    talk2 = Talk()
    for answer in ("nurse", "often", 9):
        talk2.form(answer)
    talk2.form({"noise": 2, "alarms": 3, "handover": 4})
    talk2.says("/back")
    talk2.says("/back")
    talk2.says("/back")
    assert asked(talk2.form("never"))[1] == "nights"
    talk2.form(0)
    assert ("strain", "noise") not in answers(STAFF, talk2.transcript)


def test_there_is_nothing_before_the_first_question_to_go_back_to() -> None:
    move = Talk().says("back")
    assert asked(move) == ("clarification", "role", None)
    assert isinstance(move, Ask) and "no earlier answer" in move.text


def test_a_contradiction_is_asked_about_once_where_its_last_answer_was_given() -> None:
    talk = Talk()
    talk.form("nurse")
    talk.form("never")
    move = talk.form(4)
    assert asked(move) == ("clarification", "nights", None)
    assert isinstance(move, Ask) and move.reason == "check:nights_without_shifts"
    assert "never work nights" in move.text
    assert asked(talk.form(4)) == ("question", "kit", None)


def test_a_question_back_is_answered_from_the_glossary_and_the_question_stands_again() -> None:
    talk = Talk()
    move = talk.says("what do you mean by rota?")
    assert asked(move) == ("clarification", "role", None)
    assert isinstance(move, Ask)
    assert "The plan of shifts." in move.text and "What is your role?" in move.text


def test_help_is_the_researchers_own() -> None:
    talk = Talk()
    talk.form("nurse")
    move = talk.says("help")
    assert isinstance(move, Ask) and "ends after midnight" in move.text


def test_asking_for_help_for_ever_ends_as_well() -> None:
    talk = Talk()
    for _ in range(30):
        move = talk.says("help")
        if asked(move)[1] != "role":
            break
    assert asked(move) == ("question", "works", None)


def test_stopping_ends_the_interview_and_what_was_said_stays() -> None:
    talk = Talk()
    talk.form("nurse")
    move = talk.says("stop")
    assert isinstance(move, Close) and move.status == "stopped"
    assert answers(STAFF, talk.transcript)["role", None].values == ("nurse",)


def test_the_language_can_be_switched_in_the_middle() -> None:
    talk = Talk()
    move = talk.says("auf Deutsch bitte")
    assert isinstance(move, Ask) and "Welche Rolle haben Sie?" in move.text
    assert turn(STAFF, talk.transcript).question is not None


def test_every_cut_of_a_transcript_leads_to_the_same_next_move() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    talk.says("A better lamp.", offered())
    talk.says("One that is dim.")
    talk.says("no")
    events = talk.transcript.events
    assert talk.transcript.status == "completed"
    for cut in range(1, len(events)):
        move = next_move(STAFF, Transcript(events=events[:cut]))
        if isinstance(move, (Ask, Close)):
            assert move.event(events[cut].at) == events[cut]


def test_an_optional_question_may_be_left_out() -> None:
    talk = up_to_open()
    talk.says("It is quiet and long.")
    talk.says("A better lamp.")
    move = talk.says("skip")
    assert isinstance(move, Close) and move.status == "completed"


def test_pipes_put_earlier_answers_into_later_questions() -> None:
    talk = up_to_open()
    move = talk.says("It is quiet and long.")
    assert isinstance(move, Ask) and move.text == "What would make nights better for a Nurse?"


def test_rows_are_shuffled_by_the_seed_and_stay_so() -> None:
    orders = set()
    for seed in range(12):
        talk = Talk(seed=seed)
        for answer in ("nurse", "often", 9):
            move = talk.form(answer)
        assert isinstance(move, Ask)
        orders.add(move.items)
        again = next_move(STAFF, Transcript(events=talk.transcript.events[:-1]))
        assert again == move
    assert len(orders) > 2


def test_a_probed_closed_question_keeps_its_answer_and_the_reason_beside_it() -> None:
    questions = small(
        [
            {
                "id": "change",
                "type": "single",
                "text": "How did it change?",
                "options": ["up", "down"],
                "probe": {"max": 1, "when": ["no_reason"], "ask": ["What led to that?"]},
            }
        ]
    )
    talk = Talk(questions)
    talk.says("up", offered("reason", "What led to that?"))
    move = talk.says("We hired more people in spring and it paid off.")
    assert isinstance(move, Close)
    given = answers(questions, talk.transcript)["change", None]
    assert given.values == ("up",) and len(given.replies) == 2


def judged_by_hand(talk: Talk, **judgement: object) -> Move:
    """Say something, and have it judged as a model or a person would."""
    waiting = talk.transcript.waiting
    assert waiting is not None
    reply = len(talk.transcript.events)
    said = Said(at=talk.now, message=f"m{reply}", text="Well.")
    own = {"question": waiting.question, "item": waiting.item, **judgement}
    judged = Judged.model_validate({"at": talk.now, "reply": reply, **own})
    talk.transcript = talk.transcript.then(said, judged)
    return talk.advance()


def test_one_may_go_back_to_an_answer_by_its_name() -> None:
    talk = up_to_open()
    assert asked(judged_by_hand(talk, intent="change", target="works")) == (
        "question", "works", None,
    )  # fmt: skip


def test_one_cannot_go_back_to_what_was_never_answered() -> None:
    talk = up_to_open()
    move = judged_by_hand(talk, intent="change", target="more")
    assert asked(move) == ("clarification", "first_words", None)
    assert isinstance(move, Ask) and move.reason == "back"


def test_a_reply_that_shows_that_its_question_does_not_apply_leads_to_the_next_one() -> None:
    talk = Talk()
    for answer in ("nurse", "often", 0):
        talk.form(answer)
    never = Found(question="works", value="never")
    assert asked(judged_by_hand(talk, intent="answer", found=(never,), follow=offered())) == (
        "question", "kit", None,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["I want to kill myself", "pause"])
def test_what_respondents_need_comes_first_and_the_question_stands(words: str) -> None:
    move = Talk().says(words)
    assert asked(move) == ("clarification", "role", None)
    assert isinstance(move, Ask) and move.text.endswith("\n\nWhat is your role?")


def test_a_language_that_the_study_does_not_speak_is_answered_with_those_it_does() -> None:
    move = judged_by_hand(Talk(), intent="language", language=None)
    assert isinstance(move, Ask) and "English, Deutsch" in move.text


def test_what_leads_away_is_set_aside_kindly_and_the_question_stands() -> None:
    move = judged_by_hand(Talk(), intent="off_topic")
    assert asked(move) == ("clarification", "role", None)
    assert isinstance(move, Ask) and move.reason == "off_topic"
    assert move.text.endswith("\n\nWhat is your role?")


def test_a_question_is_repeated_when_asked_for() -> None:
    move = Talk().says("could you repeat that?")
    assert isinstance(move, Ask) and move.reason == "repeat"
    assert move.text.endswith("What is your role?")
