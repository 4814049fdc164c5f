"""Two slips of small models in naming a choice, understood where somebody else must share it.

A model that has found the one answer copies the answer's label where the respondent's words
belong, or names the answer for its question. Then the choice rests on the whole reply.
"""

from agent.evidence import Source
from agent.nouns import spoken
from agent.questionnaire import Multi, Option, Questionnaire, Single
from agent.reader.shapes import Meant, Understanding
from agent.replies.normal import plain
from agent.transcript import Asked

LONGEST = 200
"""Characters of a reply that can be a quote as a whole."""


def understood_slips(
    questionnaire: Questionnaire, asked: Asked, read: Understanding, said: str, *, language: str
) -> Understanding:
    """Give one choice its question and its words; whatever else was read stays as it is."""
    question = questionnaire.question(asked.question)
    options = {one.id: one for one in questionnaire.choices(question) if one.id in asked.options}
    if not isinstance(question, (Single, Multi)) or len(said) > LONGEST:
        return read
    meant = [one for one in read.values if _is_here(questionnaire, asked, one)]
    chosen = {one.value for one in meant}
    if len(chosen) != 1 or not chosen <= options.keys():
        return read
    option, source = options[chosen.pop()], Source(said)
    quotes = [one.quote for one in meant if one.quote.strip() and source.locate(one.quote)]
    copied = any(_of_the_list(one.quote, option, language) for one in meant)
    if not quotes and not copied:
        return read
    quote = quotes[0] if quotes else said
    one = Meant(question=asked.question, item=asked.item or "", value=option.id, quote=quote)
    rest = tuple(other for other in read.values if other not in meant)
    return read.model_copy(update={"values": (one, *rest)})


def _is_here(questionnaire: Questionnaire, asked: Asked, one: Meant) -> bool:
    """Tell whether a value is meant for the question that waits: by its name, or by nobody's."""
    return one.question == asked.question or one.question not in questionnaire.by_id


def _of_the_list(quote: str, option: Option, language: str) -> bool:
    """Tell whether words are those of an option itself."""
    texts = (option.id.replace("_", " "), option.words(language))
    whole = " ".join((*texts, spoken(option.description, language)))
    return bool(plain(quote)) and set(plain(quote)) <= set(plain(whole))
