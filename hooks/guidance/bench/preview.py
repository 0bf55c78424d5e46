"""How soon the live preview shows an edit, on a copy of this very site."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from guidance.bench.search import Check, table

LIMIT = 120
"""Seconds after which nobody waits any more, on the slowest machine."""
_RELOAD = re.compile(r"<script>\s*var livereload.*?</script>", re.DOTALL)
_PAGES = ("docs/lo/help/thailand.md", "docs/en/law/definition.md")


@dataclass(frozen=True)
class Served:
    """A running `guidance serve`."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def page(self, name: str) -> str:
        """Return the page without the script that reloads it; empty while there is none."""
        address = f"http://127.0.0.1:{self.port}/{name}"
        try:
            with urllib.request.urlopen(address, timeout=LIMIT) as answer:
                return _RELOAD.sub("", answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, name: str, seen: Callable[[str], bool]) -> str:
        """Return the page once it is as it should be; raise with what the server said."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and self.process.poll() is None:
            if (text := self.page(name)) and seen(text):
                return text
            time.sleep(0.02)
        raise TimeoutError(f"{name} never came.\n{self.log.read_text('utf-8', 'replace')}")


@contextlib.contextmanager
def served(project: Path) -> Iterator[Served]:
    """Serve a project on a free port; the server is ended with all it started, in any case."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: v for name, v in os.environ.items() if name not in {"RELEASE", "SITE_URL"}}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        log = Path(temporary, "serve.log")
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "guidance", "serve", "--port", str(port)],
                cwd=project,
                env=kept | {"TMPDIR": temporary},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield Served(process, port, log)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(LIMIT)


def run(root: Path, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Edit pages, data and a template of a copy, and measure until the page shows it."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "site")
        for name in ("docs", "data", "overrides", "hooks"):
            shutil.copytree(root / name, project / name)
        shutil.copy2(root / "mkdocs.yml", project)
        say("building the whole site, then editing it in the preview")
        whole = _whole_build(project, Path(folder, "out"))
        with served(project) as server:
            server.wait("index.html", lambda text: "</html>" in text)
            words = [
                _edit(server, project / page, _address(page), partial(_with_line, n))
                for n in ("first edit", "second edit")
                for page in _PAGES
            ]
            data = _edit(server, project / "data/ui/site.yml", "en/index.html", _new_string)
            template = _edit(
                server,
                project / "overrides/partials/footer.html",
                "en/index.html",
                partial(_with_line, "<p>new template</p>"),
            )
    checks = [
        Check(0, "preview of an edited page, seconds, slowest", max(words), 2, False),
        Check(0, "preview of edited data, share of a whole build", data / whole, 1, False),
        Check(0, "preview of a template, share of a whole build", template / whole, 1, False),
    ]
    say(table(checks))
    return {
        "pages_s": words,
        "data_s": data,
        "template_s": template,
        "whole_build_s": whole,
        "checks": [asdict(check) | {"met": check.met} for check in checks],
    }


def _whole_build(project: Path, out: Path) -> float:
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        check=True,
        timeout=10 * LIMIT,
    )
    return time.monotonic() - started


def _address(page: str) -> str:
    name = page.removeprefix("docs/").removeprefix("lo/").removesuffix(".md")
    return f"{name}.html"


def _with_line(line: str, text: str) -> str:
    return f"{text}\n{line}\n"


def _new_string(text: str) -> str:
    """Change an English string that stands at the foot of every page."""
    return re.sub(r"(site\.foot:\s+\{?en: )", r"\1New. ", text, count=1)


def _edit(server: Served, file: Path, page: str, change: Callable[[str], str]) -> float:
    """Change a file; return the seconds until its page is another than before."""
    before = server.page(page)
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    started = time.monotonic()
    server.wait(page, lambda text: text != before)
    return time.monotonic() - started
