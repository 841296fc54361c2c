"""Reads the phrases of a rule's spec into values that can be kept, and reports what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.memory import packed
from claimlint.checks.phrases.anchors import anchors, cost_of
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.guards import flags_of
from claimlint.checks.phrases.index import Plain, plain_index
from claimlint.checks.phrases.meetings import WITHIN, rarest
from claimlint.checks.phrases.syntax import Phrase, PhraseError, parse_phrase
from claimlint.checks.phrases.warned import CLASSES as WARNED
from claimlint.yamlfile import nearest

# Lists of what a rule looks for. What silences it, and classes, which stand in both, may pass a negation.
_LOOKED_FOR = frozenset({"any", "in_company", "on_sourced_pages", "concluding"})


class SpecReader:
    """Reads the phrases of a spec and reports what is wrong with them."""

    def __init__(self, spec: Mapping[str, Any], context: CheckContext) -> None:
        self.spec, self.context = spec, context
        self.classes = Classes(spec.get("where") or {}, context)
        for name, texts in (spec.get("where") or {}).items():
            for at, text in enumerate(texts):
                self.phrase(text, ("where", name, at))

    def phrase(self, text: str, trail: tuple[str | int, ...], *, anchored: bool = False) -> Phrase | None:
        """The phrase, or None where it is wrong, which is then reported."""
        try:
            affirmed = bool(trail) and trail[0] in _LOOKED_FOR and "unless" not in trail
            phrase = parse_phrase(text, self.classes.node, self.classes.forms, affirmed=affirmed)
        except PhraseError as error:
            if error.unknown_class in (self.spec.get("where") or {}) and trail[0] != "where":
                return None  # the class itself is wrong, which is said at its own place
            self.context.problem(trail, f"{error} (at character {error.at + 1} of {text!r}){self._hint(error)}")
            return None
        if anchored and anchors(phrase.whole) is None:
            self.context.problem(
                trail, f"{text!r} has no plain word that must be there; write one that is always part of it"
            )
            return None
        return phrase

    def _hint(self, error: PhraseError) -> str:
        if not error.unknown_class:
            return ""
        return nearest(error.unknown_class, self.classes.names)

    def phrases(self, *trail: str | int, anchored: bool = False) -> list[Phrase]:
        """The phrases at this trail, one or a list, none where it is absent."""
        value: Any = self.spec
        for key in trail:
            value = value[key] if isinstance(key, int) else (value or {}).get(key)
        if isinstance(value, str):
            phrase = self.phrase(value, trail)
            return [phrase] if phrase is not None else []
        found = (self.phrase(text, (*trail, at), anchored=anchored) for at, text in enumerate(value or ()))
        return [phrase for phrase in found if phrase is not None]

    def index(self, *trail: str | int, swept: bool = False, seldom: bool = False) -> Plain | None:
        """An index of the phrases at this trail; one that is swept has phrases that need a plain word."""
        phrases = self.phrases(*trail, anchored=swept)
        book = self.context.book
        return plain_index(phrases, book, everywhere=not swept, swept=swept, seldom=seldom) if phrases else None

    def guards(self, *trail: str | int) -> bytes:
        """What `Guards.of` reads."""
        lists = [[self.context.book.pack(p) for p in self.phrases(*trail, name)] for name in ("before", "after")]
        value: Any = self.spec
        for key in trail:
            value = value[key] if isinstance(key, int) else (value or {}).get(key)
        warned = [self.shared(name, trail) for name in WARNED] if (value or {}).get("warned") else None
        inner = [self.index(*trail, name, seldom=True) for name in ("within", "sentence", "block")]
        return packed((*lists, *inner, warned))

    def shared(self, name: str, trail: tuple[str | int, ...] = ()) -> Plain | None:
        """An index of a shared class; None where there is none of this name."""
        if name not in self.classes.names:
            return None
        phrase = self.phrase(f"<{name}>", trail)
        return plain_index([phrase], self.context.book, everywhere=True, seldom=True) if phrase is not None else None

    def first_of(self, at: int) -> int:
        """Which concept of a meeting is looked for first: never one that may stand in a question in front."""
        phrases = self.phrases("any", at, "meet")
        asked = self.spec["any"][at].get("asked", False)
        found = rarest([None if asked and n == 0 else cost_of(phrase.whole) for n, phrase in enumerate(phrases)])
        if found is None and phrases:
            self.context.problem(("any", at, "meet"), "no concept has a plain word that must be there; write one")
        return found or 0

    def meeting(self, at: int, first: int) -> tuple[Any, ...]:
        """What a `Meeting` is made from, behind the number of its entry."""
        others = [phrase for number, phrase in enumerate(self.phrases("any", at, "meet")) if number != first]
        plain = [plain_index([phrase], self.context.book, everywhere=True, seldom=True) for phrase in others]
        entry = self.spec["any"][at]
        return at, entry.get("within", WITHIN), plain, self.shared("parted"), entry.get("asked", False)

    def inference(self, at: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What an `Inference` is made from."""
        keys = ("from", "to", "then")
        parts = [self.index("concluding", at, key, swept=key == "from") for key in keys]
        return *parts, sorted(flags_of(row.get("unless") or {})), self.guards("concluding", at, "unless")

    def reply(self, at: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What a `Reply` is made from."""
        asked, said = (self.index("answering", at, key) for key in ("asked", "any"))
        flags = sorted(flags_of(row.get("unless") or {}))
        return asked, said, row.get("sentences", 2), flags, self.guards("answering", at, "unless")
