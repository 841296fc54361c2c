"""A rule as a page: for `claimlint explain`, and as values for JSON and SARIF."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from claimlint.checks.model import Example, Rule
from claimlint.reports.terminal import Style, visible

_PLAIN = Style()


def rule_value(rule: Rule) -> dict[str, Any]:
    """A rule as plain values, without its examples."""
    return {
        "id": rule.id,
        "family": rule.family,
        "summary": rule.summary,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "kind": rule.kind,
        "why": rule.why,
        "fix": rule.fix,
        "sources": [dict(source) for source in rule.sources],
        "leads": list(rule.leads),
    }


def rule_page(rule: Rule, style: Style = _PLAIN, force: str = "") -> str:
    """What a rule finds, why, how to mend it, whose standard asks for it, and examples. `force`: what a project set."""
    how = f"{rule.severity}, {rule.confidence} confidence" + (f"; here: {force}" if force else "")
    lines = [f"{style.paint(rule.id, 'bold')}  ({how})", "", *_wrapped(rule.summary, style)]
    for title, text in (("Why it matters", rule.why), ("How to mend it", rule.fix)):
        if text:
            lines += ["", style.paint(title, "bold"), *_wrapped(text, style)]
    if rule.flag:
        lines += ["", style.paint("Flagged", "bold"), *_examples(rule.flag, style)]
    if rule.passes:
        lines += ["", style.paint("Not flagged", "bold"), *_examples(rule.passes, style)]
    if rule.sources:
        lines += ["", style.paint("Asked for by", "bold")]
        for source in rule.sources:
            where = ", ".join(part for part in (source.get("title", ""), source.get("section", "")) if part)
            lines += _wrapped(f"- {where}", style, "    ")
            if source.get("url"):
                lines.append(f"    {source['url']}")
    if rule.leads:
        lines += ["", style.paint("Stands for", "bold"), *_wrapped(", ".join(rule.leads), style)]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, style: Style, hanging: str = "  ") -> list[str]:
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(
            paragraph, style.width, initial_indent="  ", subsequent_indent=hanging, break_on_hyphens=False,
            break_long_words=False,
        )  # fmt: skip
    return lines


def _examples(examples: Sequence[Example], style: Style) -> Iterator[str]:
    for example in examples:
        text, at = "", 0
        for span in sorted(example.spans):
            words = example.text[span.start : span.end]
            text += example.text[at : span.start] + (words if style.color else f"«{words}»")
            at = span.end
        shown = " ".join(visible(text + example.text[at:]).split())
        if style.color:  # painted after wrapping would break at codes: mark by replacing the words as they stand
            for span in example.spans:
                words = " ".join(visible(example.text[span.start : span.end]).split())
                shown = shown.replace(words, style.paint(words, "error", "mark"), 1)
            yield f"  - {shown}"
            continue
        yield from _wrapped(f"- {shown}", style, "    ")
