"""When words that were found do not count: under a negation, in a question, in a myth, cited, among other words.

    negated, question, myth    on unless set to false: somebody who denies, asks or debunks does not say it
    attributed, conditional, hedged, cited, listed, mentioned, quantified, authorised, aimed, warned    off unless set
                               to true
    before, after              phrases right before or after the words found (use gaps: `(never|no) ...4`)
    within, sentence, block    phrases among the words found, anywhere in the sentence, anywhere in its paragraph

A negator among the words of a phrase negates nothing, and a phrase that begins with the word that asks is no question:
"why wait for the scan?" advises. `mentioned` is a word or two between quotation marks: named,
not used. `listed`: the page lists its sources and leads no sentence to any. `quantified`: the sentence gives a
number of people, a share or a rate. `aimed`: the words tell what something is done or meant for ("dilute it to prevent
burns", "with the goal of easing pain"). `authorised`: the words are part of a health claim that the law of the page's
jurisdiction allows (`checks.authorised`); the kind `phrase` asks that itself. `warned`: the text warns of it, forbids
it, or tells how it ended, here or in one of the next two sentences (`checks.phrases.warned`).
"""

from __future__ import annotations

import marshal
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from claimlint.article.model import Sentence, Span
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.index import PhraseIndex
from claimlint.checks.phrases.line import MENTION, Found, Line
from claimlint.checks.phrases.match import begins, ends_at
from claimlint.checks.phrases.syntax import Phrase
from claimlint.checks.phrases.warned import Warned
from claimlint.claims.numerals import SCALES, VALUES
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.checks.model import Page
    from claimlint.checks.phrases.lines import PageLines
    from claimlint.claims.model import Scope

ON = ("negated", "question", "myth")
OFF = (
    "attributed", "conditional", "hedged", "cited", "listed", "mentioned", "quantified", "authorised", "aimed",
    "warned",
)  # fmt: skip
_SCOPES = {
    "negated": "negation",
    "question": "question",
    "myth": "myth",
    "attributed": "attribution",
    "conditional": "condition",
    "hedged": "hedge",
}
_OPENS_CLAUSE = frozenset(
    ("if", "because", "when", "since", "once", "unless", "as", "after")  # "although" goes on to speak with reserve
)
_OPENS_PHRASE = frozenset(("for", "in", "with", "among", "on", "at", "to", "during", "by"))
_NEGATES_VERB = frozenset(("not", "n't", "never", "cannot", "no longer"))
_ENDING = ("negation", "hedge")  # what a comma may end
_PARTS = frozenset((",", ";", ":", "(", "–", "—"))  # what parts a denied subject from another clause
_ASKS = frozenset(("why", "who", "what", "could", "might", "isn't", "wouldn't"))
_MOST = 50  # findings of one rule in one sentence: nobody writes more, and the guards stay linear on any text
_RATE_WORDS = frozenset({"%", "percent", "per"})


