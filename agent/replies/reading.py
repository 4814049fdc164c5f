"""Whether a typed reply answers the question, and with what; rules only, no model.

The order is: what cannot be read, an option's own name, danger, commands, the answer, and
only then what else a reply may be. A value is given only where one reading remains.
"""

import re

from agent.questionnaire import Grid, Multi, Number, Open, Questionnaire, Rating, Single
from agent.replies.choices import read_choice
from agent.replies.commands import command
from agent.replies.doubts import doubtful
from agent.replies.guards import is_attack, is_distress, is_gibberish, unreadable
from agent.replies.lexicon import lexicon
from agent.replies.manner import has_contact, is_abuse, other_language
from agent.replies.marks import Mark
from agent.replies.normal import plain, stem
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page, page_of
from agent.replies.quantities import read_number
from agent.replies.questions_back import asked_anything, asks_plainly, question_back
from agent.replies.rows import read_rows
from agent.replies.straying import strays
from agent.transcript import Asked


def read(
    questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
) -> Reading:
    """Read a reply to what was asked; a value is given only where one reading remains."""
    bare = reply.rstrip(" .!\n")
    reply = bare if bare.isdecimal() else reply
    reply = _starred(reply)
    barred = unreadable(questionnaire, asked.question, reply)
    if barred is not None:
        return barred
    if asked.follows or isinstance(questionnaire.by_id[asked.question], Open):
        return _open(questionnaire, asked, reply, language)
    page = page_of(questionnaire, asked, reply, language=language)
    if _is_label(page):
        return _answer(page)
    if is_distress(reply, language=language):
        return Reading(intent="distress")
    asked_for = command(questionnaire, reply, language=language)
    if asked_for is not None:
        return _in_doubt(page) or asked_for
    if is_attack(reply):
        return Reading(intent="off_topic", issue="injection")
    aside = ASIDE.search(reply)
    if aside is not None and reply[: aside.start()].strip(" ,;.-–—("):
        page = page_of(questionnaire, asked, reply[: aside.start()], language=language)
    plainly = asks_plainly(reply, language=language)
    reading = unusable("unclear", missing=page.items) if plainly else _answer(page)
    unread = reading.intent == "unusable"
    return _otherwise(questionnaire, page, reading, language) if unread else reading


_STARS = re.compile(r"(?:\s*[⭐★🌟]\ufe0f?)+\s*")


def _starred(reply: str) -> str:
    """Read stars that are drawn as their number: as many characters, so that places stay."""
    drawn = _STARS.fullmatch(reply)
    count = sum(letter in "⭐★🌟" for letter in reply)
    return str(count).ljust(len(reply)) if drawn is not None else reply


ASIDE = re.compile(
    r"\b(?:by the way|btw|incidentally|übrigens|nebenbei(?: bemerkt| gesagt)?)\b", re.IGNORECASE
)
"""What is said after one of these is no part of the answer."""


_REFUSING = 4
"""Of so few pieces a refusal is one, whatever else it says: `none of your business, mate`."""


def named_options(
    questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
) -> frozenset[str]:
    """Give the options that a reply calls by a name of theirs, whatever it says of them."""
    page = page_of(questionnaire, asked, reply, language=language)
    whole = (mark for mark in page.marks if mark.kind == "option" and mark.whole)
    return frozenset(one.ids[0] for one in whole if len(one.ids) == 1)


def mentions_options(
    questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
) -> bool:
    """Tell whether a reply holds words of an option, in full or in part."""
    page = page_of(questionnaire, asked, reply, language=language)
    return any(mark.kind == "option" for mark in page.marks)


def _is_label(page: Page) -> bool:
    """Say whether the whole reply is one name that the questionnaire itself gives."""
    name = page.names.named(plain(page.reply))
    return name is not None and name.kind == "option" and name.weight >= 2


def _in_doubt(page: Page) -> Reading | None:
    """Tell a command from a word of the options: `pass` where a day pass is offered."""
    named = tuple(one for mark in page.marks if mark.kind == "option" for one in mark.ids)
    said = {stem(word) for word in plain(page.reply)}
    return unusable("ambiguous", named) if named and said <= page.names.vocabulary else None


def _answer(page: Page) -> Reading:
    match page.question:
        case Grid() | Rating() if page.items:
            return read_rows(page)
        case Number():
            return _undoubted(page, read_number(page))
        case _:
            return _undoubted(page, read_choice(page))


def _undoubted(page: Page, reading: Reading) -> Reading:
    """Ask again where what stands beside a value makes it another's, or another time's."""
    why = doubtful(page, reading.found) if reading.intent == "answer" else None
    if why is None:
        return reading
    values = tuple(str(one.value) for one in reading.found)
    return unusable("unclear", values if isinstance(page.question, Single | Multi) else ())


