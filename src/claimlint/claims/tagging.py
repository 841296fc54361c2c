"""One pass over the words of a sentence: which cues and names stand where. Longest match wins within a layer."""

from __future__ import annotations

from functools import lru_cache

from claimlint.article.words import Word, words_of
from claimlint.claims.lexicon.index import Forms, Index, Split
from claimlint.claims.lexicon.language import Language, Tag
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged

# Sentences whose reading is kept for when they come again: on the next page (standing words of a site), in another
# version of the page (`--since`), at the next save. A sentence takes some 10 KB.
KEPT = 2048


@lru_cache(maxsize=KEPT)
def tag(text: str, language: Language) -> Tagged:
    """Tag one sentence. Linear in its words."""
    words = words_of(text)
    lower = [word.lower for word in words]
    cues, operators = _marks(text, words, lower, language)
    cover = _covered(cues, len(lower))
    if any(mark.name is None or "alone" in mark.name.data for mark in cues):
        kept = [
            mark
            for mark in cues
            if not _is_other_sense(lower, mark, cover, language)
            and not _is_part(lower, mark, cover, language)
            and not _opens_as_noun(lower, mark, language)
        ]
        if len(kept) < len(cues):
            cues, cover = kept, _covered(kept, len(lower))
    relations = [m for m in cues if m.of("relation") and m.kind != "intervention"]
    breaks = sorted(
        {m.start for m in operators if m.of("breaker") and not (_is_so_far(lower, m.start) or _excepts(lower, m.start))}
        | {at for at, word in enumerate(lower) if word == ";"}
    )
    return Tagged(
        text, words, lower, cues, operators, cover, _covered(operators, len(lower)), relations, breaks, language
    )


def _marks(text: str, words: list[Word], lower: list[str], language: Language) -> tuple[list[Mark], list[Mark]]:
    """Cues and names, and operators: from left to right, the longest form that fits at each word."""
    cues: list[Mark] = []
    operators: list[Mark] = []
    free_cue = free_operator = 0
    index, split, last = language.index, language.split, len(lower) - 1
    look = index.find
    for at, word in enumerate(lower):
        inner = look(word)
        if inner is not None:
            forms = inner.get(lower[at + 1]) if at < last else None
            alone = inner.get("")
            for form in (forms + alone if alone else forms) if forms else alone or ():
                end = at + 1 + len(form.rest)
                if form.rest and lower[at + 1 : end] != form.rest:
                    continue
                fitting, acting = form.tags
                if form.is_exact:
                    said = text[words[at].start : words[end - 1].end]
                    fitting, acting = _so_written(fitting, acting, said, in_capitals=text.isupper())
                if fitting and at >= free_cue:
                    cues.append(Mark(at, end, fitting, None, next((t for t in fitting if t.kind == "name"), None)))
                    free_cue = end
                if acting and at >= free_operator:
                    operators.append(Mark(at, end, acting))
                    free_operator = end
            if at < last - 1 and is_manner(lower[at + 1]) and (parted := _parted_cue(lower, at, inner)):
                if cues and cues[-1].start == at:
                    del cues[-1]
                if not cues or cues[-1].end <= at:
                    cues.append(parted)
                    free_cue = parted.end
        is_whole = bool(cues) and cues[-1].start == at and "opposed" in cues[-1].tags[0].data  # "develop after"
        is_part = at > 0 and text[words[at - 1].end : words[at].start] == "-"  # "drug-free relief from pain"
        if (
            word in split
            and free_cue < at + 3
            and not (is_whole or is_part)
            and (found := _split_cue(lower, at, split, index))
        ):
            cues[:] = [mark for mark in cues if mark.start != at]
            cues.append(found)
            free_cue = max(free_cue, at + 1)
    return cues, operators


