"""Tests of a claim on a page, given by its number, and how several are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimlint.checks.model import Page

Test = Callable[[Page, int], bool]


def all_of(tests: Sequence[Test]) -> Test:
    """Holds where all hold. A loop: `all` takes half as long again, and a pack asks a thousand times a page."""

    def test(page: Page, index: int) -> bool:
        for one in tests:  # noqa: SIM110
            if not one(page, index):
                return False
        return True

    return test


def any_of(tests: Sequence[Test]) -> Test:
    """Holds where one holds."""

    def test(page: Page, index: int) -> bool:
        for one in tests:  # noqa: SIM110
            if one(page, index):
                return True
        return False

    return test
