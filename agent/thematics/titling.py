"""Names by a model, from the quotes only; a word that is in none, nor in the question, refuses it.

Only themes without a name of a person's or a model's are named, and those whose words have
drifted since a model named them. What a model cannot name keeps its keyphrases.
"""

from typing import NamedTuple

from pydantic import Field

from agent.errors import ModelError
from agent.llm import Block
from agent.nouns import Noun
from agent.printable import printable
from agent.thematics.auditing import drift
from agent.thematics.listing import voiced
from agent.thematics.pools import wording
from agent.thematics.workshop import Workshop
from agent.themes.edits import EDITS, Renamed
from agent.themes.naming import quotes
from agent.themes.small_words import SMALL, names_in

MOST_QUOTES, STEM = 8, 4
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
    model, prompt = (shop.model(), shop.prompt()) if wanted else (None, None)
    named = refused = 0
    for at, one in enumerate(wanted):
        said = quotes(heard.members.get(one.theme.id, ()), most=MOST_QUOTES)
        if model is None or prompt is None or len(said) < 2:
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
        fit = kept(found, (*said, asked))
        if fit is None:
            refused += 1
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
        named += 1
    return Titled(named, refused, 0)


def kept(found: NamedTheme, said: tuple[str, ...]) -> NamedTheme | None:
    """Keep a name whose words of weight all stand in what was said; None is refused.

    A definition that says more than the quotes is left out, and costs no name.
    """
    stems = {word[:STEM] for quote in said for word in names_in(quote)}
    if not 0 < len(names_in(found.name)) <= _LONGEST_NAME or not _rests_on(found.name, stems):
        return None
    short = len(names_in(found.definition)) <= _LONGEST_DEFINITION
    definition = found.definition if short and _rests_on(found.definition, stems) else ""
    return NamedTheme(name=found.name, definition=definition)


def _rests_on(text: str, stems: set[str]) -> bool:
    weighty = [word for word in names_in(text) if word not in SMALL | _JOINING]
    return printable(text) and all(word[:STEM] in stems for word in weighty)