def _otherwise(
    questionnaire: Questionnaire, page: Page, reading: Reading, language: str
) -> Reading:
    """Say what else a reply is that gives no value."""
    if is_abuse(page.reply):
        return unusable("abuse", missing=reading.missing)
    if strays(questionnaire, page.reply, language=language):
        return Reading(intent="off_topic", missing=reading.missing)
    back = question_back(questionnaire, page.reply, language=language)
    if back is not None:
        return back
    spoken = other_language(page.reply, language)
    if spoken is not None:
        return _foreign(questionnaire, page, reading, spoken)
    carried = _carried(questionnaire, page, language)
    if carried is not None:
        return carried
    if is_gibberish(page.reply, known=page.names.vocabulary | page.names.context):
        return unusable("gibberish", missing=reading.missing)
    last = re.split(r"[.!;\n]+\s+", page.reply.strip())[-1]
    return asked_anything(last, language=language) or reading


def _foreign(questionnaire: Questionnaire, page: Page, reading: Reading, spoken: str) -> Reading:
    """Go on in the language of a reply, if the questionnaire carries it; else say which it has."""
    if spoken not in {questionnaire.language, *questionnaire.languages}:
        return unusable("other_language", missing=reading.missing)
    again = _answer(page_of(questionnaire, page.asked, page.reply, language=spoken))
    if again.intent != "unusable":
        return again.model_copy(update={"language": spoken})
    back = question_back(questionnaire, page.reply, language=spoken)
    if back is not None:
        return back.model_copy(update={"language": spoken})
    return Reading(intent="language", language=spoken)


def _carried(questionnaire: Questionnaire, page: Page, language: str) -> Reading | None:
    """Read a few words as what they are in another language of the questionnaire.

    Too few to tell in which language somebody goes on: `nur dienstags`.
    """
    for other in dict.fromkeys((questionnaire.language, *questionnaire.languages)):
        if other != language:
            again = _answer(page_of(questionnaire, page.asked, page.reply, language=other))
            if again.intent == "answer" and not again.missing:
                return again
    return None


def _open(questionnaire: Questionnaire, asked: Asked, reply: str, language: str) -> Reading:
    """Take a free answer as it is, unless it is wholly something else."""
    if is_distress(reply, language=language):
        return Reading(intent="distress")
    question = questionnaire.by_id[asked.question]
    optional = isinstance(question, Open) and question.optional
    known = lexicon(language)
    if optional and known.no_more.kind(plain(reply)) is not None:
        return Reading(intent="skip")
    asked_for = command(questionnaire, reply, language=language)
    if asked_for is not None:
        return asked_for
    if is_attack(reply):
        return Reading(intent="answer", issue="injection")
    if is_gibberish(reply):
        return unusable("gibberish")
    if is_abuse(reply):
        return unusable("abuse")
    issue = "personal_data" if has_contact(reply) else None
    wished = other_language(reply, language)
    carried = wished if wished in {questionnaire.language, *questionnaire.languages} else None
    if carried is not None or len(plain(reply[:400])) > 30:
        return Reading(intent="answer", language=carried, issue=issue)
    page = page_of(questionnaire, asked, reply, language=language)
    brief = _brief(questionnaire, page, language)
    return brief.model_copy(update={"issue": issue}) if brief.intent == "answer" else brief


def _brief(questionnaire: Questionnaire, page: Page, language: str) -> Reading:
    """Read a short free answer that may be a refusal, no idea, or a question back."""
    telling = [mark for mark in page.marks if not _quiet(mark) and page.text(mark) != ("sorry",)]
    if _says_nothing(page) and not page.asked.follows:
        return unusable("unclear")
    kinds = {mark.kind for mark in telling}
    if kinds == {"refused", "unknown"} and len(telling) <= _REFUSING:
        return page.state("refused", next(one for one in telling if one.kind == "refused"))
    if len(kinds) == 1:
        match kinds.pop():
            case "dont_know":
                return page.state("dont_know", telling[0])
            case "refused":
                return page.state("refused", telling[0])
            case "not_applicable":
                return page.state("not_applicable", telling[0])
    if strays(questionnaire, page.reply, language=language, free=True):
        return Reading(intent="off_topic")
    back = question_back(questionnaire, page.reply, language=language)
    return back if back is not None else Reading(intent="answer")


def _says_nothing(page: Page) -> bool:
    """Say whether a reply is no more than `ok`, `lol` or `because`."""
    weightless = {"filler", "because", "and", "but", "or"}
    words = [mark for mark in page.marks if mark.end > mark.start and mark.kind.isalpha()]
    said = {word for mark in words for word in page.text(mark)}
    quiet = bool(words) and all(mark.kind in weightless for mark in words)
    return quiet and not said & page.lexicon.weak


def _quiet(mark: Mark) -> bool:
    return mark.kind in {"filler", "echo", "degree", ",", ".", "!", "?", "\n", "-", "only_these"}
