"""Explains a term of the glossary where a page first uses it: a link with a tooltip."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache

from lxml import html

from guidance.views import RefTarget

MOST = 8
"""More explained words than this on one page would bury its own links."""
_TEXT_OF = frozenset({"p", "li", "td", "dd", "strong", "em"})
_LEFT_ALONE = frozenset({"contact", "admonition-title", "doors", "cards"})
_LEADING = "ເແໂໃໄ"
_FOLLOWING = "ະັາຳິີຶືຸູົຼຽ່້໊໋໌ໍ"
_SHORT = 4
"""Letters of a Lao word of one syllable, at most."""


def explain(content: str, page: str, terms: Mapping[str, RefTarget]) -> str:
    """Link the first use of each term in the HTML of a page's body.

    `page` is its address and each target's URL that of the glossary, both below the language's
    folder. Headings, links, marks and cards are left alone.
    """
    if not terms:
        return content
    root = html.fragment_fromstring(content, create_parent="div")
    left = dict(terms)
    for element in list(_places(root)):
        if len(terms) - len(left) >= MOST:
            break
        _in_text(element, page, left)
    if len(left) == len(terms):
        return content
    out: str = html.tostring(root, encoding="unicode")
    return out[len("<div>") : -len("</div>")]


def _places(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the elements whose own text may be explained, in the order of the page."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        classes = set(child.get("class", "").split())
        if not tag or tag in {"a", "h2", "h3", "code", "pre", "summary", "svg", "script", "th"}:
            continue
        if classes & _LEFT_ALONE or any(name.startswith("mark-") for name in classes):
            continue
        if tag in _TEXT_OF:
            yield child
        yield from _places(child)


def _in_text(element: html.HtmlElement, page: str, left: dict[str, RefTarget]) -> None:
    text = element.text or ""
    if not text.strip():
        return
    for word, target in left.items():
        if match := _pattern(word).search(text):
            link = html.Element("a")
            link.set("class", "term")
            link.set("href", posixpath.relpath(target.url, posixpath.dirname(page) or "."))
            link.set("title", target.tooltip)
            link.text, link.tail = match[0], text[match.end() :]
            element.text = text[: match.start()]
            element.insert(0, link)
            del left[word]
            return


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Match a whole English word, or a Lao one that begins and ends with a syllable.

    A Lao word of one syllable begins many others (ຂໍ້, ຂໍ້ມູນ), so it has to stand alone.
    """
    body = re.escape(word)
    if word.isascii():
        return re.compile(rf"(?<!-)\b{body}\b", re.IGNORECASE)
    if len(word) <= _SHORT:
        return re.compile(rf"(?<![\u0e80-\u0eff]){body}(?![\u0e80-\u0eff])")
    return re.compile(rf"(?<![{_LEADING}]){body}(?![{_FOLLOWING}])")
