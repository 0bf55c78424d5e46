"""The Markdown of one page: templates, blocks and references filled in."""

from __future__ import annotations

import re

import yaml

from guidance import blocks, refs
from guidance.models.page import PageMeta
from guidance.problems import Problems
from guidance.registers.pages import Page
from guidance.site import Site
from guidance.views import GeneratedPage

_DO_NOW = re.compile(r'^(!!! do-now "[^"\n]+)"', re.MULTILINE)
"""The box of first steps is condensed practice advice: a proposal until an office approves it."""


def of_generated(generated: GeneratedPage, site: Site, problems: Problems) -> str:
    """Return the body of a page made from data."""
    template = f"overrides/pages/{generated.template}"
    body = site.renderer.render(f"pages/{generated.template}", generated.view)
    return refs.expand(body, generated.path, site.targets, site.withheld, template, 1, problems)


def of_written(page: Page, site: Site, problems: Problems) -> str:
    """Return the body of a hand-written page."""

    def expand(text: str, file: str, line: int) -> str:
        return refs.expand(text, page.path, site.targets, site.withheld, file, line, problems)

    def with_refs(name: str, block: blocks.Block) -> blocks.Block:
        return lambda args: expand(block(args), f"overrides/blocks/{name}.md.j2", 1)

    known = {name: with_refs(name, block) for name, block in site.blocks.items()}
    body = expand(page.body, page.file, page.first_line)
    if page.meta.approved_by is None:
        body = _DO_NOW.sub(rf'\1 ({site.proposal})"', body)
    if page.meta.obligations:
        basis = site.legal_basis(page.meta.obligations)
        body += "\n\n" + expand(basis, "overrides/blocks/legal-basis.md.j2", 1)
    return blocks.expand(body, known, page.file, page.first_line, problems)


def with_front(meta: PageMeta, body: str) -> str:
    """Return a whole file: the front matter that the site engine reads, and the body."""
    front = {"title": meta.title, "description": meta.description}
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{body.strip()}\n"
