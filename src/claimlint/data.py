"""Where the knowledge lives: the folders `rules/` and `evidence/`, of the wheel or of the repository that is installed editable."""

from __future__ import annotations

from pathlib import Path


def knowledge_folder(name: str) -> Path:
    """The folder `rules` or `evidence` that this installation uses. Raises FileNotFoundError where neither copy exists."""
    package = Path(__file__).resolve().parent
    for base in (package / "_data", package.parent.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"claimlint's own data folder {name!r} is missing from {package}; reinstall medclaimlint")
