"""The command line: what it says before the work begins, and what of the findings it prints."""

import socket
import sys

from guidance import cli
from guidance.problems import Problem, Problems, Severity


def test_outside_the_project_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}: There is no mkdocs.yml. Fix: Go to the project's folder.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_port_in_use_is_told_in_one_line(tmp_path, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.serve(tmp_path, port) == 1
    assert capsys.readouterr().err == (
        f"Port {port}: Address already in use. Fix: End what uses it, or write --port {port + 1}.\n"
    )


def test_notices_on_data_are_counted_and_those_on_pages_printed(capsys):
    problems = Problems(
        Problem(file, 1, 1, "", "W.", "F.", severity)
        for file, severity in (
            ("data/x.yml", Severity.NOTICE),
            ("docs/lo/x.md", Severity.NOTICE),
            ("data/x.yml", Severity.ERROR),
        )
    )
    assert cli._report(problems) == 1
    said = capsys.readouterr()
    assert said.err == "docs/lo/x.md:1:1: notice: W. Fix: F.\ndata/x.yml:1:1: W. Fix: F.\n"
    assert said.out == "1 problems, 2 notices.\n"


def test_measuring_without_its_packages_says_how_to_get_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    for name in [name for name in sys.modules if name.startswith("guidance.bench")]:
        monkeypatch.delitem(sys.modules, name)
    assert cli.main(["bench"]) == 2
    assert capsys.readouterr().err.startswith("bench: playwright.sync_api is not installed. Fix: ")
