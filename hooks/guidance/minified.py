"""Scripts and styles made small by tdewolff's minifier, within the floor of browsers."""

from __future__ import annotations

import minify

minify.config({"js-version": 2021})


def script(text: str) -> str:
    """Return a classic script with short local names; another one may be put behind it."""
    return f"{minify.string('text/javascript', text)};\n"


def style(text: str) -> str:
    """Return a stylesheet without comments and needless space."""
    return f"{minify.string('text/css', text)}\n"
