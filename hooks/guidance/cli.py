"""The `guidance` command: every `make` target is a thin line over it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guidance import editors
from guidance.bundle import archive, sbom
from guidance.checks import commands as commands_of_checks
from guidance.edition import from_environment
from guidance.export.share import SHAPES
from guidance.pages import stage
from guidance.pages.inspect import inspect
from guidance.problems import Problems, Severity

ARCHIVE = "guidance-lao-pdr-offline.zip"
OFFICERS_ARCHIVE = "guidance-lao-pdr-OFFICERS-ONLY.zip"
AUDIT_SECONDS = 600
"""A line that answers slower than this counts as one that is not there."""


COMMANDS = {
    "site": "check, build the site into site/ and the offline copy into dist/",
    "offline": "pack the built site into dist/",
    "check": "check data and content, and list every problem",
    "serve": "show the site on this machine and rebuild it on each change",
    "fix": "mend Lao spelling where that can be done mechanically",
    "drift": "list what one language lacks after a change in the other; --accept records it",
    "audit": "ask for known faults in the dependencies",
    "bench": "measure search, building and weight; writes build/bench.json",
    "contacts": "give a province its contacts as a workbook, and take it in again",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="guidance", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words)
        if name in {"fix", "drift"}:
            command.add_argument("files", nargs="*", help="pages; without any, all of them")
        if name == "drift":
            command.add_argument("--accept", action="store_true", help="record the pages as agreed")
        if name == "bench":
            command.add_argument(
                "section", nargs="?", choices=("search", "growth", "serve", "weight", "contacts")
            )
            command.add_argument("--quick", action="store_true", help="small sites only")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000, help="8000 unless given")
        if name == "contacts":
            command.add_argument("way", choices=("export", "import"))
            command.add_argument(
                "--province", help="as in the address of its page: xayabouly; needed for export"
            )
            command.add_argument("--yes", action="store_true", help="write without asking")
            command.add_argument("file", type=Path, help="the workbook, contacts.xlsx")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    if not (root / "mkdocs.yml").is_file():
        print(f"{root}: There is no mkdocs.yml. Fix: Go to the project's folder.", file=sys.stderr)
        return 2
    match options.command:
        case "fix":
            return commands_of_checks.fix(root, options.files)
        case "drift":
            if options.accept:
                return commands_of_checks.accept_drift(root, options.files, date.today())
            return commands_of_checks.show_drift(root, options.files)
        case "bench":
            try:
                from guidance.bench.run import run
            except ModuleNotFoundError as error:
                fix = "Run `make bench`, which installs the packages for tests."
                print(f"bench: {error.name} is not installed. Fix: {fix}", file=sys.stderr)
                return 2
            return run(root, options.section, options.quick)
        case "contacts":
            return _contacts(root, options)
        case "serve":
            return serve(root, options.port)
    plain = {
        "site": build_site,
        "offline": pack_offline,
        "check": check,
        "audit": audit,
    }
    return plain[options.command](root)


def _contacts(root: Path, options: argparse.Namespace) -> int:
    from guidance.workbook.commands import export_workbook, import_workbook  # slow to load

    officers = from_environment(os.environ).officers_data
    if options.way == "export":
        return export_workbook(root, officers, options.province or "", options.file)
    return import_workbook(root, officers, options.province, options.file, options.yes)


def audit(root: Path) -> int:
    """Ask for advisories on the locked dependencies; says so where the network is not there."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    try:
        done = subprocess.run(
            [*command, "--format", "json", "--requirement", "requirements-test.txt"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=AUDIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        print(f"audit: not run. No answer came within {AUDIT_SECONDS} seconds.")
        return 0
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"audit: not run. {(done.stderr.strip().splitlines() or ['It said nothing.'])[-1]}")
        return 0
    asked = [package for package in found if "skip_reason" not in package]
    if not asked:
        print("audit: not run, the register of advisories cannot be reached from here.")
        return 0
    faults = [(package, fault) for package in asked for fault in package["vulns"]]
    for package, fault in faults:
        print(f"{package['name']} {package['version']}: {fault['id']}")
    print(f"{len(asked)} of {len(found)} packages asked for, {len(faults)} known faults.")
    return 1 if faults else 0


def check(root: Path) -> int:
    """Check data and content of the project at `root`; print every problem."""
    problems = Problems()
    try:
        edition = from_environment(os.environ)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    folder = root / "build" / "stage" / "check"
    catalogue, staged = stage.prepare(root / "data", root / "docs", root, folder, edition, problems)
    if staged:
        editors.write(catalogue, problems, edition, root / editors.FOLDER)
        print(f"reports for editors, with all notices: {root / editors.FOLDER}")
    else:
        print("References, blocks and links are looked at once the data is right.")
    return _report(problems)


def _report(problems: Problems) -> int:
    """Print problems, and notices on pages; those on data are many and stand in the reports."""
    for problem in (*problems.notices, *problems.errors):
        if problem.severity is Severity.ERROR or problem.file.endswith(".md"):
            print(problem, file=sys.stderr)
    errors, notices = len(problems.errors), len(problems.notices)
    print(f"{errors} problems, {notices} notices.")
    return 1 if errors else 0


def build_site(root: Path) -> int:
    """Build the online site and the offline copy; replace the last good ones only at the end."""
    home = _home(root)
    following = root / "build" / "next"
    shutil.rmtree(following, ignore_errors=True)
    built = _mkdocs(root, "build", "--site-dir", str(following / "site"))
    if built:
        print("The build failed; site/ and dist/ are as they were.", file=sys.stderr)
        return built
    problems = Problems()
    pages = inspect(following / "site", problems)
    if problems.errors:
        _report(problems)
        print("The build failed; site/ and dist/ are as they were.", file=sys.stderr)
        return 1
    packed = _pack(following / "site", following / "dist", home != root)
    if not packed:
        return 1
    for name in ("site", "dist"):
        _replace(home / name, following / name)
    print(f"{pages} pages in {home / 'site'} (open index.html)")
    print(f"offline copy: {home / 'dist' / packed.path.name} ({packed.bytes / 1e6:.1f} MB)")
    print(f"what it is made of: {home / 'dist' / sbom.NAME}")
    if os.environ.get("SITE_URL") and not SHAPES:
        print("Links shared in Lao have no picture: this machine lacks FriBiDi (libfribidi).")
    return 0


def _home(root: Path) -> Path:
    """Return where `site/` and `dist/` go: officers' numbers never lie beside the public site."""
    if not os.environ.get("GUIDANCE_OFFICERS_DATA"):
        return root
    home = root / "build" / "officers"
    home.mkdir(parents=True, exist_ok=True)
    return home


def _pack(site: Path, dist: Path, officers: bool) -> archive.Archive | None:
    """Make the offline copy and the bill of materials; None where the bill would not be true."""
    packed = archive.pack(site, dist / (OFFICERS_ARCHIVE if officers else ARCHIVE))
    try:
        sbom.write(site, dist)
    except sbom.SbomError as error:
        print(f"{error}\nThe build failed; site/ and dist/ are as they were.", file=sys.stderr)
        return None
    return packed


def _replace(old: Path, new: Path) -> None:
    """Put the folder `new` in the place of `old`, which may not exist."""
    aside = new.with_name(f"{new.name}-before")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def pack_offline(root: Path) -> int:
    """Build the offline copy alone, from the site as it is or from a new build."""
    home = _home(root)
    if not (home / "site" / "index.html").exists():
        return build_site(root)
    packed = _pack(home / "site", root / "build" / "next" / "dist", home != root)
    if not packed:
        return 1
    _replace(home / "dist", packed.path.parent)
    print(f"offline copy: {home / 'dist' / packed.path.name} ({packed.bytes / 1e6:.1f} MB)")
    return 0


def serve(root: Path, port: int) -> int:
    """Show the site on loopback until interrupted or ended."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            fix = f"End what uses it, or write --port {port + 1}."
            print(f"Port {port}: {error.strerror}. Fix: {fix}", file=sys.stderr)
            return 1
    print(f"http://127.0.0.1:{port}/ in a moment; Ctrl+C ends it.", flush=True)
    return _mkdocs(root, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")


def _mkdocs(root: Path, *arguments: str) -> int:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "--quiet", *arguments]
    try:
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
