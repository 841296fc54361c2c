"""From an article to its claims: the one public step of this room.

A sentence without a relation cue costs one pass over its words. `read_claims` keeps nothing between articles.
"""

from __future__ import annotations

from dataclasses import replace

from claimlint.article.model import Article, Sentence, Span
from claimlint.claims.context import Discourse, Topic, names_in
from claimlint.claims.frames import Argument, Draft, compounds_of, drafts_of
from claimlint.claims.language import Language
from claimlint.claims.model import Claim, Name, Reading, Scope, Study
from claimlint.claims.numbers import quantities_in
from claimlint.claims.reach import Reach, acting_on, negators_of, reaches_of
from claimlint.claims.stance import stance_of
from claimlint.claims.strength import Wording, wording_of
from claimlint.claims.tagging import Tagged, tag

_SCOPE_KINDS = frozenset(["negation", "hedge", "question", "myth", "attribution", "condition"])
_ASKS = frozenset("can could does do did is are was were will would should may might has have what which who when where why how".split())


def read_claims(article: Article, language: Language) -> Reading:
    """The claims and scopes of an article, in source order."""
    discourse = Discourse(article, language)
    claims: list[Claim] = []
    scopes: list[Scope] = []
    mentions: list[tuple[int, Name]] = []
    asked: list[Claim] = []
    block = None
    for sentence in article.sentences:
        if sentence.block is not block:
            block = sentence.block
            discourse.enter(block)
        if not block.is_prose:
            continue
        tagged = tag(sentence.text, language)
        is_question = asks(tagged, sentence)
        reaches = reaches_of(tagged, is_question=is_question) if tagged.operators or tagged.lower else []
        found = _claims_of(tagged, sentence, reaches, discourse, article) if tagged.cues else []
        if asked and (answered := _answer(tagged, sentence, asked, found)):
            found = answered
        names = names_in(tagged, sentence) if tagged.cues else []
        discourse.saw(block, names, found)
        if block.kind == "heading" or is_question:
            asked = [claim for claim in found if claim.stance == "question"] if is_question else []
        else:
            asked = []
        claims.extend(found)
        scopes.extend(_scopes(tagged, sentence, reaches))
        mentions.extend((sentence.index, name) for name in names)
    topic = discourse.topic(article.blocks[0]) if article.blocks else Topic()
    return Reading(
        tuple(sorted(claims, key=lambda c: (c.sentence.index, c.span, c.object.text))), tuple(scopes),
        tuple(name for name in (topic.intervention, topic.condition) if name), tuple(mentions),
    )  # fmt: skip


def asks(s: Tagged, sentence: Sentence) -> bool:
    """Whether a sentence is a question: by its mark, or as a heading by its first word."""
    if not s.lower:
        return False
    if "?" in s.lower[-3:]:
        return True
    return sentence.block.kind == "heading" and s.lower[0] in _ASKS and len(s.lower) > 2 and s.lower[0] not in ("what", "how", "why")


def _claims_of(s: Tagged, sentence: Sentence, reaches: list[Reach], discourse: Discourse, article: Article) -> list[Claim]:
    drafts = drafts_of(s)
    drafts += [d for d in compounds_of(s) if not any(o.start <= d.start < o.end for o in drafts)]
    found = []
    for draft in drafts:
        attribution = _attribution(draft, reaches)
        wording = wording_of(s, draft, acting_on(s, draft), negators_of(s, draft, reaches), attribution)
        stance = stance_of(s, draft, reaches, is_myth=_stands_under_myth(sentence, article))
        subjects = _resolved_subjects(s, draft, sentence, discourse)
        objects = _resolved_objects(s, draft, sentence, discourse)
        for subject in subjects:
            found += [_claim(s, sentence, draft, wording, stance, subject, obj) for obj in objects]
    return found


def _claim(s: Tagged, sentence: Sentence, draft: Draft, wording: Wording, stance: str, subject: Name, obj: Name) -> Claim:
    words = s.words
    numbers = quantities_in(sentence.text) if any(c.isdigit() for c in sentence.text) else ()
    return Claim(
        sentence=sentence, span=_span(s, sentence, draft.start, draft.end), relation=draft.tag.value,
        cue=s.said(draft.cue.start, draft.cue.end), cue_span=_span(s, sentence, draft.cue.start, draft.cue.end),
        subject=subject, object=obj, population=_population(s, sentence, draft), strength=wording.strength, negated=wording.negated,
        stance=stance, frame=draft.frame, modal=wording.modal, hedges=wording.hedges, boosters=wording.boosters,  # type: ignore[arg-type]
        attribution=wording.attribution, attribution_cue=wording.attribution_cue, study=_study(s, draft),
        numbers=_tied(numbers, sentence), steps=wording.steps, has_risk=draft.has_risk, within=_within(s, sentence, draft),
    ) if words else None  # type: ignore[return-value]  # fmt: skip


def _span(s: Tagged, sentence: Sentence, start: int, end: int) -> Span:
    return sentence.source_span(s.words[start].start, s.words[end - 1].end)


def _attribution(draft: Draft, reaches: list[Reach]) -> tuple[str, str, str]:
    """Source, cue and effect of the attribution that a draft stands under; ("", "", "") where there is none."""
    acting = [r for r in reaches if r.kind == "attribution" and r.start <= draft.cue.start < r.end]
    for reach in acting:
        if reach.effect:
            return reach.source, reach.cue, reach.effect
    if acting:
        return acting[0].source, acting[0].cue, ""
    for word, row in draft.group.governors:
        if "attribution" in row:
            return str(row["attribution"]), word, ""
    return "", "", ""


