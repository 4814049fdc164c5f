"""What is still to be coded, told from keys alone: nothing is asked that was asked before.

    transcripts ─▶ Job (an interview with its answers and keys) ─▶ what of it is missing

A key holds all that a coding depends on: the answer's words, the code's definition, prompt,
model. Editing one code leaves the keys of the others as they are.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from agent.codebook import Codebook, Judgement, Recipe, digest
from agent.coder.answer import Answer
from agent.coder.asking import Ask, Part
from agent.coder.closed import open_answers
from agent.coder.hearing import key
from agent.questionnaire import Open, Questionnaire
from agent.transcript import Transcript


class Held(NamedTuple):
    """An interview as its coding is named after. questionnaire: a hash; events: how many."""

    interview: str
    questionnaire: str
    events: int

    @classmethod
    def of(cls, transcript: Transcript) -> "Held":
        """See a transcript so."""
        started = transcript.started
        return cls(started.interview, started.questionnaire.sha256, len(transcript.events))


class Job(NamedTuple):
    """One interview with the keys of its work: the whole, the rules, each code of each answer."""

    transcript: Transcript
    asked: Questionnaire
    whole: str
    rules: str
    answers: tuple[tuple[Answer, Mapping[str, str]], ...]

    @property
    def interview(self) -> str:
        """The interview's id."""
        return self.transcript.started.interview

    def every_key(self) -> Iterator[str]:
        """All keys but that of the whole."""
        yield self.rules
        for _, codes in self.answers:
            yield from codes.values()


def whole_key(coder: str, questionnaire: Questionnaire, held: Held) -> str:
    """Name the coding of an interview by one coder; cheap, and telling whether all is done."""
    books = {
        one.id: one.codebook.digest
        for one in questionnaire.asked
        if isinstance(one, Open) and one.codebook
    }
    return digest({"coder": coder, "codebooks": books} | held._asdict())


def with_codebooks(asked: Questionnaire, newest: Questionnaire) -> Questionnaire:
    """Give a questionnaire the newest codebooks of its open questions."""
    if asked is newest:
        return asked
    questions = tuple(
        one.model_copy(update={"codebook": other.codebook})
        if isinstance(one, Open) and isinstance(other := newest.by_id.get(one.id), Open)
        else one
        for one in asked.questions
    )
    whole = {name: getattr(asked, name) for name in Questionnaire.model_fields}
    return Questionnaire.model_construct(**whole | {"questions": questions})


def job(
    coder: str,
    asked: Questionnaire,
    transcript: Transcript,
    recipe: Callable[[Part], Recipe],
) -> Job:
    """Lay one interview's work out. coder: names coder and model."""
    held = Held.of(transcript)
    interview = held.interview
    answers = []
    for answer in open_answers(asked, transcript):
        book = answer.question.codebook or Codebook()
        made = recipe(Part(answer, book.active))
        place = [interview, answer.question.id, answer.item or ""]
        keys = {name: key([*place, name], code.digest, made) for name, code in book.active.items()}
        answers.append((answer, keys))
    rules = digest(["rules", *held])
    return Job(transcript, asked, whole_key(coder, asked, held), rules, tuple(answers))


def asks(one: Job, done: Collection[str]) -> Iterator[Ask]:
    """Name the calls that an interview still needs: one per section, for what is missing in it."""
    sections: dict[str, list[Part]] = {}
    for answer, keys in one.answers:
        book = answer.question.codebook or Codebook()
        codes = {name: book.active[name] for name, key in keys.items() if key not in done}
        if codes:
            section = answer.question.section or answer.question.id
            sections.setdefault(section, []).append(Part(answer, codes))
    started = one.transcript.started
    for section, parts in sections.items():
        yield Ask(started.interview, started.respondent, section, tuple(parts))


def keys_of(one: Job, ask: Ask) -> Iterator[str]:
    """Give the keys of the codes that a call judges."""
    for part in ask.parts:
        for answer, codes in one.answers:
            if answer is part.answer:
                yield from (codes[name] for name in part.codes)


def work_key(one: Job, ask: Ask) -> str:
    """Name a call by all that it depends on: words, codes, prompt, model."""
    return digest(sorted(keys_of(one, ask)))


def carried(
    parts: Sequence[Part],
    fresh: Sequence[Judgement],
    standing: Sequence[Judgement],
    *,
    at: datetime,
) -> tuple[Judgement, ...]:
    """Put what a pass judged anew beside what it leaves as it was, as one pass.

    parts: answers with the codes that were judged anew. standing: the coder's judgements of
    that interview so far. Codes that were merged go to their successor, those gone go.
    """
    whole: list[Judgement] = []
    for part in parts:
        place = part.answer.question.id, part.answer.item
        mine = [one for one in fresh if (one.question, one.item) == place]
        before = [one for one in standing if (one.question, one.item) == place]
        book = part.answer.question.codebook or Codebook()
        moved = {
            one.value: one.model_copy(update={"at": at})
            for each in before
            if (one := _moved(each, book)) is not None and one.value not in part.codes
        }
        told = [one for one in mine if one.state == "coded" or one.reason or not moved]
        ideas = tuple(idea for one in mine for idea in one.ideas)
        pass_ = [*told, *moved.values()]
        if pass_ and ideas:
            bare = [one.model_copy(update={"ideas": ()}) for one in pass_]
            pass_ = [bare[0].model_copy(update={"ideas": ideas}), *bare[1:]]
        whole += pass_
    return tuple(whole)


def outdated(one: Job, standing: Sequence[Judgement]) -> tuple[Part, ...]:
    """Answers that still bear a code which was merged or retired."""
    parts = []
    for answer, _ in one.answers:
        book = answer.question.codebook or Codebook()
        place = answer.question.id, answer.item
        bears = {each.value for each in standing if (each.question, each.item) == place}
        if any(code.status != "active" and name in bears for name, code in book.codes.items()):
            parts.append(Part(answer, {}))
    return tuple(parts)


def _moved(one: Judgement, book: Codebook) -> Judgement | None:
    """A coded judgement as it stands under today's codebook, which its recipe then names."""
    code = book.codes.get(str(one.value))
    name = code.merged_into if code and code.status == "merged" else one.value
    if one.state != "coded" or name not in book.active:
        return None
    recipe = one.recipe.model_copy(update={"codebook": book.digest})
    return one.model_copy(update={"value": name, "recipe": recipe})
