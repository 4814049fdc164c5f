"""Whether the answers of every question are complete, distinct and in order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from agent.nouns import Text, spoken
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Item,
    Multi,
    Number,
    Option,
    Questionnaire,
    Rating,
    Single,
)
from agent.soundness.faults import Fault, Path, error, nearest, warning
from agent.soundness.order import looks_ordered


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check the options, items, scales and bounds of every question."""
    for index, question in enumerate(questionnaire.questions):
        path: Path = ("questions", index)
        for kind in ("options", "items"):
            yield from _alike(questionnaire, getattr(question, kind, ()), (*path, kind))
        yield from _of(questionnaire, question, path)


def _of(
    questionnaire: Questionnaire, question: AskedQuestion | Derived, path: Path
) -> Iterator[Fault]:
    match question:
        case Single() | Multi() | Grid():
            yield from _choices(questionnaire, question, path)
        case Rating():
            yield from _scale(question, path)
        case Number():
            yield from _bounds(question, path)
            yield from _bands(question.bands, (*path, "bands"))
        case Derived():
            yield from _segment(question, path)


def _choices(
    questionnaire: Questionnaire, question: Single | Multi | Grid, path: Path
) -> Iterator[Fault]:
    options = questionnaire.choices(question)
    place = (*path, "options")
    if not options:
        yield error(path, "there are no options", "list them under 'options:'")
    elif len(options) == 1:
        say = warning if isinstance(question, Multi) else error
        yield say(place, "there is only one option", "add at least one more")
    if question.randomize.options and looks_ordered([one.words() for one in options]):
        yield warning(
            (*path, "randomize"),
            "these options have an order of their own, and would be shuffled",
            "take 'randomize' out, or shuffle rows only",
        )
    yield from _bands(question.options, place)
    match question:
        case Single():
            yield from _exclusive(question, place)
        case Multi():
            yield from _how_many(question, options, path)
        case _:
            yield from _exclusive(question, place)
            yield from _grid(question, options, path)


def _exclusive(question: Single | Grid, place: Path) -> Iterator[Fault]:
    for index, option in enumerate(question.options):
        if option.exclusive:
            yield warning(
                (*place, index),
                f"'{option.id}' is exclusive, but one answer is all that can be given",
                "take 'exclusive' out, or make the question a multi",
            )


def _how_many(question: Multi, options: Sequence[Option], path: Path) -> Iterator[Fault]:
    least, most = question.min, question.max
    if least is not None and most is not None and least > most:
        yield error((*path, "min"), f"min is {least}, max is {most}", "put them in order")
    if options and least is not None and least > len(options):
        yield error((*path, "min"), f"min is {least}, of {len(options)} options", "lower it")
    if options and most is not None and most > len(options):
        yield warning((*path, "max"), f"max is {most}, of {len(options)} options", "lower it")
    exclusive = [one.id for one in options if one.exclusive]
    if exclusive and least is not None and least > 1:
        yield warning(
            (*path, "min"),
            f"'{exclusive[0]}' stands alone, yet at least {least} options are wanted",
            "take 'min' out",
        )
    if options and len(exclusive) == len(options):
        yield warning((*path, "options"), "every option is exclusive", "make it a single")


def _grid(question: Grid, options: Sequence[Option], path: Path) -> Iterator[Fault]:
    if not question.items and (question.loop is None or question.loop.over == "items"):
        yield error(path, "there are no items", "list them under 'items:'")
    known = [one.id for one in options]
    for place, name in enumerate(question.aware):
        if name not in known:
            what = f"'aware' names '{name}', which is not one of the options"
            yield error((*path, "aware", place), what, nearest(name, known))


