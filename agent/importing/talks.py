"""A talk between people as an interview: its turns under the open questions of a study.

Where the interviewer's words are those of an open question, exactly or nearly, what follows
answers it, and other turns are follow-ups. Where no turn is, the talk as a whole answers
every open question that has a codebook, so that it is coded by all of them; where none has one,
every open question.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from rapidfuzz import fuzz

from agent.codebook import digest
from agent.documents import Roles, Talk, roles
from agent.errors import BadInput
from agent.nouns import Noun
from agent.piping import rendered
from agent.questionnaire import Open, Questionnaire
from agent.sessions import Desk
from agent.transcript import IMPORTED, Asked, Closed, Event, Judged, Said, Started, Transcript

ALIKE = 86.0
"""How alike a turn must be to a question to be it, of 100."""
SHORTEST = 12
"""Characters below which a question's words prove nothing."""
CHANCE = 12
"""Words up to which people may well say the very same: there the file tells them apart."""
ASIDE = "conversation"
"""What turns are under that belong to no question of the study."""


class Heard(Noun):
    """What is known of a talk beside its words.

    name, folder: what its respondent may be called. apart: the name tells people apart, so that
    two of them may say the same words.
    """

    name: str
    folder: str = ""
    apart: bool = False
    wave: str
    interviewers: tuple[str, ...]
    question: str | None
    language: str


class Told(Noun):
    """One person's interview; transcripts: the same under names that may be free."""

    transcripts: tuple[Transcript, ...]
    questions: tuple[str, ...]
    note: str


def hear(desk: Desk, talk: Talk, heard: Heard) -> tuple[Told, ...]:
    """Make an interview of each person who answers; raises BadInput where nobody does."""
    cast = roles(talk, heard.interviewers)
    questions = _open_questions(desk.questionnaire, heard.question)
    if not questions:
        raise BadInput(
            "the questionnaire has no open question",
            where=desk.questionnaire.id,
            mend="add one, so that there is something that a talk can answer",
        )
    desk.store.keep_questionnaire(desk.ref, desk.source)
    return tuple(_told(desk, talk, heard, (cast, one, questions)) for one in cast.respondents)


def _open_questions(asked: Questionnaire, only: str | None) -> tuple[Open, ...]:
    """List the questions that a talk may be about; those asked once per item are not."""
    every = [one for one in asked.asked if isinstance(one, Open) and one.loop is None]
    if only is not None:
        return tuple(one for one in every if one.id == only)
    return tuple(one for one in every if one.codebook and one.codebook.active) or tuple(every)


def _told(desk: Desk, talk: Talk, heard: Heard, who: tuple[Roles, str, tuple[Open, ...]]) -> Told:
    cast, person, questions = who
    placed = tuple(_placed(talk, person, () if heard.question else questions))
    found = tuple(dict.fromkeys(one for one in placed if one))
    whole = () if found else tuple(one.id for one in questions)
    few = sum(len(one.text.split()) for one in talk.utterances if one.speaker == person) <= CHANCE
    apart = [heard.name] if heard.apart or few else []
    name = digest([talk.digest, person.casefold(), *apart, *([heard.wave] if few else [])])
    began = desk.clock() - timedelta(seconds=max(_seconds(talk), default=0.0))
    tries = tuple(
        Transcript(
            events=tuple(
                _events(
                    talk,
                    Started(
                        at=began,
                        interview=f"i-{name}",
                        respondent=respondent,
                        wave=heard.wave,
                        language=heard.language,
                        questionnaire=desk.ref,
                        seed=0,
                        model=IMPORTED,
                        notice=talk.preamble,
                    ),
                    _Plan(person=person, placed=placed, whole=whole),
                )
            )
        )
        for respondent in _names(heard, person, name, alone=len(cast.respondents) == 1)
    )
    return Told(transcripts=tries, questions=found or whole, note=_note(cast, person, found))


def _names(heard: Heard, person: str, name: str, *, alone: bool) -> Iterator[str]:
    """Offer names for a respondent: the talk's, with its folder's, with a piece of its hash."""
    own = "" if alone else f"-{_plain(person)}"
    stem = _plain(heard.name) or "R"
    yield f"{stem}{own}"
    if heard.folder:
        yield f"{_plain(heard.folder)}-{stem}{own}"
    yield f"{stem}{own}-{name[:6]}"


def _plain(name: str) -> str:
    return re.sub(r"[^\w.\-]+", "-", name).strip("-.")


def _seconds(talk: Talk) -> Iterator[float]:
    return (one.seconds for one in talk.utterances if one.seconds is not None)


def _note(cast: Roles, person: str, found: tuple[str, ...]) -> str:
    parts = [f"asks: {', '.join(cast.interviewers)}", f"answers: {person}"]
    aside = [one for one in (*cast.respondents, *cast.others) if one != person]
    if aside:
        parts.append(f"not coded: {', '.join(aside)}")
    if not found:
        parts.append("coded as a whole")
    return "; ".join(parts)


class _Plan(Noun):
    """Whose words are coded, and which question each turn of the others asks, if any."""

    person: str
    placed: tuple[str | None, ...]
    whole: tuple[str, ...]


def _placed(talk: Talk, person: str, questions: Sequence[Open]) -> Iterator[str | None]:
    """Say of each utterance which open question it puts."""
    wordings = [(one.id, text) for one in questions for text in _wordings(one)]
    for one in talk.utterances:
        yield None if one.speaker == person else _asked_in(one.text, wordings)


def _wordings(question: Open) -> Iterator[str]:
    given = question.text
    for text in (given,) if isinstance(given, str) else given.values():
        words = _folded(rendered(text, lambda _: None))
        if len(words) >= SHORTEST:
            yield words


def _asked_in(text: str, wordings: Sequence[tuple[str, str]]) -> str | None:
    """Find the question whose words a turn holds, whole or nearly so."""
    said = _folded(text)
    best, name = 0.0, None
    for question, words in wordings:
        if len(said) < 0.7 * len(words):
            continue
        alike = 100.0 if words in said else fuzz.partial_ratio(words, said, score_cutoff=ALIKE)
        if alike > best:
            best, name = alike, question
    return name


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def _events(talk: Talk, started: Started, plan: _Plan) -> Iterator[Event]:
    """Write the talk down; whatever is asked once a question has been answered is a follow-up."""
    yield started
    seq, home, at = 0, plan.whole or (ASIDE,), started.at
    answered: set[str] = set()
    waiting = False
    for turn, put in zip(talk.utterances, plan.placed, strict=True):
        at = started.at + timedelta(seconds=turn.seconds) if turn.seconds is not None else at
        if turn.speaker != plan.person or not waiting:
            home = (put,) if put else home
            seq, waiting = seq + 1, True
            words = turn.text if turn.speaker != plan.person else ""
            follows = put is None and home[0] in answered
            yield Asked(
                at=at, form="probe" if follows else "question", question=home[0], text=words
            )
        if turn.speaker != plan.person:
            continue
        seq += 1
        reply = seq
        yield Said(at=at, message=f"turn-{reply}", text=turn.text)
        for question in home:
            seq += 1
            yield Judged(at=at, reply=reply, question=question, intent="answer", by=IMPORTED)
        answered |= {home[0]}
    yield Closed(at=at, status="completed", text="")
