"""The tokens of a statement about the article, by what they do there: a deed, the page, what is ahead, or small.

    | We shall | look at | this leaflet | again | by | June 2028 |
      ahead      reviewer  page           again   by   day

A word that does nothing of that kind is strange, and a clause with strange words speaks of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimlint.article.dates import DateAt, dates_in
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.labels import DATED, FUNCTION_WORDS, credit_of
from claimlint.article.statements.persons import Person, is_profession, is_title, persons_in
from claimlint.article.statements.words import statement_pattern, stems_in, words_in
from claimlint.article.words import without_possessive, word_set
from claimlint.values import NamedTuple

# A cheap look at a block: one of these is in each that tells who made a page or when.
HINT = lazy_pattern(
    r"writ|wrote|author|draft|compil|prepar|text\b|words\b|penned|work\s+of|minutes|review|\bread|check|approv|verif|vett"
    r"|from\s*:|owner|assess|valid|audit|sign|agree|went|gone|look|clear|vouch|passed|expir|laps|renew|\b(?:next|again|due|rev|appr|auth)\b",
    re.IGNORECASE,
)
# Deeds and the like of several words, in the order in which they are tried: "go over", "put it together", "this one".
_IT = r"(?:it|this|them|each|every|all)\s+"
_KINDS = (
    (
        "ahead",
        r"(?:is|are)\s+(?:then\s+|all\s+)?(?:\w+ed|looked\s+at|gone\s+over|read)\s+(?:again|anew|once\s+more)",
        r"next\s+(?:one\s+)?(?:falls|comes|is)\b",
        r"to\s+be",
        r"(?:comes?|is|are|up)\s+up",
        r"up\s+for",
        r"rev\.?\s+due",
        r"for\s+(?:re)?(?:review|check\w*|revision|renewal)",
        r"(?:good|valid|current)\s+(?:to|until|till|through)",
        r"shelf\s+life",
        r"plan(?:s|ned)?",
    ),
    (
        "reviewer",
        rf"(?:go(?:es|ne|ing)?|went|looks?|looked|looking|been|reads?|reading|runs?|ran)\s+(?:{_IT})?(?:over|through|at\s+(?={_IT}?again))\b",
        rf"sign(?:s|ed)?\s+(?:{_IT})?off",
        r"sign-?off",
        r"vouch(?:es|ed)?\s+for",
        r"(?:pass|clear|correct)(?:e?s|ed)\b",
        r"re-?read(?:s|ing)?\b",
        r"reads?(?=\s+(?:by|on|\d|and|each|every|it|this|before|in)\b)",
        r"(?:medical|clinical|scientific)(?:ly)?\s+edit\w*",
        r"rev\b\.?(?!\s+due)",
        r"appr\b\.?",
        r"chkd?\b\.?",
    ),
    (
        "author",
        rf"(?:puts?|brings?|brought)\s+(?:{_IT})?together",
        r"(?:is|are|was)\s+the\s+work\s+of",
        r"minutes\s+(?:were\s+)?taken",
        r"from(?=\s*:)",
        r"(?:<page>|<document>)\s+owner",
        r"owner\s+of\s+(?:this|the)\s+(?:<page>|<document>)",
        r"auth\b\.?",
    ),
    ("again", r"once\s+more"),
    (
        "small",
        r"(?:line|word|page)\s+by\s+(?:line|word|page)",
        r"v(?:ers)?\.?\s?\d[\w.]*",
        r"(?:ref|doc(?:ument)?|leaflet|code)\b\.?(?:\s+(?:ref|no)\b\.?)?\s*:?\s*[\w/-]*\d[\w/-]*",
    ),
    (
        "strange",  # "wrote it down every day"; who looks at it once may look at a knee
        r"(?:it|them)\s+(?:down|off|out)\b",
        r"look(?:s|ed|ing)?\s+at\s+(?:it|them|this)\b(?!\s+(?:again|once|anew))",
    ),
    ("knows", r"clin\b\.?", r"med\b\."),
    ("one", r"(?:this|that|the\s+present)\s+(?:one|time)"),
    (
        "page",
        r"(?:this|the|our|these|its|his|her|their|every|each|all|both|of)\s+(?:[a-z][\w’'-]*\s+){0,2}?"
        r"(?:<page>|<document>|<issue>|<part>)\b",
    ),
)
_FORMS = "|".join(f"(?P<{kind}>" + "|".join(forms) + ")" for kind, *forms in _KINDS)
_PHRASES = statement_pattern(rf"\b(?:{_FORMS})(?!\w)")
_WORD = lazy_pattern(r"[A-Za-zÀ-ÿ][\w'’-]*")
_TO_NAME = lazy_pattern(
    r"\W*(?:(?:is|are|was|were)\s+)?(?:by\s+|from\s+)?\W{0,3}(?:(?:dr|prof|professor|nurse|sister|mrs?|ms)\b\.?\s*)?",
    re.IGNORECASE,
)
_IS_OF = lazy_pattern(r"\s+(?:(?:is|are|was|were)\s+(?:by\s+|from\s+)?|by\s+)\W{0,3}", re.IGNORECASE)
_WORK = lazy_pattern(r"\s*,\s*([a-z][^,;.()\n]{2,80})(?=[,;.()\n]|\Z)")
_WILL = word_set("will shall")
_SMALL_WORDS = word_set(
    "a an the this that these those it its they them their we us our i my me you your she he her his who whom"
    " whose which is are was were be been being has have had do does did and or but also as so then to of in on at"
    " for from with before after since between under over up when while each every all both any other others"
    " one two three four five six must should may can"
)
_SMALL = ("beside", "time", "recent", "issue", "further", "carefully", "small_too")
_DENIED = word_set("not never no nobody neither nor isn't wasn't hasn't haven't without")
_LETTERS = lazy_pattern(
    r"(?:[\s,;(]{1,3}(?:[A-Z]{2,}[a-z]{0,3}|(?:[A-Z][a-z]{0,3}){2,5})\b\)?)+"
)  # behind a name: ", MD, PhD"
_MOST_STRANGE = 4


class Token(NamedTuple):
    """A token of a statement in start:end: what it does there, and the person that it names."""

    kind: str
    start: int
    end: int
    person: Person | None = None

    @property
    def is_deed(self) -> bool:
        return self.kind in ("author", "reviewer", "dated")


def names_text(words: str) -> bool:
    """Whether words are nothing but a noun that labels a writer: "Text", "Words:"."""
    return words.strip(" :").lower().removesuffix("s") in words_in("label_noun")


def tokens_in(text: str, start: int, end: int, persons: Sequence[Person], days: Sequence[DateAt]) -> list[Token]:
    """The tokens of text[start:end] in order, with these persons and days in it."""
    named = [Token("person", one.start, one.until, one) for one in persons]
    told = [Token("day", day.start, day.end) for day in days if day.start < end]
    fixed = sorted([word for word in (*named, *told) if start <= word.start < end], key=lambda word: word.start)
    at, found = start, list[Token]()
    for word in fixed:
        found += _between(text, at, word.start, word if word.person else None)
        if word.person and len(found) > 1 and (found[-2].kind, found[-1].kind) == ("knows", "strange"):
            found[-1] = found[-1]._replace(kind="small")  # "Medical eye Dr Quist"
        if word.start >= at:
            found.append(word)
            at = _role_end(text, word.end, end) if word.person else word.end
    return [*found, *_between(text, at, end, None)]


def _role_end(text: str, start: int, end: int) -> int:
    """Where letters and work end behind a name: ", MBBS FRCP, consultant in bone disease"."""
    letters = _LETTERS.match(text, start, end)
    at = letters.end() if letters else start
    work = _WORK.match(text, at, end)
    is_work = work is not None and is_profession(work[1]) and not HINT.search(work[1])
    return work.end() if work and is_work else at


def _between(text: str, start: int, end: int, name: Token | None) -> Iterator[Token]:
    """The tokens of a stretch without names and days; `name` is the one that stands behind it."""
    at = start
    for phrase in _PHRASES.finditer(text, start, end):
        yield from _single(text, at, phrase.start(), name)
        yield Token(_phrase_kind(phrase, name), *phrase.span())
        at = phrase.end()
    yield from _single(text, at, end, name)


def _phrase_kind(phrase: re.Match[str], name: Token | None) -> str:
    """What a phrase does: "the words are" in front of a name say whose they are."""
    kind = phrase.lastgroup or ""
    if kind == "page" and name is not None and _IS_OF.fullmatch(phrase.string, phrase.end(), name.start):
        return "author"
    return kind


def _single(text: str, start: int, end: int, name: Token | None) -> Iterator[Token]:
    for word in _WORD.finditer(text, start, end):
        is_label = name is not None and _TO_NAME.fullmatch(text, word.end(), name.start) is not None
        before = text[start : word.start()].rsplit(maxsplit=1)[-1:]
        yield Token(_kind(word.group(), is_label=is_label, article=before[0].lower() if before else ""), *word.span())


def _kind(word: str, *, is_label: bool, article: str) -> str:
    """What a single word does. is_label: a name stands right behind it."""
    lower = without_possessive(word.lower())
    base = (
        lower.removeprefix("re-").removeprefix("re") if lower.startswith(("re-", "rech", "reass", "reread")) else lower
    )
    if lower in _DENIED:
        return "denied"
    if lower == "by":
        return "by"
    if lower in _WILL or lower in words_in("next", "lasting") or lower.endswith(("'ll", "’ll")):
        return "ahead"
    if lower in words_in("again"):
        return "again"
    if lower in words_in("label_noun") or lower.removesuffix("s") in words_in("label_noun"):
        return "author" if is_label else "page"
    if lower == "it" or lower in words_in("page", "document", "part"):
        return "page"
    if lower in _SMALL_WORDS or lower in words_in(*_SMALL) or lower in FUNCTION_WORDS or is_title(lower):
        return "small"
    means = credit_of(base)
    if means in ("author", "reviewer"):  # "a review by Dr Bell" is a thing, no deed
        return "strange" if article in ("a", "an") else means
    if base.startswith(stems_in(*DATED)):
        return "dated"
    if means in ("knows", "nobody"):
        return "knows" if means == "knows" else "strange"
    return "small" if lower.endswith("ly") or is_profession(lower) else "strange"


def speaks_of_page(tokens: Sequence[Token]) -> bool:
    """Whether a clause speaks of the page: each of its words is accounted for, or few are not, beside a deed and the
    page that it is done to: "wrote this page with people who have gout".
    """
    kinds = [token.kind for token in tokens]
    if "strange" not in kinds:
        return True
    told = [kind for kind in kinds if kind not in ("small", "again", "ahead")]
    is_done = any("page" in pair and not _DEEDS.isdisjoint(pair) for pair in pairwise(told))
    return is_done and kinds.count("strange") <= _MOST_STRANGE


_DEEDS = frozenset(["author", "reviewer"])


def is_statement(text: str) -> bool:
    """Whether the first line or clause of a text is nothing but a statement of who made the page, or when: "Version 3,
    approved June 2026".
    """
    end = next(last for _, last in sentences_of(text))
    if not HINT.search(text, 0, end):
        return False
    days = dates_in(text[:end])
    persons = persons_in(text, 0, end, [day.start for day in days])
    tokens = tokens_in(text, 0, end, persons, days)
    kinds = {token.kind for token in tokens}
    return "strange" not in kinds and not {"person", "day"}.isdisjoint(kinds) and any(token.is_deed for token in tokens)
