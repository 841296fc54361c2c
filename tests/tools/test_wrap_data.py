"""Long lines of rules and evidence are wrapped, and say what they said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from wrap_data import WIDTH, said, wrap

LONG = {
    "a list": "words: [" + ", ".join(f"word{n}" for n in range(60)) + "]\n",
    "a phrase": "any:\n  - (" + "|".join(f"heal{n}" for n in range(60)) + ") the <condition>\n",
    "a quoted phrase": "any:\n  - '[" + "|".join(f"won''t{n}" for n in range(60)) + "] : it'\n",
    "a mapping in brackets": "- {name: pain, aliases: [" + ", ".join(f"ache of the {n}" for n in range(40)) + "]}\n",
    "a sentence": "flag:\n  - " + "Our tea «heals» gout and is loved by all of our guests. " * 6 + "\n",
    "behind a block of lines": "pass:\n  - |-\n    A title\n\n    A text.\n  - "
    + "It may help some of them. " * 8
    + "\n",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_lines_are_wrapped_and_say_the_same(text: str) -> None:
    wrapped = wrap(text)
    assert max(map(len, wrapped.splitlines())) <= WIDTH < max(map(len, text.splitlines()))
    assert said(wrapped) == said(text)
    assert wrap(wrapped) == wrapped


@pytest.mark.parametrize(
    "text",
    [
        "why: >-\n  " + "These words stand in a block, where lines are the writer's own. " * 3 + "\n",
        "# " + "a comment " * 20 + "\na: b\n",
        "'" + "k" * 130 + "': value\n",
    ],
)
def test_what_cannot_be_broken_stays(text: str) -> None:
    assert wrap(text) == text
    assert yaml.safe_load(text)
