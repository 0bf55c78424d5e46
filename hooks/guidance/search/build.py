"""Writes the search index: a core per language, shards of places, blocks of text, and the stub.

All files are scripts that call `guidanceSearch(name, version, data)` with JSON inside, so that a
worker can fetch and parse them over http and a page can load them by `<script>` from a disk.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guidance.search import encode
from guidance.search.analyze import fold, keys
from guidance.search.models import (
    LANGUAGES,
    IndexReport,
    Keyword,
    Language,
    LanguageReport,
    Section,
    Term,
)
from guidance.search.postings import collect, joined_numbers
from guidance.search.rules import RULES
from guidance.search.worker import scripts

POSTING_SHARD = 2_000
"""Characters of places in one file, before gzip."""
TEXT_BLOCK = 9_000
"""Bytes of text in one file, before gzip."""
_STUB = {
    "lang": ["en"],
    "separator": "[\\s]+",
    "pipeline": [],
    "fields": {"title": {"boost": 1}, "text": {"boost": 1}},
}


@dataclass
class _Files:
    """Collects the files, so that the version is known before any is written."""

    data: dict[str, object] = field(default_factory=dict)

    def version(self) -> str:
        digest = hashlib.sha256()
        for name, data in sorted(self.data.items()):
            digest.update(f"{name}\0{_json(data)}\0".encode())
        return digest.hexdigest()[:10]

    def texts(self, version: str) -> Iterable[tuple[str, str]]:
        for name, data in self.data.items():
            yield f"search/{name}.js", f'guidanceSearch("{name}","{version}",{_json(data)})\n'


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Line ends of old JavaScript, and what could close a script element.
    return text.replace("\u2028", " ").replace("\u2029", " ").replace("</", "<\\/")


def write_index(
    sections: Sequence[Section],
    out: Path,
    keywords: Sequence[Keyword] = (),
    terms: Sequence[Term] = (),
) -> IndexReport:
    """Write `search/*.js` and the stub for Material's bundle into the site's folder `out`."""
    files = _Files()
    by_language: dict[Language, list[Section]] = {
        language: _in_pages([s for s in sections if s.language == language])
        for language in LANGUAGES
    }
    index_of = {
        section.location: number
        for group in by_language.values()
        for number, section in enumerate(group)
    }
    titles = {section.location: section.title for section in sections}
    reports: dict[Language, LanguageReport] = {}
    for language, group in by_language.items():
        names = _names(group, [k for k in keywords if k.language == language])
        reports[language] = _language(language, group, names, index_of, titles, files)
    files.data["terms"] = _glossary(terms)
    version = files.version()
    written = dict(files.texts(version))
    written.update({f"search/{name}": text for name, text in scripts().items()})
    stub = _json({"config": _STUB, "docs": []})
    written["search/search_index.json"] = stub
    written["search/search_index.js"] = f"var __index = {stub}\n"
    (out / "search").mkdir(parents=True, exist_ok=True)
    for old in (out / "search").glob("*.js"):
        old.unlink()
    for path, text in written.items():
        (out / path).write_text(text, encoding="utf-8", newline="\n")
    known = set(index_of)
    unused = sorted({k.location for k in keywords} - known)
    return IndexReport(version, tuple(sorted(written)), reports, tuple(unused))


def _in_pages(sections: Sequence[Section]) -> list[Section]:
    """Return sections page by page; a page that lacks a first section gets an empty one."""
    pages: dict[str, list[Section]] = defaultdict(list)
    for section in sections:
        pages[section.page].append(section)
    out: list[Section] = []
    for page, group in pages.items():
        group.sort(key=lambda section: section.location != page)
        first = group[0]
        if first.location != page:
            twin = first.twin.partition("#")[0] if first.twin else None
            title = first.page_title
            out.append(Section(first.language, page, title, title, "", first.boost, twin))
        out.extend(group)
    return out


def _names(sections: Sequence[Section], keywords: Sequence[Keyword]) -> list[list[str]]:
    """Return the further names of each section; a number is also written without its spaces."""
    words: dict[str, list[str]] = defaultdict(list)
    for keyword in keywords:
        words[keyword.location].extend(keyword.words)
    out = []
    for section in sections:
        names = words.get(section.location, [])
        joined = [number for name in names for number in joined_numbers(name)]
        out.append(list(dict.fromkeys([*names, *joined])))
    return out


def _language(
    language: Language,
    sections: Sequence[Section],
    names: Sequence[Sequence[str]],
    index_of: dict[str, int],
    titles: dict[str, str],
    files: _Files,
) -> LanguageReport:
    postings = collect(sections, names)
    order = sorted(postings.places, key=lambda key: (fold(key), key))
    shards = _pack([(encode.deltas(postings.places[key])) for key in order], POSTING_SHARD)
    for number, shard in enumerate(shards):
        files.data[f"{language}-p{number}"] = " ".join(shard)
    blocks = _blocks(sections, titles)
    for number, block in enumerate(blocks):
        files.data[f"{language}-t{number}"] = block
    core = {
        "rules": RULES,
        "sections": len(sections),
        "table": _table(sections, postings.lengths, index_of),
        "words": encode.words([(key, len(postings.places[key])) for key in order]),
        "shards": encode.numbers(map(len, shards)),
        "blocks": encode.numbers(map(len, blocks)),
    }
    files.data[language] = core
    return LanguageReport(
        sections=len(sections),
        pages=len({section.page for section in sections}),
        terms=len(order),
        tokens=sum(map(len, postings.places.values())),
        text_bytes=sum(len(f"{s.title}{s.text}".encode()) for s in sections if not s.missing),
        core_bytes=len(_json(core).encode()),
        posting_bytes=sum(len(" ".join(shard)) for shard in shards),
        store_bytes=sum(len(_json(block).encode()) for block in blocks),
        posting_shards=len(shards),
        store_shards=len(blocks),
    )


def _pack(items: Sequence[str], limit: int) -> list[list[str]]:
    """Cut a list into runs of about `limit` characters."""
    out: list[list[str]] = []
    size = limit
    for item in items:
        if size >= limit:
            out.append([])
            size = 0
        out[-1].append(item)
        size += len(item) + 1
    return out


def _table(
    sections: Sequence[Section],
    lengths: Sequence[tuple[int, int, int]],
    index_of: dict[str, int],
) -> str:
    """Return five columns: first of its page and boost, lengths of the three fields, twin."""
    twins: list[int] = []
    twin_before = -1
    for section in sections:
        twin = index_of.get(section.twin) if section.twin else None
        if twin is None:
            twins.append(0)
        else:
            twins.append(1 + encode.signed(twin - twin_before - 1))
            twin_before = twin
    flags = [
        round(min(max(section.boost, 0.1), 2.9) * 10) * 2 + ("#" not in section.location)
        for section in sections
    ]
    columns = [flags, *([fields[i] for fields in lengths] for i in range(3)), twins]
    return "".join(map(encode.numbers, columns))


def _blocks(sections: Sequence[Section], titles: dict[str, str]) -> list[list[list[str]]]:
    """Return what is shown of each section, in blocks that hold whole pages."""
    blocks: list[list[list[str]]] = []
    size = TEXT_BLOCK
    for section in sections:
        page, _, anchor = section.location.partition("#")
        if not anchor and size >= TEXT_BLOCK:
            blocks.append([])
            size = 0
        row = [f"#{anchor}" if anchor else page, section.title, section.text]
        if not anchor and section.twin:
            row += [section.twin, titles.get(section.twin, "")]
        blocks[-1].append(row)
        size += len(f"{section.title}{section.text}".encode())
    return blocks


def _glossary(terms: Sequence[Term]) -> list[list[str]]:
    """Return each entry as its forms; a form is its wording, since the browser has our analyzer."""
    rows = []
    for term in terms:
        forms = [part.strip() for part in (term.lo, *term.en.split(","), *term.synonyms)]
        rows.append([form for form in dict.fromkeys(forms) if keys(form)])
    return [row for row in rows if len(row) > 1]
