"""What the tests share: one strict build of the real site, its offline copy, a server."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The built site, made by the same command that people use.

    Several workers share one build: `.ci/test.sh` makes it before it starts them.
    """
    if os.environ.get("GUIDANCE_SITE_IS_BUILT"):
        return root / "site"
    environment = {k: v for k, v in os.environ.items() if k not in {"RELEASE", "SITE_URL"}}
    done = subprocess.run(
        [sys.executable, "-m", "guidance", "site"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def offline(site: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy as a district unpacks it."""
    (archive,) = (root / "dist").glob("*.zip")
    folder = tmp_path_factory.mktemp("usb stick ລາວ")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    (unpacked,) = folder.iterdir()
    return unpacked


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def server(site: Path):
    """Address of a server that shows the built site, ending in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()
