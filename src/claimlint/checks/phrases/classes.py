"""What `<name>` means in a phrase: a list of the rule's own, of `evidence/tables`, or a kind of name in the vocabulary.

Looked up in this order, so that a rule may narrow a shared word: the rule's `where`; the lists of the table
`phrase_classes`; any table that has `names` (`<hazardous remedies>`, or `<hazardous remedies:oil>` for the rows of one
group); boosters, hedges, modals and negations of the lexicon; the kinds of names of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.phrases.syntax import (
    LONGEST_NAME,
    NAMES,
    Node,
    Phrase,
    PhraseError,
    any_of,
    parse_phrase,
    sequence,
    word_node,
)
from claimlint.claims.lexicon.inflect import Inflection
from claimlint.claims.lexicon.vocabulary import spelled_forms
from claimlint.claims.model import NameKind

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language

_KINDS = frozenset(get_args(NameKind))
_LEXICON = frozenset({"booster", "hedge", "modal", "negation"})


class Classes:
    """The classes that a rule's phrases may name. A class may name others; a circle is left empty."""

    def __init__(self, where: Mapping[str, Any], context: CheckContext) -> None:
        self._lists = {**(context.tables.get("phrase_classes") or {}).get("classes", {}), **where}
        self._tables = {name.replace("_", " "): value for name, value in context.tables.items() if _has_names(value)}
        self._inflection = Inflection(context.tables.get("irregular_forms") or {})
        self._own = frozenset(where)
        self._lexicon = context.lexicon
        self._known: dict[str, Node | None] = {}
        self.names = sorted({*self._lists, *self._tables, *_KINDS, *_LEXICON})

    def node(self, name: str) -> Node | None:
        """The node of a class; None where there is none, or where it is the rule's own and wrong, which is told there.

        Raises PhraseError for a wrong phrase in a shared list.
        """
        if name not in self._known:
            self._known[name] = None
            try:
                self._known[name] = self._made(name)
            except PhraseError:
                if name not in self._own:
                    raise
        return self._known[name]

    def forms(self, word: str, sort: str) -> tuple[str, ...]:
        """All forms of a word (of a verb, of a noun, or both)."""
        return self._inflection.forms(word, {"v": "verb", "n": "noun"}.get(sort, ""))

    def _made(self, name: str) -> Node | None:
        if name in self._lists:
            return any_of([_whole(parse_phrase(text, self.node, self.forms)) for text in self._lists[name]])
        table, _, group = name.partition(":")
        if table in self._tables:
            rows = [row for row in self._tables[table]["names"] if not group or _group(row) == group]
            return any_of([_plain(text) for row in rows for text in _names(row)]) if rows else None
        if name in _LEXICON and self._lexicon is not None:
            return any_of([_plain(form) for form in _forms(self._lexicon, name)])
        if table in _KINDS:
            return (NAMES, (name,), 1, LONGEST_NAME)
        return None


def _whole(phrase: Phrase) -> Node:
    return sequence([node for node in (phrase.before, phrase.core, phrase.after) if node[3] or node[1]])


def _has_names(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("names"), list)


def _group(row: Any) -> str:
    return str(row.get("group", "")) if isinstance(row, Mapping) else ""


def _names(row: Any) -> Iterator[str]:
    """A row's name and aliases in every spelling and number."""
    names = [row] if isinstance(row, str) else [row["name"], *row.get("aliases", ())]
    seen = set()
    for name in names:
        for form in spelled_forms(str(name).lower()):
            if form not in seen:
                seen.add(form)
                yield form


def _forms(lexicon: Language, kind: str) -> list[str]:
    """The forms of the lexicon of one kind, sorted."""
    found = set()
    for first, form in lexicon.index:
        if any(tag.kind == kind for tag in form.operators):
            found.add(" ".join([first, *form.rest]))
    return sorted(found)


def _plain(text: str) -> Node:
    return sequence([word_node((word.lower,)) for word in words_of(text)])
