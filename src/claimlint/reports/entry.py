"""A registry entry as a page: what is known, how sure, what one may write, and the sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from claimlint.claims.vocabulary import Vocabulary
from claimlint.evidence.model import Entry, EvidenceSource
from claimlint.reports.terminal import Style

_PLAIN = Style()
WORDING = (
    "nothing: no effect may be claimed",
    "1 of 5: only as very uncertain (it is very uncertain whether …)",
    "2 of 5: as possible (may, might, could)",
    "3 of 5: as probable (can, helps, is likely to)",
    "4 of 5: as fact (reduces, prevents, is effective for)",
    "5 of 5: as absolute (cures, eliminates)",
)
_DIRECTION = {
    "benefit": "it helps",
    "harm": "it harms",
    "no-effect": "it makes little or no difference",
    "mixed": "studies disagree",
    "unknown": "nobody knows",
}


def entry_page(entry: Entry, style: Style = _PLAIN) -> str:
    """The entry in words, ending in a line feed."""
    lines = [style.paint(f"{entry.intervention} → {entry.outcome}", "bold"), style.paint(entry.id, "dim"), ""]
    lines += _row("evidence", f"{_DIRECTION[entry.direction]} ({entry.relation}), certainty {entry.certainty}", style)
    if entry.population:
        lines += _row("in", ", ".join(entry.population), style)
    lines += _row("effect", entry.effect, style)
    lines += _row("harms", entry.harms, style)
    lines += _row("wording", _wording(entry), style)
    lines += _row("may say", entry.suggest, style, "good")
    lines += _row("usual care", entry.care, style)
    lines += _row(
        "checked on", f"{entry.checked_on}, level {entry.level}" + ("" if entry.ready else ", not ready"), style
    )
    lines += _row("note", entry.note, style)
    if entry.sources:
        lines += ["", style.paint("Sources", "bold"), *(line for s in entry.sources for line in _source(s, style))]
    return "\n".join(lines) + "\n"


def entry_line(entry: Entry, style: Style = _PLAIN) -> str:
    """The entry in one line, for lists."""
    pair = f"{entry.intervention} → {entry.outcome}"
    known = f"{_DIRECTION[entry.direction]} ({entry.relation}), {entry.certainty}" + (
        ", no source yet" if entry.only_silences else ""
    )
    return f"{pair}: {known}  {style.paint(entry.id, 'dim')}"


def source_text(source: EvidenceSource) -> str:
    """`Title (Cochrane, 2018), doi:…`."""
    kind = ", ".join(str(part) for part in (source.type, source.year) if part)
    return f"{source.title} ({kind})" + (f", {source.id}" if source.id else "")


def _wording(entry: Entry) -> str:
    ceiling = 4 if entry.care and entry.max_strength < 4 else entry.max_strength
    text = f"at most {WORDING[ceiling]}" if ceiling else WORDING[0]
    if entry.care and entry.max_strength < 4:
        text += "; stated plainly because it is usual care"
    return text + (f"; weaker than {entry.min_strength} of 5 would mislead" if entry.min_strength else "")


def _row(label: str, text: str, style: Style, look: str = "") -> Iterator[str]:
    if not text:
        return
    lines = textwrap.wrap(" ".join(text.split()), max(40, style.width - 12), break_on_hyphens=False)
    for index, line in enumerate(lines):
        head = f"{label:10}" if index == 0 else " " * 10
        yield f"{style.paint(head, 'dim')}  {style.paint(line, look) if look else line}"


def _source(source: EvidenceSource, style: Style) -> Iterator[str]:
    yield from textwrap.wrap(
        f"- {source_text(source)}", style.width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip
    if source.url:
        yield f"    {style.paint(source.url, 'dim')}"


def found_entries(registry: Iterable[Entry], vocabulary: Vocabulary, words: Sequence[str]) -> list[Entry]:
    """The entries whose id or names, everyday ones included, hold all the words (or beginnings of them), by id."""
    wanted = [word for text in words for word in text.lower().split()]

    def texts(entry: Entry) -> str:
        names = [entry.id.replace("-", " "), entry.intervention, entry.outcome, entry.category]
        for name in (entry.intervention, entry.outcome):
            term = vocabulary.get(name)
            names += [*term.aliases, *term.parents] if term else []
        return " " + " ".join(names).lower().replace("-", " ")

    return sorted((e for e in registry if all(f" {w}" in texts(e) for w in wanted)), key=lambda e: e.id)
