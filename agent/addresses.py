"""Addresses of the web that a study names: what they may be, and how they are filled in.

They come from the configuration alone, never from a request, and lead to one fixed host.
"""

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, StringConstraints

FIELDS = ("respondent", "interview", "wave")
"""What an address to return to may name, as `{respondent}`."""
HERE = ("127.0.0.1", "localhost", "::1")


def filled(address: str, fields: Mapping[str, str]) -> str:
    """Put what stands for `{name}` into an address, so that it stays the same address."""
    for name in FIELDS:
        address = address.replace(f"{{{name}}}", quote(fields[name], safe=""))
    return address


def _host(address: str) -> str:
    """Take an address, and give its host and port; raises ValueError."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise ValueError("an address begins with https://, or on this machine with http://")
    if not parts.hostname or parts.username is not None or re.search(r"[\s{}\\]", address):
        raise ValueError(f"not an address; it may name {', '.join(f'{{{one}}}' for one in FIELDS)}")
    return parts.netloc


def _public(address: str) -> str:
    _host(address)
    if "?" in address or "#" in address:
        raise ValueError("an address without a query")
    return address.rstrip("/")


def _onward(address: str) -> str:
    one, other = (filled(address, dict.fromkeys(FIELDS, letter)) for letter in "ab")
    if _host(one) != _host(other):
        raise ValueError("the host is the same for everybody")
    return address


Origin = Annotated[str, StringConstraints(pattern=r"^https?://[^/\s*]+$")]
"""A page's scheme, host and port, as a browser tells it; never a pattern."""

PublicUrl = Annotated[str, AfterValidator(_public)]
"""Where a server of ours is reached: https, or http on this machine; a path, but no query."""

ReturnUrl = Annotated[str, AfterValidator(_onward)]
"""Where respondents are sent on to; it may name who they are, though not in its host."""
