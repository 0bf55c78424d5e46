"""The Markdown of one page: templates, blocks and references filled in."""

from __future__ import annotations

import re

import yaml

from guidance import blocks
from guidance.checks.markdown import heading_texts, sections
from guidance.models.page import PageMeta
from guidance.pages import refs
from guidance.pages.site import Site
from guidance.problems import Problem, Problems, did_you_mean
from guidance.registers.pages import Page
from guidance.registers.ui import UiStrings
from guidance.views import GeneratedPage, fit, sheets

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_DO_NOW = re.compile(r'^(!!! do-now "[^"\n]+)"', re.MULTILINE)
"""The box of first steps is condensed practice advice: a proposal until an office approves it."""


def of_generated(generated: GeneratedPage, site: Site, problems: Problems) -> str:
    """Return the body of a page made from data."""
    template = f"overrides/pages/{generated.template}"
    body = site.renderer.render(f"pages/{generated.template}", generated.view)
    body = "\n\n".join((body, *(site.blocks[name]({}) for name in generated.closing)))
    return refs.expand(body, generated.path, site.targets, site.withheld, template, 1, problems)


def of_written(page: Page, site: Site, problems: Problems) -> str:
    """Return the body of a hand-written page."""

    def expand(text: str, file: str, line: int, marked: bool = False) -> str:
        return refs.expand(
            text, page.path, site.targets, site.withheld, file, line, problems, marked
        )

    def with_refs(name: str, block: blocks.Block) -> blocks.Block:
        return lambda args: expand(block(args), f"overrides/blocks/{name}.md.j2", 1)

    known = {name: with_refs(name, block) for name, block in site.blocks.items()}
    body = _with_proposals(page, expand(page.body, page.file, page.first_line, marked=True), site)
    if page.meta.obligations:
        basis = site.legal_basis(page.meta.obligations)
        body += "\n\n" + expand(basis, "overrides/blocks/legal-basis.md.j2", 1)
    return blocks.expand(body, known, page.file, page.first_line, problems)


def _with_proposals(page: Page, body: str, site: Site) -> str:
    if page.meta.approved_by is None:
        return _DO_NOW.sub(rf'\1 ({site.proposal})"', body)
    return body


def of_sheet(page: Page, site: Site, ui: UiStrings, problems: Problems) -> str:
    """Return the body of the sheet that is made from a hand-written page."""
    found, headings = sections(page.body), heading_texts(page.body)
    parts: list[tuple[str, str, str, bool]] = []
    picture = page.meta.picture or page.meta.sheet
    for number, name in enumerate(page.meta.sheet):
        text = found.get(name, "")
        text = text.split("\n", 1)[-1] if name in headings else text
        text = sheets.strip(_with_proposals(page, text, site))
        if name not in found:
            what, fix = f'There is no heading with the id "{name}".', did_you_mean(name, found)
        elif not text:
            what = f'Below "{name}" stands nothing that goes onto a sheet.'
            fix = "Name the headings below it, or take it out."
        elif calls := blocks.calls(text):
            what = f'Below "{name}" stands the block "{calls[0].name}", which no sheet may have.'
            fix = "Take it out of `sheet`; a sheet holds no numbers and no long tables."
        else:
            parts.append((name, headings.get(name, ""), text, name in picture))
            continue
        fix = fix or "Write the id of a heading of this page, or `intro`."
        problems.append(_at(page, ("sheet", number), what, fix))
    t = ui.text
    foot = (
        t("site.state_draft", page.language),
        t("sheets.whole", page.language, title=page.meta.title),
    )
    numbers = f"{t('sheets.numbers', page.language)} {t('sheets.numbers_write', page.language)}"
    around = fit.Surround(page.meta.title, page.meta.lead or "", foot, numbers)
    view = sheets.sheet(parts, site.targets, around, page.language)
    for key, result, where in (
        ("sheet", view.paper, "one A4 page"),
        ("picture" if page.meta.picture else "sheet", view.picture, "a picture"),
    ):
        if not result.fits:
            what = f"This is too long for {where}: {result.lines} lines, and {result.room} fit."
            fix = "Name fewer headings, or shorten their text."
            if where == "a picture":
                fix = "Name fewer headings in `picture`, or shorten their text."
            problems.append(_at(page, (key,), what, fix))
    return site.renderer.render("pages/sheet.md.j2", view)


def _at(page: Page, place: tuple[str | int, ...], what: str, fix: str) -> Problem:
    assert page.source
    return page.source.problem(place, what, fix)


def with_front(meta: PageMeta, body: str, template: str | None = None) -> str:
    """Return a whole file: the front matter that the site engine reads, and the body."""
    front = {"title": meta.title, "description": meta.description}
    if template:
        front["template"] = template
    head = yaml.dump(front, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{body.strip()}\n"
