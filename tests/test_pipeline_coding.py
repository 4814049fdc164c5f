"""A pass over a wave: only what is new is asked, nothing is lost, and people's words outlive it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.backlog import Bench
from agent.codebook import Judgement, Recipe, current
from agent.coder import NAME, ModelCoder
from agent.coder.opened import OfflineCoder
from agent.errors import ModelUnavailable
from agent.foresight import forecast, ideas, outlived
from agent.pipeline import Coded, code
from agent.providers.minilm import MiniLM
from agent.questionnaire import Open, Questionnaire
from agent.store import Store
from agent.usage import Limits, Price, Usage
from tests.coding_factories import Scripted, ScriptedModel, keyword, prompt
from tests.talks import Talk, small

STUDY = small(
    [
        {"id": "pet", "type": "single", "text": "Cat or dog?", "options": ["cat", "dog"]},
        {
            "id": "trouble",
            "type": "open",
            "text": "What trouble do you have with it?",
            "codebook": {
                "codes": {
                    "noise": {"definition": "It is loud."},
                    "vet": {"definition": "The vet costs a lot."},
                    "dirt": {"definition": "It makes a mess."},
                }
            },
        },
    ],
    probing={"spare_first": True, "per_interview": 0},
)
SAID = ["It barks at night and the vet is dear.", "Hair on the sofa, a mess.", "It barks."]
WORDS = {"barks": "noise", "the vet is dear": "vet", "a mess": "dirt"}


def edited(**codes: dict[str, object]) -> Questionnaire:
    """The study with some codes changed, added or, given nothing, left out."""
    trouble = STUDY.by_id["trouble"]
    assert isinstance(trouble, Open) and trouble.codebook
    data = trouble.codebook.model_dump()
    data["codes"] = {**data["codes"], **codes}
    book = type(trouble.codebook).model_validate(data)
    questions = [
        one.model_copy(update={"codebook": book}) if one.id == "trouble" else one
        for one in STUDY.questions
    ]
    return Questionnaire.model_validate({**STUDY.model_dump(), "questions": questions})


class Clock:
    """A clock that moves a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as store:
        for number, text in enumerate(SAID):
            talk = Talk(STUDY)
            talk.says("dog")
            talk.says(text)
            first, *rest = talk.transcript.events
            named = {"interview": f"i-{number}", "respondent": f"R{number}", "wave": "w"}
            started = talk.transcript.started.model_copy(update=named)
            if number == 0:
                ref = started.questionnaire
                store.open_wave("w", synthetic=False, questionnaire=ref, at=first.at)
            store.begin([started, *rest])
        yield store


def bench(
    store: Store,
    answer: Callable[[str], Scripted] | None = None,
    *,
    asked: Questionnaire = STUDY,
) -> tuple[Bench, ScriptedModel]:
    model = ScriptedModel(answer or keyword(WORDS))
    made = Bench(
        questionnaire=asked,
        of=lambda _: STUDY,
        store=store,
        clock=Clock(),
        coder=lambda: OfflineCoder(None),
        recipe=NAME,
        modelled=(lambda: ModelCoder(model, prompt())) if answer else None,
        asked_of=model.name if answer else "",
        at_once=4,
    )
    return made, model


def passed(made: Bench) -> Coded:
    return code(made, "w", progress=lambda done, all_: None)


