"""What a page only shows, by its layout: a quotation that it takes apart below, what stands under "Read online:" above
"Our comment:", what a reader writes who is answered, a speaker whom the next one corrects, the choices of a quiz, what
bears a cross. None of it is said by the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.claims.lexicon.language import Language
from claimlint.claims.model import ScopeKind
from claimlint.claims.scopes.rebuttals import opens_with, takes_back

_BELOW = 4  # sentences below a quotation in which it is taken apart
_CROSSES = ("✗", "✘", "❌", "✖", "🚫", "❎")
_CHOICE = lazy_pattern(r"(?:^|\s)\(?([a-e])[).]\s+\S.{0,300}?\s\(?(?!\1)[b-f][).]\s+\S")
_DEAR = lazy_pattern(r"(?:A\s*:\s*)?Dear\s+([A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?)\s*[,:–—-]")
_IS_THAT = lazy_pattern(r"(?:is|isn't|are|aren't|was|wasn't) (?:that|those)(?: [\w']+){1,3}")  # "Isn't that sensible?"
_OPENING_MARKS = ('"', "“", "‘", "'", "«", "„")
_CLOSING_MARKS = ('"', "”", "’", "'", "»", "“")
_OPENING = 90  # letters of an answer in which it says that something is so
_BEHIND_MARK = lazy_pattern(r"[:.–—]\W*([^:.–—]*)")
_LETTER = 6  # paragraphs of a letter
_LETTER_OF = lazy_pattern(r"\W{0,3}([A-Ea-e])\s*[:.)]\s+\S")
_YEAR = lazy_pattern(r"\W{0,3}(?:1[89]|20)\d\d\b")
_RETRACTED = lazy_pattern(r"\b(?:retract|withdr[ae]w|struck off|disprov|refut|debunk|discredit|overturn)\w*", re.I)
_SIGNED = 60  # last letters of a letter in which its writer's name stands
_TURNS = 3  # paragraphs in a row that begin with a name: an interview
_NAME = lazy_pattern(r"((?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,3}|[A-Z]{1,4})\s*:\s+\S")
_LABEL = lazy_pattern(r"([^\W\d_][^:.!?]{1,40}?)\s*[:–—]\s*")


def exhibits_of(article: Article, language: Language) -> dict[int, ScopeKind]:
    """By the number of a sentence, what it is that the page only shows: "myth", or "question" for what is asked."""
    found: dict[int, ScopeKind] = {}
    for kind, sentences in _exhibits(article, language):
        for sentence in sentences:
            found.setdefault(sentence.index, kind)
    return found


def _exhibits(article: Article, language: Language) -> Iterator[tuple[ScopeKind, Sequence[Sentence]]]:
    blocks = [block for block in article.blocks if block.is_prose and block.index in article.sentences_by_block]
    for block in (*_letters(blocks), *_years(blocks)):
        yield "myth", article.sentences_by_block[block.index]
    for block in _lettered(blocks):
        yield "question", article.sentences_by_block[block.index]
    speakers = _speakers(blocks)
    for at, block in enumerate(blocks):
        own = article.sentences_by_block[block.index]
        section = block.index if block.kind == "heading" else block.section
        behind = [other for other in blocks[at + 1 : at + 1 + _BELOW] if other.section == section]
        following = behind[0] if behind else None
        is_quoted = block.kind == "quote" and (
            _is_taken_apart(behind, article, language) or _is_introduced(blocks[max(0, at - 1) : at], article, language)
        )
        if is_quoted or block.text.text.startswith(_CROSSES):
            yield "myth", own
        elif (asked := _asked_back(own, language)) or (asked := _choices(block, own)):
            yield "question", asked
        elif (told := _labelled(block, own, following, language)) is not None:
            yield "myth", told
        elif block.kind == "heading":
            yield "myth", _below_label(block, article, language)
            if _is_withheld(block, article, language) or (
                _is_member(block, article, language) and _is_denied(_first_of(following, article), language)
            ):
                yield "myth", own
        elif block.kind in ("item", "term", "paragraph") and _is_member(block, article, language):
            answer = own[1:3] or (_first_of(following, article) if block.kind == "term" else ())
            is_quoted = own[0].text[:1] in _OPENING_MARKS and len(answer) > 0
            if _opens_apart(block, own) and (is_quoted or _is_denied(answer, language)):
                yield "myth", own[:1]
        elif following is not None and _is_contradicted(block, following, speakers, language):
            yield "myth", own


def _is_taken_apart(behind: Sequence[Block], article: Article, language: Language) -> bool:
    """Whether the text below a quotation says that it is wrong, or sets out to tell what is."""
    below = (s for other in behind if other.kind != "quote" for s in article.sentences_by_block[other.index])
    for sentence in islice(below, _BELOW):
        text = _plain(sentence.text)
        if takes_back(sentence.text, language) or any(
            f" {words} " in f" {text} " for words in language.heads["takes_apart"]
        ):
            return True
    return False


def _is_introduced(before: Sequence[Block], article: Article, language: Language) -> bool:
    """Whether the line above a quotation says that it went round: "In several groups this text is shared:"."""
    line = before[-1] if before and before[-1].kind in ("paragraph", "heading") else None
    text = f" {_plain(article.sentences_by_block[line.index][-1].text)} " if line is not None else ""
    return any(f" {words} " in text for words in language.heads["going_round"])


def _below_label(heading: Block, article: Article, language: Language) -> list[Sentence]:
    """What stands under a heading that is a label of what others say, where the next heading is one of the answer."""
    if _plain(heading.text.text) not in language.heads["told_label"]:
        return []
    below: list[Sentence] = []
    for block in article.blocks[heading.index + 1 :]:
        if block.kind == "heading":
            return below if _plain(block.text.text) in language.heads["answer_label"] else []
        below += article.sentences_by_block.get(block.index, ())
    return []


def _is_member(block: Block, article: Article, language: Language) -> bool:
    """Whether a statement stands under a heading that announces what others say: "Things patients bring us"."""
    section = next(article.headings_above(block), None)
    if section is None:
        return False
    words = _plain(section.text.text).replace(",", " ").split()
    heading = f" {' '.join(words)} "
    return language.heads["withheld"].isdisjoint(words) and any(
        f" {said} " in heading for said in language.heads["announcing"]
    )


def _is_withheld(heading: Block, article: Article, language: Language) -> bool:
    """Whether a heading stands under one that says what something does not do: "What vinegar will never do for you"."""
    section = next(article.headings_above(heading), None)
    text = f" {_plain(section.text.text)}" if section is not None else ""
    return text.endswith(tuple(f" {words}" for words in language.heads["cannot_do"]))


def _opens_apart(block: Block, own: Sequence[Sentence]) -> bool:
    """Whether the first sentence stands for itself: an item, or what a number or quotation marks set off."""
    opening, end = own[0].text[:1], own[0].text.rstrip(" *_.")[-1:]
    if opening in _OPENING_MARKS:
        return end in _CLOSING_MARKS
    return block.kind != "paragraph" or opening.isdigit()


def _first_of(block: Block | None, article: Article) -> Sequence[Sentence]:
    return article.sentences_by_block[block.index][:2] if block is not None and block.kind != "heading" else ()


def _is_denied(answer: Sequence[Sentence], language: Language) -> bool:
    """Whether what answers a statement holds a denial."""
    for sentence in answer:
        words = _plain(sentence.text).replace(",", " ").split()
        if any(word in language.heads["denying"] or word.endswith("n't") for word in words):
            return True
        if takes_back(sentence.text, language):
            return True
    return False


def _asked_back(own: Sequence[Sentence], language: Language) -> Sequence[Sentence]:
    """What is said in front of "Is that so?" asks."""
    for at, sentence in enumerate(own):
        text = _plain(sentence.text)
        if at and "?" in sentence.text and (text in language.heads["asks_back"] or _IS_THAT.fullmatch(text)):
            return own[:at]
    return ()


def _choices(block: Block, own: Sequence[Sentence]) -> Sequence[Sentence]:
    """`What helps? a) butter  b) cold water`: the choices behind a question."""
    asked = next((at for at, sentence in enumerate(own) if "?" in sentence.text), None)
    if asked is None or not _CHOICE.search(block.text.text, own[asked].start):
        return ()
    return own[asked:]


def _labelled(
    block: Block, own: Sequence[Sentence], following: Block | None, language: Language
) -> Sequence[Sentence] | None:
    """What stands behind a label of what others say, up to that of the answer, which must follow."""
    label = _label(block.text.text)
    if label is None or label not in language.heads["told_label"]:
        return None
    answers = language.heads["answer_label"]
    for at, sentence in enumerate(own):
        if at and _label(sentence.text) in answers:
            return None if _affirms(sentence.text, language) else own[:at]
    if label in language.heads["myth"]:
        return own
    behind = following.text.text if following is not None else ""
    is_answered = _label(behind) in answers or takes_back(behind, language) or opens_with(behind, "says_no", language)
    return own if behind and is_answered and not _affirms(behind, language) else None


def _affirms(answer: str, language: Language) -> bool:
    """Whether an answer behind its label says that it is so: "Our verdict: it works"."""
    return any(opens_with(part, "says_so", language) for part in _BEHIND_MARK.findall(answer[:_OPENING]))


def _label(text: str) -> str | None:
    """The words in front of a colon or a dash with which a text opens, in lower case."""
    opening = text[:60].lstrip("#*-–•> ")
    found = _LABEL.match(opening)
    return _plain(found.group(1)) if found else None


def _letters(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of a letter that is signed by the one whom the next paragraph addresses: "… Lea, 24" / "Dear Lea,
    please don't".
    """
    for at in range(1, len(blocks)):
        if not _is_reply(blocks, at):
            continue
        yield blocks[at - 1]
        before = blocks[max(0, at - 1 - _LETTER) : at - 1]
        first = next((n for n in range(len(before) - 1, -1, -1) if _DEAR.match(before[n].text.text)), None)
        if first is not None and not _is_reply(before, first):  # from "Dear Doctor," on
            yield from before[first:]


