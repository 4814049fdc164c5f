"""Personal links: what a byte more or less, another key, another study or a later day makes."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import LinkRefused, SettingsError
from agent.links import Invite, Key, Keyring, find_keys, make_key, read, sign

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
KEYS = Keyring((Key("k1", b"a" * 43),))
INVITE = Invite(study="staff", wave="w1", respondent="R-1", expires=NOON + timedelta(days=1))


def opened(secret: str, keys: Keyring = KEYS, *, wave: str = "w1", now: datetime = NOON) -> Invite:
    return read(secret, keys, study="staff", wave=wave, now=now)


@given(
    st.text(min_size=1, max_size=200).filter(lambda one: one.isprintable()),
    st.text("abc-_ ü/", min_size=1, max_size=40),
)
def test_what_was_sealed_is_read_back(respondent: str, wave: str) -> None:
    invite = Invite(study="staff", wave=wave, respondent=respondent, expires=INVITE.expires)
    assert opened(sign(invite, KEYS), wave=wave) == invite


def test_no_byte_of_a_link_can_be_changed() -> None:
    secret = sign(INVITE, KEYS)
    for at in range(len(secret)):
        for other in ("A", "B", "_", "=", ".", " ", "é", "\x00", secret[at].swapcase()):
            if other != secret[at]:
                with pytest.raises(LinkRefused, match="not valid"):
                    opened(secret[:at] + other + secret[at + 1 :])
        for wrong in (secret[:at] + secret[at + 1 :], secret[:at] + "A" + secret[at:]):
            with pytest.raises(LinkRefused):
                opened(wrong)


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_whatever_else_is_given_is_refused(secret: str) -> None:
    with pytest.raises(LinkRefused):
        opened(secret)


def test_a_link_belongs_to_one_wave_of_one_study() -> None:
    secret = sign(INVITE, KEYS)
    with pytest.raises(LinkRefused, match="another study"):
        opened(secret, wave="w2")
    with pytest.raises(LinkRefused, match="another study"):
        read(secret, KEYS, study="other", wave="w1", now=NOON)


def test_a_link_ends_to_the_second() -> None:
    secret = sign(INVITE, KEYS)
    last = INVITE.expires - timedelta(seconds=1)
    assert opened(secret, now=last).respondent == "R-1"
    with pytest.raises(LinkRefused, match="expired"):
        opened(secret, now=INVITE.expires)


def test_earlier_keys_still_open_and_a_key_taken_away_does_not() -> None:
    secret = sign(INVITE, KEYS)
    newer = Keyring((Key("k2", b"b" * 43), *KEYS.keys))
    assert opened(secret, newer) == INVITE
    assert sign(INVITE, newer).startswith("k2.")
    for others in (Keyring(), Keyring(newer.keys[:1]), Keyring((Key("k1", b"c" * 43),))):
        with pytest.raises(LinkRefused, match="not valid"):
            opened(secret, others)


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    assert find_keys(tmp_path, {}) == Keyring()
    first = make_key(tmp_path, {})
    path = tmp_path / ".interview" / "link-keys"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert (path.parent / ".gitignore").read_text() == "*\n"
    assert find_keys(tmp_path, {}) == first
    second = make_key(tmp_path, {})
    assert second.keys[1:] == first.keys and find_keys(tmp_path, {}) == second
    assert not list(tmp_path.glob("transcripts/**/*"))


def test_keys_of_the_environment_come_first(tmp_path: Path) -> None:
    make_key(tmp_path, {})
    given_here = {"INTERVIEW_LINK_KEYS": f"new:{'x' * 40}, old:{'y' * 40}"}
    assert [one.id for one in find_keys(tmp_path, given_here).keys] == ["new", "old"]
    with pytest.raises(SettingsError, match="come from the environment"):
        make_key(tmp_path, given_here)


@pytest.mark.parametrize("value", ["", "short:abc", "nocolon", f"a:{'x' * 40} a:{'y' * 40}"])
def test_keys_that_make_no_sense_are_one_line_and_not_shown(tmp_path: Path, value: str) -> None:
    if not value:
        assert find_keys(tmp_path, {"INTERVIEW_LINK_KEYS": value}) == Keyring()
        return
    with pytest.raises(SettingsError) as refusal:
        find_keys(tmp_path, {"INTERVIEW_LINK_KEYS": value})
    assert "x" * 10 not in str(refusal.value) and "abc" not in str(refusal.value)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_keys_that_others_may_read_are_not_used(tmp_path: Path) -> None:
    make_key(tmp_path, {})
    path = tmp_path / ".interview" / "link-keys"
    path.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        find_keys(tmp_path, {})
