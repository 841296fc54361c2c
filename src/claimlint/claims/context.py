"""What a sentence leaves out: topic, antecedents, the question above an answer, the lead-in of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimlint.article.model import Article, Block, Sentence, Span
from claimlint.claims.arguments.leading_names import name_alone, words_alone
from claimlint.claims.arguments.naming import name_of, unknown_name
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.lexicon.language import Language
from claimlint.claims.model import Claim, Found, Name
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged
from claimlint.claims.tagging import tag
from claimlint.values import NamedTuple

_HEALTH = ("condition", "outcome", "structure")


class Topic(NamedTuple):
    """The first intervention and the first condition that a title or heading names."""

    intervention: Name | None = None
    condition: Name | None = None

    def over(self, other: Topic) -> Topic:
        """This topic, with what it leaves open taken from the other."""
        return Topic(self.intervention or other.intervention, self.condition or other.condition)


def names_in(tagged: Tagged, sentence: Sentence) -> list[Name]:
    """The vocabulary's names in a sentence, with their places in the source."""
    return [
        name_of(tagged, mark, sentence.source_span(tagged.words[mark.start].start, tagged.words[mark.end - 1].end))
        for mark in tagged.cues
        if mark.name
    ]


def topic_of(names: Iterable[Name]) -> Topic:
    """The topic that these names make, in order."""
    named = _first_of(names)
    return Topic(_as(named.intervention, "topic"), _as(named.condition, "topic"))


def _first_of(names: Iterable[Name]) -> Topic:
    intervention = condition = None
    for name in names:
        if name.kind == "intervention":
            intervention = intervention or name
        elif name.kind in _HEALTH:
            condition = condition or name
    return Topic(intervention, condition)


def _as(name: Name | None, found: Found) -> Name | None:
    return name._replace(found=found) if name else None


def title_topic(article: Article, language: Language) -> Topic:
    """The topic of the article's title. Its names have no span: a title may come from metadata.

    A product that the vocabulary does not know is a topic too: "Joint-Ease Gel: our review".
    """
    tagged = tag(article.title, language)
    found = topic_of(name_of(tagged, mark) for mark in tagged.cues if mark.name)
    if found.intervention is None and tagged.lower:
        phrase = object_after(tagged, 0)
        product = unknown_name(tagged, phrase.start, phrase.end)
        if product is not None and product.kind in ("product", "intervention") and " " in product.text:
            return Topic(product._replace(found="topic"), found.condition)
    return found


_REMEMBERED = 6  # interventions that "the spice" is looked for among