def _so_written(
    fitting: tuple[Tag, ...], acting: tuple[Tag, ...], said: str, *, in_capitals: bool
) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    """The tags that ask for no spelling or for this one; where any asks for this one, those alone, but for a text in
    capitals: "AIDS" is no verb.
    """
    asked = said if not in_capitals and any(tag.exact == said for tag in (*fitting, *acting)) else ""
    kept = (tuple([t for t in tags if t.exact == said or not (t.exact or asked)]) for tags in (fitting, acting))
    return next(kept), next(kept)


_MANNER = frozenset(["well", "best", "far", "much", "fast", "straight"])


def is_manner(word: str) -> bool:
    """Whether a word may stand between the parts of a cue: an adverb of manner or degree."""
    return (word.endswith("ly") and len(word) > 4) or word in _MANNER


def _parted_cue(lower: list[str], at: int, inner: Forms) -> Mark | None:
    """The longest relation that begins at `at`, with one adverb behind its first word: "contributes greatly to", "at
    far higher risk", "works well for".
    """
    for form in inner.get(lower[at + 2]) or ():
        end = at + 2 + len(form.rest)
        if lower[at + 2 : end] == form.rest:
            tags = tuple([tag for tag in form.cues if tag.kind == "relation"])
            if tags:
                return Mark(at, end, tags)
    return None


def _covered(marks: list[Mark], size: int) -> list[Mark | None]:
    cover: list[Mark | None] = [None] * size
    for mark in marks:
        for at in range(mark.start, mark.end):
            cover[at] = mark
    return cover


def _opens_as_noun(lower: list[str], mark: Mark, language: Language) -> bool:
    """`Falls among the over-80s have …`, `Drops that …`: a verb in -s that has no object has no subject where it opens
    a sentence.
    """
    features = {tag.data.get("feature") for tag in mark.tags}
    if mark.start or mark.name is not None or "s" not in features or not features <= {"s", "noun"}:
        return False
    is_told_of = lower[mark.end : mark.end + 1] != [] and lower[mark.end] in language.classes["relative"]
    return is_told_of or all(tag.data.get("intransitive") == "only" for tag in mark.tags)


def _is_part(lower: list[str], mark: Mark, cover: list[Mark | None], language: Language) -> bool:
    if mark.name is None or "alone" not in mark.name.data or not _goes_on(lower, mark.end, language):
        return False
    if lower[mark.end] in language.suffixes:
        return False  # "cold-fighting berries"
    verb = cover[mark.end]
    tag = verb.of("relation") if verb is not None and verb.name is None else None
    return tag is None or tag.data["feature"] not in ("s", "ed")  # "my cold vanished"


_FUNCTION = (*AUXILIARIES, "preposition", "conjunction", "subordinator", "relative", "adverb", "pronoun")


def _goes_on(lower: list[str], at: int, language: Language) -> bool:
    """Whether a content word follows: "a cold" is an illness, "a cold compress" is not."""
    if at >= len(lower) or not lower[at][0].isalpha() or lower[at] in language.heads["behind_object"]:
        return False  # "stops a cold fast"
    return not any(lower[at] in language.classes[c] for c in _FUNCTION)


_REACH = 10  # words between a verb and its particle: "keeps most forms of cancer away"


def _split_cue(
    lower: list[str],
    at: int,
    split: Split,
    index: Index,
) -> Mark | None:
    """The verb at `at` with the nearest particle behind it, of those that begin alike the longest."""
    particles = split[lower[at]]
    for start in range(at + 2, min(at + _REACH, len(lower))):
        if lower[start - 1] in ".;:" or (lower[start - 1] in ("and", "but") and lower[start] in split):
            return None  # "lifts your mood and takes your mind off your worries"
        for particle, _ in particles.get(lower[start], ()):
            end = start + len(particle)
            is_other = particle == ["up"] and lower[end : end + 1] == ["to"]  # "for up to seven months"
            is_other |= particle == ["away"] and lower[start - 1] in ("straight", "right")  # "wash it straight away"
            if (
                lower[start:end] == particle
                and not is_other
                and not _is_in_longer_name(lower, at + 1, start, end, index)
            ):
                tags = tuple([tag for words, tag in particles[lower[start]] if words == particle])
                is_apart = lower[at + 1] == "with" or "," in lower[at:start]
                if is_apart and all("result" in tag.data for tag in tags):
                    continue  # "help with sleep" makes nobody sleep, nor does "helped my anxiety, and I sleep"
                return Mark(at, at + 1, tags, (start, end))
    return None


