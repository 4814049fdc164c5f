"""What other machines ask: does it live, is it ready, what has it done."""

import hmac
import ipaddress
import os
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from agent.sessions import Desk
from agent.web.front import front_of

TOKEN = "INTERVIEW_METRICS_TOKEN"  # noqa: S105  # the name of a variable, not what is in it
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(request: Request) -> dict[str, str]:
    """Say that the database answers too."""
    front_of(request).desk.store.waves()
    return {"status": "ready"}


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give figures for Prometheus: to this machine, or to who holds the token."""
    if not may_scrape(request, os.environ):
        raise HTTPException(404, "Not Found")
    front = front_of(request)
    page = front.metrics.page(_counts(front.desk))
    return Response(page, media_type="text/plain; version=0.0.4; charset=utf-8")


def may_scrape(request: Request, environment: Mapping[str, str]) -> bool:
    """Tell whether somebody may see the figures; what a proxy passes on is not this machine."""
    wanted = environment.get(TOKEN, "")
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if wanted:
        return hmac.compare_digest(given.encode(), wanted.encode())
    try:
        here = request.client and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        here = False
    return bool(here) and not any(name in request.headers for name in FORWARDED)


def _counts(desk: Desk) -> list[tuple[str, str, int]]:
    return [
        (wave.name, status, count)
        for wave in desk.store.waves()
        for status, count in desk.store.counts(wave.name).items()
    ]
