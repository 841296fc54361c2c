"""A page for each rule, and the indexes by family, severity and standard, from the YAML of the rules."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from claimlint.checks.load import load_rules, read_rules
from claimlint.checks.model import Example, Rule
from claimlint.data import knowledge_folder
from claimlint.review.rules import review_rules

FAMILIES = {
    "overclaim": "Claim strength",
    "causal": "Cause, and evidence carried too far",
    "evidence": "Sources and evidence",
    "safety": "Harms and safety",
    "numbers": "Numbers and risk",
    "dates": "Dates and freshness",
    "authorship": "Who wrote it and who checked it",
    "disclaimer": "Disclaimers",
    "promotion": "Promotion",
    "structure": "Structure of the page",
    "danger": "Dangerous advice",
    "language": "Language",
    "review": "Decisions about findings",
}
SEVERITIES = {
    "error": "Must be mended before the page is published. It makes `claimlint check` exit 1.",
    "by-gap": "One step above the ceiling of the evidence is a warning, two or more an error.",
    "warning": "Should be mended, or decided about with a reason.",
    "info": "Worth a look.",
}
NOT_WRITTEN = "<!-- Made by tools/docs.py from {source}; change that file and run it again. -->\n"
DISAGREE = """## When you disagree

Decide about one finding with a reason, in the article:

```markdown
<!-- claimlint: ignore {rule} -- why it is right here -->
```

or set the severity of the rule for the project, in `claimlint.yaml`:

