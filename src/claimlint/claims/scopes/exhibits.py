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

_BELOW = 4  # sentences below a quotation in which it is taken apart
_CROSSES = ("✗", "✘", "❌", "✖", "🚫", "❎")
_CHOICE = lazy_pattern(r"(?:^|\s)\(?([a-e])[).]\s+\S.{0,300}?\s\(?(?!\1)[b-f][).]\s+\S")
_DEAR = lazy_pattern(r"(?:A\s*:\s*)?Dear\s+([A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?)\s*[,:–—-]")
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
    speakers = _speakers(blocks)
    for at, block in enumerate(blocks):
        own = article.sentences_by_block[block.index]
        behind = [other for other in blocks[at + 1 : at + 1 + _BELOW] if other.section == block.section]
        following = behind[0] if behind else None
        is_quoted = block.kind == "quote" and _is_taken_apart(behind, article, language)
        if is_quoted or block.text.text.startswith(_CROSSES):
            yield "myth", own
        elif (asked := _asked_back(own, language)) or (asked := _choices(block, own)):
            yield "question", asked
        elif (told := _labelled(block, own, following, language)) is not None:
            yield "myth", told
        elif following is not None and (
            _is_letter(block, following)
            or (_is_contradicted(block, following, speakers) and not own[-1].text.rstrip().endswith("?"))
        ):
            yield "myth", own


def _is_taken_apart(behind: Sequence[Block], article: Article, language: Language) -> bool:
    """Whether the text below a quotation says that it is wrong, or sets out to tell what is."""
    below = (s for other in behind if other.kind != "quote" for s in article.sentences_by_block[other.index])
    for sentence in islice(below, _BELOW):
        text = _plain(sentence.text)
        if text.startswith(tuple(language.heads["takes_back"])):
            return True
        if any(f" {words} " in f" {text} " for words in language.heads["takes_apart"]):
            return True
    return False


def _asked_back(own: Sequence[Sentence], language: Language) -> Sequence[Sentence]:
    """What is said in front of "Is that so?" asks."""
    for at, sentence in enumerate(own):
        if at and _plain(sentence.text) in language.heads["asks_back"]:
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
            return own[:at]
    if label in language.heads["myth"] or (following is not None and _label(following.text.text) in answers):
        return own
    return None


def _label(text: str) -> str | None:
    """The words in front of a colon or a dash with which a text opens, in lower case."""
    opening = text[:60].lstrip("#*-–•> ")
    found = _LABEL.match(opening)
    return _plain(found.group(1)) if found else None


def _is_letter(block: Block, following: Block) -> bool:
    """Whether a paragraph is signed by the one whom the next addresses: "… Lea, 24" / "Dear Lea, please don't"."""
    addressed = _DEAR.match(following.text.text)
    return addressed is not None and addressed.group(1) in block.text.text[-_SIGNED:]


def _speakers(blocks: Sequence[Block]) -> dict[int, str]:
    """The names with which paragraphs begin, by the number of the block, where two or more take turns."""
    named = {
        block.index: found.group(1)
        for block in blocks
        if block.kind in ("paragraph", "definition") and (found := _NAME.match(block.text.text))
    }
    turns = Counter(named.values())
    return named if len(named) >= _TURNS and 1 < len(turns) < len(named) else {}


_REJECTED = lazy_pattern(
    r"(?:no|nope|wrong|not at all|not so|far from it|that is (?:wrong|false|not)|that's (?:wrong|false|not)|certainly"
    r" not|absolutely not|i must (?:correct|disagree|stop)|i'm afraid not|sadly not|unfortunately not|never)\b", re.I,
)  # fmt: skip


def _is_contradicted(block: Block, following: Block, speakers: dict[int, str]) -> bool:
    """Whether the next speaker says no."""
    name, other = speakers.get(block.index), speakers.get(following.index)
    if name is None or other is None or name == other:
        return False
    return _REJECTED.match(following.text.text[len(other) :].lstrip(" :*")) is not None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").strip(" \t\n.:!?*_“”\"'")
