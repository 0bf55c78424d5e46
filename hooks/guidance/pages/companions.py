"""What goes with a hand-written page: its sheet, its texts in third languages, its recordings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guidance.catalogue import Catalogue
from guidance.checks import texts as third
from guidance.edition import Edition
from guidance.pages import links, page_text
from guidance.pages.site import Site
from guidance.pages.staged import StagedPage
from guidance.problems import Problems
from guidance.publishing import heard_rule
from guidance.registers import recordings
from guidance.registers.pages import Page
from guidance.registers.texts import FOLDER, Text
from guidance.views import beside, sheets
from guidance.views.beside import Beside
from guidance.views.frame import address


def shown_texts(catalogue: Catalogue, edition: Edition) -> list[Text]:
    """Return the texts in third languages that this edition shows."""
    lao = third.lao_pages(catalogue.pages.pages)
    return [
        text
        for text in catalogue.texts.texts
        if third.waits(text, lao) is None
        and heard_rule(
            text.page.meta.reviewed_by,
            text.page.meta.reviewed_on,
            text.page.meta.approved_by is not None,
            edition.release,
        )
    ]


def beside_of(catalogue: Catalogue, page: Page, texts: list[Text], edition: Edition) -> Beside:
    """Return what stands beside a hand-written page: its sheet, recordings and `texts`."""
    language, names = page.language, catalogue.body_names(page.language)
    return Beside(
        sheet=address(language, sheets.path_of(page.path)) if page.meta.sheet else "",
        heard=beside.heard(
            catalogue.recordings,
            page.path,
            page.meta.approved_by is not None,
            names,
            catalogue.ui,
            language,
            edition.release,
        ),
        texts=beside.other_texts(
            texts,
            lambda text: address(language, _path_of_text(text)),
            names,
            catalogue.ui,
            language,
        ),
    )


def _path_of_text(text: Text) -> str:
    return f"{FOLDER}/{text.code}/{text.page.path}"


def text_page(text: Text, page: Page, site: Site, problems: Problems) -> StagedPage:
    """Return the page of a text in a third language, in the half of the site that `page` is of.

    Its links are written as on the page that it renders.
    """
    path = _path_of_text(text)
    body = links.moved(text.page.body, page.path, path)
    moved = replace(text.page, language=page.language, path=path, body=body)
    return StagedPage(
        page.language,
        path,
        text.page.meta,
        True,
        page.language,
        page_text.of_written(moved, site, problems),
        text.page.file,
        Beside(text_of=address(page.language, page.path), language=text.code),
        searched=False,
    )


def sheet_page(
    catalogue: Catalogue, page: Page, site: Site, edition: Edition, problems: Problems
) -> StagedPage:
    """Return the sheet that is made from `page`; it is approved as far as the page is."""
    language = page.language
    ui, meta = catalogue.ui, page.meta
    tab = meta.tab_title or (meta.audience != "public" and meta.title)
    front = {
        "description": ui.text("sheets.description", language, title=meta.title),
        "tab_title": ui.text("sheets.tab", language, title=tab) if tab else None,
        "sheet": (),
        "picture": (),
        "sources": (),
        "obligations": (),
        "translated_from": None,
    }
    return StagedPage(
        language,
        sheets.path_of(page.path),
        meta.model_copy(update=front),
        True,
        language,
        page_text.of_sheet(page, site, ui, problems),
        page.file,
        Beside(
            sheet_of=address(language, page.path),
            code=address(language, sheets.code_of(page.path)) if edition.site_url else "",
        ),
        searched=False,
    )


def sounds(catalogue: Catalogue, pages: Iterable[StagedPage]) -> dict[str, bytes]:
    """Return the sound files that pages play; those that wait for a review stay out."""
    played = {one.href for page in pages for one in page.beside.heard}
    files = {
        f"assets/{recordings.FOLDER}/{one.file}": catalogue.recordings.file(one)
        for one in catalogue.recordings.recordings
    }
    return {name: path.read_bytes() for name, path in files.items() if name in played}
