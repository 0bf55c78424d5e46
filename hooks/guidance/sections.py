"""A page's HTML as sections: what search indexes and links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset({"h2", "h3"})
_SILENT = frozenset({"script", "style", "svg", "template"})
_BREAKING = (
    {"p", "li", "tr", "td", "th", "dt", "dd", "div", "section", "ul", "ol", "dl", "table", "pre"}
    | {"blockquote", "figure", "figcaption", "br", "details", "summary"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)


@dataclass(frozen=True)
class PageSection:
    """One heading with the text below it, up to the next heading."""

    id: str
    """Fragment of the heading; empty for the text before the first one."""
    title: str
    text: str
    """Plain text, one line per block."""


def split(content: str) -> list[PageSection]:
    """Cut the HTML of a page's body at its `h2` and `h3` headings that have an id."""
    root = html.fragment_fromstring(content, create_parent="div")
    sections: list[tuple[str, str, list[str]]] = [("", "", [])]
    for event, value in _walk(root):
        if event == "heading":
            element = value
            assert isinstance(element, html.HtmlElement)
            sections.append((element.get("id", ""), _flat(element.text_content()), []))
        else:
            sections[-1][2].append(str(value))
    return [
        PageSection(id_, title, text)
        for id_, title, parts in sections
        if (text := _lines("".join(parts))) or title
    ]


def _walk(element: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement | str]]:
    """Yield headings and pieces of text in the order of the page."""
    if element.text:
        yield "text", _SPACE.sub(" ", element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _HEADINGS and child.get("id"):
            yield "heading", child
        elif tag and tag not in _SILENT and "data-nosearch" not in child.attrib:
            if tag in _BREAKING:
                yield "text", "\n"
            yield from _walk(child)
            if tag in _BREAKING:
                yield "text", "\n"
        if child.tail:
            yield "text", _SPACE.sub(" ", child.tail)


def _lines(text: str) -> str:
    lines = (_flat(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
