"""Where sentences begin and end.

Written for health copy: abbreviations (e.g., vs., et al., Dr.), decimals and doses, initials, references after the full
stop, sentences glued by an export (".Submit"), bullets inside a line. It never splits on a guess about meaning, and it
costs linear time: every look around a full stop is bounded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimlint.article.patterns import lazy_pattern
from claimlint.article.word_classes import words_of_table
from claimlint.article.words import word_set

_LOOK = 300  # code points looked around a candidate; a longer bracket is not a bracket any more

# One class of characters and nothing before it: that is what makes the scan fast.
_MARK = lazy_pattern(r"[.!?…\n。！？•●▪◦‣]")
# The rest of the marks, the quotes and brackets that close behind them, and references: [2], [2,3], ¹², ^12^, and 12,
# which is a superscript exported as digits.
_TAIL = lazy_pattern(
    r"[.!?…]*[\"'”’»)\]}*_]{0,4}"
    r"(?:\s?\[\d[\d,;–\- ]{0,40}\]|[⁰¹²³⁴-⁹]{1,4}|\^\d[\d,;–\- ]{0,40}\^"
    r"|(?<=[a-z)\]”]\.)\d{1,3}(?:[,–-]\d{1,3}){0,5}(?=\s+[A-Z“\"]|\s*$))*"
)
_WIDE_TAIL = lazy_pattern(r"[。！？]*[”’」』)]*")
_LONGEST_ABBREVIATION = 6  # letters, which the schema of the table asks for
_TOKEN = lazy_pattern(r"[^\s(\[{“”\"'‘/–—]+$")
_NEXT = lazy_pattern(r"\s*[\"'“‘«(\[{*_¿¡]*([^\W_]*)")
_SECOND_INITIAL = lazy_pattern(r"\.\s?[A-Z]\.")
_LETTERS = lazy_pattern(r"(?:[a-z]\.)+[a-z]", re.IGNORECASE)


_STARTERS = word_set(
    "a an the this that these those it its he his she her they their we our you your i in on at by for from with"
    " without as if when while although though because since after before during until however but and or so yet"
    " also then thus therefore moreover furthermore meanwhile instead there here what which who why how where is are"
    " was were do does did can could may might should will would must no not some most many several all both each"
    " every one two three such few other another between among according despite once studies research people"
    " patients doctors"
)
_DOMAINS = word_set("com org net gov edu io uk co info int eu de fr ca au us js ai app nhs")


@lru_cache(maxsize=512)  # the blocks of a page: its credits ask for the sentences that its reader found
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the sentences of a block's text, outer blanks left out; a text without words gives none."""
    found: list[tuple[int, int]] = []
    start = end = 0
    for match in _MARK.finditer(text):
        at = match.start()
        if at < end:
            continue
        mark = text[at]
        if mark == "\n":
            _keep(text, start, at, found)
            start = end = at + 1
        elif mark == "." and _ends_plainly(text, start, at):
            end = at + 1
            _keep(text, start, end, found)
            start = end
        elif mark in ".!?…":
            tail = _TAIL.match(text, at + 1)
            end = tail.end() if tail else at + 1
            if _ends(text, start, at, end):
                _keep(text, start, end, found)
                start = end
        elif mark in "。！？":
            tail = _WIDE_TAIL.match(text, at + 1)
            end = tail.end() if tail else at + 1
            _keep(text, start, end, found)
            start = end
        elif text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace():  # a bullet inside a line
            _keep(text, start, at, found)
            start = end = at + 1
    _keep(text, start, len(text), found)
    return tuple(found)


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    if start < end and not text[start:end].isspace():
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        found.append((start, end))


def _ends_plainly(text: str, start: int, at: int) -> bool:
    """What most full stops are, told without an expression: behind a word that is no abbreviation, before a capital."""
    if text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].isupper():
        return False
    word = text[max(text.rfind(" ", start, at) + 1, start) : at]
    is_word = len(word) > 1 and word.isalpha() and word.lower() not in _stopped()
    return is_word and not _is_inside_bracket(text, start, at, at + 1)


