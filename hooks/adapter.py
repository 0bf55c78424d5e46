"""MkDocs adapter: hands the events of a build to the `guidance` library and nothing more."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

from guidance import assets, editors, nav
from guidance import catalogue as catalogues
from guidance.edition import Edition, from_environment
from guidance.models.base import Language
from guidance.models.page import Audience
from guidance.pages import indexing, stage
from guidance.pages.preview import Changes, Key, Preview, tell
from guidance.pages.staged import Stage, StagedPage
from guidance.pages.tables import frame_tables
from guidance.pages.tooltips import explain
from guidance.pages.typesetting import typeset
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.render import compiled
from guidance.search.models import Section
from guidance.views.frame import Frame, TocEntry, frame, page_facts
from guidance.views.page import bare_view, page_view
from guidance.views.sitemap import sitemap

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


@dataclass
class Half:
    """One language of a complete build, ready to render a page of it again."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    frame: Frame
    environment: Environment | None = None


@dataclass
class Build:
    """What the events of one build share; static-i18n runs them once per language."""

    root: Path = field(default_factory=Path)
    docs: Path = field(default_factory=Path)
    data: Path = field(default_factory=Path)
    nav: list[nav.NavItem] | None = None
    edition: Edition = field(default_factory=Edition)
    catalogue: catalogues.Catalogue | None = None
    stage: Stage | None = None
    assets: assets.BuiltAssets | None = None
    frame: Frame | None = None
    pictures: dict[str, bytes] = field(default_factory=dict)
    sections: dict[Key, list[Section]] = field(default_factory=dict)
    preview: bool = False
    halves: dict[Language, Half] = field(default_factory=dict)
    complete: Preview | None = None
    """The last build, while nothing has failed since."""
    failure: Exception | None = None
    """What kept the last build from its end."""
    changes: Changes | None = None
    """What was edited since the last look; only in the live preview."""


build = Build()


def _language(config: MkDocsConfig) -> Language:
    i18n: Any = config.plugins["i18n"]
    return Language(i18n.current_language or i18n.default_language)


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview."""
    build.preview = command == "serve"
    gc.set_threshold(200_000, 50, 50)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check data and content, stage both languages, and give MkDocs the staged tree."""
    language = _language(config)
    if not config.plugins["i18n"].building:
        _prepare(config)
    assert build.catalogue and build.stage and build.assets
    items = nav.expand(
        build.nav or nav.from_folders(build.stage.paths()),
        build.stage.paths(),
        build.catalogue.ui,
        language,
    )
    config.docs_dir = str(build.stage.folder)
    config.nav = items
    config.theme["language"] = language.value
    config.theme.get_env = partial(_environment, config.theme)
    plain = frame(
        build.catalogue.ui,
        build.stage.metas(language),
        items,
        language,
        build.edition,
        build.assets.assets,
        build.preview,
    )
    draft = build.edition.release is Release.DRAFT
    strip = build.catalogue.ui.text("site.draft", language) if draft else ""
    build.frame = plain
    if plain.site_url:
        from guidance.export import share  # slow to load

        drawn = share.pictures(plain, strip, build.root / "overrides" / "assets")
        build.frame = replace(plain, pictures=drawn.by_section)
        build.pictures |= drawn.files
    return config


class _Templates(FileSystemLoader):
    """The theme's templates, without a walk through its thousands of icons to list them."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names(Path(folder))})


def _names(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            yield Path(place, name).relative_to(folder).as_posix()


def _environment(theme: Theme) -> Environment:
    """Return what MkDocs renders pages with; templates are compiled when their text is new."""
    environment = Theme.get_env(theme)
    environment.loader = _Templates(theme.dirs)
    environment.bytecode_cache = compiled()
    return environment


def _prepare(config: MkDocsConfig) -> None:
    build.root = Path(config.config_file_path).parent
    build.docs = Path(config.docs_dir)
    build.data = build.root / config.extra.get("data_dir", "data")
    build.nav = config.nav
    build.sections = {}
    build.complete = None
    if build.preview and not build.changes:
        build.changes = Changes((*_edited(), Path(config.config_file_path)))
    build.pictures = {}
    problems = Problems()
    try:
        build.edition = from_environment(os.environ)
    except ValueError as error:
        raise BuildError(str(error)) from error
    name = Path(config.config_file_path).stem
    folder = build.root / "build" / "stage" / name
    build.catalogue, build.stage = stage.prepare(
        build.data, build.docs, build.root, folder, build.edition, problems, build.preview
    )
    if build.stage and not build.preview:
        reports = editors.FOLDER if name == "mkdocs" else editors.FOLDER / name
        editors.write(build.catalogue, problems, build.edition, build.root / reports)
    theme = next(Path(d) for d in config.theme.dirs if (Path(d) / "mkdocs_theme.yml").exists())
    build.assets = assets.build(build.root / "overrides" / "assets", theme)
    if problems.errors and not (build.preview and build.stage):
        count = len(problems.errors)
        raise BuildError("\n".join([*map(str, problems.errors), f"{count} problems found."]))


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Watch what people edit, not the staged tree; build as little as an edit needs."""
    server.unwatch(config.docs_dir)
    for folder in _edited():
        server.watch(str(folder))
    server.builder = partial(_rebuild, builder, Path(config.site_dir))
    return server


