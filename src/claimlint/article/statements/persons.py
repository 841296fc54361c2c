"""Persons in a credit: a name, the title before it, and what stands behind it: "Dr Ann Bell, MRCP, kidney specialist".

Which words are names is in no list. A name is a run of words with capitals, without those that label it and without
what only houses and products are called; a title, letters or a profession beside it vouch for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.labels import FUNCTION_WORDS, is_label_word
from claimlint.article.statements.words import statement_pattern, words_in
from claimlint.article.words import without_possessive
from claimlint.values import NamedTuple

_MOST_NAMES = 5
_LONGEST_ROLE = 100
_MOST_ROLE_WORDS = 7
_TITLES = ("title", "title_of_work")
_WORD = r"(?:(?:Dr|DR|Prof|Mr|Mrs|Ms|Sr|St|[A-Z])\.(?=\s|[A-Z])|A/Prof\.?|[A-ZÀ-Þ][\w'’-]*)"
_RUN = lazy_pattern(rf"{_WORD}(?:[^\S\n]{{1,3}}(?:(?:van|von|de|der|den|la|le|el|al|bin|da|di)\s)?{_WORD})+")
_NAME_WORD = lazy_pattern(r"[^\s]+")
_LETTERS = lazy_pattern(r"(?:[A-Z]{2,}[a-z]?|(?!Ma?c|De|Van|Le|La|O['’])[A-Z][a-z]{0,2}[A-Z]\w*)\Z")
_VOWEL = lazy_pattern(r"[aeiouyà-þ]|\A.\Z")
_PROFESSION = statement_pattern(
    r"\b(?!<no_work>(?:er|or)\b)\w{2,}(?:ist|cian|er|or|eon|ant|wife|logy|rics|icine)\b|\b<work>\b"
)
_WORK = statement_pattern(  # what ends no name, though it is written in capitals: "Clinical Nurse Specialist"
    r"\w+(?:olog|iatr|ecial|eut|mac|ptometr|herap|gien)ists?\Z|\w+(?:icians?|urgeons?|ietitians?)\Z"
    r"|<rank>\Z",
    re.NOFLAG,
)
_PUBLIC = statement_pattern(r"\b(?:<public>|verified\s+\w+)\b")
_BESIDE = lazy_pattern(r"\s*(?:,|\(|[–—-]\s)\s*(?=\w)")
_LONE_LETTERS = lazy_pattern(
    r",?\s*\(?(?:[A-Z]{2,}[a-z]?|[A-Z]\w{0,3}[A-Z]\w*|(?:[A-Z]\.){2,})\b(?!\s+(?!and|on|in|for|who|with|of)[a-z])"
)
_PIECE = lazy_pattern(r",\s+(?=[A-Z])[\w .&'’/-]{2,60}?(?=\s*(?:[,;.()]|\Z))")
_TAIL = lazy_pattern(r"(?:[\s,(.]+(?:on|in|at|and|with|for|the)\b)*[\s.,]*\Z")
_FIRST_WORK = lazy_pattern(r"\s*[,;(&/|·]|\s+(?:and|in|at|of|for|with|to)\b|\s[–—-]\s")
_MOST_LINE_WORDS = 16
_FIRST_PIECE = lazy_pattern(r"[^,;()–—]+")


class Person(NamedTuple):
    """A name in text[start:end]; `until` is where its letters and role end; `role` what vouches for it, or ""."""

    start: int
    end: int
    until: int
    role: str
    is_qualified: bool  # by more than a title


def is_profession(words: str) -> bool:
    """Whether one of the words is that of somebody's work: what ends as such words do."""
    return _PROFESSION.search(words) is not None


def is_work_line(words: str) -> bool:
    """Whether a line is nothing but what somebody is, however long: "Registered nurse and specialist community nurse
    (school nursing)". It opens with a name of work, or with letters, and ends as no sentence does.
    """
    first = _FIRST_WORK.split(words, 1)[0].split()
    if len(words.split()) > _MOST_LINE_WORDS or words.endswith((".", ":", "?", "!")) or not first:
        return False
    is_led = len(first) <= _MOST_ROLE_WORDS and words[0].isupper() and FUNCTION_WORDS.isdisjoint(map(str.lower, first))
    return is_led and (is_profession(first[-1]) or _LETTERS.match(first[0].rstrip(".,")) is not None)


