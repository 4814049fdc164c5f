"""Choices in words: a label or part of it, a phrase of one's own, a place in the list."""

import re

from agent.questionnaire import MISSING
from agent.simulation import manners, styles
from agent.simulation.occasion import Occasion

SPECIFIED_AT_ONCE = 0.6
"""How often an "other" comes with its specification, unasked."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_DIGIT = re.compile(r"\d|phase|stage|first|second|third", re.IGNORECASE)


def one(here: Occasion, option: str) -> str:
    """Say a single choice."""
    label = here.label(option)
    if here.plainly:
        return label
    if here.bank.other and _specifies(here, option) and here.rng.random() < SPECIFIED_AT_ONCE:
        return f"{label}, {here.rng.choice(here.bank.other)}"
    others = [other.id for other in here.offered if other.id != option and other.id not in MISSING]
    wavers = here.talks("correcting", "contradicting") and not here.question.terminate_if
    if others and wavers and here.rng.random() < 0.6:
        frames = manners.CORRECTIONS if here.talks("correcting") else manners.CONTRADICTIONS
        wrong = styles.inside(here.label(here.rng.choice(others)))
        return here.rng.choice(frames).format(wrong=wrong, right=styles.inside(label))
    phrases = _phrases(here, option)
    roll = here.rng.random()
    if here.talks("one_word") or (here.talks("terse") and roll < 0.6):
        return _short(here, option)
    if roll < 0.08:
        return _place(here, option) or label
    if phrases and roll < 0.68:
        return here.rng.choice(phrases)
    if roll < 0.85:
        return _short(here, option)
    whole = label.startswith(("I ", "We ")) or here.talks("hedging")
    return label if whole else here.rng.choice(manners.SINGLES).format(it=styles.inside(label))


def several(here: Occasion, options: tuple[str, ...]) -> str:
    """Say a multiple choice."""
    alone = {one.id for one in here.offered if one.exclusive}
    if not options:
        return here.rng.choice(manners.NOTHING)
    if len(options) == 1 and options[0] in alone:
        return one(here, options[0])
    labels = [here.label(name) for name in options]
    if here.plainly:
        return ("; " if any("," in label for label in labels) else ", ").join(labels)
    left = [name.id for name in here.offered if name.id not in {*options, *alone}]
    return _enumerated(here, [_noun(here, name) for name in options], left)


def _enumerated(here: Occasion, names: list[str], left: list[str]) -> str:
    """Enumerate what is chosen, or what is not. left: the options that are not chosen."""
    if here.talks("listing") and len(names) > 1:
        return styles.bulleted(names, here.rng)
    if 0 < len(left) <= 2 <= len(names) and here.rng.random() < 0.5:
        rest = styles.listed([_noun(here, name) for name in left])
        return f"all of them except {rest}"
    if here.talks("correcting") and left and here.rng.random() < 0.5:
        wrong = _noun(here, here.rng.choice(left))
        return f"{styles.listed([*names, wrong])} — no, leave out {wrong}"
    if here.talks("terse", "one_word"):
        return ", ".join(names)
    frames = here.bank.frames if here.rng.random() < 0.6 else ()
    frame = "{list}" if here.talks("hedging") else here.rng.choice(frames or manners.LISTS)
    return frame.format(list=styles.listed(names))


def _specifies(here: Occasion, option: str) -> bool:
    return any(one.specify for one in here.offered if one.id == option)


def _phrases(here: Occasion, option: str) -> tuple[str, ...]:
    """The phrases for an option; in a loop they may name the round."""
    said = here.bank.says.get(option, ())
    item = styles.inside(here.item(here.asked.item)) if here.asked.item else "it"
    return tuple(phrase.replace("{items}", item) for phrase in said)


def _short(here: Occasion, option: str) -> str:
    """Give the part of a label that tells it from the others, or the label."""
    label = here.label(option)
    part = re.split(r"\s*[(,;:–—]", label, maxsplit=1)[0].strip()
    others = [here.label(one.id).lower() for one in here.offered if one.id != option]
    clear = len(part) > 2 and not any(part.lower() in other for other in others)
    return styles.inside(part if clear else label)


def _noun(here: Occasion, option: str) -> str:
    said = here.bank.says.get(option, ())
    if said and here.rng.random() < 0.6:
        return here.rng.choice(said)
    return styles.inside(here.label(option)) if "," in here.label(option) else _short(here, option)


def _place(here: Occasion, option: str) -> str | None:
    """Point to a place in the list, where no label holds a number that it might be taken for."""
    shown = [one.id for one in here.offered]
    if option not in shown or any(_DIGIT.search(here.label(name)) for name in shown):
        return None
    place = shown.index(option)
    if place == len(shown) - 1 > 0:
        return "the last one"
    return f"the {_ORDINALS[place]} one" if place < len(_ORDINALS) else None
