"""The language data of the grammar, compiled: one index of all cues and names by first word, closed classes, tables.

Everything here comes from `evidence/lexicon/` and `evidence/vocabulary/`; this module only brings it into the shape
in which the grammar looks it up. `Language` is made once a run and shared.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from claimlint.article.words import words_of
from claimlint.claims.lexicon.index import Index, Row, Split, Tag
from claimlint.claims.lexicon.inflect import Inflection, plurals_of
from claimlint.claims.lexicon.vocabulary import (
    Vocabulary,
    load_vocabulary,
    names_of_files,
    spelled_forms,
    vocabulary_files,
)
from claimlint.data import FORMAT, compiled_rows, knowledge_folder, yaml_files
from claimlint.yamlfile import read_yaml

__all__ = ["Language", "Tag", "load_language"]

SPELLED_FROM = 6  # letters: shorter words lie too close to each other ("gout", "goat")


@dataclass(frozen=True, eq=False)  # hashed by identity: results of `lru_cache` are kept per object
class Language:
    """The compiled tables."""

    index: Index
    split: Split
    senses: Mapping[str, list[tuple[list[list[str]], list[list[str]]]]]
    classes: Mapping[str, frozenset[str]]
    heads: Mapping[str, frozenset[str]]
    governors: Mapping[str, Mapping[str, Any]]
    light_verbs: frozenset[str]
    relations: Mapping[str, Mapping[str, Any]]
    strength: Mapping[str, Any]
    suffixes: Mapping[str, Mapping[str, Any]]
    reporters: Mapping[str, str]
    report_verbs: Mapping[str, list[str]]
    vocabulary: Vocabulary
    spelled: Mapping[str, int]
    rows: Sequence[bytes]

    @cached_property
    def known_words(self) -> frozenset[str]:
        """All words of `heads.yaml`: none is a typing error of a name; `plain_word` there stands for this alone."""
        return frozenset().union(*self.heads.values())

    def names_from(self, letter: str) -> Mapping[str, int]:
        """Lower-case names that begin with a letter, long enough to be found in spite of a typing error, by tag."""
        row = self.spelled.get(letter)
        return dict(marshal.loads(self.rows[row])) if row is not None else {}


def load_language(folders: tuple[Path, ...] = ()) -> Language:
    """The built-in language data, with the vocabulary of further folders. Raises yamlfile.Invalid."""
    lexicon = yaml_files(knowledge_folder("evidence") / "lexicon")
    forms = knowledge_folder("evidence") / "tables" / "irregular_forms.yaml"
    files = [*lexicon, forms, *vocabulary_files(folders)]
    table, rows = compiled_rows("language", files, lambda: _compile(lexicon, forms, vocabulary_files(folders)))
    index = Index(table["index"], rows)
    sets = {name: {k: frozenset(v) for k, v in table[name].items()} for name in ("classes", "heads")}
    return Language(
        index,
        Split(table["split"], rows, index),
        table["senses"],
        sets["classes"],
        sets["heads"],
        table["governors"],
        frozenset(table["light_verbs"]),
        table["relations"],
        table["strength"],
        table["suffixes"],
        table["reporters"],
        table["report_verbs"],
        load_vocabulary(folders),
        table["spelled"],
        rows,
    )


class _Builder:
    """Collects (words, tag) pairs into the index; tags are numbered so that equal ones are stored once.

    The first part of a tag is its layer: "cue" (relation cues and names, which exclude each other) or "operator" (what
    acts on claims).
    """

    def __init__(self) -> None:
        self.tags: list[tuple[str, str, str, dict[str, Any], str]] = []
        self.numbers: dict[str, int] = {}
        self.forms: dict[tuple[str, ...], list[int]] = {}
        self.split: dict[str, dict[str, list[tuple[list[str], int]]]] = {}

    def number(self, layer: str, kind: str, value: str, data: dict[str, Any], exact: str = "") -> int:
        """The number of a tag, a new one where no equal tag has one."""
        key = repr((layer, kind, value, sorted(data.items(), key=str), exact))
        if key not in self.numbers:
            self.numbers[key] = len(self.tags)
            self.tags.append((layer, kind, value, data, exact))
        return self.numbers[key]

    def add(self, form: str, layer: str, kind: str, value: str, data: dict[str, Any], exact: str = "") -> None:
        """A form with its tag."""
        words = tuple(word.lower for word in words_of(form))
        if words:
            found = self.forms.setdefault(words, [])
            number = self.number(layer, kind, value, data, exact)
            if number not in found:
                found.append(number)

    def spelled(self) -> dict[str, list[tuple[str, int]]]:
        """The names that a typing error can be told in, by first letter: pairs of name and number of its tag."""
        found: dict[str, list[tuple[str, int]]] = {}
        for words, numbers in self.forms.items():
            text = " ".join(words)
            names = [n for n in numbers if self.tags[n][:2] == ("cue", "name") and not self.tags[n][4]]
            if len(text) >= SPELLED_FROM and names:
                found.setdefault(text[0], []).append((text, names[-1]))
        return {letter: sorted(rows) for letter, rows in found.items()}

    def add_split(self, verb: str, particle: str, number: int) -> None:
        """A particle that may stand apart from its verb, under its own first word, longer ones first."""
        words = [w.lower for w in words_of(particle)]
        rows = self.split.setdefault(verb, {}).setdefault(words[0], [])
        rows.append((words, number))
        rows.sort(key=lambda row: -len(row[0]))

    def index(self) -> dict[str, dict[str, bytes]]:
        """The forms by first and second word, longest first."""
        index: dict[str, dict[str, list[Row]]] = {}
        for words, numbers in self.forms.items():
            cues = [number for number in numbers if self.tags[number][0] == "cue"]
            others = [number for number in numbers if number not in cues]
            is_exact = any(self.tags[number][4] for number in numbers)
            row: Row = (list(words[1:]), cues, others, is_exact)
            index.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append(row)
        return {
            first: {
                second: marshal.dumps(sorted(rows, key=lambda row: -len(row[0])), FORMAT) for second, rows in by.items()
            }
            for first, by in index.items()
        }

    def rows(self) -> tuple[list[bytes], dict[str, dict[str, int]]]:
        """All of it as rows, those of the tags first, by number; and the row of each word of each of the others."""
        rows = [marshal.dumps(tag[1:], FORMAT) for tag in self.tags]
        numbers: dict[str, dict[str, int]] = {}
        for name, values in (("index", self.index()), ("split", self.split), ("spelled", self.spelled())):
            numbers[name] = {word: len(rows) + at for at, word in enumerate(values)}
            rows += [marshal.dumps(value, FORMAT) for value in values.values()]
        return rows, numbers


_PARTICLES = frozenset(["away", "off", "out", "up", "down", "back", "around", "at"])
_OPERATORS = (
    ("modals.yaml", "modals", "modal"),
    ("hedges.yaml", "hedges", "hedge"),
    ("boosters.yaml", "boosters", "booster"),
    ("negation.yaml", "negators", "negation"),
    ("attribution.yaml", "phrases", "attribution"),
    ("studies.yaml", "designs", "study"),
    ("populations.yaml", "cues", "population"),
    ("myths.yaml", "markers", "myth"),
)


def _compile(lexicon: list[Path], forms: Path, vocabulary: list[Path]) -> tuple[dict[str, Any], list[bytes]]:
    """The tables of all files as marshal keeps them, and the rows of bytes that their numbers mean."""
    files = {path.name: read_yaml(path).value for path in lexicon}
    inflection = Inflection(read_yaml(forms).value)
    build = _Builder()
    _add_relations(build, files["relations.yaml"]["relations"], files["relations.yaml"]["states"], inflection)
    _add_names(build, names_of_files(vocabulary))
    for name, key, kind in _OPERATORS:
        for row in files[name][key]:
            data = {k: v for k, v in row.items() if k not in ("form", "note", "starts", "ends")}
            for form in _forms_of(row):
                exact = form if form.isupper() and len(form) > 1 else ""  # WHO is no "who", NICE not "nice"
                build.add(form, "operator", kind, str(row.get("scope", row.get("source", form))), data, exact)
    for word in files["negation.yaml"]["breakers"]:
        build.add(word, "operator", "breaker", word, {})
    for row in files["stances.yaml"]["cues"]:
        for form in _forms_of(row):
            build.add(form, "operator", row["kind"], row.get("value", row["kind"]), {})
    governors: dict[str, Any] = {}
    for row in files["governors.yaml"]["governors"]:
        for word in row["words"]:
            governors.setdefault(word, {k: v for k, v in row.items() if k != "words"})
    attribution = files["attribution.yaml"]
    verbs: dict[str, list[str]] = {}
    for name, words in attribution["verbs"].items():
        for form in words:
            verbs.setdefault(form, []).append(name)
    light = [form for verb in files["light_verbs.yaml"]["verbs"] for form, _ in inflection.verb(verb)]
    rows, numbers = build.rows()
    table = {
        **numbers,
        "senses": _senses(files["senses.yaml"]["senses"], inflection),
        "classes": files["function_words.yaml"]["classes"],
        "heads": {k: v for k, v in files["heads.yaml"].items() if isinstance(v, list)},
        "governors": governors,
        "light_verbs": light,
        "relations": {
            n: {k: v for k, v in r.items() if k != "cues"} for n, r in files["relations.yaml"]["relations"].items()
        },
        "strength": {k: v for k, v in files["strength.yaml"].items() if k not in ("version", "checked_on")},
        "suffixes": {
            row["suffix"]: {k: v for k, v in row.items() if k != "suffix"}
            for row in files["compounds.yaml"]["suffixes"]
        },
        "reporters": {word: kind for kind, words in attribution["reporters"].items() for word in words},
        "report_verbs": verbs,
    }
    return table, rows


def _forms_of(row: Mapping[str, Any]) -> Iterable[str]:
    """The forms of a row: its one, all of a list, or each beginning before each end; none where it names none."""
    if "starts" in row:
        return _joined(row["starts"], row["ends"])
    return (row["form"],) if "form" in row else row.get("forms", ())


def _joined(starts: Iterable[str], ends: Iterable[str]) -> list[str]:
    """Each of what a phrase may begin with before each of what may follow it."""
    return [f"{start} {end}" for start in starts for end in ends]


def _add_relations(
    build: _Builder, relations: Mapping[str, Any], states: Mapping[str, list[str]], inflection: Inflection
) -> None:
    """The cues of `relations.yaml` in all their forms, each with the flags of its row."""
    for name, relation in relations.items():
        for cue in relation["cues"]:
            if "states" in cue:  # what people become, with the words that may stand before it
                become = states[cue["states"]]
                before = cue.get("mids", [""])
                cue = {**cue, "ends": [f"{mid} {state}".strip() for mid in before for state in become]}
            lemma, pos = cue["lemma"], cue.get("pos", "verb")
            if lemma.startswith("be "):  # the copula is the grammar's, what follows it is an adjective phrase
                lemma, pos = lemma[3:], "adjective"
            data = {"lemma": lemma, "strength": cue["strength"], "object": cue["object"]}
            data |= {key: value for key, value in cue.items() if key not in _NO_FLAGS}
            for form, feature in _featured({**cue, "lemma": lemma, "pos": pos}, inflection):
                if not cue.get("parted"):
                    build.add(form, "cue", "relation", name, {**data, "feature": feature})
                head, _, particle = form.partition(" ")
                if pos == "verb" and particle and (particle.split()[0] in _PARTICLES or cue.get("split")):
                    build.add_split(head, particle, build.number("cue", "relation", name, {**data, "feature": feature}))


# What a cue's words are and where they fit; every other key of a cue is a flag, which the grammar finds in `Tag.data`.
_NO_FLAGS = frozenset(
    ["lemma", "pos", "forms", "also", "verb", "starts", "mids", "states", "ends", "split", "strength", "object"]
)


def _featured(cue: Mapping[str, Any], inflection: Inflection) -> Iterator[tuple[str, str]]:
    """(form, feature) of a cue: base, s, ed, ing for verbs, else noun or adjective."""
    if cue["pos"] != "verb":
        yield from ((form, cue["pos"]) for form in (cue["lemma"], *_forms_of(cue)))
        return
    if "forms" in cue or "starts" in cue:
        yield cue["lemma"], "base"
        for form in _forms_of(cue):
            head = form.split()[0]
            yield form, "ing" if head.endswith("ing") else "s" if head.endswith("s") else "ed"
        return
    phrases = _joined(cue["verb"], cue["ends"]) if "ends" in cue else (cue["lemma"], *cue.get("also", ()))
    for phrase in phrases:
        yield from inflection.verb(phrase)


def _add_names(build: _Builder, rows: list[dict[str, Any]]) -> None:
    """The names of the vocabulary in all their spellings; an acronym only as it is written."""
    for row in rows:
        data = {"kind": row["kind"], "category": row.get("category", "")}
        for form in () if row.get("by_alias") else spelled_forms(row["name"]):  # a common word: only its aliases count
            build.add(form, "cue", "name", row["name"], {**data, "match": "exact"})
        for alias in row.get("aliases", ()):
            if isinstance(alias, str):
                for form in spelled_forms(alias):
                    build.add(form, "cue", "name", row["name"], {**data, "match": "alias"})
            elif alias.get("alone"):
                build.add(alias["text"], "cue", "name", row["name"], {**data, "match": "alias", "alone": True})
            else:
                build.add(alias["text"], "cue", "name", row["name"], {**data, "match": "alias"}, alias["text"])
                for form in plurals_of(alias["text"]):
                    build.add(form, "cue", "name", row["name"], {**data, "match": "alias"}, form)


def _senses(
    rows: list[dict[str, Any]], inflection: Inflection
) -> dict[str, list[tuple[list[list[str]], list[list[str]]]]]:
    """Word form of the lemma -> [(parts before it, parts after it)]; a part is a list of alternatives."""
    found: dict[str, list[tuple[list[list[str]], list[list[str]]]]] = {}
    for row in rows:
        parts = [_alternatives(part) for part in _parts(row["pattern"])]
        stem = row["lemma"][:-1] if row["lemma"].endswith(("e", "y")) else row["lemma"]
        for at, part in enumerate(parts):
            own = [word for word in part if word.startswith(stem)]
            if own and len(parts) > 1:  # a word alone ("treaty") is no form of the lemma and needs no pattern
                for form, _ in dict.fromkeys(pair for word in (row["lemma"], *own) for pair in inflection.verb(word)):
                    found.setdefault(form, []).append((parts[:at], parts[at + 1 :]))
                break
    return found


def _parts(pattern: str) -> list[str]:
    """`treat (as | like) it` -> `treat`, `as | like`, `it`."""
    out, depth, word = [], 0, ""
    for char in pattern.replace("-", " ") + " ":
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == " " and not depth:
            if word:
                out.append(word)
            word = ""
        else:
            word += char
    return out


def _alternatives(part: str) -> list[str]:
    return [option.strip().lower() for option in part.split("|") if option.strip()]
