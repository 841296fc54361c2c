"""`-o FORMAT[:FILE]`: which reports a run writes, and where.

Every report is rendered before any file is written, and every file is written whole, whatever the run's exit code
will be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.article.own_reports import TEXT_MARK
from claimlint.cli.errors import Stop
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.plugins import Render
    from claimlint.reports.model import Report
    from claimlint.reports.terminal import Style

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "html", "docx")
_BINARY = ("docx",)


class Output(NamedTuple):
    """One report to write; `file` is None for standard output."""

    format: str
    file: Path | None
    render: Render | None = None  # of a plugin


def outputs_of(values: Sequence[str], config: Path | None = None) -> list[Output]:
    """The outputs asked for, the formats of plugins among them. Raises Stop for what cannot be."""
    further = _further_formats(values, config)
    outputs = [_output_of(value, further) for value in values or ("text",)]
    bare = [output.format for output in outputs if output.file is None]
    if len(bare) > 1:
        raise Stop(f"-o {' and -o '.join(bare)} both go to standard output; give one a file: -o {bare[-1]}:FILE")
    files = [output.file for output in outputs if output.file]
    for file in files:
        if files.count(file) > 1:
            raise Stop(f"-o: two reports go to {file.as_posix()!r}; give each its own file")
    return outputs


def _further_formats(values: Sequence[str], config: Path | None) -> Mapping[str, Render]:
    """The formats that plugins add; looked for only where one is asked for that is none of ours."""
    if all(value.partition(":")[0] in FORMATS for value in values):
        return {}
    from claimlint.cli.options import project_of
    from claimlint.plugins import load_plugins

    plugins = load_plugins(project_of(config, None).plugins)
    if plugins.failures:
        raise Stop("\n".join(what for _, what in plugins.failures))
    return plugins.reports


def _output_of(value: str, further: Mapping[str, Render]) -> Output:
    name, colon, file = value.partition(":")
    known = (*FORMATS, *sorted(further))
    if name not in known:
        raise Stop(f"-o {value!r}: no format is called {name!r}{_instead_of(value, known)}")
    if colon and not file:
        raise Stop(f"-o {value!r} names no file; write {name}:FILE, or {name} for standard output")
    if name in _BINARY and not file:
        raise Stop(f"-o {name} needs a file: {name}:FILE")
    return Output(name, Path(file) if file else None, None if name in FORMATS else further[name])


# The suffixes that tell what report somebody wants who names only a file.
_FORMAT_OF = {".htm": "html", ".txt": "text"}


def _instead_of(value: str, known: Sequence[str]) -> str:
    """What may be meant: `-o report.html` for `-o html:report.html`, `-o HTML:x` for `-o html:x`; else the formats."""
    from claimlint.yamlfile import nearest

    name, colon, file = value.partition(":")
    suffix = Path(value).suffix.lower()
    format = _FORMAT_OF.get(suffix, suffix[1:])
    if not colon and format in known:
        return f"; did you mean -o {format}:{value}?"
    if name.lower() in known:
        return f"; did you mean -o {name.lower()}{colon}{file}?"
    return f"{nearest(name, known)}; formats are {', '.join(known)}"


def write_outputs(outputs: Sequence[Output], report: Report, exit_code: int) -> list[str]:
    """Write all reports, files first, and say on standard error where. Returns a message for each that could not be."""
    from claimlint.data import write_whole

    failed = []
    contents = [(output, rendered(output, report, exit_code)) for output in outputs]
    for output, content in sorted(contents, key=lambda pair: pair[0].file is None):
        if output.file is None:
            write_standard(content)
            continue
        is_new = not output.file.parent.is_dir()
        try:
            write_whole(output.file, content.encode(errors="replace") if isinstance(content, str) else content)
        except OSError as error:
            why = error.strerror or error
            failed.append(f"{output.file.as_posix()}: the {output.format} report cannot be written: {why}")
        else:
            beside = ", in a new folder" if is_new else ""
            click.echo(f"Wrote the {output.format} report to {output.file.as_posix()}{beside}.", err=True)
    if any(output.format == "github" for output in outputs):
        failed += _write_step_summary(report)
    return failed


def rendered(output: Output, report: Report, exit_code: int) -> str | bytes:
    """A report's content. Its module is imported only when it is asked for."""
    if output.render is not None:
        return _rendered_by_plugin(output.format, output.render, report)
    module = import_module(f"claimlint.reports.{output.format}")
    render: Callable[..., str | bytes] = module.render
    if output.format == "text":
        told = str(render(report, style_of(output.file is None)))
        return told if output.file is None else f"{TEXT_MARK}, {report.as_of.isoformat()}\n\n{told}"
    return render(report, exit_code) if output.format == "sarif" else render(report)


def _rendered_by_plugin(format: str, render: Render, report: Report) -> str | bytes:
    try:
        return render(report)
    except Exception as error:  # foreign code: said as its fault, not as a bug of ours
        raise Stop(f"-o {format}: the plugin's report failed: {type(error).__name__}: {error}") from error


def write_standard(content: str | bytes) -> None:
    """Write to standard output, as UTF-8 whatever the locale: reports are read by programs."""
    sys.stdout.flush()
    data = content.encode(errors="replace") if isinstance(content, str) else content
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:  # a caller put text in the place of standard output
        sys.stdout.write(data.decode())


def _write_step_summary(report: Report) -> list[str]:
    """Add to the summary of a GitHub step, where this is one."""
    import os

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return []
    from claimlint.reports.github import summary

    try:
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(summary(report))
    except OSError as error:
        return [f"{path}: the step summary cannot be written: {error.strerror or error}"]
    return []


def style_of(is_stdout: bool = True) -> Style:
    """Colour and width of standard output; plain for a file."""
    import os

    from claimlint.reports.terminal import Style

    if not is_stdout:
        return Style()
    color = wants_color(os.environ, sys.stdout.isatty())
    return Style(color, _columns(os.environ.get("COLUMNS", "")))


def _columns(said: str) -> int:
    """The width of lines: what COLUMNS says, else the terminal's, within what reads well."""
    import os

    columns = int(said) if said.isdecimal() else 100
    if not said and sys.stdout.isatty():
        with suppress(OSError):
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or columns
    return max(60, min(120, columns))


def wants_color(environment: Mapping[str, str], is_terminal: bool) -> bool:
    """NO_COLOR wins (no-color.org), then FORCE_COLOR and CLICOLOR_FORCE, then whether somebody looks at a terminal."""
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") != "0" for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environment.get("TERM") != "dumb"