class Guards(NamedTuple):
    """The guards of one rule; `flags` are those that are on."""

    flags: frozenset[str]
    book: PhraseBook
    before: tuple[Phrase, ...] = ()
    after: tuple[Phrase, ...] = ()
    within: PhraseIndex | None = None
    sentence: PhraseIndex | None = None
    block: PhraseIndex | None = None
    warned: Warned | None = None

    @classmethod
    def of(cls, flags: frozenset[str], around: bytes, book: PhraseBook) -> Guards:
        """The guards of values that were kept: the lists `before` and `after`, and an index for each of the others."""
        before, after, *inner, warned = marshal.loads(around)
        within, sentence, block = (PhraseIndex(part, book) if part else None for part in inner)
        return cls(
            flags,
            book,
            tuple(book.read(phrase) for phrase in before),
            tuple(book.read(phrase) for phrase in after),
            within,
            sentence,
            block,
            Warned(*(PhraseIndex(part, book) for part in warned)) if warned else None,
        )

    def what_counts(
        self, found: Sequence[Found], line: Line, sentence: Sentence, lines: PageLines, page: Page
    ) -> list[Found]:
        """Of what was found in a sentence, what counts."""
        if self._silences(line, sentence, lines, page):
            return []
        nodes = self.book.nodes
        inner = self.within.find(line) if self.within is not None else []
        if "question" in self.flags and line.lowers[-1] == "?" and not _asks_at_end(lines.scopes.get(sentence.index)):
            found = [one for one in found if _asks_itself(one, line)]
        kept = [
            one
            for one in found[:_MOST]
            if not (
                any(ends_at(phrase, line, one.start, nodes) for phrase in self.before)
                or any(begins(phrase.core, line, one.end, nodes) for phrase in self.after)
                or any(one.start <= f.start and f.end <= one.end for f in inner[:_MOST])
                or self._in_scope(one, line, sentence, lines)
                or ("mentioned" in self.flags and is_mentioned(one, line))
                or ("aimed" in self.flags and _is_aimed(one, line, sentence, page))
                or ("negated" in self.flags and _is_denied(one, line, sentence, lines, page))
            )
        ]
        return kept if self.warned is None else self.warned.keeps(kept, line, sentence, lines)

    def _silences(self, line: Line, sentence: Sentence, lines: PageLines, page: Page) -> bool:
        """Whether nothing in the sentence counts, wherever it stands."""
        return (
            ("cited" in self.flags and page.citations.backs(sentence))
            or ("listed" in self.flags and page.citations.is_listed_only and not page.citations.leads_to_sources)
            or ("quantified" in self.flags and has_rate(line))
            or (self.sentence is not None and bool(self.sentence.find(line)))
            or (self.block is not None and any(self.block.find(other) for other in lines.of_block(sentence)))
        )

    def _in_scope(self, found: Found, line: Line, sentence: Sentence, lines: PageLines) -> bool:
        scopes = lines.scopes.get(sentence.index)
        if not scopes:
            return False
        kinds = {_SCOPES[flag] for flag in self.flags if flag in _SCOPES}
        if _asks_itself(found, line):
            kinds.discard("question")
        begin = _source_of(line, sentence, found.start)
        opened = _source_of(line, sentence, found.opened)
        end = _source_of(line, sentence, found.end - 1)
        return any(
            # what is said of one case in a sentence counts; all items below "Talk to your doctor if you:" are cases
            (scope.kind in kinds or (scope.kind == "condition" and scope.is_led))
            and scope.span.start <= begin < scope.span.end
            and not (
                (scope.kind == "negation" and _is_own(scope, begin, opened, end))
                or (scope.kind in _ENDING and _ends_before(scope, line, sentence, found.start))
            )
            for scope in scopes
        )


def _asks_at_end(scopes: Sequence[Scope] | None) -> bool:
    """Whether only the tail of a sentence asks: "everybody sleeps better with it, so why wait?"."""
    return any(scope.kind == "question" and scope.span.start > scope.sentence.span.start for scope in scopes or ())


def _asks_itself(found: Found, line: Line) -> bool:
    """Whether the phrase holds the word that asks."""
    return line.lowers[found.opened] in _ASKS or line.lowers[found.start] in _ASKS


_AIMS = ("aim", "use")  # stances


def _is_aimed(found: Found, line: Line, sentence: Sentence, page: Page) -> bool:
    """Whether the words are those of a claim that only tells what something is done or meant for."""
    start, end = _source_of(line, sentence, found.start), _source_of(line, sentence, found.end - 1)
    own = page.claims_by_sentence.get(sentence.index, ())
    return any(claim.stance in _AIMS and claim.span.start <= end and start < claim.span.end for claim in own)


def _is_denied(found: Found, line: Line, sentence: Sentence, lines: PageLines, page: Page) -> bool:
    """Whether the words are those of a claim that a word in front denies, however far: a denied subject ends its scope
    at the verb ("no cream has been shown to reverse ageing").
    """
    cues = [one.cue_span or one.span for one in lines.scopes.get(sentence.index, ()) if one.kind == "negation"]
    if not cues:
        return False
    start, end = _source_of(line, sentence, found.start), _source_of(line, sentence, found.end - 1)
    words = Span(start, end + 1)
    mark = next((i for i in range(found.start - 1, -1, -1) if line.lowers[i] in _PARTS), None)
    since = -1 if mark is None else _source_of(line, sentence, mark)
    if not any(since < cue.start < start for cue in cues) or any(cue.touches(words) for cue in cues):
        return False
    own = page.claims_by_sentence.get(sentence.index, ())
    denied = (claim for claim in own if claim.negated and claim.relation != "replace")  # "nothing is stronger" praises
    return any(start <= claim.cue_span.start <= end for claim in denied)


