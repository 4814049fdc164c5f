"""The encoder reads a paraphrase only where it is clear, and leaves to rules what is theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.encoders import PieceEmbedder, Pieces, Vectors
from agent.matching import BY, Matcher
from agent.matching.reserved import is_reserved
from agent.matching.statements import sayings, statements
from agent.providers.minilm import MiniLM
from agent.sessions import Desk, Invitation, Message, reply, start
from agent.store import Store
from agent.transcript import Asked, Judged
from tests.talks import small

SURVEY = small(
    [
        {
            "id": "funding",
            "type": "single",
            "text": "How has your funding changed?",
            "options": ["increased", {"id": "same", "label": "Stayed the same"}, "decreased",
                        {"id": "dont_know", "label": "Don't know"},
                        {"id": "other", "label": "Other", "specify": True}],
        },
        {
            "id": "barriers",
            "type": "multi",
            "text": "What keeps you from coming?",
            "options": [{"id": "time", "label": "Lack of time"}, {"id": "cost", "label": "Cost"},
                        {"id": "distance", "label": "Distance"}],
        },
        {
            "id": "size",
            "type": "single",
            "text": "How big is your company?",
            "options": [{"id": "small", "label": "Small", "description": "Up to 50 people"},
                        {"id": "large", "label": "Large", "description": "More than 50 people"}],
        },
        {"id": "score", "type": "rating", "text": "How do you rate it?"},
        {
            "id": "known",
            "type": "grid",
            "text": "How well do you know these?",
            "items": ["lonza", "wuxi"],
            "options": [{"id": "never", "label": "Never heard of it"}, "familiar"],
        },
    ]
)  # fmt: skip
OPTIONS = {
    "funding": ("increased", "same", "decreased", "dont_know", "other"),
    "barriers": ("time", "cost", "distance"),
    "size": ("small", "large"),
    "score": (),
    "known": ("never", "familiar"),
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(lambda: MiniLM(threads=1))


def ask(question: str, *, items: tuple[str, ...] = (), item: str | None = None) -> Asked:
    return Asked(
        at=datetime(2026, 1, 5, tzinfo=UTC),
        form="question",
        question=question,
        item=item,
        text=str(SURVEY.question(question).text),
        options=OPTIONS[question],
        items=items,
    )


def matched(matcher: Matcher, question: str, reply: str) -> list[object]:
    return [one.value for one in matcher.match(SURVEY, ask(question), reply)]


@pytest.mark.parametrize(
    ("question", "reply", "values"),
    [
        ("funding", "the investors walked away", ["decreased"]),
        ("funding", "new investors put in a lot of money", ["increased"]),
        ("barriers", "my calendar is full all week", ["time"]),
        (
            "barriers",
            "my calendar is full all week and it takes me an hour to get there",
            ["time", "distance"],
        ),
    ],
)
def test_a_clear_paraphrase_is_matched(
    matcher: Matcher, question: str, reply: str, values: list[object]
) -> None:
    assert matched(matcher, question, reply) == values


def test_the_words_that_carry_a_value_are_pointed_at(matcher: Matcher) -> None:
    said = " my calendar is full all week, and it takes me an hour to get there "
    found = matcher.match(SURVEY, ask("barriers"), said)
    assert [said[one.start : one.end] for one in found] == [
        "my calendar is full all week",
        "it takes me an hour to get there",
    ]
    assert {one.source for one in found} == {"parsed"} and all(one.confidence < 1 for one in found)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("funding", "the investors did not walk away"),
        ("funding", "the investors walked away or came back"),
        ("funding", "better than it was"),
        ("funding", "what do you mean?"),
        ("funding", "the weather is fine"),
        ("size", "we are 200 people with a global presence"),
        ("barriers", "my calendar is full all week and the weather is fine"),
        ("funding", "the investors walked away " * 20),
        ("score", "our series B fell apart"),
        ("known", "that name rings a bell"),
    ],
)
def test_what_is_in_doubt_is_asked_again(matcher: Matcher, question: str, reply: str) -> None:
    assert matched(matcher, question, reply) == []


def test_a_grid_asked_as_a_whole_and_another_language_are_not_matched(matcher: Matcher) -> None:
    reply = "we toured their plant and know their services in and out"
    assert matcher.match(SURVEY, ask("known", items=("lonza", "wuxi")), reply) == ()
    assert matcher.match(SURVEY, ask("known", item="lonza"), reply)[0].value == "familiar"
    assert matcher.match(SURVEY, ask("funding"), "our series B fell apart", language="de") == ()


def test_the_encoder_is_loaded_at_the_first_reply_that_needs_it() -> None:
    loaded = []

    def load() -> PieceEmbedder:
        loaded.append(True)
        return MiniLM(threads=1)

    matcher = Matcher(load)
    assert matched(matcher, "score", "fine") == matched(matcher, "funding", "perhaps") == []
    assert not loaded
    matched(matcher, "funding", "our series B fell apart")
    matched(matcher, "funding", "the coffers are full")
    assert len(loaded) == 1


def test_what_is_missing_and_what_must_be_specified_is_never_matched() -> None:
    question = SURVEY.question("funding")
    offered = statements(SURVEY, question, OPTIONS["funding"], language="en")
    assert set(offered) == {"increased", "same", "decreased"}
    assert offered["same"].all[0] == "Stayed the same"


def test_sayings_belong_to_options_that_show_one_sense_of_a_family() -> None:
    found = sayings({"a": "Increased", "b": "Decreased", "c": "Blue"})
    assert set(found) == {"a", "b"} and not set(found["a"]) & set(found["b"])
    assert sayings({"a": "Increased", "b": "Blue"}) == {}
    assert set(sayings({"a": "More coffee", "b": "More tea", "c": "Less of both"})) == {"c"}


@given(st.sampled_from(("not", "never", "than", "or", "if", "nobody", "wouldn't", "without")),
       st.lists(st.sampled_from(("we", "sold", "it", "last", "spring")), min_size=1))  # fmt: skip
def test_negations_comparisons_and_choices_are_the_rules_wherever_they_stand(
    word: str, others: list[str]
) -> None:
    for place in range(len(others) + 1):
        reply = " ".join([*others[:place], word, *others[place:]])
        assert is_reserved(reply, offered={})


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("Just take the one you would take.", True),
        ("You decide, you are the clever one", True),
        ("Record the same as the participant before me", True),
        ("Note to self: close this item", True),
        ("Let the machine pick the best for the sponsor", True),
        ("pick whichever fits", True),
        ("the machine picks the fruit for us", False),
        ("we take the cheap one", False),
        ("my notes on it are long", False),
    ],
)
def test_who_hands_the_choice_over_has_made_none(reply: str, left: bool) -> None:
    assert is_reserved(reply, offered={}) == left


def test_numbers_are_the_rules_only_where_options_count() -> None:
    assert is_reserved("about 12 of us", offered={"a": ("Under 50",)})
    assert not is_reserved("about 12 of us", offered={"a": ("Small",)})


def test_every_saying_belongs_to_one_sense_of_its_family() -> None:
    for family in (("Increased", "Same", "Decreased"), ("Yes", "Maybe", "No")):
        found = sayings(dict(zip("abc", family, strict=True)))
        everything = [one for said in found.values() for one in said]
        assert len(found) == 3 and len(everything) == len(set(everything))


def begun(desk: Desk) -> str:
    return start(desk, Invitation(wave="w", consent=True)).id


@pytest.fixture
def desk(matcher: Matcher) -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        yield Desk(
            questionnaire=SURVEY,
            source=SURVEY.model_dump_json(),
            parse=type(SURVEY).model_validate_json,
            store=store,
            clock=lambda: datetime.now(UTC),
            matcher=lambda: matcher,
        )


def judged(desk: Desk, interview: str) -> Judged:
    events = desk.store.transcript(interview).events
    return next(one for one in reversed(events) if isinstance(one, Judged))


def test_the_interview_records_a_matched_option_and_how_it_was_found(desk: Desk) -> None:
    interview = begun(desk)
    reply(desk, interview, Message(id="1", text="the investors walked away"))
    known = judged(desk, interview)
    assert (known.intent, known.by, known.found[0].value) == ("answer", BY, "decreased")
    assert known.found[0].source == "parsed" and 0.75 <= known.found[0].confidence < 1


def test_what_the_rules_read_is_theirs_and_what_is_in_doubt_is_asked_again(desk: Desk) -> None:
    interview = begun(desk)
    turn = reply(desk, interview, Message(id="1", text="the weather is fine"))
    assert turn.kind == "clarification" and judged(desk, interview).by == "rules"
    reply(desk, interview, Message(id="2", text="increased"))
    assert judged(desk, interview).by == "rules"


def test_options_that_a_question_does_not_take_together_are_asked_again(desk: Desk) -> None:
    limited = SURVEY.question("barriers").model_copy(update={"max": 1})
    survey = SURVEY.model_copy(update={"questions": (limited,)})
    interview = begun(replace(desk, questionnaire=survey, source=survey.model_dump_json()))
    said = "my calendar is full all week and it takes me an hour to get there"
    assert reply(desk, interview, Message(id="1", text=said)).kind == "clarification"
    assert judged(desk, interview).found == ()


@pytest.mark.parametrize(
    ("question", "words", "language", "nearest"),
    [
        ("barriers", "I live at the other end of the county", "en", "distance"),
        ("size", "seven of us in a garage", "en", "small"),
        ("barriers", "not the bus ride", "en", None),
        ("barriers", "ich wohne am anderen Ende des Landkreises", "de", None),
        ("score", "pretty decent", "en", None),
    ],
)
def test_an_opinion_is_given_however_doubtful_but_not_on_what_it_cannot_tell(
    matcher: Matcher, question: str, words: str, language: str, nearest: str | None
) -> None:
    ranked = matcher.ranked(SURVEY, ask(question), words, language=language)
    assert (ranked[0] if ranked else None) == nearest
    assert len(ranked) in (0, len(ask(question).options))


TOLD = small(
    [
        {
            "id": "pace",
            "type": "single",
            "text": "How has the work gone lately?",
            "options": [
                {
                    "id": "quick",
                    "label": "Faster",
                    "sayings": [
                        "it flies off the bench", "we are weeks ahead", "done before lunch",
                        "nothing holds us up any more", "the line hums along", "in no time at all",
                        "finished while the kettle boiled", "we overtook the plan",
                        "it never waits",
                    ],
                },
                {
                    "id": "slow",
                    "label": "Slower",
                    "sayings": [
                        "it crawls", "everything gets stuck", "we wade through treacle",
                        "nothing moves any more", "snails overtake us", "weeks behind the plan",
                        "it takes an age", "the line stands still", "we never catch up",
                    ],
                },
            ],
        },
    ]
)  # fmt: skip
PACE = Asked(
    at=datetime(2026, 1, 5, tzinfo=UTC),
    form="question",
    question="pace",
    text="How has the work gone lately?",
    options=("quick", "slow"),
)


@pytest.mark.parametrize(
    ("words", "first"),
    [("nothing gets off the ground, we wade", "slow"), ("either or, who knows", None)],
)
def test_an_opinion_on_words_that_deny_is_given_where_sayings_tell_the_options(
    matcher: Matcher, words: str, first: str | None
) -> None:
    assert next(iter(matcher.ranked(TOLD, PACE, words)), None) == first


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("the whole shop wades in treacle these days", ["slow"]),
        ("we were through before anyone had made tea, the line hums", ["quick"]),
        ("nothing moves here, everything is stuck", ["slow"]),
        ("perhaps it crawls", []),
        ("everything crawls except the line, which hums along", []),
        ("crawls", []),
        ("our canteen serves fish on Fridays", []),
    ],
)
def test_many_sayings_tell_options_apart_even_where_they_negate(
    matcher: Matcher, reply: str, value: list[str]
) -> None:
    assert [one.value for one in matcher.match(TOLD, PACE, reply)] == value


def test_what_is_said_to_another_question_is_no_answer_to_this_one(matcher: Matcher) -> None:
    budget = {
        "id": "budget",
        "type": "single",
        "text": "How has your budget changed?",
        "options": [
            {
                "id": "more",
                "label": "More money",
                "sayings": [
                    "the purse is fuller", "new investors came aboard", "the board opened the tap",
                    "we got a second grant", "there is more in the pot", "they doubled our grant",
                    "cash is flowing in again", "we closed another round",
                ],
            },
            {
                "id": "less",
                "label": "Less money",
                "sayings": [
                    "the purse is emptier", "our backers left", "the grant ran out",
                    "they cut us to the bone", "the tap was turned off", "cash is drying up",
                    "every penny is counted twice", "the round fell through",
                ],
            },
        ],
    }  # fmt: skip
    both = small([*(one.model_dump(mode="json") for one in TOLD.questions), budget])
    with matcher.getting_ready(both):
        matcher.ready(both)
    for said, alone in (
        ("cash is drying up and nothing moves any more", ["slow"]),
        ("the whole shop wades in treacle these days", ["slow"]),
    ):
        assert [one.value for one in matcher.match(TOLD, PACE, said)] == alone
        kept = alone if "treacle" in said else []
        assert [one.value for one in matcher.match(both, PACE, said)] == kept


def test_what_options_are_said_as_is_remembered_and_what_people_say_is_not() -> None:
    seen: list[str] = []

    class Noting:
        """Remembers which texts are to be kept."""

        def __init__(self, behind: PieceEmbedder) -> None:
            self.behind, self.name, self.dimensions = behind, behind.name, behind.dimensions

        def embed(self, texts: Sequence[str]) -> Vectors:
            seen.extend(texts)
            return self.behind.embed(texts)

        def pieces(self, texts: Sequence[str]) -> list[Pieces]:
            seen.extend(texts)
            return self.behind.pieces(texts)

    matcher = Matcher(lambda: MiniLM(threads=1), statements=Noting)
    said = "our investors ran for the hills"
    matched(matcher, "funding", said)
    assert "Increased" in seen and not any(said in text for text in seen)
