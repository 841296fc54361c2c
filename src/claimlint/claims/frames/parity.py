"""Frames of parity: with a thing and without it people are said to fare alike: "no more likely to get gout if you
drink", "fare no better with statins than without", "condom users catch it at the same rate as everyone else".
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in
from claimlint.claims.arguments.carriers import copula_of
from claimlint.claims.arguments.noun_phrases import HARD, object_after
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.clauses import clause_end
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.lexicon.inflect import ing_forms
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import Name
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

_BESIDE_REACH = 14  # words from what is compared to "than without"
_CONDITIONS = frozenset(["if", "when", "because", "after", "once", "with", "on"])
_CAUSES = (*AGENTS, "condition")
_HOW_OFTEN = frozenset(["common", "frequent", "likely", "widespread", "rarer"])


def parity_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """The frame of a cue of parity, by its last word: "no likelier to", "just as often as", "just as well without"."""
    last = s.lower[cue.end - 1]
    if last in ("as", "than"):
        return _at_one_rate(s, cue, tag)
    if last == "without":
        return _without(s, cue, tag)
    if last == "whether":
        return _either_way(s, cue, tag)
    if last in _HOW_OFTEN:
        return _as_common(s, cue, tag, group)
    if tag.value == "help":
        return _helped(s, cue, tag)
    return _no_likelier(s, cue, tag, group)


def _as_common(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Bleeding is as common after the injection as without it`: what is as common stands before the copula."""
    carried = copula_of(s, group, cue)
    end = clause_end(s, cue.end)
    beside = next((i for i in range(cue.end, end) if s.lower[i] in ("as", "than")), None)
    if carried is None or beside is None or not _is_untreated(s, beside):
        return None
    before = subject_before(s, carried.start)
    subjects, objects = _with_it(s, cue.end, beside), _ailments(s, before.start, before.end)
    if not subjects or not objects:
        return None
    return Draft(tag, cue, "adjective", carried, carried.own, beside, subjects, objects, "comparison")


def no_better_frame(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`People with asthma fare no better with an inhaler than without`: what changes nothing is of no help."""
    before = s.lower[cue.start - 1] if cue.start > 1 else ""
    if before not in ("no", "any"):
        return None
    if s.lower[cue.start] == "longer" and not s.is_head(cue.start - 2, "living"):
        return None  # "stay in hospital no longer" is no lack of help
    flag = "denies" if before == "no" else "denied"
    data = {"lemma": tag.data["lemma"], "strength": 4, "object": ["any"], "feature": "adjective", flag: True}
    whole = cue._replace(start=cue.start - 1)
    if s.is_head(cue.start, "gain"):
        return _helped(s, whole, tag._replace(value="help", data=data))
    if s.lower[cue.start] in ("higher", "greater") and s.word(cue.end) in ("in", "among", "for"):
        return _no_higher(s, whole, tag._replace(value="affect", data=data))
    return None


def _helped(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`do no better on X than without it`, `recover no faster with X than untreated patients`."""
    reach = range(cue.end, min(cue.end + _BESIDE_REACH, len(s.lower)))
    beside = next((i for i in reach if s.lower[i] == "than"), None)
    if beside is None or not _is_untreated(s, beside):
        return None
    subjects = _with_it(s, cue.end, beside)
    group = group_before(s, cue.start - 1)
    people = subject_before(s, group.start)
    objects = _ailments(s, cue.end, subjects[0].start) if subjects else ()
    objects = objects or _ailments(s, people.start, people.end)
    if not subjects or not objects:
        return None
    return Draft(tag, cue, "adjective", group, group.own, beside, subjects, objects, "comparison")


def _no_higher(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`The risk of gout is no higher in people who drink`: what the risk is of is the subject of the verb."""
    group = group_before(s, cue.start)
    risk = subject_before(s, group.start)
    objects = _ailments(s, risk.start, risk.end)
    subjects = _acting(s, WordRange(cue.end + 1, clause_end(s, cue.end)))
    if not group.has_be or not objects or not subjects:
        return None
    return Draft(tag, cue, "adjective", group, group.own, cue.end, subjects, objects, "comparison")


def _no_likelier(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`You are no more likely to get gout if you drink`, `Sunbeds do not make you any more likely to get gout`."""
    at = cue.end
    while s.is_head(at, "falling_ill") or s.word(at) in ("from", "of", "with"):
        at += 1
    phrase, found = objects_after(s, at)
    objects = tuple(a for a in found if a.name.kind in HEALTH)
    carried = copula_of(s, group, cue) or _carrier(s, cue.start)
    if carried is None or not objects:
        return None
    end = clause_end(s, phrase.end)
    beside = next((i for i in range(phrase.end, end) if s.lower[i] in ("than", "as")), end)
    is_beside = _is_untreated(s, beside)
    subjects = _with_it(s, phrase.end, beside) if is_beside else _on_condition(s, phrase.end, end)
    if not subjects and (beside == end or _are_others(s, beside + 1)):
        subjects = _acting(s, subject_before(s, carried.start))
    if not subjects or subjects[0].name.canonical == objects[0].name.canonical:
        return None
    return Draft(tag, cue, "adjective", carried, carried.own, phrase.end, subjects, objects, "comparison")


def _carrier(s: Tagged, at: int) -> Group | None:
    """The verb group of "makes you (no more likely to)", "have (the same risk of)"."""
    verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if s.is_head(i, "carrying")), None)
    return None if verb is None else group_before(s, verb)._replace(head=at)


