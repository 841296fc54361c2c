"""The whole workflow: a site of old articles takes claimlint on, and from then on hears of what is new, and of nothing else."""
# ruff: noqa: E501  steps of a story stay on one line

from __future__ import annotations

import json
import subprocess

import pytest
from called import BAD, GOOD, Shell

TOPICS = ("Garlic", "Ginger", "Turmeric", "Honey", "Cinnamon", "Echinacea")
OLD = "# {name} and colds\n\nPeople have long used {lower} {number}.\n\n{name} cures the common cold.\n\nAsk your doctor about it.\n"


def git(shell: Shell, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.org", *arguments]
    return subprocess.run(command, cwd=shell.folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(shell: Shell, message: str) -> None:
    git(shell, "add", "-A")
    git(shell, "commit", "-qm", message)


@pytest.fixture
def site(shell: Shell) -> Shell:
    """60 articles, each with a defect, adopted: init, baseline accept, committed."""
    for number in range(60):
        name = TOPICS[number % len(TOPICS)]
        shell.file(f"content/{number:03}.md", OLD.format(name=name, lower=name.lower(), number=number))
    git(shell, "init", "-q", "-b", "main")
    commit(shell, "the archive")
    assert shell("init").code == 0
    assert shell("check", "--select", "overclaim").code == 1
    assert shell("baseline", "accept", "--reason", "old archive", "--by", "Jo").code == 0
    commit(shell, "adopt claimlint")
    return shell


def new(shell: Shell, *arguments: str) -> list[str]:
    """`path: words` of the open errors that a run reports."""
    result = shell("check", "-o", "json", *arguments)
    assert result.code in (0, 1), result.err
    found = [f for f in json.loads(result.out)["findings"] if f["status"] == "open" and f["severity"] == "error"]
    assert result.code == int(bool(found))
    return [f"{f['path']}: {f['text']}" for f in found]


def edit(shell: Shell, path: str, old: str, changed: str) -> None:
    file = shell.folder / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, changed))


def test_an_adopted_site_hears_of_what_is_new_and_of_nothing_else(site: Shell) -> None:
    assert new(site) == [] and new(site, "--since", "HEAD") == []

    # an edit that moves the text: nothing is new
    edit(
        site,
        "content/000.md",
        "# Garlic and colds\n\n",
        "# Garlic and colds\n\nA new first paragraph.\n\nAnd a second.\n\n",
    )
    assert new(site) == [] and new(site, "--since", "HEAD") == []

    # an edit that adds a defect
    edit(site, "content/001.md", "Ask your doctor", "Ginger cures cancer. Ask your doctor")
    wanted = ["content/001.md: cures cancer"]
    assert new(site) == wanted and new(site, "--since", "HEAD") == wanted
    commit(site, "work")
    assert new(site) == wanted and new(site, "--since", "HEAD") == [] and new(site, "--since", "HEAD~1") == wanted

    # one that mends one: the baseline keeps what it still needs
    edit(site, "content/002.md", "cures the common cold", "is a spice")
    edit(site, "content/001.md", "Ginger cures cancer. ", "")
    assert new(site) == []
    before = json.loads((site.folder / "claimlint-baseline.json").read_text())["findings"]
    assert site("baseline", "prune").code == 0
    after = json.loads((site.folder / "claimlint-baseline.json").read_text())["findings"]
    assert {e["path"] for e in before} - {e["path"] for e in after} <= {"content/002.md"}
    assert not [e for e in after if e["path"] == "content/002.md" and e["rule"] == "overclaim/cure"]
    assert new(site) == []
    commit(site, "mend and prune")

    # a rename: nothing is new, before pruning and after it
    git(site, "mv", "content/003.md", "content/renamed.md")
    assert new(site) == [] and new(site, "--since", "HEAD") == []
    assert site("baseline", "prune").code == 0
    entries = json.loads((site.folder / "claimlint-baseline.json").read_text())["findings"]
    renamed = [e for e in entries if e["path"] == "content/renamed.md"]
    assert renamed and all(e["reason"] == "old archive" and e["by"] == "Jo" for e in renamed)
    assert new(site) == []
    commit(site, "rename")

    # a merge: what the other branch had is not this branch's doing
    git(site, "checkout", "-qb", "branch", "HEAD~1")
    edit(site, "content/010.md", "Ask your doctor", "Cinnamon cures cancer. Ask your doctor")
    commit(site, "branch work")
    git(site, "checkout", "-q", "main")
    edit(site, "content/011.md", "Ask your doctor", "Echinacea cures cancer. Ask your doctor")
    commit(site, "main work")
    git(site, "checkout", "-q", "branch")
    git(site, "merge", "-q", "main", "-m", "merge")
    assert new(site, "--since", "main") == ["content/010.md: cures cancer"]
    assert new(site) == ["content/010.md: cures cancer", "content/011.md: cures cancer"]