def _scale(question: Rating, path: Path) -> Iterator[Fault]:
    low, high = question.scale.low, question.scale.high
    if low >= high:
        yield error(
            (*path, "scale"), f"the scale goes from {low} to {high}", "begin with the lower"
        )
        return
    if high - low > 100:
        yield warning(
            (*path, "scale"), f"the scale has {high - low + 1} points", "ask for a number"
        )
    for point in question.scale.labels:
        if not low <= point <= high:
            yield error(
                (*path, "scale", "labels", str(point)),
                f"there is a label at {point}, outside of {low} to {high}",
                "move the label, or widen the scale",
            )


def _bounds(question: Number, path: Path) -> Iterator[Fault]:
    ordered = (
        ("min", question.min, "max", question.max),
        ("soft_min", question.soft_min, "soft_max", question.soft_max),
    )
    for low, least, high, most in ordered:
        if least is not None and most is not None and least > most:
            what = f"{low} is {least:g}, {high} is {most:g}"
            yield error((*path, low), what, "put them in order")
    for name, soft in (("soft_min", question.soft_min), ("soft_max", question.soft_max)):
        beyond = soft is not None and (
            (question.min is not None and soft < question.min)
            or (question.max is not None and soft > question.max)
        )
        if beyond:
            yield warning(
                (*path, name), f"{name} lies outside of min and max", f"move {name} inside"
            )


def _bands(options: Sequence[Option], path: Path) -> Iterator[Fault]:
    """Check that brackets touch and do not overlap."""
    banded = [(place, one) for place, one in enumerate(options) if one.band is not None]
    spans = sorted(
        (
            float("-inf") if one.band.low is None else one.band.low,
            float("inf") if one.band.high is None else one.band.high,
            place,
        )
        for place, one in banded
        if one.band is not None
    )
    for low, high, place in spans:
        if low >= high:
            yield error((*path, place), "the band is empty", "write it as [low, high]")
    for (_, end, one), (begin, _, other) in pairwise(spans):
        names = f"'{options[one].id}' and '{options[other].id}'"
        if begin < end:
            yield warning(
                (*path, other), f"the bands of {names} overlap", "let one end where the next begins"
            )
        elif begin > end:
            yield warning(
                (*path, other), f"between {names} is a gap, from {end:g} to {begin:g}", "close it"
            )


def _segment(question: Derived, path: Path) -> Iterator[Fault]:
    if not question.options:
        yield error(path, "there are no options", "list them under 'options:', each with 'when:'")
    for place, option in enumerate(question.options[:-1]):
        if option.when is None:
            yield error(
                (*path, "options", place),
                f"'{option.id}' has no 'when', so that no later option can hold",
                "give it a condition, or put it last",
            )
            return


def _alike(
    questionnaire: Questionnaire, choices: Sequence[Option | Item], path: Path
) -> Iterator[Fault]:
    """Find words that stand for two choices, so that a typed answer could mean either."""
    for language in dict.fromkeys((questionnaire.language, *questionnaire.languages)):
        labels: dict[str, str] = {}
        for place, one in enumerate(choices):
            label = _folded(one.words(language))
            other = labels.setdefault(label, one.id)
            if other != one.id:
                yield error(
                    (*path, place, "label"),
                    f"'{other}' and '{one.id}' have the same label, '{one.words(language)}'",
                    "word one of them differently",
                )
    yield from _shared_aliases(choices, path)


def _shared_aliases(choices: Sequence[Option | Item], path: Path) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for one in choices:
        for word in _labels(one):
            owners.setdefault(word, one.id)
    for place, one in enumerate(choices):
        for number, alias in enumerate(one.aliases):
            other = owners.setdefault(_folded(alias), one.id)
            if other != one.id:
                yield warning(
                    (*path, place, "aliases", number),
                    f"'{alias}' stands for '{one.id}' and for '{other}'; typed, it is asked again",
                    "keep it with one of them",
                )


def _labels(one: Option | Item) -> Iterable[str]:
    texts: list[Text | None] = [one.label]
    spelled = [spoken(text) if isinstance(text, str) else "" for text in texts]
    if isinstance(one.label, dict):
        spelled += one.label.values()
    return {_folded(word) for word in (*spelled, one.id) if word}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
