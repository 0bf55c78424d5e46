"""`guidance bench`: prints the figures and writes `build/bench.json`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guidance.bench import directory, growth, preview, search, weight

SECTIONS: dict[str, Callable[[Path, bool, Callable[[str], None]], dict[str, Any]]] = {
    "search": search.run,
    "growth": growth.run,
    "serve": preview.run,
    "weight": weight.run,
    "contacts": directory.run,
}


def run(root: Path, section: str | None = None, quick: bool = False) -> int:
    """Measure one section or all; return 1 when a figure is missed."""
    out = root / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    report: dict[str, Any] = json.loads(out.read_text("utf-8")) if section and out.exists() else {}
    for name, measure in SECTIONS.items():
        if section in (None, name):
            report[name] = measure(root, quick, lambda line: print(line, flush=True))
    out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    checks = [check for part in report.values() for check in part.get("checks", ())]
    missed = sum(not check["met"] for check in checks)
    print(f"{len(checks) - missed} of {len(checks)} figures reached; all of them in {out}")
    return 1 if missed else 0