def _edited() -> tuple[Path, ...]:
    return build.docs, build.data, build.root / "overrides", build.root / "hooks"


def _rebuild(builder: Callable[[], None], site: Path) -> None:
    """Render the pages whose text changed; build the whole site where more did.

    A failure is shown on every page: the server would keep the browser waiting.
    """
    assert build.changes
    if not (changed := build.changes.take()):
        return
    refreshed = build.complete.refreshed(changed) if build.complete else None
    if not refreshed:
        build.failure = None
        pages = list(site.rglob("*.html"))  # a build begins by removing them
        try:
            builder()
        except Exception as error:
            if build.failure is None and not isinstance(error, Abort):
                raise
        if build.failure:
            tell(_told(build.failure), pages)
        return
    build.complete, keys = refreshed
    build.catalogue, build.stage = build.complete.catalogue, build.complete.stage
    for language, path in keys:
        _render(build.halves[language], language, path)


def _told(failure: Exception) -> str:
    """Return a failure with its place, where a template is at fault."""
    if isinstance(failure, TemplateSyntaxError):
        return f"{failure.filename}:{failure.lineno}: {failure.message}"
    return str(failure) or type(failure).__name__


def _render(half: Half, language: Language, path: str) -> None:
    """Render one page again, with the search left as it was."""
    assert half.environment
    half.config.plugins["i18n"].current_language = language.value
    half.config.theme["language"] = language.value
    build.frame = half.frame
    files = half.files.documentation_pages()
    file = next(file for file in files if file.norm_src_uri == path)  # type: ignore[attr-defined]
    _populate_page(file.page, half.config, half.files)
    _build_page(file.page, half.config, files, half.nav, half.environment)
    level = half.config.validation.links.anchors
    file.page.validate_anchor_links(files=half.files, log_level=level)


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep what a page of this language is rendered with."""
    assert build.frame
    build.halves[_language(config)] = Half(config, files, nav, build.frame)
    return nav


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the templates too."""
    build.halves[_language(config)].environment = env
    return env


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop the theme's files that no page uses."""
    for file in list(files):
        if not file.is_documentation_page() and not assets.is_shipped(file.src_uri):
            files.remove(file)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Collect the text of each page for the search, explain its terms, typeset it."""
    assert build.catalogue and build.stage
    staged = _staged(page, config)
    build.sections[staged.language, staged.path] = indexing.page_sections(staged, html)
    if not staged.generated and staged.meta.audience is not Audience.PUBLIC:
        words = build.stage.sites[staged.written_in].explained
        html = explain(html, f"{staged.path.removesuffix('.md')}.html", words)
    html = typeset(html, staged.written_in)
    return frame_tables(html, build.catalogue.ui.text("site.table", staged.language))


def _staged(page: Page, config: MkDocsConfig) -> StagedPage:
    assert build.stage
    path: str = page.file.norm_src_uri  # type: ignore[attr-defined] # set by static-i18n
    return build.stage.pages[_language(config), path]


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Give the templates one ready view and the interface strings."""
    assert build.catalogue and build.frame
    staged = _staged(page, config)
    facts = page_facts(
        staged.path,
        staged.meta,
        staged.language,
        staged.written_in,
        build.stage.translated(staged),
        tuple(map(_toc_entry, page.toc)),
        build.catalogue.sources,
        build.catalogue.body_names(staged.language),
        build.catalogue.ui,
        staged.beside,
    )
    context["view"] = page_view(build.frame, facts)
    context["t"] = partial(build.catalogue.ui.text, language=staged.language)
    return context


def _toc_entry(item: AnchorLink) -> TocEntry:
    return TocEntry(item.id, unescape(item.title), tuple(map(_toc_entry, item.children)))


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the pages that stand outside both languages their words in each."""
    assert build.catalogue and build.frame
    text = build.catalogue.ui.text
    context["words"] = {one.value: partial(text, language=one) for one in Language}
    site_root = urlsplit(build.edition.site_url or "/").path
    context["bare"] = bare_view(build.frame, site_root)
    if template_name == "sitemap.xml":
        assert build.stage
        context["sitemap"] = sitemap(build.edition.site_url, build.stage.written())
    return context


def on_build_error(error: Exception) -> None:
    """Build the whole site after a failure, whatever is edited next."""
    build.complete = None
    build.failure = error


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to both languages, once both are built."""
    if config.plugins["i18n"].building:
        return
    assert build.catalogue and build.stage and build.assets
    site = Path(config.site_dir)
    for name, content in {**build.assets.files, **build.pictures}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    keywords = [
        word
        for language, composed in build.stage.sites.items()
        for word in indexing.keywords_in(language, composed.keywords)
    ]
    searched = [key for key, part in build.sections.items() if part]
    keywords += indexing.page_names(build.stage, searched)
    terms = indexing.glossary(build.catalogue.terms)
    sections = [section for part in build.sections.values() for section in part]
    indexing.write(sections, keywords, terms, site)
    build.complete = Preview(
        build.catalogue, build.stage, build.data, build.docs, build.root, build.edition
    )
