"""What lies before the reader of one reply: the question, what was shown, and the marks."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.nouns import spoken
from agent.questionnaire import (
    MISSING,
    AskedQuestion,
    Grid,
    Item,
    Missing,
    Option,
    Questionnaire,
    Rating,
)
from agent.replies.forms import offered
from agent.replies.lexicon import Lexicon, lexicon
from agent.replies.marks import Mark, marks_of
from agent.replies.names import Names, Thing, things
from agent.replies.normal import Word, plain, words_of
from agent.replies.outcome import Reading
from agent.transcript import Asked, Found

_NONE_OF_LATE = frozenset({("none",), ("keine",), ("keiner",), ("nothing",)})
_BRIEF = 4
"""Words of a label that still says none and no more: `None at the moment`."""
_AHEAD = frozenset({"next", "expect", "future", "plan", "expected", "naechsten", "kuenftig"})


class Page(NamedTuple):
    """One reply, in words and marks, beside the question that it answers."""

    question: AskedQuestion
    asked: Asked
    options: tuple[Option, ...]
    items: tuple[str, ...]
    names: Names
    lexicon: Lexicon
    reply: str
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]

    def with_marks(self, marks: Iterable[Mark]) -> "Page":
        """Look at other marks of the same reply."""
        return self._replace(marks=tuple(marks))

    def text(self, mark: Mark) -> tuple[str, ...]:
        """Give the words of a mark."""
        return tuple(word.text for word in self.words[mark.start : mark.end])

    def found(self, value: str, where: Mark, item: str | None = None, **more: str) -> Found:
        """Give a value with the place of the words that carry it."""
        start, end = self.words[where.start].start, self.words[where.end - 1].end
        return Found(
            question=self.asked.question,
            item=item or self.asked.item,
            value=int(value) if self.is_rating and value.lstrip("-").isdecimal() else value,
            confidence=0.95 if not where.whole and where.kind in {"option", "item"} else 1.0,
            start=start,
            end=end,
            other=more.get("other"),
        )

    @property
    def is_rating(self) -> bool:
        """Say whether values are points of a scale."""
        return isinstance(self.question, Rating)

    def special(self, state: Missing) -> str | None:
        """Give the option that stands for a missing answer, if one was shown.

        Where the answer may be missing anyway, an option must be called so; another name of it
        ("unknown" for a company never heard of) does not make it stand for that.
        """
        for option in self.options:
            if option.id == state:
                return option.id
        for option in self.options:
            labels = _labels(option) if state not in self.question.allow else _called(option)
            if state in {self.lexicon.phrases.kind(plain(label)) for label in labels}:
                return option.id
        return None

    @property
    def states(self) -> dict[str, Missing]:
        """Give the options that stand for a missing answer, and which one each stands for."""
        return {one: state for state in MISSING if (one := self.special(state)) is not None}

    @property
    def none_option(self) -> str | None:
        """Give the option that says none of the others."""
        for option in self.options:
            kinds = {self.lexicon.phrases.kind(plain(label)) for label in _labels(option)}
            if option.id == "none" or kinds & {"none", "none_at_all"}:
                return option.id
        for option in self.options:
            words = plain(option.words(self.lexicon.language))
            if words[:1] in _NONE_OF_LATE and len(words) <= _BRIEF:
                return option.id
        return None

    @property
    def other_option(self) -> str | None:
        """Give the option that asks to be specified."""
        return next((option.id for option in self.options if option.specify), None)

    def answer(self, found: Iterable[Found]) -> Reading:
        """Say that the reply answers the question."""
        return Reading(intent="answer", found=tuple(found))

    def state(self, state: Missing, where: Mark) -> Reading:
        """Say that the reply declines or cannot answer, for everything that was asked."""
        option = self.special(state)
        rows: Sequence[str | None] = self.items or (None,)
        value = option or state
        found = tuple(self.found(value, where, row) for row in rows)
        return Reading(intent="answer" if option else state, found=found)


def _labels(option: Option) -> tuple[str, ...]:
    return (*_called(option), *option.aliases)


def _called(option: Option) -> tuple[str, ...]:
    """Give what an option is called, in every language."""
    label = option.label
    texts = () if label is None else (label,) if isinstance(label, str) else tuple(label.values())
    return texts or (option.words(),)


class Shown:
    """What was shown with a question, apart from any reply; equal where all of it is.

    It is what brackets and measures are remembered by.
    """

    def __init__(self, page: Page) -> None:
        """Keep the page without its reply."""
        self.page = page._replace(reply="", words=(), marks=())
        language = page.lexicon.language
        told = tuple(
            (one.id, one.band, one.specify, one.exclusive, one.words(language),
             spoken(one.description, language), one.aliases, one.sayings)
            for one in page.options
        )  # fmt: skip
        unit = getattr(page.question, "unit", None)
        asked = (page.question.type, unit, page.asked.text, spoken(page.question.text, language))
        self._key = (language, asked, told)

    def __hash__(self) -> int:
        """Hash what was shown."""
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        """Compare what was shown."""
        return isinstance(other, Shown) and self._key == other._key


def page_of(
    questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
) -> Page:
    """Lay out a reply for reading; the question must not be derived."""
    question = questionnaire.by_id[asked.question]
    if question.type == "derived":
        raise KeyError(asked.question)
    options = offered(questionnaire, asked)
    items = _items(question, asked)
    lexical = lexicon(language)
    shown = tuple(things(question, options, items))
    names = _names(shown, echoes(questionnaire, question, asked), language)
    words = words_of(reply)
    return Page(
        question=question,
        asked=asked,
        options=options,
        items=tuple(item.id for item in items),
        names=names,
        lexicon=lexical,
        reply=reply,
        words=words,
        marks=marks_of(words, names),
    )


@lru_cache(maxsize=256)
def _names(shown: tuple[Thing, ...], question: str, language: str) -> Names:
    """Collect the names of what was shown; the same question is answered by many."""
    return Names(shown, question, lexicon(language))


def _items(question: AskedQuestion, asked: Asked) -> tuple[Item, ...]:
    """Give the items that the reply may be about, in the order shown."""
    if asked.item is not None or not isinstance(question, Grid | Rating):
        return ()
    known = {item.id: item for item in question.items}
    shown = asked.items or tuple(known)
    return tuple(known[one] for one in shown if one in known)


def echoes(questionnaire: Questionnaire, question: AskedQuestion, asked: Asked) -> str:
    """Give all that a respondent may echo: the question's words and the round's item.

    Not what a clarification says: it reads out the options, which are meant when repeated.
    """
    texts = [question.text, question.title, question.help]
    texts += [questionnaire.title]
    parts = [spoken(text, one) for text in texts for one in ("en", "de")]
    parts += [asked.text] if asked.form == "question" else []
    if asked.item is not None:
        for one in questionnaire.asked:
            items = one.items if isinstance(one, Grid | Rating) else ()
            parts += [name for item in items if item.id == asked.item
                      for name in (item.words(), item.words("de"), *item.aliases)]  # fmt: skip
    unit = getattr(question, "unit", None)
    told = " ".join([*parts, unit or ""])
    ahead = _AHEAD & set(plain(told))
    return f"{told} will would going gonna expected" if ahead else told
