"""Everything that a judgement rests on, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimlint.claims.vocabulary import Vocabulary, load_vocabulary
from claimlint.data import knowledge_folder
from claimlint.evidence.registry import Registry, load_registry
from claimlint.evidence.relations import Relations, load_relations
from claimlint.evidence.unregistered import Unregistered, load_unregistered


@dataclass(frozen=True)
class Knowledge:
    """The registry, the names, how relations fit, and what a claim weighs that the registry does not know."""

    registry: Registry
    vocabulary: Vocabulary
    relations: Relations
    unregistered: Unregistered


def load_knowledge(own: Sequence[Path] = ()) -> Knowledge:
    """The built-in knowledge, and that of own folders over it. Raises yamlfile.Invalid with all that is wrong."""
    return Knowledge(
        load_registry([knowledge_folder("evidence"), *own]),
        load_vocabulary(tuple(own)),
        load_relations(),
        load_unregistered(),
    )
