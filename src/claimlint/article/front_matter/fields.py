"""Front matter in YAML (---), TOML (+++) and JSON ({ }): every value as a Field with its exact place.

Values stay the words that were written; nothing is parsed to dates or numbers. Broken front matter is a problem with
line and column, because what it says about the article would else be lost in silence. Where every line is a key and
words all the same ("title: Detox: the truth"), these are taken as they are meant, so that the article is checked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimlint.article.metadata import Value, field_name, is_known
from claimlint.article.model import Field, Problem, Source, Span, Unreadable
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.keys import HOLDERS, credited, name_by_role, told_below
from claimlint.values import NamedTuple
from claimlint.yamlfile import yaml_complaint

if TYPE_CHECKING:
    import yaml

_OPEN = lazy_pattern(r"(---|\+\+\+)[ \t]*(?:\r?\n|\Z)")
_CLOSE = {
    "---": lazy_pattern(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": lazy_pattern(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_YAML_HEAD = lazy_pattern(r"(?:[ \t]*(?:#.*)?\r?\n)*[\"']?[\w@][^:\n#]{0,60}:(?:[ \t]|\r?\n|\Z)")
_JSON_HEAD = lazy_pattern(r"\{\s*(?:\"|\})")
# The everyday line, read without PyYAML (21 ms to import): a key and a plain or quoted scalar without anything special.
_PLAIN_LINE = lazy_pattern(
    r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?:\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\n]*)'"
    r"|(?P<plain>[A-Za-z0-9](?:(?!: | #|:\s*$)[^\n\t])*?)))?[ \t]*\r?\n"
)
# As it is meant, whatever stands behind the first colon; without what opens a list, a mapping, a quotation or a block.
_MEANT_LINE = lazy_pattern(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<plain>[^\W_][^\n]*?))?[ \t]*\r?\n")
_BLANK_LINE = lazy_pattern(r"[ \t]*(?:#[^\n]*)?\r?\n")
_NOTHING = frozenset({"~", "null", "none", "false", "no", "n/a"})  # `sponsored: false` names no sponsor
_NOT_LINE_END = lazy_pattern(r"[^\r\n]")
_TAG_OR_ANCHOR = lazy_pattern(r"[!&][^\s\"']*\s+")
_DEEPEST = 200
_NAME_KEYS = frozenset({"name", "title", "fullname", "displayname", "full_name", "display_name"})


class FrontMatter(NamedTuple):
    """The fields, the offset at which the article's body begins, and what is wrong though it could be read."""

    fields: list[Field]
    body: int
    problems: tuple[Problem, ...] = ()


def front_matter_of(source: Source) -> FrontMatter:
    """The front matter of a text; no fields and offset 0 where it has none. Raises Unreadable where it is broken."""
    text = source.text
    opened = _OPEN.match(text)
    if opened:
        return _fenced(source, opened)
    if text.startswith("{") and _JSON_HEAD.match(text):
        # with json, 5 ms: few articles have such front matter
        from claimlint.article.front_matter.json_places import Broken, scalars_of

        try:
            scalars, end = scalars_of(text, 0, len(text))
        except Broken as error:
            raise _broken(source, error.at, f"front matter is not valid JSON: {error}") from error
        values = [Value(tuple(str(t) for t in s.trail if isinstance(t, str)), s.text, s.start, s.end) for s in scalars]
        return FrontMatter(_fields(values), end)
    return FrontMatter([], 0)


def without_front_matter(source: Source) -> tuple[FrontMatter, str]:
    """The front matter of a file that is no Markdown (a page of Jekyll, an export), and the text with blanks for it.

    Raises Unreadable where it is broken.
    """
    front = front_matter_of(source) if source.text.startswith(("---", "+++")) else FrontMatter([], 0)
    blank = _NOT_LINE_END.sub(" ", source.text[: front.body]) if front.body else ""
    return front, blank + source.text[front.body :] if blank else source.text


def _fenced(source: Source, opened: re.Match[str]) -> FrontMatter:
    text, fence = source.text, opened.group(1)
    start = opened.end()
    closed = _CLOSE[fence].search(text, start)
    if fence == "---" and not (closed and closed.start() == start) and not _YAML_HEAD.match(text, start):
        return FrontMatter([], 0)  # a rule, not front matter
    if not closed:
        raise _broken(source, 0, f"front matter begins with {fence} and never ends; close it with a line {fence}")
    end = closed.start()
    problems: tuple[Problem, ...] = ()
    if fence == "+++":
        from claimlint.article.front_matter.toml_places import toml_values  # with tomllib, 5 ms

        told = toml_values(source, start, end)
        values: Iterable[Value] = told[0]
        problems = told[1]
    else:
        plain = _plain_values(text, start, end)
        try:
            values = _yaml_values(source, start, end) if plain is None else plain
        except Unreadable as broken:
            meant = _values_by_line(_MEANT_LINE, text, start, end)
            if meant is None:
                raise
            values, problems = meant, (broken.problem,)
    return FrontMatter(_fields(values), closed.end(), problems)


def _plain_values(text: str, start: int, end: int) -> list[Value] | None:
    """The values where every line is a plain `key: value`; None where PyYAML must judge."""
    found = _values_by_line(_PLAIN_LINE, text, start, end)
    return None if found is None or len({v.trail for v in found}) < len(found) else found


