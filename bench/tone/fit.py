"""Fits the two tables of weights, `tone` and `marked`, on pages with editors' marks, and measures them on unseen sets.

    python bench/tone/fit.py                  measure: each set of pages by weights fitted on the others
    python bench/tone/fit.py --out FOLDER     write tone.yaml and marked.yaml there (evidence/tables: those that ship)
    python bench/tone/fit.py --without f --out FOLDER     the same without one set

Needs scikit-learn (BSD-3, the usual library for logistic regression). The sets are bench/tone/pages/*.jsonl, a page a
row: name, what it is (careful, sells, mixed: careful but for a slip or two, or sober: a page of definitions and risks
that claims what it cannot show), text, marks (text, kind, severity). All were written for this purpose; the articles of
fixtures/ are one more set, careful where they are silent and mixed where they are not. Mixed and sober pages teach what
is marked, not how pages speak.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from claimlint.checks.model import Page
from claimlint.checks.pages.tone import NUMBER, bounded, said_in, signs, word_counts
from claimlint.engine import Input, load_tools, page_of
from claimlint.evidence.relations import load_relations
from claimlint.project import load_project

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
OWN = "evidence/bare-statement"  # the rule that these weights are for
LEAST_OF_TONE, LEAST_OF_MARKED = 6, 3  # pages that must hold a word for it to be weighed
CAREFUL = 0.2  # what a sentence of a careful page weighs beside one of a page that sells: a warning to neither
LEAST_CHANCE = 0.4  # of a statement to be told: about two in three that are told then were marked
_MARKED = ("sells", "sober")  # pages whose every statement an editor went through

Signs = dict[tuple[str, str], float]


class Told(NamedTuple):
    """A sentence as it is weighed, and whether an editor marked it."""

    signs: Signs
    marked: bool


class Sample(NamedTuple):
    """A page as it is weighed: its set, its words, its sentences."""

    group: str
    name: str
    kind: str
    shares: Signs
    sentences: tuple[Told, ...]


class Model(NamedTuple):
    start: float
    weights: Signs

    def score(self, found: Signs) -> float:
        return self.start + sum(much * self.weights.get(sign, 0.0) for sign, much in found.items())


def samples() -> list[Sample]:
    """The pages of all sets, read as `check` reads them."""
    with TemporaryDirectory() as folder:
        project = load_project(Path(folder), as_of=date(2026, 11, 23))
    tools = load_tools(project)

    def read(group: str, name: str, kind: str, text: str, spans: Sequence[tuple[int, int]]) -> Sample:
        page = page_of(Input(name, content=text.encode()), project.settings(name), tools)
        held, total = word_counts(page.article, page.lines)
        shares = {
            ("words", word): count / total
            for word, count in held.items()
            if word == NUMBER or not any(sign.isdigit() for sign in word)
        }
        return Sample(group, name, kind, shares, tuple(_told(page, spans)))

    found = []
    for file in sorted((HERE / "pages").glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            words = [mark["text"] for mark in row["marks"] if mark["text"]]
            spans = [(at := row["text"].index(some), at + len(some)) for some in words]
            found.append(read(file.stem, row["name"], row["is"], row["text"], spans))
    for file in sorted(FIXTURES.glob("*.expected")):
        (article,) = (p for p in FIXTURES.glob(f"{file.stem}.*") if p.suffix in (".md", ".html", ".txt"))
        text = article.read_text(encoding="utf-8")
        spans = list(_expected(text, file.read_text(encoding="utf-8")))
        found.append(read("fixtures", article.name, "mixed" if spans else "careful", text, spans))
    return found


def _told(page: Page, spans: Sequence[tuple[int, int]]) -> Iterable[Told]:
    polarity = load_relations().polarity
    for sentence in page.article.sentences:
        if sentence.block.is_prose:
            words = page.lines.line(sentence.index).lowers
            names = [name.kind for name in page.lines.names.get(sentence.index, ())]
            said = said_in((c for c in page.reading.claims if c.sentence.index == sentence.index), polarity)
            shown = signs(words, sentence.block.kind, names, said, 0.0)  # the tone comes with `toned`
            is_marked = any(sentence.span.start < end and start < sentence.span.end for start, end in spans)
            yield Told({(group, sign): much for group, sign, much in shown}, is_marked)


def _expected(text: str, rows: str) -> Iterable[tuple[int, int]]:
    """Where a fixture's findings stand: rows of `line:column severity rule «words»`."""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    for row in rows.splitlines():
        if OWN in row:
            continue  # what the weights themselves told teaches them nothing
        place, _, words = row.partition(" ")
        line, column = map(int, place.split(":"))
        if line > 1:  # what is said of the whole page stands at its head
            start = starts[line - 1] + column - 1
            yield start, start + len(words.partition("«")[2]) - 1


