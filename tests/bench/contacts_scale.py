"""A directory of the whole country with made-up offices, to measure how the site grows.

Every office is fictional and says so. The numbers are made when the bench runs, are written into a
temporary folder only, and belong to nobody as far as we know: never copy them anywhere.

    python tests/bench/contacts_scale.py [copies] [folder]

prints the figures for 148 districts with 8 bodies each, `copies` times over, as JSON. With a folder
it also writes there what a browser needs to search them: the index, the place finder, queries.
"""

from __future__ import annotations

import json
import random
import re
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
from guidance.pages import indexing
from guidance.problems import Problems
from guidance.registers import bodies, contact_checks, contacts, places, sources, ui
from guidance.render import Renderer
from guidance.search.models import Section
from guidance.views import GeneratedPage
from guidance.views import bodies as body_views
from guidance.views import contacts as contact_views
from guidance.views import places as place_views
from guidance.views.directory import Directory
from guidance.views.frame import address

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
BODIES_EACH = 8
QUERIES = 28
_HEADING = re.compile(r"^##+ (.+) \{ #(\S+) \}$", re.MULTILINE)
_MARKS = re.compile(r"<[^>]+>|\[\[[^\]|]+\|?|\]\]?(?:\([^)]*\))?|\{:?[^}]*\}|[*#]|&#\d+;")
"""What of a page's Markdown is no text; near enough to the built page for measuring."""
_PAGE = """<!doctype html><html lang="lo"><meta charset="utf-8"><title>x</title><body>
<div class="place-finder" data-label="x" data-hint="x" data-none="x" data-found="#">
<ul>{list}</ul></div>
<script type="application/json" class="place-finder-data">{data}</script>
<script src="contacts-finder.js"></script>
"""


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


def sections(page: GeneratedPage, markdown: str, language: Language) -> Iterator[Section]:
    """Return what the search indexes of a page made from data."""
    title = str(page.front_matter["title"])
    here = address(language, page.path)
    _, *parts = _HEADING.split(markdown)
    yield Section(language.value, here, title, title, "")
    for heading, part, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        lines = (" ".join(_MARKS.sub(" ", line).split()) for line in text.splitlines())
        words = "\n".join(line for line in lines if line)
        yield Section(language.value, f"{here}#{part}", heading, title, words)


def searchable(directory: Directory, found: list[Section], out: Path) -> dict[str, float]:
    """Write index, finder and queries into `out`; return what the index weighs and takes."""
    edition = Edition(today=TODAY)
    keywords = [
        word
        for language in Language
        for word in indexing.keywords_in(
            language,
            (
                *contact_views.keywords(directory, language, edition),
                *body_views.keywords(directory, edition),
                *place_views.keywords(directory),
            ),
        )
    ]
    start = time.process_time()
    report = indexing.write(found, keywords, (), out)
    seconds = time.process_time() - start
    finder = place_views.finder(directory, Language.LO)
    links = "".join(f'<li><a href="{code}.html">{name}</a></li>' for code, name in finder.provinces)
    (out / "index.html").write_text(_PAGE.format(list=links, data=finder.data), "utf-8")
    shutil.copy(ROOT / "overrides/assets/js/contacts-finder.js", out)
    rng = random.Random(4)
    offices = [o for o in directory.contacts.offices if o.id.startswith("fictional")]
    texts = []
    for office in rng.sample(offices, QUERIES):
        place = directory.places.by_code[office.place or ""]
        number = getattr(office.channels[0], "display", "")
        asked = (place.name.lo, f"{place.name.en} {office.body}", office.name.lo or "", number)
        texts.append(asked[len(texts) % len(asked)])
    names = [d.name for _, d in directory.places.districts]
    (out / "queries.json").write_text(
        json.dumps({"search": texts, "finder": [n.lo for n in names] + [n.en for n in names]})
    )
    return {
        "index_s": round(seconds, 2),
        "index_text_kB": round(report.languages["lo"].text_bytes / 1000, 1),
        "finder_kB": round(len(str(finder.data).encode()) / 1000, 1),
    }


def measure(folder: Path, out: Path | None = None) -> dict[str, float]:
    """Return seconds and bytes of loading, checking, showing and exporting a data folder, and with
    `out` of indexing it.
    """
    problems = Problems()
    start = time.process_time()
    directory = Directory(
        places.load(folder, folder, problems),
        bodies.load(folder, folder, problems),
        contacts.load(folder, folder, problems),
        sources.load(folder, folder, problems).by_id,
        ui.load(folder, folder, problems),
    )
    contact_checks.check(
        directory.contacts, directory.places, directory.bodies, directory.sources, TODAY, problems
    )
    assert not problems.errors, problems.errors[:3]
    loaded = time.process_time()
    edition = Edition(today=TODAY)
    sizes = []
    found: list[Section] = []
    for language in Language:
        render = Renderer(directory.ui, language).render
        for page in (
            *place_views.pages(directory, language, edition),
            *body_views.pages(directory, language, edition),
        ):
            text = render(f"pages/{page.template}", page.view)
            sizes.append(len(text.encode()))
            found += sections(page, text, language) if out else ()
    shown = time.process_time()
    files = exports(directory, Language.LO, edition)
    exported = time.process_time()
    return {
        "offices": len(directory.contacts.entries),
        "load_and_check_s": round(loaded - start, 2),
        "pages_s": round(shown - loaded, 2),
        "exports_s": round(exported - shown, 2),
        "pages": len(sizes),
        "largest_page_kB": round(max(sizes) / 1000, 1),
        "export_files": len(files),
        "exports_kB": round(sum(len(file.content) for file in files) / 1000, 1),
        **(searchable(directory, found, out) if out else {}),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        write(Path(temporary) / "data", int(sys.argv[1]) if len(sys.argv) > 1 else 1)
        target = Path(sys.argv[2]) if len(sys.argv) > 2 else None
        print(json.dumps(measure(Path(temporary) / "data", target), indent=2))
