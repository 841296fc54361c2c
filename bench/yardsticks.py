"""The commands that are measured, each in an environment of its own below .bench/, made when it is first asked for.

claimlint is installed from a wheel, as its users have it. The yardsticks come from PyPI, at the versions named here.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".bench"
RIVAL = "llm-medical-guard==0.3.0"
TYPOS = "typos==1.52.0"

# One process over a list of files: its own command takes one file at a time and would start Python anew for each.
RIVAL_OVER_FILES = (
    "import sys, pathlib; from llm_medical_guard import MedicalGuard; guard = MedicalGuard()\n"
    "for path in pathlib.Path(sys.argv[1]).read_text().split('\\n'):\n"
    "    print(path, guard.check(pathlib.Path(path).read_text(encoding='utf-8')).passed)\n"
)


@cache
def claimlint() -> Path:
    """The folder of commands of an environment that holds this checkout as a wheel, built once a run."""
    wheels = FOLDER / "wheels"
    for old in wheels.glob("*.whl"):
        old.unlink()
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, ROOT)
    (wheel,) = wheels.glob("*.whl")
    scripts = _environment("claimlint")
    _run(scripts / "python", "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", wheel)
    _run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    return scripts


def rival() -> Path:
    """The folder of commands of an environment with llm-medical-guard."""
    return _with("rival", RIVAL)


def typos() -> Path:
    """The folder of commands of an environment with typos."""
    return _with("typos", TYPOS)


def _with(name: str, requirement: str) -> Path:
    scripts = _environment(name)
    _run(scripts / "python", "-m", "pip", "install", "--quiet", requirement)
    return scripts


def _environment(name: str) -> Path:
    folder = FOLDER / name
    if not (folder / "pyvenv.cfg").is_file():
        venv.create(folder, with_pip=True)
    return folder / "bin"


def _run(*command: str | Path) -> None:
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{run.stderr}")
