"""Waves of fieldwork, and the words of every questionnaire that one was held with."""

from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from agent.errors import NotFound, Refused
from agent.store.direct import Direct
from agent.store.rows import Wave, WaveStatus
from agent.store.tables import interviews, questionnaires, waves
from agent.transcript import QuestionnaireRef

# As in `events`: built once, for every interview that begins asks for both.
KEPT = select(questionnaires.c.sha256).where(questionnaires.c.sha256 == bindparam("wanted"))
NAMED = select(waves).where(waves.c.name == bindparam("wanted"))


def keep(db: Connection, ref: QuestionnaireRef, text: str) -> None:
    """Keep the text of a questionnaire; what is kept is never replaced."""
    if is_kept(db, ref):
        return
    db.execute(insert(questionnaires).values(**ref.model_dump(), text=text))


def is_kept(db: Connection | Direct, ref: QuestionnaireRef) -> bool:
    """Whether the text of a questionnaire is kept already."""
    return db.scalar(KEPT, {"wanted": ref.sha256}) is not None


def text_of(db: Connection, sha256: str) -> str:
    """The text of a questionnaire."""
    text: str | None = db.scalar(
        select(questionnaires.c.text).where(questionnaires.c.sha256 == sha256)
    )
    if text is None:
        raise NotFound(f"no questionnaire {sha256[:12]} is kept", mend="see the waves' versions")
    return text


def one(db: Connection | Direct, name: str) -> Wave | None:
    """The wave of this name."""
    row = db.execute(NAMED, {"wanted": name}).one_or_none()
    return _wave(row) if row else None


def every(db: Connection) -> tuple[Wave, ...]:
    """All waves, in the order in which they were opened."""
    rows = db.execute(select(waves).order_by(waves.c.opened_at, waves.c.name))
    return tuple(_wave(row) for row in rows)


def open_one(db: Connection, wanted: Wave) -> Wave:
    """Create the wave, or let new interviews begin with this questionnaire."""
    found = one(db, wanted.name)
    ref = wanted.questionnaire
    columns = {"questionnaire": ref.id, "version": ref.version, "sha256": ref.sha256}
    if found is None:
        db.execute(
            insert(waves).values(
                name=wanted.name,
                synthetic=wanted.synthetic,
                status=wanted.status,
                opened_at=wanted.opened_at,
                **columns,
            )
        )
        return wanted
    refuse_mixing(wanted.name, holds=found.synthetic, comes=wanted.synthetic)
    if found.questionnaire != ref:
        db.execute(update(waves).where(waves.c.name == wanted.name).values(**columns))
    return found.model_copy(update={"questionnaire": ref})


def refuse_mixing(wave: str, *, holds: bool, comes: bool) -> None:
    """Raise Refused where real and synthetic respondents would meet; True: synthetic."""
    if holds == comes:
        return
    there, new = ("synthetic", "real") if holds else ("real", "synthetic")
    raise Refused(
        f"the wave holds {there} respondents and takes no {new} ones",
        where=f"wave {wave}",
        mend="use another wave; every wave holds one kind",
    )


def set_status(db: Connection, name: str, status: WaveStatus) -> None:
    """Move the fieldwork on."""
    if not db.execute(update(waves).where(waves.c.name == name).values(status=status)).rowcount:
        raise missing(name)


def counts(db: Connection, name: str) -> dict[str, int]:
    """How many interviews stand how; those set aside are not counted."""
    number = func.count()
    rows = db.execute(
        select(interviews.c.status, number)
        .where(interviews.c.wave == name, ~interviews.c.void)
        .group_by(interviews.c.status)
        .order_by(interviews.c.status)
    )
    return {status: count for status, count in rows}


def missing(name: str) -> NotFound:
    """The error for a wave that does not exist."""
    return NotFound(f"there is no wave {name!r}", mend="see `interview status` for the waves")


def _wave(kept: Any) -> Wave:  # noqa: ANN401  # a row, of SQLAlchemy or of the driver
    return Wave(
        name=kept.name,
        synthetic=bool(kept.synthetic),
        status=kept.status,
        questionnaire=QuestionnaireRef(
            id=kept.questionnaire, version=kept.version, sha256=kept.sha256
        ),
        opened_at=kept.opened_at,
    )


def lock(db: Connection, name: str) -> None:
    """Make others who lock the wave wait until this transaction ends."""
    row = select(waves.c.name).where(waves.c.name == name).with_for_update(key_share=True)
    if db.scalar(row) is None:
        raise missing(name)
