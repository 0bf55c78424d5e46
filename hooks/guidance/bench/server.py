"""A static server with gzip that can be as slow as a village's mobile network.

The delay and the rate are made here, not in the browser, so that workers feel them too.
"""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Line:
    """A shared line: bytes per second (0 is no limit), round trip in seconds, and what it sent."""

    rate: float = 0
    delay: float = 0
    sent: list[tuple[str, int]] = field(default_factory=list)
    free_at: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, size: int) -> None:
        """Wait as long as so many bytes take after all that was asked for before."""
        if not self.rate:
            return
        with self.lock:
            self.free_at = max(self.free_at, time.monotonic()) + size / self.rate
            wait = self.free_at - time.monotonic()
        time.sleep(max(wait, 0))


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: Path
    line: Line
    packed: dict[str, bytes]

    def setup(self) -> None:
        super().setup()
        time.sleep(self.line.delay)  # opening the connection

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/") or "index.html"
        time.sleep(self.line.delay)
        body = self._body(name)
        if body is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        if not name.endswith(".woff2"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.line.sent.append((name, len(body)))
        step = 2048
        try:
            for start in range(0, len(body), step):
                piece = body[start : start + step]
                self.line.send(len(piece))
                self.wfile.write(piece)
        except ConnectionError:  # the browser has gone on
            self.close_connection = True

    def _body(self, name: str) -> bytes | None:
        if name not in self.packed:
            file = self.root / name
            if not file.is_file():
                return None
            content = file.read_bytes()
            plain = name.endswith(".woff2")
            self.packed[name] = content if plain else gzip.compress(content, 9, mtime=0)
        return self.packed[name]

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a closed page breaks off
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(root: Path, line: Line) -> Iterator[str]:
    """Serve a folder on loopback; yields the address, ending in a slash."""
    handler = type("Handler", (_Handler,), {"root": root, "line": line, "packed": {}})
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
