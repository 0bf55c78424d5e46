"""The smallest driver of a Firefox found on the machine: WebDriver BiDi over one socket.

Firefox speaks it itself, so neither a second driver nor a browser of Playwright's is needed. Every
wait has an end, and the browser is killed whatever happens.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LIMIT = 60
"""Seconds until a wait is given up."""
OWN = ("http://127.0.0.1:", "file://", "about:", "data:", "blob:", "chrome:", "resource:")
"""Beginnings of addresses that stay on this machine."""


def path() -> str | None:
    """Return where Firefox is, or None: `FIREFOX`, else what the machine has."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self.faults: list[str] = []
        """Errors of the console, and requests that leave the site."""
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._tab = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def _send(self, method: str, **params: object) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        end = time.monotonic() + LIMIT
        while True:
            answer = json.loads(self._socket.recv(timeout=max(end - time.monotonic(), 0)))
            if answer.get("id") == self._number:
                assert answer["type"] == "success", f"{method}: {answer}"
                return answer["result"]
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        told = event["params"]
        if event["method"] == "log.entryAdded":
            if told["level"] == "error":
                self.faults.append(told["text"])
        elif not told["request"]["url"].startswith(OWN):
            self.faults.append(f"foreign: {told['request']['url']}")

    def open(self, url: str) -> None:
        """Go to an address and wait until the page is complete."""
        self._send("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Give the page so many pixels."""
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._tab, viewport=size)

    def value(self, script: str) -> Any:
        """Return the value of an expression in the page, or what it promises, by way of JSON."""
        result = self._evaluate(f"(async () => JSON.stringify(await ({script})))()")
        return json.loads(result["value"]) if "value" in result else None

    def _evaluate(self, script: str) -> Any:
        answer = self._send(
            "script.evaluate",
            expression=script,
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", f"{script}: {answer['exceptionDetails']['text']}"
        return answer["result"]

    def wait(self, script: str) -> Any:
        """Return the value of an expression once it is true; while a page goes it has none."""
        end = time.monotonic() + LIMIT
        said = ""
        while time.monotonic() < end:
            try:
                if found := self.value(script):
                    return found
            except AssertionError as error:
                said = str(error)
            time.sleep(0.05)
        raise AssertionError(f"{script} is not true after {LIMIT} seconds. {said}")

    def click(self, selector: str) -> None:
        """Press and release the pointer on the first element that matches.

        A list that is drawn anew can take the element away between look and press; then again.
        """
        end = time.monotonic() + LIMIT
        while True:
            try:
                return self._press(selector)
            except AssertionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def _press(self, selector: str) -> None:
        element = self._evaluate(f"document.querySelector({json.dumps(selector)})")
        self._evaluate(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
        origin = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        keys = [{"type": kind, "value": char} for char in text for kind in ("keyDown", "keyUp")]
        self._act("key", *keys)

    def _act(self, kind: str, *actions: dict[str, object]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._send("input.performActions", context=self._tab, actions=[source])


@contextmanager
def running(binary: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox without a window; kill it at the end, and its helpers go with it.

    It stays in the group of the tests: what ends them from outside ends it too.
    """
    profile.mkdir(exist_ok=True)
    log = profile / "firefox.log"
    command = [binary, "--headless", "--no-remote", "--remote-debugging-port=0"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--profile", str(profile)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = _address(process, log)
        with connect(f"{address}/session", max_size=None, open_timeout=LIMIT) as socket:
            yield Firefox(socket)
    finally:
        process.kill()
        process.wait(LIMIT)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Return the address that a starting Firefox says it listens on."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"Firefox did not start: {log.read_text('utf-8')[-2000:]}")
