"""Which other questions a reply touches: by rare words that it shares with their answers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from agent.nouns import spoken
from agent.probing.tongues import tongue, words_in
from agent.questionnaire import Grid, Item, Multi, Open, Option, Questionnaire, Rating, Single
from agent.replies.normal import stem
from agent.routing import Step
from agent.scene import Scene
from agent.transcript import Asked, Found

AT_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
MOST = 3
RARE = 2
"""In so many questions of an instrument, at most, does a word tell one from another."""


def touched(known: Scene, step: Step, said: str) -> tuple[Step, ...]:
    """Give at most three later closed steps whose answers or rows share a rare word with `said`."""
    return tuple(one for score, one in _ranked(known, said, _after(known, step)) if score)[:MOST]


def doubted(known: Scene, step: Step, said: str) -> tuple[Step, ...]:
    """Give at most three answered closed steps that `said` may put right, the nearest first."""
    answered = [
        one
        for one in known.route.steps
        if isinstance(one.question, (Single, Multi)) and one.item is None
        and one.key != step.key and one.key in known.state.given
    ]  # fmt: skip
    return tuple(one for _, one in _ranked(known, said, reversed(answered)))[:MOST]


def _ranked(known: Scene, said: str, steps: Iterable[Step]) -> list[tuple[int, Step]]:
    """Count the rare words that steps share with what was said, the most first."""
    language = known.speaker.language
    heard = _stems(said, language)
    vocabulary = {
        one.id: _stems(
            " ".join(text for _, text in _named(known.questionnaire, one.id, language)), language
        )
        for one in known.questionnaire.asked
    }
    spread = Counter(word for words in vocabulary.values() for word in words)
    scored = [
        (len({word for word in heard & vocabulary[one.question.id] if spread[word] <= RARE}), one)
        for one in steps
    ]
    return sorted(scored, key=lambda one: -one[0])


def _after(known: Scene, step: Step) -> Iterator[Step]:
    """Give the closed steps that come later and have not been answered; one per question."""
    steps = known.route.steps
    here = next((at for at, one in enumerate(steps) if one.key == step.key), len(steps))
    seen = {step.question.id}
    for one in steps[here + 1 :]:
        closed = not isinstance(one.question, Open) and not known.done(one)
        if closed and one.question.id not in seen and one.item is None:
            seen.add(one.question.id)
            yield one


def echoes(known: Scene, one: Found, words: str) -> bool:
    """Tell whether words that are said to give a value share a telling one with its own."""
    language = known.speaker.language
    named = (str(one.value), one.item)
    texts = " ".join(
        text for name, text in _named(known.questionnaire, one.question, language) if name in named
    )
    number = isinstance(one.value, (int, float)) and f"{one.value:g}" in words
    return number or bool(_stems(words, language) & _stems(texts, language))


def _named(questionnaire: Questionnaire, name: str, language: str) -> Iterator[tuple[str, str]]:
    """Give the words by which each answer and row of a question is known, by its id."""
    question = questionnaire.question(name)
    items = question.items if isinstance(question, (Grid, Rating)) else ()
    all_named: tuple[Option | Item, ...] = (*questionnaire.choices(question), *items)
    for one in all_named:
        yield one.id, " ".join([one.words(language), spoken(one.description, language)])
        yield one.id, " ".join(one.aliases)


def _stems(text: str, language: str) -> frozenset[str]:
    known = tongue(language)
    return frozenset(stem(word) for word in known.content(words_in(text)) if len(word) > 2)


def put(known: Scene, step: Step) -> Asked:
    """Give a later question as it would be put now, to hold values to it."""
    return Asked(
        at=AT_NO_TIME,
        form="question",
        question=step.question.id,
        item=step.item,
        text=known.speaker.question(step),
        options=step.options,
        items=known.unanswered(step),
    )
