"""Views to Markdown through the templates in `overrides/pages/` and `overrides/blocks/`."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guidance.models.base import Language
from guidance.registers.ui import UiStrings
from guidance.views.words import dated

ENGINE_OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"

_SPECIAL = re.compile(r"[&<>\"'\\`*_\[\]|{}#$~^!]|\A[-+:]|(?<=\A\d)[.)]|(?<=\A\d\d)[.)]")
_BREAK = re.compile(r"\s*\n\s*")


def escape(value: object) -> Markup:
    """Make text inert in Markdown and HTML: special characters become entities."""
    if isinstance(value, Markup):
        return value
    return Markup(_SPECIAL.sub(_entity, _BREAK.sub(" ", str(value))))


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match[0])


def href(value: str) -> Markup:
    """Make an address safe as the target of a Markdown link."""
    return Markup(quote(value, safe="/:#?&=%@+,;~-._"))


def compiled() -> FileSystemBytecodeCache:
    """Return the store of templates as code, beside the other things that a build leaves behind.

    Jinja takes from it only what was made of the text that a template has now; who changes how an
    environment is set up runs `make clean`.
    """
    folder = ENGINE_OVERRIDES.parent / "build" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder), f"%s-{jinja2.__version__}")


class Renderer:
    """Renders templates for one language; an undefined name in a template is an error."""

    def __init__(self, ui: UiStrings, language: Language) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(ENGINE_OVERRIDES),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            finalize=escape,
            auto_reload=False,
            bytecode_cache=compiled(),
        )
        self._environment.globals["language"] = language.value
        self._environment.globals["t"] = lambda key, **values: ui.text(key, language, **values)
        self._environment.filters["href"] = href
        self._environment.filters["dated"] = lambda noted: dated(noted, language, ui)

    def render(self, template: str, view: object) -> str:
        """Return the Markdown of `view`; `template` is a path below `overrides/`."""
        return self._environment.get_template(template).render(view=view)
