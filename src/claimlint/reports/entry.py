"""A registry entry as a page: what is known, how sure, what one may write, and the sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from claimlint.claims.lexicon.vocabulary import Vocabulary
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
    """The entries about some words, those of which they are a name first; ids, everyday names and wider names count.

    Where the words stand together in a name ("vitamin d" in "vitamin D deficiency"), only such entries are told; else
    those that hold all the words; else those that hold words beginning so ("turmer").
    """
    wanted = _folded(" ".join(words)).split()
    phrase = f" {' '.join(wanted)} "
    ranked: list[tuple[int, str, Entry]] = []
    for entry in registry:
        names = [f" {_folded(name)} " for name in _names_of(entry, vocabulary)]
        text = "".join([*names, f" {_folded(entry.id)} ", f" {entry.category} "])
        if phrase in names:
            ranked.append((0, entry.id, entry))
        elif any(phrase in name for name in names):
            ranked.append((1, entry.id, entry))
        elif all(f" {word} " in text for word in wanted):
            ranked.append((2, entry.id, entry))
        elif all(f" {word}{'' if len(word) >= _BEGINNING else ' '}" in text for word in wanted):
            ranked.append((3, entry.id, entry))
    ranked.sort(key=lambda row: row[:2])
    last = max(ranked[0][0], 1) if ranked else 0
    return [entry for rank, _, entry in ranked if rank <= last]


_BEGINNING = 3  # letters of a word from which on its beginning is enough


def _names_of(entry: Entry, vocabulary: Vocabulary) -> Iterator[str]:
    """The names of an entry's pair, everyday ones and those of the wider terms."""
    for name in (entry.intervention, entry.outcome):
        yield name
        if term := vocabulary.get(name):
            yield from term.aliases
            yield from term.parents


def _folded(name: str) -> str:
    """A name in small letters, its words parted by single blanks: "Omega-3  fish oil" is "omega 3 fish oil"."""
    return " ".join(name.lower().replace("-", " ").split())
