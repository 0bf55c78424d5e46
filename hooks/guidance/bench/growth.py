"""How building grows with the number of pages, beside plain Material with static-i18n."""

from __future__ import annotations

import math
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guidance.bench.corpus import Corpus
from guidance.bench.search import Check, table
from guidance.bench.site import write_pages

SIZES = {60: 1.0, 500: 0.6, 2000: 0.3}
"""Pages per language → share of plain Material's time that we may take."""
_TRIALS = 300
"""Small sites are built in turn until about so many pages are, and the cheapest build counts: a
machine does other work too, and what Python and Jinja compile is kept for the next build."""
_OURS = """\
INHERIT: mkdocs.yml
site_name: Bench
docs_dir: {docs}
site_dir: {site}
extra: {{data_dir: {docs}}}
nav: null
"""
_PLAIN = """\
site_name: Bench
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, custom_dir: {theme}, font: false}}
plugins:
  search: {{}}
  i18n:
    docs_structure: folder
    languages:
      - {{locale: lo, name: Lao, default: true, build: true}}
      - {{locale: en, name: English, build: true}}
"""
_LAO_STUB = '{% macro t(key) %}{{ {"language": "lo"}[key] }}{% endmacro %}'
"""Material has no Lao: without any file of that name its build ends with an error."""


@dataclass(frozen=True)
class Built:
    """What one build cost."""

    cpu_seconds: float
    megabytes: float


def run(root: Path, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Build every size with both; return figures and checks."""
    checks: list[Check] = []
    ours: dict[int, Built] = {}
    theirs: dict[int, Built] = {}
    for pages in [60] if quick else SIZES:
        folder = root / "build" / "bench" / f"growth-{pages}"
        shutil.rmtree(folder, ignore_errors=True)
        write_pages(Corpus(pages), folder / "docs")
        (folder / "theme/partials/languages").mkdir(parents=True)
        (folder / "theme/partials/languages/lo.html").write_text(_LAO_STUB, "utf-8")
        say(f"{pages} pages per language: building ours, then plain Material")
        pairs = [
            (_build(root, folder, "ours", _OURS), _build(root, folder, "plain", _PLAIN))
            for _ in range(max(1, _TRIALS // pages))
        ]
        ours[pages], theirs[pages] = (min(built, key=_cpu) for built in zip(*pairs, strict=True))
        share = ours[pages].cpu_seconds / theirs[pages].cpu_seconds
        goal = SIZES[pages]
        checks.append(Check(pages, "build, CPU as a share of Material's", share, goal, False))
        shutil.rmtree(folder)
    if len(ours) > 1:
        first, last = min(ours), max(ours)
        checks.append(_exponent(ours[first], ours[last], last / first))
        size = ours[last].megabytes / theirs[last].megabytes
        checks.append(Check(last, "output as a share of Material's", size, 0.05, False))
    say(table(checks))
    return {
        "ours": {str(n): asdict(built) for n, built in ours.items()},
        "material": {str(n): asdict(built) for n, built in theirs.items()},
        "checks": [asdict(check) | {"met": check.met} for check in checks],
    }


def _cpu(built: Built) -> float:
    return built.cpu_seconds


def _exponent(small: Built, large: Built, factor: float) -> Check:
    grown = math.log(large.cpu_seconds / small.cpu_seconds) / math.log(factor)
    return Check(0, "growth of CPU with pages, exponent", grown, 1.15, False)


def _build(root: Path, folder: Path, name: str, config: str) -> Built:
    path = root / f".bench-{name}.yml"
    site = folder / name
    shutil.rmtree(site, ignore_errors=True)
    path.write_text(config.format(docs=folder / "docs", site=site, theme=folder / "theme"), "utf-8")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", "-f", path.name],
            cwd=root,
            env=env,
            check=True,
            capture_output=True,
            timeout=3600,
        )
    finally:
        path.unlink()
        shutil.rmtree(root / "build" / "stage" / path.stem, ignore_errors=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    return Built(cpu, size / 1e6)
