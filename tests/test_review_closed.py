"""Review of typed closed answers: what no exact rule read, chosen anew, in the figures."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from agent import sessions
from agent.agreement import Measured
from agent.cli.reviewing.screen import Review
from agent.codebook import current
from agent.coder import closed
from agent.errors import BadInput, NotFound
from agent.fieldwork import standing
from agent.questionnaire import Questionnaire
from agent.reliability import Study, measure
from agent.report.answers import Material, files
from agent.report.cases import replies
from agent.review import Sitting
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.transcript import Found, Judged, Transcript
from tests.review_study import desk_for, sitting
from tests.talks import small

ASKED = small(
    [
        {"id": "way", "type": "single", "text": "How do you come to work?",
         "options": [{"id": "car", "label": "By car"}, {"id": "rail", "label": "By train"},
                     {"id": "foot", "label": "On foot"}]},
        {"id": "meals", "type": "multi", "text": "What do you eat there?", "options": [
            {"id": "soup", "label": "Soup"}, {"id": "bread", "label": "Bread"},
            {"id": "none", "label": "Nothing", "exclusive": True}]},
        {"id": "rate", "type": "rating", "text": "How good is it?", "scale": {"low": 1, "high": 5}},
        {"id": "years", "type": "number", "text": "For how many years?", "min": 0, "max": 60},
        {"id": "rooms", "type": "grid", "text": "How are the rooms?", "options": ["good", "bad"],
         "items": [{"id": "hall", "label": "The hall"}, {"id": "desk", "label": "The desk"}]},
    ]
)  # fmt: skip
HUNCHES = {
    "I sit behind the wheel": ("way", None, "car", 0.62, "behind the wheel"),
    "a bowl of minestrone": ("meals", None, "soup", 0.86, "minestrone"),
    "it is alright I guess": ("rate", None, 3, 0.8, "alright"),
    "since I was hired in spring": ("years", None, 2, 0.8, "hired in spring"),
    "draughty": ("rooms", "hall", "bad", 0.81, "draughty"),
}


class Hunches:
    """A reader that knows some replies and how sure to be of them."""

    def judge(self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Judged:
        """Read a reply that rules left open."""
        said = transcript.said(draft.reply).text
        if draft.intent != "unusable" or said not in HUNCHES:
            return draft
        question, item, value, sure, words = HUNCHES[said]
        start = said.index(words)
        found = Found(question=question, item=item, value=value, confidence=sure, start=start,
                      end=start + len(words))  # fmt: skip
        update = {"intent": "answer", "issue": None, "found": (found,), "by": "matching"}
        return draft.model_copy(update=update)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def held(store: Store, *wishes: dict[str, str]) -> Desk:
    """Hold an interview per entry: what is typed instead of the plain answers."""
    desk = replace(desk_for(store, ASKED), matcher=Hunches)
    plain = {"way": "on foot", "meals": "soup", "rate": "4", "years": "3", "rooms": "good, bad"}
    for number, typed in enumerate(wishes):
        opened = sessions.start(
            desk, Invitation(wave="w", respondent=f"R{number}", consent=True, seed=number)
        )
        turn, sent = opened.turn, 0
        while turn.status == "in_progress" and sent < 40:
            question = turn.question.id if turn.question else ""
            text = typed.get(question, plain[question])
            turn = sessions.reply(desk, opened.id, Message(id=f"m{sent}", text=text))
            sent += 1
        transcript = store.transcript(opened.id)
        store.add_judgements(closed(ASKED, transcript, at=desk.clock()))
    return desk


def counted(store: Store) -> dict[tuple[str, str | None], frozenset[object]]:
    """What the tables count for the one respondent."""
    (places,) = replies(ASKED, current(store.judgements(wave="w"))).values()
    return {place: frozenset(one.values or {one.number}) for place, one in places.items()}


def rows(held: Sitting) -> dict[str, str]:
    view = held.view()
    assert view is not None
    return {one.code: one.status for one in view.rows}


def test_what_no_exact_rule_read_comes_by_doubt_and_the_rest_only_if_wanted(store: Store) -> None:
    desk = held(store, {"way": "I sit behind the wheel", "meals": "a bowl of minestrone"}, {})
    assert [(task.key[1], task.why) for task in sitting(desk).tasks] == [
        ("way", "least sure: 0.62, read by matching"),
        ("meals", "the rest: 0.86, read by matching"),
    ]
    everything = sitting(desk, everything=True).tasks
    assert {task.why for task in everything[2:]} == {"read by an exact rule"}
    assert len(everything) == 2 * 6


def test_the_words_stand_out_and_another_option_takes_their_place(store: Store) -> None:
    typed = sitting(held(store, {"way": "I sit behind the wheel"}))
    view = typed.view()
    assert view is not None
    (row,) = view.rows
    assert (row.label, row.by, row.confidence) == ("By car", "matching", 0.62)
    said = {one.seq: one.text for one in view.turns if one.ours}
    (span,) = row.evidence
    assert said[span.turn][span.start : span.end] == span.quote == "behind the wheel"
    typed.replace("car", "rail")
    assert rows(typed) == {"car": "rejected", "rail": "edited"}
    assert counted(store)["way", None] == {"rail"}
    last = store.judgements(wave="w")[-1]
    assert (last.value, last.reviewer, last.evidence) == ("rail", "Ann", (span,))
    assert typed.undo() and counted(store)["way", None] == {"car"}
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("question", "item", "typed", "given", "chosen", "now"),
    [
        ("rate", None, "it is alright I guess", "3", "5", {"5", "top2"}),
        ("years", None, "since I was hired in spring", "2", " 0 ", {0.0}),
        ("rooms", "hall", "draughty", "bad", "good", {"good"}),
        ("meals", None, "a bowl of minestrone", "soup", "none", {"none"}),
        ("meals", None, "a bowl of minestrone", "soup", "refused", {"refused"}),
        ("years", None, "since I was hired in spring", "2", "dont_know", {"dont_know"}),
    ],
)
def test_every_kind_of_question_takes_another_value_and_gives_it_back(
    store: Store, question: str, item: str | None, typed: str, given: str, chosen: str,
    now: set[str | float],
) -> None:  # fmt: skip
    seen = sitting(held(store, {question: typed}), question=question)
    seen.go(next(at for at, task in enumerate(seen.tasks) if task.key[2] == item))
    before = counted(store)[question, item]
    seen.replace(given, chosen)
    assert counted(store)[question, item] == now and seen.settled()
    assert seen.undo() and not seen.undo()
    assert counted(store)[question, item] == before


def test_what_was_never_understood_is_chosen_by_a_person(store: Store) -> None:
    seen = sitting(held(store, {"way": "hm, well"}))
    assert (seen.tasks[0].key[1], seen.tasks[0].why) == ("way", "no option was understood")
    assert counted(store)["way", None] == {"unclear"}
    seen.add("foot", "well")
    assert counted(store)["way", None] == {"foot"}
    seen.add("rail")
    assert rows(seen) == {"foot": "rejected", "rail": "edited"}, "an answer has one way to work"
    assert counted(store)["way", None] == {"rail"}
    seen.nothing()
    view = seen.view()
    assert view is not None and view.verdict == "it cannot be told"
    assert counted(store)["way", None] == {"unclear"}
    while seen.undo():
        pass
    assert all(one.source != "human" for one in current(store.judgements(wave="w")))


def test_several_options_stand_beside_each_other_and_one_that_excludes_them_does_not(
    store: Store,
) -> None:
    seen = sitting(held(store, {"meals": "a bowl of minestrone"}))
    seen.add("bread", "bowl")
    assert counted(store)["meals", None] == {"soup", "bread"}
    with pytest.raises(BadInput, match="'Nothing' stands alone"):
        seen.add("none")
    with pytest.raises(BadInput, match="'Nothing' stands alone"):
        seen.replace("bread", "none")
    seen.reject("bread")
    seen.replace("soup", "none")
    assert counted(store)["meals", None] == {"none"}


def test_bad_input_is_refused_and_nothing_is_written(store: Store) -> None:
    seen = sitting(held(store, {"years": "since I was hired in spring"}))
    before = store.judgements(wave="w")
    for words, complaint in (("many", "no number"), ("61", "up to 60"), ("nan", "no number")):
        with pytest.raises(BadInput, match=complaint):
            seen.replace("2", words)
    with pytest.raises(BadInput, match="did not say"):
        seen.add("4", "four or so")
    with pytest.raises(NotFound, match="does not have"):
        seen.accept("9")
    assert store.judgements(wave="w") == before
    with pytest.raises(NotFound, match=r"no question of that name.*questions: way, meals"):
        Sitting(seen.room, question="nowhere")


def test_two_people_disagree_and_the_last_word_settles_it(store: Store) -> None:
    desk = held(store, {"way": "I sit behind the wheel"})
    sitting(desk, "Ann").accept("car")
    assert sitting(desk, "Ben").tasks == ()
    ben = sitting(desk, "Ben", everything=True)
    ben.replace("car", "rail")
    cleo = sitting(desk, "Cleo")
    assert cleo.tasks == () and counted(store)["way", None] == {"rail"}


def test_a_word_on_an_answer_that_was_read_anew_is_stale_until_it_is_upheld(store: Store) -> None:
    desk = held(store, {"way": "I sit behind the wheel"})
    sitting(desk).accept("car")
    read = [one for one in store.judgements(wave="w") if one.source != "human"]
    later = desk.clock() + timedelta(days=1)
    anew = {"at": later, "value": "foot", "recipe": read[0].recipe.model_copy(
        update={"codebook": "another questionnaire"})}  # fmt: skip
    store.add_judgements([one.model_copy(update=anew) for one in read if one.question == "way"])
    seen = sitting(desk, clock=lambda: later + timedelta(hours=1))
    assert seen.tasks[0].why.startswith("stale") and rows(seen)["car"] == "stale"
    seen.finish()
    assert sitting(desk).tasks == () and counted(store)["way", None] == {"car"}


def test_the_export_says_whose_word_it_is(store: Store) -> None:
    seen = sitting(held(store, {"way": "I sit behind the wheel"}))
    seen.replace("car", "rail")
    found = standing(store, ["w"])
    (_, text) = next(iter(files(Material(ASKED, found.transcripts, found.judgements))))
    lines = [line.split(",") for line in text.splitlines()]
    told = {line[5]: (line[6], line[-3], line[-1]) for line in lines if line[3] == "way"}
    assert told == {"rail": ("human", "Ann", "edited")}


def test_options_are_found_by_what_one_types_and_a_number_by_itself(store: Store) -> None:
    desk = held(store, {"way": "I sit behind the wheel", "years": "since I was hired in spring"})
    way = sitting(desk, question="way")
    assert way.search("")[:3] == ("car", "rail", "foot") and way.search("tra")[0] == "rail"
    assert sitting(desk, question="years").search("12") == ("12",)
    assert sitting(desk, question="years").search("ref")[0] == "refused"


def test_a_row_is_shown_by_its_label_and_chosen_by_keyboard(store: Store) -> None:
    seen = sitting(held(store, {"rooms": "draughty"}), question="rooms")
    assert [task.key[2] for task in seen.tasks] == ["desk", "hall"], "what nobody understood first"
    seen.go(1)

    async def play() -> None:
        app = Review(seen)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            assert "rooms · The hall" in str(app.query_one("#head", Static).render())
            await pilot.press("e", *"good", "enter")
            listed = app.query_one("#codes", OptionList)
            assert [str(one.prompt)[:6] for one in listed.options] == ["✗ Bad\n", "+ Good"]
            await pilot.press("u", "enter", "q")

    asyncio.run(play())
    assert counted(store)["rooms", "hall"] == {"bad"}


def test_agreement_counts_closed_answers_apart(store: Store, tmp_path: Path) -> None:
    desk = held(store, {"way": "I sit behind the wheel"}, {"way": "I sit behind the wheel"})
    seen = sitting(desk)
    seen.replace("car", "rail")
    seen.go(1)
    seen.accept("car")
    study = Study(questionnaire=ASKED, store=store, data=tmp_path)
    (found,) = measure(study, "w", how=Measured(), seed=7).comparisons
    assert [(one.name, one.n, one.exact.value) for one in found.questions] == [("way", 2, 0.5)]
    assert {one.code: (one.first, one.second) for one in found.codes if one.first + one.second} == {
        "car": (2, 1), "rail": (0, 1),
    }  # fmt: skip
