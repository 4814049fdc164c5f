"""What the interviewer may say of what a model wrote: a follow-up, an acknowledgement, or none."""

import re

from agent import probing
from agent.evidence import locate
from agent.nouns import spoken
from agent.printable import printable
from agent.probing.tongues import told, tongue, words_in
from agent.questionnaire import Open, Trigger
from agent.reader.occasion import Occasion
from agent.reader.shapes import Understanding
from agent.replies.normal import stem
from agent.transcript import Follow

MOST_WORDS = 12
"""Of an acknowledgement."""
MOST_ANCHOR = 6
"""Words of an anchor."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENDS = re.compile(r"[.!?…]+(?=\s|$)")
_INNER = re.compile(r'["“„«](?P<words>[^"“”„«»]*)["”“»]')


def follow(here: Occasion, understood: Understanding) -> Follow | None:
    """Give the follow-up to offer: in the model's words if they may be said, else by template.

    Of which kind it is, is the rules' to say. Where they find nothing missing, a model may
    find an answer thin; where they do, it cannot decline.
    """
    offer = here.offer
    if offer is None and here.may_follow:
        thin = _thin(here, understood)
        offer = probing.follow(here.questionnaire, here.transcript, here.draft, also=thin)
    if offer is None or not here.may_follow or offer.note.source == "questionnaire":
        return offer
    anchor = fitting(here, understood)
    if anchor is None:
        return offer
    note = offer.note.model_copy(update={"anchor": anchor, "source": "model", "lint": ()})
    return Follow(text=understood.probe.strip(), note=note)


def _thin(here: Occasion, understood: Understanding) -> tuple[Trigger, ...]:
    """Name what a model finds missing, if the questionnaire wants that probed."""
    rules, issue = here.question.probe, understood.issue
    if rules is None or issue == "none" or understood.sufficiency != "no":
        return ()
    return (issue,) if issue in rules.when else ()


def fitting(here: Occasion, understood: Understanding) -> str | None:
    """Give the anchor of a model's follow-up if it may be asked as it is, else None.

    The anchor must be the respondent's words, the follow-up must hold it, and pass the lint.
    """
    said, probe = here.said, understood.probe.strip()
    anchor = _held(here, understood) if probe else None
    if anchor is None or not printable(anchor) or not printable(probe) or _shunned(here, probe):
        return None
    language = here.transcript.language
    return (
        None if probing.lint(probe, question=_goal(here), reply=said, language=language) else anchor
    )


def _held(here: Occasion, understood: Understanding) -> str | None:
    """Find the respondent's words in a follow-up: those it names, else the longest it holds."""
    said, probe = here.said, understood.probe.casefold()
    place = locate(understood.anchor, said) if understood.anchor.strip() else None
    named = said[place.start : place.end] if place else ""
    if named and named.casefold() in probe and len(named.split()) <= MOST_ANCHOR:
        return named
    known = tongue(here.transcript.language)
    words = list(_WORD.finditer(said))
    for length in range(MOST_ANCHOR, 0, -1):
        for first in range(len(words) - length + 1):
            phrase = said[words[first].start() : words[first + length - 1].end()]
            whole = re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", probe)
            if whole and known.content(words_in(phrase)):
                return phrase
    return None


def _shunned(here: Occasion, probe: str) -> bool:
    """Tell whether a follow-up was asked before, or uses what the researcher rules out."""
    avoid = here.question.probe.avoid if here.question.probe else ()
    asked = {getattr(one, "text", "") for one in here.transcript.events if one.kind == "asked"}
    return probe in asked or any(one.casefold() in probe.casefold() for one in avoid if one.strip())


def _goal(here: Occasion) -> str:
    question, language = here.question, here.transcript.language
    parts = [question.text]
    if isinstance(question, Open):
        parts += [one for one in (question.objective, question.good_answer) if one is not None]
    return " ".join(spoken(one, language) for one in parts)


def acknowledgement(here: Occasion, understood: Understanding) -> str | None:
    """Give the acknowledgement if it only repeats what was said, in twelve words or fewer."""
    text, language = understood.acknowledgement.strip(), here.transcript.language
    words = text.split()
    if not words or len(words) > MOST_WORDS or len(_ENDS.findall(text)) > 1 or "?" in text:
        return None
    if not printable(text) or any(
        locate(one["words"], here.said) is None for one in _INNER.finditer(text)
    ):
        return None
    known = tongue(language)
    if told(text, known.praise) or told(text, known.advice) or told(text, known.presupposes):
        return None
    faults = probing.lint(f"{text.rstrip('.!')}?", question=_goal(here), reply=here.said,
                          language=language)  # fmt: skip
    return None if set(faults) & {"new_words", "praise", "advice", "presupposes"} else text


def shares_words(here: Occasion) -> bool:
    """Tell whether a reply holds any telling word of what was asked or may be answered."""
    options = here.questionnaire.choices(here.question)
    offered = " ".join(one.words(here.transcript.language) for one in options)
    known = tongue(here.transcript.language)
    asked = f"{_goal(here)} {offered}"
    mine, theirs = (
        {stem(word) for word in known.content(words_in(text))} for text in (here.said, asked)
    )
    return bool(mine & theirs)
