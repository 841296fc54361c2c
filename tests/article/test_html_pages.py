"""Pages as sites of different kinds publish them, each with the blocks and metadata that are to be read beside it.

A line of `<page>.blocks` is a block that is prose (kind, level, text), or a field (name, origin, value as it stands).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import check_invariants, read

from claimlint.article.model import Article

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def told(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.is_prose:
            yield f"{block.kind} {block.level or '-'}: {' '.join(block.text.text.split())}"
    for field in article.metadata:
        yield f"{field.name} ({field.origin}): {' '.join(article.source.slice(field.span).split())}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_its_readers_see_it(page: Path) -> None:
    article = read(page.read_bytes(), "html")
    check_invariants(article)
    assert list(told(article)) == page.with_suffix(".blocks").read_text(encoding="utf-8").splitlines()
