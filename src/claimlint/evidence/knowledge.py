"""Everything that a judgement rests on, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.article.model import Article
from claimlint.claims.lexicon.vocabulary import Vocabulary, load_vocabulary
from claimlint.data import knowledge_folder
from claimlint.evidence.citations.gate import citations_of
from claimlint.evidence.citations.model import Citations
from claimlint.evidence.judging.unregistered import Unregistered, load_unregistered
from claimlint.evidence.registry import Registry, load_registry
from claimlint.evidence.relations import Relations, load_relations
from claimlint.evidence.tiers import Tiers, load_tiers

if TYPE_CHECKING:
    from claimlint.evidence.retractions import Snapshot


@dataclass(frozen=True)
class Knowledge:
    """The registry, the names, how relations fit, and what a claim weighs that the registry does not know.

    tiers: what a source is by its form and address. snapshot: of retracted papers, where the project has one.
    """

    registry: Registry
    vocabulary: Vocabulary
    relations: Relations
    unregistered: Unregistered
    tiers: Tiers = field(default_factory=load_tiers)
    snapshot: Snapshot | None = None


def sources_of(article: Article, knowledge: Knowledge) -> Citations:
    """What an article cites, each source with its tier, and the retracted ones among them."""
    citations = citations_of(article, knowledge.tiers)
    if knowledge.snapshot is None or not citations.is_sourced:
        return citations
    from claimlint.evidence.retractions import marked  # csv and sqlite: only for a project with a snapshot

    return marked(citations, knowledge.snapshot)


def load_knowledge(own: Sequence[Path] = ()) -> Knowledge:
    """The built-in knowledge, and that of own folders over it. Raises yamlfile.Invalid with all that is wrong."""
    return Knowledge(
        load_registry([knowledge_folder("evidence"), *own]),
        load_vocabulary(tuple(own)),
        load_relations(),
        load_unregistered(),
        load_tiers(own),
    )
