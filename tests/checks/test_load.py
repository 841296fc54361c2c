"""Rule packs: what a right one gives, and what each wrong one says and where."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimlint.article.model import Span
from claimlint.checks.context import CheckContext
from claimlint.checks.example_marks import unmarked
from claimlint.checks.kinds import Kind
from claimlint.checks.load import compile_rule, load_rules, read_rules
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.schema import rule_schema
from claimlint.yamlfile import Invalid

RULE = """\
summary: Finds a word.
severity: error
check:
  word: {is: cure}
message: '"{text}" is found'
leads: [family/other]
sources: [{title: A standard, url: 'https://example.org/a'}]
examples:
  flag: ['It is a «cure».', {text: 'A «cure» and a «cure».', given: {as_of: 2026-11-23}}]
  pass: [Nothing here.]
"""


def _compile(spec: Mapping[str, Any], context: CheckContext) -> Check:
    if spec["is"] == "impossible":
        context.problem(("is",), "'impossible' cannot be found; write another word")

    def check(page: Page) -> Iterable[Hit]:
        return []

    return check


SCHEMA = {
    "type": "object",
    "required": ["is"],
    "additionalProperties": False,
    "properties": {"is": {"type": "string"}, "unless": {"type": "string"}},
}
WORD = {"word": Kind("word", SCHEMA, _compile)}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "pack"
    (folder / "family").mkdir(parents=True)
    (folder / "family" / "word.yaml").write_text(RULE, encoding="utf-8")
    return folder


def test_the_path_is_the_id_and_examples_lose_their_marks(pack: Path) -> None:
    for _ in range(2):  # built, then from the cache
        rules, problems = read_rules([pack], WORD, examples=True)
        assert problems == ()
        [rule] = rules
        assert (rule.id, rule.family, rule.kind, rule.confidence) == ("family/word", "family", "word", "high")
        assert [e.text for e in rule.flag] == ["It is a cure.", "A cure and a cure."]
        assert rule.flag[1].spans == (Span(2, 6), Span(13, 17))
        assert rule.flag[1].given == {"as_of": "2026-11-23"}
        assert [e.line for e in (*rule.flag, *rule.passes)] == [9, 9, 10]
        compile_rule(rule, CheckContext(), WORD)


def test_what_stands_beside_the_kind_belongs_to_the_spec(pack: Path) -> None:
    file = pack / "family" / "word.yaml"
    file.write_text(RULE.replace("  word: {is: cure}\n", "  word: {is: cure}\n  unless: quoted\n"), encoding="utf-8")
    [rule] = load_rules([pack], WORD)
    assert rule.spec == {"is": "cure", "unless": "quoted"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: error", "severity: fatal", "pack/family/word.yaml:2:11: severity is 'fatal'; write one of error,"),
        ("summary: ", "sumary: ", "pack/family/word.yaml:1:1: unknown key 'sumary'; did you mean 'summary'?"),
        ("word: {is", "wrod: {is", "pack/family/word.yaml:4:3: there is no kind of check 'wrod'; write one of phrase"),
        ("{is: cure}", "{iz: cure}", "unknown key 'iz'; did you mean 'is'?"),
        ("  word: {is: cure}\n", "  word: {is: cure}\n  unless: [1]\n", "pack/family/word.yaml:5:11: unless is [1]"),
        ("check:\n  word: {is: cure}\n", "check: {}\n", "check names none; write exactly one kind of check"),
        ("a «cure».", "a «cure.", "pack/family/word.yaml:9:10: a « is not closed"),
        ("Nothing here.", "Nothing «here».", "this 'pass' example: take the marks « » out"),
        ("It is a «cure».", "It is a cure.", "this 'flag' example: mark the words that must be found"),
        ("summary: Finds a word.", "summary: Finds: a word.", "is not valid YAML"),
    ],
)
def test_an_error_names_its_place_and_what_would_be_right(pack: Path, old: str, new: str, said: str) -> None:
    assert old in RULE
    (pack / "family" / "word.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    for _ in range(2):  # a broken pack is never taken from the cache
        with pytest.raises(Invalid) as raised:
            load_rules([pack], WORD)
        assert said in str(raised.value)


def test_all_problems_are_told_and_the_right_rules_kept(pack: Path) -> None:
    (pack / "family" / "bad.yaml").write_text("summary: x\n", encoding="utf-8")
    (pack / "Loose.yaml").write_text(RULE, encoding="utf-8")
    rules, problems = read_rules([pack, pack.parent / "absent"], WORD)
    assert [rule.id for rule in rules] == ["family/word"]
    assert [p.path for p in problems] == [
        "pack/Loose.yaml",
        "pack/family/bad.yaml",
        (pack.parent / "absent").as_posix(),
    ]


def test_one_id_in_two_packs_is_a_problem(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "family").mkdir(parents=True)
    (other / "family" / "word.yaml").write_text(RULE, encoding="utf-8")
    rules, problems = read_rules([pack, other], WORD)
    assert len(rules) == 1 and "stands in" in problems[0].message


def test_what_a_kind_finds_wrong_is_told_at_its_place(pack: Path) -> None:
    (pack / "family" / "word.yaml").write_text(RULE.replace("is: cure", "is: impossible"), encoding="utf-8")
    [rule] = load_rules([pack], WORD)
    with pytest.raises(Invalid, match=r"word\.yaml:4:14: 'impossible' cannot be found"):
        compile_rule(rule, CheckContext(), WORD)


def test_a_moved_rule_is_not_taken_from_the_cache(pack: Path) -> None:
    load_rules([pack], WORD)
    (pack / "family").rename(pack / "moved")
    assert [rule.id for rule in load_rules([pack], WORD)] == ["moved/word"]


@pytest.mark.parametrize(
    ("marked", "plain", "spans"),
    [
        ("no marks", "no marks", ()),
        ("«all»", "all", (Span(0, 3),)),
        ("a «b» c «d»", "a b c d", (Span(2, 3), Span(6, 7))),
    ],
)
def test_marks_become_spans(marked: str, plain: str, spans: tuple[Span, ...]) -> None:
    assert unmarked(marked) == (plain, spans)


@pytest.mark.parametrize("marked", ["a »b«", "«a «b»", "«a"])
def test_marks_that_do_not_pair_are_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="«"):
        unmarked(marked)


def test_the_whole_schema_is_a_schema() -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(rule_schema())


def test_a_cached_pack_needs_neither_yaml_nor_jsonschema(pack: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimlint.checks.load import read_rules;"
        "read_rules([Path(sys.argv[1])]); print(sorted({'yaml', 'jsonschema', 'rapidfuzz'} & set(sys.modules)))"
    )
    (pack / "family" / "word.yaml").unlink()
    done = subprocess.run([sys.executable, "-c", code, str(pack)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