def is_title(word: str) -> bool:
    """Whether a word is a title before a name: "Dr", "Prof."."""
    return word.lower().rstrip(".") in words_in(*_TITLES)


def is_public(words: str) -> bool:
    """Whether those are meant who buy and use a thing: they review it, not the page."""
    return _PUBLIC.search(words) is not None


def opens_with_person(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] opens with a name that a title, letters or a profession shows to be a person's."""
    first = next(iter(persons_in(text, start, end)), None)
    return first is not None and first.start == start and bool(first.role)


def persons_in(text: str, start: int, end: int, stops: Sequence[int] = ()) -> list[Person]:
    """The persons that text[start:end] names, each with its role; that ends at one of `stops` at the latest."""
    names = list(_names_in(text, start, end))
    limits = [*(at for at, *_ in names[1:]), end][: len(names)]
    leads = {at for at, *_ in names[1:]}
    found = []
    for (first, last, title), limit in zip(names, limits, strict=True):
        stop = min([limit, *(at for at in stops if at >= last)])
        until = _role_end(text, last, stop, is_led=stop in leads)
        behind = text[last:until]
        letters = _LONE_LETTERS.match(behind)
        is_vouched = (letters is not None and "(" not in letters.group()) or is_profession(behind)
        found.append(Person(first, last, until, behind.strip(" ,(") if is_vouched else title, is_vouched))
    return found


def _names_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Start and end of each name, and the title that it has."""
    titles, no_names = words_in(*_TITLES), words_in("no_name") | FUNCTION_WORDS
    for run in _RUN.finditer(text, start, end):
        words = list(_NAME_WORD.finditer(text, *run.span()))
        lower = [without_possessive(word.group().lower().rstrip(".")) for word in words]
        first = next((at for at, word in enumerate(lower) if word in titles), -1)
        title = lower[first] if first >= 0 else ""
        if not title:
            first = _first_of(lower)
        last = len(words)
        while last > first and lower[last - 1].endswith("ly") and is_label_word(lower[last - 1]):
            last -= 1  # "Dr Ruth Fennimore Medically reviewed"
        while last > first and _LETTERS.match(words[last - 1].group()) and not run.group().isupper():
            last -= 1
        if not title and _LETTERS.match(words[first].group()) and not run.group().isupper():
            continue  # "HMS Salisbury"
        names = [word for word in lower[first:last] if word not in titles]
        if names and _WORK.match(names[-1]) and title not in words_in("title"):  # Sir Paul Nurse
            continue
        if run.group().isupper() and not all(map(_VOWEL.search, names)):
            continue  # letters behind a name: "MBBS FRCP"
        if not title and all(map(is_label_word, names)):
            continue  # "Head of Clinical Quality"
        if (2 if not title else 1) <= len(names) <= _MOST_NAMES and no_names.isdisjoint(names):
            yield words[first].start(), words[last - 1].end(), title


def _first_of(words: Sequence[str]) -> int:
    """Which of the words of a run begins the name: the first that labels no name, unless that leaves only a surname."""
    first = next((at for at, word in enumerate(words) if not is_label_word(word) and not is_profession(word)), 0)
    return 0 if first == 1 and len(words) == 2 and words[0] not in FUNCTION_WORDS else first  # "Edith Crane"


def _role_end(text: str, start: int, stop: int, *, is_led: bool) -> int:
    """Where the letters and the role end that stand behind a name: ", RN", " (GP)", ", kidney specialist, Leeds".

    is_led: another name begins at `stop`; words that go on to there lead to it.
    """
    letters = _LONE_LETTERS.match(text, start, stop)
    at = letters.end() if letters else start
    opened = _BESIDE.match(text, at, stop)
    piece = _FIRST_PIECE.match(text, opened.end(), min(stop, opened.end() + _LONGEST_ROLE)) if opened else None
    if piece is None or opened is None or (is_led and piece.end() == stop):
        return at
    if len(piece.group().split()) > _MOST_ROLE_WORDS:
        return at
    if letters and ("(" in opened.group() or (piece.group()[0].islower() and not is_profession(piece.group()))):
        return at  # ", GP, reviewed this page"
    end = start + len(text[start : piece.end()].rstrip(" .,:"))
    if "(" in opened.group():
        return end + text.startswith(")", end)
    while more := _PIECE.match(text, end, stop):
        end = more.end()
    return start + len(_TAIL.sub("", text[start:end]))
