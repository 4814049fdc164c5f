"""Rules about one question's words: what leads, loads, doubles, negates or takes for granted."""

import re
from collections.abc import Callable, Iterator

from agent.wording import english, german
from agent.wording.doubles import doubled
from agent.wording.findings import Objection, Rule
from agent.wording.sentences import Wording, words

MOST_WORDS = 30
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,5}\b")
_LEXICONS = {"en": english, "de": german}


def objections(
    said: Wording, language: str, *, closed: bool, in_rows: bool, known: frozenset[str]
) -> Iterator[Objection]:
    """Judge a question's text.

    closed: the answer is chosen, not written. in_rows: the question is asked of each of its rows.
    known: words that respondents can have explained.
    """
    yield from _length(said)
    yield from _asks_nothing(said)
    yield from doubled(said, language, in_rows=in_rows)
    lexicon = _LEXICONS.get(language[:2])
    if lexicon is not None:
        yield from _leading(said, lexicon.LEADING)
        yield from _found(said, "loaded", lexicon.LOADED)
        yield from _found(said, "hypothetical", lexicon.HYPOTHETICAL)
    if language.startswith("en"):
        yield from _negated(said, closed)
        yield from _inexact(said, closed)
        yield from _unexplained(said, known)


_WORDS: dict[Rule, tuple[str, str]] = {
    "loaded": ("'{}' takes sides", "use a neutral word"),
    "hypothetical": (
        "'{}' asks for a guess about what might be",
        "ask what was done, or what is planned",
    ),
    "absolute": ("'{}' leaves no room for the usual case", "ask how often, or to what extent"),
    "vague": ("'{}' means something else to everybody", "name a number or a period"),
}


def _found(said: Wording, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Objection]:
    for sentence in said.sentences:
        if hit := pattern.search(sentence):
            what, mend = _WORDS[rule]
            yield Objection(rule=rule, what=what.format(_cut(hit.group())), mend=mend)
            return


def _leading(said: Wording, pattern: re.Pattern[str]) -> Iterator[Objection]:
    for sentence in said.sentences:
        if hit := pattern.search(sentence):
            what = f"'{_cut(hit.group())}' suggests an answer"
            yield Objection(rule="leading", what=what, mend="ask so that every answer is as easy")
            return


def _cut(words_found: str) -> str:
    text = words_found.strip(" ,?")
    return text if len(text) <= 50 else text[:49] + "…"


def _length(said: Wording) -> Iterator[Objection]:
    longest = max((len(words(one)) for one in said.asking or said.sentences), default=0)
    if longest > MOST_WORDS:
        yield Objection(
            rule="long",
            what=f"a sentence of {longest} words",
            mend=f"split it, or move a part into 'help'; at most {MOST_WORDS} words",
        )


def _asks_nothing(said: Wording) -> Iterator[Objection]:
    unfinished = said.text.rstrip().endswith(("…", "...", ":"))
    if not said.asking and not unfinished:
        yield Objection(
            rule="no_question",
            what="the text asks nothing",
            mend="end it with a question mark, or say what to do",
        )


def _negated(said: Wording, closed: bool) -> Iterator[Objection]:
    for sentence in said.questions:
        plain = english.HARMLESS_NEGATION.sub(" ", sentence)
        if english.LEADING.search(sentence):
            continue
        negatives = english.NEGATIVES.findall(plain)
        if len(negatives) >= 2:
            what = f"'{negatives[0]}' and '{negatives[1]}' in one question"
            yield Objection(rule="negation", what=what, mend="say it without a negative")
            return
        if closed and _YES_NO(sentence) and (hit := english.NEGATION.search(plain)):
            if not english.ABSOLUTE.fullmatch(hit.group()):
                what = f"a yes to a question with '{hit.group()}' is hard to read"
                yield Objection(rule="negation", what=what, mend="ask it the other way round")
            return


_YES_NO: Callable[[str], object] = english.YES_NO.match


def _inexact(said: Wording, closed: bool) -> Iterator[Objection]:
    asked = [one for one in said.questions if _YES_NO(one)]
    plain = Wording(said.text, tuple(asked), tuple(asked))
    if closed:
        yield from _found(plain, "absolute", english.ABSOLUTE)
        yield from _found(plain, "vague", english.VAGUE)


def _unexplained(said: Wording, known: frozenset[str]) -> Iterator[Objection]:
    for name in dict.fromkeys(_ACRONYM.findall(said.text)):
        plain = name.removesuffix("s")
        if not {plain.casefold(), name.casefold()} & known and plain not in english.EVERYDAY:
            yield Objection(
                rule="acronym",
                what=f"'{name}' is explained nowhere",
                mend="spell it out, or add it to the glossary",
            )
