"""Tables of a page: each gets a box that scrolls on a narrow screen."""

from __future__ import annotations

import html
import re

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


def frame_tables(content: str, label: str) -> str:
    """Put each table of a page's HTML into a box of its own, which `label` names."""
    name = html.escape(label, quote=True)
    box = f'<div class="table" role="group" tabindex="0" aria-label="{name}">'
    return _TABLE.sub(lambda table: f"{box}{table[0]}</div>", content)