def fitted(
    rows: Sequence[Signs], hit: Sequence[bool], pages: Sequence[str], least: int,
    counts: Sequence[float] | None = None, **options: Any,
) -> Model:  # fmt: skip
    """A regression on the signs that at least so many pages show; weights to two places, if not near nothing."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row, page in zip(rows, pages, strict=True):
        for sign in row:
            seen[sign].add(page)
    kept = [{"\0".join(sign): much for sign, much in row.items() if len(seen[sign]) >= least} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(max_iter=5000, **options).fit(vectors.fit_transform(kept), hit, sample_weight=counts)
    weights = {}
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        group, _, sign = name.partition("\0")
        if abs(weight) >= 0.02:
            weights[group, sign] = round(float(weight), 2)
    return Model(round(float(model.intercept_[0]), 2), weights)


def fit_tone(pages: Sequence[Sample]) -> Model:
    pages = [page for page in pages if page.kind in ("careful", "sells")]
    return fitted(
        [page.shares for page in pages], [page.kind == "sells" for page in pages], [_id(page) for page in pages],
        LEAST_OF_TONE, C=100.0, class_weight="balanced",
    )  # fmt: skip


def toned(pages: Sequence[Sample], tone: Model) -> list[Sample]:
    """The pages with their sentences signed by the tone that they have by this model."""
    found = []
    for page in pages:
        much = bounded(tone.score(page.shares))
        sentences = tuple(told._replace(signs={**told.signs, ("page", "tone"): much}) for told in page.sentences)
        found.append(page._replace(sentences=sentences))
    return found


def fit_marked(pages: Sequence[Sample]) -> Model:
    """The tone of each page is what the other sets teach: those that it was fitted on look surer than new pages do."""
    groups = sorted({page.group for page in pages})
    own = [toned([p for p in pages if p.group == g], fit_tone([p for p in pages if p.group != g])) for g in groups]
    pages = [page for some in own for page in some]
    rows = [(told, page) for page in pages for told in page.sentences]
    return fitted(
        [told.signs for told, _ in rows], [told.marked for told, _ in rows], [_id(page) for _, page in rows],
        LEAST_OF_MARKED, [1.0 if page.kind in _MARKED else CAREFUL for _, page in rows], C=0.5,
    )  # fmt: skip


def measure(pages: Sequence[Sample]) -> Iterable[str]:
    """A line for each set, weighed by what the others taught."""
    yield "set  pages  careful at most  selling at least  area under curve  told of marked  marked of told"
    for group in sorted({page.group for page in pages}):
        rest, own = [p for p in pages if p.group != group], [p for p in pages if p.group == group]
        tone, marked = fit_tone(rest), fit_marked(rest)
        own = toned(own, tone)
        careful = [tone.score(page.shares) for page in own if page.kind == "careful"]
        selling = [tone.score(page.shares) for page in own if page.kind == "sells"]
        told = [(marked.score(one.signs), one.marked) for page in own if page.kind in _MARKED for one in page.sentences]
        if not told:
            yield f"{group:4} {len(own):5} {max(careful, default=0):16.2f}"
            continue
        area = roc_auc_score([hit for _, hit in told], [score for score, _ in told])
        least = _logit(LEAST_CHANCE)
        counts = Counter((score >= least, hit) for score, hit in told)
        recall = counts[True, True] / (counts[True, True] + counts[False, True])
        precision = counts[True, True] / (counts[True, True] + counts[True, False])
        most, fewest = (f"{max(careful):.2f}" if careful else "-"), min(selling, default=0.0)
        yield f"{group:4} {len(own):5} {most:>16} {fewest:17.2f} {area:17.3f} {recall:15.3f} {precision:15.3f}"


def write(pages: Sequence[Sample], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tone, marked = fit_tone(pages), fit_marked(pages)
    groups = {
        group: {sign: weight for (g, sign), weight in marked.weights.items() if g == group}
        for group in ("page", "length", "block", "names", "says", "first", "words")
    }
    words = {sign: weight for (_, sign), weight in tone.weights.items()}
    _replace(folder / "tone.yaml", {"start": tone.start}, {"words": words}, indent=0)
    _replace(folder / "marked.yaml", {"start": marked.start, "least": LEAST_CHANCE}, groups, indent=2)


def _replace(file: Path, numbers: dict[str, float], groups: dict[str, dict[str, float]], indent: int) -> None:
    """The file with new weights; its head, up to the line that says where they begin, stays."""
    from weight_tables import wrapped, written_above

    lines = [f"{name}: {value}" for name, value in numbers.items()]
    lines += ["weights:"] if indent else []
    for name, weights in groups.items():
        lines.append(f"{' ' * indent}{name}:")
        lines += wrapped(weights, " " * (indent + 2))
    file.write_text(written_above(file.name) + "\n".join(lines) + "\n", encoding="utf-8")


def _logit(chance: float) -> float:
    return log(chance / (1 - chance))


def _id(page: Sample) -> str:
    return f"{page.group}/{page.name}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--without", default="")
    chosen = options.parse_args()
    pages = [page for page in samples() if page.group != chosen.without]
    if chosen.out:
        write(pages, chosen.out)
    else:
        print("\n".join(measure(pages)))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()
