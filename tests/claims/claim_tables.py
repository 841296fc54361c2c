"""The tables of sentences under `cases/`: rows, the claims that they expect, and the article of a row.

Nothing here knows how claims are read. The form of a row stands in `cases/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

from claimlint.claims.model import Stance

CASES = Path(__file__).parent / "cases"
KNOWN_MISSES = CASES / "known_misses.txt"
STANCES = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim of a row. Alternatives stand side by side; an empty set or tuple allows anything."""

    text: str
    subject: tuple[str, ...]
    relation: frozenset[str]
    object: tuple[str, ...]
    low: int
    high: int
    negated: bool | None = False
    stances: frozenset[str] = frozenset({"assertion", "report"})
    found: frozenset[str] = frozenset()
    population: str = ""
    study: str = ""
    species: str = ""
    size: int | None = None
    numbers: tuple[str, ...] = ()
    attribution: frozenset[str] = frozenset()

    @property
    def is_positive(self) -> bool:
        """Whether the row says that the article itself claims an effect here."""
        return self.negated is False and self.high >= 1 and "assertion" in self.stances


@dataclass(frozen=True)
class Row:
    """One sentence with what must be read from it. `marks` are the claims' spans, as offsets into `say`."""

    item: str
    number: int
    say: str
    marks: tuple[tuple[int, int], ...]
    claims: tuple[Expected, ...] | None
    maybe: tuple[Expected, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)
    scopes: tuple[tuple[str, str], ...] = ()
    free: tuple[tuple[str, str], ...] = ()
    numbers: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        return f"{self.item}#{self.number}"

    @property
    def is_near_miss(self) -> bool:
        """Whether a careless reader would see a claim, or a stronger one, where the article makes none."""
        if self.claims is None:
            return False
        return not any(claim.is_positive for claim in self.claims)


def rows_of(folder: Path = CASES) -> Iterator[Row]:
    """Every row of every table, tables by name, rows in order."""
    for path in sorted(folder.glob("*.yaml")):
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for number, row in enumerate(table["rows"], 1):
            yield _row(path.stem, number, row)


def known_misses() -> frozenset[str]:
    """Ids of rows that the grammar is known to read wrongly. The list may only shrink."""
    lines = KNOWN_MISSES.read_text(encoding="utf-8").splitlines() if KNOWN_MISSES.exists() else []
    return frozenset(line.split()[0] for line in lines if line.strip() and not line.startswith("//"))


def _row(item: str, number: int, row: Mapping[str, Any]) -> Row:
    said = row["say"]
    context = {} if isinstance(said, str) else {key: str(value) for key, value in said.items() if key != "text"}
    marked = said if isinstance(said, str) else said["text"]
    say, marks = _unmarked(marked)
    return Row(
        item,
        number,
        say,
        marks,
        tuple(expected_of(c) for c in row["claims"]) if "claims" in row else None,
        tuple(expected_of(c) for c in row.get("maybe", ())),
        context,
        tuple(_pair(s) for s in row.get("scopes", ())),
        tuple(_pair(s) for s in row.get("free", ())),
        tuple(row["numbers"]) if "numbers" in row else None,
    )


def _pair(text: str) -> tuple[str, str]:
    kind, _, words = text.partition(":")
    return kind.strip(), words.strip()


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence without its marks, and their places. Marks may nest: then either place is right."""
    plain, marks, opened = "", [], []
    for piece in re.split(r"([«»])", text.rstrip("\n")):
        if piece == "«":
            opened.append(len(plain))
        elif piece == "»":
            marks.append((opened.pop(), len(plain)))
        else:
            plain += piece
    return plain, tuple(marks)


def expected_of(text: str) -> Expected:
    """A claim from its written form: subject | relation | object | strength [| flag]*."""
    parts = [part.strip() for part in text.split("|")]
    subject, relation, object_, strength, *flags = parts
    low, _, high = ("0", "-", "5") if strength == "*" else strength.partition("-")
    values: dict[str, Any] = {}
    for flag in flags:
        word, _, rest = flag.partition(" ")
        if set(word.split("/")) <= STANCES:
            values["stances"] = frozenset(word.split("/"))
        elif word in ("not", "not?"):
            values["negated"] = True if word == "not" else None
        elif word in ("found", "by"):
            values["found" if word == "found" else "attribution"] = frozenset(rest.split("/"))
        elif word == "n":
            values["size"] = int(rest)
        elif word == "with":
            values["numbers"] = (*values.get("numbers", ()), rest)
        elif word in ("in", "study", "species"):
            values["population" if word == "in" else word] = rest
        else:
            raise ValueError(f"unknown flag {flag!r} in {text!r}")
    return Expected(
        text, _names(subject), frozenset(() if relation == "*" else relation.split("/")), _names(object_),
        int(low), int(high or low), **values,
    )  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split("/"))
    return () if {"*", "?"} & set(names) else names


def source_of(row: Row) -> tuple[str, int, str]:
    """The article's text, where the row's own text starts in it, and the name of its format."""
    context, kind = row.context, row.context.get("format", "md")
    hashes = kind == "md"
    above = f"---\ntitle: {context['front-title']}\n---\n\n" if "front-title" in context else ""
    if "title" in context:
        above += f"{'# ' if hashes else ''}{context['title']}\n\n"
    if "heading" in context:
        above += f"{'## ' if hashes else ''}{context['heading']}\n\n"
    if "lead-in" in context:
        above += f"{context['lead-in']}\n\n- "
    if "before" in context:
        above += f"{context['before']} "
    after = f" {context['after']}" if "after" in context else ""
    return f"{above}{row.say}{after}\n", len(above), kind
