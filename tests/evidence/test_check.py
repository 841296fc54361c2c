"""Tests of the evidence: each kind of mistake told with its place, and the built-in evidence without any."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimlint.claims.lexicon.language import load_language
from claimlint.evidence.keeping.check import check_evidence
from claimlint.evidence.keeping.due import due
from claimlint.evidence.keeping.wording import fault_of_wording
from claimlint.evidence.knowledge import load_knowledge
from claimlint.evidence.read import read_entries
from claimlint.evidence.registry import builtin_folders, registry_files

ENTRY = """\
topic: sleep
entries:
- id: valerian-snoring
  intervention: valerian
  category: herb
  outcome: snoring
  population: [adults]
  relation: reduces-symptom
  direction: unknown
  certainty: none
  max_strength: 0
  min_strength: 0
  effect: No trial is known
  harms: Drowsiness
  suggest: There is no good evidence that valerian relieves snoring.
  sources:
  - {type: agency, title: Valerian, id: 'https://ods.od.nih.gov/x', year: 2013, verified: seen, via: page}
  checked_on: 2026-11-23
  level: A
  certainty_basis: assigned
"""


def told(tmp_path: Path, text: str) -> list[str]:
    """What is said of an own file, its place from the file's name on."""
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    return [
        str(p).partition("/own.yaml:")[2] for p in check_evidence([tmp_path], builtin=False) if "own.yaml" in p.path
    ]


