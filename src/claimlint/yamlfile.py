"""YAML files whose errors lead to a place: values, and the line and column of each key and item.

Validation is by JSON Schema; messages say what was found and what would be right, with the nearest match for an
unknown key.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimlint.article.model import Problem
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    import yaml

Trail = tuple[str | int, ...]


class Invalid(Exception):
    """Raised with all problems of a file (or of several) at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Spoilt(Invalid):
    """Raised for knowledge that many rules lean on: leaving out the rules that ask for it would hide what they find."""


class Document(NamedTuple):
    """A parsed file: plain values, and for each trail of keys and indexes its (line, column) from 1.

    places lead to a value where it is a scalar, else to its key; keys always lead to the key.
    """

    path: str
    value: Any
    places: Mapping[Trail, tuple[int, int]]
    keys: Mapping[Trail, tuple[int, int]] = {}

    def problem(self, trail: Sequence[str | int], message: str) -> Problem:
        """A problem at the innermost part of the trail that the file holds."""
        known = tuple(trail)
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return Problem(self.path, message, line, column)

    def key_problem(self, trail: Sequence[str | int], message: str) -> Problem:
        """A problem at the key itself that the trail ends in."""
        line, column = self.keys.get(tuple(trail), (0, 0))
        return Problem(self.path, message, line, column) if line else self.problem(trail, message)


def read_yaml(path: Path, shown: str | None = None) -> Document:
    """Parse a file. Raises Invalid with the place of a syntax error, a duplicate key, or bytes that are not UTF-8."""
    shown = shown or path.as_posix()
    return parse_yaml(read_text(path, shown), shown)


