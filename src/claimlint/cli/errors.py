"""What went wrong, as a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from claimlint import __version__
from claimlint.article.model import Unreadable

FINDINGS, FAILED, INTERRUPTED = 1, 2, 130


class Stop(click.ClickException):
    """Something kept claimlint from doing what it was asked; the message says what, and what would be right."""

    exit_code = FAILED

    def show(self, file: Any = None) -> None:
        click.echo(f"claimlint: {self.message}" if "\n" not in self.message else self.message, err=True)


def exit_code_of(run: Callable[[], Any]) -> int:
    """Run and say what went wrong. A command returns its exit code, or None for 0."""
    try:
        returned = run()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("claimlint: interrupted; files that were not yet written are as they were", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Unreadable as error:
        click.echo(f"{error.problem}", err=True)
        return FAILED
    except Exception as error:
        return _failed(error)
    return returned if isinstance(returned, int) else 0


def _failed(error: Exception) -> int:
    """Expected errors that commands pass on, and bugs."""
    from claimlint.yamlfile import Invalid

    if isinstance(error, Invalid):
        for problem in error.problems:
            click.echo(str(problem), err=True)
        return FAILED
    if isinstance(error, OSError) and error.filename:
        click.echo(f"{error.filename}: {error.strerror or error}", err=True)
        return FAILED
    return _bug(error)


def _reader_gone() -> int:
    """`claimlint rules | head`: nobody reads on, and Python must not complain when it closes the pipe."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _bug(error: Exception) -> int:
    """A bug is told in one line; what a maintainer needs goes into a log file."""
    import os
    import platform
    import traceback

    from claimlint.data import cache_folder, write_whole

    text = "".join(traceback.format_exception(error))
    log = cache_folder() / "crash.log"
    head = f"claimlint {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    write_whole(log, f"{head}arguments: {sys.argv[1:]!r}\n\n{text}".encode(errors="backslashreplace"), quietly=True)
    click.echo(f"claimlint: this is a bug: {type(error).__name__}: {error}", err=True)
    click.echo(f"The traceback is in {log}; please report it." if log.exists() else text, err=True)
    if os.environ.get("CLAIMLINT_DEBUG"):
        click.echo(text, err=True)
    return FAILED
