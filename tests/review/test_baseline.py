"""The baseline: what it accepts, what it lets go, and that its file is always whole."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.article.model import Span
from claimlint.checks.model import Finding
from claimlint.review.baseline import BaselineEntry, accept, difference, label, prune
from claimlint.review.baseline_file import baseline_text, change_baseline, read_baseline
from claimlint.yamlfile import Invalid


def finding(path: str, sentence: str, rule: str = "overclaim/cure", at: int = 0) -> Finding:
    return Finding(rule, path, Span(at, at + 1), "x", sentence, "m", "f", "error", "high")


def everywhere(path: str) -> bool:
    return True


def nowhere(path: str) -> bool:
    return False


def statuses(
    findings: list[Finding], entries: list[BaselineEntry], exists: Callable[[str], bool] = everywhere
) -> list[str]:
    return [f.status for f in label(findings, entries, exists).findings]


def test_entries_are_matched_as_a_multiset() -> None:
    entries = [BaselineEntry("a.md", "overclaim/cure", "It cures.", 2)]
    assert statuses([finding("a.md", "It cures.")] * 3, entries) == ["accepted", "accepted", "open"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("It cures.", "accepted"), ("It  cures.", "accepted"), ("it cures.", "accepted"), ("It cures!", "open"), ("", "open"),
    ],
)  # fmt: skip
def test_spaces_and_case_do_not_matter_words_do(sentence: str, status: str) -> None:
    assert statuses([finding("a.md", sentence)], [BaselineEntry("a.md", "overclaim/cure", "It cures.")]) == [status]


def test_another_rule_or_path_is_not_meant() -> None:
    entries = [BaselineEntry("a.md", "overclaim/cure", "It cures.")]
    assert statuses([finding("a.md", "It cures.", "x/y"), finding("b.md", "It cures.")], entries) == ["open", "open"]


def test_a_renamed_file_keeps_its_decisions_but_no_more_of_them() -> None:
    entries = [BaselineEntry("old.md", "overclaim/cure", "It cures.")]
    found = [finding("b.md", "It cures."), finding("new.md", "It cures.")]
    assert statuses(found, entries, nowhere) == ["accepted", "open"]


def test_what_was_decided_otherwise_uses_no_entry() -> None:
    decided = Finding(
        "overclaim/cure", "a.md", Span(0, 1), "x", "It cures.", "", "", "error", "high", status="suppressed"
    )
    assert statuses(
        [decided, finding("a.md", "It cures.")], [BaselineEntry("a.md", "overclaim/cure", "It cures.")]
    ) == [
        "suppressed",
        "accepted",
    ]


def test_accepting_twice_adds_nothing() -> None:
    found = [finding("a.md", "It cures."), finding("a.md", "It cures.", at=9), finding("a.md", "")]
    once = accept(found, [], everywhere, "old archive", "Jo")
    assert once == [
        BaselineEntry("a.md", "overclaim/cure", "", 1, "old archive", "Jo"), BaselineEntry("a.md", "overclaim/cure", "It cures.", 2, "old archive", "Jo"),
    ]  # fmt: skip
    assert accept(found, once, everywhere, "another day") == once


def pruned(entries: list[BaselineEntry], found: list[Finding], **given: object) -> list[BaselineEntry]:
    options: dict[str, object] = {
        "checked": {"a.md", "b.md"},
        "ran": lambda path, rule: True,
        "is_whole": True,
        **given,
    }
    exists = options.pop("exists", everywhere)
    return prune(found, entries, exists, **options)  # type: ignore[arg-type]


ENTRIES = [BaselineEntry("a.md", "overclaim/cure", "It cures.", 2), BaselineEntry("b.md", "x/y", "So.", 1, "why", "Jo")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, [BaselineEntry("a.md", "overclaim/cure", "It cures.", 1)]),
        ({"checked": {"a.md"}, "is_whole": False}, [BaselineEntry("a.md", "overclaim/cure", "It cures.", 1), ENTRIES[1]]),
        ({"ran": lambda path, rule: rule != "x/y"}, [BaselineEntry("a.md", "overclaim/cure", "It cures.", 1), ENTRIES[1]]),
        ({"exists": lambda path: path != "b.md"}, [BaselineEntry("a.md", "overclaim/cure", "It cures.", 1)]),
        ({"exists": lambda path: path != "b.md", "checked": {"a.md"}, "is_whole": False}, [BaselineEntry("a.md", "overclaim/cure", "It cures.", 1), ENTRIES[1]]),
    ],
)  # fmt: skip
def test_pruning_takes_out_only_what_the_run_could_see(given: dict[str, object], kept: list[BaselineEntry]) -> None:
    assert pruned(ENTRIES, [finding("a.md", "It cures.")], **given) == kept


def test_pruning_writes_renamed_files_under_their_new_name_with_reason_and_person() -> None:
    entries = [BaselineEntry("old.md", "x/y", "So.", 1, "why", "Jo")]
    found = [finding("new.md", "So.", "x/y")]
    assert pruned(entries, found, exists=lambda path: path != "old.md") == [
        BaselineEntry("new.md", "x/y", "So.", 1, "why", "Jo")
    ]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["a.md", "b.md"]),
        st.sampled_from(["", "So.", "It is."]),
        st.sampled_from(["x/y", "x/z"]),
    )
)


@given(FINDINGS, FINDINGS)
def test_pruning_never_loses_a_decision_that_still_applies(before: list[Finding], after: list[Finding]) -> None:
    entries = accept(before, [], everywhere)
    kept = prune(after, entries, everywhere, checked={"a.md", "b.md"}, ran=lambda path, rule: True, is_whole=True)
    assert statuses(after, entries) == statuses(after, kept)
    assert sum(entry.count for entry in kept) <= len(after)


# --- the file ---


def test_the_file_is_sorted_one_entry_a_line_without_a_day(tmp_path: Path) -> None:
    file = tmp_path / "claimlint-baseline.json"
    change_baseline(file, file.name, lambda _: list(reversed(ENTRIES)))
    assert file.read_text() == textwrap.dedent("""\
        {"version": 1, "findings": [
          {"path": "a.md", "rule": "overclaim/cure", "sentence": "It cures.", "count": 2},
          {"path": "b.md", "rule": "x/y", "sentence": "So.", "count": 1, "reason": "why", "by": "Jo"}
        ]}
        """)
    assert read_baseline(file, "b") == ENTRIES
    assert json.loads(baseline_text([])) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "b.json:1:2: is not valid JSON"),
        ("[]", "b.json:1:1: is no baseline; `claimlint baseline accept` writes one"),
        ('{"version": 2, "findings": []}', "b.json:1:1: has version 2; this claimlint reads version 1"),
        ('{"version": 1,\n<<<<<<< ours\n', "b.json:2:1: holds an unresolved merge"),
        ('{"version": 1, "findings": [\n{"path": "a", "rule": "r", "count": 0}]}', "b.json:2:1: entry 1 lacks 'sentence'\nb.json:2:1: entry 1: count is 0; write a number from 1"),
        ('{"version": 1, "findings": [3]}', "entry 1 is 3; write a mapping with path, rule, sentence, count"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "r", "sentence": "", "count": true, "x": 1}]}', "count is True"),
        ("[" * 100_000, "is nested too deeply"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_and_never_taken_for_an_empty_one(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(text)
    with pytest.raises(Invalid) as raised:
        read_baseline(file, "b.json")
    assert message in str(raised.value)


def _add_one(file: str, number: int) -> None:
    change_baseline(Path(file), "b", lambda entries: [*entries, BaselineEntry(f"{number}.md", "x/y", "So.")])


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    context = get_context("fork")
    processes = [context.Process(target=_add_one, args=(str(file), number)) for number in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    assert len(read_baseline(file, "b")) == 8


def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    change_baseline(file, "b", lambda _: ENTRIES)
    before = file.read_bytes()
    code = (
        "import resource, signal, sys; from pathlib import Path; from claimlint.review.baseline import BaselineEntry\n"
        "from claimlint.review.baseline_file import change_baseline\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "many = [BaselineEntry(f'{n}.md', 'x/y', 'So it is, so it was.') for n in range(999)]\n"
        "change_baseline(Path(sys.argv[1]), 'b', lambda _: many)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True)
    assert done.returncode != 0 and "File too large" in done.stderr
    assert file.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["b.json"]


def test_a_kill_during_the_write_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    change_baseline(file, "b", lambda _: ENTRIES)
    before = file.read_bytes()
    code = (
        "import os, sys; from pathlib import Path; from claimlint.review.baseline_file import change_baseline\n"
        "os.fsync = lambda handle: (print('writing', flush=True), __import__('time').sleep(60))\n"
        "change_baseline(Path(sys.argv[1]), 'b', lambda _: [])"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "writing\n"
        os.kill(process.pid, signal.SIGKILL)
    assert file.read_bytes() == before
    change_baseline(file, "b", lambda entries: entries[:1])  # the lock of the dead holds nobody up
    assert read_baseline(file, "b") == ENTRIES[:1]


def test_what_pruning_did_is_told_as_taken_out_and_moved() -> None:
    before = [BaselineEntry("a.md", "x/y", "So.", 3), BaselineEntry("old.md", "x/y", "It.", 2)]
    after = [BaselineEntry("a.md", "x/y", "So.", 1), BaselineEntry("new.md", "x/y", "It.", 2)]
    assert difference(before, after) == ([(before[0], 2)], {("old.md", "new.md"): 2})
    assert difference(before, before) == ([], {})


def test_a_reason_given_later_goes_to_what_has_none() -> None:
    found = [finding("a.md", "It cures."), finding("a.md", "It heals."), finding("b.md", "It cures.")]
    once = accept(found[:1], accept(found[1:2], [], everywhere, "kept"), everywhere)
    later = accept(found, once, everywhere, "old archive", "Jo")
    assert [(e.path, e.sentence, e.reason, e.by) for e in later] == [
        ("a.md", "It cures.", "old archive", "Jo"), ("a.md", "It heals.", "kept", ""), ("b.md", "It cures.", "old archive", "Jo"),
    ]  # fmt: skip
    assert accept(found[1:], once, everywhere, "x")[0].reason == ""  # another file's entry is left alone
