"""How often a stated claim is found, and its strength read within one step, in two tables.

    python bench/claims/stated.py [--errors] [FILE.jsonl ...]

Without a file it reads the project's own tables (tests/claims/cases). A file holds one JSON object a line: `text`, a
sentence, and `claims`, a list of {subject, object, strength, negated}, empty where the sentence claims nothing. A
claim counts as found where one is read that the article answers for, of the same polarity, with the same object; its
strength where it lies within one step. Names agree where the vocabulary gives both the same name, or where they share
a word that is no function word. Nothing is learned from a file. Sets that were looked at since they were
counted are kept in bench/claims/sentences.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimlint.article.read import read_article
from claimlint.article.words import words_of
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.model import Claim, Name
from claimlint.claims.read import read_claims
from claimlint.claims.tagging import tag

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "claims"))
from claim_tables import rows_of, source_of


class Stated(NamedTuple):
    """A claim that somebody says a sentence makes. Empty names allow any; `negated` None allows both."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    low: int
    high: int
    negated: bool | None


class Case(NamedTuple):
    """A text, the stretch [start, end) of it that counts, and what it states."""

    text: str
    format: str
    start: int
    end: int
    stated: tuple[Stated, ...]


def cases_of_file(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            stated = tuple(
                Stated((c["subject"],), (c["object"],), int(c["strength"]), int(c["strength"]), bool(c["negated"]))
                for c in row["claims"]
            )
            yield Case(row["text"], "txt", 0, len(row["text"]), stated)


def cases_of_tables() -> Iterator[Case]:
    """Rows in which the article itself claims or denies an effect, and rows in which it claims none."""
    for row in rows_of():
        if row.claims is None:
            continue
        stated = tuple(
            Stated(c.subject, c.object, c.low, c.high, c.negated)
            for c in row.claims
            if "assertion" in c.stances and c.high >= 1
        )
        if row.claims and not stated:
            continue  # questions, myths, aims: neither a claim of the article's own nor free of one
        text, start, kind = source_of(row)
        yield Case(text, kind, start, start + len(row.say), stated)


def read_case(case: Case, language: Language) -> list[Claim]:
    """What is read that the article answers for, and effects that it calls unknown, which are claims of strength 0."""
    reading = read_claims(read_article(case.text.encode(), f"row.{case.format}"), language)
    return [
        claim
        for claim in reading.claims
        if case.start <= claim.span.start < case.end
        and (claim.stance == "unknown-effect" or (claim.is_asserted and claim.strength >= 1))
    ]


def agrees(wanted: tuple[str, ...], name: Name, language: Language) -> bool:
    """Whether a name is one of those wanted, by the vocabulary or by a shared word."""
    said = {_plain(name.text), _plain(name.canonical)} - {""}
    for text in wanted:
        if text in ("?", "*", "") or (text.startswith("unnamed") and not name.text):
            return True
        named = {mark.name.value for mark in tag(text, language).cues if mark.name}
        if name.canonical and name.canonical in named:
            return True
        words = _content(text, language)
        if _plain(text) in said or any(words & _content(other, language) for other in said):
            return True
    return not wanted


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


_FUNCTION = ("determiner", "preposition", "conjunction", "pronoun", "be", "have", "do", "modal", "adverb")


def _content(text: str, language: Language) -> set[str]:
    """Words without function words, plural endings cut off."""
    words = (word.lower for word in words_of(text))
    return {w.rstrip("s") for w in words if w[0].isalnum() and not any(w in language.classes[c] for c in _FUNCTION)}


def judge(case: Case, claims: Sequence[Claim], language: Language) -> Iterator[tuple[Stated, str]]:
    """Each stated claim with how far it is read: missed, found, subject (found with its subject), with the strength."""
    for stated in case.stated:
        fitting = [
            claim
            for claim in claims
            if any(agrees(stated.object, name, language) for name in (claim.object, *claim.within))
            and (stated.negated is None or claim.negated == stated.negated)
        ]
        near = [claim for claim in fitting if stated.low - 1 <= claim.strength <= stated.high + 1]
        if not fitting:
            yield stated, "missed"
        elif not near:
            yield stated, "other strength"
        elif any(agrees(stated.subject, claim.subject, language) for claim in near):
            yield stated, "right"
        else:
            yield stated, "other subject"


def report(name: str, cases: Sequence[Case], language: Language, *, errors: bool) -> str:
    counts: Counter[str] = Counter()
    out = []
    for case in cases:
        claims = read_case(case, language)
        if not case.stated:
            worst = max((c.strength for c in claims if not c.negated), default=0)
            counts["free"] += 1
            counts["free, any claim"] += worst >= 1
            counts["free, claim at 4-5"] += worst >= 4
            verdicts = ["claim-free"] if worst >= 4 else []
        else:
            verdicts = [verdict for _, verdict in judge(case, claims, language)]
            counts.update(verdicts)
        if errors and set(verdicts) - {"right"}:
            read = "; ".join(f"{_said(c.subject)} | {c.relation} | {_said(c.object)} | {c.strength}" for c in claims)
            said = case.text[case.start : case.end].replace("\n", " / ")
            out.append(f"{', '.join(verdicts)}: {said}\n    stated: {case.stated}\n    read: {read or 'none'}")
    total = sum(counts[k] for k in ("right", "other subject", "other strength", "missed"))
    near = counts["right"] + counts["other subject"]
    shares = [
        ("claims stated", total, ""),
        ("found", near + counts["other strength"], _share(near + counts["other strength"], total)),
        ("found, strength within one step", near, _share(near, total)),
        ("the same, with the subject", counts["right"], _share(counts["right"], total)),
        ("claim-free sentences", counts["free"], ""),
        ("with any claim read", counts["free, any claim"], _share(counts["free, any claim"], counts["free"])),
        ("with a claim at 4-5", counts["free, claim at 4-5"], _share(counts["free, claim at 4-5"], counts["free"])),
    ]
    table = "\n".join(f"| {name} | {what} | {count:,} | {share} |" for what, count, share in shares)
    return "\n".join([*out, table])


def _said(name: Name) -> str:
    return name.canonical or name.text or "?"


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.1%}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="print what is read otherwise")
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines; default: the project's own tables")
    options = parser.parse_args()
    language = load_language()
    print("| set | measure | number | share |\n| --- | --- | ---: | ---: |")
    for path in options.files:
        print(report(path.stem, list(cases_of_file(path)), language, errors=options.errors))
    if not options.files:
        print(report("own tables", list(cases_of_tables()), language, errors=options.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
