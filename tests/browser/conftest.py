"""A browser, two servers on loopback, and the interviews that their respondents leave behind."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from agent import wiring
from agent.settings import Settings
from tests.browser.questionnaires import KINDS
from tests.browser.respondent import Respondent
from tests.browser.serving import Served, Stranger, serving, stranger
from tests.web_clients import desk_for

ROOT = Path(__file__).parent.parent.parent
WIDGET = ROOT / "agent" / "web" / "widget"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever stands in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> str:
    """Find Debian's Chromium; as root, install it where it is missing."""
    found = shutil.which("chromium")
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False, timeout=300)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, timeout=600)
        found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed, and only root may install it")
    return found


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one browser for all tests; each gets a context of its own."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the questionnaire that ships."""
    folder = tmp_path_factory.mktemp("shipped")
    with serving(folder, lambda store: wiring.desk(Settings(folder=ROOT), store)) as served:
        yield served


@pytest.fixture(scope="package")
def host() -> Iterator[Stranger]:
    """Serve a page of a team that may embed the widget."""
    with stranger() as made:
        yield made


@pytest.fixture(scope="package")
def kinds(tmp_path_factory: pytest.TempPathFactory, host: Stranger) -> Iterator[Served]:
    """Serve a short questionnaire with a question of every kind; the host may embed it."""
    folder = tmp_path_factory.mktemp("kinds")
    with serving(
        folder, lambda store: desk_for(KINDS, store), Settings(origins=(host.url,))
    ) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a desktop window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    yield context.new_page()
    context.close()


@pytest.fixture
def respondent(page: Page, kinds: Served) -> Respondent:
    """Seat a respondent before the short questionnaire."""
    return Respondent(page, kinds)


@pytest.fixture(scope="package")
def node_modules() -> Path:
    """Find what the widget is built with; fetch it where npm is at hand."""
    there = WIDGET / "node_modules"
    if not (there / "axe-core").is_dir() and shutil.which("npm"):
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=WIDGET,
            check=False,
            capture_output=True,
            timeout=300,
        )
    if not (there / "axe-core").is_dir():
        pytest.skip("node_modules is missing, and npm could not fetch it")
    return there
