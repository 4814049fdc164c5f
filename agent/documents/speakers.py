"""Who of the speakers interviews, and who answers.

By what the researcher says; else by labels that name a role; else whoever asks: clearly more
of the turns with a question mark than anybody else. Where that is not clear, nobody guesses.
"""

from collections.abc import Collection

from agent.documents.labels import role_word, same_speaker
from agent.documents.talk import Talk
from agent.errors import BadInput
from agent.nouns import Noun

CLEARLY = 1.5
SCARCE = 0.05
"""Whoever says less than this share of the answers' words is not interviewed."""


class Roles(Noun):
    """The speakers of a talk by what they do; others: heard, but not interviewed."""

    interviewers: tuple[str, ...]
    respondents: tuple[str, ...]
    others: tuple[str, ...] = ()


def roles(talk: Talk, named: Collection[str] = ()) -> Roles:
    """Tell interviewers and respondents apart; named: labels that the researcher says ask.

    Raises BadInput where nobody answers, or where it cannot be told who asks.
    """
    words = talk.words()
    wanted = {same_speaker(one) for one in named}
    asks = [one for one in words if same_speaker(one) in wanted]
    if not asks:
        asks = [one for one in words if role_word(one) == "interviewer"]
    if not asks:
        asks = _by_question_marks(talk)
    rest = {one: count for one, count in words.items() if one not in asks}
    if not rest:
        raise BadInput(
            f"nobody but {', '.join(asks)} speaks in it",
            mend="name who interviews with --interviewer LABEL, and label both speakers",
        )
    answers = {one: count for one, count in rest.items() if role_word(one) == "respondent"} or rest
    most = sum(answers.values())
    respondents = [one for one, count in answers.items() if count >= SCARCE * most]
    return Roles(
        interviewers=tuple(asks),
        respondents=tuple(respondents),
        others=tuple(one for one in rest if one not in respondents),
    )


def _by_question_marks(talk: Talk) -> list[str]:
    """Find the one speaker whose turns ask far more often than anybody else's."""
    turns: dict[str, list[bool]] = {}
    for one in talk.utterances:
        turns.setdefault(one.speaker, []).append("?" in one.text)
    shares = sorted(
        ((sum(asked) / len(asked), name) for name, asked in turns.items()), reverse=True
    )
    (best, name), *others = shares
    if not others:
        raise BadInput(f"nobody but {name} speaks in it", mend="label both speakers")
    if best > 0 and best >= CLEARLY * others[0][0]:
        return [name]
    raise BadInput(
        f"it cannot be told who interviews: {', '.join(turns)}",
        mend="say so with --interviewer LABEL",
    )
