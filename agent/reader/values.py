"""Values that a model reads from a reply: ids that were offered, words that were said, or nothing.

A value is held to the same rules as one that a form's control sends, and stands only where
the words it rests on are found in the reply.
"""

from collections.abc import Sequence

from agent import replies
from agent.errors import BadInput
from agent.evidence import Source
from agent.nouns import spoken
from agent.questionnaire import AskedQuestion, Grid, Multi, Number, Questionnaire, Rating
from agent.reader.shapes import Meant
from agent.replies.lexicon import lexicon, spelled_out
from agent.replies.names import NEGATORS
from agent.replies.normal import plain, stem
from agent.transcript import Asked, FormAnswer, Found

CONFIDENCE = 0.8
Grounded = tuple[Meant, tuple[int, int]]


def found(
    questionnaire: Questionnaire,
    asked: Asked,
    meant: Sequence[Meant],
    said: Source,
    *,
    language: str = "en",
) -> tuple[Found, ...]:
    """Give the values of one question as they may be recorded; none unless all of them fit.

    asked: how the question was, or would be, put. meant: what a model read, for any question.
    A bracket is left to the rules, which can count, and "never" or "none" needs a word that
    denies; a point of a scale must be said, as a number or by the words that stand at it.
    """
    question = questionnaire.question(asked.question)
    own = [one for one in meant if one.question == asked.question]
    grounded = [one for one in (_grounded(one, said) for one in own) if one is not None]
    left = _left_to_rules(questionnaire, question, said.text, language)
    if any(one.value in left for one, _ in grounded):
        return ()
    if isinstance(question, (Rating, Number)) and not all(
        _points_at(question, one.value, said.text[start:end], language)
        for one, (start, end) in grounded
    ):
        return ()
    answer = _answer(question, asked, [one for one, _ in grounded])
    if answer is None:
        return ()
    try:
        reading = replies.read_form(questionnaire, asked, answer)
    except BadInput:
        return ()
    if reading.intent != "answer":
        return ()
    return tuple(_placed(questionnaire, asked, one, (grounded, said.text)) for one in reading.found)


def _grounded(meant: Meant, said: Source) -> Grounded | None:
    place = said.locate(meant.quote) if meant.quote.strip() else None
    return (meant, (place.start, place.end)) if place else None


_DENYING = frozenset({"never", "no", "none", "nothing", "nie", "nein", "keine", "nichts"})


def _left_to_rules(
    questionnaire: Questionnaire, question: AskedQuestion, said: str, language: str
) -> frozenset[str]:
    """Name the options that no model may choose for these words."""
    denied = bool(set(spelled_out(plain(said))) & NEGATORS)
    return frozenset(
        one.id
        for one in questionnaire.choices(question)
        if one.band is not None or (not denied and _denies(plain(one.words(language))))
    )


def _denies(label: Sequence[str]) -> bool:
    return not _DENYING.isdisjoint(label[:1]) or "never" in label


def _counts(words: str, language: str) -> bool:
    """Tell whether words hold a number, in digits or spelt out."""
    numbers = lexicon(language).numbers
    return any(char.isdigit() for char in words) or any(one in numbers for one in plain(words))


def _points_at(question: Rating | Number, value: str, words: str, language: str) -> bool:
    """Tell whether words hold a number or a point's own words: "pretty good" is none of 1 to 7."""
    if _counts(words, language) or isinstance(question, Number):
        return _counts(words, language)
    label = next((text for at, text in question.scale.labels.items() if str(at) == value), None)
    small = lexicon(language).filler
    told = {stem(one) for one in plain(spoken(label, language)) if one not in small}
    return bool(told) and told <= {stem(one) for one in plain(words)}


def _answer(question: AskedQuestion, asked: Asked, meant: Sequence[Meant]) -> FormAnswer:
    """Put values together as a form would send them; None where they are no one answer."""
    values = list(dict.fromkeys(one.value for one in meant))
    match question:
        case Multi():
            return values or None
        case Grid() | Rating() if asked.items:
            rows = {(one.item, one.value) for one in meant}
            once = len({item for item, _ in rows}) == len(rows)
            cells = {item: _typed(question, value) for item, value in rows}
            within = all(item in asked.items for item in cells)
            return _cells(cells) if rows and once and within else None
        case _:
            return _typed(question, values[0]) if len(values) == 1 else None


def _cells(cells: dict[str, str | float | int | None]) -> FormAnswer:
    whole = {item: value for item, value in cells.items() if value is not None}
    return dict(whole) if len(whole) == len(cells) else None


def _typed(question: AskedQuestion, value: str) -> str | float | int | None:
    """Read a number where one is wanted."""
    if not isinstance(question, (Rating, Number)):
        return value
    try:
        number = float(value)
    except ValueError:
        return None
    return int(number) if number.is_integer() else number


def _placed(
    questionnaire: Questionnaire, asked: Asked, one: Found, rest: tuple[list[Grounded], str]
) -> Found:
    """Say which words carry a value; an "other" is specified by them."""
    grounded, said = rest
    by_row = one.item is not None and one.item != asked.item
    start, end = next(
        place
        for meant, place in grounded
        if _same(meant.value, one.value) and (not by_row or meant.item == one.item)
    )
    options = questionnaire.choices(questionnaire.question(asked.question))
    other = any(option.id == one.value and option.specify for option in options)
    return one.model_copy(
        update={
            "source": "model",
            "confidence": CONFIDENCE,
            "start": start,
            "end": end,
            "other": said[start:end] if other else None,
        }
    )


def _same(written: str, value: str | float | int) -> bool:
    if isinstance(value, str):
        return written == value
    try:
        return float(written) == value
    except ValueError:
        return False