def _resolved_subjects(s: Tagged, draft: Draft, sentence: Sentence, discourse: Discourse) -> list[Name]:
    found = []
    for argument in draft.subjects:
        name = argument.name
        words = [w for w in s.lower[argument.start : argument.end] if w.isalpha()]
        if not name.is_known and words:
            resolved = _antecedent(name, words, s, sentence, discourse)
            if resolved is not None:
                found.append(resolved)
                continue
        found.append(replace(name, span=_span(s, sentence, argument.start, argument.end)))
    if not found and draft.frame not in ("existential",):
        missing = discourse.missing_subject(sentence.block)
        if missing is not None:
            found.append(missing)
    return found or [_NOBODY]


_NOBODY = Name("unknown", "", "", None, "", "unknown", "none")
_POINTERS = frozenset(["it", "they", "this", "these", "that", "the", "such", "our", "those", "its"])


def _antecedent(name: Name, words: list[str], s: Tagged, sentence: Sentence, discourse: Discourse) -> Name | None:
    if len(words) > 3 or not (words[0] in _POINTERS or len(words) == 1):
        return None
    return discourse.antecedent(words, s.language, sentence.block)


def _resolved_objects(s: Tagged, draft: Draft, sentence: Sentence, discourse: Discourse) -> list[Name]:
    found = []
    for argument in draft.objects:
        words = [w for w in s.lower[argument.start : argument.end] if w.isalpha()]
        name = argument.name
        if not name.is_known and words and (words[0] in ("it", "them") or words[0] in _POINTERS and words[-1] in s.language.heads["anaphor_condition"]):
            resolved = discourse.missing_object(sentence.block)
            if resolved is not None:
                found.append(resolved)
                continue
        found.append(replace(name, span=_span(s, sentence, argument.start, argument.end)))
    if not found:
        missing = discourse.missing_object(sentence.block)
        found.append(missing or _NOBODY)
    return found


def _within(s: Tagged, sentence: Sentence, draft: Draft) -> tuple[Name, ...]:
    """Conditions that an adjunct behind the claim names: "in osteoarthritis", "in people with diabetes"."""
    stop = next((i for i in range(draft.end, len(s.lower)) if s.lower[i] in (";", ".", ":", "but", "and", "which")), len(s.lower))
    return tuple(
        Name(m.name.data["kind"], m.name.value, s.said(m.start, m.end), _span(s, sentence, m.start, m.end), "", "stated", m.name.data["match"])
        for m in s.names(draft.end, stop)
        if m.name and m.name.data["kind"] == "condition"
    )


def _population(s: Tagged, sentence: Sentence, draft: Draft) -> Name | None:
    for mark in s.cues:
        if mark.name is not None and mark.name.data["kind"] == "population" and mark.name.value != "all":
            return Name("population", mark.name.value, s.said(mark.start, mark.end), _span(s, sentence, mark.start, mark.end), "", "stated", mark.name.data["match"])
    return None


def _study(s: Tagged, draft: Draft) -> Study | None:
    for mark in s.operators:
        found = mark.of("study")
        if found is not None:
            return Study(str(found.data["design"]), s.said(mark.start, mark.end))
    return None


def _tied(numbers: object, sentence: Sentence) -> tuple:  # type: ignore[type-arg]
    return ()


def _stands_under_myth(sentence: Sentence, article: Article) -> bool:
    for heading in article.headings_above(sentence.block):
        first = heading.text.text.lower().lstrip("0123456789.) #")
        return first.startswith("myth") and " fact" not in first
    return False


_YES = frozenset(["yes", "absolutely", "definitely", "certainly", "sure", "indeed"])


def _answer(s: Tagged, sentence: Sentence, asked: list[Claim], found: list[Claim]) -> list[Claim]:
    """What an answer under a question asserts: its own claims marked as answers, or the question's where it is a bare Yes."""
    first = s.lower[0] if s.lower else ""
    is_yes = first in _YES or s.lower[:2] == ["of", "course"]
    if not is_yes:
        return found
    if found:
        return [replace(c, frame="answer", related=tuple(dict.fromkeys(q.span for q in asked))) if c.stance == "assertion" else c for c in found]
    if len(s.lower) > 4:
        return found
    lifted = int(s.language.strength["answer_can"])
    span = sentence.span
    return [
        replace(
            q, sentence=sentence, span=span, cue=sentence.text, cue_span=span, stance="assertion", frame="answer",
            strength=max(q.strength, lifted) if q.modal in ("can", "") else q.strength, related=(q.span,),
            subject=replace(q.subject, found="answer"), object=replace(q.object, found="answer"),
        )
        for q in asked
    ]  # fmt: skip


def _scopes(s: Tagged, sentence: Sentence, reaches: list[Reach]) -> list[Scope]:
    found = []
    for reach in reaches:
        if reach.kind not in _SCOPE_KINDS or reach.end <= reach.start:
            continue
        span = _span(s, sentence, reach.start, reach.end)
        found.append(Scope(reach.kind, reach.cue, sentence, span, _span(s, sentence, reach.cue_start, reach.cue_end), reach.source))  # type: ignore[arg-type]
    return found
