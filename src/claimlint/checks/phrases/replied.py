"""A question with a bare yes or no below it, read as what the reply makes of it: "Can I stop my insulin?" "Sure." is
"you can stop your insulin", and "Do I still need it?" "No." is "you do not need it".

The words of such a line all stand at the reply, since that is what says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from claimlint.article.model import Article, Sentence
from claimlint.article.words import Word, word_set
from claimlint.checks.phrases.line import Line, Names
from claimlint.values import NamedTuple

_ASKING = word_set("can could may should is are do does did will would must need")
_FRONT = word_set("so and but then ,")
_YOU = ("i", "we", "you", "one")
_PRONOUNS = dict.fromkeys(_YOU, "you") | {word: word for word in ("it", "they", "he", "she", "this", "that", "there")}
_OWN = word_set("my your our a the his her")
_ADDRESSED = {"my": "your", "our": "your", "me": "you"}
_NEGATORS = word_set("not never no")
_CLOSING = ' *_"”’'  # what may close a question
_BARE = 9  # words of a reply that says no more than yes or no: "Sadly yes, I have seen it too often"
_STILL = word_set("still really even ever always")  # "do I still need it?" "No": you do not need it
_MOST = 40  # words of a question


class Said(NamedTuple):
    """What a reply makes of its question. negator: which word of the line denies, -1 where none does."""

    line: Line
    question: Sentence
    reply: Sentence
    negator: int


class Replies(NamedTuple):
    """Word sequences with which a reply says yes, says no, or leaves open (evidence/tables/answers.yaml)."""

    yes: Set[str]
    no: Set[str]
    open: Sequence[str]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> Replies:
        return cls(frozenset(table["yes"]), frozenset(table["no"]), [f" {words} " for words in table["open"]])

    def limits(self, text: str) -> bool:
        """Whether a sentence leaves open or limits what is said: "but ask your doctor"."""
        words = " ".join(text.lower().replace(",", " ").replace(".", " ").split())
        return any(open_ in f" {words} " for open_ in self.open)

    def said_in(self, lowers: Sequence[str]) -> str:
        """What a sentence says as such a reply, "yes" or "no"; "" where it is none, or says more."""
        words = [word for word in lowers if word[0].isalnum()]
        if len(words) > _BARE or self.limits(" ".join(words)):
            return ""
        first = next((at for at, word in enumerate(lowers) if not word[0].isalnum()), len(lowers))
        opening = " ".join(lowers[:first])
        if opening in self.yes or " ".join(words) in self.yes:
            return "yes"
        return "no" if opening in self.no or " ".join(words) in self.no else ""


def replied_lines(article: Article, line_of: Mapping[int, Line], replies: Replies) -> Iterator[Said]:
    """The questions of an article that a yes or a no answers in their block or the next; lines by sentence number."""
    sentences = article.sentences
    for question, reply in pairwise(sentences):
        if question.index not in line_of or reply.index not in line_of or not _asks(question):
            continue
        behind = sentences[reply.index + 1 : reply.index + 2]
        if reply.block.kind == "heading" or any(s.block is reply.block and replies.limits(s.text) for s in behind):
            continue
        said = replies.said_in(line_of[reply.index].lowers)
        if said and (found := _turned(question, reply, line_of, is_yes=said == "yes")) is not None:
            yield found


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip(_CLOSING).endswith("?")


def _turned(question: Sentence, reply: Sentence, line_of: Mapping[int, Line], *, is_yes: bool) -> Said | None:
    line, answer = line_of[question.index], line_of[reply.index]
    lowers = line.lowers[:-1]
    first = next((at for at, word in enumerate(lowers) if word not in _FRONT), len(lowers))
    if len(lowers) > _MOST or first + 2 >= len(lowers) or lowers[first] not in _ASKING or not answer.words:
        return None
    if not _NEGATORS.isdisjoint(lowers):
        return None  # "can I not stop it?": what a yes says to it is anybody's guess
    subject = first + 1 if lowers[first + 1] in _PRONOUNS else first + 2 if lowers[first + 1] in _OWN else -1
    if subject < 0 or subject + 1 >= len(lowers):
        return None
    acting, rest = lowers[first], range(subject + 1, len(lowers))
    if not is_yes and lowers[rest.start] in _STILL:
        rest = rest[1:]
    subjects = [_PRONOUNS.get(word, _ADDRESSED.get(word, word)) for word in lowers[first + 1 : subject + 1]]
    front = [*subjects, *_verb(acting, is_yes=is_yes)]
    words = [*front, *(_ADDRESSED.get(lowers[at], lowers[at]) for at in rest)]
    place = answer.words[0]
    own = Line(answer.text, [Word(word, place.start, place.end) for word in words], _names_in(line, rest, len(front)))
    return Said(own, question, reply, -1 if is_yes else front.index("not"))


def _verb(acting: str, *, is_yes: bool) -> list[str]:
    """The verb that asks as the reply has it; what need not be done "should" not."""
    if is_yes:
        return [] if acting in ("do", "does", "did") else [acting]
    return ["do", "not", "need", "to"] if acting in ("should", "must") else [acting, "not"]


def _names_in(line: Line, rest: range, start: int) -> Names:
    """The names among words of a line that stand from `start` on in another."""
    shift = start - rest.start
    return Names(
        lambda: [(at + shift, end + shift, n) for at, end, n in line.named if at >= rest.start and end <= rest.stop]
    )
