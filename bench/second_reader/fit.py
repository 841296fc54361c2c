"""Fits the tables of the second reader, `second_reader` and `second_reader_rules`, and measures them on unseen pairs.

    python bench/second_reader/fit.py                  measure: each set of pairs by weights fitted on all but it
    python bench/second_reader/fit.py --out FOLDER     write both tables there (evidence/tables: those that ship)
    … --rows FILE      keep there what was read of the sentences, or take it from there: reading takes some minutes

Needs scikit-learn (BSD-3, the usual library for logistic regression). It learns from:

rules/, bench/examples   what rules must flag, by the kind of fault that the rule is about; what they must let
                         pass and what stands beside, where no other rule finds anything in it
pairs/*.jsonl            contrast pairs by authors who knew no rule: a sentence to be marked, and one in order that
                         shares its topic and most of its words
bench/alone              single sentences of the same kinds, but for the sets that are held back (held_…)
bench/sound              sound sentences
bench/sober              lines of sober pages about unproven remedies that are to be left alone
tests/rules/popular.yaml what is most often searched for, promised and denied, and what careful pages say of it
fixtures                 their sentences, by the findings that they give
bench/tone/pages         the sentences of careful pages, and those that nobody marked on pages that sell

What editors marked on pages that sell made it no better on unseen sentences (it needs its page), and is left out.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claimlint.article.model import Span
from claimlint.checks.example_marks import unmarked
from claimlint.checks.load import load_rules
from claimlint.checks.model import Page, Rule
from claimlint.checks.pages.accompanied import FAMILIES, family_of
from claimlint.checks.run import run_checks
from claimlint.checks.second_reader.signs import GROUPS, signs_of
from claimlint.checks.second_reader.weights import share_of
from claimlint.engine import Input, Tools, load_tools, page_of
from claimlint.evidence.relations import load_relations
from claimlint.project import load_project
from claimlint.yamlfile import read_yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLES = ROOT / "evidence" / "tables"
ORDER, OVERSTATED, DENIAL, DANGER = "order", "overstated", "denial", "danger"
COLUMNS = (OVERSTATED, DENIAL, DANGER)
# The kind of fault that a rule is about: that of its family, but for these.
OF_FAMILY = {"overclaim": OVERSTATED, "causal": OVERSTATED, "promotion": OVERSTATED, "danger": DANGER, "safety": DANGER}
OF_RULE = {
    "overclaim/denied-established": DENIAL,
    "evidence/tradition-as-proof": OVERSTATED,
    # of a page, of two sentences (a result, and what is made of it), or of what is sold
    "causal/animal-to-human": "",
    "causal/in-vitro-to-human": "",
    "causal/population-stretch": "",
    "causal/surrogate-to-outcome": "",
    "overclaim/headline-outruns-body": "",
    "overclaim/internal-contradiction": "",
    "promotion/call-to-purchase": "",
    "safety/missing-harms": "",
    "safety/missing-alternatives": "",
    "safety/missing-interaction-warning": "",
    "safety/missing-emergency-signpost": "",
}
LOOKED_AT = ("sells", "sober")  # pages whose every statement an editor went through
HELD = "held_"  # sets of bench/alone that it never learns from: `python bench/alone.py` measures by them
OF_POPULAR = {"overstated": OVERSTATED, "denied": DENIAL}  # the other sides are in order
LONGEST = 600  # letters: longer examples are pages
HEAD, TAIL = "---\ntitle: Questions\n---\n\n", "\n"
LEAST_SEEN = 3  # sentences that must show a sign for it to be weighed
LEAST_WEIGHT, LEAST_FOR_RULE = 0.5, 0.5  # lighter signs are left out
PENALTY = 3.0  # of the regressions, as scikit-learn counts it: larger fits closer


class Row(NamedTuple):
    """A sentence: where it is from, the rule whose example it is ("" for none), its fault, and its signs."""

    source: str
    rule: str
    fault: str
    signs: tuple[tuple[str, str], ...]
    words: int


class Reader:
    """Sentences as `check` reads them."""

    def __init__(self) -> None:
        self.project = load_project(HERE, as_of=date(2026, 11, 23))
        self.tools: Tools = load_tools(self.project)
        self.polarity = load_relations().polarity

    def page(self, text: str) -> Page:
        return page_of(Input("page.md", content=text.encode()), self.project.settings("page.md"), self.tools)

    def rows(self, source: str, rule: str, fault: str, page: Page, touched: Sequence[Span] = ()) -> Iterator[Row]:
        """The sentences of a page; with spans only those that one touches."""
        for sentence in page.article.sentences:
            if sentence.block.is_prose and (not touched or any(map(sentence.span.touches, touched))):
                signs = signs_of(page, sentence, self.polarity)
                words = len(page.lines.line(sentence.index).lowers)
                yield Row(
                    source, rule, fault, tuple((group, name) for group, names in signs.items() for name in names), words
                )

    def example(self, source: str, rule: str, fault: str, text: str) -> Iterator[Row]:
        """The sentences with marks, or all where nothing is marked. In an example of a rule the others are in order,
        but for those in which another rule finds something.
        """
        plain, marked = unmarked(HEAD + text + TAIL)
        page = self.page(plain)
        if marked or not rule:
            yield from self.rows(source, rule, fault, page, marked)
        if rule:
            told = [found.span for found in run_checks(page, self.tools.rules) if _counts(found.rule, found.severity)]
            silent = [s.span for s in page.article.sentences if not any(map(s.span.touches, [*told, *marked]))]
            if silent:
                yield from self.rows(source, rule, ORDER, page, silent)


def _counts(rule: str, severity: str) -> bool:
    return severity != "info" and family_of(rule) in FAMILIES


def fault_of(rule: str) -> str:
    return OF_RULE.get(rule, OF_FAMILY.get(family_of(rule), ""))


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Source, rule, fault and text of all examples."""
    rules: Sequence[Rule] = load_rules([ROOT / "rules"])
    for rule in rules:
        yield from _examples("rules", rule.id, read_yaml(Path(rule.path)).value["examples"])
    for file in sorted((ROOT / "bench" / "examples").glob("*.yaml")):
        for rule_id, sides in read_yaml(file).value.items():
            yield from _examples("examples", rule_id, sides)


