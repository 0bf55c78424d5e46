"""The live preview: an edit is seen within moments, its problems stand on the page."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

LIMIT = 90
"""Seconds that the slowest machine may need for one build; how long it takes is for the bench."""
PAGE = "---\ntitle: {title}\ndescription: x\n---\n\n## {title} {{#part}}\n\n{body}\n"
BAD = "[[law:none]]"
TOLD = "leads nowhere."
ODD = "Found the number"


class Server:
    """`guidance serve` on a project of its own; ended by the fixture, whatever happens."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = project / "serve.log"
        environment = {k: v for k, v in os.environ.items() if k not in {"RELEASE", "SITE_URL"}}
        temporary = project / "temporary"
        temporary.mkdir()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "guidance", "serve", "--port", str(self.port)],
                cwd=project,
                env=environment | {"TMPDIR": str(temporary)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(LIMIT)

    def write(self, name: str, text: str) -> None:
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def page(self, name: str) -> str:
        """Return the page without the script that reloads it; empty while there is none."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{name}", timeout=LIMIT
            ) as it:
                text = it.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""
        return re.sub(r"<script>\s*var livereload.*?</script>", "", text, flags=re.DOTALL)

    def wait(self, name: str, seen: Callable[[str], bool]) -> str:
        """Return the page once it is as it should be; fail with what the server said."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and self.process.poll() is None:
            if (text := self.page(name)) and seen(text):
                return text
            time.sleep(0.1)
        pytest.fail(f"{name} never came.\n{self.log.read_text('utf-8', 'replace')}")


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator[Server]:
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    (tmp_path / "data").mkdir()
    for language, title in (("lo", "ໜ້າຫຼັກ"), ("en", "Home")):
        for name in ("index", "help/index", "help/abroad", "help/thailand"):
            path = tmp_path / "docs" / language / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                PAGE.format(title=title, body="ກ" if language == "lo" else "A"), "utf-8"
            )
    running = Server(tmp_path)
    try:
        yield running
    finally:
        running.end()


def test_an_edit_is_seen_and_a_page_rendered_alone_is_as_in_a_whole_build(server: Server):
    server.wait("help/abroad.html", lambda text: "</html>" in text)
    server.write("docs/lo/help/abroad.md", PAGE.format(title="ໜ້າຫຼັກ", body="ນ້ຳໃສ\n\nສອງ"))
    server.wait("help/abroad.html", lambda text: "ນ້ຳໃສ" in text)
    server.write("docs/en/help/abroad.md", PAGE.format(title="Home", body="Clear water\n\nTwo"))
    alone = server.wait("en/help/abroad.html", lambda text: "Clear water" in text)
    # The title of another page stands in the navigation of all: this needs a whole build.
    server.write("docs/en/help/thailand.md", PAGE.format(title="Refuge", body="A"))
    whole = server.wait("en/help/abroad.html", lambda text: "Refuge" in text)
    assert "Clear water" in whole
    assert alone == whole.replace("Refuge", "Home")
    server.write("docs/en/help/abroad.md", PAGE.format(title="Home", body="Clear air\n\nTwo"))
    server.wait("en/help/abroad.html", lambda text: "Clear air" in text)


def test_problems_of_an_edit_stand_on_the_page_until_they_are_mended(server: Server):
    server.wait("en/help/abroad.html", lambda text: "</html>" in text)
    for body in ("A", f"A {BAD}", "A"):
        server.write("docs/en/help/abroad.md", PAGE.format(title="Home", body=body))
        wrong = BAD in body
        server.wait("en/help/abroad.html", lambda text, wrong=wrong: (TOLD in text) is wrong)


def test_a_page_that_the_other_language_made_wrong_is_mended_with_it(server: Server):
    server.wait("help/abroad.html", lambda text: "</html>" in text)
    server.write("docs/lo/help/abroad.md", PAGE.format(title="ໜ້າຫຼັກ", body="ຫ້ອງ 7"))
    server.wait("help/abroad.html", lambda text: ODD in text)
    server.write("docs/en/help/abroad.md", PAGE.format(title="Home", body="Room 7"))
    server.wait("help/abroad.html", lambda text: ODD not in text)


def test_an_edit_of_data_is_seen(server: Server):
    server.wait("en/index.html", lambda text: "</html>" in text)
    server.write("data/ui/own.yml", "site.foot: {en: Foot of mine, lo: ທ້າຍ}\n")
    server.wait("en/index.html", lambda text: "Foot of mine" in text)


def test_the_server_ends_when_it_is_told_to(server: Server):
    server.wait("index.html", lambda text: "</html>" in text)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(LIMIT) == 0
