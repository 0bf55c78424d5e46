"""Puts the script of the search together: lunr, the rules, the analyzer and the engine."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from pathlib import Path

from guidance.minified import script
from guidance.search.rules import RULES

SCRIPTS = Path(__file__).parents[3] / "overrides" / "assets" / "search"


@lru_cache(maxsize=1)
def lunr() -> str:
    """Return lunr.js without comments; MkDocs brings it."""
    file = resources.files("mkdocs") / "contrib" / "search" / "templates" / "search" / "lunr.js"
    source = file.read_text(encoding="utf-8")
    licence = "/* lunr 2.3.9, (C) Oliver Nightingale, MIT licence; comments removed */\n"
    return licence + script(source.replace("/*!", "/*"))


def _read(*names: str) -> str:
    return "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in names)


def plain(*names: str) -> str:
    """Return some of our scripts with the rules in front, as they are written."""
    rules = json.dumps(RULES, ensure_ascii=False, separators=(",", ":"))
    return f"const RULES = {rules}\n{_read(*names)}"


def _closed(text: str) -> str:
    return script(f"(() => {{\n{text}}})()\n")


def own() -> str:
    """Return our part of the engine: analyzer, ranking, snippets.

    The rules are not in it: they come with the index that was made by them.
    """
    parts = _read("analyzer.js", "engine.js", "marks.js", "worker.js")
    body = f"const service = (RULES, load, answer) => {{\n{parts}return talk(load, answer)\n}}\n"
    return _closed(body + _read("main.js"))


def shim() -> str:
    """Return what stands between Material's dialog and the engine."""
    return script(_read("shim.js"))


def scripts() -> dict[str, str]:
    """Return the scripts of the search by their names."""
    return {
        "worker.js": lunr() + own(),
        "shim.js": shim(),
        "highlight.js": _closed(plain("analyzer.js", "marks.js", "highlight.js")),
    }
