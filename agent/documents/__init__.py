"""Transcripts made elsewhere, as files: text, DOCX and VTT with speaker labels, JSON lines.

    files ─▶ bytes ─▶ decoding · docx · captions ─▶ labels ─▶ speakers ─▶ talks

Nothing is written here and nothing is run: a document is data from a stranger. Not here: what
a talk has to do with a questionnaire (`importing`).
"""

from agent.documents.decoding import decoded
from agent.documents.files import Document, documents, lines_of, talk_of
from agent.documents.speakers import Roles, roles
from agent.documents.talk import Talk, Utterance
from agent.documents.told import is_exported, told

__all__ = [
    "Document",
    "Roles",
    "Talk",
    "Utterance",
    "decoded",
    "documents",
    "is_exported",
    "lines_of",
    "roles",
    "talk_of",
    "told",
]