def _at_one_rate(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`Smokers get lung cancer just as often as everyone else`: the ailment stands before what is compared."""
    first = next((i + 1 for i in range(cue.start - 1, -1, -1) if s.lower[i] in HARD or s.lower[i] == ","), 0)
    objects = _ailments(s, first, cue.start)[-1:]
    if not objects:
        return None
    subjects: tuple[Argument, ...] = ()
    if s.lower[first] == "non":  # "Non-smokers get it just as often as smokers"
        subjects = _acting(s, WordRange(cue.end, clause_end(s, cue.end)))
    elif _are_others(s, cue.end):
        subjects = _acting(s, WordRange(first, objects[0].start))
    if not subjects:
        return None
    group = Group(objects[0].start, objects[0].start, objects[0].start)
    return Draft(tag, cue, "adjective", group, objects[0].start, cue.end, subjects, objects, "comparison")


def _without(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`People with asthma live just as long without an inhaler`: what can be done without is of no help."""
    phrase = object_after(s, cue.end)
    subjects = _acting(s, phrase)
    group = group_before(s, cue.start - 1)
    people = subject_before(s, group.start)
    objects = _ailments(s, people.start, people.end)
    if not subjects or not objects:
        return None
    return Draft(tag, cue, "adjective", group, group.own, phrase.end, subjects, objects, "comparison")


def _either_way(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`Your chances of gout are the same whether you drink or not`."""
    end = clause_end(s, cue.end)
    group = group_before(s, cue.start)
    risk = subject_before(s, group.start)
    objects, subjects = _ailments(s, risk.start, risk.end), _acting(s, WordRange(cue.end, end))
    if not group.has_be or not objects or not subjects or not s.follows(end - 2, "or", "not"):
        return None
    return Draft(tag, cue, "adjective", group, group.own, end, subjects, objects, "comparison")


def done_in_clause(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`It makes no difference to gout whether you drink`: what those do of whom the clause at word `at` asks."""
    return _acting(s, WordRange(at, clause_end(s, at)))


def _ailments(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """The health matters named in words [start, end); where there are diseases, those alone."""
    named = [argument_of(s, m) for m in s.names(start, end)]
    named = [a for a in named if a.name.kind in HEALTH]
    return tuple([a for a in named if a.name.kind == "condition"] or named)


def _is_untreated(s: Tagged, at: int) -> bool:
    """`than without`, `as without it`, `than untreated patients`, `than off it`."""
    return any(s.is_head(i, "untreated") for i in range(at + 1, min(at + 4, len(s.lower))))


def _are_others(s: Tagged, at: int) -> bool:
    """Whether those at word `at` are people at large, or people without the thing: "everyone else", "non-smokers"."""
    at += s.word(at) in ("the", "any")
    return s.is_head(at, "others")


def _with_it(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """The agent of "with X", "on X" among words [start, end)."""
    link = next((i for i in range(start, end) if s.lower[i] in ("with", "on", "after", "using", "taking")), None)
    if link is None:
        return ()
    phrase = object_after(s, link + 1)
    return agents_in(s, WordRange(phrase.start, min(phrase.end, end)))


def _on_condition(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """What those do or have of whom a condition tells: "if you smoke", "when their blood pressure is high"."""
    opener = next((i for i in range(start, end) if s.lower[i] in _CONDITIONS), None)
    if opener is None or any(s.is_class(i, "negative") for i in range(opener, end)):
        return ()
    return _acting(s, WordRange(opener + 1, end))


def _acting(s: Tagged, phrase: WordRange) -> tuple[Argument, ...]:
    """What people take, do or have, by its name or by a verb or noun of it ("smoke", "smokers")."""
    named = [argument_of(s, m) for m in s.names(phrase.start, phrase.end)]
    found = [a for a in named if a.name.kind in AGENTS] or [a for a in named if a.name.kind in _CAUSES]
    done = (_done(s, i) for i in range(phrase.start, phrase.end))
    return tuple(found[:1]) or next((found for found in done if found), ())


def _done(s: Tagged, at: int) -> tuple[Argument, ...]:
    """The exposure that a verb or a noun of those who do it names: "smoke" and "smokers" are of smoking."""
    stem = s.lower[at].removesuffix("s").removesuffix("r") if s.is_head(at, "doers") else s.lower[at]
    if not stem.isalpha() or s.is_class(at, "be"):
        return ()
    tags = (t for doing in ing_forms(stem) for f in s.language.index.beginning(doing) for t in f.cues)
    for tag in tags:
        if tag.kind == "name" and tag.data["kind"] in _CAUSES:
            name = Name(tag.data["kind"], tag.value, s.said(at, at + 1), None, tag.data["category"], "stated", "alias")
            return (Argument(name, at, at + 1),)
    return ()
