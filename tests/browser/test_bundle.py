"""The file that ships is what its sources build, and small enough for a phone."""

import gzip
import subprocess
from pathlib import Path

from tests.browser.conftest import ROOT, WIDGET

BUILT = ROOT / "agent" / "web" / "static" / "widget.js"
LARGEST = 60 * 1024


def test_the_built_file_fits() -> None:
    assert len(gzip.compress(BUILT.read_bytes(), mtime=0)) <= LARGEST


def test_the_built_file_is_what_the_sources_build(node_modules: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "widget.js"
    made = subprocess.run(
        ["node", "build.mjs", str(fresh)], cwd=WIDGET, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert fresh.read_bytes() == BUILT.read_bytes(), "run: npm run build"


def test_the_sources_are_well_typed(node_modules: Path) -> None:
    checked = subprocess.run(
        [str(node_modules / ".bin" / "tsc"), "--noEmit"],
        cwd=WIDGET,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
