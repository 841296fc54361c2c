"""How claimlint is called: the only room that prints, exits, or reads the clock.

A command's imports happen when it is chosen. One handler turns what went wrong into a message and an exit code: 0
clean, 1 findings, 2 anything that kept it from checking (a bug too, with its traceback in a log), 130 Ctrl-C.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    if arguments is not None:  # called by a program, whose memory is its own affair
        return _run(arguments)
    # rules and evidence hold no cycles and stay: looking through them is for nothing
    gc.set_threshold(1_000_000, 10, 10)
    try:
        return _run(None)
    finally:
        gc.freeze()  # nor is there anything to look for at the end; both together are a fifth of a first run


def _run(arguments: Sequence[str] | None) -> int:
    from claimlint.cli.errors import exit_code_of
    from claimlint.cli.group import group

    return exit_code_of(lambda: group.main(arguments, prog_name="claimlint", standalone_mode=False))


if __name__ == "__main__":
    sys.exit(main())
