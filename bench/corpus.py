"""Articles for measuring: made from the paragraphs of fixtures/, the same ones every time.

They are shuffled, so they make no sense as medicine; their words, claims and defects are those of real pages. Nothing
here is a test of what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
WORDS = 900  # of an article: the length that the project's limits are stated for
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
_NO_PROSE = ("#", "|", "!", "[", "<")


def write_corpus(folder: Path, count: int, words: int = WORDS) -> list[Path]:
    """Write `count` Markdown articles of about `words` words below a folder, and return their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = list(_paragraphs())
    paths = []
    for number in range(count):
        path = folder / f"article-{number:05}.md"
        path.write_text(_article(Random(number), paragraphs, number, words), encoding="utf-8")
        paths.append(path)
    return paths


def _paragraphs() -> Iterator[str]:
    """The prose of the Markdown fixtures, without front matter, headings, tables and references."""
    for path in sorted(FIXTURES.glob("*.md")):
        text = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8")).partition("## References")[0]
        for paragraph in text.split("\n\n"):
            if len(paragraph.split()) >= 8 and not paragraph.lstrip().startswith(_NO_PROSE):
                yield paragraph.strip()


def _article(random: Random, paragraphs: list[str], number: int, words: int) -> str:
    parts = [
        "---", f"title: Health notes, part {number}", "author: Lena Okafor, health editor",
        "reviewer: Dr Marc Ellery, general practitioner", "published: 2026-01-05", "last_reviewed: 2026-06-01", "---",
        "",
    ]  # fmt: skip
    held, section = 0, 0
    while held < words:
        if held >= section * 150:
            section += 1
            parts += [f"## Notes, section {section}", ""]
        paragraph = random.choice(paragraphs)
        held += len(paragraph.split())
        parts += [paragraph, ""]
    parts += ["## References", "", "1. NHS. [Health A to Z](https://www.nhs.uk/conditions/).", ""]
    parts += ["This page is for information and does not replace advice from a doctor.", ""]
    return "\n".join(parts)
