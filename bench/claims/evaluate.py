"""How well the grammar reads public annotated text, in one table.

    python bench/claims/evaluate.py [FOLDER]     default: ../shared/eval-dev beside the checkout

The folder holds JSON lines, one set a file: `causal` (conclusions of papers: none, correlational, conditional or
causal), `negation` (clinical concepts, negated or not), `speculation` (sentences that speculate or do not), `careful`
(whole pages of careful health writing, in which a plain statement of strength 4 or 5 is rare). Their README says where
they come from. A set that is not there is said to be skipped. Nothing is learned from them, and no row is kept here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.model import Claim, Reading
from claimlint.claims.read import read_claims

Row = dict[str, Any]
CLASSES = ("none", "correlational", "conditional", "causal")  # from weakest to strongest
ASSOCIATIONS = frozenset(["associate", "compare"])
FOLDER = Path(__file__).resolve().parents[3] / "shared" / "eval-dev"


def class_of(claim: Claim) -> str:
    """The class of causal language that a claim is of."""
    if claim.is_question or not claim.strength:
        return "none"
    if claim.relation in ASSOCIATIONS:
        return "correlational"
    return "conditional" if claim.strength <= 2 else "causal"


def strongest(reading: Reading) -> str:
    return max((class_of(claim) for claim in reading.claims), key=CLASSES.index, default="none")


def speculates(reading: Reading) -> bool:
    """Whether a hedge reaches anything, or a claim is worded as possible."""
    hedged = any(claim.hedges or claim.strength in (1, 2) for claim in reading.claims)
    return hedged or any(scope.kind == "hedge" for scope in reading.scopes)


def is_negated(row: Row, text: str, reading: Reading) -> bool:
    """Whether the row's concept lies in the scope of a negation."""
    at = text.lower().find(_flat(row["concept"]).lower())
    return any(scope.kind == "negation" and scope.span.start <= at < scope.span.end for scope in reading.scopes)


def f1(pairs: Sequence[tuple[object, object]], positive: object) -> float:
    """F1 of one class over (label, said) pairs."""
    hits = sum(label == said == positive for label, said in pairs)
    either = sum((label == positive) + (said == positive) for label, said in pairs)
    return 2 * hits / max(1, either)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _read(text: str, language: Language) -> Reading:
    return read_claims(read_article(text.encode(), "row.txt"), language)


def causal(rows: list[Row], language: Language) -> Iterator[tuple[str, float]]:
    pairs = [(row["label"], strongest(_read(_flat(row["text"]), language))) for row in rows]
    yield "causal language, macro-F1", sum(f1(pairs, name) for name in CLASSES) / len(CLASSES)
    for name in CLASSES:
        yield f"  {name}, F1", f1(pairs, name)


def negation(rows: list[Row], language: Language) -> Iterator[tuple[str, float]]:
    texts = [(row, _flat(row["text"])) for row in rows]
    pairs = [(bool(row["label"]), is_negated(row, text, _read(text, language))) for row, text in texts]
    yield "negated concepts, F1", f1(pairs, True)


def speculation(rows: list[Row], language: Language) -> Iterator[tuple[str, float]]:
    pairs = [(bool(row["label"]), speculates(_read(_flat(row["text"]), language))) for row in rows]
    yield "speculation, F1", f1(pairs, True)


def careful(rows: list[Row], language: Language) -> Iterator[tuple[str, float]]:
    sentences, plain = 0, 0
    for row in rows:
        article = read_article(row["text"].encode(), "page.txt")
        reading = read_claims(article, language)
        good = [claim for claim in reading.claims if claim.is_asserted and not claim.negated and claim.strength >= 4]
        benefits = [c for c in good if language.relations[c.relation].get("direction") == "+"]
        sentences += len(article.sentences)
        plain += len({claim.sentence.index for claim in benefits})
    yield "careful pages: sentences that claim a benefit at 4-5, share", plain / max(1, sentences)


SETS: dict[str, Callable[[list[Row], Language], Iterator[tuple[str, float]]]] = {
    "causal": causal,
    "negation": negation,
    "speculation": speculation,
    "careful": careful,
}


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else FOLDER
    language = load_language()
    print("| measure | rows | value |\n| --- | ---: | ---: |")
    for name, measures in SETS.items():
        path = folder / f"{name}.jsonl"
        if not path.exists():
            print(f"| {name} | | skipped: no {path} |")
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for measure, value in measures(rows, language):
            print(f"| {measure} | {len(rows):,} | {value:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
