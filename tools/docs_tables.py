"""Tables of hand-written pages that are made from the lexicon, so that they cannot go stale."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import dedent
from types import ModuleType
from typing import Any

import yaml

from claimlint.checks.phrases import guards, syntax
from claimlint.data import knowledge_folder

_EXAMPLES_SHOWN = 6  # of a list of cues: enough to see what it holds
_GLANCE = 80  # characters of a phrase in a table


def _lexicon(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (knowledge_folder("evidence") / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return loaded


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [
        f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |" for row in (head, ["---"] * len(head), *rows)
    ]
    return "\n".join(lines)


def _words(forms: Iterable[str]) -> str:
    listed = list(dict.fromkeys(forms))
    shown = ", ".join(f"*{form}*" for form in listed[:_EXAMPLES_SHOWN])
    rest = len(listed) - _EXAMPLES_SHOWN
    return shown + (f" and {rest} more" if rest > 0 else "")


def strength_scale() -> str:
    """The six steps, as the lexicon names them."""
    return _table(("strength", "meaning"), _lexicon("strength")["scale"].items())


def relation_bases() -> str:
    """What each relation starts from in the plain present, with some of its cues."""
    rows: list[tuple[str, int, str]] = [
        (f"`{name}`", int(relation["strength"]), _words(cue["lemma"] for cue in relation["cues"]))
        for name, relation in _lexicon("relations")["relations"].items()
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return _table(("relation", "base", "cues"), rows)


def modal_ceilings() -> str:
    """The strongest wording under each modal."""
    return _by_value(_lexicon("modals")["modals"], "ceiling", "ceiling")


def hedge_effects() -> str:
    """What hedges do: a ceiling, or steps down."""
    hedges = _lexicon("hedges")["hedges"]
    return "\n\n".join([_by_value(hedges, "ceiling", "ceiling"), _by_value(hedges, "shift", "steps")])


def booster_effects() -> str:
    """What boosters do: absolute words, and words of degree."""
    boosters = _lexicon("boosters")["boosters"]
    return "\n\n".join([_by_value(boosters, "set", "reaches"), _by_value(boosters, "shift", "steps")])


def _form_of(row: Mapping[str, Any]) -> str:
    """The phrase of a row; the first of those that its beginnings and ends make."""
    return str(row["form"]) if "form" in row else f"{row['starts'][0]} {row['ends'][0]}"


def attribution_sources() -> str:
    """On whom a sentence leans, and the words that say so."""
    phrases = _lexicon("attribution")["phrases"]
    sources = dict.fromkeys(phrase["source"] for phrase in phrases)
    return _table(
        ("leans on", "words"),
        ((f"`{source}`", _words(_form_of(p) for p in phrases if p["source"] == source)) for source in sources),
    )


def design_caps() -> str:
    """The ceiling that a study design sets for a claim that the registry does not know."""
    caps: Mapping[str, int] = _lexicon("strength")["design_caps"]
    levels = sorted(set(caps.values()), reverse=True)
    rows = [(level, ", ".join(name.replace("-", " ") for name in caps if caps[name] == level)) for level in levels]
    return _table(("ceiling", "design of the study named"), rows)


def phrase_language() -> str:
    """The marks of a phrase, as the module that reads them explains them."""
    return _docstring(syntax)


def phrase_guards_told() -> str:
    """What keeps a phrase from counting, as the module that applies it explains it."""
    return _docstring(guards)


def phrase_classes() -> str:
    """The classes that all rules may use."""
    table = yaml.safe_load(
        (knowledge_folder("evidence") / "tables" / "phrase_classes.yaml").read_text(encoding="utf-8")
    )
    rows = ((f"`<{name}>`", _code(_beginning(forms[0]))) for name, forms in table["classes"].items())
    return _table(("class", "begins with"), rows)


def _beginning(phrase: str) -> str:
    """As much of a phrase as a reader takes in at a glance, cut between words or alternatives."""
    cut = max(phrase.rfind(mark, 0, _GLANCE) for mark in " |")
    return phrase if len(phrase) <= _GLANCE or cut < 1 else f"{phrase[:cut]} …"


def _docstring(module: ModuleType) -> str:
    """The indented parts of a docstring, as one block each."""
    told = (module.__doc__ or "").split("\n\n")
    return "\n\n".join(f"```text\n{dedent(part).rstrip()}\n```" for part in told if part.startswith("    "))


def _code(text: str) -> str:
    """A phrase in a table cell, where a bar would end the cell."""
    return "<code>" + html.escape(text, quote=False).replace("|", "&#124;") + "</code>"


def _by_value(cues: Iterable[Mapping[str, Any]], key: str, head: str) -> str:
    values: dict[int, list[str]] = {}
    for cue in cues:
        if key in cue:
            values.setdefault(int(cue[key]), []).append(cue["form"])
    return _table((head, "words"), ((value, _words(values[value])) for value in sorted(values, reverse=True)))


TABLES: Mapping[str, Callable[[], str]] = {
    "strength-scale": strength_scale,
    "relation-bases": relation_bases,
    "modal-ceilings": modal_ceilings,
    "hedge-effects": hedge_effects,
    "booster-effects": booster_effects,
    "attribution-sources": attribution_sources,
    "design-caps": design_caps,
    "phrase-language": phrase_language,
    "phrase-guards": phrase_guards_told,
    "phrase-classes": phrase_classes,
}
