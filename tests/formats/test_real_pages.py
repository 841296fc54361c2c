"""Hundreds of real pages: none crashes, every position is exact, and none takes much longer a byte than the others."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

import pytest
from judging import judged
from real_pages import RealPage, real_pages

from claimlint.article.model import Unreadable
from claimlint.article.read import read_article

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "article"))
import contextlib

from reading import check_invariants

pytestmark = pytest.mark.full

_FEWEST = 300
_WEIGHTY = 4096  # bytes: below, starting costs more than reading
_SLOWEST = 20  # times the median a byte
_JUDGED = 90  # pages that go through all rooms


@pytest.fixture(scope="module")
def pages() -> list[RealPage]:
    found = real_pages()
    if len(found) < _FEWEST:
        pytest.skip(f"only {len(found)} pages of documentation are installed here; this wants {_FEWEST}")
    return found


def test_every_page_is_read_or_refused(pages: list[RealPage]) -> None:
    refused: Counter[str] = Counter()
    for page in pages:
        try:
            article = read_article(page.content, page.name, page.format)
        except Unreadable as unreadable:
            refused[unreadable.problem.message[:40]] += 1
            continue
        check_invariants(article)
    assert refused.total() <= len(pages) // 20, f"too many refused: {refused}"


@pytest.mark.parametrize("format", ["markdown", "html", "text"])
def test_no_page_is_slow_for_its_size(pages: list[RealPage], format: str) -> None:
    weighty = [p for p in pages if p.format == format and len(p.content) >= _WEIGHTY]
    rates = {page: seconds(page) / len(page.content) for page in weighty}
    usual = median(rates.values())
    slow = [page for page, rate in rates.items() if rate > _SLOWEST * usual]
    # machines stutter: what was slow is asked again
    slow = [p for p in slow if min(seconds(p) for _ in range(3)) / len(p.content) > _SLOWEST * usual]
    assert not slow, [(page.name, len(page.content), rates[page] / usual) for page in slow]


def test_pages_go_through_all_rooms(pages: list[RealPage]) -> None:
    small = [page for page in pages if len(page.content) < 20_000]
    assert small
    for page in small[:: max(1, len(small) // _JUDGED)]:
        try:
            checked = judged(page.content, page.format)
        except Unreadable:
            continue
        for finding in checked.findings:
            assert checked.article.source.slice(finding.span) == finding.text


def seconds(page: RealPage) -> float:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read_article(page.content, page.name, page.format)
    return time.process_time() - began
