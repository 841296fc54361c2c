"""Where the knowledge lives, and its compiled form.

Rules and evidence are YAML that people review; reading a megabyte of it takes a quarter of a second, so what a room
builds from its files is kept as marshal: in a wheel, and in a cache, keyed by their content. Marshal and never
pickle: a tampered cache can hold wrong values, not code.
"""

from __future__ import annotations

import marshal
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from claimlint import __version__
from claimlint.rows import Rows, laid_out

T = TypeVar("T")

FORMAT = 4  # of marshal, which every Python from 3.4 on reads: what a wheel ships serves all of them


def digest_of(content: bytes, size: int) -> str:
    """The one digest of this project: BLAKE2b, `size` bytes long, in hexadecimal."""
    return blake2b(content, digest_size=size).hexdigest()


def knowledge_folder(name: str) -> Path:
    """The folder `rules` or `evidence` that this installation uses. Raises FileNotFoundError where neither copy
    exists.
    """
    package = Path(__file__).resolve().parent
    for base in (package / "_data", package.parent.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"claimlint's own data folder {name!r} is missing from {package}; reinstall medclaimlint")


def knowledge_name(path: Path) -> str:
    """A file as messages name it: those of the built-in evidence from `evidence/` on."""
    home = knowledge_folder("evidence").parent
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else path.as_posix()


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files below a folder, sorted by path."""
    found = []
    for base, _, names in os.walk(folder):  # three times as fast as `rglob`
        found += [Path(base, name) for name in names if name.endswith((".yaml", ".yml"))]
    return sorted(found)


def compiled(name: str, files: Sequence[Path], build: Callable[[], Any]) -> Any:
    """What `build` makes of these files: as the wheel ships it, else from the cache where they have not changed.

    The value holds only what marshal keeps: None, bool, int, float, str, bytes, tuple, list, dict. A cache that
    cannot be read or written is no problem: the value is then built.
    """

    def built() -> tuple[Any, bytes]:
        value = build()
        return value, marshal.dumps(value, FORMAT)

    return _compiled(name, files, lambda path: marshal.loads(path.read_bytes()), built)


def compiled_rows(name: str, files: Sequence[Path], build: Callable[[], tuple[Any, list[bytes]]]) -> tuple[Any, Rows]:
    """As `compiled`, for a value and numbered rows of bytes; rows stay in a mapped file and are read on demand."""

    def built() -> tuple[Rows, bytes]:
        value, rows = build()
        content = laid_out([*rows, marshal.dumps(value, FORMAT)])
        return Rows(content), content

    rows = _compiled(name, files, Rows.of_file, built)
    return marshal.loads(rows[-1]), rows


def _compiled(name: str, files: Sequence[Path], read: Callable[[Path], T], build: Callable[[], tuple[T, bytes]]) -> T:
    """What `read` finds in the wheel or in the cache, else what is built, whose bytes are then kept."""
    package = Path(__file__).resolve().parent / "_data"
    sizes, newest = _sizes_of(name, files)
    shipped = package / "compiled" / sizes
    if all(str(path).startswith(str(package)) for path in files) and newest < _edited_from(shipped):
        value = _kept(shipped, read)
        if value is not None:
            return value
    own = cache_folder() / f"{sizes}-{_content_key(files)}"
    if (value := _kept(own, read)) is not None:
        with suppress(OSError):
            os.utime(own)  # the least used go first
        return value
    value, content = build()
    write_whole(own, content, quietly=True)
    if len(content) > _LARGE:
        _make_room(own)
    return value


_LARGE = 1 << 20  # bytes: what is smaller may pile up
_MOST = 8  # large files of a kind in the cache: each edit of a project's rules leaves one of 11 MB


def _make_room(newest: Path) -> None:
    """Take the least used files of a kind (`checks-<stamp>`, `language`) out of the cache, where there are many."""
    kind = _kind_of(newest)
    with suppress(OSError):  # another process may have done so
        alike = [(p.stat().st_mtime, p) for p in newest.parent.glob(f"{kind}-*") if _kind_of(p) == kind]
        for _, path in sorted(alike)[:-_MOST]:
            path.unlink(missing_ok=True)


def _kind_of(path: Path) -> str:
    """What a file of the cache holds: its name without the stamp of rules and the keys of sizes and content."""
    return re.sub(r"(?:-[0-9a-f]{12})?-[0-9a-f]{16}-[0-9a-f]{24}$", "", path.name)


def shipped_as(kept: Path) -> str:
    """The name under which a wheel ships what a cache keeps in this file; for the build of a wheel."""
    return kept.name.rpartition("-")[0]


def _kept(path: Path, read: Callable[[Path], T]) -> T | None:
    try:
        return read(path)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def cache_folder() -> Path:
    """Where compiled knowledge is kept between runs: CLAIMLINT_CACHE, else the user's cache folder."""
    if chosen := os.environ.get("CLAIMLINT_CACHE"):
        return Path(chosen)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "claimlint"


_INSTALLING = 600  # seconds: how long an installer may take from one file to another


def _edited_from(shipped: Path) -> float:
    """The time from which on a file that a wheel brought was changed after installing; 0 where nothing is shipped.
    Reading all files to compare their content would take half as long as starting Python.
    """
    try:
        return shipped.stat().st_mtime + _INSTALLING
    except OSError:
        return 0


def _sizes_of(name: str, files: Sequence[Path]) -> tuple[str, float]:
    """A key of the names and sizes of some files, and when the newest of them was changed."""
    parts, newest = [f"{name} {__version__} {_code_stamp()}"], 0.0
    for path in files:
        stat = path.stat()
        parts.append(f"{path.name} {stat.st_size}")
        newest = max(newest, stat.st_mtime)
    return f"{name}-{digest_of(chr(0).join(parts).encode(), 8)}", newest


def _content_key(files: Sequence[Path]) -> str:
    return digest_of("".join([digest_of(path.read_bytes(), 16) for path in files]).encode(), 12)


@cache  # one walk over the sources a process
def _code_stamp() -> str:
    """Editable installs change their compilers without changing version: the newest source file stands for the code."""
    package = Path(__file__).resolve().parent
    if (package / "_data").is_dir():
        return ""
    return str(max(path.stat().st_mtime_ns for path in package.rglob("*.py")))


def write_whole(path: Path, content: bytes, *, quietly: bool = False) -> None:
    """Write a file so that it is whole or not there at all: to a neighbour first, flushed, then renamed over.

    A link keeps pointing to its file, a file keeps its permissions, and what is no file (/dev/stdout, a pipe) is
    written to. Raises OSError unless `quietly`.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        _replace(Path(os.path.realpath(path)), content)
    except OSError:
        if not quietly:
            raise


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    # as `open` makes files: for all whom the umask lets, since reports are read by others
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
