"""A reply as it arrives, and as it is written down before anything is made of it."""

from datetime import datetime

from agent import replies
from agent.errors import BadInput, TooLarge
from agent.nouns import Noun
from agent.questionnaire import Questionnaire
from agent.speaking import in_words
from agent.transcript import FormAnswer, Paradata, Said, Transcript

_UNPRINTABLE = {
    code: None for code in (*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000))
}
"""Characters that no database and no screen can hold; they carry no words."""


class Message(Noun):
    """A reply as it arrives: words, or what a form control sends. id: the client's own.

    turn: the seq of the turn it answers, where the client says so; a reply to another than
    the one that waits is refused, not taken for an answer to what was asked meanwhile.
    """

    id: str
    turn: int | None = None
    text: str | None = None
    answer: FormAnswer = None
    paradata: Paradata | None = None


def received(
    asked: Questionnaire, known: Transcript, message: Message, *, at: datetime, most: int
) -> Said:
    """Take a message as it is; raises BadInput or TooLarge before anything is recorded.

    most: characters that fit.
    """
    waiting = known.waiting
    if waiting is None:
        raise BadInput("nothing has been asked yet", mend="load the interview again")
    if message.answer is not None:
        replies.read_form(asked, waiting, message.answer)
        text = in_words(asked, waiting, message.answer, language=known.language)
    elif message.text is None:
        raise BadInput("neither text nor answer", where="message", mend="send one of the two")
    else:
        text = message.text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE)
    if len(text) > most:
        raise TooLarge(
            f"{len(text):,} characters are more than the {most:,} that fit",
            where="text",
            mend="send it in several parts",
        )
    return Said(
        at=at,
        message=message.id,
        text=text,
        answer=message.answer,
        paradata=message.paradata,
    )
