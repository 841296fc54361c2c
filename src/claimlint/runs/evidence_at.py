"""The evidence as a git revision had it, to compare what it said of the same claims."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from claimlint.claims.lexicon.vocabulary import load_vocabulary
from claimlint.config.files import shown
from claimlint.evidence.judging.unregistered import load_unregistered
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.registry import load_registry
from claimlint.evidence.relations import load_relations
from claimlint.project import Project
from claimlint.review.git import contents_at, files_at, merge_base, repository_of


def knowledge_at(project: Project, revision: str) -> Knowledge:
    """The project's knowledge with those evidence folders that lie in its repository as they were at a revision.

    Raises GitFailure, and `yamlfile.Invalid` where the evidence of that day cannot be read.
    """
    root = repository_of(project.root).resolve()
    base = merge_base(project.root, revision)
    with TemporaryDirectory() as folder:
        packs = [_as_it_was(pack, root, base, Path(folder, str(n))) for n, pack in enumerate(project.evidence_packs)]
        there = [pack for pack in packs if pack.exists()]
        own = tuple(pack for pack in packs[1:] if pack.exists())
        return Knowledge(load_registry(there), load_vocabulary(own), load_relations(), load_unregistered())


def _as_it_was(pack: Path, root: Path, base: str, copy: Path) -> Path:
    """A copy of a folder or file as a commit has it; the pack itself where it is not kept in the repository."""
    name = shown(pack.resolve(), root)
    if name.startswith("../"):
        return pack
    names = [path for path in files_at(root, base) if path == name or path.startswith(f"{name}/")]
    target = copy / pack.name
    for path, content in contents_at(root, base, names).items():
        place = target / path.removeprefix(name).lstrip("/") if path != name else target
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return target
