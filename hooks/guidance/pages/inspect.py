"""A last look at the built site before it replaces the good one."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from guidance.models.base import Language
from guidance.problems import Problem, Problems
from guidance.views.frame import root_of

_LOADS = (
    "//script/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //img/@src"
    " | //iframe/@src | //audio/@src | //video/@src | //source/@src | //object/@data"
    " | //form/@action"
)


def inspect(site: Path, problems: Problems) -> int:
    """Check the pages below `site`; return how many there are.

    Each page must be whole, say its language, and load nothing from another place.
    """
    pages = sorted(site.rglob("*.html"))
    for language in Language:
        home = site / root_of(language) / "index.html"
        if not home.exists():
            _report(problems, site, home, "The home page was not built.", "Add `index.md`.")
    for path in pages:
        text = path.read_text("utf-8")
        if not text.rstrip().endswith("</html>"):
            _report(problems, site, path, "The page is cut off.", "Build again.")
            continue
        page = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
        if page.get("lang") not in set(Language):
            _report(problems, site, path, "The page does not say its language.", "See main.html.")
        for address in _addresses(page):
            if "//" in address.split("?")[0][:9]:
                _report(
                    problems,
                    site,
                    path,
                    f'The page loads "{address}" from another place.',
                    "Serve the file from this site, or do without it.",
                )
    return len(pages)


def _addresses(page: html.HtmlElement) -> list[str]:
    found = page.xpath(_LOADS)
    return [str(address) for address in found] if isinstance(found, list) else []


def _report(problems: Problems, site: Path, path: Path, what: str, fix: str) -> None:
    problems.append(Problem(path.relative_to(site).as_posix(), 0, 0, "", what, fix))
