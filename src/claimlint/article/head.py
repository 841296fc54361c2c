"""What stands in front of the text and is shown elsewhere: titles and descriptions in lists of results and on cards.

They make a small article of their own, read and checked beside the text: nothing that counts the text's sentences or
looks at its order meets them. What the text says itself, in its title or its paragraphs, is told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimlint.article.aligned import aligned
from claimlint.article.model import Article, Block, BlockKind, Field, MappedText, Sentence, Source, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of

_SHOWN = ("title", "description")
_WRITTEN = frozenset(["front-matter", "json-ld", "meta", "properties"])  # microdata marks words of the text itself
_NAMES_SITE = lazy_pattern(r"\s+(?:[|·•»–—-]|::)\s+")
_SURE = "|·•»:"  # a dash may as well go on with the title
_SMALL = frozenset("a an and at by for from in of on the to with &".split())  # noqa: SIM905
_LONGEST_NAME = 5  # words
_SAME_MARKS = str.maketrans("‘’“”–—\xa0", "''\"\"-- ")
_ENDS = frozenset(".!?…\"”'’)")
_CUT_SHORT = ("…", "...")


def article_head_of(
    source: Source, fields: Sequence[Field], sentences: Sequence[Sentence], title: str, title_span: Span | None
) -> Article | None:
    """The head of a page with these fields and sentences, as an article of the page's title; None where it says nothing
    of its own.

    Its first block is the title that the text has, if any, so that what stands below is read under it. That one, and
    what is said elsewhere, has no sentences.
    """
    shown = [f for f in fields if f.name in _SHOWN and f.origin in _WRITTEN and not _is_word(f.value)]
    if not shown:
        return None
    headings = (s.block for s in sentences if s.block.kind == "heading") if title_span is not None else ()
    heading = next((block for block in headings if block.span == title_span), None)
    made = [] if heading is None else [Block(0, "heading", heading.text, level=1)]
    sites = frozenset(_plain(f.value) for f in fields if f.name == "publisher")
    own_title = _plain(heading.text.text) if heading is not None else ""
    for field in sorted(shown, key=lambda f: f.span):
        value = _without_site(field.value, sites, own_title) if field.name == "title" else field.value
        text = aligned(value, source.text, field.span, is_markup=field.origin == "meta")
        if text is not None:
            made.append(_block(len(made), field, text, is_under=bool(made)))
    own = tuple(_unsaid(made[heading is not None :], _said(sentences, made) | {own_title}))
    return Article(source, tuple(made), own, title=title, title_span=title_span) if own else None


def _is_word(value: str) -> bool:
    """Whether a value is one word: it names something and says nothing."""
    return len(value.split(maxsplit=1)) < 2


def _block(index: int, field: Field, text: MappedText, *, is_under: bool) -> Block:
    """A title as a heading, a description as a paragraph under the first title; its label is the key as written. A
    description without a mark at its end is worded as a title: "Can tea cure gout".
    """
    if field.name == "title":
        return Block(index, "heading", text, level=1, label=field.key)
    kind: BlockKind = "paragraph" if text.text[-1] in _ENDS else "heading"
    return Block(index, kind, text, level=int(kind == "heading"), section=0 if is_under else -1, label=field.key)


def _without_site(title: str, sites: frozenset[str], own_title: str) -> str:
    """A title without the name of the site behind it: "Tea and sleep | Kew Clinic", "Tea and sleep – Kew Clinic".

    Behind a dash only where it is known for one: the page names it elsewhere, or its own title ends there.
    """
    while marks := list(_NAMES_SITE.finditer(title)):
        kept, name = title[: marks[-1].start()], title[marks[-1].end() :]
        is_name = marks[-1].group().strip()[0] in _SURE and _looks_like_name(name)
        if not (is_name or _plain(name) in sites or _plain(kept) == own_title):
            break
        title = kept
    return title


def _looks_like_name(words: str) -> bool:
    """Whether words are few and capitalised, as those of a name are."""
    found = words.split()
    return len(found) <= _LONGEST_NAME and all(word in _SMALL or word[:1].isupper() for word in found)


def _said(sentences: Sequence[Sentence], made: Sequence[Block]) -> set[str]:
    """What the paragraphs say, as `_plain` gives it: of their sentences those that begin as one of the head does."""
    letters = {_plain(block.text.text[start])[:1] for block in made for start, _ in sentences_of(block.text.text)}
    return {
        _plain(sentence.text)
        for sentence in sentences
        if sentence.block.kind == "paragraph" and _plain(sentence.text[0])[:1] in letters
    }


def _unsaid(made: Sequence[Block], said: set[str]) -> Iterator[Sentence]:
    """The sentences of the head that neither the text nor an earlier one says."""
    index = 0
    for block in made:
        for start, end in sentences_of(block.text.text):
            text = block.text.text[start:end]
            words = _plain(text)
            if not words or words in said or _is_begun(words, said):
                continue
            said.add(words)
            yield Sentence(index, block, start, end, text)
            index += 1


def _is_begun(words: str, said: Iterable[str]) -> bool:
    """Whether words that end in an ellipsis begin a sentence that is said in full."""
    if not words.endswith(_CUT_SHORT):
        return False
    begun = words.rstrip(".… ")
    return bool(begun) and any(other.startswith(begun) for other in said)


def _plain(words: str) -> str:
    """Words without what the same text may differ in: case, spaces, typographic marks, the mark at its end."""
    return " ".join(words.translate(_SAME_MARKS).casefold().split()).removesuffix(".")
