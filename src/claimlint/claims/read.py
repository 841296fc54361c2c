"""From an article to its claims: the one public step of this room.

A sentence without a relation cue costs one pass over its words. `read_claims` keeps nothing between articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.reference_headings import under_references
from claimlint.claims.context import Discourse, Topic, names_in
from claimlint.claims.drafts import Draft
from claimlint.claims.frames.choice import drafts_of
from claimlint.claims.frames.compound import compounds_of, qualities_of
from claimlint.claims.lead_ins import LeadIns, stands_under_condition
from claimlint.claims.lexicon.language import Language
from claimlint.claims.model import NOT_OF_PEOPLE, Claim, Name, Quantity, Reading, Scope, Stance, Study
from claimlint.claims.numbers import quantities_in
from claimlint.claims.place import ReadingPlace
from claimlint.claims.resolve import conditions_behind, resolved_objects, resolved_subjects, stated
from claimlint.claims.scopes.acting import acting_on
from claimlint.claims.scopes.answers import answered
from claimlint.claims.scopes.denial import negators_of
from claimlint.claims.scopes.exhibits import exhibits_of
from claimlint.claims.scopes.myth_sections import MythSections, Telling, is_called_false
from claimlint.claims.scopes.reach import Reach
from claimlint.claims.scopes.reaches import reaches_of
from claimlint.claims.scopes.stance import stance_of
from claimlint.claims.scopes.taken_back import TakenBack, whole_as_myth
from claimlint.claims.strength import Wording, wording_of
from claimlint.claims.tagged import AUXILIARIES, Tagged
from claimlint.claims.tagging import tag

_SCOPE_KINDS = frozenset(["negation", "hedge", "question", "myth", "rebuttal", "attribution", "condition"])
_NOT_SAID = frozenset(["myth", "aim", "use", "advice", "unknown-effect", "condition", "definition"])  # strength 0


def read_claims(article: Article, language: Language) -> Reading:
    """The claims and scopes of an article, in source order."""
    discourse = Discourse(article, language)
    myths = MythSections(article)
    lead_ins = LeadIns(article, language)
    exhibits = exhibits_of(article, language)
    claims: list[Claim] = []
    scopes: list[Scope] = []
    mentions: list[tuple[int, Name]] = []
    asked: list[Claim] = []
    taken_back = TakenBack(claims, scopes)
    block, references = None, under_references(article)
    for sentence in _in_bounds(article):
        if sentence.block is not block:
            block = sentence.block
            discourse.enter(block)
            myths.enter(block)
        if not block.is_prose or block.index in references:
            continue
        tagged = tag(sentence.text, language)
        shown = exhibits.get(sentence.index)
        is_question = shown == "question" or asks(tagged, sentence)
        place = lead_ins.place_of(tagged, sentence)
        reaches = reaches_of(place.s, is_question=is_question) if place.s.lower else []
        lead = lead_ins.lead_of(sentence)
        is_shown = shown == "myth" or (lead is not None and lead.kind == "myth")
        telling = "stated" if is_shown else myths.telling(tagged, sentence)
        found = _claims_of(place, reaches, discourse, article, telling) if tagged.cues else []
        myths.saw(found)
        if asked and (answers := answered(tagged, sentence, asked, found)):
            found = answers
        names = names_in(tagged, sentence) if tagged.cues else []
        discourse.saw(tagged, sentence, names, found)
        if block.kind == "heading" or is_question:
            asked = [claim for claim in found if claim.stance == "question"] if is_question else []
        else:
            asked = []
        taken_back.saw(tagged, sentence, found, reaches, asks=is_question)
        claims.extend(found)
        scopes.extend(_scopes(place, reaches))
        if shown == "myth" or is_called_false(block, article):
            scopes.append(whole_as_myth(sentence, ""))
        if lead is not None and lead.kind != "negation":  # a denial acts where the item is read on from it
            scopes.append(Scope(lead.kind, lead.sentence.text, sentence, sentence.span, lead.sentence.span))
        mentions.extend((sentence.index, name) for name in names)
    topic = discourse.topic(article.blocks[0]) if article.blocks else Topic()
    return Reading(
        tuple(sorted(claims, key=lambda c: (c.sentence.index, c.span, c.object.text))),
        tuple(scopes),
        tuple(name for name in (topic.intervention, topic.condition) if name),
        tuple(mentions),
    )


_LONGEST = 1200  # characters: the longest sentence of 24,000 on careful pages has 900


def _in_bounds(article: Article) -> Iterator[Sentence]:
    """The sentences; one without an end in sight is read in pieces, so that time stays linear on any text."""
    for sentence in article.sentences:
        if len(sentence.text) <= _LONGEST:
            yield sentence
            continue
        start = 0
        while start < len(sentence.text):
            end = start + _LONGEST
            if end < len(sentence.text):
                end = (
                    max(sentence.text.rfind(" ", start + 1, end), sentence.text.rfind("\n", start + 1, end)) + 1 or end
                )
            text = sentence.text[start:end]
            at = sentence.start + start
            yield Sentence(sentence.index, sentence.block, at, at + len(text), text)
            start = end


def asks(s: Tagged, sentence: Sentence) -> bool:
    """Whether a sentence is a question: by its mark, or as a heading by its first word."""
    if not s.lower:
        return False
    if "?" in s.lower[-3:]:
        return True
    if sentence.block.kind == "heading" and (sentence.block.label == "Q" or _asks_back(sentence.block.text.text)):
        return True  # "My friend swears that it helps. Is that so?", "Q. They say it burns fat."
    return (
        sentence.block.kind == "heading"
        and s.lower[0] in s.language.heads["asks"]
        and len(s.lower) > 2
        and s.lower[0] not in ("what", "how", "why")
    )


def _asks_back(heading: str) -> bool:
    """Whether a heading ends with a question about what it says before; "Are you one of them?" asks the reader."""
    last = heading.rstrip().rpartition(". ")
    return last[2].endswith("?") and not (last[0] and last[2].lower().startswith(("are you", "do you", "have you")))


def _claims_of(
    place: ReadingPlace, reaches: Sequence[Reach], discourse: Discourse, article: Article, telling: Telling
) -> list[Claim]:
    """The claims of one sentence: what its frames found, with strength, stance and names."""
    s, sentence = place.s, place.sentence
    drafts = drafts_of(s)
    joined = (*compounds_of(s), *qualities_of(s)) if "-" in s.text else ()
    drafts += tuple([d for d in joined if not any(o.cue.start <= d.start < o.end for o in drafts)])
    numbers = _quantities(sentence) if drafts else ()
    found = []
    for draft in drafts:
        reached = max([draft.end, *(subject.end for subject in draft.subjects)])
        if reached <= place.lead_words or _names_column(draft, sentence.block):
            continue
        attribution = _attribution(draft, reaches)
        wording = wording_of(s, draft, acting_on(s, draft), negators_of(s, draft, reaches), attribution)
        is_myth = telling == "stated" or (telling == "told" and not wording.negated)
        stance = stance_of(s, draft, reaches, is_myth=is_myth)
        if stance == "unknown-effect" and _is_wondered(draft, reaches):
            wording = wording._replace(negated=False)  # no effect is denied either
        elif draft.tag.data.get("denied") and not wording.negated:
            continue  # "is needed in": a claim only where it is denied
        if stance == "assertion" and stands_under_condition(sentence, article):
            stance = "condition"
        if stance in _NOT_SAID:
            wording = wording._replace(
                strength=min(wording.strength, 1 if stance == "aim" and draft.group.governors else 0)
            )
        subjects = resolved_subjects(place, draft, discourse, wording.strength)
        if draft.tag.data.get("named"):
            subjects = [name for name in subjects if name.is_known or name.kind in ("product", "intervention")]
        objects = resolved_objects(place, draft, discourse, wording.strength)
        if (own := draft.tag.data.get("outcome")) is not None:  # "burns fat": the words hold what they are done to
            start, end = draft.cue.particle or (draft.cue.start, draft.cue.end)
            objects = [Name("outcome", own, s.said(start, end), None, "", "stated", "alias")]
            draft = draft._replace(end=max(draft.start, end))
        for subject in subjects:
            found += [_claim(place, draft, wording, stance, subject, obj, numbers) for obj in objects]
    return found


def _is_wondered(draft: Draft, reaches: Sequence[Reach]) -> bool:
    """`We do not know whether zinc helps`: what is denied is the knowing, as a cue before the claim tells."""
    at = draft.cue.start
    return any(r.kind == "unknown" and r.start <= at < r.end and r.cue_end <= at for r in reaches)


def _names_column(draft: Draft, block: Block) -> bool:
    """Whether a noun is only the name of a column: "Effect", "Benefit"."""
    return block.kind == "cell" and block.row == 0 and draft.form == "noun" and not (draft.subjects or draft.objects)


def _claim(
    place: ReadingPlace,
    draft: Draft,
    wording: Wording,
    stance: Stance,
    subject: Name,
    obj: Name,
    numbers: tuple[Quantity, ...],
) -> Claim:
    """One claim of a draft, with one of its subjects and one of its objects."""
    s = place.s
    return Claim(
        sentence=place.sentence,
        span=place.span(draft.start, draft.end),
        relation=draft.tag.value,
        cue=s.said(draft.cue.start, draft.cue.end),
        cue_span=place.span(draft.cue.start, draft.cue.end),
        subject=subject,
        object=obj,
        population=_population(place),
        strength=wording.strength,
        negated=wording.negated,
        stance=stance,
        frame=draft.frame,
        modal=wording.modal,
        hedges=wording.hedges,
        boosters=wording.boosters,
        attribution=wording.attribution,
        attribution_cue=wording.attribution_cue,
        study=_study(s, numbers),
        numbers=_of_draft(numbers, place, draft) if numbers else (),
        steps=wording.steps,
        has_risk=draft.has_risk,
        within=conditions_behind(place, draft),
    )


def _quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(n.kind, n.value, n.unit, sentence.text[n.start : n.end], sentence.source_span(n.start, n.end), n.upper)
        for n in quantities_in(sentence.text)
    )


_AND = frozenset(["and", "but", "while", "whereas", ";"])


def _of_draft(numbers: tuple[Quantity, ...], place: ReadingPlace, draft: Draft) -> tuple[Quantity, ...]:
    """The numbers that belong to a claim: none that opens a clause of its own behind it ("…, and 3 in 100 people had
    muscle pain").
    """
    s = place.s
    if not any(s.lower[i] in _AND for i in range(draft.end, len(s.lower))):
        return numbers
    return tuple([n for n in numbers if not _opens_clause(s, draft, place, n)])


def _opens_clause(s: Tagged, draft: Draft, place: ReadingPlace, number: Quantity) -> bool:
    """Whether people that a number counts are the subject of a clause behind a claim."""
    first = next((i for i in range(draft.end, len(s.lower)) if place.span(i, i + 1).start >= number.span.start), None)
    if first is None or number.kind not in ("frequency", "count", "percent") or s.lower[first - 1] not in _AND:
        return False
    last = next((i for i in range(first, len(s.lower)) if place.span(i, i + 1).end >= number.span.end), first)
    return any(s.is_any(i, *AUXILIARIES) for i in range(last, min(last + 4, len(s.lower))))


def _attribution(draft: Draft, reaches: Sequence[Reach]) -> tuple[str, str, str]:
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


def _population(place: ReadingPlace) -> Name | None:
    """The first group of people that the sentence names; "people" and "everyone" limit nothing."""
    s = place.s
    named = (m for m in s.cues if m.name and m.kind == "population" and m.name.value != "all")
    # babies born with an illness are its outcome, not those who were given something
    mark = next((m for m in named if not s.follows(m.end, "born", "with")), None)
    return stated(place, mark) if mark else None


def _study(s: Tagged, numbers: tuple[Quantity, ...]) -> Study | None:
    """The design that the sentence names; animals and cells tell more than the name of the design, so they come
    first.
    """
    named = [
        (str(tag.data["design"]), s.said(m.start, m.end)) for m in s.operators if (tag := m.of("study")) is not None
    ]
    if not named:
        return None
    design, cue = next(((d, c) for d, c in named if d in NOT_OF_PEOPLE), named[0])
    people = s.language.heads["people"]
    size = next((int(n.value) for n in numbers if n.kind == "count" and n.unit.lower() in people), None)
    return Study(design, cue, cue if design == "animal" else "", size)


def _scopes(place: ReadingPlace, reaches: Sequence[Reach]) -> list[Scope]:
    """What acts on words of the sentence; a cue in what leads it in is that line as a whole."""
    found, own = [], place.lead_words
    for reach in reaches:
        if reach.kind not in _SCOPE_KINDS or reach.end <= max(reach.start, own):
            continue
        span = place.span(max(reach.start, own), reach.end)
        lead = place.lead if reach.cue_end <= own else None
        cue = lead.span if lead is not None else place.span(reach.cue_start, reach.cue_end)
        kind = "myth" if reach.kind == "rebuttal" else reach.kind
        found.append(Scope(kind, reach.cue, place.sentence, span, cue, reach.source))  # type: ignore[arg-type]
    return found
