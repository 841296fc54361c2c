"""The long runs of `.ci/run full`: 200,000 examples of each property, and half an hour of coverage-guided fuzzing.

The fuzzer needs atheris, no dependency of the project: `pip install atheris` in the environment that runs this.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.full

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = "200000"
SECONDS = os.environ.get("CLAIMLINT_FUZZ_SECONDS", "1800")


def test_the_properties_of_all_readers_hold_for_many_examples() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/article/test_properties.py"]
    environment = {**os.environ, "CLAIMLINT_EXAMPLES": EXAMPLES}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed here: pip install atheris")
def test_fuzzing_finds_nothing_new(tmp_path: Path) -> None:
    fuzzer, corpus = ROOT / "bench" / "fuzz_readers.py", tmp_path / "corpus"
    command = [sys.executable, str(fuzzer), str(corpus), f"-max_total_time={SECONDS}", "-timeout=10"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
