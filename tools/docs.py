"""Write the pages of docs/ that come from rules, schemas and `--help`, and the console output of hand-written ones.

    python tools/docs.py            write what differs
    python tools/docs.py --check    write nothing; name each page that differs, exit 1 where there is one

Contents are compared, in memory. A page that nothing makes any more is removed. Pages that people write are only
touched between their marks; `docs_regions` says which there are.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from docs_reference import reference_pages
from docs_regions import refreshed
from docs_rules import rule_pages

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MADE_FOLDERS = (DOCS / "rules", DOCS / "reference")  # every page below them is made here
SHOWN_LINES = 12  # of each difference: enough to see what changed


def wanted() -> dict[Path, str]:
    """Every page that is made, wholly or between marks, with the text that it must have."""
    pages = {DOCS / name: text for name, text in {**rule_pages(), **reference_pages()}.items()}
    written = [ROOT / "README.md", *(path for path in DOCS.rglob("*.md") if not _is_made(path))]
    return pages | {path: refreshed(path, path.read_text(encoding="utf-8")) for path in sorted(written)}


def differences(pages: Mapping[Path, str]) -> dict[Path, str | None]:
    """The pages whose text differs, with the text wanted, or None for one that must go."""
    found: dict[Path, str | None] = {path: text for path, text in pages.items() if _text_of(path) != text}
    stale = (path for folder in MADE_FOLDERS for path in folder.rglob("*.md") if path not in pages)
    return found | dict.fromkeys(stale)


def main(arguments: Sequence[str]) -> int:
    changed = differences(wanted())
    if arguments == ["--check"]:
        for path, text in changed.items():
            print(f"{path.relative_to(ROOT)} is not as its sources say; run: python tools/docs.py", file=sys.stderr)
            _show_difference(_text_of(path), text or "")
        return int(bool(changed))
    if arguments:
        print("usage: python tools/docs.py [--check]", file=sys.stderr)
        return 2
    for path, text in changed.items():
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'removed' if text is None else 'wrote'} {path.relative_to(ROOT)}")
    return 0


def _show_difference(before: str, after: str) -> None:
    lines = unified_diff(before.splitlines(), after.splitlines(), "now", "wanted", lineterm="", n=0)
    for line in islice(lines, SHOWN_LINES):
        print(f"    {line}", file=sys.stderr)


def _is_made(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in MADE_FOLDERS)


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