def _is_own(scope: Scope, begin: int, opened: int, end: int) -> bool:
    """Whether the negator opens the phrase, or reaches back over it from among its words ("can go wrong")."""
    start = (scope.cue_span or scope.span).start
    return start in (begin, opened) or begin < start <= end


def _ends_before(scope: Scope, line: Line, sentence: Sentence, at: int) -> bool:
    """Whether a negation or hedge stands in a clause that opens the sentence and ends at a comma before the words: "if
    it has not worked by noon, take a double dose"; or in a phrase with a verb of its own: "for coughs that will not
    settle, doctors favour honey". What opens with "as" hedges the rest: "as it seems, …".
    """
    if scope.kind == "hedge" and line.lowers[0] == "as":
        return False
    is_inside = scope.kind == "negation" and scope.cue in _NEGATES_VERB and line.lowers[0] in _OPENS_PHRASE
    if line.lowers[0] not in _OPENS_CLAUSE and not is_inside:
        return False
    cue = (scope.cue_span or scope.span).start
    return any(line.lowers[i] == "," and _source_of(line, sentence, i) > cue for i in range(1, at))


def _source_of(line: Line, sentence: Sentence, at: int) -> int:
    """Where in the source a word begins."""
    word = line.words[at]
    return sentence.source_span(word.start, word.end).start


def flags_of(unless: Mapping[str, object]) -> frozenset[str]:
    """The guards that are on for this `unless`."""
    return frozenset(flag for flag in (*ON, *OFF) if unless.get(flag, flag in ON))


def is_mentioned(found: Found, line: Line) -> bool:
    """Whether the words stand between quotation marks that hold little else."""
    mentions = line.mentions
    near = bisect_left(mentions, found.end - MENTION, key=itemgetter(0))  # what begins before ends before
    after = bisect_right(mentions, found.start, key=itemgetter(0))
    return any(found.end <= end for _, end in mentions[near:after])


def has_rate(line: Line) -> bool:
    """Whether the sentence gives a share, a rate, or a number of people: `3%`, `1 in 100`, `five out of ten`."""
    for at, word in enumerate(line.lowers):
        is_rate = word in _RATE_WORDS and any(w[0].isdecimal() for w in line.lowers[max(0, at - 2) : at + 3])
        if is_rate and not _is_of_a_mixture(line.lowers, at):
            return True
        if word in ("in", "of") and 0 < at < len(line.lowers) - 1:
            left, right = line.lowers[at - 1], line.lowers[at + 1]
            if right in ("a", "every") and at + 2 < len(line.lowers):
                right = line.lowers[at + 2]
            if (left[0].isdecimal() or left in _COUNTS) and (right[0].isdecimal() or right in _OUT_OF):
                return True
            counted = line.lowers[max(0, at - _COUNTED) : at]  # "1 case in every million doses"
            if _is_many(right) and any(word[0].isdecimal() or word in _COUNTS for word in counted):
                return True
    return False


def _is_of_a_mixture(words: Sequence[str], at: int) -> bool:
    """Whether a percentage tells how strong something is: "our 1% retinol cream", "a 5% gel"."""
    is_one = at > 1 and words[at] != "per" and words[at - 2] in _ONE_THING
    return is_one and not _SHARES.intersection(words[at + 1 : at + 4])


def _is_many(word: str) -> bool:
    """Whether a word is what a rate is counted in: 100, 1,000, a million; 2019 is a year."""
    return word in _HUNDREDS or (word[0].isdecimal() and len(word) > 2 and (len(word) != 4 or word.endswith("000")))


_ONE_THING = frozenset(("a", "an", "our", "this", "your", "my"))
_SHARES = frozenset([
    "risk", "chance", "rate", "probability", "likelihood", "share", "increase", "rise", "reduction", "drop", "fall",
    "decrease", "lower", "higher", "greater", "fewer", "more", "less", "difference", "of", "cure", "improvement",
    "response", "success",
])  # fmt: skip
_COUNTED = 3  # words of what is counted, with its number: "two serious reactions in a thousand"
_HUNDREDS = frozenset(SCALES) - {"billion"}
_COUNTS = frozenset(word for word, value in VALUES.items() if 1 <= value <= 10) | {"out"}
# What a rate is out of: "one in ten", "one in a hundred".
_OUT_OF = frozenset(word for word, value in VALUES.items() if 2 <= value <= 10 or value in (20, 50)) | _HUNDREDS