def test_a_pipeline_from_red_to_green(shell: Shell) -> None:
    """As a CI job runs it: a report is there whether the step fails or not."""
    shell.write(**{"content/good.md": GOOD, "content/bad.md": BAD})
    git(shell, "init", "-q")
    commit(shell, "site")
    outputs = ("-o", "text", "-o", "sarif:out/claimlint.sarif", "-o", "json:out/claimlint.json")
    red = shell("check", *outputs)
    assert red.code == 1 and "content/bad.md" in red.out and "content/good.md" not in red.out
    report = json.loads((shell.folder / "out/claimlint.json").read_text())
    assert [f["rule"] for f in report["findings"] if f["severity"] == "error"] == ["overclaim/cure"]
    shell.file("content/bad.md", GOOD)
    green = shell("check", *outputs)
    assert green.code == 0
    assert json.loads((shell.folder / "out/claimlint.json").read_text())["counts"]["error"] == 0


def test_staged_content_is_what_a_commit_would_hold(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD, "b.md": BAD})
    git(shell, "init", "-q")
    commit(shell, "site")
    assert shell("check", "--staged").code == 0  # nothing is staged
    shell.file("a.md", BAD)
    git(shell, "add", "a.md")
    shell.file("a.md", GOOD)  # mended, but not staged
    assert new(shell, "--staged") == ["a.md: cures the common cold"]
    git(shell, "add", "a.md")
    assert new(shell, "--staged") == []


def test_files_of_a_submodule_are_never_passed_in_silence(shell: Shell) -> None:
    inner = shell.folder / "inner"
    inner.mkdir()
    subprocess.run(["git", "init", "-q", inner], check=True)
    shell.write(**{"inner/a.md": BAD, "b.md": GOOD})
    git(shell, "init", "-q")
    git(shell, "add", "b.md")
    git(shell, "commit", "-qm", "site")
    result = shell("check", "--since", "HEAD", "inner/a.md")
    assert result.code == 2 and "inner/a.md lies in a repository of its own, inner" in result.out


def test_files_that_git_ignores_are_new_not_unchanged(shell: Shell) -> None:
    shell.write(**{"b.md": GOOD, ".gitignore": "a.md\n", "a.md": BAD})
    git(shell, "init", "-q")
    commit(shell, "site")
    assert new(shell, "--since", "HEAD", "a.md") == ["a.md: cures the common cold"]


def test_decisions_are_listed_with_reason_and_age(site: Shell) -> None:
    edit(
        site,
        "content/005.md",
        "Echinacea cures",
        "<!-- claimlint: ignore overclaim/cure by=Ann -- quoted -->\n\nEchinacea cures",
    )
    result = site("decisions", "-o", "json")
    assert result.code == 0
    decisions = json.loads(result.out)["decisions"]
    inline = [d for d in decisions if d["kind"] == "inline"]
    assert [(d["path"], d["rules"], d["reason"], d["by"], d["age"]) for d in inline] == [
        ("content/005.md", "overclaim/cure", "quoted", "Ann", None)
    ]
    accepted = [d for d in decisions if d["kind"] == "baseline"]
    assert accepted and all(d["reason"] == "old archive" and d["by"] == "Jo" and d["age"] is not None for d in accepted)
    told = site("decisions", "content/005.md").out
    assert "content/005.md:5  inline: overclaim/cure\n    quoted\n    in force, by Ann, not committed\n" in told


