"""The application on a port of its own, as a browser meets it; and a stranger's web page."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import uvicorn

from agent.links import Keyring
from agent.questionnaire import Questionnaire
from agent.sessions import Desk
from agent.settings import Settings
from agent.store import Store
from agent.transcript import Said, Transcript
from agent.web.app import build, prepare
from agent.web.front import no_keys


@dataclass(frozen=True)
class Served:
    """A running application and what it keeps."""

    url: str
    store: Store
    asked: Questionnaire

    def transcript(self, interview: str) -> Transcript:
        """Read an interview as it is kept."""
        return self.store.transcript(interview)

    def replies(self, interview: str) -> list[str]:
        """List what a respondent is recorded to have said."""
        return [one.text for one in self.transcript(interview).events if isinstance(one, Said)]


@contextmanager
def serving(
    folder: Path,
    set_up: Callable[[Store], Desk],
    config: Settings | None = None,
    *,
    keys: Callable[[], Keyring] = no_keys,
) -> Iterator[Served]:
    """Run the application in a thread until the block ends. keys: those of personal links."""
    config = config or Settings()
    with (
        Store.open(f"sqlite:///{folder / 'study.db'}", durability="normal") as store,
        socket.socket() as listening,
    ):
        desk = set_up(store)
        prepare(desk, config)
        listening.bind(("127.0.0.1", 0))
        made = build(desk, config, keys=keys)
        server = uvicorn.Server(uvicorn.Config(made, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", store, desk.questionnaire)
        server.should_exit = True
        thread.join()


class Stranger:
    """A web page of somebody else's, on an origin of its own. body: may be set at any time."""

    def __init__(self) -> None:
        """Take a port; nothing is served yet."""
        stranger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(stranger.body.encode())

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.body = ""
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def embeds(self, served: Served, attributes: str = "") -> str:
        """Put the widget on the page by one script tag; gives the page's address."""
        self.body = (
            "<!doctype html><html lang=en><title>A stranger's page</title>"
            f"<script src={served.url}/widget.js defer></script>"
            f"<h1>Somebody else's page</h1><interview-widget {attributes}></interview-widget>"
        )
        return self.url


@contextmanager
def stranger() -> Iterator[Stranger]:
    """Serve a stranger's page until the block ends."""
    made = Stranger()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()