def _ends(text: str, start: int, at: int, end: int) -> bool:
    """Whether the mark at `at`, with what closes behind it up to `end`, ends the sentence that began at `start`."""
    if end >= len(text):
        return True
    if not text[end].isspace():
        return _is_glued(text, at, end)
    ahead = _NEXT.match(text, end)
    word = ahead.group(1) if ahead else ""
    first = word[:1]
    if first.islower() and not _is_odd_case(word):
        return False
    if _is_inside_bracket(text, start, at, end):
        return False
    if text[at] != "." or text[at:end].startswith(".."):
        return True
    return not _is_abbreviation(text, start, at, word)


@cache
def _stopped() -> frozenset[str]:
    """All words that may be written with a full stop which ends no sentence."""
    words = words_of_table("abbreviations", "stopped")
    return words["never"] | words["before_number"] | words["before_sentence"]


def _is_odd_case(word: str) -> bool:
    """mRNA, eGFR, p53, iPhone: a sentence may begin with one."""
    return any(c.isupper() or c.isdigit() for c in word[1:4])


def _is_glued(text: str, at: int, end: int) -> bool:
    """'Opinion.Submit': an export lost the space. Not a decimal, a domain, a file name or an initialism."""
    after = text[end : end + 16]
    if not (after[0].isupper() and len(after) > 1 and (after[1].islower() or after[1] == " ")):
        return False
    before = text[max(0, at - 40) : at]
    if not ((before[-1:].islower() and before[-2:-1].isalpha()) or before[-1:] in ')]”"%'):
        return False
    token = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    word = re.match(r"\w+", after)
    return not ("/" in token or "@" in token or token.startswith("www.") or (word and word.group().lower() in _DOMAINS))


def _is_inside_bracket(text: str, start: int, at: int, end: int) -> bool:
    """'(a small trial. It had no control) found …': a stop inside a bracket that the sentence runs on behind."""
    left = max(start, at - _LOOK)
    opened = text.rfind("(", left, at)
    if opened < 0 or text.rfind(")", opened, end) >= 0:
        return False
    closed = text.find(")", end, end + _LOOK)
    if closed < 0:
        return False
    behind = text[closed + 1 : closed + 3].lstrip()
    return bool(behind) and (behind[0].islower() or behind[0] in ",;:")


def _is_abbreviation(text: str, start: int, at: int, next_word: str) -> bool:
    """Whether the word before the full stop is an abbreviation that the sentence runs on after."""
    if text[at - _LONGEST_ABBREVIATION - 1 : at].isalpha():
        return False
    token_match = _TOKEN.search(text, max(start, at - 24), at)
    if not token_match:
        return False
    token = token_match.group()
    lower = token.lower()
    stopped = words_of_table("abbreviations", "stopped")
    if lower in stopped["never"]:
        return True
    number = next_word[:1].isdigit()
    if lower in stopped["before_number"] and number:
        return True
    if len(token) == 1 and token.isupper():
        return _is_initial(text, start, token_match.start(), next_word)
    if lower in stopped["before_sentence"] or _LETTERS.fullmatch(lower):
        if lower in ("a.m", "p.m"):
            return number
        return number or next_word.lower() not in _STARTERS
    # a leading number is the label of an item, not a sentence
    return token.isdigit() and not text[start : token_match.start()].strip()


def _is_initial(text: str, start: int, at: int, next_word: str) -> bool:
    """'John F. Kennedy', 'Author: J. Kennedy', not 'vitamin C. The' and not 'hepatitis B. Vaccines'."""
    before = text[max(start, at - 24) : at].split()
    if not before:
        return True
    last = before[-1].strip("(“\"'")
    is_start = next_word.lower() in _STARTERS and not _SECOND_INITIAL.match(text, at + 1)
    if last.lower() in words_of_table("abbreviations", "stopped")["lettered"] or is_start:
        return False
    return (
        last[:1].isupper()
        or last.lower() in words_of_table("statements", "words")["before_name"]
        or before[-1].endswith((":", "(", "),"))
    )
