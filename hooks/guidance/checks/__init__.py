"""Checks of content: both languages alike, kept in step, in the right words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from guidance.catalogue import Catalogue
from guidance.checks import drift, facts, pairs, parity, shapes, style, texts
from guidance.checks import terms as prose
from guidance.models.base import Language
from guidance.models.contact import ShortCodeChannel
from guidance.problems import Problems, relative
from guidance.registers.pages import Page
from guidance.registers.ui import ENGINE_DATA


def run(
    catalogue: Catalogue,
    problems: Problems,
    data_dir: Path = ENGINE_DATA,
    root: Path = ENGINE_DATA.parent,
) -> None:
    """Check every hand-written page, the interface strings and the Lao texts of data."""
    words = _words(catalogue, problems, data_dir, root)
    _check(catalogue.pages.pages, catalogue, words, problems)
    codes = _short_codes(catalogue)
    texts.check(catalogue.texts.texts, catalogue.pages.pages, problems)
    texts.check_numbers(catalogue.texts.texts, catalogue.recordings, codes, problems)
    locate = partial(_locate, (data_dir, ENGINE_DATA), root)
    prose.check_strings(_strings(catalogue), words, locate, problems)
    facts.check(data_dir, root, words, problems)


def run_pages(
    pages: Sequence[Page], catalogue: Catalogue, problems: Problems, data_dir: Path, root: Path
) -> None:
    """Check some of the hand-written pages, each given in both its languages."""
    _check(pages, catalogue, _words(catalogue, problems, data_dir, root), problems)


def _words(catalogue: Catalogue, problems: Problems, data_dir: Path, root: Path) -> style.Style:
    return style.ready(style.load((ENGINE_DATA, data_dir), root, problems), catalogue.terms)


def _check(
    pages: Sequence[Page], catalogue: Catalogue, words: style.Style, problems: Problems
) -> None:
    documents = pairs.documents(pages)
    parity.check(pairs.pairs(pages, documents), problems)
    parity.check_ids(documents, problems)
    shapes.check(pages, problems)
    drift.check(catalogue.pages.pages, problems, catalogue.pages.unreadable)
    if catalogue.broken.isdisjoint(("terms", "contacts")):
        prose.check(pages, documents, words, _short_codes(catalogue), problems)


def _short_codes(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(
        channel.number
        for office in catalogue.contacts.offices
        for channel in office.channels
        if isinstance(channel, ShortCodeChannel)
    )


def _strings(catalogue: Catalogue) -> Iterator[tuple[str, str, Language]]:
    for key, string in catalogue.ui.by_key.items():
        yield key, string.lo, Language.LO
        yield key, string.en, Language.EN


def _locate(folders: Sequence[Path], root: Path, key: str) -> tuple[str, int]:
    """Return file and line of an interface string."""
    for folder in folders:
        for path in sorted((folder / "ui").glob("*.yml")):
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
                if line.startswith((f"{key}:", f'"{key}":', f"'{key}':")):
                    return relative(path, root), number
    return "data/ui", 0
