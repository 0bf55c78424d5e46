"""Writes the staged tree: only what changed, so that a preview rebuilds little."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from guidance.models.base import Language


def write(texts: Mapping[str, str], files: Mapping[str, bytes], docs: Path, folder: Path) -> None:
    """Bring `folder` up to date with pages, exports and the files of `docs` that are no pages."""
    contents = {name: text.encode() for name, text in texts.items()} | dict(files)
    wanted: dict[str, Callable[[Path], None]] = {
        name: _content_writer(content) for name, content in contents.items()
    }
    shared = [docs / name for name in ("assets", *Language)]
    for path in (path for folder in shared for path in folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            wanted[path.relative_to(docs).as_posix()] = _file_writer(path)
    for old in list(folder.rglob("*")):
        if old.is_file() and old.relative_to(folder).as_posix() not in wanted:
            old.unlink()
    for name, write in wanted.items():
        write(folder / name)


def update(texts: Mapping[str, str], folder: Path) -> None:
    """Write some pages of a tree that stands already."""
    for name, text in texts.items():
        _content_writer(text.encode())(folder / name)


def _content_writer(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    return write


def _file_writer(source: Path) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        if not path.exists() or path.stat().st_mtime_ns != source.stat().st_mtime_ns:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, path)

    return write
