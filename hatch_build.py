"""Compile rules and evidence into the wheel, so that a first run after installing is as fast as the next ones.

The package is laid out as it will be installed, asked to check the articles in fixtures/ once, and what it kept is
shipped under `claimlint/_data/compiled`. An editable install compiles in the user's cache instead
and needs none of this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

USE = """
import sys
from datetime import date
from pathlib import Path
from claimlint.article.patterns import shippable, shipped_name
from claimlint.data import shipped_as
from claimlint.engine import Input, check, load_tools
from claimlint.project import load_project

project, kept = load_project(Path.cwd(), as_of=date(2000, 1, 1)), Path(sys.argv[2])
tools = load_tools(project)
articles = [Input(path.name, path) for path in sorted(Path(sys.argv[1]).glob("*.*")) if path.suffix != ".expected"]
report = check(articles, project, tools=tools)
for file in [*kept.iterdir()]:
    file.rename(kept / shipped_as(file))
Path(kept, shipped_name()).write_bytes(shippable())
raise SystemExit("\\n".join(map(str, report.problems)) or None)
"""


class CompileKnowledge(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's custom hook; `pyproject.toml` names this file for the wheel."""

    stage: Path | None = None

    def dependencies(self) -> list[str]:
        return list(self.metadata.core.dependencies)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.stage = Path(tempfile.mkdtemp(prefix="claimlint-build-"))
        package, kept = self.stage / "claimlint", self.stage / "compiled"
        shutil.copytree(Path(self.root, "src", "claimlint"), package, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("rules", "evidence"):
            shutil.copytree(Path(self.root, name), package / "_data" / name)
        # pip keeps the build's own dependencies on PYTHONPATH
        paths = os.pathsep.join(filter(None, [str(self.stage), os.environ.get("PYTHONPATH", "")]))
        environment = {**os.environ, "PYTHONPATH": paths, "CLAIMLINT_CACHE": str(kept)}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        command = [sys.executable, "-c", USE, str(Path(self.root, "fixtures")), str(kept)]
        run = subprocess.run(command, cwd=self.stage, env=environment, check=False)
        if run.returncode:
            raise RuntimeError("the rules or the evidence do not load; the reasons stand above")
        for file in sorted(kept.iterdir()):
            build_data["force_include"][str(file)] = f"claimlint/_data/compiled/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.stage:
            shutil.rmtree(self.stage, ignore_errors=True)
