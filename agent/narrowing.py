"""Which few options a question with a long list names when it is put once more; never one alone.

Short lists are read out whole, for the right answer is always among them. Of a long one the few
stand in the order in which they were shown, whoever thought which of them more likely, and the
respondent is told that there are others.
"""

from collections.abc import Sequence

from agent.questionnaire import Grid, Option, Questionnaire, Single
from agent.replies.normal import plain
from agent.transcript import Asked

READ_OUT = 12
"""How many options a question put once more still reads out; a longer list is narrowed."""
FEW, MOST = 2, 3
SOON = 3
"""Within how many words of its label an option says that it is none."""
_NONE = frozenset({"no", "none", "neither", "nothing", "never", "kein", "keine", "keiner", "keines",
                   "nichts", "nie"})  # fmt: skip


def is_narrowed(questionnaire: Questionnaire, asked: Asked) -> bool:
    """Tell whether a question has a long list of which one answer is wanted.

    A question for several answers needs its whole list; where one answer is "none of these", that
    could be said of the few.
    """
    question = questionnaire.question(asked.question)
    one_choice = isinstance(question, (Single, Grid)) and not asked.items
    if asked.form != "question" or not one_choice or len(asked.options) <= READ_OUT:
        return False
    shown = (one for one in questionnaire.choices(question) if one.id in asked.options)
    languages = (questionnaire.language, *questionnaire.languages)
    return not any(_stays_whole(one, languages) for one in shown)


def narrowed(questionnaire: Questionnaire, asked: Asked, likely: Sequence[str]) -> tuple[str, ...]:
    """Give the likely options of a list that is long, in the order shown; empty for any other.

    likely: the most likely first.
    """
    some = set(list(dict.fromkeys(one for one in likely if one in asked.options))[:MOST])
    if len(some) < FEW or not is_narrowed(questionnaire, asked):
        return ()
    return tuple(one for one in asked.options if one in some)


def _stays_whole(option: Option, languages: Sequence[str]) -> bool:
    """Tell whether an option says that none applies, or is a bracket, whose neighbours tell it."""
    told = (plain(option.words(language)) for language in languages)
    declines = any(not _NONE.isdisjoint(words[:SOON]) for words in told)
    return option.exclusive or option.band is not None or declines
