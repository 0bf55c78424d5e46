"""A directory of the whole country with made-up offices, to measure how the site grows.

Every office is fictional and says so. The numbers are made when the bench runs, are written into a
temporary folder only, and belong to nobody as far as we know: never copy them anywhere.

    python tests/bench/contacts_scale.py [copies]

prints the figures for 148 districts with 8 bodies each, `copies` times over, as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from guidance.edition import Edition
from guidance.export.contacts import exports
from guidance.models.base import Language
from guidance.models.body import Level
from guidance.problems import Problems
from guidance.registers import bodies, contacts, places, sources, ui
from guidance.render import Renderer
from guidance.views import bodies as body_views
from guidance.views import contacts as contact_views
from guidance.views import places as place_views

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
BODIES_EACH = 8


def write(folder: Path, copies: int = 1, root: Path = ROOT) -> int:
    """Write a data folder with fictional offices for every district; return their number."""
    shutil.copytree(root / "data", folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "contacts" / "provinces", ignore_errors=True)
    problems = Problems()
    found = places.load(folder, folder, problems)
    wanted = bodies.load(folder, folder, problems).in_directory(Level.DISTRICT)[:BODIES_EACH]
    number = 0
    for province in found.provinces:
        lines = ["# FICTIONAL offices for measuring; not one of them exists.", "offices:"]
        for district in province.districts:
            for body in wanted:
                for copy in range(copies):
                    number += 1
                    lines += _office(province.slug, district.code, body.id, copy, number)
        path = folder / "contacts" / "provinces" / f"{province.slug}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return number


def _office(province: str, code: str, body: str, copy: int, number: int) -> Iterator[str]:
    yield f"  - id: fictional-{province}-{code}-{body}-{copy}"
    yield "    level: district"
    yield "    country: la"
    yield f"    name: {{en: Fictional office {number}, lo: ຫ້ອງການສົມມຸດ {number}}}"
    yield f"    body: {body}"
    yield f'    place: "{code}"'
    yield "    confidence: high"
    yield "    publish: after_test"
    yield "    channels:"
    yield "      - id: call"
    yield "        kind: phone"
    yield "        country: la"
    yield f'        number: "074 2{number:05}"'
    yield '        verified_on: "2026-11-20"'
    yield f"        verified_by: {body}"


def measure(folder: Path) -> dict[str, float]:
    """Return seconds and bytes of loading, checking, showing and exporting a data folder."""
    problems = Problems()
    start = time.perf_counter()
    directory = contact_views.Directory(
        places.load(folder, folder, problems),
        bodies.load(folder, folder, problems),
        contacts.load(folder, folder, problems),
        sources.load(folder, folder, problems).by_id,
        ui.load(folder, folder, problems),
    )
    contacts.check(
        directory.contacts, directory.places, directory.bodies, directory.sources, TODAY, problems
    )
    assert not problems.errors, problems.errors[:3]
    loaded = time.perf_counter()
    edition = Edition(today=TODAY)
    sizes = []
    for language in Language:
        render = Renderer(directory.ui, language).render
        for page in (
            *place_views.pages(directory, language, edition),
            *body_views.pages(directory, language, edition),
        ):
            sizes.append(len(render(f"pages/{page.template}", page.view).encode()))
    shown = time.perf_counter()
    files = exports(directory, Language.LO, edition)
    return {
        "offices": len(directory.contacts.entries),
        "load_and_check_s": round(loaded - start, 2),
        "pages_s": round(shown - loaded, 2),
        "exports_s": round(time.perf_counter() - shown, 2),
        "pages": len(sizes),
        "largest_page_kB": round(max(sizes) / 1000, 1),
        "export_files": len(files),
        "exports_kB": round(sum(len(file.content) for file in files) / 1000, 1),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        write(Path(temporary) / "data", int(sys.argv[1]) if len(sys.argv) > 1 else 1)
        print(json.dumps(measure(Path(temporary) / "data"), indent=2))
