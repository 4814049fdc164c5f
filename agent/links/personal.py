"""A personal link's secret: who may begin which wave of which study, until when, and a seal.

    KEY.BODY.SEAL    KEY: which key sealed it. BODY: base64url of a JSON list.
                     SEAL: HMAC-SHA256 of the two before, under that key.

It carries no contact data, and nothing of it is kept: it is checked against the keys alone.
"""

import base64
import hashlib
import hmac
import json
import re
from datetime import UTC, datetime
from typing import NamedTuple

from pydantic import AwareDatetime, Field, ValidationError

from agent.errors import LinkRefused
from agent.nouns import Noun

PURPOSE = b"interview personal link 1\n"
SECRET = re.compile(r"([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})")


class Key(NamedTuple):
    """A key and its name; the name stands in every link that it seals."""

    id: str
    secret: bytes


class Keyring(NamedTuple):
    """The keys that links may be sealed with; the first seals new ones."""

    keys: tuple[Key, ...] = ()

    def key(self, name: str) -> Key | None:
        """Find a key by its name."""
        return next((one for one in self.keys if one.id == name), None)


class Invite(Noun):
    """What a personal link says; expires: to the second."""

    study: str
    wave: str
    respondent: str = Field(min_length=1, max_length=200)
    expires: AwareDatetime


def sign(invite: Invite, keys: Keyring) -> str:
    """Seal an invite with the first key."""
    key = keys.keys[0]
    expires = int(invite.expires.timestamp())
    parts = [invite.study, invite.wave, invite.respondent, expires]
    body = _text(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{key.id}.{body}.{_seal(key, body)}"


def read(secret: str, keys: Keyring, *, study: str, wave: str, now: datetime) -> Invite:
    """Read a link's secret for a wave of a study; raises LinkRefused for any that does not fit."""
    invite = _opened(secret, keys)
    if (invite.study, invite.wave) != (study, wave):
        raise LinkRefused(
            "this link belongs to another study", mend="use the link that came with the invitation"
        )
    if now >= invite.expires:
        raise LinkRefused("this link has expired", mend="ask who invited you for a new one")
    return invite


def _opened(secret: str, keys: Keyring) -> Invite:
    shape = SECRET.fullmatch(secret)
    key = keys.key(shape[1]) if shape else None
    if shape is None or key is None or not hmac.compare_digest(_seal(key, shape[2]), shape[3]):
        raise _invalid()
    try:
        study, wave, respondent, expires = json.loads(_bytes(shape[2]))
        return Invite(
            study=study,
            wave=wave,
            respondent=respondent,
            expires=datetime.fromtimestamp(expires, UTC),
        )
    except (ValueError, TypeError, ValidationError) as fault:
        raise _invalid() from fault


def _seal(key: Key, body: str) -> str:
    sealed = PURPOSE + f"{key.id}.{body}".encode()
    return _text(hmac.digest(key.secret, sealed, hashlib.sha256))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _invalid() -> LinkRefused:
    return LinkRefused("this link is not valid", mend="copy the whole link from the invitation")
