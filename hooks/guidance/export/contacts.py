"""All files of the directory for one language, made from the same views as its pages."""

from __future__ import annotations

from collections.abc import Callable

from guidance.edition import Edition
from guidance.export import FOLDER, ExportFile
from guidance.export.qr import svg
from guidance.export.vcard import vcard, vcards
from guidance.models.base import Language
from guidance.views.directory import Directory
from guidance.views.frame import address
from guidance.views.offices import INDEX, OfficeView, offices
from guidance.views.places import page_of, provinces

CSV = f"{FOLDER}/contacts.csv"
XLSX = f"{FOLDER}/contacts.xlsx"


def exports(
    directory: Directory,
    language: Language,
    edition: Edition,
    shown: Callable[[str], bool] = lambda path: True,
) -> list[ExportFile]:
    """Return every file of the directory in `language`.

    Cards and codes exist for confirmed numbers only; the table names every office. `shown` says
    whether this edition has a page: the table belongs to that of the contacts, and a code leads
    to a page that is there.
    """
    if not directory.contacts.entries:
        return []
    out = _table(directory, edition) if shown(INDEX) else []
    for card in offices(directory, language, edition):
        out += _of_office(card)
    for view in provinces(directory, language, edition):
        here = [*view.cards, *(card for d in view.districts for card in d.cards)]
        if text := vcards(here):
            path = f"{FOLDER}/vcards/province-{view.slug}.vcf"
            out.append(ExportFile(path, text.encode()))
    if edition.site_url:
        for province in directory.places.provinces:
            if not shown(page_of(province)):
                continue
            page = edition.site_url + address(language, page_of(province))
            path = f"{FOLDER}/qr/province-{province.slug}.svg"
            out.append(ExportFile(path, svg(page, province.name.en)))
    return out


def _table(directory: Directory, edition: Edition) -> list[ExportFile]:
    from guidance.export.sheet import rows, to_csv, to_xlsx  # slow to load

    table = rows(
        offices(directory, Language.LO, edition),
        offices(directory, Language.EN, edition),
        directory.places,
    )
    return [ExportFile(CSV, to_csv(table)), ExportFile(XLSX, to_xlsx(table))]


def _of_office(card: OfficeView) -> list[ExportFile]:
    out = []
    if text := vcard(card):
        out.append(ExportFile(f"{FOLDER}/vcards/{card.id}.vcf", text.encode()))
    for channel in card.numbers:
        if channel.rule.exported and channel.href:
            out.append(
                ExportFile(
                    f"{FOLDER}/qr/{channel.key}.svg",
                    svg(channel.href, f"{card.name.text}: {channel.text}"),
                )
            )
    return out