def test_a_right_entry_passes(tmp_path: Path) -> None:
    assert told(tmp_path, ENTRY) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            "intervention: valerian",
            "intervention: valeriam",
            "4:17",
            "'valeriam' is not in the vocabulary; did you mean",
        ),
        ("[adults]", "[adults, marsians]", "7:24", "'marsians' is not in the vocabulary"),
        ("max_strength: 0", "max_strength: 2", "11:17", "none certainty allows 0"),
        ("min_strength: 0", "min_strength: 1", "12:17", "min_strength 1 is above max_strength 0"),
        ("direction: unknown", "direction: benefit", "10:14", "without evidence (none) the direction is unknown"),
        ("x', year", "', year", "", ""),
        ("https://ods.od.nih.gov/x", "doi:11.1/x", "17:41", "is not a DOI"),
        ("https://ods.od.nih.gov/x", "pmid:0", "17:41", "is not well formed"),
        ("via: page", "via: link", "19:10", "level A needs a source that was seen"),
        ("verified: seen", "verified: memory", "17:", "a source from memory has the id null"),
        ("2026-11-23", "'2026-13-01'", "18:15", "is no day"),
        ("relieves snoring", "cures snoring at once", "", ""),
        ("There is no good evidence that valerian relieves", "Valerian cures", "15:12", "is itself overstated"),
        ("valerian relieves snoring", "yoga relieves snoring", "15:12", "is read as"),
        (
            "There is no good evidence that valerian relieves snoring.",
            "Sleep well.",
            "15:12",
            "is read as no claim at all",
        ),
        ("relation: reduces-symptom", "relation: eases", "8:13", "write one of treats"),
        ("harms: Drowsiness", "harm: Drowsiness", "14:3", "unknown key 'harm'; did you mean 'harms'?"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    found = told(tmp_path, ENTRY.replace(old, new))
    assert not message or any(one.startswith(place) and message in one for one in found), found


def test_entries_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    second = ENTRY.partition("entries:\n")[2].replace("valerian-snoring", "valerian-snoring-2")
    second = second.replace("direction: unknown", "direction: mixed").replace("certainty: none", "certainty: very-low")
    second = second.replace("max_strength: 0", "max_strength: 1").replace(
        "There is no good evidence that", "It is unclear whether"
    )
    found = told(tmp_path, ENTRY + second)
    assert any("says mixed where valerian-snoring says unknown" in one for one in found), found


def test_circles_and_missing_parents_in_the_vocabulary_are_told(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    names = "- {name: aa, is_a: bb}\n- {name: bb, is_a: aa}\n- {name: cc, is_a: nothing}\n"
    text = f"version: 1\nkind: condition\nnames:\n{names}"
    (tmp_path / "vocabulary" / "own.yaml").write_text(text, encoding="utf-8")
    found = [str(p) for p in check_evidence([tmp_path], builtin=False, wording=False) if "own.yaml" in p.path]
    assert [one.partition("own.yaml:")[2].partition(": ")[2] for one in found] == [
        "aa: is_a leads back to 'aa'; cut the circle",
        "bb: is_a leads back to 'bb'; cut the circle",
        "cc: is_a 'nothing' is no name",
    ]
    load_knowledge([tmp_path])  # a circle ends


def test_what_is_broken_is_told_and_nothing_raises(tmp_path: Path) -> None:
    assert told(tmp_path, "topic: [") != []
    assert told(tmp_path, ENTRY[:120]) != []
    assert told(tmp_path, "") != []


def test_the_built_in_evidence_has_no_problem_in_fields_names_or_sources() -> None:
    assert check_evidence(wording=False) == []


# Their names are shadowed by shorter ones (hearing, hepatitis) when the sentence is read; the wording itself is right.
MISREAD = {"hearing-aids-hearing-loss", "hepatitis-a-vaccine"}


def test_every_suggested_wording_is_read_as_its_entry_and_passes() -> None:
    rows = [row for path in registry_files(builtin_folders()[0]) for row in read_entries([path]).values()]
    knowledge, language = load_knowledge(), load_language(())
    wrong = {row["id"] for row in rows if fault_of_wording(row, knowledge, language)}
    assert wrong <= MISREAD


def test_entries_fall_due_by_what_they_are_about() -> None:
    knowledge = load_knowledge()
    waiting = {one.entry.id: one for one in due(knowledge.registry, knowledge.vocabulary, date(2030, 1, 1))}
    months = {name: waiting[name].months for name in ("ivermectin-covid", "aspirin-bleeding", "turmeric-cancer")}
    assert months == {"ivermectin-covid": 6, "aspirin-bleeding": 12, "turmeric-cancer": 18}
    assert waiting["yoga-asthma"].months == 24 and waiting["smoking-lung-cancer"].months == 18
    assert due(knowledge.registry, knowledge.vocabulary, date(2026, 11, 23)) == []
    first = due(knowledge.registry, knowledge.vocabulary, date(2027, 5, 23))
    assert first and {one.what for one in first} == {"outbreak"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            "- {name: aa, aliases: [bb]}\n- {name: cc, aliases: [Bb]}\n",
            "5:24: cc: 'bb' already stands for 'aa'; keep one",
        ),
        ("- {name: aa}\n- {name: cc, aliases: [aa]}\n", "5:24: cc: 'aa' already stands for 'aa'; keep one"),
        ("- {name: aa}\n- {name: aa}\n", "5:10: 'aa' stands twice in this file; keep one"),
        ("- {name: aa, alias: [bb]}\n", "4:14: unknown key 'alias'"),
        ("- {name: aa, aliases: bb}\n", "4:23: names.0.aliases is 'bb'; write a list"),
        ("- {name: aa, category: druk}\n", "4:24: names.0.category is 'druk'; did you mean 'drug'?"),
        ("- {aliases: [bb]}\n", "4:3: names.0 lacks name"),
        ("- {name: aa, aliases: [{text: US, case_sensitive: true}, us]}\n", ""),
    ],
)
def test_a_name_has_known_fields_and_forms_of_its_own(tmp_path: Path, names: str, said: str) -> None:
    (tmp_path / "vocabulary").mkdir()
    file = tmp_path / "vocabulary" / "own.yaml"
    file.write_text(f"version: 1\nkind: condition\nnames:\n{names}", encoding="utf-8")
    found = [str(p).partition("own.yaml:")[2] for p in check_evidence([tmp_path], builtin=False, wording=False)]
    assert any(one.startswith(said) for one in found) if said else not found, found
