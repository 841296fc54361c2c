"""Coverage-guided fuzzing of all readers with atheris, in an environment of its own; not part of any suite.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris -e .
    nice -n 15 /tmp/fuzz/bin/python bench/fuzz_readers.py /tmp/fuzz-corpus -max_total_time=1800 -timeout=10

The first byte of an input chooses the reader. An input that raises anything but Unreadable, that breaks an invariant of
tests/article/reading.py, or that takes ten seconds is written to the working directory as crash-… or timeout-…; it
becomes a case in tests/article/test_hostile.py. Word files are fuzzed as the XML of their body, since a mutated zip
archive is only ever refused.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "tests" / "article"))

with atheris.instrument_imports(include=["claimlint", "yaml", "tomllib"]):
    from made_docx import made
    from reading import check_invariants, read

    from claimlint.article.model import Unreadable

_FORMATS = ("markdown", "html", "text", "docx", "mdx", "html", "text", "zip")
_READ_AS = {"zip": "docx", "mdx": "markdown"}


def run(content: bytes) -> None:
    """Read one input; whatever is raised but Unreadable is a finding."""
    if not content:
        return
    format, content = _FORMATS[content[0] % len(_FORMATS)], content[1:]
    if format == "docx":
        content = made(content.decode("utf-8", "ignore"))
    try:
        article = read(content, _READ_AS.get(format, format), path=f"a.{format}")
    except Unreadable:
        return
    check_invariants(article)


def seed(folder: Path) -> None:
    """Start from own articles and the marks of each format, so that coverage need not start from nothing."""
    from conversions import convert
    from test_properties import _HTML, _MARKDOWN, _TEXT, _WORD_EMPTY, _WORD_OPEN

    folder.mkdir(parents=True, exist_ok=True)
    for article in sorted((HERE / "fixtures").glob("*.md"))[:12]:
        text = article.read_text(encoding="utf-8")[:3000]
        for first, format in enumerate(("markdown", "html", "text")):
            (folder / f"{article.stem}-{format}").write_bytes(bytes([first]) + convert(text, format))
    (folder / "marks-4").write_bytes(b"\x04" + "".join(_MARKDOWN).encode())
    for first, marks in enumerate((_MARKDOWN, _HTML, _TEXT)):
        (folder / f"marks-{first}").write_bytes(bytes([first]) + "".join(marks).encode())
    body = "".join(f"<{name}>{''.join(_WORD_EMPTY)}x</{name.split()[0]}>" for name in _WORD_OPEN)
    (folder / "marks-3").write_bytes(b"\x03" + body.encode())


if __name__ == "__main__":
    corpus = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), None)
    if corpus is None:
        sys.exit("name a folder for the corpus")
    if not corpus.exists():
        seed(corpus)
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()
