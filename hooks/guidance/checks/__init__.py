"""Checks of content: both languages alike, kept in step, in the right words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guidance.catalogue import Catalogue
from guidance.checks import drift, pairs, parity, style, terms
from guidance.models.base import Language
from guidance.models.contact import ShortCodeChannel
from guidance.problems import Problems
from guidance.registers import terms as term_register
from guidance.registers.ui import ENGINE_DATA


def run(catalogue: Catalogue, problems: Problems, data_dir: Path = ENGINE_DATA) -> None:
    """Check every hand-written page and the interface strings."""
    root = data_dir.parent
    words = style.ready(
        style.load(data_dir, root, problems), term_register.load(data_dir, root, problems)
    )
    pages = catalogue.pages.pages
    documents = pairs.documents(pages)
    parity.check(pairs.pairs(pages, documents), problems)
    parity.check_ids(documents, problems)
    drift.check(pages, problems)
    terms.check(pages, documents, words, _short_codes(catalogue), problems)
    terms.check_strings(_strings(catalogue), words, problems)


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
