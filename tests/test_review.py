"""Review: every decision appended, undone without end, and the most doubtful first."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.agreement import Measured, UnitKey
from agent.agreement.sampling import audit_sample
from agent.codebook import Codebook, Judgement, current
from agent.errors import BadInput, NotFound
from agent.fieldwork import standing
from agent.reliability import Study, corrected, corrected_csv, measure, sample
from agent.report.answers import Material, files
from agent.report.cases import replies
from agent.review import Sitting
from agent.review.queue import open_queue
from agent.samples import sample_name
from agent.sessions import Desk
from agent.store import Store
from tests.report_factories import evidence, judged
from tests.review_study import ASKED, BOOK, TEXT, coded_wave, desk_for, sitting


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def statuses(held: Sitting) -> dict[str, str]:
    view = held.view()
    assert view is not None
    return {one.code: one.status for one in view.rows}


def counted(store: Store) -> list[frozenset[str]]:
    """What the tables count for each respondent."""
    said = replies(ASKED, current(store.judgements(wave="w")))
    return [places[("pain", None)].values for places in said.values()]


def test_what_a_reviewer_sees_is_the_answer_and_its_codes(store: Store) -> None:
    view = sitting(coded_wave(store, [{"wait": 0.6, "cost": 0.9}])).view()
    assert view is not None
    assert [(one.by, one.text) for one in view.turns if one.ours] == [
        ("interviewer", "What was difficult?"), ("respondent", TEXT),
    ]  # fmt: skip
    assert [one.label for one in view.rows] == ["Waiting", "Cost"]
    said = {one.seq: one.text for one in view.turns}
    for row in view.rows:
        for span in row.evidence:
            assert said[span.turn][span.start : span.end] == span.quote


def test_each_decision_is_one_more_judgement_and_the_figures_follow(store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.6, "cost": 0.9}]))
    before = len(store.judgements(wave="w"))
    held.accept("wait")
    held.reject("cost", "only in passing")
    held.add("staff", "nine months")
    assert statuses(held) == {"wait": "accepted", "cost": "rejected", "staff": "edited"}
    assert len(store.judgements(wave="w")) == before + 3
    assert counted(store) == [frozenset({"wait", "staff"})]
    last = store.judgements(wave="w")[-1]
    assert (last.source, last.reviewer, last.evidence[0].quote) == ("human", "Ann", "nine months")
    assert last.recipe.codebook == Codebook.model_validate(BOOK).digest
    assert store.verify() == ()


def test_another_code_takes_the_place_and_the_words_of_one(store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.6}]))
    held.replace("wait", "staff")
    assert statuses(held) == {"wait": "rejected", "staff": "edited"}
    assert counted(store) == [frozenset({"staff"})]
    view = held.view()
    assert view is not None and view.rows[1].evidence[0].quote == "We waited nine months"


def test_no_code_applies(store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.6, "cost": 0.7}]))
    held.nothing()
    assert counted(store) == [frozenset({"no_code"})]
    held.undo()
    assert counted(store) == [frozenset({"wait", "cost"})]


def test_done_accepts_what_is_left_and_goes_on(store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.2, "cost": 0.9}, {"staff": 0.3}]))
    held.reject("cost")
    held.finish()
    assert held.place == 1 and set(statuses(held)) == {"staff"}
    held.go(-1)
    assert statuses(held) == {"wait": "accepted", "cost": "rejected"}
    assert sitting(desk_for(store)).tasks[0].key == held.tasks[1].key


def test_a_note_belongs_to_a_decision(store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.6}]))
    with pytest.raises(BadInput, match="decide on the code first"):
        held.annotate("wait", "hm")
    held.accept("wait")
    held.annotate("wait", "clear case")
    view = held.view()
    assert view is not None and (view.rows[0].reason, view.rows[0].status) == (
        "clear case",
        "accepted",
    )


ACTS = st.sampled_from(
    ["accept wait", "reject wait", "reject cost", "accept cost", "add staff", "replace wait cost",
     "nothing", "finish", "go"]
)  # fmt: skip


@settings(max_examples=30)
@given(st.lists(ACTS, max_size=8))
def test_undoing_everything_leaves_what_was_before(acts: list[str]) -> None:
    with Store.open("sqlite://") as store:
        held = sitting(coded_wave(store, [{"wait": 0.6, "cost": 0.9}, {}]))
        before = counted(store)
        for act in acts:
            verb, *arguments = act.split()
            try:
                held.go(1) if verb == "go" else getattr(held, verb)(*arguments)
            except (NotFound, BadInput):
                continue
        written = len(store.judgements(wave="w"))
        while held.undo():
            assert len(store.judgements(wave="w")) > written
        assert counted(store) == before
        assert all(one.source != "human" for one in current(store.judgements(wave="w")))


def test_undo_goes_on_where_an_earlier_sitting_ended(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.6, "cost": 0.9}])
    first = sitting(desk)
    first.accept("wait")
    first.reject("cost")
    second = sitting(desk, "Ben", everything=True)
    second.accept("cost")
    again = sitting(desk)
    assert again.undo() and again.undo() and not again.undo()
    assert statuses(again) == {"wait": "suggested", "cost": "adjudicated"}


def test_people_who_disagree_come_first_and_settling_it_is_the_end(store: Store) -> None:
    desk = coded_wave(store, [{"cost": 0.4}, {"wait": 0.99}])
    ann, ben = sitting(desk, "Ann"), sitting(desk, "Ben")
    for held, decide in ((ann, ann.accept), (ben, ben.reject)):
        held.place = 1
        decide("wait")
    cleo = sitting(desk, "Cleo")
    assert cleo.tasks[0].why == "people disagree" and set(statuses(cleo)) == {"wait"}
    cleo.accept("wait")
    assert statuses(cleo) == {"wait": "adjudicated"}
    assert [task.why for task in sitting(desk, "Dan").tasks] == ["least sure: 0.40"]


def test_rejecting_what_another_accepted_settles_it_too(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.99}])
    sitting(desk, "Ann").accept("wait")
    ben = sitting(desk, "Ben", everything=True)
    assert ben.tasks[0].why == "decided by Ann"
    ben.reject("wait", "it was not their slot")
    view = ben.view()
    assert view is not None and view.rows[0].reason == "settled: it was not their slot"
    assert sitting(desk, "Cleo").tasks == ()


def test_the_queue_goes_from_doubt_to_chance() -> None:
    span = evidence("slots", turn=2)
    known: dict[UnitKey, list[Judgement]] = {
        (f"I{at}", "q0", None): [
            judged(at, "q0", "wait", evidence=span, confidence=0.35 + at / 100)
        ]
        for at in range(60)
    }
    known[("I59", "q0", None)] = [judged(59, "q0", "unclear", confidence=0.9)]
    known[("I58", "q0", None)] = [judged(58, "q0", "wait", confidence=0.93)]
    audit = audit_sample(known, seed=7, share=0.1)
    tasks = open_queue(known, audit, seed=7)
    whys = [task.why for task in tasks]
    assert whys[:3] == ["the coder could not tell", "the words were not found as claimed",
                        "least sure: 0.35"]  # fmt: skip
    kinds = [why.split(":")[0].split(",")[0] for why in whys[2:]]
    assert list(dict.fromkeys(kinds)) == ["least sure", "met at random", "the rest"]
    assert kinds == sorted(kinds, key=["least sure", "met at random", "the rest"].index)
    assert len(audit) >= 6 and len(tasks) == 60


@pytest.mark.parametrize(
    ("words", "first"),
    [("turn", "staff"), ("expensve", "cost"), ("wait", "wait"), ("co", "cost"), ("leave", "staff")],
)
def test_codes_are_found_as_one_types(words: str, first: str, store: Store) -> None:
    held = sitting(coded_wave(store, [{"wait": 0.6}]))
    assert held.search(words)[0] == first
    assert set(held.search("")) == {"wait", "cost", "staff"}


def test_bad_input_is_refused_and_nothing_is_written(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.6}])
    held = sitting(desk)
    before = store.judgements(wave="w")
    with pytest.raises(BadInput, match="did not say"):
        held.add("staff", "we were delighted with everything")
    with pytest.raises(NotFound, match="no code"):
        held.add("nonsense")
    with pytest.raises(NotFound):
        held.accept("staff")
    with pytest.raises(BadInput, match="no name"):
        sitting(desk, " ")
    with pytest.raises(BadInput, match="nobody said anything to it"):
        Sitting(held.room, question="role")
    held.go(1)
    with pytest.raises(BadInput, match="nothing is under review"):
        held.nothing()
    assert store.judgements(wave="w") == before


def test_the_export_shows_the_last_word_and_whose_it_is(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.6, "cost": 0.9}])
    held = sitting(desk)
    held.reject("cost")
    held.finish()
    found = standing(store, ["w"])
    (_, text) = next(iter(files(Material(ASKED, found.transcripts, found.judgements))))
    lines = text.splitlines()
    rows = {line.split(",")[5]: line.split(",") for line in lines[1:]}
    assert (rows["wait"][-1], rows["wait"][-3]) == ("accepted", "Ann")
    assert (rows["cost"][-1], rows["cost"][6]) == ("rejected", "human")
    assert rows["wait"][6] == "human"


def test_a_settled_disagreement_is_exported_as_accepted(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.6}])
    sitting(desk, "Ann").reject("wait")
    sitting(desk, "Ben", everything=True).accept("wait")
    found = standing(store, ["w"])
    assert [one.status for one in found.judgements if one.question == "pain"] == ["adjudicated"]
    (_, text) = next(iter(files(Material(ASKED, found.transcripts, found.judgements))))
    assert text.splitlines()[-1].endswith(",accepted")


def blind_study(store: Store, tmp_path: Path) -> tuple[Desk, Study]:
    desk = coded_wave(store, [{"wait": 0.9}, {"cost": 0.9}, {}, {"wait": 0.8, "cost": 0.8}] * 5)
    study = Study(questionnaire=ASKED, store=store, data=tmp_path)
    plan = sample(study, "w", size=20, seed=3, at=datetime.now(UTC))
    (tmp_path / sample_name("w")).write_text(plan.model_dump_json(), encoding="utf-8")
    return desk, study


def test_blind_coding_shows_no_suggestion_and_counts_when_done(
    store: Store, tmp_path: Path
) -> None:
    desk, study = blind_study(store, tmp_path)
    plan = sample(study, "w", size=20, seed=3, at=datetime.now(UTC))
    held = sitting(desk, plan=plan, blind=True)
    assert [task.key for task in held.tasks] == [one.key for one in plan.sample]
    view = held.view()
    assert view is not None and view.rows == ()
    held.add("wait")
    assert measure(study, "w", how=Measured(), seed=7).comparisons == ()
    held.finish()
    (found,) = measure(study, "w", how=Measured(), seed=7).comparisons
    assert (found.kind, found.blind, found.planned, found.overall.n) == ("human", True, True, 1)
    assert len(sitting(desk, plan=plan, blind=True).tasks) == 19


def test_two_people_and_the_machine_are_compared_over_the_sample(
    store: Store, tmp_path: Path
) -> None:
    desk, study = blind_study(store, tmp_path)
    plan = sample(study, "w", size=20, seed=3, at=datetime.now(UTC))
    truth = {key: some for key, some in _machine(store).items()}
    for name, slips in (("Ann", 0), ("Ben", 4)):
        held = sitting(desk, name, plan=plan, blind=True)
        for at, task in enumerate(held.tasks):
            for code in truth[task.key]:
                held.add(code)
            if at < slips:
                held.add("staff")
            held.finish()
    found = measure(study, "w", how=Measured(resamples=200), seed=7)
    people, ceiling = found.comparisons
    assert (people.kind, people.overall.n, people.second) == ("human", 40, ("Ann", "Ben"))
    assert (ceiling.kind, ceiling.overall.n, ceiling.overall.exact.value) == ("ceiling", 20, 0.8)
    assert {one.name: one.n for one in people.segments} == {"a": 20, "b": 20}
    assert "Two people each coded 20 answers" in found.methods
    assert found.audit.left == 0 and found.audit.answers >= 2 and found.coder == "offline-1"
    shares = corrected(study, "w")
    lines = corrected_csv(shares).splitlines()
    assert lines[0].startswith("question,value,segment,n,base,percent,corrected")
    assert any(line.startswith("pain,wait,all,10,20,50") for line in lines)


def _machine(store: Store) -> dict[tuple[str, str, str | None], list[str]]:
    found: dict[tuple[str, str, str | None], list[str]] = {}
    for one in store.judgements(wave="w"):
        if one.question == "pain" and one.source == "parsed":
            given = found.setdefault((one.interview, one.question, one.item), [])
            given += [str(one.value)] if one.value else []
    return found


def test_figures_cannot_be_corrected_before_anybody_has_coded(store: Store, tmp_path: Path) -> None:
    _, study = blind_study(store, tmp_path)
    with pytest.raises(BadInput, match="nobody has coded the random sample"):
        corrected(study, "w")
    (tmp_path / sample_name("w")).write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="sample cannot be read"):
        measure(study, "w", how=Measured(), seed=7)


def test_open_review_alone_is_said_to_be_neither_blind_nor_random(
    store: Store, tmp_path: Path
) -> None:
    desk = coded_wave(store, [{"wait": 0.9}, {"cost": 0.9}] * 3)
    held = sitting(desk)
    for _ in range(6):
        held.finish()
    study = Study(questionnaire=ASKED, store=store, data=tmp_path)
    (found,) = measure(study, "w", how=Measured(), seed=7).comparisons
    whole = measure(study, "w", how=Measured(), seed=7)
    assert whole.audit.codes >= 1 and whole.audit.wrong.value == 0
    assert not found.blind and not found.planned and found.overall.exact.value == 1.0


def test_acts_of_one_moment_stay_apart(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.6, "cost": 0.9}])
    still = datetime(2026, 5, 1, tzinfo=UTC)
    held = sitting(desk, clock=lambda: still)
    held.accept("wait")
    held.accept("cost")
    held.undo()
    assert statuses(held) == {"wait": "accepted", "cost": "suggested"}
    assert store.judgements(wave="w")[-1].at - still < timedelta(seconds=1)


def test_a_word_that_a_changed_codebook_contradicts_comes_first_until_it_is_upheld(
    store: Store,
) -> None:
    desk = coded_wave(store, [{"wait": 0.9, "cost": 0.9}, {"wait": 0.9}])
    held = sitting(desk)
    for _ in range(2):
        held.finish()
    before = [one for one in store.judgements(wave="w") if one.source == "parsed"]
    later = max(one.at for one in store.judgements(wave="w")) + timedelta(days=1)
    new = {"at": later, "recipe": before[0].recipe.model_copy(update={"codebook": "changed"})}
    kept = [one for one in before if one.value == "wait" or one.interview != before[0].interview]
    store.add_judgements([one.model_copy(update=new) for one in kept])

    held = sitting(desk, clock=lambda: later + timedelta(hours=1))
    (task,) = held.tasks
    assert task.why.startswith("stale") and "the coder gives cost no more" in task.why
    assert statuses(held) == {"wait": "accepted", "cost": "stale"}
    held.finish()
    assert sitting(desk).tasks == ()
    assert counted(store)[0] == {"wait", "cost"}, "the person's word stands"
