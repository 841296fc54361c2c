"""Names of interventions, conditions, outcomes, populations and body structures, with aliases and `is_a`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from claimlint.claims.lexicon.inflect import plurals_of, singulars_of, spellings_of
from claimlint.claims.model import NameKind
from claimlint.data import compiled, knowledge_folder, yaml_files
from claimlint.values import NamedTuple
from claimlint.yamlfile import Document, Invalid, read_yaml

_KINDS = ("intervention", "condition", "outcome", "population", "structure")


class Term(NamedTuple):
    """A name of the vocabulary. parents: by `is_a`, nearest first, transitive."""

    name: str
    kind: NameKind
    category: str
    parents: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All terms by name. Names are unique over all kinds but for a few (smoking) that are both exposure and
    condition.
    """

    rows: Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]]

    def get(self, name: str) -> Term | None:
        """The term of a name, or None."""
        row = self.rows.get(name)
        return Term(name, row[0], row[1], row[2], row[3]) if row else None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Term]:
        return (Term(name, *row) for name, row in self.rows.items())  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.rows)

    def is_a(self, name: str, parent: str) -> bool:
        """Whether `name` is `parent` or falls under it."""
        row = self.rows.get(name)
        return name == parent or (row is not None and parent in row[2])

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Names below each name, nearest or not."""
        found: dict[str, list[str]] = {}
        for name, row in self.rows.items():
            for parent in row[2]:
                found.setdefault(parent, []).append(name)
        return {name: tuple(group) for name, group in found.items()}


def load_vocabulary(folders: tuple[Path, ...] = ()) -> Vocabulary:
    """The built-in vocabulary, and those of further folders over it (a name given again replaces the earlier one).

    Raises yamlfile.Invalid with the place of whatever is wrong.
    """
    return Vocabulary(compiled("vocabulary", vocabulary_files(folders), lambda: _rows(folders)))


def vocabulary_files(folders: tuple[Path, ...] = ()) -> list[Path]:
    """The files that make up the vocabulary, in the order in which they count."""
    own = yaml_files(knowledge_folder("evidence") / "vocabulary")
    return own + [path for folder in folders for path in yaml_files(folder / "vocabulary")]


def _rows(folders: tuple[Path, ...]) -> dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    raw = names_of_files(vocabulary_files(folders))
    parent = {row["name"]: row.get("is_a", "") for row in raw}
    rows = {}
    for row in raw:
        aliases = tuple(a if isinstance(a, str) else a["text"] for a in row.get("aliases", ()))
        rows[row["name"]] = (row["kind"], row.get("category", ""), _ancestors(row["name"], parent), aliases)
    return rows


def names_of_files(files: list[Path]) -> list[dict[str, Any]]:
    """The rows of vocabulary files, each with its `kind`; a name given again replaces the earlier row of its kind."""
    found: dict[str, dict[str, Any]] = {}
    for path in files:
        document = read_yaml(path)
        kind, names = _content(document)
        for row in names:
            earlier = found.get(row["name"])
            if earlier is None or earlier["kind"] == kind:
                found[row["name"]] = {**row, "kind": kind}
            elif row.get("category") == "exposure":
                # smoking is a habit to treat and an exposure that harms: one name, known by all its other names
                aliases = [*earlier.get("aliases", ()), *row.get("aliases", ())]
                earlier["aliases"] = [a for at, a in enumerate(aliases) if a not in aliases[:at]]
    return list(found.values())


def _content(document: Document) -> tuple[str, list[dict[str, Any]]]:
    """The kind and rows of a vocabulary file. Raises Invalid where it is none; its fields are for `evidence check`."""
    value = document.value
    if not isinstance(value, dict) or not isinstance(value.get("names"), list) or value.get("kind") not in _KINDS:
        said = f"is no file of the vocabulary; it holds a 'kind' ({', '.join(_KINDS)}) and a list of 'names'"
        raise Invalid([document.problem((), said)])
    wrong = [at for at, row in enumerate(value["names"]) if not isinstance(row, dict) or not _is_name(row)]
    if wrong:
        said = "is no row of the vocabulary; write {name: …, aliases: […]}"
        raise Invalid([document.problem(("names", at), said) for at in wrong])
    return value["kind"], value["names"]


def _is_name(row: Mapping[str, Any]) -> bool:
    aliases = row.get("aliases", ())
    return (
        isinstance(row.get("name"), str)
        and isinstance(row.get("is_a", ""), str)
        and isinstance(aliases, list | tuple)
        and all(isinstance(a, str) or (isinstance(a, dict) and isinstance(a.get("text"), str)) for a in aliases)
    )


def _ancestors(name: str, parent: Mapping[str, str]) -> tuple[str, ...]:
    chain: list[str] = []
    at = parent.get(name, "")
    while at and at not in chain and at != name:  # a loop is reported by `evidence check`; here it only must end
        chain.append(at)
        at = parent.get(at, "")
    return tuple(chain)


def spelled_forms(text: str) -> tuple[str, ...]:
    """A name as it may be written: itself, its plural, and the other side of the Atlantic's spelling of both."""
    forms = [text, *plurals_of(text), *singulars_of(text)]
    forms += [other for form in tuple(forms) for other in spellings_of(form)]
    return tuple(dict.fromkeys(forms))