def _may_be_called(name: Name, noun: str, heads: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun for a class may stand for a name: "the spice" for turmeric and not for ibuprofen."""
    if noun in ("vitamin", "vitamins", "mineral", "minerals") and name.category == "supplement":
        return (name.canonical in heads["mineral"]) == noun.startswith("mineral")
    if not name.category or noun in heads[f"fits_{name.category}"]:
        return True
    return not any(noun in nouns for row, nouns in heads.items() if row.startswith("fits_"))


_UNLED = (-1, -1)


def _led_by(block: Block) -> tuple[int, int]:
    """What a block shares with others that one name leads: the row of a cell, a term and its definitions."""
    if block.kind == "cell":
        return block.group, block.row
    if block.kind in ("item", "paragraph"):
        return block.index, -1
    return (block.group, -1) if block.kind in ("term", "definition") else _UNLED


def _led_by_name(name: Name | None, span: Span | None) -> Topic:
    """The topic that a name makes that stands alone at `span`."""
    if name is None:
        return Topic()
    found = name._replace(span=span, found="lead-in")
    return Topic(None, found) if name.kind in _HEALTH else Topic(found)


_ROW = 12  # words: a row of names at the head of a sentence is not longer


def _row_of(s: Tagged) -> list[Name]:
    """The interventions that a sentence opens with as one row: "Ginger, garlic and honey are …"; none of one alone."""
    found: list[Mark] = []
    for mark in s.names(0, _ROW):
        if mark.kind != "intervention":
            break
        between = s.lower[found[-1].end if found else 0 : mark.start]
        if found and between not in (["and"], [","], [",", "and"]):
            break
        if not found and len(between) > 1:
            break
        found.append(mark)
    is_row = len(found) > 1 and s.lower[found[-1].start - 1] == "and"
    return [name_of(s, mark) for mark in found] if is_row else []


_NOT_MEANT = ("people", "doers", "research", "transparent", "preparation", "anaphor_intervention", "times")


def _opening_of(s: Tagged) -> Name | None:
    """What a paragraph opens with for the first time though nobody knows it: "Antibodies against CGRP are injected".

    Neither what points back ("The dose is …") nor people, research or a form of what was named before.
    """
    phrase = object_after(s, 0)
    verb = next((i for i in range(phrase.end, min(phrase.end + _ROW, len(s.lower))) if s.is_any(i, *AUXILIARIES)), None)
    if phrase.is_empty or verb is None or any(s.lower[i] in (",", ":", ";") for i in range(verb)):
        return None
    if s.is_class(0, "pronoun") or (s.is_class(0, "determiner") and s.lower[0] not in ("a", "an")):
        return None
    name = unknown_name(s, phrase.start, phrase.end)
    is_other = name is not None and name.kind in ("unknown", "product", "intervention") and not name.is_known
    return name if is_other and not any(s.is_head(phrase.end - 1, head) for head in _NOT_MEANT) else None


NOBODY = Name("unknown", "", "", None, "", "unknown", "none")


def _words_alone(s: Tagged) -> Name | None:
    """What a title is about that is a noun phrase and no more, though nobody knows it: "Hoodia", "Hoodia: a review"."""
    name = words_alone(s)
    return name._replace(found="topic") if name is not None else None


def _is_thing(name: Name) -> bool:
    """Whether a name that nobody knows is a thing or an act that "it" may stand for: "Chewing khat"."""
    is_act = name.kind == "unknown" and " " in name.text and name.text.partition(" ")[0].endswith("ing")
    return is_act or name.kind in ("product", "intervention")


class Discourse:
    """Walks an article's sentences in order and answers what a pronoun or an empty slot stands for.

    Not a value: it is the one place that carries state from sentence to sentence, and it lives for one article.
    """

    def __init__(self, article: Article, language: Language) -> None:
        self._article = article
        self._title = title_topic(article, language)
        self._title_words = _words_alone(tag(article.title, language))
        self._topics: dict[int, Topic] = {-1: self._title}
        self._last: Topic = Topic()
        self._last_subject: Name | None = None
        self._recent: list[Name] = []  # interventions, those of the last sentence first
        self._named: list[Name] = []  # in the last sentence
        self._joined: list[Name] = []  # those that open it, where they are several
        self._block = -1
        self._language = language
        self._leading = Topic()  # what the row, the item or the entry of a list of terms opens with
        self._led: tuple[int, int] = _UNLED

    def named_last(self) -> list[Name]:
        """The interventions of the sentence before, if it names several: what "both" and "the latter" stand for."""
        listed = {n.canonical: n for n in self._named if n.kind == "intervention"}
        return [n._replace(found="antecedent") for n in listed.values()] if len(listed) > 1 else []

    def joined_last(self) -> list[Name]:
        """The interventions that open the sentence before as one row: "Ginger and garlic are cheap. They …"."""
        return [n._replace(found="antecedent") for n in self._joined]

    def enter(self, block: Block) -> None:
        """A new block: antecedents live on within a section, unless the page has a topic, and end with it."""
        if (led := _led_by(block)) != self._led or led == _UNLED:
            self._led, self._leading = led, Topic()
        if block.kind == "heading" or (self._block >= 0 and self._article.blocks[self._block].section != block.section):
            self._forget()
        elif block.index != self._block and self._around(block).intervention is not None:
            # a page about one thing: a paragraph or an item that opens with "it" means that thing
            self._forget()
        self._block = block.index

    def _forget(self) -> None:
        self._last, self._last_subject, self._recent, self._joined = Topic(), None, [], []

    def saw(self, tagged: Tagged, sentence: Sentence, names: list[Name], claims: list[Claim]) -> None:
        """What a sentence named, for the sentences that follow."""
        block = sentence.block
        if self._led != _UNLED and not claims:
            self._leading = self._leading.over(self._led_in(tagged, sentence))
        if block.kind == "heading":
            parent = self._topics.get(block.section, self._title)
            self._topics[block.index] = topic_of(names).over(parent)
            return
        self._named = names
        self._joined = _row_of(tagged) if "and" in tagged.lower[:_ROW] else []
        if names:
            named = [name for name in names if name.kind == "intervention"]
            self._recent = [*named, *self._recent][:_REMEMBERED]
            self._last = _first_of(names).over(self._last)
        is_opening = not (claims or sentence.start) and self._last_subject is not None
        first = claims[0].subject if claims else None
        if first is None or not (first.is_known or (first.found == "stated" and _is_thing(first))):
            first = next((n for n in names if n.kind == "intervention" or n.kind in _HEALTH), None)
        if is_opening and (first is None or first.kind != "intervention") and self.topic(block).intervention is None:
            first = _opening_of(tagged) or first  # "they" behind it is no longer what the paragraph before was about
        self._last_subject = first or self._last_subject

    def topic(self, block: Block) -> Topic:
        """What the headings above and the title name."""
        at = block.index if block.kind == "heading" else block.section
        while at >= 0 and at not in self._topics:
            at = self._article.blocks[at].section
        return self._topics.get(at, self._title)

    def _around(self, block: Block) -> Topic:
        """What a block is about: what leads it ("Garlic | prevents colds"), else what the headings above name."""
        leading = self._leading
        if block.header and leading.intervention is None:  # "| | Turmeric | Ginger |" above "| Pain | relieves it |"
            leading = leading.over(_led_by_name(name_alone(tag(block.header, self._language)), None))
        return leading.over(self.topic(block))

    def _led_in(self, tagged: Tagged, sentence: Sentence) -> Topic:
        """What a sentence names for the cells of its row, the item that it opens, the definition of a term."""
        block = sentence.block
        if sentence.start and block.kind != "cell":
            return Topic()
        header = tag(block.header, self._language) if block.header else None
        return _led_by_name(name_alone(tagged, header), sentence.span)

    def antecedent(self, words: list[str], block: Block, *, acts: bool) -> Name | None:
        """What `it`, `they`, `this therapy`, `the condition` stand for. acts: it is said to do good, so it is no
        illness.
        """
        last = words[-1]
        heads = self._language.heads
        topic = self._around(block)
        if last in heads["anaphor_intervention"]:
            fitting = (name for name in self._recent if _may_be_called(name, last, heads))
            if (recent := next(fitting, None)) is not None:
                return _as(recent, "antecedent")
            is_fit = topic.intervention is not None and _may_be_called(topic.intervention, last, heads)
            return topic.intervention if is_fit else None
        if last in heads["anaphor_condition"]:
            return _as(self._last.condition, "antecedent") or topic.condition
        if last in ("it", "they", "this", "these", "that"):
            last_subject = self._last_subject
            if acts and (last_subject is None or last_subject.kind in _HEALTH):
                return _as(self._last.intervention, "antecedent") or topic.intervention
            return _as(last_subject, "antecedent") or topic.intervention or topic.condition
        return None

    def pronoun(self) -> Name:
        """What a pronoun stands for where the vocabulary knows no topic: what the title is about, by its words."""
        return self._title_words or NOBODY

    def missing_subject(self, block: Block, *, harms: bool = False) -> Name | None:
        """What an empty subject stands for: the topic; of harm an illness that leads ("Measles | causes deafness")."""
        if harms and self._leading.intervention is None and self._leading.condition is not None:
            return self._leading.condition
        found = self._around(block).intervention or _as(self._last.intervention, "antecedent")
        return found or (self._title_words if self._title_words and self._title_words.kind == "product" else None)

    def missing_object(self, block: Block) -> Name | None:
        """What relief, benefit or improvement is of, where it is not said."""
        return _as(self._last.condition, "antecedent") or self._around(block).condition
