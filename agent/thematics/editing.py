"""What people decide about themes: checked, then appended; every later pass replays it."""

from collections.abc import Sequence

from agent.errors import BadInput, NotFound
from agent.printable import printable
from agent.thematics.founding import Pass, as_named, theme_of
from agent.thematics.workshop import SEED, Workshop, comparable, encoder_of, placed_in_space
from agent.themes import Theme, Unit
from agent.themes.edits import EDITS, Adopted, Edit, Merged, Moved, Pinned, Renamed, Retired, Split
from agent.themes.graph import centroids
from agent.themes.levels import parts
from agent.themes.naming import names

LONGEST = 120


def rename(shop: Workshop, theme: str, name: str) -> Theme:
    """Give a theme a name of a person's.

    Raises NotFound for an unknown theme, BadInput for a name that is empty, long or unfit.
    """
    shop.live(theme)
    words = " ".join(name.split())
    if not words or len(words) > LONGEST or not printable(words):
        raise BadInput(
            "this is no name for a theme",
            where=theme,
            mend=f"give 1 to {LONGEST} characters, without addresses or markup",
        )
    _append(shop, Renamed(at=shop.clock(), theme=theme, name=words))
    return shop.live(theme)


def merge(shop: Workshop, theme: str, into: str) -> Theme:
    """Let a theme be part of another of the same question."""
    one, other = shop.live(theme), shop.live(into)
    if theme == into:
        raise BadInput("a theme cannot be merged with itself", where=theme, mend="name two themes")
    if one.question != other.question:
        raise BadInput(
            f"the themes belong to two questions, {one.question} and {other.question}",
            where=theme,
            mend="merge themes of one question",
        )
    _append(shop, Merged(at=shop.clock(), theme=theme, into=into))
    return shop.live(into)


def retire(shop: Workshop, theme: str) -> None:
    """Show a theme no more; what it attracts founds no other."""
    shop.live(theme)
    _append(shop, Retired(at=shop.clock(), theme=theme))


def adopt(shop: Workshop, theme: str) -> None:
    """Stand by a theme, or bring one back that was retired."""
    shop.live(theme)
    _append(shop, Adopted(at=shop.clock(), theme=theme))


def pin(shop: Workshop, theme: str) -> None:
    """Keep a theme out of what an audit proposes."""
    shop.live(theme)
    _append(shop, Pinned(at=shop.clock(), theme=theme))


def move(shop: Workshop, unit: str, theme: str | None) -> Unit:
    """Put a unit under a theme, or, with None, under no theme, whatever a pass says."""
    found = next((one for one in shop.everything() if one.key == unit), None)
    if found is None:
        raise NotFound(
            "there are no such words", where=unit, mend="see the keys: interview themes show ID"
        )
    if theme is not None and shop.live(theme).question != found.under:
        raise BadInput(
            f"these words stand under {found.under}, the theme does not",
            where=unit,
            mend="choose a theme of that question, or of that pool",
        )
    edit = Moved(at=shop.clock(), theme=theme or "", unit=unit)
    shop.store.keep_themes({}, edits=[(EDITS.dump_json(edit).decode(), found.interview)])
    return found


def split(shop: Workshop, theme: str) -> tuple[Theme, ...]:
    """Let a theme give way to its parts, which are found among its units.

    Raises BadInput where its units do not fall into parts.
    """
    whole = shop.live(theme)
    units = members(shop, theme)
    box = shop.box()
    comparable(shop.founded(), encoder_of(box))
    vectors, _ = placed_in_space(box, units)
    labels = parts([one.text for one in units], vectors, seed=SEED)
    count = int(labels.max(initial=-1)) + 1
    if count < 2:
        raise BadInput(
            "its words do not fall into parts",
            where=theme,
            mend="move single units: interview themes move KEY ID",
        )
    groups = [
        [unit for unit, one in zip(units, labels, strict=True) if one == at] for at in range(count)
    ]
    means = centroids(vectors, labels)
    told = names(groups, vectors=[vectors[labels == at] for at in range(count)])
    here = Pass(whole.born, encoder_of(box), ())
    found = [
        theme_of(group, vectors[labels == at], means[at], here).model_copy(
            update={**as_named(told[at]), "parent": theme}
        )
        for at, group in enumerate(groups)
    ]
    found = [_own_id(one, theme) for one in found]
    placed = [
        (unit.key, unit.interview, unit.question, found[int(label)].id)
        for unit, label in zip(units, labels, strict=True)
    ]
    edit = Split(at=shop.clock(), theme=theme, parts=tuple(one.id for one in found))
    shop.store.keep_themes(
        {one.id: one.model_dump_json() for one in found},
        placed,
        edits=[(EDITS.dump_json(edit).decode(), None)],
    )
    return tuple(found)


def _own_id(part: Theme, parent: str) -> Theme:
    """Keep a part that holds all of its parent's founding units from taking its id."""
    return part.model_copy(update={"id": f"{part.id}p"}) if part.id == parent else part


def members(shop: Workshop, theme: str) -> tuple[Unit, ...]:
    """Give the units that count for a theme."""
    stand, placed = shop.stand(), shop.store.units()
    return tuple(
        one for one in shop.everything() if stand.home(one.key, placed.get(one.key)) == theme
    )


def _append(shop: Workshop, *edits: Edit) -> None:
    bodies: Sequence[tuple[str, None]] = [(EDITS.dump_json(one).decode(), None) for one in edits]
    shop.store.keep_themes({}, edits=bodies)
