"""Files that are cut off, garbled or shuffled: a clear error with its place, or they work; nothing else is raised."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from claimlint.article.model import Problem
from claimlint.claims.lexicon.language import load_language
from claimlint.data import knowledge_folder
from claimlint.evidence.keeping.check import check_evidence
from claimlint.evidence.knowledge import load_knowledge
from claimlint.yamlfile import Invalid

GARBAGE = b"[]{}:,-\n\t\"'#&*!|> \xff\x00a"
WHOLE = {
    "registry": (knowledge_folder("evidence") / "registry" / "emergencies.yaml").read_bytes(),
    "vocabulary": (knowledge_folder("evidence") / "vocabulary" / "structures.yaml").read_bytes(),
}


def broken(content: bytes, seed: int) -> bytes:
    random = Random(seed)
    if seed % 3 == 0:
        return content[: random.randrange(len(content))]
    if seed % 3 == 1:
        garbled = bytearray(content)
        for _ in range(3):
            garbled[random.randrange(len(garbled))] = random.choice(GARBAGE)
        return bytes(garbled)
    lines = content.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def told(folder: Path) -> tuple[Problem, ...]:
    try:
        load_knowledge([folder])
        load_language((folder,))
    except Invalid as error:
        return error.problems
    return ()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", WHOLE)
def test_a_broken_file_is_told_or_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, seed: int) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "own" / kind).mkdir(parents=True)
    (tmp_path / "own" / kind / "own.yaml").write_bytes(broken(WHOLE[kind], seed))
    folder = tmp_path / "own"
    problems = told(folder)
    assert all("own.yaml" in problem.path for problem in problems)
    assert not problems or check_evidence([folder], builtin=False, wording=False)
