"""All that the web face holds while it runs: the desk, what is configured, limits, figures."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import Request

from agent.links import Keyring
from agent.sessions import Desk
from agent.settings import Settings
from agent.web.carrying import Carrier
from agent.web.door import Door
from agent.web.limits import Limits
from agent.web.metrics import Metrics


def no_keys() -> Keyring:
    """Hold no keys: no personal link is valid."""
    return Keyring()


@dataclass(frozen=True)
class Front:
    """What a request needs. keys: those of personal links, read anew each time."""

    desk: Desk
    config: Settings
    keys: Callable[[], Keyring]
    limits: Limits
    carrier: Carrier
    door: Door = field(default_factory=Door)
    metrics: Metrics = field(default_factory=Metrics)


def front_of(request: Request) -> Front:
    """Find what this application holds."""
    front: Front = request.app.state.front
    return front
