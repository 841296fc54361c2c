"""How often words stand in health pages, as `checks/phrases/common_words.py` holds it.

    python bench/common_words.py        prints the bands, for that file

Counted are the sentences of fixtures/ and of the pages below bench/ (tone, sober, layouts): no page that is kept for
evaluation.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from claimlint.article.read import read_article
from claimlint.article.words import words_of

ROOT = Path(__file__).resolve().parent.parent
LEAST = 1  # of 1,000 sentences: what is rarer is no common word
WIDTH = 112


def main() -> int:
    counts: Counter[str] = Counter()
    sentences = 0
    for text, kind in _pages():
        for sentence in read_article(text.encode(), f"page.{kind}").sentences:
            if sentence.block.is_prose:
                sentences += 1
                counts.update({word.lower for word in words_of(sentence.text)})
    bands: dict[int, list[str]] = {}
    for word, count in counts.items():
        rate = 1000 * count // sentences
        if rate >= LEAST:
            bands.setdefault(1 << rate.bit_length() - 1, []).append(word)
    print(f"# {sentences:,} sentences")
    for band in sorted(bands, reverse=True):
        lines = "\n        ".join(wrap(" ".join(sorted(bands[band])), WIDTH, break_on_hyphens=False))
        print(f'    {band}: """\n        {lines}\n    """,')
    return 0


def _pages() -> Iterator[tuple[str, str]]:
    for path in sorted([*ROOT.glob("fixtures/*.md"), *ROOT.glob("bench/sober/*.txt")]):
        yield path.read_text(encoding="utf-8"), path.suffix[1:]
    for path in sorted([*ROOT.glob("bench/tone/pages/*.jsonl"), *ROOT.glob("bench/layouts/*.jsonl")]):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield row["text"], row.get("format", "md")


if __name__ == "__main__":
    sys.exit(main())