def _is_in_longer_name(lower: list[str], first: int, at: int, stop: int, index: Index) -> bool:
    """Whether words [at, stop) lie inside a longer name: "sleep" in "makes sleep apnoea likelier", "immune" in "makes
    your immune system stronger".
    """
    for start in range(max(first, at - 2), min(at + 1, len(lower) - 1)):
        for form in index.beginning(lower[start], lower[start + 1]):
            end = start + 1 + len(form.rest)
            is_longer = end > at if start < at else end > stop
            if is_longer and lower[start + 1 : end] == form.rest and any(tag.kind == "name" for tag in form.cues):
                return True
    return False


def _is_so_far(lower: list[str], at: int) -> bool:
    """Whether a "yet" says until when: "nothing yet is known to"."""
    return lower[at] == "yet" and at > 0 and lower[at - 1] in ("not", "nothing", "nobody", "none", "never", "no")


def _excepts(lower: list[str], at: int) -> bool:
    """Whether a "but" only excepts something: "a cure for everything but death, according to tradition"."""
    return lower[at] == "but" and at > 0 and lower[at - 1] in ("everything", "anything", "all", "anyone", "everyone")


def _is_other_sense(lower: list[str], mark: Mark, cover: list[Mark | None], language: Language) -> bool:
    rows = language.senses.get(lower[mark.start])
    if rows is None or not mark.of("relation"):
        return False
    return any(_stands(lower, mark, before, after, cover) for before, after in rows)


_BETWEEN = 3  # words that may stand between the parts of a sense pattern
_TIED = "+"  # what follows stands right behind


def _stands(
    lower: list[str], mark: Mark, before: list[list[str]], after: list[list[str]], cover: list[Mark | None]
) -> bool:
    """Whether the parts of a sense stand around a cue; a word of a name is no part ("the cure for hay fever")."""
    at, reach = mark.end, _BETWEEN + 1
    for part in after:
        if part == [_TIED]:
            reach = 1
            continue
        stop = min(at + reach, len(lower))
        found = next((i for i in range(at, stop) if _begins(lower, cover, i, part)), None)
        if found is None:
            return False
        at, reach = found + 1, _BETWEEN + 1
    at = mark.start - 1
    for n, part in enumerate(reversed(before)):
        reach = (
            1 if n == 0 else _BETWEEN
        )  # the part right before the word is tied to it: "lift weights", "heat treated"
        found = next((i for i in range(at, max(at - reach, -1), -1) if _starts(lower, i, part)), None)
        if found is None:
            return False
        at = found - 1
    return True


def _begins(lower: list[str], cover: list[Mark | None], at: int, part: list[str]) -> bool:
    """Whether a part begins at word `at`, outside a name: no "as" of "such as", "as well as", "as soon as"."""
    is_linking = lower[at] == "as" and (lower[at - 1] == "such" or lower[at + 1 : at + 2] in (["well"], ["soon"]))
    return not is_linking and not _is_named(cover[at]) and _starts(lower, at, part)


def _is_named(mark: Mark | None) -> bool:
    """Whether a word is part of a longer name: "hay" in hay fever; "eggs" is a word of its own."""
    if mark is None or mark.name is None:
        return False
    return mark.end - mark.start > 1 or mark.kind != "intervention"


def _starts(lower: list[str], at: int, part: list[str]) -> bool:
    for option in part:
        size = option.count(" ") + 1
        if " ".join(lower[at : at + size]) == option:
            return True
    return False
