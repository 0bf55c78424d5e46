"""How the directory grows: 148 districts with 8 fictional offices each, and ten times as many."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from guidance.bench.search import Check, table

SCRIPT = Path("tests", "bench", "contacts_scale.py")
"""Makes the fictional offices; they exist nowhere else."""
_TIMES = ("load_and_check_s", "pages_s", "exports_s")


def run(root: Path, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure one set and, unless `quick`, one ten times larger."""
    found = {copies: _measure(root, copies) for copies in ([1] if quick else [1, 10])}
    for copies, figures in found.items():
        say(f"{copies} x: {figures}")
    checks = []
    if 10 in found:
        one, ten = found[1], found[10]
        factor = ten["offices"] / one["offices"]
        grown = sum(ten[key] for key in _TIMES) / sum(one[key] for key in _TIMES)
        exponent = math.log(grown) / math.log(factor)
        checks.append(Check(0, "growth of time with offices, exponent", exponent, 1.15, False))
        heavier = ten["largest_page_kB"] / one["largest_page_kB"] / factor
        checks.append(Check(0, "growth of the largest page per office", heavier, 1.1, False))
        say(table(checks))
    return {
        "sizes": {str(copies): figures for copies, figures in found.items()},
        "checks": [asdict(check) | {"met": check.met} for check in checks],
    }


def _measure(root: Path, copies: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(copies)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