def _values_by_line(shape: re.Pattern[str], text: str, start: int, end: int) -> list[Value] | None:
    """The values of lines of one shape, blank lines between; None where a line is of another."""
    found = []
    at = start
    while at < end:
        line = shape.match(text, at)
        if line is None:
            blank = _BLANK_LINE.match(text, at)
            if blank is None:
                return None
            at = blank.end()
            continue
        group = line.lastgroup
        if group != "key" and group is not None:
            found.append(Value((line.group("key"),), line.group(group), *line.span(group)))
        at = line.end()
    return found


def _yaml_values(source: Source, start: int, end: int) -> list[Value]:
    import yaml

    made = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = made(source.text[start:end])
    try:
        _refuse_depth(source, made, start, end)
        node = loader.get_single_node()
        return list(_scalars(source, node, start)) if isinstance(node, yaml.MappingNode) else []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = yaml_complaint(error)
        place = source.place(min(end, start + (mark.index if mark else 0)))
        line = place.line if mark is None else source.place(start).line + mark.line
        column = 1 if mark is None else mark.column + 1
        raise Unreadable(Problem(source.path, f"front matter is not valid YAML: {what}", line, column)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        at = start + getattr(error, "position", 0)
        raise _broken(source, min(at, end), f"front matter is not valid YAML: {error}") from error
    finally:
        loader.dispose()


def _refuse_depth(source: Source, made: type[yaml.SafeLoader], start: int, end: int) -> None:
    """Refuse nesting that no author writes: libyaml composes by recursion and would end the whole process."""
    import yaml

    depth = 0
    for event in yaml.parse(source.text[start:end], Loader=made):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            at = start + (event.start_mark.index if event.start_mark else 0)
            raise _broken(source, at, f"front matter is nested deeper than {_DEEPEST} levels")


def _scalars(source: Source, root: yaml.MappingNode, base: int) -> Iterator[Value]:
    import yaml

    waiting: list[tuple[tuple[str, ...], yaml.Node]] = [((), root)]
    seen: set[int] = set()
    while waiting:
        trail, node = waiting.pop()
        if id(node) in seen:  # an alias: what it stands for is told where it stands
            continue
        if isinstance(node, yaml.ScalarNode):
            if node.value:
                yield Value(trail, node.value, *_inside(source.text, node, base))
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            pairs = [((*trail, str(k.value)), v) for k, v in node.value if isinstance(k, yaml.ScalarNode)]
        else:
            pairs = [(trail, v) for v in node.value]
        waiting.extend(reversed(pairs))


def _inside(text: str, node: yaml.ScalarNode, base: int) -> tuple[int, int]:
    """Where the words of a scalar stand: inside its quotes, without tag and anchor, the mark of a block scalar and the
    blanks around it.
    """
    start, end = base + node.start_mark.index, base + node.end_mark.index
    while text[start : start + 1] in ("!", "&") and (mark := _TAG_OR_ANCHOR.match(text, start, end)):
        start = mark.end()
    if node.style in ("'", '"') and end - start >= 2:
        return start + 1, end - 1
    if node.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _fields(values: Iterable[Value]) -> list[Field]:
    found: list[Field] = []
    for trail, text, start, end in values:
        if not trail or not text or text.lower() in _NOTHING:
            continue
        field = Field(_name_of(trail), ".".join(trail), text, Span(start, end), "front-matter")
        found.extend([field] if is_known(field.name) else credited(field))
    return _with_roles(found)


def _with_roles(fields: list[Field]) -> list[Field]:
    """Who has a role is known by it: `contributors: [{name: Ann Lee, role: Medical reviewer}]`."""
    made = list(fields)
    for entry in _entries(fields):
        role = fields[entry.pop("role")].value if "role" in entry else ""
        for key, at in entry.items():
            who = name_by_role(role, fields[at].name)
            name = who if not who or key.lower() in _NAME_KEYS else field_name(who + key)
            made[at] = made[at]._replace(name=name) if is_known(name) else made[at]
    return made


def _entries(fields: list[Field]) -> Iterator[dict[str, int]]:
    """The keys of each mapping below the top, one member of a list at a time, and where in `fields` they stand."""
    owner, entry = "", dict[str, int]()
    for at, field in enumerate(fields):
        above, _, last = field.key.rpartition(".")
        if above != owner or last in entry:
            yield entry
            owner, entry = above, {}
        if above:
            entry[last] = at
    yield entry


# and only who and when is told below them: `team: [{name: …, type: reviewer}]` gives the page no type
_TOLD = frozenset(["author", "reviewer", "fact-checker", "editor", "published", "updated", "reviewed", "next-review"])


def _name_of(trail: tuple[str, ...]) -> str:
    """`reviewer: {name: …}` is a reviewer; all under `claimlint` is for the review room; else the keys, joined."""
    first = field_name(trail[0])
    if len(trail) == 1 or first == "claimlint":
        return first
    if trail[0].lower() in ("params", "seo", "meta", "metadata", "extra"):  # Hugo and Zola keep a page's own keys there
        return _name_of(trail[1:])
    if trail[-1].lower() in _NAME_KEYS and len(trail) == 2 and is_known(first):
        return first
    if trail[0].lower() in HOLDERS and len(trail) == 2 and (own := field_name(trail[1])) in _TOLD:
        return own
    if len(trail) == 2 and (told := told_below(trail[0], trail[1], field_name(trail[1]))):
        return told
    if trail[-1].lower() in _NAME_KEYS and len(trail) == 2:
        return first
    return ".".join((first, *(key.lower() for key in trail[1:])))


def _broken(source: Source, at: int, what: str) -> Unreadable:
    place = source.place(at)
    return Unreadable(Problem(source.path, what, place.line, place.column))
