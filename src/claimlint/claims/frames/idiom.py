"""Frames of set phrases whose parts stand where those of verbs do not: "is all your gut needs", "Gone in a week with
the balm", "The longer you sit, the higher the risk", "Thanks to zinc she sleeps again".
"""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import agents_in, ailments_in, arguments_in, as_said, best_fit
from claimlint.claims.arguments.habits import habit_before
from claimlint.claims.arguments.instruments import (
    agent_after,
    fronted_instrument,
    instrument_after,
    left_agent,
    taken_after,
)
from claimlint.claims.arguments.noun_phrases import HARD, object_after
from claimlint.claims.arguments.objects import ailed_by, objects_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.frames.offer import purpose_frame
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import Name
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before


def fronted_object(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What a sentence opens with to tell on what a thing works: "For warts, duct tape is hard to beat", "To keep colds
    at bay, …", "If you have a cold, …", "When a cold strikes, …".
    """
    if not s.lower or at < 3:
        return ()
    comma = next((i for i in range(1, at) if s.lower[i] == ","), None)
    if comma is None:
        return ()
    is_told = s.lower[0] in ("for", "against", "to") or ailed_by(s, 0) > 1
    if not is_told and not (s.lower[0] in ("if", "when") and s.is_head(comma - 1, "striking")):
        return ()
    return ailments_in(s, WordRange(1, comma))


def remedied(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What a subject that is called a remedy is for: "My nan's remedy for shingles worked"."""
    phrase = subject_before(s, at)
    for i in range(phrase.start if not phrase.is_empty else 0, at - 1):
        if s.lower[i] in ("for", "against") and s.is_head(i - 1, "treatment_noun"):
            return ailments_in(s, object_after(s, i + 1))
    return ()


def fragment_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`(Eczema?) Gone in a week with the balm.`, `Heartburn, gone for good after ten days of Gastrelle.`"""
    is_open = cue.start == 0 or (s.lower[cue.start - 1] in (",", ":", "–", "—") or s.names(0, cue.start))
    if not is_open or any(s.is_any(i, *AUXILIARIES) for i in range(len(s.lower))):
        return None
    subjects = instrument_after(s, cue.end, len(s.lower)) or (
        left_agent(s, len(s.lower)) if s.word(cue.end) == ":" else ()
    )
    end = cue.start - (cue.start > 0 and s.lower[cue.start - 1] == ",")
    objects = ailments_in(s, WordRange(0, end))
    if not subjects or (cue.start > 0 and not objects):
        return None
    end = max(cue.end, *(a.end for a in subjects))
    return Draft(tag, cue, "adjective", group, cue.start, end, subjects, objects, "outcome-subject")


def correlative_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`The longer people work nights, the likelier they are to get breast cancer`: one goes with the other."""
    comma = next((i for i in range(2, len(s.lower) - 2) if s.lower[i] == "," and s.lower[i + 1] == "the"), None)
    if comma is None or not (s.lower[comma + 2].endswith("er") or s.is_head(comma + 2, "degree")):
        return None
    if any(s.is_head(i, "gauge") for i in range(2, comma)):
        return None  # "the higher the percentage, the higher your blood glucose": what a reading means
    objects = ailments_in(s, WordRange(comma + 2, len(s.lower))) or tuple(
        a for a in arguments_in(s, WordRange(1, comma), HEALTH) if a.name.is_known and a.name.kind in HEALTH
    )
    if not objects:
        return None
    found = arguments_in(s, WordRange(2, comma), AGENTS)
    subjects = found if found and found[0].name.is_known else (as_said(s, "unknown", 0, comma),)
    tied = as_relation(tag, "associate", 3, object=["any"])
    return Draft(tied, cue, "adjective", group, 0, len(s.lower), subjects, objects, "association")


def wanted_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`A spoonful a day is all your prostate needs`, `Kefir is just what the gut ordered`."""
    if cue.particle is None:
        return None
    at = cue.start - 1
    while at > 0 and s.lower[at] in ("just", "exactly", "simply", "precisely", "quite"):
        at -= 1
    between = WordRange(cue.end, cue.particle[0])
    objects = tuple(a for a in arguments_in(s, between, HEALTH) if a.name.kind in (*HEALTH, "population"))
    if not objects or not s.is_class(at, "be") or s.lower[cue.end] == "that":
        return None
    group = group_before(s, at)
    subjects = subject_in(s, subject_before(s, group.start), tag.value)
    if not subjects or subjects[0].name.kind == "population":
        return None
    end = cue.particle[1]
    return Draft(tag, cue, "active", group._replace(head=cue.start), group.own, end, subjects, objects, "active")


def caught_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`You cannot catch flu from the jab`: what an illness is said to come from stands behind it."""
    if cue.particle is None:
        return None
    if any(
        s.is_head(i, "less") or s.is_head(i, "good_change") or s.is_class(i, "negative")
        for i in range(cue.end, cue.particle[0])
    ):
        return None  # "get fewer headaches after taking it"
    objects = ailments_in(s, WordRange(cue.end, cue.particle[0]))
    phrase = object_after(s, cue.particle[1])
    found = arguments_in(s, phrase, AGENTS)
    subjects = tuple(a for a in found if a.name.kind in AGENTS or (group.negations and a.name.text.endswith("ing")))
    if not objects or not subjects:
        return None
    return Draft(tag, cue, "active", group, group.own, phrase.end, subjects, objects, "active")


def credit_frame(s: Tagged) -> Draft | None:
    """To what people put how they fare: `Thanks to saw palmetto I only get up once a night`."""
    for cue in s.relations:
        tag = cue.of("relation")
        if tag is None or not tag.data.get("credits"):
            continue
        at = cue.particle[1] if cue.particle else cue.end
        found = agent_after(s, at - 1, (s.lower[at - 1],)) or ()
        subjects = tuple(a for a in found if a.name.kind in AGENTS)
        if not subjects:
            continue
        rest = [i for i in range(len(s.lower)) if not (at <= i < subjects[0].end)]
        named = [m for i in rest for m in s.names(i, i + 1) if m.kind in HEALTH]
        fares = next((i for i in rest if s.is_head(i, "faring")), None)
        if not named and fares is None:
            continue
        first = named[0].start if named else fares or 0
        outcome = argument_of(s, named[0]) if named else as_said(s, "outcome", first, first + 1)
        if named and fares is None and s.is_class(cue.start - 1, "be") and _is_harm(named[0]):
            tag = as_relation(tag, "cause", 2)  # "One death was put down to it"
        group = Group(cue.start, cue.start, cue.start)
        end = max(at, subjects[0].end)
        return Draft(tag, cue, "adjective", group, cue.start, end, subjects, (outcome,), "absence")
    return None


def _is_harm(mark: Mark) -> bool:
    """Whether a name is an illness or a death."""
    return mark.name is not None and (mark.kind == "condition" or mark.name.value == "mortality")


def deprived_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Without enough iodine, the thyroid swells`: what the want of a thing does to the body."""
    comma = next((i for i in range(2, group.start) if s.lower[i] == ","), None)
    if comma is None:
        return None
    objects = ailments_in(s, WordRange(comma + 1, group.start))
    if not objects or object_after(s, cue.end).end > cue.end:
        return None
    subjects = (as_said(s, "intervention", 0, comma),)
    return Draft(tag, cue, "active", group, group.own, cue.end, subjects, objects, "active")


def exposed_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Children who eat breakfast catch fewer colds`: people of a habit are set beside those without it."""
    if s.word(cue.end) == "than":
        return None  # "has more than halved cot deaths"
    subjects = habit_before(s, group.start) or fronted_instrument(s, group.start)
    if not subjects:
        return _fewer_harms(s, cue, tag, group)
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, HEALTH + AGENTS) or (as_said(s, "outcome", cue.start, cue.end),)
    end = max(phrase.end, cue.particle[1] if cue.particle else cue.end)
    return Draft(tag, cue, "active", group, group.own, end, subjects, objects, "association")


def _fewer_harms(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Newer drugs have fewer side effects than older ones`: what one thing brings more or less of than another."""
    subjects = arguments_in(s, subject_before(s, group.start), AGENTS)
    phrase = object_after(s, cue.end)
    objects = ailments_in(s, phrase)
    is_beside = s.word(phrase.end) == "than"
    if not objects or not is_beside or not subjects or subjects[0].name.kind not in ("intervention", "product"):
        return None
    told = as_relation(tag, "compare", 3, object=["any"])
    return Draft(told, cue, "active", group, group.own, phrase.end, subjects, objects, "comparison")


def inverted_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Behind many a headache lurks caffeine`, `With statins comes a risk of diabetes`: the verb stands between."""
    if s.lower[0] not in ("behind", "with", "at") or group.start < 2:
        return None
    first, second = WordRange(1, group.start), WordRange(cue.end, len(s.lower))
    acts, suffers = (second, first) if s.lower[0] != "with" else (first, second)
    subjects = tuple(a for a in arguments_in(s, acts, AGENTS) if a.name.kind != "population")
    objects = ailments_in(s, suffers)
    if not subjects or not objects or "," in s.lower[: group.start] or "about" in s.lower[cue.end :]:
        return None
    return Draft(
        tag, cue, "active", group, group.own, max(a.end for a in (*subjects, *objects)), subjects, objects, "active"
    )


_CIRCUMSTANCE = frozenset(["if", "when", "while", "with", "alongside", "by", "after", "in"])


def weakened_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`The pill may be less effective if you take St John's wort`: what is taken besides weakens the subject."""
    weakened = tuple(a for a in subject_in(s, subject_before(s, group.start), tag.value) if a.name.kind in AGENTS)
    link = next((i for i in range(cue.end, min(cue.end + 2, len(s.lower))) if s.lower[i] in _CIRCUMSTANCE), None)
    if not weakened or link is None:
        return None
    acts = next((m for m in s.names(link, len(s.lower)) if m.kind == "intervention"), None)
    if acts is None:
        return None
    subject = argument_of(s, acts)
    return Draft(tag, cue, "adjective", group, group.own, acts.end, (subject,), weakened, "active")


def offered_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`If you want to keep your eyesight, eat carrots`, `For better sleep, try valerian`: advice that promises."""
    if cue.start > 0:
        return purpose_frame(s, cue, tag) if s.lower[cue.start] == "for" else None
    comma = next((i for i in range(cue.end, len(s.lower) - 2) if s.lower[i] in (",", "?")), None)
    if comma is None or not s.is_head(comma + 1, "intake"):
        return None
    named = [m for m in s.names(cue.end, comma) if m.kind in HEALTH]
    subjects = agents_in(s, object_after(s, comma + 2))
    if not named or not subjects:
        return None
    objects = (argument_of(s, named[0]),)
    return Draft(tag, cue, "imperative", group, 0, subjects[-1].end, subjects, objects, "imperative")


def failed_before(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Where antibiotics failed, honey succeeded`: what is outdone."""
    fails = next((i for i in range(2, at) if s.lower[i] in ("fail", "fails", "failed", "falter", "faltered")), None)
    if not s.lower or s.lower[0] not in ("where", "when") or fails is None:
        return ()
    return agents_in(s, WordRange(1, fails))


def prescribed_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`My nan swears by goose fat for a cough`: the verb's object is what acts, and "for" tells on what."""
    phrase = object_after(s, cue.end)
    subjects = arguments_in(s, phrase, AGENTS)
    if not subjects:
        return None
    if s.word(phrase.end) not in ("for", "against"):  # "Gout sufferers swear by cherry juice"
        stop = next((i for i in range(phrase.end, len(s.lower)) if s.lower[i] in HARD), len(s.lower))
        named = next((m for m in (*s.names(0, group.start), *s.names(phrase.end, stop)) if _ails(m)), None)
        if named is None or not subjects[0].name.is_known:
            return None
        ailing = (argument_of(s, named),)
        return Draft(tags[0], cue, "active", group, group.own, phrase.end, subjects, ailing, "active")
    further, objects = objects_after(s, phrase.end + 1)
    if not objects or objects[0].name.kind not in HEALTH:
        return None
    return Draft(tags[0], cue, "active", group, group.own, further.end, subjects, objects, "active")


def unrivalled_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Nothing soothes a sore throat like honey`, `cures diabetes better than garlic`: who has no rival does it, or
    what nothing came up to: `Nothing sorted my sciatica until I got an inversion table`.
    """
    phrase, objects = objects_after(s, cue.end)
    link = next((i for i in range(phrase.end, min(phrase.end + 3, len(s.lower))) if _likens(s, i)), None)
    if link is not None:
        rival = object_after(s, link + 1)
        end, subjects = rival.end, agents_in(s, rival)
    else:
        subjects = taken_after(s, phrase.end, phrase.end + 1) if s.word(phrase.end) == "until" else ()
        end = subjects[-1].end if subjects else phrase.end
    tag = best_fit(s, tags, objects, False, subjects)
    if tag is None or not subjects:
        return None
    nothing = s.said(group.start - 1, group.start)
    doubly = group._replace(negations=(nothing, nothing))  # two denials say that it does
    return Draft(tag, cue, "active", doubly, group.own, end, subjects, objects, "active")


def _likens(s: Tagged, at: int) -> bool:
    """Whether a rival is named behind word `at`: "like honey", "better than honey", "as well as honey"."""
    if s.lower[at] == "like":
        return True
    if s.lower[at] == "than":
        return s.lower[at - 1] == "more" or s.lower[at - 1].endswith("er")
    return s.lower[at] == "as" and s.lower[at - 2] in ("as", "so") and at > 2


def _ails(mark: Mark) -> bool:
    return mark.kind in ("condition", "outcome")


_SPARED = frozenset(["nothing", "little", "no", "not", "few"])
_SPARED_REACH = 10  # words: "no ailment of the skin that this old family balm"


def nothing_spared(s: Tagged, group: Group) -> tuple[int, tuple[Argument, ...]] | None:
    """`There is no cancer that the drops won't beat`, `nothing garlic can't cure`: two denials say that it does."""
    for at in range(group.start - 1, max(-1, group.start - _SPARED_REACH), -1):
        if s.lower[at] in (".", ",", ";", ":", "?", "because", "but") or s.is_class(at, "modal"):
            return None
        if s.lower[at] not in _SPARED or at == group.start - 1:
            continue
        if s.lower[at] in ("nothing", "little"):
            name = Name("unknown", "", "nothing", None, "", "stated", "none")
            return at, (Argument(name, at, at + 1),)
        stop = next((i for i in range(at + 1, group.start) if s.is_class(i, "relative")), group.start)
        found = arguments_in(s, WordRange(at + 1, stop), HEALTH)
        return (at, found) if stop < group.start and found and found[0].name.kind in HEALTH else None
    return None
