"""YAML as text with the place of every value; nothing is typed here.

PyYAML's own types would turn `0205551` into 68457, `no` into False and drop the first of two
equal keys, so scalars stay strings and the models give them their type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from guidance import yaml_faults
from guidance.problems import Problem, Problems, Severity, relative

Text: TypeAlias = "str | list[Text] | dict[str, Text] | None"
"""A YAML document with every scalar as a string; an empty value, `~` or `null` is None."""

Place: TypeAlias = tuple[str | int, ...]
"""Keys and list positions that lead to a value: `("offices", 0, "name")`."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast reader where the platform has it; both give the same places and the same refusals."""
_MAY_ALIAS = re.compile(r"(?:^|[\s\[{,])[&*]\w", re.MULTILINE)

_KEEP_ONE = "Keep one of the two."
_NEW_ITEM = 'write "- " before it if a new item begins here.'

_NO_REMARK = re.compile(r" +#[^#\s]")
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value", "merge")
)


@dataclass(frozen=True)
class Mark:
    """Place of a value; first line and column are 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One YAML file: its text tree and where each part stands."""

    file: str
    value: Text
    marks: Mapping[Place, Mark]
    keys: Mapping[Place, Mark]

    def mark(self, path: Place) -> Mark:
        """Return the place of the value at `path`, or of its nearest parent that exists."""
        for end in range(len(path), -1, -1):
            if (found := self.marks.get(path[:end])) is not None:
                return found
        return Mark(1, 1)

    def key_mark(self, path: Place) -> Mark:
        """Return the place of the key that names the value at `path`."""
        return self.keys.get(path) or self.mark(path)

    def problem(
        self, path: Place, what: str, fix: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Return a problem at the value of `path`."""
        mark = self.mark(path)
        return Problem(self.file, mark.line, mark.column, dotted(path), what, fix, severity)


def dotted(path: Place) -> str:
    """Return `("a", 0, "b")` as `a[0].b`."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += f".{part}" if out else part
    return out


@dataclass
class _Reader:
    file: str
    first_line: int
    lines: list[str]
    problems: Problems
    marks: dict[Place, Mark] = field(default_factory=dict)
    keys: dict[Place, Mark] = field(default_factory=dict)

    def report(self, node: yaml.Node, path: Place, what: str, fix: str) -> None:
        mark = self.place(node)
        self.problems.append(Problem(self.file, mark.line, mark.column, dotted(path), what, fix))

    def place(self, node: yaml.Node) -> Mark:
        return Mark(node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def read(self, node: yaml.Node, path: Place) -> Text:
        self.marks[path] = self.place(node)
        if node.tag not in _PLAIN_TAGS:
            self.report(node, path, f"The YAML tag {node.tag} is not allowed.", "Remove the tag.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, i)) for i, item in enumerate(node.value)]
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return str(node.value)
        self._refuse_remark(node, path)
        return None if node.value in {"", "~", "null"} else str(node.value)

    def _refuse_remark(self, node: yaml.ScalarNode, path: Place) -> None:
        """Report `#192` after a text: it would be lost as a remark, without a word."""
        end = node.end_mark
        if node.value and self.lines[end.line : end.line + 1]:
            after = self.lines[end.line][end.column :]
            if _NO_REMARK.match(after):
                what = "What follows # is taken for a remark and not read."
                fix = "Put the whole text in quotation marks, or a space after # in a remark."
                self.report(node, path, what, fix)

    def _mapping(self, node: yaml.MappingNode, path: Place) -> dict[str, Text]:
        out: dict[str, Text] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(key_node, path, "A key must be plain text.", "Write `name: value`.")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in out:
                first = self.keys[here].line
                what = f'The key "{key}" stands twice, first on line {first}.'
                if key == next(iter(out)) and path and isinstance(path[-1], int):
                    self.report(key_node, here, what, f"{_KEEP_ONE[:-1]}, or {_NEW_ITEM}")
                    break
                self.report(key_node, here, what, _KEEP_ONE)
                continue
            self.keys[here] = self.place(key_node)
            out[key] = self.read(value_node, here)
        return out


def read_yaml(path: Path, root: Path, problems: Problems) -> Source | None:
    """Read a YAML file as text.

    Returns None when the file cannot be used at all; the reasons are added to `problems`.
    """
    text = read_text(path, root, problems)
    return None if text is None else parse_yaml(text, relative(path, root), problems)


def read_text(path: Path, root: Path, problems: Problems) -> str | None:
    """Return the text of a file, or None after telling that it is not UTF-8."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")
        what, fix = "The file is not UTF-8 text.", "Save it again with the encoding UTF-8."
        problems.append(
            Problem(relative(path, root), before.count(b"\n") + 1, len(line) + 1, "", what, fix)
        )
        return None


def parse_yaml(text: str, file: str, problems: Problems, first_line: int = 1) -> Source | None:
    """Parse YAML text that stands in `file` from `first_line` on; see `read_yaml`."""
    reader = _Reader(file, first_line, text.split("\n"), problems)
    before = len(problems)
    try:
        for token in yaml.scan(text, Loader=_LOADER) if _MAY_ALIAS.search(text) else ():
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                mark = token.start_mark
                problems.append(
                    Problem(
                        file,
                        mark.line + first_line,
                        mark.column + 1,
                        "",
                        "Anchors and aliases (& and *) are not allowed.",
                        "Write the value out, or put it in quotation marks.",
                    )
                )
        if len(problems) > before:
            return None
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, text, file, first_line))
        return None
    if node is None:
        problems.append(
            Problem(file, first_line, 0, "", "The file is empty.", "Fill it, or remove it.")
        )
        return None
    value = reader.read(node, ())
    return None if len(problems) > before else Source(file, value, reader.marks, reader.keys)


def _syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    mark, context = (getattr(error, key, None) for key in ("problem_mark", "context_mark"))
    fault = yaml_faults.find(
        text,
        getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable",
        mark.line + 1 if mark else 1,
        mark.column + 1 if mark else 0,
        (context.line + 1, context.column + 1) if context else None,
    )
    line = fault.line + first_line - 1
    return Problem(file, line, fault.column, "", fault.what, fault.fix)
