"""Bad input ends in one clear message per problem, exit 1, and the last good output untouched."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

SOURCES = "sources:\n  - {id: a, publisher: Gazette, url: 'https://x.gov.la', kind: official}\n"
FRONT = "---\ntitle: {title}\ndescription: x\nsources: [a]\n---\n\n{body}\n"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A small project of its own with the engine of this one."""
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    write(tmp_path, "data/sources.yml", SOURCES)
    write(tmp_path, "docs/lo/index.md", FRONT.format(title="ໜ້າຫຼັກ", body="ສະບາຍດີ"))
    write(tmp_path, "docs/en/index.md", FRONT.format(title="Home", body="Hello"))
    return tmp_path


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def run(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "guidance", command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)} {path.stat().st_mtime_ns}".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def source(line: str) -> str:
    return SOURCES + f"  - {{id: b, {line}}}\n"


PLANTED = {
    "unknown key": (
        "data/sources.yml",
        source("publisher: X, kind: press, ulr: x"),
        'data/sources.yml:3:40: sources[1].ulr: The key "ulr" is not known here. '
        'Fix: Did you mean "url"?',
    ),
    "duplicate id": (
        "data/sources.yml",
        SOURCES + "  - {id: a, publisher: X, kind: press}\n",
        'data/sources.yml:3:10: sources[1].id: The source "a" stands twice, '
        "first on line 2. Fix: Rename one, or remove it.",
    ),
    "duplicate key": (
        "data/sources.yml",
        source("publisher: X, publisher: Y, kind: press"),
        'data/sources.yml:3:27: sources[1].publisher: The key "publisher" stands twice, first on '
        "line 3. Fix: Keep one of the two.",
    ),
    "html in a name": (
        "data/sources.yml",
        source("publisher: '<img src=x onerror=y>', kind: press"),
        'data/sources.yml:3:24: sources[1].publisher: "<i" looks like HTML, a script or a '
        "template. Fix: Write plain text only.",
    ),
    "javascript address": (
        "data/sources.yml",
        source("publisher: X, url: 'javascript:alert(1)', kind: press"),
        'data/sources.yml:3:32: sources[1].url: "javascript:alert(1)" is not a web address. '
        "Fix: Begin it with https:// or http://.",
    ),
    "wrong encoding": (
        "data/sources.yml",
        b"sources: []\n# \xe0\xba\n",
        "data/sources.yml:2:3: The file is not UTF-8 text. "
        "Fix: Save it again with the encoding UTF-8.",
    ),
    "empty file": (
        "data/sources.yml",
        "",
        "data/sources.yml:1: The file is empty. Fix: Fill it, or remove it.",
    ),
    "dangling source": (
        "docs/en/index.md",
        FRONT.format(title="1", body="2").replace("[a]", "[b]"),
        'docs/en/index.md:4:11: sources[0]: "b" is not known. '
        "Fix: Use an id that stands in `data/`, or add it there first.",
    ),
    "dangling reference": (
        "docs/en/index.md",
        FRONT.format(title="1", body="2: [[source:b]]."),
        'docs/en/index.md:7:4: The reference "source:b" leads nowhere. '
        'Fix: Did you mean "source:a"?',
    ),
    "unknown block": (
        "docs/lo/index.md",
        FRONT.format(title="1", body="::: hotline"),
        'docs/lo/index.md:7:1: The block "hotline" is not known. Fix: Did you mean "hotlines"?',
    ),
    "thai letter": (
        "data/ui/own.yml",
        "own.x: {en: House, lo: บ้าน}\n",
        'data/ui/own.yml:1:24: own.x.lo: A Lao text holds the Thai letter "บ" (U+0E1A). '
        "Fix: Type the Lao letter instead.",
    ),
    "lao in an english field": (
        "data/ui/own.yml",
        "own.x: {en: ເຮືອນ, lo: ເຮືອນ}\n",
        'data/ui/own.yml:1:13: own.x.en: An English text holds the Lao letter "ເ". '
        "Fix: Write English here, and Lao in the field `lo`.",
    ),
    "legacy font in a lao field": (
        "data/ui/own.yml",
        "own.x: {en: House, lo: À»õ®÷¯}\n",
        'data/ui/own.yml:1:24: own.x.lo: "À»õ®÷¯" looks like text from an old Lao font, not '
        "Unicode. Fix: Convert it to Unicode Lao, or type it again.",
    ),
    "malformed number": (
        "data/contacts/x.yml",
        "offices:\n"
        "  - id: x\n    level: national\n    country: la\n    name: {en: X, lo: ກ}\n"
        "    confidence: high\n    sources: [a]\n    publish: after_test\n"
        "    channels:\n      - {id: c, kind: short_code, country: la, number: '13-62'}\n",
        "data/contacts/x.yml:10:",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_one_message_with_its_place_and_exit_1(project: Path, name: str):
    file, text, message = PLANTED[name]
    write(project, file, text)
    if file.startswith("docs/"):  # in both languages, or they would differ as well
        for other in ("docs/lo/index.md", "docs/en/index.md"):
            write(project, other, text)
    done = run(project, "check")
    told = [line for line in done.stderr.splitlines() if "notice:" not in line]
    assert done.returncode == 1
    own = [line for line in told if line.startswith(file)]
    assert len(own) == 1 and own[0].startswith(message), told
    assert len(told) == (2 if file.startswith("docs/") else 1), told


def test_all_problems_are_told_at_once(project: Path):
    planted = ("html in a name", "malformed number", "thai letter")
    for name in planted:
        write(project, *PLANTED[name][:2])
    told = run(project, "check").stderr
    for name in planted:
        assert PLANTED[name][2] in told


def test_a_failed_build_leaves_the_last_good_one_untouched(project: Path):
    assert run(project, "site").returncode == 0
    before = [fingerprint(project / name) for name in ("site", "dist")]
    write(project, *PLANTED["dangling reference"][:2])
    done = run(project, "site")
    assert done.returncode == 1
    assert PLANTED["dangling reference"][2] in done.stderr
    assert "site/ and dist/ are as they were" in done.stderr
    assert [fingerprint(project / name) for name in ("site", "dist")] == before


def test_two_builds_are_the_same_to_the_byte(project: Path):
    def contents():
        assert run(project, "site").returncode == 0
        return {
            path.relative_to(project / "site"): path.read_bytes()
            for path in (project / "site").rglob("*")
            if path.is_file() and not path.name.startswith("sitemap")
        }, [path.read_bytes() for path in (project / "dist").iterdir()]

    assert contents() == contents()
