"""The other commands as a shell sees them."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml
from called import BAD, GOOD, Shell

from claimlint.schemas import schema


def test_claims_are_told_for_people_and_programs(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    told = shell("claims", "a.md")
    assert told.code == 0
    assert "‹Garlic› [cures] the {common cold} in two days." in told.out
    value = json.loads(shell("claims", "-o", "json", "a.md").out)
    jsonschema.Draft202012Validator(schema("claims")).validate(value)
    claim = value["claims"][0]
    assert (claim["subject"], claim["relation"], claim["strength"], claim["negated"]) == ("garlic", "cure", 5, False)


CLAIMS = """\
Experts say turmeric cures arthritis.

A trial to see whether ginger cures nausea is under way.

Garlic reverses `joint` arthritis.

Q: Can zinc prevent flu?
A: Yes.
"""


def test_claims_tell_each_cue_once_and_why_a_bare_yes_says_more(shell: Shell) -> None:
    shell.write(**{"a.md": CLAIMS})
    told = shell("claims", "a.md").out
    assert told.count("attribution by Experts say") == told.count("hedge by whether") == 1
    assert "‹Garlic› [reverses] … {arthritis}." in told and "\ufffc" not in told
    assert "strength: prevent 4; can ≤3; a bare yes ≥4" in told
    messages = [f["message"] for f in json.loads(shell("check", "-o", "json", "a.md").out)["findings"]]
    assert any('"reverses … arthritis"' in message for message in messages)
    assert not any("\ufffc" in message for message in messages)


def test_claims_of_a_clean_page_exit_0_and_of_a_broken_one_2(shell: Shell) -> None:
    shell.file("b.txt", b"\xff")
    shell.file("a.md", BAD)
    assert shell("claims", "a.md").code == 0
    result = shell("claims", "-o", "json", "b.txt")
    assert result.code == 2 and json.loads(result.out)["problems"] and "b.txt:1:1" in result.err


def test_explain_a_rule_an_entry_and_a_decision_rule(shell: Shell) -> None:
    rule = shell("explain", "overclaim/cure")
    assert rule.code == 0
    for heading in ("Why it matters", "How to mend it", "Flagged", "Not flagged", "Asked for by"):
        assert f"\n{heading}\n" in rule.out
    entry = shell("explain", "acupuncture-knee-osteoarthritis")
    assert "may say" in entry.out and "https://doi.org/10.1002/14651858.CD001977.pub2" in entry.out
    assert "gives no reason" in shell("explain", "review/no-reason").out


def test_explain_a_family_names_its_rules(shell: Shell) -> None:
    result = shell("explain", "overclaim")
    assert result.code == 2 and "'overclaim' is a family; explain one of its rules: overclaim/" in result.err


def test_rules_are_listed_with_the_severity_in_force(shell: Shell) -> None:
    shell.write(**{"claimlint.yaml": "severity: {overclaim/cure: info}\nignore: [structure]\n"})
    lines = shell("rules").out.splitlines()
    assert any(line.split()[:2] == ["overclaim/cure", "info"] for line in lines)
    assert any(line.split()[:2] == ["structure/dangling-list", "off"] for line in lines)
    rules = {rule["id"]: rule for rule in json.loads(shell("rules", "-o", "json").out)["rules"]}
    assert rules["overclaim/cure"]["level"] == "info" and not rules["structure/dangling-list"]["in_force"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("acupuncture", "knee", "osteoarthritis"), "may say     Acupuncture may slightly reduce"),
        (("turmeric",), "entries. `claimlint explain ENTRY`"),
        (("Ascorbic", "acid"), "vitamin c"),
    ],
)  # fmt: skip
def test_the_registry_is_looked_up_by_everyday_words(shell: Shell, words: tuple[str, ...], shown: str) -> None:
    result = shell("evidence", *words)
    assert result.code == 0 and shown.lower() in result.out.lower()


def test_what_the_registry_does_not_know_is_told_with_the_nearest_name(shell: Shell) -> None:
    result = shell("evidence", "tumeric")
    assert result.code == 2 and "there is no entry about 'tumeric'; did you mean 'turmeric'?" in result.err


def test_the_retraction_snapshot_is_made_shown_and_told_of(shell: Shell) -> None:
    from claimlint.evidence.retractions import COLUMNS

    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "Record ID": "1", "Title": "A made-up paper", "RetractionDate": "1/2/2020 0:00", "OriginalPaperDOI": "10.1234/x",
        "RetractionNature": "Retraction", "Reason": "+Error",
    }  # fmt: skip
    text = ",".join(COLUMNS) + "\n" + ",".join(f'"{row[c]}"' for c in COLUMNS) + "\n"
    shell.write(**{"a.md": GOOD, "rw.csv": text})
    assert "no snapshot" in shell("check", "a.md").out
    assert shell("evidence", "retractions", "show").out.startswith("There is no snapshot")
    made = shell("evidence", "retractions", "import", "--taken-on", "2026-11-01", "rw.csv")
    assert made.code == 0 and made.out == "claimlint-retractions.sqlite holds 1 notices.\n", made.err
    assert "1 notices, taken on 2026-11-01, 22 days ago" in shell("evidence", "retractions", "show").out
    assert "retractions after 2026-11-01 (the snapshot's day, 22 days ago)" in " ".join(
        shell("check", "a.md").out.split()
    )
    assert shell("evidence", "retractions", "import", "none.csv").code == 2


@pytest.mark.parametrize("name", ["rule", "registry", "config", "report", "claims"])
def test_every_schema_is_one(shell: Shell, name: str) -> None:
    result = shell("schema", name)
    assert result.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(result.out))


def test_init_writes_a_configuration_that_is_valid_and_asks_nothing(shell: Shell) -> None:
    (shell.folder / "content").mkdir()
    assert shell("init").code == 0
    text = (shell.folder / "claimlint.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=.claimlint/") and yaml.safe_load(text)["paths"] == [
        "content"
    ]
    jsonschema.Draft202012Validator(schema("config")).validate(yaml.safe_load(text))
    again = shell("init")
    assert again.code == 2 and "claimlint.yaml is there already; --force writes over it" in again.err
    # what is commented out is right too
    everything = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if not line.startswith(("# y", "# W", "# d", "# A"))
    )
    jsonschema.Draft202012Validator(schema("config")).validate(yaml.safe_load(everything))


def test_config_says_what_is_in_force_and_who_said_so(shell: Shell) -> None:
    shell.write(
        **{
            "house.yaml": "jurisdiction: uk\nignore: [structure]\n",
            "claimlint.yaml": "extends: ./house.yaml\nfreshness: {treatment: 12}\noverrides:\n- paths: [news]\n  page_type: page\n  severity: {dates: off}\n",
        }
    )
    told = shell("config").out
    assert ["jurisdiction", "uk", "house.yaml:1:15"] in [line.split() for line in told.splitlines()]
    assert "house.yaml:1:15" in told and "claimlint.yaml:2:24" in told
    assert "structure/dangling-list" in told and "ignored (house.yaml:2:10)" in told
    path = shell("config", "news/a.md").out
    assert "page_type" in path and "dates/stale-review" in path and "off (claimlint.yaml:4:3)" in path
    value = json.loads(shell("config", "-o", "json", "news/a.md").out)
    assert value["rules"]["dates/stale-review"] == {"runs": False, "level": None, "from": "off (claimlint.yaml:4:3)"}


def test_without_a_configuration_the_defaults_are_told(shell: Shell) -> None:
    assert "no claimlint.yaml; the defaults" in shell("config").out


RULE = """\
summary: Claims a miracle
severity: error
confidence: high
check:
  phrase:
    any: ['miracle cure']
