"""Time and peak memory of reading very large articles, each in a process of its own.

    python bench/large_inputs.py            all
    python bench/large_inputs.py docx       one

Ten megabytes of Markdown, HTML and plain text, and a Word file of 500 pages (of 500 words). Memory is what the process
grew by above a reader that has read one line; it is held against the input (a Word file: its unpacked document part).
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "article")]
_MEGABYTES = 10
_PAGES, _WORDS = 500, 500
_MOST = 20  # times the input


def content_of(name: str) -> tuple[bytes, int]:
    """The file, and the bytes that it is measured against."""
    from readers import article

    text = article()
    if name == "docx":
        pages = _PAGES * _WORDS // len(text.split())
        content = converted(text, pages, name)
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return content, file.getinfo("word/document.xml").file_size
    content = converted(text, _MEGABYTES * 2**20 // len(converted(text, 1, name)) + 1, name)
    return content, len(content)


def converted(text: str, times: int, name: str) -> bytes:
    """The article so many times over, in this format."""
    from conversions import convert, split_front_matter

    _, body = split_front_matter(text)
    return convert(text + f"\n{body}" * (times - 1), name)


def measure(name: str, path: Path) -> None:
    """Read a file in this process and print seconds and the mebibytes that this took."""
    from conversions import convert

    from claimlint.article.read import read_article

    read_article(convert("One line.\n", name), "a", name)
    content = path.read_bytes()
    before = peak()
    began = time.process_time()
    article = read_article(content, "a", name)
    seconds = time.process_time() - began
    print(f"{seconds:.2f} {peak() - before:.0f} {len(article.blocks)}")


def peak() -> float:
    """The most mebibytes that this process has held; ru_maxrss would count the parent's before the child began."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main(names: list[str]) -> int:
    from tempfile import TemporaryDirectory

    too_much = False
    with TemporaryDirectory() as folder:
        for name in names:
            content, size = content_of(name)
            path = Path(folder) / f"large.{name}"
            path.write_bytes(content)
            command = [sys.executable, __file__, "--measure", name, str(path)]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            times = float(said[1]) * 2**20 / size
            too_much |= times > _MOST
            print(
                f"{name:<9}{size / 2**20:6.1f} MiB {said[2]:>8} blocks {said[0]:>7} s {said[1]:>5} MiB = {times:.1f} x"
            )
    return int(too_much)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1:] or ["markdown", "html", "text", "docx"]))
