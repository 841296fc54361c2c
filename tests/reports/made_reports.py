"""A report made by hand, with one of everything that a report must tell: for tests of how it is told."""

from __future__ import annotations

from datetime import date

from claimlint.article.model import Article, Problem, Span
from claimlint.article.read import read_article
from claimlint.checks.example_marks import unmarked
from claimlint.checks.model import Finding, Related, Rule
from claimlint.claims.model import Claim, Name, Quantity, Reading, Scope, Study
from claimlint.evidence.model import Assessment, Entry, EvidenceSource
from claimlint.reports.model import Checked, Report

DAY = date(2026, 11, 23)
KNEE = """\
# Can acupuncture mend a knee?

🩺 Naïve readers: an acupuncture treatment «can repair a torn meniscus». The therapy aims at pain.

Last reviewed «25 May 2022» & <i>checked</i>.
"""
ENTRY = Entry(
    id="acupuncture-meniscus-tear", intervention="acupuncture", category="complementary", outcome="meniscus tear",
    population=("adults",), relation="treats", direction="unknown", certainty="none", max_strength=0, min_strength=0,
    may_cure=False, effect="No trial found", harms="Soreness, bruising",
    suggest="There is no good evidence that acupuncture helps a torn meniscus.", care="",
    sources=(EvidenceSource("guideline", "Osteoarthritis in over 16s", "NICE NG226", 2022),),
    checked_on="2026-11-23", level="A",
)  # fmt: skip
REPAIR = Rule(
    id="overclaim/repair-reverse", summary="Claims repair of tissue", severity="error", confidence="high",
    message="", why="Readers put off care that works.", fix="Name what was measured.",
    sources=({"title": "CAP Code", "section": "12", "url": "https://www.asa.org.uk/"},), leads=(), kind="claim",
    spec={}, path="rules/overclaim/repair-reverse.yaml",
)  # fmt: skip
STALE = REPAIR._replace(id="dates/stale-review", summary="The last review is too old.", severity="by-gap", sources=())


def knee() -> Article:
    return read_article(unmarked(KNEE)[0].encode(), "content/knee.md")


def spans() -> tuple[Span, Span]:
    first, second = unmarked(KNEE)[1]
    return first, second


def claim(article: Article, span: Span) -> Claim:
    """The claim at a span, with something in every place that a report may show."""
    sentence = next(s for s in article.sentences if s.span.touches(span))
    at = article.source.text.index("acupuncture treatment")
    number = Quantity("duration", 4.0, "week", "treatment", Span(at + 12, at + 21))
    return Claim(
        sentence, span, "repair", "repair", Span(span.start + 4, span.start + 10),
        Name("intervention", "acupuncture", "acupuncture", Span(at, at + 11), "complementary"),
        Name("structure", "", "torn meniscus", None, found="topic", match="none"),
        Name("population", "adults", "readers", None), 4, modal="can", hedges=("perhaps",), boosters=("fully",),
        attribution="unnamed", attribution_cue="experts", study=Study("cohort", "study", "mice", 12), numbers=(number,),
        steps=("repair 5", "can ≤4"),
    )  # fmt: skip


def repair_finding(article: Article) -> Finding:
    span, _ = spans()
    heading = Span(2, 30)
    return Finding(
        rule="overclaim/repair-reverse", path=article.source.path, span=span, text=article.source.slice(span),
        sentence="an acupuncture treatment can repair a torn meniscus.",
        message='"can repair a torn meniscus" claims repair; no trial found', fix="Name what was measured.",
        severity="error", confidence="high", claim=claim(article, span),
        assessment=Assessment("unsupported", ENTRY, 0, 4, reason="nobody knows", cited=("[1]",)),
        related=(
            Related(heading, article.source.slice(heading), "the question that this answers"),
            Related(span, article.source.slice(span), "too strong", "overclaim/strength-gap", "warning"),
        ),
        fingerprint="aa" * 10,
    )  # fmt: skip


def stale_finding(article: Article) -> Finding:
    _, span = spans()
    return Finding(
        rule="dates/stale-review", path=article.source.path, span=span, text=article.source.slice(span),
        sentence=article.source.slice(span), message="last reviewed 54 months ago; 24 are allowed", fix="Review it.",
        severity="warning", confidence="medium", fingerprint="bb" * 10,
    )  # fmt: skip


def made_report() -> Report:
    """Two files and a problem: an error with evidence, a warning, a note, and a finding of each decided status."""
    article = knee()
    repair, stale = repair_finding(article), stale_finding(article)
    note = stale._replace(rule="dates/note", severity="info", message="a note", fingerprint="cc" * 10)
    decided = [
        stale._replace(status="suppressed", reason="quoted (Jo)", fingerprint="dd" * 10),
        stale._replace(status="accepted", reason="in the baseline", fingerprint="ee" * 10),
        stale._replace(status="unchanged", reason="was there at main", fingerprint="ff" * 10),
    ]
    found = claim(article, spans()[0])
    scope = Scope("hedge", "perhaps", found.sentence, found.span)
    reading = Reading((found,), (scope,))
    findings = tuple(sorted([repair, stale, note, *decided], key=lambda f: (f.span, f.rule)))
    first = Checked(article, reading, (repair.assessment or Assessment("unregistered"),), findings)
    clean = Checked(read_article(b"# Zinc\n\nAll is well.\n", "content/zinc.md"), Reading((), ()), (), ())
    return Report(
        DAY, (first, clean), (Problem("content/b.md", "byte 0xff is not UTF-8", 3, 7),), ("retractions (no snapshot)",),
        {rule.id: rule for rule in (REPAIR, STALE)},
    )  # fmt: skip


def many_findings(count: int) -> Report:
    """A report of `count` findings in files of ten each."""
    files = []
    base = repair_finding(knee())._replace(claim=None, related=())
    for number in range(count // 10):
        text = "".join(f"Garlic {number} cures cold number {line}.\n\n" for line in range(10))
        article = read_article(text.encode(), f"content/{number:04}.md")
        findings = []
        for block in article.blocks:
            span = block.span
            words = article.source.slice(span)
            findings.append(base._replace(path=article.source.path, span=span, text=words))
        files.append(Checked(article, Reading((), ()), (), tuple(findings)))
    return Report(DAY, tuple(files), rules={REPAIR.id: REPAIR})
