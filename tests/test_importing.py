"""Imports: what comes in is what went out, nothing twice, and nothing lost in silence."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import importing, sessions
from agent.cards import wave_cards
from agent.coder import open_answers
from agent.errors import NotFound
from agent.importing import Brought, Import, Options
from agent.interview import answers
from agent.questionnaire import Expect, Questionnaire
from agent.report.lines import transcript_line
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.transcript import Asked, Said
from tests.talks import STAFF, small

BOOK = {"codes": {"wait": {"definition": "waiting"}, "cost": {"definition": "costs"}}}
OPEN = small(
    [
        {"id": "role", "type": "single", "text": "Your role?", "options": ["a", "b"]},
        {"id": "pain", "type": "open", 
         "text": {"en": "What difficulties have you had with {{ role }}?",
        
         "de": "Welche Schwierigkeiten hatten Sie?"}, "codebook": BOOK, "show_if": "role == a"},
        {"id": "wish", "type": "open", "text": "What do you wish for most of all?",
         "codebook": BOOK},
        {"id": "free", "type": "open", "text": "Is there anything else to say?"},
    ]
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def desk_for(questionnaire: Questionnaire, store: Store) -> Desk:
    return Desk(
        questionnaire=questionnaire,
        source=questionnaire.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: datetime.now(UTC),
    )


def bring(desk: Desk, *paths: Path, wave: str = "w", **options: object) -> Import:
    done = importing.bring_in(
        desk, paths, wave, Options.model_validate(options), progress=lambda *_: None
    )
    assert done.imported + done.already + done.failed == len(done.found)
    return done


def only(done: Import) -> Brought:
    (one,) = done.found
    return one


def held(store: Store, wave: str = "w") -> str:
    """Hold two interviews, with forms, a refusal, a change of mind and one left unfinished."""
    desk = desk_for(STAFF, store)
    for number, role in enumerate(("nurse", "doctor")):
        invitation = Invitation(wave=wave, respondent=f"R{number}", consent=True, seed=number)
        opened = sessions.start(desk, invitation)
        for at, text in enumerate(
            [role, "often", "9", "4, 2, 5", "back", "3, 3, 1", "lamp, phone"]
        ):
            sessions.reply(desk, opened.id, Message(id=f"m{at}", text=text))
        sessions.reply(desk, opened.id, Message(id="form", answer="old"))
        if number:
            sessions.stop(desk, opened.id, reason="enough")
    return "".join(f"{transcript_line(one)}\n" for one in store.transcripts(wave))


def test_an_export_comes_back_event_by_event(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(held(store), encoding="utf-8")
    with Store.open("sqlite://") as other:
        done = bring(desk_for(STAFF, other), file)
        assert (done.imported, done.already, done.failed) == (2, 0, 0)
        assert tuple(other.transcripts("w")) == tuple(store.transcripts("w"))
        assert other.verify() == ()


def test_an_unfinished_interview_can_be_gone_on_with(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(held(store).splitlines()[0], encoding="utf-8")
    with Store.open("sqlite://") as other:
        desk = desk_for(STAFF, other)
        brought = only(bring(desk, file))
        turn = sessions.reply(desk, brought.interview, Message(id="next", text="new"))
        assert turn.status == "in_progress"


def test_lines_of_another_program_are_read_by_the_rules(store: Store, tmp_path: Path) -> None:
    line = json.loads(held(store).splitlines()[1])
    del line["record"]
    for seq, turn in enumerate(line["turns"]):
        turn["seq"] = seq
    file = tmp_path / "t.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Store.open("sqlite://") as other:
        bring(desk_for(STAFF, other), file)
        (made,) = other.transcripts("w")
        given = answers(STAFF, made)
        assert given[("role", None)].values == ("doctor",)
        assert given[("nights", None)].values == (9.0,)
        assert made.status == "stopped"


@pytest.mark.parametrize(
    ("names", "turns", "asks", "answers_"),
    [
        ("turns", ("speaker", "text"), "Interviewer", "Respondent"),
        ("messages", ("role", "content"), "assistant", "user"),
        ("Conversation", ("from", "value"), "gpt", "human"),
    ],
)
def test_a_line_that_only_tells_who_said_what_is_a_talk(
    names: str, turns: tuple[str, str], asks: str, answers_: str, store: Store, tmp_path: Path
) -> None:
    def told(name: str) -> str:
        said = [(asks, "What was difficult for you?"), (answers_, "We waited."), (asks, "And?"),
                (answers_, "Nothing else.")]  # fmt: skip
        listed = [dict(zip(turns, one, strict=True)) for one in said]
        return json.dumps({"participant": name, names: listed})

    file = tmp_path / "t.jsonl"
    file.write_text(f"{told('Ann')}\n{told('Ben')}\n{told('Ann')}\n", encoding="utf-8")
    done = bring(desk_for(OPEN, store), file)
    assert [(one.line, one.outcome, one.respondent) for one in done.found] == [
        (1, "imported", "Ann"), (2, "imported", "Ben"), (3, "already there", "Ann"),
    ]  # fmt: skip
    first, _ = store.transcripts("w")
    assert [one.text for one in first.events if one.kind == "said"] == [
        "We waited.",
        "Nothing else.",
    ]


def test_what_rests_on_an_order_that_is_not_told_is_left_out(store: Store, tmp_path: Path) -> None:
    line = json.loads(held(store).splitlines()[1])
    del line["record"]
    file = tmp_path / "t.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Store.open("sqlite://") as other:
        bring(desk_for(STAFF, other), file)
        (made,) = other.transcripts("w")
        assert not any(key[0] == "strain" for key in answers(STAFF, made))


def test_without_its_record_an_export_still_has_the_same_turns(
    store: Store, tmp_path: Path
) -> None:
    told = json.loads(held(store).splitlines()[1])
    line = {key: value for key, value in told.items() if key != "record"}
    file = tmp_path / "t.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Store.open("sqlite://") as other:
        bring(desk_for(STAFF, other), file)
        again = json.loads(transcript_line(next(iter(other.transcripts("w")))))
        assert again["turns"] == told["turns"]


def test_the_same_words_come_in_once(store: Store, tmp_path: Path) -> None:
    first, copy = tmp_path / "a.txt", tmp_path / "copy.txt"
    said = "We waited for a slot until the spring, and when it came the vector was not there."
    first.write_text(f"I: Why?\nR: {said}\n", encoding="utf-8")
    copy.write_text(f"I:  Why?\r\nR: {said}", encoding="utf-16")
    desk = desk_for(OPEN, store)
    assert only(bring(desk, first)).outcome == "imported"
    again = bring(desk, first, copy, wave="other")
    assert (again.imported, again.already) == (0, 2)
    assert all("in wave w" in one.what for one in again.found)


def test_two_files_of_one_name_are_two_respondents(store: Store, tmp_path: Path) -> None:
    for folder in ("x", "y", "z/y"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.txt").write_text(f"I: Why?\nR: Because of {folder}.", "utf-8")
    done = bring(desk_for(OPEN, store), tmp_path)
    names = [one.respondent for one in done.found]
    assert names[:2] == ["1", "y-1"] and names[2].startswith("1-") and done.imported == 3


def test_a_talk_without_the_studys_questions_answers_all_of_them(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "P7.txt"
    file.write_text("I: Tell me.\nR: We waited.\nI: And then?\nR: It cost.\n", encoding="utf-8")
    desk = desk_for(OPEN, store)
    brought = only(bring(desk, file))
    assert (brought.respondent, brought.questions) == ("P7", ("pain", "wish"))
    (made,) = store.transcripts("w")
    found = {
        one.question.id: one.replies for one in open_answers(desk.questionnaire_of(made), made)
    }
    assert set(found) == {"pain", "wish"}
    for replies in found.values():
        assert [one.text for one in replies] == ["We waited.", "It cost."]
        assert [made.said(one.seq).text for one in replies] == ["We waited.", "It cost."]
        assert [one.asked for one in replies] == ["", "And then?"]


def test_turns_stand_under_the_questions_that_they_put(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "P8.txt"
    file.write_text(
        "I: Hello.\nR: Good morning.\n"
        "I: Right. What difficulties have you had, with them?\nI: Take your time.\n"
        "R: We waited.\nI: How long?\nR: A year.\n"
        "I: what do you wish for most of all\nR: Speed.\n",
        encoding="utf-8",
    )
    desk = desk_for(OPEN, store)
    brought = only(bring(desk, file))
    assert brought.questions == ("pain", "wish")
    (made,) = store.transcripts("w")
    found = {
        one.question.id: one.replies for one in open_answers(desk.questionnaire_of(made), made)
    }
    assert [one.text for one in found["pain"]] == ["We waited.", "A year."]
    assert [one.text for one in found["wish"]] == ["Speed."]


def test_a_talk_has_no_pace_to_be_flagged(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "P8.txt"
    file.write_text("I: Tell me.\nR: We waited.", encoding="utf-8")
    asked = OPEN.model_copy(update={"expect": Expect(minutes=20)})
    desk = desk_for(asked, store)
    bring(desk, file)
    assert not any(
        flag.kind == "speed"
        for card in wave_cards(store, "w", of=desk.questionnaire_of).cards
        for flag in card.flags
    )


def test_one_question_can_be_named_for_all(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "P9.txt"
    file.write_text("I: Hm?\nR: We waited.", encoding="utf-8")
    desk = desk_for(OPEN, store)
    assert only(bring(desk, file, question="free")).questions == ("free",)
    with pytest.raises(NotFound, match="no such open question"):
        bring(desk, file, question="role")


def test_each_person_of_a_group_has_an_interview(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "group.txt"
    file.write_text(
        "Moderator: So?\nAnn: We waited.\nBob: It cost.\nAnn: Yes.\nBob: A lot.", "utf-8"
    )
    done = bring(desk_for(OPEN, store), file, interviewers=("moderator",))
    assert [one.respondent for one in done.found] == ["group-Ann", "group-Bob"]
    for made, words in zip(
        store.transcripts("w"), (["We waited.", "Yes."], ["It cost.", "A lot."]), strict=True
    ):
        assert [one.text for one in made.events if isinstance(one, Said)] == words
        heard = [one.text for one in made.events if isinstance(one, (Said, Asked)) and one.text]
        assert heard == ["So?", "We waited.", "It cost.", "Yes.", "A lot."]


def test_a_person_who_asked_to_be_forgotten_does_not_come_back(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "P1.txt"
    file.write_text("I: Why?\nR: We waited.", encoding="utf-8")
    desk = desk_for(OPEN, store)
    bring(desk, file)
    store.erase("P1", at=datetime.now(UTC))
    brought = only(bring(desk, file))
    assert brought.outcome == "failed" and "forgotten" in brought.what


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", bytes(range(256)) * 9, "no text"),
        ("a.txt", b"only prose, and nobody speaks", "no speakers"),
        ("a.jsonl", b"{broken", "no json"),
        ("a.jsonl", b"[1]", "no json object"),
        ("a.jsonl", b'{"turns": []}', "no turns"),
        ("a.jsonl", b'{"turns": [{"text": "Hm."}]}', "who speaks"),
        ("a.jsonl", b'{"turns": [{"speaker": "Ann", "text": "Hm."}]}', "nobody but ann"),
        ("a.jsonl", b"\xff\xfe{", "utf-16"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.vtt", b"WEBVTT\n\nno cue", "no cues"),
        ("a.txt", b"Ann: So.\nBob: So.\nAnn: So.\nBob: So.", "who interviews"),
    ],
)
def test_bad_files_are_named_and_the_good_come_in(
    name: str, data: bytes, words: str, store: Store, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("I: Why?\nR: We waited.", encoding="utf-8")
    done = bring(desk_for(OPEN, store), tmp_path)
    assert (done.imported, done.failed) == (1, 1)
    (bad,) = [one for one in done.found if one.outcome == "failed"]
    assert words in bad.what.lower() and Path(bad.file).name == name


def test_a_bad_line_does_not_stop_those_after_it(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    first, second = held(store).splitlines()
    strange = json.loads(first) | {"record": [], "interview": "i-x"}
    strange["turns"][1]["question"] = "nowhere"
    cut = json.loads(first) | {"record": json.loads(first)["record"][:-2], "interview": "i-y"}
    file.write_text("\n".join([json.dumps(strange), "[]", json.dumps(cut), second]), "utf-8")
    with Store.open("sqlite://") as other:
        done = bring(desk_for(STAFF, other), file)
    assert [one.outcome for one in done.found] == ["failed", "failed", "failed", "imported"]
    assert [one.line for one in done.found] == [1, 2, 3, 4]
    assert "nowhere" in done.found[0].what and "record" in done.found[2].what


def test_a_line_of_another_version_is_read_with_the_one_in_use_and_says_so(
    store: Store, tmp_path: Path
) -> None:
    line = json.loads(held(store).splitlines()[1])
    line["questionnaire"] |= {"sha256": "0" * 64, "version": "9"}
    file = tmp_path / "t.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Store.open("sqlite://") as other:
        desk = desk_for(STAFF, other)
        brought = only(bring(desk, file))
        assert "held with version 9" in brought.note
        (made,) = other.transcripts("w")
        assert answers(desk.questionnaire_of(made), made)[("role", None)].values == ("doctor",)


def test_a_few_words_are_said_by_several_people_and_long_ones_by_one(
    store: Store, tmp_path: Path
) -> None:
    asked = "Interviewer: What do you wish for most of all?\nRespondent: {}\n"
    long = "a place to park the car on Saturdays, for otherwise I drive around for half an hour"
    for number in range(5):
        (tmp_path / f"P{number}.txt").write_text(asked.format("Parking."), encoding="utf-8")
    for number in range(3):
        (tmp_path / f"L{number}.txt").write_text(asked.format(long), encoding="utf-8")
    desk = desk_for(OPEN, store)
    done = bring(desk, tmp_path)
    assert (done.imported, done.already) == (6, 2)
    again = bring(desk, tmp_path)
    assert (again.imported, again.already) == (0, 8)
    later = bring(desk, tmp_path, wave="next")
    assert (later.imported, later.already) == (5, 3)


def test_talks_come_in_where_no_question_has_a_codebook(store: Store, tmp_path: Path) -> None:
    bare = small([{"id": "wish", "type": "open", "text": "What do you wish for most of all?"}])
    (tmp_path / "P1.txt").write_text("Interviewer: And?\nRespondent: more light\n", "utf-8")
    brought = only(bring(desk_for(bare, store), tmp_path))
    assert (brought.outcome, brought.questions) == ("imported", ("wish",))
    closed = small([{"id": "role", "type": "single", "text": "Your role?", "options": ["a", "b"]}])
    with Store.open("sqlite://") as other:
        refused = only(bring(desk_for(closed, other), tmp_path))
    assert refused.outcome == "failed" and "no open question" in refused.what
