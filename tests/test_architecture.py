"""The shape of the code: who may import whom, how long things may be, and who may print, exit or read the clock."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "claimlint"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Data flows down this list; a room imports from rooms above it. From `config` on they hold the rooms together.
ROOMS = (
    "article", "claims", "evidence", "checks", "review", "reports",
    "config", "project", "plugins", "engine", "runs", "cli",
)  # fmt: skip
# Any room may use them; of the rooms they know `Problem` only.
EVERYBODYS = ("data", "rows", "values", "yamlfile", "settings", "schemas")

KNOWING = ("claimlint.claims", "claimlint.evidence")

MAX_FILE, MEDIAN_FILE, MAX_FUNCTION = 350, 120, 60
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
CLOCKS = {"now", "today", "utcnow", "perf_counter", "monotonic", "time_ns", "perf_counter_ns", "process_time"}
ENDS = {"print", "exit", "quit", "input", "breakpoint"}
# Not needed to check a Markdown article once rules and evidence are compiled; each costs from 5 to 90 ms.
HEAVY = {"yaml", "jsonschema", "numpy", "sqlite3", "urllib.request", "http.client", "asyncio", "xml.etree", "unittest"}
HEAVY |= {"multiprocessing", "concurrent.futures", "importlib.metadata", "subprocess", "email", "logging", "docx"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """The modules of claimlint that a file imports, anywhere in it, with the line."""
    for node in ast.walk(tree_of(path)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute"
            whole = node.module == "claimlint"
            names = [f"claimlint.{alias.name}" for alias in node.names] if whole else [node.module or ""]
        for name in names:
            if name.startswith("claimlint."):
                yield node.lineno, name.removeprefix("claimlint.")


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) not in ("__init__", "__main__")], ids=named)
def test_rooms_import_only_from_rooms_above(path: Path) -> None:
    room = room_of(path)
    for line, module in imports_of(path):
        other = module.split(".")[0]
        if other in EVERYBODYS or other == "__version__" or other == room:
            continue
        if room in EVERYBODYS:
            assert module == "article.model", f"{named(path)}:{line} imports {module}; it belongs to no room"
            continue
        assert ROOMS.index(other) < ROOMS.index(room), f"{named(path)}:{line} imports {other}, below it"


def test_checks_load_no_knowledge() -> None:
    """What they need of claims and evidence comes with the context of a check or with a page: one reading a run."""
    for path in (p for p in MODULES if room_of(p) == "checks"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(KNOWING):
                loads = [alias.name for alias in node.names if alias.name.startswith("load_")]
                assert not loads, f"{named(path)}:{node.lineno} imports {', '.join(loads)}"


def module_of(path: Path) -> str:
    """The module in a file as it is imported: `claimlint.article` for article/__init__.py."""
    return ".".join(("claimlint", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def _loaded_with(path: Path) -> set[str]:
    """The modules that a file imports as it is loaded itself."""
    statements = [node for node in tree_of(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    found = set()
    for node in statements:
        names = [alias.name for alias in node.names]
        found.update(
            [node.module or "", *(f"{node.module}.{n}" for n in names)] if isinstance(node, ast.ImportFrom) else names
        )
    return found


def test_an_import_in_a_function_puts_something_off() -> None:
    """What the file has loaded anyway stands at its top; an import in a function means: this one costs something."""
    direct = {module_of(path): _loaded_with(path) for path in MODULES}
    for path in MODULES:
        loaded, waiting = {module_of(path)}, [module_of(path)]
        while waiting:
            new = direct[waiting.pop()] & direct.keys() - loaded
            loaded |= new
            waiting += new
        for function in functions_of(tree_of(path)):
            for node in ast.walk(function):
                late = isinstance(node, ast.ImportFrom) and node.module in loaded
                assert not late, f"{named(path)}:{node.lineno}: {node.module} is loaded with the file"


def assert_no_circle(graph: TopologicalSorter[str]) -> None:
    try:
        graph.prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_module_imports_itself_through_others() -> None:
    """Imports that are put off count too: a circle is a circle when it is first run."""
    names = {module_of(path).removeprefix("claimlint."): path for path in MODULES}
    imports = {name: {module for _, module in imports_of(path) if module in names} for name, path in names.items()}
    assert_no_circle(TopologicalSorter(imports))


def test_folders_of_a_room_import_each_other_in_no_circle() -> None:
    graph = TopologicalSorter[str]()
    for path in MODULES:
        folder = ".".join(path.relative_to(PACKAGE).parts[:-1])
        for _, module in imports_of(path):
            other = module.rpartition(".")[0]
            if folder.count(".") == other.count(".") == 1 and folder != other:
                graph.add(folder, other)
    assert_no_circle(graph)


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(path) for path in MODULES} <= {*ROOMS, *EVERYBODYS, "__init__", "__main__"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_can_be_held_in_mind(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_FILE, f"{named(path)}: {lines} lines"
    for function in functions_of(tree_of(path)):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= MAX_FUNCTION, f"{named(path)}:{function.lineno}: {function.name} has {length} lines"


def test_the_median_file_is_short() -> None:
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in MODULES]
    assert median(length for length in lengths if length > 1) <= MEDIAN_FILE


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_say_what_they_are_for_under_a_telling_name(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), f"{named(path)} has no docstring"
    assert path.stem not in VAGUE


NAMED_IN_TEXT = re.compile(rf"`({'|'.join(ROOMS)})\.([a-z_.]+)")


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_that_docstrings_name_exist(path: Path) -> None:
    """A room and what is in it, `checks.phrases.match`: a module, a folder, or a name in one of them."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            for room, rest in NAMED_IN_TEXT.findall(ast.get_docstring(node) or ""):
                place = PACKAGE.joinpath(room, *rest.strip(".").split("."))
                modules = (place.with_suffix(".py"), place.parent.with_suffix(".py"))
                assert place.is_dir() or any(map(Path.exists, modules)), f"{named(path)}: there is no {room}.{rest}"


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) not in ("cli", "__main__")], ids=named)
def test_only_the_command_line_prints_exits_and_reads_the_clock(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        place = f"{named(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Name):
            assert node.id not in ENDS | {"SystemExit"}, f"{place} uses {node.id}"
        elif isinstance(node, ast.Attribute):
            assert node.attr not in CLOCKS, f"{place} reads the clock"
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            assert (owner, node.attr) not in {("sys", "exit"), ("sys", "stdout"), ("os", "_exit")}, place
        elif isinstance(node, ast.Import):
            assert "time" not in {alias.name for alias in node.names}, f"{place} imports time"
        elif isinstance(node, ast.ImportFrom):
            assert node.module != "time", f"{place} imports from time"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_keeps_state(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        assert not isinstance(node, ast.Global), f"{named(path)}:{node.lineno}: a function changes its module"


def test_values_are_frozen_and_mostly_slotted() -> None:
    """Named tuples are both (`claimlint.values`); dataclasses check or derive."""
    frozen = slotted = 0
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ClassDef):
                continue
            named_tuple = any(ast.unparse(base) == "NamedTuple" for base in node.bases)
            frozen += named_tuple
            slotted += named_tuple
            for mark in node.decorator_list:
                if ast.unparse(mark).startswith("dataclass"):
                    words = ast.unparse(mark)
                    assert "frozen=True" in words, f"{named(path)}:{mark.lineno}: a value that can change"
                    frozen += 1
                    slotted += "slots=True" in words
    assert slotted >= frozen * 0.7, f"{slotted} of {frozen} values have slots; the others cache what they derive"


def test_checking_markdown_imports_only_what_it_needs(tmp_path: Path) -> None:
    article = tmp_path / "zinc.md"
    article.write_text("# Zinc and colds\n\nZinc may shorten colds in adults.\n", encoding="utf-8")
    code = (
        "import json, sys; from claimlint.cli import main; main(['check', '--as-of', '2026-11-23', sys.argv[1]]);"
        "sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    for _ in range(2):  # the first run may compile rules and evidence
        run = subprocess.run([sys.executable, "-c", code, str(article)], capture_output=True, text=True, cwd=tmp_path)
    imported = set(json.loads(run.stderr))
    assert not imported & HEAVY, sorted(imported & HEAVY)
