"""What a reader's first view of a page weighs, from the built site."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lxml import html

from guidance.bench.search import Check, table

WHOLE, PAINT = 70_000, 35_000
"""Bytes, gzip: all that a first view fetches, and what the first paint waits for."""


def run(root: Path, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Weigh every page of `site/`; the heaviest one counts."""
    site = root / "site"
    pages = [p for p in site.rglob("*.html") if p.name not in {"404.html", "new.html"}]
    if not pages:
        say("site/ is empty: run `make site` first.")
    whole = {page: _weight(site, page, whole=True) for page in pages}
    paint = {page: _weight(site, page, whole=False) for page in pages}
    checks = [
        Check(
            len(pages),
            "heaviest first view, bytes gzip",
            max(whole.values(), default=None),
            WHOLE,
            False,
        ),
        Check(
            len(pages),
            "heaviest first paint, bytes gzip",
            max(paint.values(), default=None),
            PAINT,
            False,
        ),
    ]
    say(table(checks))
    heaviest = sorted(whole, key=lambda page: -whole[page])[:10]
    return {
        "heaviest": {p.relative_to(site).as_posix(): [whole[p], paint[p]] for p in heaviest},
        "checks": [asdict(check) | {"met": check.met} for check in checks],
    }


def _weight(site: Path, page: Path, whole: bool) -> int:
    """Bytes of a page with its stylesheets, and with scripts, icon and both fonts if `whole`."""
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.fromstring(page.read_bytes(), parser=parser)
    wanted = "//link[@rel='stylesheet']/@href"
    if whole:
        wanted += " | //script/@src | //link[@rel='icon']/@href | //img/@src"
    found = tree.xpath(wanted)
    addresses = [str(address) for address in found] if isinstance(found, list) else []
    files = {page, *((page.parent / address).resolve() for address in addresses)}
    if whole:
        files |= set((site / "assets" / "fonts").glob("*.woff2"))
    return sum(_size(file) for file in files if file.is_file())


def _size(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 6))
