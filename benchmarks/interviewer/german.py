"""Interview the shipped instrument in German, with a model in the loop, and print all of it.

    python -m benchmarks.interviewer.german --record FILE [--first 1]
    python -m benchmarks.interviewer.german --replay FILE

The respondents of `german.yaml` say what is written there; to a closed question that is put
once more they answer with the label of what is true, as somebody does who reads the list.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import yaml

from agent import sessions
from agent.drafting import drafted
from agent.matching import Matcher
from agent.moves import Read
from agent.nouns import Noun
from agent.prompts import parse_prompt
from agent.providers.calling import CalledModel
from agent.providers.minilm import MiniLM
from agent.quality.verbatim import verbatim
from agent.questionnaire import Open, Questionnaire
from agent.reader import ModelReader, Understanding
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.study import parse_questionnaire, read_questionnaire, read_text
from agent.transcript import Asked, Judged, Said, Transcript
from agent.turn import Turn
from benchmarks.interviewer.model import SECONDS, TOP, Listening, wire
from benchmarks.interviewer.model_reading import PROMPT_TEXT
from benchmarks.interviewer.run import HERE

MOST_TURNS = 120
Truth = Mapping[str, object]


class Respondent(Noun):
    """Somebody who answers in German."""

    name: str
    truth: dict[str, object]
    says: dict[str, tuple[str, ...]]
    follow_ups: dict[str, tuple[str, ...]]


def respondents() -> list[Respondent]:
    """Read those who are to be interviewed."""
    written = yaml.safe_load((HERE / "german.yaml").read_text(encoding="utf-8"))
    return [Respondent.model_validate(one) for one in written["respondents"]]


class Speaking:
    """What one respondent says, turn by turn."""

    def __init__(self, respondent: Respondent) -> None:
        """Begin an interview; nothing has been said."""
        self._one, self._said = respondent, Counter[tuple[str, bool]]()

    def reply(self, turn: Turn) -> str:
        """Answer what waits."""
        asked = turn.question
        assert asked is not None
        follows = turn.kind == "probe"
        words = (self._one.follow_ups if follows else self._one.says).get(asked.id, ())
        at = self._said[asked.id, follows]
        self._said[asked.id, follows] += 1
        if at < len(words):
            return words[at]
        if follows or asked.type == "open":
            return "Mehr fällt mir dazu nicht ein."
        return _labels(turn, self._one.truth.get(asked.id)) or "Weiß ich nicht."


def _labels(turn: Turn, true: object) -> str:
    """Say what is true by the labels that are offered, row by row where rows are open."""
    assert turn.question is not None
    labels = {one.id: one.label for one in turn.question.options}
    row = turn.question.item
    if isinstance(true, dict) and row is not None:
        true = _of_row(true, row.id)
    if isinstance(true, dict):
        cells = {one.label: _of_row(true, one.id) for one in turn.question.items}
        return "\n".join(f"{name}: {labels.get(str(cell), cell)}" for name, cell in cells.items())
    wanted = true if isinstance(true, list) else [true]
    return ", ".join(labels[one] for one in wanted if one in labels)


def _of_row(true: Mapping[str, object], row: str | None) -> object:
    """Tell what is true of a row; `rest` stands for those that are not named."""
    return true.get(row or "", true.get("rest"))


def held(desk: Desk, respondent: Respondent) -> Transcript:
    """Hold an interview to its end."""
    opened = sessions.start(desk, Invitation(wave="w", consent=True, seed=3, language="de"))
    turn, speaking = opened.turn, Speaking(respondent)
    for count in range(MOST_TURNS):
        if turn.status != "in_progress":
            break
        said = Message(id=f"{count}", text=speaking.reply(turn))
        turn = sessions.reply(desk, opened.id, said)
    return desk.store.transcript(opened.id)


def shown(transcript: Transcript, heard: Iterator[Understanding | None]) -> Iterator[str]:
    """Give the conversation, with what was made of each reply; heard: what the model wrote."""
    for event in transcript.events:
        match event:
            case Asked():
                source = f" [{event.probe.source} {event.probe.kind}]" if event.probe else ""
                yield f"\n{event.form} {event.reason}{source}: {event.words}"
            case Said():
                yield f"> {event.text}"
            case Judged():
                values = [(one.item, one.value) for one in event.found]
                later = [(one.question, one.value) for one in event.volunteered]
                yield f"  ({event.by}: {event.intent} {event.missed or ''} {values} {later})"
                if event.call and (read := next(heard)):
                    meant = [(one.item, one.value, one.quote) for one in read.values]
                    yield f"  (it wrote {read.intent} {read.probe!r} {meant})"
            case _:
                pass


def report(
    questionnaire: Questionnaire,
    pairs: Sequence[tuple[Respondent, Transcript]],
    alone: ModelReader,
) -> Iterator[str]:
    """Count, line by line; alone: the model, whose choices nobody has to share."""
    transcripts = [one for _, one in pairs]
    judged = [each for one in transcripts for each in one.events if isinstance(each, Judged)]
    counts = [verbatim(questionnaire, one) for one in transcripts]
    calls = [one for one in judged if one.call]
    yield f"interviews               {Counter(one.status for one in transcripts)}"
    yield f"words kept               {sum(b for _, b in counts)} of {sum(a for a, _ in counts)}"
    yield f"calls per reply          {len(calls)} of {len(judged)}"
    yield f"calls without a use      {Counter(one.missed for one in calls if one.missed)}"
    fates = Counter(fate for one in pairs for fate in first_readings(questionnaire, *one))
    yield f"closed, as first said    {dict(fates.most_common())}"
    unshared = Counter(
        fate for one in pairs for fate in on_its_own_word(questionnaire, *one, alone)
    )
    yield f"the model, if trusted    {dict(unshared.most_common())}"
    sources = Counter(
        each.probe.source
        for one in transcripts
        for each in one.events
        if isinstance(each, Asked) and each.form == "probe" and each.probe
    )
    yield f"follow-ups, by source    {dict(sources)}"
    says = [one.say for one in judged if one.say and one.call]
    yield f"acknowledgements shown   {len(says)}: {says}"
    yield f"volunteered values kept  {sum(len(one.volunteered) for one in judged)}"


def first_readings(
    questionnaire: Questionnaire, respondent: Respondent, transcript: Transcript
) -> Iterator[str]:
    """Say what the first reply to each closed question came to, and who read it."""
    seen: set[str] = set()
    for event in transcript.events:
        if not isinstance(event, Judged) or event.question in seen:
            continue
        seen.add(event.question)
        true = respondent.truth.get(event.question)
        if isinstance(questionnaire.question(event.question), Open) or true is None:
            continue
        asked = "asked, " if event.call else ""
        if not event.found:
            yield f"{asked}asked again"
        else:
            right = _same(event, true)
            yield f"{'right' if right else 'wrong'} by {'model' if event.call else 'rules'}"


def on_its_own_word(
    questionnaire: Questionnaire,
    respondent: Respondent,
    transcript: Transcript,
    alone: ModelReader,
) -> Iterator[str]:
    """Say what a first reply that the model was asked about would have come to without a second."""
    seen: set[str] = set()
    for seq, event in enumerate(transcript.events):
        if not isinstance(event, Judged) or event.question in seen:
            continue
        seen.add(event.question)
        true = respondent.truth.get(event.question)
        before = Transcript.model_construct(events=transcript.events[:seq])
        if event.call is None or true is None or before.waiting is None:
            continue
        draft = drafted(questionnaire, before, Read(event.reply, before.waiting), event.at)
        judged = alone.judge(questionnaire, before, draft)
        if not judged.found:
            yield "left open" if judged.intent == "unusable" else f"taken for {judged.intent}"
        else:
            yield "right" if _same(judged, true) else "wrong"


def _same(event: Judged, true: object) -> bool:
    if isinstance(true, dict):
        return all(one.value == _of_row(true, one.item or event.item) for one in event.found)
    wanted = true if isinstance(true, list) else [true]
    return sorted(str(one.value) for one in event.found) == sorted(wanted)


def main() -> int:
    """Hold the interviews, print them, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--record", metavar="FILE")
    either.add_argument("--replay", metavar="FILE")
    parser.add_argument("--first", type=int, help="how many respondents to interview")
    arguments = parser.parse_args()
    path = TOP / "questionnaire.yaml"
    asked = read_questionnaire(path)
    model = Listening(CalledModel(wire(arguments), seconds=SECONDS))
    prompt = parse_prompt(PROMPT_TEXT, where="understand.md")
    encoder = Matcher(MiniLM)
    with Store.open("sqlite://") as store:
        desk = Desk(
            questionnaire=asked,
            source=read_text(path),
            parse=parse_questionnaire,
            store=store,
            clock=lambda: datetime.now(UTC),
            model=model.name,
            matcher=lambda: encoder,
            reader=ModelReader(model, lambda _: prompt, second=lambda: encoder),
        )
        pairs = [(one, held(desk, one)) for one in respondents()[: arguments.first]]
    heard = iter([one.filled for one in model.sent])
    for _, transcript in pairs:
        print("\n".join(shown(transcript, heard)))
    alone = ModelReader(model, lambda _: prompt, second=None)
    print("\n".join(report(asked, pairs, alone)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