def _examples(source: str, rule: str, sides: Any) -> Iterator[tuple[str, str, str, str]]:
    is_worded = fault_of(rule) or family_of(rule) in OF_FAMILY
    for side, fault in (("flag", fault_of(rule)), ("pass", ORDER if is_worded else "")):
        for example in sides.get(side, ()) if fault else ():
            text = example if isinstance(example, str) else example.get("text", "")
            if 0 < len(text) < LONGEST:
                yield source, rule, fault, text


def read() -> list[Row]:
    """All sentences to learn from."""
    reader, found = Reader(), []
    for source, rule, fault, text in examples():
        found += reader.example(source, rule, fault, text)
    alone = (file for file in (ROOT / "bench" / "alone").glob("*.jsonl") if not file.stem.startswith(HELD))
    for file in [*sorted((HERE / "pairs").glob("*.jsonl")), *sorted(alone)]:
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            text = row["text"].replace(row["span"], f"«{row['span']}»", 1) if row["span"] else row["text"]
            found += reader.example(f"{file.parent.name}/{file.stem}", "", row["is"], text)
    for file in sorted((ROOT / "bench" / "sound").glob("*.txt")):
        for text in filter(None, file.read_text(encoding="utf-8").splitlines()):
            found += reader.example("sound", "", ORDER, text)
    for file in sorted((ROOT / "bench" / "sober").glob("*.rows.jsonl")):
        lines = file.with_name(file.name.replace(".rows.jsonl", ".txt")).read_text(encoding="utf-8").splitlines()
        asked = [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines()]
        at_fault = {0, *(row["line"] for row in asked if row["expect"] == "flag")}
        for number in sorted({row["line"] for row in asked} - at_fault):
            found += reader.example("sober", "", ORDER, lines[number - 1])
    for file in sorted((ROOT / "bench" / "tone" / "pages").glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            found += _of_page(reader, row)
    for side, texts in read_yaml(ROOT / "tests" / "rules" / "popular.yaml").value.items():
        for text in texts:
            found += reader.example("popular", "", OF_POPULAR.get(side, ORDER), text)
    for file in sorted((ROOT / "fixtures").glob("*.expected")):
        (article,) = (p for p in file.parent.glob(f"{file.stem}.*") if p.suffix in (".md", ".html", ".txt"))
        found += _of_fixture(reader, article)
    return found


def _of_fixture(reader: Reader, article: Path) -> Iterator[Row]:
    """The sentences of a fixture: it gives exactly the findings that it must give."""
    page = page_of(Input(article.name, content=article.read_bytes()), reader.project.settings("page.md"), reader.tools)
    faults: dict[Span, str] = {}
    for found in run_checks(page, reader.tools.rules):
        faults[found.span] = fault_of(found.rule) if found.severity != "info" else ""
    for sentence in page.article.sentences:
        own = {fault for span, fault in faults.items() if span.touches(sentence.span)}
        if fault := min(own, default=ORDER):
            yield from reader.rows("fixtures", "", fault, page, [sentence.span])


def _of_page(reader: Reader, row: dict[str, Any]) -> Iterator[Row]:
    """The sentences of a page that are in order: all of a careful one, and those that nobody marked where each was
    looked at.
    """
    if row["is"] not in ("careful", *LOOKED_AT):
        return
    page, text = reader.page(row["text"]), row["text"]
    starts = [(text.index(mark["text"]), len(mark["text"])) for mark in row["marks"] if mark["text"]]
    marked = [Span(start, start + length) for start, length in starts]
    unmarked = [s.span for s in page.article.sentences if not any(map(s.span.touches, marked))]
    if unmarked:
        yield from reader.rows("pages", "", ORDER, page, unmarked)


class Fitted(NamedTuple):
    """Weights by sign, a column a kind of fault, relative to no fault."""

    starts: tuple[float, ...]
    weights: dict[tuple[str, str], tuple[float, ...]]

    def chances(self, rows: Sequence[Row]) -> np.ndarray:
        """rows × kinds of fault and, last, none."""
        known = np.zeros((len(rows), len(COLUMNS) + 1))
        for at, row in enumerate(rows):
            held = [self.weights[sign] for sign in row.signs if sign in self.weights]
            known[at, :-1] = np.array(self.starts) + share_of(len(row.signs)) * (np.sum(held, axis=0) if held else 0.0)
        odds = np.exp(known)
        return odds / odds.sum(axis=1, keepdims=True)


def _matrix(rows: Sequence[Sequence[tuple[str, str]]], least: int) -> tuple[DictVectorizer, csr_matrix]:
    seen = Counter(sign for signs in rows for sign in signs)
    vectors = DictVectorizer()
    each = [{"\0".join(sign): share_of(len(signs)) for sign in signs if seen[sign] >= least} for signs in rows]
    return vectors, vectors.fit_transform(each)


def fit(rows: Sequence[Row]) -> Fitted:
    vectors, matrix = _matrix([row.signs for row in rows], LEAST_SEEN)
    model = LogisticRegression(C=PENALTY, max_iter=3000).fit(matrix, [row.fault for row in rows])
    kinds = list(model.classes_)
    none, picked = kinds.index(ORDER), [kinds.index(kind) for kind in COLUMNS]
    apart = (model.coef_[picked] - model.coef_[none]).round(2)
    kept = np.flatnonzero(np.abs(apart).max(axis=0) >= LEAST_WEIGHT)
    names = vectors.get_feature_names_out()
    weights = {_sign(names[at]): tuple(map(float, apart[:, at])) for at in kept}
    starts = (model.intercept_[picked] - model.intercept_[none]).round(2)
    return Fitted(tuple(map(float, starts)), weights)


def _sign(name: str) -> tuple[str, str]:
    group, _, sign = name.partition("\0")
    return group, sign


def fit_rules(rows: Sequence[Row], fault: str) -> dict[str, tuple[float, dict[str, float]]]:
    """For each rule about this fault its start and the weights of stems: which of them a sentence breaks."""
    own = [row for row in rows if row.rule and row.fault == fault]
    names = sorted({row.rule for row in own})
    if len(names) == 1:
        return {names[0]: (0.0, {})}
    assert len(names) > 2, "two rules have one column of weights, not two"
    stems = [[sign for sign in row.signs if sign[0] == "stems"] or [("stems", "")] for row in own]
    vectors, matrix = _matrix(stems, 2)
    # each sign counts as it does among all signs of its sentence
    scale = [share_of(len(row.signs)) for row in own]
    matrix = csr_matrix(matrix.astype(bool).multiply(np.array(scale)[:, None]))
    model = LogisticRegression(C=PENALTY, max_iter=3000).fit(matrix, [row.rule for row in own])
    found = {}
    for rule, start, weights in zip(model.classes_, model.intercept_, model.coef_, strict=True):
        known = {_sign(n)[1]: round(float(w), 2) for n, w in zip(vectors.get_feature_names_out(), weights, strict=True)}
        found[str(rule)] = round(float(start), 2), {n: w for n, w in known.items() if abs(w) >= LEAST_FOR_RULE}
    return found


def measure(rows: Sequence[Row]) -> Iterable[str]:
    """A line for each set of pairs, weighed by what all the others taught, at the thresholds in force."""
    table = read_yaml(TABLES / "second_reader.yaml").value
    least = [table["kinds"][kind]["least"] for kind in COLUMNS]
    yield "set               rows  told of those marked  told of those in order  below `passing` of marked, of in order"
    for source in sorted({row.source for row in rows if "/" in row.source}):
        fitted = fit([row for row in rows if row.source != source])
        own = [row for row in rows if row.source == source]
        chances = fitted.chances(own)
        faulty, likeliest = 1 - chances[:, -1], chances[:, :-1].argmax(axis=1)
        told = faulty >= np.array(least)[likeliest]
        marked = np.array([row.fault != ORDER for row in own])
        passed = faulty < table["passing"]
        parts = [(told, marked), (told, ~marked), (passed, marked), (passed, ~marked)]
        counts = [f"{(what & whom).sum()} of {whom.sum()}" for what, whom in parts]
        yield f"{source:16} {len(own):5}  " + "  ".join(f"{count:>14}" for count in counts)


def write(rows: Sequence[Row], folder: Path) -> None:
    from weight_tables import wrapped, written_above

    fitted, head = fit(rows), written_above("second_reader.yaml")
    for kind, start in zip(COLUMNS, fitted.starts, strict=True):
        head = re.sub(rf"(?m)^(  {kind}: \{{start: )[^,]+", rf"\g<1>{start}", head)
    lines = ["weights:"]
    for group in GROUPS:
        lines.append(f"  {group}:")
        lines += wrapped({name: list(row) for (g, name), row in fitted.weights.items() if g == group}, "    ")
    (folder / "second_reader.yaml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    lines = ["rules:"]
    for kind in COLUMNS:
        lines.append(f"  {kind}:")
        for rule, (start, weights) in fit_rules(rows, kind).items():
            lines += [f"    {rule}:", f"      start: {start}", "      weights:", *wrapped(weights, "        ")]
    head = written_above("second_reader_rules.yaml")
    (folder / "second_reader_rules.yaml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--rows", type=Path)
    chosen = options.parse_args()
    if chosen.rows and chosen.rows.exists():
        rows = [Row(*values) for values in pickle.loads(chosen.rows.read_bytes())]
    else:
        rows = read()
        if chosen.rows:
            chosen.rows.write_bytes(pickle.dumps([tuple(row) for row in rows]))
    if chosen.out:
        write(rows, chosen.out)
    else:
        print("\n".join(measure(rows)))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()
