"""Inline decisions: which findings they answer, and what is wrong with the decisions themselves.

A finding is labelled, never deleted. A decision without a reason, past its end, or not understood decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from claimlint.article.model import Article, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Finding
from claimlint.checks.run import SeverityOf, fingerprint_of, normalised
from claimlint.review.directive import Directive, directive_of, directives_in
from claimlint.review.rules import review_rules
from claimlint.values import NamedTuple
from claimlint.yamlfile import nearest_rule

_IN_FRONT_MATTER = lazy_pattern(r"^claimlint(?:\.ignore(?:-file)?)?\.?")


class Context(NamedTuple):
    """What inline decisions are judged by: all rules there are, whether one ran on this page, the day, severities."""

    known: Collection[str]
    runs: Callable[[str], bool]
    as_of: date
    severity_of: SeverityOf


def directives_of(article: Article) -> list[Directive]:
    """The inline decisions of an article, in source order."""
    found = [d for c in article.comments for d in directives_in(c.text, c.span, c.before)]
    found += _of_front_matter(article)
    return sorted(found, key=lambda d: (d.span, d.words))


def decide(article: Article, findings: Sequence[Finding], context: Context) -> tuple[Finding, ...]:
    """The findings, those that inline decisions answer as suppressed, and findings about the decisions, in order."""
    directives = directives_of(article)
    if not directives:
        return tuple(findings)
    labelled = list(findings)
    about: list[Finding] = []
    for directive in directives:
        used: set[str] = set()
        if _is_valid(directive, context.as_of):
            reach = _reach(directive, article)
            for index, finding in enumerate(labelled):
                name = _named(directive, finding.rule)
                if name is not None and (reach is None or _within(finding.span, reach)):
                    used.add(name)
                    if finding.status == "open":
                        labelled[index] = finding._replace(status="suppressed", reason=reason_of(directive))
        about += _about(directive, used, article, context)
    about = _identified(about, labelled)
    return tuple(sorted([*labelled, *about], key=lambda f: (f.span, f.rule)))


def unknown_in(directive: Directive, known: Collection[str]) -> list[str]:
    """The names in a directive that are neither a rule nor a family, as written."""
    families = {rule.partition("/")[0] for rule in known}
    return [name for name in directive.rules if name not in known and name not in families]


def reason_of(directive: Directive) -> str:
    """The reason with person and end, as reports show it."""
    by = f" ({directive.by})" if directive.by else ""
    return f"{directive.reason}{by}" + (f", until {directive.until}" if directive.until else "")


def _is_valid(directive: Directive, as_of: date) -> bool:
    in_time = directive.until is None or as_of <= directive.until
    return not directive.wrong and bool(directive.reason) and in_time


def _named(directive: Directive, rule: str) -> str | None:
    """The name by which a directive means a rule, "" where it names none and so means all; None where it does not."""
    if not directive.rules:
        return ""
    return next((name for name in directive.rules if name in (rule, rule.partition("/")[0])), None)


def _within(span: Span, reach: Span) -> bool:
    return span.touches(reach) or (span.start == span.end and reach.start <= span.start <= reach.end)


def _reach(directive: Directive, article: Article) -> Span | None:
    """What a directive speaks of; None for the whole file.

    A comment inside a block speaks of that block (Word comments stand there); before a list or table, of all of it;
    before a title or description of the head, of that; else of the next block.
    """
    if directive.scope == "file" or not article.blocks:
        return None
    if (shown := _shown_behind(directive, article)) is not None:
        return shown
    inside = [b for b in article.blocks if b.text.pieces and b.span.start <= directive.span.start < b.span.end]
    if inside:
        return inside[-1].span
    block = article.blocks[directive.before]
    group = [b for b in article.blocks if b.group == block.group and b.text.pieces] if block.group >= 0 else [block]
    if not group or group[0].index != block.index:
        group = [block]
    return group[0].span.joined(max(group, key=lambda b: b.span.end).span)


def _shown_behind(directive: Directive, article: Article) -> Span | None:
    """Where the first title or description of the head stands between a comment and the block behind it, if any."""
    behind = article.blocks[directive.before].text.pieces
    above = article.head.sentences if article.head is not None and behind else ()
    spans = (sentence.block.span for sentence in above)
    return next((s for s in spans if directive.span.end <= s.start < behind[0].source.start), None)


def _about(directive: Directive, used: Collection[str], article: Article, context: Context) -> Iterator[Finding]:
    """What is wrong with a directive itself. `used`: the names in it that a finding was answered by."""

    def finding(name: str, message: str) -> Iterator[Finding]:
        rule = _RULES[f"review/{name}"]
        severity = context.severity_of(rule.id, rule.severity)  # type: ignore[arg-type]
        if severity is not None:
            text = article.source.slice(directive.span)
            yield Finding(
                rule.id, article.source.path, directive.span, text, directive.words, message, rule.fix, severity, "high"
            )

    if directive.wrong:
        yield from finding("unreadable", directive.wrong)
        return
    for name in unknown_in(directive, context.known):
        yield from finding("unknown-rule", f"no rule is called {name!r}{nearest_rule(name, sorted(context.known))}")
    if not directive.reason:
        yield from finding("no-reason", "this decision gives no reason, so it decides nothing; add one behind `--`")
        return
    if directive.until is not None and context.as_of > directive.until:
        yield from finding("expired", f"this decision ended on {directive.until}, so it decides nothing any more")
        return
    broad = [name for name in directive.rules if "/" not in name and name not in context.known]
    if broad or not directive.rules:
        what = f"all rules of {' and '.join(broad)}" if broad else "all rules"
        yield from finding("too-broad", f"this decision ignores {what}; name those that were decided about")
    unused = [name for name in directive.rules if name not in used and _could_be_used(name, context)]
    if unused or (not directive.rules and "" not in used):
        yield from finding("unused", f"there is nothing here to ignore for {', '.join(unused) or 'any rule'}")


def _could_be_used(name: str, context: Context) -> bool:
    """Whether a rule of that name ran: where it did not, nobody can tell that a decision about it is unused."""
    return any(name in (rule, rule.partition("/")[0]) and context.runs(rule) for rule in context.known)


def _identified(about: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for finding in others:
        key = (finding.rule, normalised(finding.sentence))
        seen[key] = seen.get(key, -1) + 1
    named = []
    for finding in about:
        key = (finding.rule, normalised(finding.sentence))
        seen[key] = seen.get(key, -1) + 1
        named.append(finding._replace(fingerprint=fingerprint_of(*key, seen[key])))
    return named


def _of_front_matter(article: Article) -> Iterator[Directive]:
    """What stands under `claimlint:` in the front matter: texts in the words of a comment, or mappings; for the
    whole file.
    """
    open_: dict[str, str] = {}
    place = Span(0, 0)
    for field in article.fields("claimlint"):
        key = _IN_FRONT_MATTER.sub("", field.key.lower())
        if key == "":
            words = field.value if field.value.lower().startswith("ignore") else f"ignore {field.value}"
            yield directive_of(words, field.span)._replace(scope="file")
            continue
        if key in ("rule", "rules") and open_:
            yield _of_mapping(open_, place)
            open_ = {}
        place = field.span if not open_ else place
        open_[key] = f"{open_[key]}, {field.value}" if key in open_ else field.value
    if open_:
        yield _of_mapping(open_, place)


def _of_mapping(values: dict[str, str], place: Span) -> Directive:
    """`{rule: …, reason: …, until: …, by: …}` in the words of a comment."""
    rules = values.get("rule") or values.get("rules") or ""
    until = f" until={values['until']}" if "until" in values else ""
    by = f' by="{values["by"]}"' if "by" in values else ""
    stray = "".join(f" {key}=?" for key in values if key not in ("rule", "rules", "until", "by", "reason"))
    reason = f" -- {values['reason']}" if "reason" in values else ""
    return directive_of(f"ignore {rules}{until}{by}{stray}{reason}", place)._replace(scope="file")


_RULES = {rule.id: rule for rule in review_rules()}
