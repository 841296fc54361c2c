"""How long reading takes: 1,000 articles of 900 words in each format.   python bench/readers.py [format …]"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "article"))

from claimlint.article.read import read_article, reader_of

_COUNT = 1000
_PARAGRAPH = (
    "Turmeric has been used in cooking for centuries, and *curcumin*, its main pigment, has been studied in small "
    "trials (e.g. in knee osteoarthritis). Some people report less pain after 8 to 12 weeks; others notice nothing. "
    "Dr. Smith et al. found a [mean difference of 1.5 points](https://example.org/trial), which few would notice. "
    "“It is not a cure,” the authors wrote. Talk to a doctor before you take more than 500 mg a day.\n\n"
)
_HEAD = """---
title: Turmeric for knee pain
author: Jane Doe, MD
last_reviewed: 2024-03-12
---

# Turmeric for knee pain

"""


def article() -> str:
    """About 900 words with front matter, headings, lists and a table."""
    listed = "It may:\n\n- ease pain a little\n- upset the stomach\n- **thin** the blood\n\n"
    table = "| Dose | Effect |\n|---|---|\n| 500 mg | small |\n| 1 g | unknown |\n\n"
    return _HEAD + "".join(f"## What is known, part {n}?\n\n{_PARAGRAPH * 2}{listed}" for n in range(5)) + table


def main(formats: list[str]) -> None:
    from conversions import convert

    text = article()
    print(f"{len(text.split())} words, {len(text)} characters")
    for name in formats:
        content = convert(text, name)
        reader = reader_of(name)
        read_article(content, f"a.{name}", name)
        began = time.perf_counter()
        for number in range(_COUNT):
            reader(content, f"{number}.x")
        print(f"{name:<10}{time.perf_counter() - began:8.3f} ms an article")


if __name__ == "__main__":
    main(sys.argv[1:] or ["markdown", "text", "html", "docx"])
