"""A model adds to the rules what it can prove, and takes nothing away when it fails."""

import pytest

from agent.errors import ModelMisbehaved, ModelUnavailable
from agent.llm import MOST_TOKENS, Data, Filled, Heard, Shape
from agent.prompts import Prompt, parse_prompt
from agent.reader import MOST_CALLS, Choice, FollowUp, ModelReader
from agent.transcript import Judged, Said, Transcript
from agent.usage import Usage
from tests.talks import Talk, small

PROMPT = Prompt(
    id="p", version=1, inputs=(), returns="x", used_by="x", text="Read it.", digest="0" * 16
)


class Scripted:
    """A model that gives what it was told to give, and remembers what it was asked."""

    name = "scripted:one"

    def __init__(self, *answers: object) -> None:
        """Take the answers in their order."""
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Give the next answer, or fail as told."""
        self.asked.append((instruction, str(data)))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, shape)
        return Filled(value=answer, usage=Usage(calls=1), model=self.name)


def prompts(name: str) -> Prompt:
    fields = {"read_choice": ("question", "options"), "follow_up": ("question", "goal")}[name]
    text = " ".join(f"{{{one}}}" for one in fields)
    return PROMPT.model_copy(update={"id": name, "inputs": fields, "text": text})


def judged(model: Scripted, talk: Talk, reply: str, draft: dict[str, object]) -> Judged:
    known = talk.transcript.then(Said(at=talk.now, message="m", text=reply))
    waiting = known.waiting
    assert waiting is not None
    rough = {"at": talk.now, "reply": len(known.events) - 1, "question": waiting.question, **draft}
    rules = Judged.model_validate(rough)
    return ModelReader(model, prompts).judge(talk.questionnaire, known, rules)


UNREAD: dict[str, object] = {"intent": "unusable", "issue": "unclear"}


def test_a_choice_with_its_words_is_taken_as_the_models() -> None:
    model = Scripted(Choice(options=("nurse",), quote="I look after patients on the ward"))
    reply = "I look after patients on the ward"
    found = judged(model, Talk(), reply, UNREAD)
    assert found.intent == "answer" and found.by == "scripted:one"
    one = found.found[0]
    assert (one.value, one.source) == ("nurse", "model")
    assert one.start is not None and reply[one.start : one.end] == reply
    assert "nurse: Nurse" in model.asked[0][0] and model.asked[0][1] == reply


@pytest.mark.parametrize(
    "choice",
    [
        Choice(options=("astronaut",), quote="on the ward"),
        Choice(options=("nurse",), quote="these words were never said by anybody"),
        Choice(options=("nurse",), quote=""),
        Choice(options=("nurse", "doctor"), quote="on the ward"),
        Choice(options=(), quote="on the ward"),
    ],
)
def test_what_was_not_offered_not_said_or_not_one_answer_is_refused(choice: Choice) -> None:
    found = judged(Scripted(choice), Talk(), "I am on the ward", UNREAD)
    assert found.intent == "unusable" and not found.found


@pytest.mark.parametrize("error", [ModelUnavailable("away"), ModelMisbehaved("babbled")])
def test_a_model_that_fails_changes_nothing_and_is_written_down(error: Exception) -> None:
    found = judged(Scripted(error), Talk(), "I am on the ward", UNREAD)
    assert (found.intent, found.missed) == ("unusable", "model_unavailable")


@pytest.mark.parametrize(
    "draft", [{"intent": "refused"}, {"intent": "skip"}, {"intent": "unusable", "issue": "between"}]
)
def test_what_rules_have_settled_costs_no_call(draft: dict[str, object]) -> None:
    model = Scripted()
    judged(model, Talk(), "no", draft)
    assert model.asked == []


OPEN = small([{"id": "hard", "type": "open", "text": "What is difficult?", "probe": {"max": 1}}])


def test_a_follow_up_of_the_models_is_used_if_it_passes_the_lint() -> None:
    wanted = FollowUp(anchor="broken lifts", probe='What does "broken lifts" mean for you?')
    found = judged(Scripted(wanted), Talk(OPEN), "broken lifts", {"intent": "answer"})
    assert found.follow is not None
    assert (found.follow.text, found.follow.note.source) == (wanted.probe, "model")


@pytest.mark.parametrize(
    "wanted",
    [
        FollowUp(anchor="broken lifts", probe='Why are the "broken lifts" so terrible?'),
        FollowUp(anchor="slow doors", probe='What about "slow doors"?'),
        FollowUp(anchor="", probe=""),
        ModelUnavailable("away"),
    ],
)
def test_a_leading_or_invented_follow_up_gives_way_to_the_template(wanted: object) -> None:
    found = judged(Scripted(wanted), Talk(OPEN), "broken lifts", {"intent": "answer"})
    assert found.follow is not None and found.follow.note.source == "template"


def test_a_specific_answer_costs_no_call() -> None:
    model = Scripted()
    reply = "The lifts broke last month because nobody had serviced them for three years."
    assert judged(model, Talk(OPEN), reply, {"intent": "answer"}).follow is None
    assert model.asked == []


def test_calls_are_capped_and_the_interview_goes_on_without() -> None:
    talk = Talk()
    spent = Judged(
        at=talk.now, reply=1, question="role", intent="unusable", missed="model_unavailable"
    )
    talk.transcript = Transcript(events=(*talk.transcript.events, *[spent] * MOST_CALLS))
    model = Scripted()
    assert judged(model, talk, "on the ward", UNREAD).intent == "unusable"
    assert model.asked == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("no head", "front-matter"),
        ("---\nid: a\n---\nx", "cannot be read"),
        ("---\nid: a\nversion: 1\ninputs: [b]\nreturns: c\nused_by: d\n---\nno b", "differ"),
        ("---\n: [\n---\nx", "cannot be read"),
    ],
)
def test_a_broken_prompt_file_says_what_is_wrong(content: str, why: str) -> None:
    with pytest.raises(Exception, match=why):
        parse_prompt(content, where="prompts/x.md")


def test_a_prompt_wants_exactly_its_inputs_and_changes_its_digest_with_its_words() -> None:
    text = "---\nid: a\nversion: 1\ninputs: [b]\nreturns: c\nused_by: d\n---\nSay {b}"
    prompt = parse_prompt(text, where="x")
    assert prompt.filled({"b": "{c}"}) == "Say {c}"
    with pytest.raises(Exception, match="inputs do not fit"):
        prompt.filled({})
    assert parse_prompt(text + ".", where="x").digest != prompt.digest
