"""The verb that serves respondents over HTTP."""

import math
import os
import socket
import tempfile
from contextlib import ExitStack
from enum import StrEnum
from typing import Annotated

import typer
import uvicorn

from agent import wiring
from agent.cli import options
from agent.cli.printing import notes
from agent.errors import BadInput

app = typer.Typer(rich_markup_mode=None)

SECONDS_TO_FINISH = 10
"""Beyond what a model may take."""
SECONDS_TO_KEEP = 75
"""How long an idle connection stays open: longer than a proxy keeps it, and than people think."""
FIGURES = "PROMETHEUS_MULTIPROC_DIR"
"""Where processes put their figures together, so that one scrape sees all of them."""


class Level(StrEnum):
    """Which requests are logged."""

    info = "info"
    warning = "warning"
    error = "error"


def _see_that_it_is_free(host: str, port: int) -> None:
    """Raise BadInput where nobody could listen; a server says so only in its own words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as fault:
        raise BadInput(
            f"cannot listen there: {(fault.strerror or str(fault)).lower()}",
            where=f"{host}:{port}",
            mend="choose another --port or --host, or end what listens there",
        ) from None


@app.command()
def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
    log: Annotated[Level | None, typer.Option(help="From which level on to log.")] = None,
) -> None:
    """Serve the respondent API over HTTP."""
    given = options(ctx, log=log.value if log else None)
    for name, value in given.items():
        if value is not None:
            os.environ[f"INTERVIEW_{name.upper()}"] = str(value)
    config = wiring.configured(given)
    _see_that_it_is_free(host, port)
    wiring.link_keys(config)
    with wiring.open_store(config) as store:
        wiring.desk(config, store)
    notes().print(f"Respondents: http://{host}:{port}/ ({config.wave}). Stop with Ctrl+C.")
    with ExitStack() as until_the_end:
        if workers > 1 and FIGURES not in os.environ:
            folder = tempfile.TemporaryDirectory(prefix="interview-metrics-")
            os.environ[FIGURES] = until_the_end.enter_context(folder)
        uvicorn.run(
            "agent.web:app",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=math.ceil(config.model_seconds) + SECONDS_TO_FINISH,
            timeout_keep_alive=SECONDS_TO_KEEP,
            server_header=False,
        )
