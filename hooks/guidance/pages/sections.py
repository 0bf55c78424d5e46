"""A page's HTML as sections: what search indexes and links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset({"h2", "h3"})
_SILENT = frozenset({"script", "style", "svg", "template"})
_MARKS = frozenset(
    {"mark-law", "mark-good", "mark-proposal", "mark-confirm", "mark-urgent"}
    | {"prov-official", "prov-secondary", "prov-draft"}
)
"""Classes of marks on a sentence: seen beside it, they would only break it in a result."""
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


def parse(content: str) -> html.HtmlElement:
    """Return the HTML of a page's body as a tree."""
    return html.fragment_fromstring(content, create_parent="div")


def split(root: html.HtmlElement) -> list[PageSection]:
    """Cut a page's body where something begins that a reader may be looking for.

    That is a heading (`h2`, `h3`) or an entry of a list of terms (`dt`), with what follows it, and
    a contact card or a marked item of a list (`<li><span id=…>`), each with an id.
    """
    parts = [_Part("", "", [])]
    open_parts = [parts[0]]
    for event, value in _walk(root):
        if isinstance(value, str):
            open_parts[-1].pieces.append(value)
        elif event == "end":
            open_parts.pop()
        else:
            part = _part(value)
            parts.append(part)
            if event == "card":
                open_parts.append(part)
            else:
                open_parts[-1] = part
    return [
        PageSection(part.id, part.title, text)
        for part in parts
        if (text := _lines("".join(part.pieces))) or part.title
    ]


def links_alone(root: html.HtmlElement) -> bool:
    """Say whether a page's body is nothing but a list of links."""
    linked = sum(len(_flat(link.text_content())) for link in root.iter("a"))
    return linked > 0.9 * len(_flat(root.text_content()))


@dataclass(frozen=True)
class _Part:
    id: str
    title: str
    pieces: list[str]


def _part(element: html.HtmlElement) -> _Part:
    title = {"div": element.find("p"), "li": None}.get(element.tag, element)
    return _Part(_id(element), "" if title is None else _flat(title.text_content()), [])


def _id(element: html.HtmlElement) -> str:
    """Return the id of an element, or of the mark at its beginning."""
    own: str = element.get("id", "")
    marked = element[0].get("id", "") if len(element) and element[0].tag == "span" else ""
    return own or marked


def _kind(element: html.HtmlElement) -> str:
    """Return what an element begins: `heading`, `card` (which ends with it), or nothing."""
    if not _id(element):
        return ""
    if element.tag == "dt" or (element.tag in _HEADINGS and element.get("id")):
        return "heading"
    if element.tag == "li" and not element.get("id") and not element.text:
        return "card"
    return "card" if "contact" in element.get("class", "").split() else ""


def _walk(element: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement | str]]:
    """Yield the beginnings and ends of sections and pieces of text in the order of the page."""
    if element.text:
        yield "text", _SPACE.sub(" ", element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        kind = _kind(child) if tag else ""
        if kind:
            yield kind, child
        if tag and kind != "heading" and not _silent(child):
            if tag in _BREAKING:
                yield "text", "\n"
            yield from _walk(child)
            if tag in _BREAKING:
                yield "text", "\n"
        if kind == "card":
            yield "end", child
        if child.tail:
            yield "text", _SPACE.sub(" ", child.tail)


def _silent(element: html.HtmlElement) -> bool:
    return (
        element.tag in _SILENT
        or "data-nosearch" in element.attrib
        or not _MARKS.isdisjoint(element.get("class", "").split())
    )


def _lines(text: str) -> str:
    lines = (_flat(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
