"""Builds the generated sites with the project's own engine, and Material's search beside ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from guidance.bench.corpus import Corpus
from guidance.search.build import write_index

_CONFIG = """\
INHERIT: mkdocs.yml
site_name: Bench
docs_dir: {folder}/docs
site_dir: {folder}/site
nav:
  - index.md
extra:
  data_dir: {folder}/data
"""
_HOME = {"lo": "# ໜ້າທຳອິດ\n\nເວັບໄຊສຳລັບການວັດແທກ.\n", "en": "# Home\n\nA site to measure.\n"}
MATERIAL_INDEX = {
    "config": {
        "lang": ["en"],
        "separator": "[\\s\\-]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
}
"""Material's defaults; its docs are added per site."""


@dataclass(frozen=True)
class BenchSite:
    """The same pages twice, with our search and with Material's."""

    ours: Path
    material: Path


def shell(corpus: Corpus, folder: Path, root: Path) -> float:
    """Build a site of the corpus's pages into `folder`/site; return the seconds it took."""
    shutil.rmtree(folder, ignore_errors=True)
    write_pages(corpus, folder / "docs")
    (folder / "data").mkdir()
    config = root / f".bench-{folder.name}.yml"
    config.write_text(_CONFIG.format(folder=folder.resolve().as_posix()), encoding="utf-8")
    started = time.perf_counter()
    try:
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config.name],
            cwd=root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
            check=True,
            timeout=3600,
        )
    finally:
        config.unlink()
        shutil.rmtree(root / "build" / "stage" / config.stem, ignore_errors=True)
    return time.perf_counter() - started


def with_pages(corpus: Corpus, built: Path, folder: Path) -> BenchSite:
    """Give a built site the index of all pages of the corpus, once ours and once Material's.

    A search is asked on one page: the others need not be built anew for every size. They would
    hold invented names, for a check refuses what is typed in the field; the index holds that.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(built, folder / "ours")
    write_index(corpus.sections(), folder / "ours", (), corpus.glossary())
    return BenchSite(folder / "ours", _material(corpus, folder))


def write_pages(corpus: Corpus, docs: Path) -> None:
    """Write home and all pages of both languages below `docs`."""
    for language, text in _HOME.items():
        _write(docs / language / "index.md", text)
    for page in corpus.pages:
        name = page.location.removeprefix("en/").replace(".html", ".md")
        _write(docs / page.language / name, _markdown(corpus.filler(page)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _markdown(parts: list[tuple[str, str, str]]) -> str:
    out = []
    for id_, title, text in parts:
        out.append(f"## {title} {{#{id_}}}" if id_ else f"# {title}")
        out.extend(text.split("\n"))
    return "\n\n".join(out) + "\n"


def _material(corpus: Corpus, folder: Path) -> Path:
    """Return a copy of the built site that asks Material's own worker and index."""
    ours, theirs = folder / "ours", folder / "material"
    package = resources.files("material") / "templates" / "assets" / "javascripts" / "workers"
    worker = next(p for p in package.iterdir() if p.name.endswith(".min.js"))
    for file in ours.rglob("*"):
        target = theirs / file.relative_to(ours)
        if file.is_dir() or file.relative_to(ours).parts[0] == "search":
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".html":
            text = re.sub(r'"[./]*search/shim\.js", ', "", file.read_text(encoding="utf-8"))
            target.write_text(text.replace("search/worker.js", f"search/{worker.name}"), "utf-8")
        else:
            os.link(file, target)
    docs = [
        {
            "location": section.location,
            "title": section.title,
            "text": "".join(f"<p>{line}</p>" for line in section.text.split("\n")),
        }
        for section in corpus.sections()
    ]
    (theirs / "search").mkdir()
    (theirs / "search" / worker.name).write_text(worker.read_text("utf-8"), "utf-8")
    # As Material's plugin writes it: letters beyond ASCII as \uXXXX.
    index = json.dumps({**MATERIAL_INDEX, "docs": docs}, separators=(",", ":"))
    (theirs / "search" / "search_index.json").write_text(index, "utf-8")
    return theirs
