"""What tests of whole pages share: a project without configuration, and what it loads."""

from __future__ import annotations

from datetime import date

import pytest

from claimlint.engine import Tools, load_tools
from claimlint.project import Project, load_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(tmp_path_factory.mktemp("empty"), as_of=date(2026, 11, 23))


@pytest.fixture(scope="session")
def tools(project: Project) -> Tools:
    return load_tools(project)
