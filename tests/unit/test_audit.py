"""`make audit` says what it asked, and that it could not ask, and never one for the other."""

from __future__ import annotations

import json
import subprocess

import pytest

from guidance import cli

CLEAN = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.fixture
def answer(monkeypatch, tmp_path, capsys):
    def run(stdout: str, stderr: str = "") -> tuple[int, str]:
        done = subprocess.CompletedProcess([], 1, stdout, stderr)
        monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: done)
        return cli.audit(tmp_path), capsys.readouterr().out

    return run


def report(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": packages})


def test_a_known_fault_ends_with_one(answer):
    code, out = answer(report(CLEAN, FAULTY, UNKNOWN))
    assert code == 1
    assert out.splitlines() == [
        "b 2: PYSEC-1",
        "2 of 3 packages asked for, 1 known faults.",
    ]


def test_no_fault_is_said_of_what_was_asked_only(answer):
    code, out = answer(report(CLEAN, UNKNOWN))
    assert (code, out) == (0, "1 of 2 packages asked for, 0 known faults.\n")


def test_nothing_asked_is_not_run(answer):
    code, out = answer(report(UNKNOWN))
    assert code == 0
    assert out.startswith("audit: not run, ")


def test_a_tool_that_fails_is_not_run_and_its_reason_is_shown(answer):
    code, out = answer("", "Traceback\nERROR: hashes do not match\n")
    assert (code, out) == (0, "audit: not run. ERROR: hashes do not match\n")


def test_a_line_that_never_answers_is_told(monkeypatch, tmp_path, capsys):
    def never(*args: object, timeout: float, **kwargs: object) -> None:
        raise subprocess.TimeoutExpired("pip_audit", timeout)

    monkeypatch.setattr(subprocess, "run", never)
    assert cli.audit(tmp_path) == 0
    assert "audit: not run. No answer came within" in capsys.readouterr().out
