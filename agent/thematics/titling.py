"""Names by a model, from the quotes only; a word that is in none, nor in the question, refuses it.

So does a name that any theme of the question could have: one without a word that two quotes hold
and the question does not, or that another theme has. Only themes without a name of a person's or
a model's are named, and those whose words have drifted since. What a model cannot name keeps its
keyphrases, and the same model is not asked again until its words drift.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field

from agent.errors import ModelError
from agent.llm import Block
from agent.nouns import Noun
from agent.printable import printable
from agent.thematics.auditing import drift
from agent.thematics.hearing import voiced
from agent.thematics.pools import wording
from agent.thematics.workshop import Workshop
from agent.themes.edits import EDITS, Refused, Renamed
from agent.themes.naming import quotes
from agent.themes.small_words import SMALL, names_in, said_of_anything

MOST_QUOTES, STEM = 8, 4
SUPPORT = 2
"""Quotes that a name needs, and that must hold a word of it that is not the question's."""
_AND = re.compile(r"\s+and\s+|\s*[&,/+]\s*", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_DEFINITION = 8, 32
_JOINING = frozenset(
    [
        "respondents",
        "respondent",
        "answers",
        "answer",
        "say",
        "mention",
        "want",
        "wants",
        "describe",
        "about",
        "group",
        "quotes",
        "need",
        "needs",
        "using",
        "use",
        "used",
        "including",
        "related",
        "such",
        "as",
        "lack",
        "better",
        "new",
        "between",
        "during",
        "across",
        "challenges",
        "issues",
        "problems",
        "systems",
    ]
)


class NamedTheme(Noun):
    """What a model proposes."""

    name: str = Field(max_length=120)
    definition: str = Field(default="", max_length=300)


class Titled(NamedTuple):
    """How many themes were named, refused for unsupported words, or left by a failing model."""

    named: int
    refused: int
    failed: int


def title(shop: Workshop, wave: str) -> Titled:
    """Name what is new or has drifted; the first failure of the model ends the attempt."""
    if shop.model is None or shop.prompt is None:
        return Titled(0, 0, 0)
    heard = voiced(shop)
    drifted = {one.theme for one in drift(shop, wave) if one.drifted}
    wanted = [
        one
        for name, one in heard.stand.live().items()
        if one.named_by == "" or (one.named_by != "human" and name in drifted)
    ]
    prompt = shop.prompt()
    tried = _refused(shop, prompt.digest) - drifted
    wanted = [one for one in wanted if one.theme.id not in tried]
    if not wanted:
        return Titled(0, 0, 0)
    model = shop.model()
    taken = {(one.theme.question, one.theme.name.casefold()) for one in heard.stand.live().values()}
    named = refused = 0
    for at, one in enumerate(wanted):
        said = quotes(heard.members.get(one.theme.id, ()), most=MOST_QUOTES)
        if len(said) < SUPPORT:
            continue
        asked = wording(shop.questionnaire, one.theme.question)
        try:
            found = model.fill(
                prompt.filled({"question": asked}),
                [Block(name="quotes", text="\n".join(said))],
                NamedTheme,
            ).value
        except ModelError:
            return Titled(named, refused, len(wanted) - at)
        fit = kept(found, said, asked)
        key = (one.theme.question, " ".join(fit.name.split()).casefold()) if fit else None
        if fit is None or key is None or key in taken:
            refused += 1
            recipe = prompt.digest
            no = Refused(at=shop.clock(), theme=one.theme.id, by=shop.asked_of, recipe=recipe)
            shop.store.keep_themes({}, edits=[(EDITS.dump_json(no).decode(), None)])
            continue
        edit = Renamed(
            at=shop.clock(),
            theme=one.theme.id,
            by=model.name,
            name=" ".join(fit.name.split()),
            definition=" ".join(fit.definition.split()),
            recipe=prompt.digest,
        )
        shop.store.keep_themes({}, edits=[(EDITS.dump_json(edit).decode(), None)])
        taken.add(key)
        named += 1
    return Titled(named, refused, 0)


def _refused(shop: Workshop, recipe: str) -> set[str]:
    """List the themes for which this model, asked in these words, found no name."""
    edits = (EDITS.validate_json(body) for body in shop.store.theme_edits())
    return {
        one.theme
        for one in edits
        if isinstance(one, Refused) and (one.by, one.recipe) == (shop.asked_of, recipe)
    }


def kept(found: NamedTheme, said: Sequence[str], asked: str = "") -> NamedTheme | None:
    """Keep a name whose words of weight stand in what was said or asked; None is refused.

    One of them at least is the respondents' own: in two quotes, and not in the question; of a
    name that joins two things ("Failure and Change"), one of each. A
    definition that says more than the quotes is left out, and costs no name.
    """
    held = [{word[:STEM] for word in names_in(quote)} for quote in said]
    question = {word[:STEM] for word in names_in(asked)}
    stems = question.union(*held)
    if not 0 < len(names_in(found.name)) <= _LONGEST_NAME or not _rests_on(found.name, stems):
        return None
    own = [
        {word[:STEM] for word in names_in(part) if not said_of_anything(word)} - question
        for part in _AND.split(found.name)
    ]
    if not all(any(sum(stem in quote for quote in held) >= SUPPORT for stem in one) for one in own):
        return None
    short = len(names_in(found.definition)) <= _LONGEST_DEFINITION
    definition = found.definition if short and _rests_on(found.definition, stems) else ""
    return NamedTheme(name=found.name, definition=definition)


def _rests_on(text: str, stems: set[str]) -> bool:
    weighty = [word for word in names_in(text) if word not in SMALL | _JOINING]
    return printable(text) and all(word[:STEM] in stems for word in weighty)
