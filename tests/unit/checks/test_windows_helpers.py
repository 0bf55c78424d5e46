"""The double-click helpers for Windows, as far as they can be checked on another machine."""

import re
from pathlib import Path

import pytest

from guidance.checks.orthography import mend

ROOT = Path(__file__).parents[3]
HELPERS = {name: (ROOT / name).read_bytes() for name in ("build.cmd", "serve.cmd")}
BUILD = HELPERS["build.cmd"].decode("ascii")
MESSAGES = sorted((ROOT / "data" / "messages").glob("*.txt"))


@pytest.mark.parametrize("name", HELPERS)
def test_a_console_can_read_the_file(name):
    text = HELPERS[name]
    assert text.isascii()
    assert text.count(b"\n") == text.count(b"\r\n")


def test_every_message_is_used_and_every_message_used_exists():
    used = {name.replace("\\", "/") for name in re.findall(r"data\\messages\\[a-z-]+\.txt", BUILD)}
    assert used == {path.relative_to(ROOT).as_posix() for path in MESSAGES}


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_a_message_is_in_both_languages(path):
    text = path.read_bytes().decode("utf-8")
    assert re.search("[ກ-ຮ]", text)
    assert re.search("[a-z]{3}", text)
    assert mend(text) == text
    assert text.count("\n") == text.count("\r\n")


def test_every_jump_has_its_label():
    labels = set(re.findall(r"^:(\w+)", BUILD, re.MULTILINE))
    assert set(re.findall(r"(?:goto |call :)(\w+)", BUILD)) == labels - set()
    assert "ready" in labels


def test_it_installs_what_make_installs():
    make = (ROOT / "Makefile").read_text("utf-8")
    recipe = make.partition(".venv/site:")[2].partition("\n\n")[0]
    wanted = re.findall(r"-m pip install (.+)", recipe)
    assert re.findall(r"-m pip install (.+)\r", BUILD) == wanted
    assert len(wanted) == 2


def test_serve_is_build_with_one_word():
    assert b'call "%~dp0build.cmd" serve' in HELPERS["serve.cmd"]
    assert "guidance.exe site" in BUILD
    assert "guidance.exe serve" in BUILD
