"""A built wheel, installed into an empty environment, works from any folder and holds rules and evidence compiled."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "CLAIMLINT"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**own, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, ROOT, cwd=folder)
    if built.returncode and "hatchling" in built.stderr and "No matching distribution" in built.stderr:
        pytest.skip("no package index to build with")
    assert built.returncode == 0, built.stderr[-4000:]
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the installed wheel, in an environment that holds nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    installed = run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    if installed.returncode and "No matching distribution" in installed.stderr:
        pytest.skip("no package index to install from")
    assert installed.returncode == 0, installed.stderr[-4000:]
    return scripts / "claimlint"


def test_the_wheel_holds_rules_evidence_and_their_compiled_form(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("rules", "evidence", "compiled"):
        assert any(name.startswith(f"claimlint/_data/{folder}/") for name in names), folder
    (patterns,) = (name for name in names if "/compiled/patterns-" in name)
    assert len(marshal.loads(zipfile.ZipFile(wheel).read(patterns))) > 50
    assert "claimlint/py.typed" in names
    assert not [name for name in names if name.endswith(".pyc") or name.startswith("tests/")]


def test_the_installed_command_checks_an_article_of_any_folder(command: Path, tmp_path: Path) -> None:
    article = shutil.copy(ROOT / "fixtures" / "turmeric-capsules.md", tmp_path)
    empty_cache = {"CLAIMLINT_CACHE": str(tmp_path / "cache")}
    found = run(command, "check", "--as-of", "2026-11-23", Path(article).name, cwd=tmp_path, **empty_cache)
    assert found.returncode == 1, found.stderr
    assert "overclaim/cure" in found.stdout
    assert not (tmp_path / "cache").exists(), "the wheel's compiled form was not used"


def test_what_is_edited_in_an_installed_wheel_is_used(command: Path, tmp_path: Path) -> None:
    (rule,) = command.parents[1].glob("**/claimlint/_data/rules/overclaim/cure.yaml")
    before, made = rule.read_text(encoding="utf-8"), rule.stat().st_mtime
    after = before.replace("summary: Claims a cure", "summary: CLAIMS A CURE", 1)  # of the same length
    try:
        rule.write_text(after, encoding="utf-8")
        os.utime(rule, (made + 3600, made + 3600))
        listed = run(command, "rules", cwd=tmp_path, CLAIMLINT_CACHE=str(tmp_path / "cache"))
    finally:
        rule.write_text(before, encoding="utf-8")
        os.utime(rule, (made, made))
    assert after != before
    assert "CLAIMS A CURE" in listed.stdout, listed.stderr


def test_the_installed_command_runs_its_own_examples(command: Path, tmp_path: Path) -> None:
    tested = run(command, "test", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout[-2000:] + tested.stderr[-2000:]


def test_the_source_distribution_holds_what_the_wheel_is_made_of(tmp_path: Path) -> None:
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    if "No module named hatchling" in built.stderr:
        pytest.skip("hatchling is not installed")
    assert built.returncode == 0, built.stderr
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for part in ("rules", "evidence", "fixtures", "tests", "src/claimlint"):
        assert any(name.startswith(f"{part}/") for name in names), part
    assert {"hatch_build.py", "pyproject.toml", "README.md", "LICENSE"} <= names