message: '"{text}" promises a miracle'
why: Nobody can.
fix: Say what was measured.
sources: [{title: House style}]
examples:
  flag: ['A «miracle cure» for knees.']
  pass: ['No miracle is known.']
"""


def test_an_own_pack_is_run_and_what_it_lacks_is_a_warning(shell: Shell) -> None:
    shell.write(**{"pack/house/miracle.yaml": RULE})
    result = shell("test", "pack")
    assert result.code == 0, result.out + result.err
    assert "warning: " in result.out and "has 1 'flag' examples; write at least 6" in result.out
    assert result.out.endswith("1 rules, 2 examples: all right.\n")


def test_an_example_that_is_not_met_is_told_with_its_place(shell: Shell) -> None:
    shell.write(**{"pack/house/miracle.yaml": RULE.replace("No miracle is known.", "This is a miracle cure too.")})
    result = shell("test", "pack")
    assert result.code == 1 and "miracle.yaml:13: this 'pass' example is flagged at «miracle cure»" in result.out


def test_a_pack_that_does_not_load_is_never_called_right(shell: Shell) -> None:
    broken = RULE.replace("  phrase:\n    any: ['miracle cure']", "  phrase: [miracle]")
    shell.write(**{"pack/house/miracle.yaml": broken})
    result = shell("test", "pack")
    assert result.code == 2 and "all right" not in result.out
    assert "pack/house/miracle.yaml:5:11: check.phrase is ['miracle']; write a mapping" in result.err
    shell.write(**{"pack/house/wonder.yaml": RULE})
    result = shell("test", "pack")
    assert result.code == 2 and result.out.endswith("1 rules, 2 examples: 1 problems.\n")


def test_the_name_of_a_family_comes_before_a_folder_of_that_name(shell: Shell) -> None:
    shell.write(**{"danger/house/miracle.yaml": RULE, "pack/house/miracle.yaml": RULE})
    family, folder = shell("test", "danger"), shell("test", "./danger")
    assert family.code == 0 and not family.out.endswith("1 rules, 2 examples: all right.\n")
    assert folder.out.endswith("1 rules, 2 examples: all right.\n")
    assert shell("test", "pack").out == folder.out.replace("danger/", "pack/")


def test_a_pack_of_the_project_takes_part_in_check(shell: Shell) -> None:
    shell.write(
        **{
            "pack/house/miracle.yaml": RULE,
            "claimlint.yaml": "rules: [pack]\n",
            "a.md": "A miracle cure for knees is sold here.\n",
        }
    )
    result = shell("check", "--select", "house", "a.md")
    assert result.code == 1 and '"miracle cure" promises a miracle' in result.out


def test_a_folder_without_rules_is_told(shell: Shell) -> None:
    (shell.folder / "pack").mkdir()
    assert shell("test", "pack").code == 2 and shell("test", "nothing/here").code == 2


def test_house_phrases_are_rules_of_the_project(shell: Shell) -> None:
    shell.write(
        **{
            "claimlint.yaml": "house_phrases: [{phrase: game changer, severity: error, instead: advance}]\n",
            "a.md": "It is a game changer.\n",
        }
    )
    result = shell("check", "a.md")
    assert result.code == 1 and "game changer" in result.out


def test_help_names_every_command_and_its_options(shell: Shell) -> None:
    result = shell("--help")
    assert result.code == 0
    for name in (
        "check",
        "claims",
        "explain",
        "rules",
        "evidence",
        "test",
        "baseline",
        "decisions",
        "config",
        "schema",
        "init",
    ):
        assert f"\n  {name}" in result.out
        assert shell(name, "--help").code == 0
    assert shell("--version").out == "claimlint 0.1.0\n"


@pytest.mark.parametrize(
    ("folder", "words", "is_missing"),
    [
        ("guides", "This article is for information only and does not replace professional medical advice.", True),
        ("guides", "Written for the Knee Trust.", False),
        ("other", "This article is for information only and does not replace professional medical advice.", False),
        ("legal", "", False),
    ],
)  # fmt: skip
def test_a_disclaimer_is_asked_for_by_page_type(shell: Shell, folder: str, words: str, is_missing: bool) -> None:
    text = "# Knee pain\n\n" + "Acupuncture may slightly reduce knee osteoarthritis pain. " * 40 + f"\n\n{words}\n"
    configuration = (
        "page_types: {guides: guide, other: article, legal: page}\n"
        "disclaimers: {guide: Written for the Knee Trust.}\nselect: [disclaimer/missing]\n"
    )
    shell.write(**{"claimlint.yaml": configuration, f"{folder}/a.md": text})
    findings = json.loads(shell("check", "-o", "json").out)["findings"]
    assert [f["rule"] for f in findings] == ["disclaimer/missing"] * is_missing
