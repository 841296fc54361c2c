"""Rule packs: folders of YAML, one rule a file, the path is the id.

All that is wrong with a pack is collected with file, line and column; rules that are right are usable all the same. The
checked form is kept compiled, so that a normal run imports neither yaml nor jsonschema. What a rule's check does is
compiled one rule at a time, by `compile_rule`, when the rule is first run.
"""

from __future__ import annotations

import marshal
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.example_marks import unmarked
from claimlint.checks.kinds import Kind, MissingKind, kind_named
from claimlint.checks.model import Check, Example, Rule
from claimlint.checks.schema import FRAME, split_check
from claimlint.data import FORMAT, compiled, digest_of, yaml_files
from claimlint.yamlfile import Document, Invalid, Trail, read_yaml, validate, without_dates

_ID = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def load_rules(folders: Sequence[Path], kinds: Mapping[str, Kind] | None = None) -> tuple[Rule, ...]:
    """The rules of some packs, sorted by id. Raises `yamlfile.Invalid` with every problem of every file."""
    rules, problems = read_rules(folders, kinds)
    if problems:
        raise Invalid(problems)
    return rules


def read_rules(
    folders: Sequence[Path], kinds: Mapping[str, Kind] | None = None, *, examples: bool = False
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules that are right, sorted by id, and the problems of the others. `examples`: with their examples."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for folder in folders:
        plain, found = _pack(folder, kinds)
        problems += found
        for values in plain:
            rule = _rule(folder, values, examples=examples)
            if rule.id in rules:
                other = rules[rule.id].path
                problems.append(
                    Problem(_shown(folder, values["file"]), f"rule {rule.id!r} stands in {other} too; rename one", 1, 1)
                )
            else:
                rules[rule.id] = rule
    return tuple(rules[rule_id] for rule_id in sorted(rules)), tuple(problems)


def compile_rule(rule: Rule, context: CheckContext, kinds: Mapping[str, Kind] | None = None) -> Check:
    """The check of a rule. Raises `yamlfile.Invalid` with the places of all that its kind finds wrong in the spec."""
    own = replace(context, rule_id=rule.id, bad=[])
    try:
        check = kind_named(rule.kind, kinds).compile(rule.spec, own)
    except MissingKind as missing:
        own.problem((), str(missing))
    if not own.bad:
        return check
    if not rule.path:  # made of a setting, not of a file
        raise Invalid([Problem(rule.id, bad.message) for bad in own.bad])
    document = read_yaml(Path(rule.path), shown_path(rule))
    raise Invalid([document.problem(_in_file(document, rule.kind, bad.trail), bad.message) for bad in own.bad])


def _pack(folder: Path, kinds: Mapping[str, Kind] | None) -> tuple[list[dict[str, Any]], list[Problem]]:
    """A folder's rules as plain values, from the cache where all were right, and what is wrong with the rest."""
    if not folder.is_dir():
        return [], [Problem(folder.as_posix(), "is not a folder of rules")]
    files = yaml_files(folder)
    names = [path.relative_to(folder).as_posix() for path in files]
    problems: list[Problem] = []
    right: list[dict[str, Any]] = []

    def build() -> list[dict[str, Any]]:
        for path, name in zip(files, names, strict=True):
            right.extend(_read(path, name, _shown(folder, name), kinds, problems))
        if problems:
            raise _NotWhole
        return right

    stamp = digest_of("\0".join([*names, *sorted(kinds or ())]).encode(), 6)
    try:
        return compiled(f"rules-{stamp}", files, build), []
    except _NotWhole:
        return right, problems


class _NotWhole(Exception):
    """A pack with problems is not cached: the next run must find them again."""


def shown_path(rule: Rule) -> str:
    """A rule's file as it is written in messages."""
    path = Path(rule.path)
    return _shown(path.parent.parent, f"{path.parent.name}/{path.name}")


def _shown(folder: Path, name: str) -> str:
    return f"{folder.name if folder.is_absolute() else folder.as_posix()}/{name}"


def _read(
    path: Path, name: str, shown: str, kinds: Mapping[str, Kind] | None, problems: list[Problem]
) -> Iterable[dict[str, Any]]:
    """One file's rule in plain values, or nothing and its problems."""
    try:
        document = _with_words(read_yaml(path, shown))
    except Invalid as invalid:
        problems.extend(invalid.problems)
        return []
    found = list(dict.fromkeys(validate(document, FRAME)))  # the schema tells of each missing key, the message of all
    rule_id = name.rpartition(".")[0]
    if not _ID.fullmatch(rule_id):
        found.append(
            Problem(
                shown, f"{rule_id!r} is no id; write <family>/<name>.yaml in small letters, digits and hyphens", 1, 1
            )
        )
    if not found:
        found = _check_problems(document, kinds)
    examples, wrong = _examples(document) if not found else ({}, [])
    problems.extend(found + wrong)
    return [] if found or wrong else [_plain(document.value, rule_id, name, examples)]


def _with_words(document: Document) -> Document:
    """The document with `on` and `off` as keys: YAML reads them as true and false."""
    return document._replace(value=_keys_as_words(document.value))


def _keys_as_words(value: Any) -> Any:
    if isinstance(value, dict):
        words = {True: "on", False: "off"}
        return {words.get(k, k) if isinstance(k, bool) else k: _keys_as_words(v) for k, v in value.items()}
    return [_keys_as_words(part) for part in value] if isinstance(value, list) else value


def _check_problems(document: Document, kinds: Mapping[str, Kind] | None) -> list[Problem]:
    """What is wrong with the rule's `check` by the schema of its kind."""
    named, beside = split_check(document.value["check"])
    if len(named) != 1:
        said = " and ".join(map(repr, named)) or "none"
        return [document.problem(("check",), f"check names {said}; write exactly one kind of check")]
    try:
        kind = kind_named(named[0], kinds)
    except MissingKind as missing:
        return [document.key_problem(("check", named[0]), str(missing))]
    spec = document.value["check"][kind.name]
    merged = {**spec, **beside} if isinstance(spec, dict) else spec
    places, keys = (_rebased(part, kind.name, beside) for part in (document.places, document.keys))
    return validate(Document(document.path, merged, places, keys), kind.schema, f"check.{kind.name}")


def _rebased(
    places: Mapping[Trail, tuple[int, int]], kind: str, beside: Container[str]
) -> dict[Trail, tuple[int, int]]:
    """Places of the file as places of the merged spec."""
    found = {}
    for trail, place in places.items():
        if trail[:2] == ("check", kind):
            found[trail[2:]] = place
        elif trail[:1] == ("check",) and len(trail) > 1 and trail[1] in beside:
            found[trail[1:]] = place
    return found


def _in_file(document: Document, kind: str, trail: Sequence[str | int]) -> tuple[str | int, ...]:
    """A trail of the merged spec as it stands in the file."""
    beside = ("check", *trail)
    return beside if trail and beside[:2] in document.places else ("check", kind, *trail)


def _examples(document: Document) -> tuple[dict[str, Any], list[Problem]]:
    """The examples without their marks: lists of [text, spans, given, line]."""
    value = document.value.get("examples") or {}
    found: dict[str, list[Any]] = {"flag": [], "pass": []}
    problems = []
    for sort, items in value.items():
        for index, item in enumerate(items):
            trail = ("examples", sort, index)
            marked, given = (item, {}) if isinstance(item, str) else (item["text"], item.get("given") or {})
            try:
                text, spans = unmarked(marked)
            except ValueError as error:
                problems.append(document.problem(trail, str(error)))
                continue
            if bool(spans) != (sort == "flag"):
                need = "mark the words that must be found with « and »" if sort == "flag" else "take the marks « » out"
                problems.append(document.problem(trail, f"this {sort!r} example: {need}"))
                continue
            line = document.places.get(trail, (1, 1))[0]
            found[sort].append([text, [[span.start, span.end] for span in spans], without_dates(given), line])
    return found, problems


def _plain(value: Mapping[str, Any], rule_id: str, name: str, examples: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a rule, in values that marshal holds."""
    (kind,), beside = split_check(value["check"])
    spec = value["check"][kind]
    kept = {key: without_dates(value.get(key)) for key in ("summary", "severity", "message")}
    kept |= {key: (value.get(key) or "").strip() for key in ("why", "fix")}
    kept |= {key: without_dates(value.get(key) or []) for key in ("sources", "leads", "tags")}
    return kept | {
        "id": rule_id,
        "file": name,
        "confidence": value.get("confidence", "high"),
        "kind": kind,
        "spec": (whole := without_dates({**spec, **beside} if isinstance(spec, dict) else spec)),
        "stamp": digest_of(repr((rule_id, kind, whole)).encode(), 6),
        "examples": marshal.dumps((examples.get("flag", []), examples.get("pass", [])), FORMAT),  # few runs read them
    }


def _rule(folder: Path, values: Mapping[str, Any], *, examples: bool) -> Rule:
    flag, passes = map(_made, marshal.loads(values["examples"])) if examples else ((), ())
    return Rule(
        id=values["id"],
        summary=values["summary"],
        severity=values["severity"],
        confidence=values["confidence"],
        message=values["message"],
        why=values["why"],
        fix=values["fix"],
        sources=tuple(values["sources"]),
        leads=tuple(values["leads"]),
        kind=values["kind"],
        spec=values["spec"],
        path=f"{folder.as_posix()}/{values['file']}",
        flag=flag,
        passes=passes,
        tags=tuple(values["tags"]),
        stamp=values["stamp"],
    )


def _made(examples: Iterable[Any]) -> tuple[Example, ...]:
    return tuple(
        Example(text, tuple(Span(a, b) for a, b in spans), given, line) for text, spans, given, line in examples
    )
