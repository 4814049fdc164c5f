"""The verb that serves respondents over HTTP."""

import os
from typing import Annotated

import typer
import uvicorn

from agent import wiring
from agent.cli import options

app = typer.Typer(rich_markup_mode=None)

SECONDS_TO_FINISH = 10


@app.command()
def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
) -> None:
    """Serve the respondent API over HTTP."""
    given = {key: value for key, value in options(ctx).items() if value is not None}
    for name, value in given.items():
        os.environ[f"INTERVIEW_{name.upper()}"] = str(value)
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        wiring.desk(config, store)
    uvicorn.run(
        "agent.web:app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        server_header=False,
    )
