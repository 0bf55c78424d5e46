"""Lets the lines of a page's HTML end well."""

from __future__ import annotations

import re

from guidance.models.base import Language
from guidance.views.page import phrases

_STANDING = re.compile(r'(<p class="admonition-title">[^<]*[^<\s])\s*(\([^()<]+\))</p>')
_HEADING = re.compile(
    r'(<h[23]\b[^>]*>|<p class="admonition-title">|<summary>)([^<]*[^<\s])(\s*)(?=<)'
)


def typeset(content: str, language: Language) -> str:
    """Set headings like the title of the page; no line begins with ໆ.

    What stands in brackets behind the title of a callout, mostly that it awaits approval, is set
    small and kept together.
    """

    def cut(heading: re.Match[str]) -> str:
        tag, text, space = heading.groups()
        parts = phrases(text, language)
        if len(parts) == 1:
            return heading[0]
        return tag + " ".join(f"<span>{part}</span>" for part in parts) + space

    set_small = _STANDING.sub(r"\1 <small>\2</small></p>", content)
    return _HEADING.sub(cut, set_small).replace(" ໆ", "\u00a0ໆ")
