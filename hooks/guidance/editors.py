"""Reports for the editors: what is unknown, unconfirmed, unsure or due, and whom to ask.

They go to `build/editors/` and never into the site: "not in the navigation" is not private.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from guidance.catalogue import Catalogue
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages.site import desk_of, directory_of
from guidance.problems import Problem, Problems
from guidance.reports.checklist import checklist_html
from guidance.reports.coverage import coverage_text
from guidance.views.law_questions import questions

FOLDER = Path("build", "editors")


def write(catalogue: Catalogue, problems: Problems, edition: Edition, folder: Path) -> list[Path]:
    """Write every report into `folder`; return their paths."""
    directory = directory_of(catalogue)
    texts = {
        "coverage.md": coverage_text(directory, edition.today),
        "launch-checklist.html": checklist_html(directory, edition.today),
        "notices.md": notices_text(problems.notices),
    }
    for language in Language:
        texts[f"questions.{language}.md"] = questions_text(catalogue, language, edition)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return [folder / name for name in texts]


def questions_text(catalogue: Catalogue, language: Language, edition: Edition) -> str:
    """Return the open questions of law, by office, the most useful first."""
    desk = desk_of(catalogue, language, edition)
    asked = questions(catalogue.instruments, catalogue.obligations, catalogue.terms, desk)
    names = catalogue.body_names(language)
    lines = [f"# {catalogue.ui.text('editors.questions', language)} ({len(asked)})"]
    offices = dict.fromkeys(question.office for question in asked)
    for office in offices:
        lines += ["", f"## {names.get(office, office)}", ""]
        for question in (one for one in asked if one.office == office):
            lines += [f"- {question.question}", f"  {question.why} ({question.where})"]
    return "\n".join(lines) + "\n"


def notices_text(notices: Iterable[Problem]) -> str:
    """Return what `guidance check` noticed without stopping, by file."""
    lines = ["# Notices"]
    for file, group in groupby(notices, key=lambda notice: notice.file):
        lines += ["", f"## {file}", ""]
        lines += [f"- {notice.line}: {notice.what} {notice.fix}" for notice in group]
    return "\n".join(lines) + "\n"
