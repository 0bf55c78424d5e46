"""A zip archive with the same bytes for the same site."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = "guidance-lao-pdr"
"""Folder that the archive unpacks into; its `index.html` is opened by double click."""
_NOT_OFFLINE = ("404.html", "sitemap.xml", "assets/share/")
"""What only makes sense at an address; the lost page counts from the root of a server."""
_STORED = frozenset({".woff2", ".png", ".webp", ".avif", ".xlsx", ".gz"})
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Archive:
    """What was packed."""

    path: Path
    files: int
    bytes: int
    sha256: str


def pack(site: Path, out: Path) -> Archive:
    """Pack the folder `site` into the archive `out`; dates are fixed, names are in order."""
    out.parent.mkdir(parents=True, exist_ok=True)
    files = sorted(
        (path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file()
    )
    files = [(name, path) for name, path in files if not name.startswith(_NOT_OFFLINE)]
    with zipfile.ZipFile(out, "w") as archive:
        for name, path in files:
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            stored = path.suffix in _STORED
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes(), compresslevel=None if stored else 9)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    return Archive(out, len(files), out.stat().st_size, digest)