```yaml
severity:
  {rule}: info
```
"""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def rule_pages() -> dict[str, str]:
    """All pages below docs/rules/, by their path in docs/."""
    load_rules([knowledge_folder("rules")])  # raises with every problem: no page is made from a broken pack
    pack, _ = read_rules([knowledge_folder("rules")], examples=True)
    rules = sorted((*pack, *review_rules()), key=lambda rule: rule.id)
    led_by = defaultdict(list)
    for rule in rules:
        for other in rule.leads:
            led_by[other].append(rule.id)
    pages = {f"rules/{rule.id}.md": _rule_page(rule, led_by[rule.id]) for rule in rules}
    return pages | {
        "rules/index.md": _index(rules),
        "rules/by-severity.md": _by_severity(rules),
        "rules/by-standard.md": _by_standard(rules),
    }


def _rule_page(rule: Rule, leaders: Sequence[str]) -> str:
    """The same text as `claimlint explain` shows, under the same headings, and how the rule is found."""
    source = f"rules/{rule.id}.yaml" if rule.path else "src/claimlint/review/rules.py"
    parts = [
        NOT_WRITTEN.format(source=source),
        f"# {rule.id}\n",
        f"{escaped(rule.summary)}\n",
        f"**Severity:** {_severity_link(rule)} · **Confidence:** {rule.confidence} · **Kind of check:** {rule.kind}\n",
        f"## Why it matters\n\n{escaped(rule.why)}\n",
        f"## How to mend it\n\n{escaped(rule.fix)}\n",
    ]
    if rule.flag:
        parts += ["## Flagged\n\nThe marked words are what is reported.\n", *_examples(rule.flag)]
    if rule.passes:
        parts += ["## Not flagged\n", *_examples(rule.passes)]
    if rule.sources:
        parts += ["## Asked for by\n", "\n".join(_source_line(source) for source in rule.sources) + "\n"]
    if rule.leads or leaders:
        parts += ["## Beside other rules\n", *_neighbours(rule, leaders)]
    if rule.spec:
        parts += ["## How it is found\n\nThe check as it stands in the rule's file:\n", _check_block(rule)]
    return "\n".join([*parts, DISAGREE.format(rule=rule.id)])


def _severity_link(rule: Rule) -> str:
    return f"[{rule.severity}](../by-severity.md#{rule.severity})"


def _examples(examples: Iterable[Example]) -> list[str]:
    """Short examples as a list, longer ones as blocks, each with what it is given besides its text."""
    short, blocks = [], []
    for example in examples:
        given = _given(example)
        if "\n" in example.text.strip():
            fence = "````" if "```" in example.text else "```"
            blocks.append((f"{given[1:]}\n\n" if given else "") + f"{fence}text\n{_marked_raw(example)}\n{fence}\n")
        else:
            short.append(f"- {_marked(example, '<mark>', '</mark>')}{given}")
    return ["\n".join(short) + "\n", *blocks] if short else blocks


def _marked(example: Example, opening: str, closing: str) -> str:
    pieces, at = [], 0
    for span in example.spans:
        pieces += [
            escaped(example.text[at : span.start]),
            opening,
            escaped(example.text[span.start : span.end]),
            closing,
        ]
        at = span.end
    return "".join([*pieces, escaped(example.text[at:])]).strip()


def _marked_raw(example: Example) -> str:
    pieces, at = [], 0
    for span in example.spans:
        pieces += [example.text[at : span.start], "«", example.text[span.start : span.end], "»"]
        at = span.end
    return "".join([*pieces, example.text[at:]]).strip("\n")


def _given(example: Example) -> str:
    """What an example is given besides its text, in words."""
    told = []
    given: Mapping[str, Any] = example.given
    if "format" in given:
        told.append(f"as {given['format']}")
    if "as_of" in given:
        told.append(f"on {given['as_of']}")
    if "registry" in given:
        told.append("with evidence made for the example")
    if "config" in given:
        told.append("with a configuration of its own")
    return f" *({', '.join(told)})*" if told else ""


def _neighbours(rule: Rule, leaders: Sequence[str]) -> list[str]:
    """Which rules this one speaks for, and which speak for it."""
    told = []
    if rule.leads:
        told.append(f"Where they touch, this rule is reported and these become related items: {_links(rule.leads)}.\n")
    if leaders:
        told.append(f"It becomes a related item where one of these touches it: {_links(leaders)}.\n")
    return told


def _links(ids: Iterable[str]) -> str:
    return ", ".join(f"[{name}](../{name}.md)" for name in sorted(ids))


def _source_line(source: Mapping[str, str]) -> str:
    title = escaped(source["title"])
    linked = f"[{title}]({source['url']})" if "url" in source else title
    return f"- {linked}" + (f", {escaped(source['section'])}" if "section" in source else "")


def _check_block(rule: Rule) -> str:
    text = yaml.safe_dump({rule.kind: rule.spec}, sort_keys=False, allow_unicode=True, width=100)
    return f"```yaml\n{text}```\n"


def _index(rules: Sequence[Rule]) -> str:
    parts = [
        NOT_WRITTEN.format(source="rules/"),
        f"# Rules\n\nclaimlint has {len(rules)} rules in {len(_families(rules))} families. They are also listed "
        "[by severity](by-severity.md) and [by the standard that asks for them](by-standard.md).\n",
    ]
    for family, members in _families(rules).items():
        parts.append(f"## {FAMILIES.get(family, family)}\n\n`{family}`\n")
        parts.append(_table(members))
    return "\n".join(parts)


def _by_severity(rules: Sequence[Rule]) -> str:
    parts = [NOT_WRITTEN.format(source="rules/"), "# Rules by severity\n"]
    for severity, meaning in SEVERITIES.items():
        members = [rule for rule in rules if rule.severity == severity]
        if members:
            parts += [f"## {severity}\n\n{meaning}\n", _table(members)]
    return "\n".join(parts)


def _by_standard(rules: Sequence[Rule]) -> str:
    standards: dict[str, list[tuple[Rule, Mapping[str, str]]]] = defaultdict(list)
    for rule in rules:
        for source in rule.sources:
            standards[source["title"]].append((rule, source))
    parts = [NOT_WRITTEN.format(source="rules/"), "# Rules by standard\n"]
    for title in sorted(standards, key=lambda title: (-len(standards[title]), title)):
        uses = standards[title]
        url = next((source["url"] for _, source in uses if "url" in source), "")
        rows = [
            f"- [{rule.id}]({rule.id}.md)" + (f" ({escaped(source['section'])})" if "section" in source else "")
            for rule, source in uses
        ]
        parts.append(f"## {escaped(title)}\n\n" + (f"<{url}>\n\n" if url else "") + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _table(rules: Iterable[Rule]) -> str:
    rows = [f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {escaped(rule.summary)} |" for rule in rules]
    return "\n".join(["| rule | severity | what it finds |", "| --- | --- | --- |", *rows]) + "\n"


def _families(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.family].append(rule)
    return {family: found[family] for family in sorted(found, key=lambda name: (list(FAMILIES).index(name), name))}


def escaped(text: str) -> str:
    """Text as Markdown shows it unchanged."""
    return _MARKDOWN.sub(r"\\\1", html.unescape(text))
