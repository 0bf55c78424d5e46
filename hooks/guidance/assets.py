"""One stylesheet and one script for all pages, made of the parts in `overrides/assets/`.

Sheets load one more stylesheet. Nothing of Material's stylesheet is shipped: the few of its
components that the site has (search, menu) are styled by our own parts. Its script is shipped
without the addresses of other hosts that it never needs here, and is fetched by the reader's
browser only when the search is opened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidance.minified import script, style
from guidance.views.frame import Assets

FIRST = ("fonts", "base", "shell", "search", "text", "callouts", "home")
"""Parts of the stylesheet that come first, in this order; others follow by name."""
LAST = ("modes", "print")
"""Parts that must have the last word."""
SHEETS = "sheets"
"""The part of the stylesheet that only sheets load, behind the rest."""
FIRST_SCRIPTS = ("boot", "lao", "leave")
"""Parts of the script that come first: what later parts need, and what must work at once."""

_KEPT = ("assets/fonts/", "assets/icons/")
_LEFT_OUT = (
    "assets/css/",
    "assets/js/",
    "assets/images/favicon",
    "assets/javascripts/",
    "assets/search/",
    "assets/stylesheets/",
    "blocks/",
    "pages/",
    "partials/",
)
_ADDRESS = re.compile(r"""(["`'])https?://[a-z][^"`']*\1""")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


class AssetError(Exception):
    """A part that cannot be put together; the text names the file and what to do."""


@dataclass(frozen=True)
class BuiltAssets:
    """What one build ships beside its pages."""

    files: Mapping[str, bytes]
    """Address below the site's root → content, for the files that were put together."""
    assets: Assets
    """Addresses for the frame of every page."""


def build(source: Path, theme: Path) -> BuiltAssets:
    """Put the parts in `source` (`overrides/assets`) together.

    `theme` is the folder of Material's templates, which holds its script.
    """
    css_parts = _ordered(source / "css", ".css", FIRST, LAST)
    css = style(_joined(part for part in css_parts if part.stem != SHEETS))
    sheets = style(_joined(part for part in css_parts if part.stem == SHEETS))
    js = script(_joined(_ordered(source / "js", ".js", FIRST_SCRIPTS, ())))
    css_path, js_path = _named("site", "css", css), _named("site", "js", js)
    sheets_path = _named("sheets", "css", sheets)
    scripts = sorted((theme / "assets" / "javascripts").glob("bundle.*.min.js"))
    if len(scripts) != 1:
        raise AssetError(
            f"{theme} holds {len(scripts)} files bundle.*.min.js and should hold one. "
            "Install the pinned version of mkdocs-material."
        )
    bundle = without_hosts(scripts[0].read_text(encoding="utf-8"))
    bundle_path = _named("bundle", "js", bundle)
    return BuiltAssets(
        files={
            css_path: css.encode(),
            sheets_path: sheets.encode(),
            js_path: js.encode(),
            bundle_path: bundle.encode(),
        },
        assets=Assets(
            css=css_path,
            sheets_css=sheets_path,
            js=js_path,
            bundle=bundle_path,
        ),
    )


def is_shipped(path: str) -> bool:
    """Say whether a file that the theme or `overrides/` would copy belongs into the site.

    `path` is below the site's root, with slashes. Parts, templates, Material's stylesheets, its
    search worker and its source maps stay out; whatever is not the theme's is shipped.
    """
    if path.startswith(_KEPT):
        return not path.endswith((".map", ".md"))
    return not path.startswith(_LEFT_OUT) and not path.endswith((".j2", ".map"))


def without_hosts(script: str) -> str:
    """Return Material's script with every string that is an address of another host emptied.

    They serve diagrams, repository figures and browsers below our floor: nothing this site has.
    The policy in each page would block them too.
    """
    return _SOURCE_MAP.sub("", _ADDRESS.sub(r"\1\1", script))


def _ordered(folder: Path, ending: str, first: Iterable[str], last: Iterable[str]) -> list[Path]:
    parts = {path.stem: path for path in sorted(folder.glob(f"*{ending}"))}
    head = [parts.pop(name) for name in first if name in parts]
    tail = [parts.pop(name) for name in last if name in parts]
    return [*head, *parts.values(), *tail]


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _named(stem: str, ending: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"assets/{stem}.{digest}.{ending}"
