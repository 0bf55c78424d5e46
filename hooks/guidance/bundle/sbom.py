"""What the site is made of, as a bill of materials in CycloneDX JSON.

Two kinds of parts: what readers get (a script, an icon set, a font, names of places), and the
packages that ran in the build. It holds no date, no machine and no address of a registry, so that
the same build gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from guidance.bundle.licences import Licence, licence_of

ROOT = Path(__file__).resolve().parents[3]
LOCK = ROOT / "requirements.txt"
NAME = "guidance-lao-pdr.cdx.json"
SCHEMA = "1.6"
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_MODULE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")

Json = dict[str, object]


class SbomError(Exception):
    """The bill would not be true; the text says why and what to do."""


@dataclass(frozen=True)
class Part:
    """Something made by others that readers get."""

    name: str
    version: str
    kind: str
    """Type of component in CycloneDX."""
    licence: str
    """Identifier in the SPDX list."""
    what: str
    files: str = ""
    """Pattern of the files in the site that hold it; empty where it is woven into pages."""
    of: str = ""
    """Package that brings it, whose version it has where `version` is empty."""
    modules: str = ""
    """Pattern of the source map in that package that tells what its script was made of."""


SHIPPED = (
    Part(
        "mkdocs-material bundle",
        "",
        "library",
        "MIT",
        "Script of the search dialog, without the addresses of other hosts that it held.",
        "assets/bundle.*.js",
        "mkdocs-material",
        "bundle.*.js.map",
    ),
    Part(
        "lunr.js",
        "2.3.9",
        "library",
        "MIT",
        "Index of the search, in the search's own script.",
        "search/worker.js",
        "mkdocs",
    ),
    Part(
        "Material Design Icons",
        "",
        "library",
        "Apache-2.0",
        "Icons drawn in pages and in the stylesheet, from the theme's set.",
        of="mkdocs-material",
    ),
    Part(
        "Noto Sans Lao",
        "2.003",
        "library",
        "OFL-1.1",
        "Font, cut to the letters of modern Lao.",
        "assets/fonts/noto-sans-lao-2.003-*.woff2",
    ),
    Part(
        "GeoNames",
        "2022-02-20",
        "data",
        "CC-BY-4.0",
        "English names and codes of provinces and districts, checked and completed.",
    ),
)


@dataclass(frozen=True)
class Locked:
    """A package of the lock file that is installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of every file that may be installed; which one it is depends on the machine."""
    installed: Distribution

    @property
    def ref(self) -> str:
        """Identifier in the bill: its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def write(site: Path, out: Path) -> Path:
    """Write the bill of the built `site` into the folder `out`; return the file."""
    path = out / NAME
    text = json.dumps(sbom(site, LOCK.read_text("utf-8")), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def sbom(site: Path, lock: str) -> Json:
    """Return the bill of the built `site`; `lock` is the text of the requirements file."""
    packages = locked(lock)
    own = distribution("guidance")
    ref = f"guidance@{own.version}"
    shipped = [_shipped(part, site, packages) for part in SHIPPED]
    direct = [*(str(one["bom-ref"]) for one in shipped), *_needs(own, packages)]
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SCHEMA}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SCHEMA,
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": ref,
                "name": "guidance",
                "version": own.version,
                "description": own.metadata["Summary"],
                "licenses": _licences(licence_of(own.metadata)),
            },
        },
        "components": [*shipped, *(_package(one) for one in packages.values())],
        "dependencies": [
            {"ref": ref, "dependsOn": direct},
            *({"ref": one["bom-ref"]} for one in shipped),
            *(
                _filled({"ref": one.ref, "dependsOn": _needs(one.installed, packages)})
                for one in packages.values()
            ),
        ],
    }


def locked(text: str) -> Mapping[str, Locked]:
    """Return the packages of a lock file that are installed, by name.

    What the lock holds for other systems only is not installed and left out. A package in another
    version than the lock says is a fault: the bill must not claim what did not run.
    """
    wanted: dict[str, dict[str, tuple[str, ...]]] = {}
    entries = list(_ENTRY.finditer(text))
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        part = text[entry.end() : following.start() if following else None]
        versions = wanted.setdefault(canonicalize_name(entry[1]), {})
        versions[entry[2]] = tuple(_HASH.findall(part))
    out: dict[str, Locked] = {}
    for name, versions in sorted(wanted.items()):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        if found.version not in versions:
            raise SbomError(
                f"{name} {found.version} is installed, the lock file says "
                f"{' or '.join(versions)}. Install what requirements.txt names once more."
            )
        out[name] = Locked(name, found.version, versions[found.version], found)
    return out


def _needs(package: Distribution, packages: Mapping[str, Locked]) -> list[str]:
    """Return the references of what a package needs here, without its extras."""
    needs = map(Requirement, package.requires or ())
    names = {
        canonicalize_name(need.name)
        for need in needs
        if not need.marker or need.marker.evaluate({"extra": ""})
    }
    return [packages[name].ref for name in sorted(names & set(packages))]


def _package(package: Locked) -> Json:
    bill: Json = {
        "type": "library",
        "bom-ref": package.ref,
        "name": package.name,
        "version": package.version,
        "scope": "required",
        "licenses": _licences(licence_of(package.installed.metadata)),
        "purl": package.ref,
        "externalReferences": [
            {
                "url": package.ref,
                "comment": "Files that the lock file allows; one of them is installed.",
                "type": "distribution",
                "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
            }
        ],
        "properties": _use("build"),
    }
    return _filled(bill)


def _shipped(part: Part, site: Path, packages: Mapping[str, Locked]) -> Json:
    version = part.version or packages[part.of].version
    files = sorted(site.glob(part.files)) if part.files else []
    if part.files and not files:
        raise SbomError(f"{part.name}: the site holds no {part.files}. Mend SHIPPED in sbom.py.")
    ref = f"shipped:{part.name.lower().replace(' ', '-')}@{version}"
    inner = [_file(path, site) for path in files]
    if part.modules:
        inner += _modules(packages[part.of].installed, part.modules)
    bill: Json = {
        "type": part.kind,
        "bom-ref": ref,
        "name": part.name,
        "version": version,
        "description": part.what,
        "scope": "required",
        "licenses": _licences(Licence(part.licence, True)),
        "properties": _use("shipped"),
        "components": inner,
    }
    return _filled(bill)


def _file(path: Path, site: Path) -> Json:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    name = path.relative_to(site).as_posix()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def _modules(package: Distribution, pattern: str) -> list[Json]:
    """Return what was put into a script; its source map names neither versions nor licences."""
    maps = [file for file in package.files or () if file.match(pattern)]
    if len(maps) != 1:
        raise SbomError(f"{package.name} has {len(maps)} files {pattern}. Mend SHIPPED in sbom.py.")
    sources = json.loads(maps[0].read_text("utf-8"))["sources"]
    names = sorted({found[1] for one in sources if (found := _MODULE.search(one))})
    return [
        {"type": "library", "bom-ref": f"pkg:npm/{name}", "name": name, "purl": f"pkg:npm/{name}"}
        for name in names
    ]


def _licences(licence: Licence) -> list[Json]:
    if not licence.name:
        return []
    if licence.spdx and " " in licence.name:
        return [{"expression": licence.name}]
    return [{"license": {"id" if licence.spdx else "name": licence.name}}]


def _filled(bill: Json) -> Json:
    """Return a part of the bill without the lists that are empty."""
    return {key: value for key, value in bill.items() if value != []}


def _use(use: str) -> list[Json]:
    """Say whether readers get a part or only the build used it."""
    return [{"name": "guidance:use", "value": use}]