def standing(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in current(store.judgements(wave="w")):
        if one.question == "trouble" and one.state == "coded" and one.status != "rejected":
            found.setdefault(one.respondent, set()).add(str(one.value))
    return found


def test_one_call_per_respondent_and_section_and_none_the_second_time(store: Store) -> None:
    made, model = bench(store, keyword(WORDS))
    first = passed(made)
    assert (first.new, first.unchanged, len(model.asked)) == (3, 0, 3)
    assert first.usage.calls == 3
    assert standing(store) == {"R0": {"noise", "vet"}, "R1": {"dirt"}, "R2": {"noise"}}
    again = passed(made)
    assert (again.new, again.unchanged, again.judgements, len(model.asked)) == (0, 3, 0, 3)


def test_an_edited_code_alone_is_asked_again_and_the_rest_is_carried_over(store: Store) -> None:
    passed(bench(store, keyword(WORDS))[0])
    before = {one.value: one.recipe for one in store.judgements(interview="i-0") if one.value}
    asked = edited(vet={"definition": "Bills of the vet."})
    made, model = bench(store, keyword({**WORDS, "barks": "vet"}), asked=asked)
    passed(made)
    assert len(model.asked) == 3
    assert all("noise" not in instruction for instruction, _ in model.asked)
    assert standing(store) == {"R0": {"noise", "vet"}, "R1": {"dirt"}, "R2": {"noise", "vet"}}
    now = {
        one.value: one.recipe
        for one in current(store.judgements(interview="i-0"))
        if one.question == "trouble"
    }
    assert now["noise"].codebook == now["vet"].codebook != before["noise"].codebook
    assert now["noise"].prompt == before["noise"].prompt


def test_a_merged_code_goes_to_its_successor_without_a_call(store: Store) -> None:
    passed(bench(store, keyword(WORDS))[0])
    asked = edited(
        vet={"definition": "The vet costs a lot.", "status": "merged", "merged_into": "dirt"}
    )
    made, model = bench(store, keyword(WORDS), asked=asked)
    passed(made)
    assert not model.asked
    assert standing(store)["R0"] == {"noise", "dirt"}


def test_a_dead_model_leaves_the_offline_coder_and_is_asked_by_the_next_pass(store: Store) -> None:
    down, model = bench(store, lambda _: ModelUnavailable("cannot be reached", transport=True))
    told = passed(down)
    assert told.fallen_back == 3 and "cannot be reached" in told.trouble
    coders = {one.recipe.coder for one in store.judgements("w") if one.question == "trouble"}
    assert coders == {NAME}
    again = passed(down)
    assert again.judgements == 0, "the offline coding is there already"
    up, model = bench(store, keyword(WORDS))
    told = passed(up)
    assert (told.fallen_back, len(model.asked)) == (0, 3)
    assert standing(store)["R1"] == {"dirt"}
    assert passed(up).new == 0


def test_failures_and_successes_add_up(store: Store) -> None:
    def answer(data: str) -> Scripted:
        if "sofa" in data:
            return ModelUnavailable("the budget is spent", retry_after=10_000)
        return keyword(WORDS)(data)

    made, _ = bench(store, answer)
    told = passed(replace(made, at_once=1))
    assert told.fallen_back == 1
    assert passed(replace(made, at_once=1)).unchanged == 2


def human(store: Store, value: str, *, status: str = "accepted") -> Judgement:
    seen = next(one for one in store.judgements(interview="i-0") if one.question == "trouble")
    word = seen.model_copy(
        update={
            "value": value,
            "state": "coded",
            "source": "human",
            "status": status,
            "reviewer": "anna",
            "recipe": Recipe(coder="human", codebook=seen.recipe.codebook),
            "at": datetime(2026, 11, 1, 0, 30, tzinfo=UTC),
        }
    )
    store.add_judgements([word])
    return word


def test_a_persons_word_outlives_a_new_pass_and_is_shown_as_stale_with_the_difference(
    store: Store,
) -> None:
    made, _ = bench(store, keyword(WORDS))
    passed(made)
    word = human(store, "vet")
    assert outlived(store, "w") == ()
    changed, _ = bench(store, keyword({"barks": "noise"}),
                       asked=edited(vet={"definition": "Injections."}))  # fmt: skip
    later = Clock()
    later.now = datetime(2026, 11, 2, tzinfo=UTC)
    passed(replace(changed, clock=later))
    assert "vet" in standing(store)["R0"], "the person's word stands"
    (stale,) = outlived(store, "w")
    assert stale.human == word and stale.now is None and stale.differs


def test_the_forecast_tells_calls_tokens_and_both_prices_and_asks_nothing(store: Store) -> None:
    made, model = bench(store, keyword(WORDS))
    found = forecast(made, "w", price=Price(input=1.0, output=4.0))
    assert (found.interviews, found.calls) == (3, 3)
    assert found.prompt > 500 and found.completion > 100
    assert found.cost and found.batch_cost == pytest.approx(found.cost / 2, rel=1e-3)
    assert not model.asked
    passed(made)
    assert forecast(made, "w", price=None).calls == 0


def test_offline_coding_is_done_once_and_again_for_the_question_that_changed(store: Store) -> None:
    made, _ = bench(store)
    assert passed(made).new == 3
    assert passed(made).unchanged == 3
    changed, _ = bench(store, asked=edited(vet={"definition": "Injections."}))
    told = passed(changed)
    assert told.new == 3
    assert {one.question for one in store.judgements("w")[-told.judgements :]} == {"trouble"}


def test_ideas_that_no_code_fits_come_in_groups_for_a_person_to_adopt(store: Store) -> None:
    def answer(data: str) -> Scripted:
        turn = int(data.split("turn ")[1].split(",")[0])
        quote = "barks" if "barks" in data else "sofa"
        return {"residual": [{"turn": turn, "quote": quote, "idea": f"{quote} again"}]}

    passed(bench(store, answer)[0])
    found = ideas(store, "w", MiniLM)
    assert [(one.respondents, one.name) for one in found] == [(2, "barks again"), (1, "sofa again")]


def test_rules_prompts_and_models_that_change_are_work_anew(store: Store, tmp_path: Path) -> None:
    passed(bench(store, keyword(WORDS))[0])
    made, model = bench(store, keyword(WORDS))
    model.name = "script:2"
    passed(replace(made, asked_of="script:2"))
    assert len(model.asked) == 3


def test_a_days_budget_that_is_spent_leaves_the_rest_to_the_offline_coder(store: Store) -> None:
    made, model = bench(store, keyword(WORDS))
    limits = Limits(calls=1, tokens=10_000, cost=1.0)
    told = passed(replace(made, at_once=1, limits=limits))
    assert len(model.asked) < 3 and told.fallen_back == 3 - len(model.asked)
    assert "budget" in told.trouble
    assert sum(store.spent(Clock()().date()).values(), Usage()).calls == len(model.asked)
    again = passed(replace(made, limits=limits.model_copy(update={"calls": 100})))
    assert again.fallen_back == 0 and len(model.asked) == 3
