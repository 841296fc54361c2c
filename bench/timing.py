"""Processor time of whole processes, taken in turn so that a machine that slows down slows all of them.

Time is user plus system of the child, start-up included, as the operating system accounts for it. Where the system
allows it, each child is kept on one processor.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """What some runs of one command took: median seconds of processor time, the range, and the peak memory in MiB."""

    seconds: float
    least: float
    most: float
    peak: float


def measure(commands: Mapping[str, Sequence[str]], runs: int = 5, cwd: str | None = None) -> dict[str, Measured]:
    """Run the commands in turn, A B C A B C …, after one run of each that does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    peaks: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds, peak = _run(command, cwd)
            if turn:
                times[name].append(seconds)
                peaks[name].append(peak)
    return {name: Measured(median(taken), min(taken), max(taken), max(peaks[name])) for name, taken in times.items()}


def _run(command: Sequence[str], cwd: str | None) -> tuple[float, float]:
    child = subprocess.Popen(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=_on_one_processor,
    )  # fmt: skip
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0  # reaped above; its exit code is an answer, not a failure
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _on_one_processor() -> None:
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {0})
