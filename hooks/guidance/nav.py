"""Navigation: the order of the site from its configuration, filled with what was staged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from guidance.models.base import Language
from guidance.registers.ui import UiStrings

NavItem: TypeAlias = "str | dict[str, str | list[NavItem]]"
"""As in `mkdocs.yml`: a page, or `title: page`, or `title: [items]`."""


def expand(
    nav: Sequence[NavItem], paths: Sequence[str], ui: UiStrings, language: Language
) -> list[NavItem]:
    """Return the navigation of one language.

    `folder/*` stands for every staged page below that folder that the navigation does not name
    itself, and that no deeper `folder/*` takes; a page that was not staged is left out. The title
    of a section is looked up as `nav.<title>` in the interface strings and kept as written where
    there is none.
    """
    listed = _listed(nav)
    named = {entry for entry in listed if not entry.endswith("/*")}
    folders = sorted((e[:-1] for e in listed if e.endswith("/*")), key=len, reverse=True)
    known = set(paths)
    filled: dict[str, list[str]] = {folder: [] for folder in folders}
    for path in paths:
        home = next((folder for folder in folders if path.startswith(folder)), None)
        if home and path not in named:
            filled[home].append(path)

    def item(entry: NavItem) -> list[NavItem]:
        if isinstance(entry, str):
            if entry.endswith("/*"):
                return list(filled[entry[:-1]])
            return [entry] if entry in known else []
        out: list[NavItem] = []
        for title, value in entry.items():
            key = f"nav.{title}"
            words = ui.text(key, language) if key in ui.by_key else title
            if isinstance(value, str):
                out += [{words: value}] if value in known else []
            elif children := [child for part in value for child in item(part)]:
                out.append({words: children})
        return out

    return [out for entry in nav for out in item(entry)]


def from_folders(paths: Sequence[str]) -> list[NavItem]:
    """Return a navigation for a site that configures none: a section for each folder."""
    top: list[NavItem] = [path for path in paths if "/" not in path]
    folders = dict.fromkeys(path.split("/")[0] for path in paths if "/" in path)
    return top + [{folder: _overview_first(folder, paths)} for folder in folders]


def _overview_first(folder: str, paths: Sequence[str]) -> list[NavItem]:
    inside = [path for path in paths if path.startswith(f"{folder}/")]
    return sorted(inside, key=lambda path: path != f"{folder}/index.md")


def _listed(nav: Sequence[NavItem]) -> list[str]:
    """Return every page and `folder/*` that the navigation names."""
    out: list[str] = []
    for entry in nav:
        if isinstance(entry, str):
            out.append(entry)
            continue
        for value in entry.values():
            out += [value] if isinstance(value, str) else _listed(value)
    return out
