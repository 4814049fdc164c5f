"""The data of some waves, in the formats that researchers' other tools read."""

from collections.abc import Callable, Iterator, Sequence

from agent.errors import BadInput
from agent.fieldwork import standing
from agent.questionnaire import Questionnaire
from agent.report.answers import Material
from agent.store import Store

Writer = Callable[[Material], Iterator[tuple[str, bytes | str]]]
"""Makes the files of one format, by name; a file alone has no name: ``""``."""


def export(
    questionnaire: Questionnaire,
    store: Store,
    waves: Sequence[str],
    *,
    writer: Writer,
    respondent: str | None = None,
) -> Iterator[tuple[str, bytes | str]]:
    """Make the files of an export; respondent: only what is held about this one.

    Raises NotFound for an unknown wave, BadInput where there is nothing to export.
    """
    found = standing(store, waves)
    material = Material(questionnaire, found.transcripts, found.judgements)
    return writer(material if respondent is None else _only(material, respondent))


def _only(material: Material, respondent: str) -> Material:
    """Keep what is held about one respondent. Raises BadInput where that is nothing."""
    own = tuple(one for one in material.transcripts if one.started.respondent == respondent)
    if not own:
        raise BadInput(
            "nothing is held about this respondent",
            where=respondent,
            mend="see `interview export --format csv` for the names in use",
        )
    names = {one.started.interview for one in own}
    judged = tuple(one for one in material.judgements if one.interview in names)
    return material._replace(transcripts=own, judgements=judged)