def _is_reply(blocks: Sequence[Block], at: int) -> bool:
    addressed = _DEAR.match(blocks[at].text.text)
    return addressed is not None and at > 0 and addressed.group(1) in blocks[at - 1].text.text[-_SIGNED:]


def _years(blocks: Sequence[Block]) -> Iterator[Block]:
    """The entries of a timeline, up to one that tells of a retraction."""
    entries = [block for block in blocks if _YEAR.match(block.text.text)]
    last = max((at for at, block in enumerate(entries) if _RETRACTED.search(block.text.text)), default=0)
    yield from entries[:last]


def _lettered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The choices of a quiz that stand below its question, in paragraphs of their own: "a) tea", "b) water"."""
    asked, run = False, ""  # whether a question stands above the letters at hand, and these
    for at, block in enumerate(blocks):
        found = _LETTER_OF.match(block.text.text)
        letter = found.group(1).upper() if found else ""
        if letter and (letter == "A" or (run and ord(letter) == ord(run[-1]) + 1)):
            run = letter if letter == "A" else run + letter
            if asked and len(run) > 1:
                yield from blocks[at - 1 : at + 1]
        else:
            asked, run = block.text.text.rstrip().endswith("?"), ""


def _speakers(blocks: Sequence[Block]) -> dict[int, str]:
    """The names with which paragraphs begin, by the number of the block, where two or more take turns."""
    named = {
        block.index: found.group(1)
        for block in blocks
        if block.kind in ("paragraph", "definition") and (found := _NAME.match(block.text.text))
    }
    turns = Counter(named.values())
    return named if len(named) >= _TURNS and 1 < len(turns) < len(named) else {}


def _is_contradicted(block: Block, following: Block, speakers: dict[int, str], language: Language) -> bool:
    """Whether the next speaker says no."""
    name, other = speakers.get(block.index), speakers.get(following.index)
    if name is None or other is None or name == other:
        return False
    return opens_with(following.text.text[len(other) :], "says_no", language)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").strip(" \t\n.:!?*_“”\"'")
