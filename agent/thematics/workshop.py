"""Where themes are made: what is needed for it, and the vectors that can be made anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from agent.encoders import Vectors
from agent.errors import BadInput, NotFound
from agent.llm import Model
from agent.prompts import Prompt
from agent.questionnaire import Questionnaire
from agent.store import Store
from agent.thematics.pools import pooled, pools
from agent.thematics.units import units_of
from agent.themes import Theme, Unit
from agent.themes.edits import EDITS, Stand, replay
from agent.themes.space import NAME, stand
from agent.transcript import Transcript

if TYPE_CHECKING:  # Chroma takes most of a second to load, and a pass with nothing new needs none
    from agent.vectors import VectorBox

SEED = 7


@dataclass(frozen=True)
class Workshop:
    """Where themes are made.

    of: finds the questionnaire that an interview was held with. box: opens the vectors, only
    when they are needed. sweep: removes a folder of them. model, prompt: what names themes;
    None leaves them their keyphrases. asked_of: the model's name.
    """

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    box: "Callable[[], VectorBox]"
    sweep: Callable[[], None]
    model: Callable[[], Model] | None = None
    prompt: Callable[[], Prompt] | None = None
    asked_of: str = ""

    def units(self, wave: str) -> tuple[Unit, ...]:
        """Cut the open answers of a wave's ended interviews into idea units."""
        return units_of(self.store, self.of, wave)

    def everything(self) -> tuple[Unit, ...]:
        """Cut those of all waves, in the order of the waves, and add those of each pool."""
        units = [unit for one in self.store.waves() for unit in self.units(one.name)]
        together = (one for pool in pools(self.founded()) for one in pooled(units, pool))
        return (*units, *together)

    def founded(self) -> dict[str, Theme]:
        """Read the themes as they were founded."""
        return founded_in(self.store)

    def stand(self) -> Stand:
        """Read the themes as they stand after all that people decided."""
        return standing(self.store)

    def live(self, theme: str) -> Theme:
        """Give a theme that is shown; raises NotFound, and BadInput for one that is no more."""
        found = self.stand().themes.get(theme)
        if found is None:
            raise NotFound("there is no such theme", where=theme, mend="see: interview themes list")
        if found.status in ("merged", "split"):
            raise BadInput(
                f"this theme was {found.status}",
                where=theme,
                mend=f"use {found.into}" if found.into != theme else "use one of its parts",
            )
        return found.theme


def founded_in(store: Store) -> dict[str, Theme]:
    """Read the themes of a database as they were founded."""
    return {name: Theme.model_validate_json(body) for name, body in store.themes().items()}


def standing(store: Store) -> Stand:
    """Read the themes of a database as they stand after all that people decided."""
    return replay(founded_in(store), (EDITS.validate_json(body) for body in store.theme_edits()))


def encoder_of(box: "VectorBox") -> str:
    """Name the space in which themes stand: the encoder, and how words are laid beside it."""
    return f"{box.encoder}+{NAME}"


def placed_in_space(box: "VectorBox", units: Sequence[Unit]) -> tuple[Vectors, int]:
    """Give units their places, shape (n, dimensions), and how many texts had to be encoded."""
    texts = [one.text for one in units]
    vectors, encoded = box.of(texts)
    return stand(texts, vectors), encoded


def comparable(founded: Mapping[str, Theme], encoder: str) -> None:
    """Raise BadInput where another encoder founded the themes."""
    others = {one.encoder for one in founded.values()} - {encoder}
    if others:
        raise BadInput(
            f"the themes were founded with the encoder {min(others)}, not with the one in use",
            where=encoder,
            mend="use that encoder again: vectors of two encoders cannot be compared",
        )


def rebuild(shop: Workshop) -> int:
    """Make all vectors anew from the words in the database, and tell how many."""
    texts = list(dict.fromkeys(unit.text for unit in shop.everything()))
    shop.sweep()
    box = shop.box()
    box.clear()
    return box.of(texts)[1]


def forget(shop: Workshop, respondent: str) -> None:
    """Drop the vectors of what one respondent alone has said; call it before erasing."""
    if not shop.store.units():
        return
    own: set[str] = set()
    others: set[str] = set()
    for unit in shop.everything():
        (own if unit.respondent == respondent else others).add(unit.text)
    if own - others:
        shop.box().drop(sorted(own - others))


def matrix(themes: Sequence[Theme], dimensions: int) -> Vectors:
    """Stack the centres of themes; shape (themes, dimensions)."""
    rows = np.array([one.centroid for one in themes], dtype=np.float32)
    return rows.reshape(len(themes), dimensions)
