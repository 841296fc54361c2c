"""The ways in that a site uses: this repository's hooks run by pre-commit, its action, the examples of its page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from called import BAD, GOOD

ROOT = Path(__file__).resolve().parents[2]
GIT = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.org"]


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment})


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This working tree as a repository of its own: `try-repo` takes what is committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    if listed.returncode:
        pytest.skip("this is no git repository, so there is nothing that pre-commit could clone")
    copy = tmp_path_factory.mktemp("hooks")
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("fixtures/", "tests/", "docs/")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "tree"]):
        subprocess.run([*GIT, *command], cwd=copy, check=True, capture_output=True)
    return copy


def test_pre_commit_runs_both_hooks(hooks: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "bad.md").write_text(BAD)
    (site / "good.md").write_text(GOOD)
    (site / "notes.txt").write_text("Garlic cures the common cold.")
    subprocess.run([*GIT, "init", "-q"], cwd=site, check=True)
    subprocess.run([*GIT, "add", "."], cwd=site, check=True)

    # both hooks run at this stage, from one installation
    arguments = ["--hook-stage", "manual", "--verbose", "--files", "bad.md", "good.md", "notes.txt"]
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), *arguments]
    done = run(*command, cwd=site, PRE_COMMIT_HOME=str(tmp_path / "home"), CLAIMLINT_AS_OF="2026-11-23")
    if any(sign in done.stdout for sign in ("No matching distribution", "Could not find a version", "ConnectionError")):
        pytest.skip("the package index cannot be reached, so the hook cannot be installed")
    changed, separator, whole = done.stdout.partition("claimlint (all articles)")
    assert done.returncode == 1 and separator, done.stdout
    assert "Failed" in changed and "overclaim/cure" in changed, done.stdout
    assert "good.md" not in changed.partition("====\nclaimlint")[2] and "notes.txt" not in changed
    assert "Failed" in whole and "bad.md" in whole and "notes.txt" in whole


def test_the_hooks_take_articles_and_leave_text_to_the_project() -> None:
    import re

    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    pattern = re.compile(hooks["claimlint"]["files"])
    names = ("a.md", "a.markdown", "b/a.html", "a.htm", "a.docx", "a.txt", "a.mdx.bak", "md")
    assert [name for name in names if pattern.search(name)] == ["a.md", "a.markdown", "b/a.html", "a.htm", "a.docx"]
    assert hooks["claimlint"]["require_serial"] and not hooks["claimlint-all"]["pass_filenames"]


# --- the action and the page ---


def action() -> dict[str, object]:
    value: dict[str, object] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return value


def step(name: str) -> dict[str, object]:
    runs = action()["runs"]
    assert isinstance(runs, dict)
    return next(step for step in runs["steps"] if step.get("name") == name)


@pytest.mark.parametrize(
    ("inputs", "code", "says"),
    [
        ({}, 1, "::error file=bad.md,"),
        ({"PATHS": "good.md\nsub"}, 0, "2 files checked"),
        ({"FAIL_ON": "never"}, 0, "::error file=bad.md,"),
        ({"ARGUMENTS": "--ignore\noverclaim/cure\n", "PATHS": "bad.md"}, None, "1 file checked"),
        ({"PATHS": "--config=x"}, 2, "--config=x: does not exist"),
        ({"PATHS": "$(touch owned) *.md"}, 2, "does not exist"),
        ({"SINCE": "no-such"}, 2, "not in a git repository"),
    ],
)  # fmt: skip
def test_the_check_of_the_action_runs_in_a_shell(
    tmp_path: Path, inputs: dict[str, str], code: int | None, says: str
) -> None:
    for name, text in (("bad.md", BAD), ("good.md", GOOD), ("sub/also.md", GOOD)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    installed = tmp_path / ".temp" / "claimlint" / "bin"
    installed.mkdir(parents=True)
    (installed / "claimlint").write_text(f'#!/bin/sh\nexec {sys.executable} -m claimlint "$@"\n')
    (installed / "claimlint").chmod(0o755)
    environment = {
        "PATHS": "", "SINCE": "", "FAIL_ON": "error", "ARGUMENTS": "", "SARIF": "out.sarif",
        "RUNNER_TEMP": str(tmp_path / ".temp"),
        "CLAIMLINT_AS_OF": "2026-11-23", "GITHUB_STEP_SUMMARY": str(tmp_path / ".temp/summary"), **inputs,
    }  # fmt: skip
    script = step("Check")["run"]
    assert isinstance(script, str)
    done = run("bash", "-e", "-o", "pipefail", "-c", script, cwd=tmp_path, **environment)
    assert says in done.stdout + done.stderr
    assert code is None or done.returncode == code
    assert not (tmp_path / "owned").exists()
    assert (tmp_path / "out.sarif").is_file()


def test_every_input_of_the_action_reaches_a_step_through_the_environment() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = action()["inputs"]
    assert isinstance(inputs, dict)
    for name, given in inputs.items():
        assert f"${{{{ inputs.{name} }}}}" in text or f"inputs.{name} " in text, f"{name} is not used"
        assert given["description"]
    runs = action()["runs"]
    assert isinstance(runs, dict)
    for step_ in runs["steps"]:
        assert "${{" not in step_.get("run", ""), "an input inside a script can become a command"


def fenced(language: str) -> list[str]:
    import re

    page = (ROOT / "docs" / "how-to" / "pipeline.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def test_the_examples_of_the_page_are_what_they_say() -> None:
    pre_commit, github, gitlab = (yaml.safe_load(text) for text in fenced("yaml"))
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for repo in pre_commit["repos"] for hook in repo["hooks"]} <= hooks
    steps = github["jobs"]["claims"]["steps"]
    inputs = action()["inputs"]
    assert isinstance(inputs, dict) and set(steps[-1]["with"]) <= set(inputs)
    assert gitlab["claims"]["artifacts"]["reports"] == {"codequality": "codequality.json", "junit": "claimlint.xml"}


def test_the_shell_lines_of_the_page_run_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    subprocess.run([*GIT, "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run([*GIT, "add", "."], cwd=tmp_path, check=True)
    shims = tmp_path / ".shims"
    shims.mkdir()
    (shims / "claimlint").write_text(f'#!/bin/sh\nexec {sys.executable} -m claimlint "$@"\n')
    for name in ("podman", "reviewdog", "pre-commit", "pip", "python3"):  # not ours to run here
        (shims / name).write_text("#!/bin/sh\ncat >/dev/null 2>&1 </dev/null\n")
    for shim in shims.iterdir():
        shim.chmod(0o755)
    path = f"{shims}:{os.environ['PATH']}"
    [script] = [line.strip() for line in _gitlab_script()]
    for lines in [*fenced("sh"), script]:
        lines = lines.replace(".claimlint/bin/", "")
        done = run("bash", "-e", "-c", lines, cwd=tmp_path, PATH=path, CLAIMLINT_AS_OF="2026-11-23")
        assert done.returncode == 0, f"{lines}\n{done.stdout}{done.stderr}"
    assert {"codequality.json", "claimlint.xml", "report"} <= {file.name for file in tmp_path.iterdir()}


def _gitlab_script() -> list[str]:
    lines: list[str] = yaml.safe_load(fenced("yaml")[2])["claims"]["script"]
    return lines
