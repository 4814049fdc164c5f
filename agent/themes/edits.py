"""What people decided about themes: appended, never undone in place, replayed at every reading.

    found themes + where units were placed + edits ─▶ standing: names, statuses, members

A pass of the program never touches an edit, so a decision outlives every pass.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NamedTuple, assert_never

from pydantic import AwareDatetime, Field, TypeAdapter

from agent.nouns import Noun
from agent.themes import Theme

Status = Literal["suggested", "adopted", "merged", "split", "retired"]
LIVE: frozenset[str] = frozenset({"suggested", "adopted"})
"""What a theme is that is shown: neither merged, split nor retired."""


class _Edit(Noun):
    """What all edits have. by: `human`, or the model that proposed a name."""

    at: AwareDatetime
    theme: str
    by: str = "human"


class Renamed(_Edit):
    """A theme has another name; recipe: the prompt's digest where a model gave it."""

    kind: Literal["renamed"] = "renamed"
    name: str
    definition: str = ""
    recipe: str = ""


class Refused(_Edit):
    """A model proposed no name that its quotes support; it is not asked the same again.

    recipe: the prompt's digest.
    """

    kind: Literal["refused"] = "refused"
    recipe: str


class Merged(_Edit):
    """A theme is part of another; both centres go on to attract units, for that one."""

    kind: Literal["merged"] = "merged"
    into: str


class Split(_Edit):
    """A theme gave way to its parts, which have ids of their own."""

    kind: Literal["split"] = "split"
    parts: tuple[str, ...]


class Moved(_Edit):
    """A unit belongs to `theme` whatever a pass says; an empty theme: to none."""

    kind: Literal["moved"] = "moved"
    unit: str


class Pinned(_Edit):
    """An audit must not propose to change the theme."""

    kind: Literal["pinned"] = "pinned"


class Retired(_Edit):
    """A theme is not shown any more; it still attracts its units, so that it is not found anew."""

    kind: Literal["retired"] = "retired"


class Adopted(_Edit):
    """A person stands by the theme; it also brings a retired one back."""

    kind: Literal["adopted"] = "adopted"


Edit = Annotated[
    Renamed | Refused | Merged | Split | Moved | Pinned | Retired | Adopted,
    Field(discriminator="kind"),
]
EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)


class Standing(NamedTuple):
    """A theme as it stands. into: where its units count now; itself, if it was not merged."""

    theme: Theme
    status: Status
    into: str
    pinned: bool
    named_by: str


class Stand(NamedTuple):
    """All themes as they stand, and the units that a person moved."""

    themes: Mapping[str, Standing]
    moved: Mapping[str, str]

    def home(self, unit: str, placed: str | None) -> str | None:
        """Tell which theme a unit counts for; placed: where a pass put it."""
        theme = self.moved.get(unit, placed)
        return self.themes[theme].into if theme and theme in self.themes else None

    def live(self) -> dict[str, Standing]:
        """Give the themes that are shown: neither merged, split nor retired."""
        return {name: one for name, one in self.themes.items() if one.status in LIVE}


def replay(founded: Mapping[str, Theme], edits: Iterable[Edit]) -> Stand:
    """Lay the edits over the themes, in their order; those of unknown themes change nothing."""
    stand = {name: Standing(one, "suggested", name, False, "") for name, one in founded.items()}
    moved: dict[str, str] = {}
    for edit in edits:
        if isinstance(edit, Moved):
            moved[edit.unit] = edit.theme
        elif edit.theme in stand:
            stand[edit.theme] = _changed(stand[edit.theme], edit)
    return Stand({name: one._replace(into=_end(stand, name)) for name, one in stand.items()}, moved)


def _changed(one: Standing, edit: Edit) -> Standing:
    match edit:
        case Renamed():
            return _renamed(one, edit)
        case Merged():
            return one._replace(status="merged", into=edit.into)
        case Split():
            return one._replace(status="split")
        case Pinned():
            return one._replace(pinned=True)
        case Retired():
            return one._replace(status="retired")
        case Adopted():
            return one._replace(status="adopted", into=one.theme.id)
        case Moved() | Refused():
            return one
        case _:
            assert_never(edit)


def _renamed(one: Standing, edit: Renamed) -> Standing:
    """A model's name never replaces a person's."""
    if edit.by != "human" and one.named_by == "human":
        return one
    update = {"name": edit.name, "definition": edit.definition or one.theme.definition}
    named = one._replace(theme=one.theme.model_copy(update=update), named_by=edit.by)
    return named._replace(status="adopted") if edit.by == "human" else named


def _end(stand: Mapping[str, Standing], name: str) -> str:
    """Follow merges to their end; a circle, which no verb makes, ends where it began."""
    seen: set[str] = set()
    while stand[name].into != name and stand[name].into in stand and name not in seen:
        seen.add(name)
        name = stand[name].into
    return name
