"""Checking costs no more a byte on hostile pages than on others: eight times as much takes about eight times as long.

Each unit stands that many times in a row, most of them on one line without a full stop, as an export or a joined page
may have it.
"""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from claimlint.engine import Input, Tools, check
from claimlint.project import Project
from claimlint.reports import claims_json

_SMALL, _LARGE = 60, 480
_SLACK = 2.0  # machines stutter; quadratic time would be eight times over
_FLOOR = 0.5  # seconds under which nothing is measured
_PAGE = Path(__file__).parents[2] / "fixtures" / "turmeric-capsules.md"

UNITS = [
    "Garlic cures cancer and ", "Garlic cures cancer, gout, asthma, ", "*a **b garlic cures cancer ", "garlic,",
    "Garlic does not cure cancer and garlic cures gout ", '*a **b "garlic" cures ',
    "myth “garlic cures cancer” is false ", "Garlic cures 5% of 3 in 100 ", "100% safe and natural and ",
    "5 mg of vitamin D ", "Garlic cures cancer [1] ", "no side effects and side effects are common. ",
    "# Garlic cures cancer\n\nGarlic may ease colds.\n\n", "Garlic may ease colds. Garlic cures colds.\n\n",
    "if it is not stop taking statins , ", "In 2004 people took garlic and 1,200 people slept ",
]  # fmt: skip
MORE_UNITS = [
    "Garlic cures cancer (2019), ", "- Garlic cures cancer\n", "| garlic cures cancer | no |\n|---|---|\n",
    "never take garlic , ", "Is garlic good? ", "It cures it and ", "<b>Garlic</b> cures cancer &amp; ",
    "Q: Does garlic cure cancer?\nA: Yes.\n\n", "[garlic](http://a.b/c) cures cancer ", "Garlic[^1] cures cancer. ",
    "She said garlic cures cancer and he said ", "Jane Roe MD reviewed 3 May 2022 ", "XYZ (abc) ",
    "studies show garlic cures cancer, ", "amazing miracle cure , ", "ME (myalgic encephalomyelitis) ",
    "## Garlic cures cancer\n\nGarlic may ease colds.\n\n", "Garlic cures cancer.^3^ ",
]  # fmt: skip


def seconds(unit: str, times: int, project: Project, tools: Tools) -> float:
    """What it takes to read, check and tell a page of that many units."""
    page = Input("a.md", content=(unit * times).encode())
    gc.collect()
    gc.disable()  # what the tests before this one left behind would be searched again and again
    try:
        began = time.process_time()
        claims_json.render(check([page], project, tools))
        return time.process_time() - began
    finally:
        gc.enable()


def is_linear(unit: str, project: Project, tools: Tools, small: int = _SMALL, large: int = _LARGE) -> bool:
    seconds(unit, 10, project, tools)  # patterns are compiled when they are first asked
    most = seconds(unit, large, project, tools)
    return most <= _FLOOR or most <= _SLACK * (large / small) * seconds(unit, small, project, tools)


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str, project: Project, tools: Tools) -> None:
    assert is_linear(unit, project, tools)


@pytest.mark.full
@pytest.mark.parametrize("unit", MORE_UNITS)
def test_time_is_linear_for_more(unit: str, project: Project, tools: Tools) -> None:
    assert is_linear(unit, project, tools)


def test_time_is_linear_for_an_article_joined_to_one_line(project: Project, tools: Tools) -> None:
    page = " ".join(_PAGE.read_text(encoding="utf-8").split("---\n", 2)[2].split()) + " "
    assert is_linear(page, project, tools, 8, 64)
