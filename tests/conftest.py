"""What several test folders share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def sarif_multitool() -> str:
    """Microsoft's SARIF validator: on the path, or where npm put it (node_modules here, or CLAIMLINT_NODE_MODULES)."""
    modules = Path(os.environ.get("CLAIMLINT_NODE_MODULES") or ROOT / "node_modules")
    found = modules / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    if found.is_file():
        found.chmod(found.stat().st_mode | 0o100)
        return str(found)
    tool = shutil.which("sarif-multitool")
    if tool is None:
        pytest.skip("sarif-multitool is not here: npm install --no-save @microsoft/sarif-multitool")
    return tool