def test_decisions_about_rules_that_are_none_are_not_in_force(shell: Shell) -> None:
    comments = (
        "ignore nope/rule by=me -- x",
        "ignore * -- all",
        "ignore overclaim, nope -- half",
        "ignore overclaim -- y",
    )
    shell.write(**{"a.md": "\n\n".join(f"<!-- claimlint: {words} -->\n\nGarlic is a plant." for words in comments)})
    decisions = json.loads(shell("decisions", "-o", "json", "a.md").out)["decisions"]
    assert [d["state"] for d in decisions] == [
        "no rule is called 'nope/rule', so not in force",
        "no rule is called '*', so not in force",
        "in force but for 'nope', which is no rule",
        "in force",
    ]


def test_a_broken_baseline_exits_2(site: Shell) -> None:
    site.file("claimlint-baseline.json", "{")
    result = site("check", "content/000.md")
    assert result.code == 2 and "claimlint-baseline.json:1:2: is not valid JSON" in result.out
    assert site("check", "--no-baseline", "content/000.md").code == 1
    assert site("baseline", "accept").code == 2
    assert (site.folder / "claimlint-baseline.json").read_text() == "{"


@pytest.mark.parametrize("harm", ["index", "shallow", "missing"])
def test_a_comparison_that_git_cannot_make_exits_2(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory, harm: str
) -> None:
    shell.write(**{"a.md": GOOD})
    git(shell, "init", "-q")
    commit(shell, "one")
    first = git(shell, "rev-parse", "HEAD")
    shell.write(**{"a.md": BAD})
    commit(shell, "two")
    if harm == "index":
        (shell.folder / ".git" / "index").write_bytes(b"broken")
    elif harm == "shallow":
        clone = tmp_path_factory.mktemp("clone")
        git(shell, "clone", "-q", "--depth", "1", shell.folder.as_uri(), str(clone))
        shell.folder = clone
        shell.enter()
    result = shell("check", "--since", first if harm == "shallow" else "gone" if harm == "missing" else "HEAD", "a.md")
    assert result.code == 2 and f"--since {first if harm == 'shallow' else ''}" in result.out
    assert {"index": "git says", "shallow": "shallow", "missing": "there is no revision 'gone'"}[harm] in result.out


def test_a_detached_head_compares_as_any_other(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD})
    git(shell, "init", "-q", "-b", "main")
    commit(shell, "one")
    git(shell, "checkout", "-q", "--detach")
    shell.write(**{"a.md": BAD})
    assert new(shell, "--since", "main") == ["a.md: cures the common cold"]


def test_what_was_pruned_and_what_was_kept_under_a_new_name_is_told(site: Shell) -> None:
    edit(site, "content/002.md", "cures the common cold", "is a spice")
    git(site, "mv", "content/003.md", "content/renamed.md")
    told = site("baseline", "prune").out
    assert "  content/002.md  overclaim/cure" in told and "content/003.md is now content/renamed.md: " in told
    shown = site("baseline", "show").out
    assert "content/renamed.md\n" in shown and "\nby rule\n" in shown


def test_accepting_says_what_and_asks_for_the_reason(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    first = shell("baseline", "accept").out
    assert first.startswith("Accepted ") and "1 error" in first and "no reason. Run `claimlint baseline accept" in first
    later = shell("baseline", "accept", "--reason", "old archive").out
    assert "Accepted 0 findings" in later and "accepted before without a reason now ha" in later
    assert "no reason. Run" not in later
    assert (
        shell("baseline", "accept").out == "Accepted 0 findings; " + later.partition("; ")[2].partition("\n")[0] + "\n"
    )