def read_text(path: Path, shown: str) -> str:
    """The text of a file. Raises Invalid where it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Invalid([Problem(shown, f"cannot be read: {error.strerror or error}")]) from error
    except UnicodeDecodeError as error:
        raise Invalid([Problem(shown, f"is not UTF-8 at byte {error.start}; save it as UTF-8")]) from error


def without_dates(value: Any) -> Any:
    """A value with YAML's dates as text: neither JSON, nor its schemas, nor marshal know dates."""
    if isinstance(value, dict):
        return {key: without_dates(part) for key, part in value.items()}
    if isinstance(value, list):
        return [without_dates(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


_DEEPEST = 100  # levels; our own files have ten


def _refuse_depth(text: str, shown: str, made: type[yaml.SafeLoader]) -> None:
    """Refuse nesting that nobody writes: libyaml composes by recursion and would end the whole process.

    Raises Invalid. A text that does not parse is left to the caller, who tells why.
    """
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=made):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                mark = event.start_mark
                place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
                raise Invalid([Problem(shown, f"is nested deeper than {_DEEPEST} levels", *place)])
    except yaml.YAMLError:
        return


# What most often lies behind the words of the parser, for those who write front matter and not programs.
_HINTS = {
    "mapping values are not allowed": '; put a value that holds a colon in quotes: "Sleep: what helps"',
    "cannot start any token": "; indent with spaces, not tabs, and put a value that begins with @, ` or % in quotes",
    "could not find expected ':'": "; each line is `name: value`, and the value of several lines is indented",
}


def yaml_complaint(error: yaml.MarkedYAMLError) -> str:
    """What the parser says is wrong, and what would be right where that is known."""
    what = ": ".join(part for part in (error.context, error.problem) if part)
    return what + next((hint for sign, hint in _HINTS.items() if sign in what), "")


def parse_yaml(text: str, shown: str) -> Document:
    """Parse text that came from `shown`. Raises Invalid."""
    import yaml  # 21 ms: only when a file is parsed, not to raise or catch Invalid

    made = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _refuse_depth(text, shown, made)
    loader = made(text)
    places: dict[Trail, tuple[int, int]] = {}
    keys: dict[Trail, tuple[int, int]] = {}
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(shown, None, {})
        problems = _note_places(node, (), places, keys, shown, [])
        if problems:
            raise Invalid(problems)
        return Document(shown, loader.construct_document(node), places, keys)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Invalid([Problem(shown, f"is not valid YAML: {yaml_complaint(error)}", line, column)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Invalid([Problem(shown, f"is not valid YAML: {error}", 1, 1)]) from error
    finally:
        loader.dispose()


def _note_places(
    node: yaml.Node,
    trail: Trail,
    places: dict[Trail, tuple[int, int]],
    keys: dict[Trail, tuple[int, int]],
    shown: str,
    problems: list[Problem],
) -> list[Problem]:
    import yaml

    places.setdefault(trail, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if key.value in seen and key.value != "<<":
                problems.append(Problem(shown, f"key {key.value!r} stands twice; keep one", line, column))
            seen.add(key.value if isinstance(key.value, str) else id(key))
            if isinstance(key.value, str):
                places[(*trail, key.value)] = keys[(*trail, key.value)] = (line, column)
                _note_places(value, (*trail, key.value), places, keys, shown, problems)
                # a wrong value is shown at the value, not at its key; one in lines of its own belongs to the key
                if isinstance(value, yaml.ScalarNode) or getattr(value, "flow_style", False):
                    places[(*trail, key.value)] = (value.start_mark.line + 1, value.start_mark.column + 1)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _note_places(item, (*trail, index), places, keys, shown, problems)
    return problems


def validate(document: Document, schema: Mapping[str, Any], whole: str = "the file") -> list[Problem]:
    """The document's problems against a JSON Schema, in file order; empty where it is valid. whole: what messages call
    all of it.
    """
    import jsonschema  # 86 ms: only when a file is validated

    errors = jsonschema.Draft202012Validator(schema).iter_errors(without_dates(document.value))
    problems = [problem for error in errors for problem in _told(document, error, whole)]
    return sorted(problems, key=lambda p: (p.line, p.column, p.message))


def _told(document: Document, error: Any, whole: str) -> list[Problem]:
    """A schema error in words: what was found, and what would be right; one problem for each unknown key."""
    trail = list(error.absolute_path)
    if error.validator in ("oneOf", "anyOf") and error.context:
        best = max(error.context, key=lambda e: len(e.absolute_path))
        if len(best.absolute_path) > len(error.absolute_path):
            return _told(document, best, whole)
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        unknown = [k for k in error.instance if k not in known]
        return [document.key_problem([*trail, k], f"unknown key {str(k)!r}{nearest(str(k), known)}") for k in unknown]
    name = ".".join(str(part) for part in trail) or whole
    expected = error.schema.get("description")
    if error.validator == "enum":
        hint = nearest(str(error.instance), [str(v) for v in error.validator_value])
        allowed = ", ".join(str(v) for v in error.validator_value)
        told = f" ({expected})" if expected else ""
        return [document.problem(trail, f"{name} is {error.instance!r}{hint}; write one of {allowed}{told}")]
    if error.validator == "required":
        missing = [k for k in error.validator_value if k not in error.instance]
        return [document.problem(trail, f"{name} lacks {', '.join(missing)}")]
    if error.validator == "minItems" and not error.instance:
        right = expected or "a list with one item or more"
        return [document.problem(trail, f"{name} is an empty list; write {right}, or leave it out")]
    if error.validator == "type":
        right = expected or _WORDS.get(str(error.validator_value), f"a {error.validator_value}")
        return [document.problem(trail, f"{name} is {error.instance!r}; write {right}")]
    return [document.problem(trail, f"{name}: {error.message}" + (f"; write {expected}" if expected else ""))]


_WORDS = {"object": "a mapping", "array": "a list", "string": "a text", "integer": "a whole number"}


def nearest(word: str, known: Sequence[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, or "" where none is near."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(word, known, scorer=DamerauLevenshtein.distance, score_cutoff=max(1, len(word) // 3))
    return f"; did you mean {found[0]!r}?" if found else ""


def nearest_rule(word: str, known: Sequence[str]) -> str:
    """The same for a rule: the names of its family may be missing ("cure" for "overclaim/cure")."""
    named = [name for name in known if name.partition("/")[2] == word]
    if named:
        return f"; did you mean {' or '.join(map(repr, named))}?"
    if not (said := nearest(word, known)) and "/" not in word:
        by_last = {name.rpartition("/")[2]: name for name in known}
        last = nearest(word, list(by_last))
        said = next((f"; did you mean {name!r}?" for end, name in by_last.items() if f" {end!r}?" in last), "")
    return said
