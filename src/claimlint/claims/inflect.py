"""English inflection of lexicon entries: regular forms only, irregular ones are listed in the data."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"
# Short verbs and stressed endings double their last consonant before -ed and -ing (stopping, controlled, but: visited).
_DOUBLING = frozenset(
    [
        "stop",
        "control",
        "fit",
        "get",
        "cut",
        "rid",
        "run",
        "hit",
        "set",
        "put",
        "let",
        "shut",
        "beg",
        "drop",
        "drag",
        "rub",
        "rob",
        "scrub",
        "chop",
        "clip",
        "dip",
        "drip",
        "flip",
        "grip",
        "nip",
        "pop",
        "rip",
        "ship",
        "shop",
        "sip",
        "skip",
        "slip",
        "snap",
        "step",
        "strip",
        "tap",
        "tip",
        "trap",
        "trim",
        "whip",
        "wrap",
        "zap",
        "plan",
        "ban",
        "bar",
        "fan",
        "jog",
        "log",
        "mop",
        "pat",
        "pit",
        "plug",
        "swap",
        "slam",
        "dim",
        "skim",
        "swim",
        "spin",
        "win",
        "pin",
        "plot",
        "jot",
        "knot",
        "permit",
        "admit",
        "commit",
        "omit",
        "submit",
        "refer",
        "prefer",
        "occur",
        "rebut",
        "quit",
        "propel",
        "repel",
        "expel",
        "compel",
        "dispel",
    ]
)


def verb_forms(lemma: str) -> dict[str, str]:
    """Form -> feature of the regular forms of a verb: base, s, ed (past and participle), ing. Only the first word
    inflects.
    """
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    doubled = head + head[-1] if head in _DOUBLING else ""
    forms = {lemma: "base", _with_s(head) + tail: "s"}
    forms[(_with_ed(doubled or head)) + tail] = "ed"
    forms[(_with_ing(doubled or head)) + tail] = "ing"
    return forms


def forms_of(lemma: str, pos: str = "verb") -> tuple[str, ...]:
    """All regular forms of a lemma, itself first; of a phrase the first word of a verb and the last of a noun
    inflect.
    """
    if pos == "verb":
        return tuple(verb_forms(lemma))
    if pos == "noun":
        first, _, last = lemma.rpartition(" ")  # who asks for the forms of a word has one that counts: "illness"
        return tuple(dict.fromkeys((lemma, f"{first} {_with_s(last)}".strip())))
    return (lemma,)


def plurals_of(name: str) -> Iterator[str]:
    """Regular plural of a name's last word, unless it looks plural, uncountable or like an acronym already."""
    head, _, last = name.rpartition(" ")
    if not last.isalpha() or last.endswith(("s", "ics", "ism", "ness")) or len(last) < 3:
        return
    yield f"{head} {_with_s(last)}".strip()


def singulars_of(name: str) -> Iterator[str]:
    """Regular singular of a name's last word: "direct-acting antivirals" stands in "antiviral tablets" too."""
    head, _, last = name.rpartition(" ")
    if len(last) > 4 and last.isalpha() and last.endswith("s") and not last.endswith(("ss", "us", "is", "ics", "es")):
        yield f"{head} {last[:-1]}".strip()


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return word + "ing"


_BRITISH = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("our", "or"),
    ("oea", "ea"),
    ("aem", "em"),
    ("oed", "ed"),
    ("oes", "es"),
    ("paed", "ped"),
    ("haem", "hem"),
    ("tumour", "tumor"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("ageing", "aging"),
    ("leuk", "leuc"),
)
_OUR = ("tumour", "colour", "odour", "behaviour", "favour", "humour", "vapour", "labour")


def spellings_of(name: str) -> Iterator[str]:
    """American spelling of a British name and the other way round, where a regular pair applies."""
    for british, american in _BRITISH:
        if british == "our":
            for word in _OUR:
                if word in name:
                    yield name.replace(word, word[:-3] + "or")
                elif word[:-3] + "or" in name:
                    yield name.replace(word[:-3] + "or", word)
            continue
        if british in name:
            yield name.replace(british, american)
        elif len(american) > 3 and american in name:
            yield name.replace(american, british)
