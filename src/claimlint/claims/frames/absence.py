"""Frames of benefit by absence: "a spoon a day means no more gout", "she has not had a cold since she took zinc".

That an ailment is gone claims an effect only where something that is taken or done is named, or told to be taken, in
the same sentence; how people fare by themselves ("most have no more symptoms after a week") claims none.
"""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import agents_in, arguments_in, as_said, is_ailing
from claimlint.claims.arguments.instruments import (
    agent_after,
    instrument_after,
    is_prompted,
    left_agent,
    taken_after,
    takers_ahead,
)
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

_NOBODY = frozenset(["nobody", "no-one", "none", "no"])
_REACH = 16  # words behind the ailment in which what was taken is named


def absence_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """The draft of a cue of absence; None where nothing is said to bring it about."""
    if tag.data.get("state"):
        return _state(s, cue, tag, group)
    is_called_to = cue.start == 0 and s.word(cue.end) == ","  # "Goodbye, cellulite"
    phrase = object_after(s, cue.end + is_called_to)
    wanted: tuple[str, ...] = AGENTS if tag.value == "replace" else ("condition",)
    if "symptom" in tag.data["object"]:
        wanted = ("condition", "outcome")
    if "structure" in tag.data["object"]:
        wanted = HEALTH  # "Nobody who takes it ever breaks a hip"
    objects = arguments_in(s, phrase, AGENTS if tag.value == "replace" else HEALTH)
    if objects and is_ailing(s, objects[0]):
        wanted = HEALTH  # "Farewell to flaky scalps"
    if not objects or objects[0].name.kind not in wanted or _goes_on(s, phrase.end):
        return None
    if is_called_to and s.word(objects[-1].end).isalpha():
        return None  # "Goodbye, pain clinic"
    carried, subjects = brought(s, cue.start)
    if not subjects:
        carried, subjects = group_before(s, cue.start), _named_around(s, cue, phrase.end)
    is_slogan = cue.start == 0 and "." not in s.lower
    is_promised = "you" in s.lower[: cue.start] and carried is not None and bool({"will", "'ll"} & set(carried.modals))
    if not subjects and not is_prompted(s, cue.start) and not (is_slogan or is_promised or is_called_to):
        return None
    if tag.data.get("forgone"):
        nobody = next((s.said(i, i + 1) for i in range(cue.start) if s.lower[i] in _NOBODY), None)
        if nobody is None or not subjects:
            return None
        carried = (carried or group)._replace(negations=(nobody, nobody))  # nobody gets it: that is what is promised
    end = phrase.end + (s.word(phrase.end) == "again")
    return Draft(tag, cue, "adjective", carried or group, cue.start, end, subjects, objects, "absence")


def _named_around(s: Tagged, cue: Mark, end: int) -> tuple[Argument, ...]:
    """What is taken or done, wherever a sentence about how somebody fares names it."""
    return (
        taken_after(s, end, end + _REACH)
        or taken_after(s, 0, cue.start)
        or instrument_after(s, end, end + _REACH)
        or _since(s, end)
        or _opening(s, cue.start)
        or takers_ahead(s, 0, cue.start)
        or _greeted(s, end)
        or left_agent(s, cue.start)
        or (left_agent(s, len(s.lower)) if s.word(end) == ":" else ())
    )


def _since(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`not a single migraine since my daith piercing`."""
    i = next((i for i in range(at, min(at + 4, len(s.lower) - 2)) if s.lower[i] == "since"), None)
    if i is None or s.lower[i + 1] not in ("my", "the", "her", "his", "our", "their", "having", "starting", "that"):
        return ()
    return agents_in(s, object_after(s, i + 1))


def _state(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Babies massaged with the oil sleep through the night`: what people can do is the outcome."""
    subjects = _named_around(s, cue, cue.end)
    if not subjects:
        return None
    outcome = as_said(s, "outcome", cue.start, cue.end)
    return Draft(tag, cue, "adjective", group, group.own, cue.end, subjects, (outcome,), "absence")


def praise_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`For warts, nothing beats duct tape`, `nothing works better for eczema than oat baths`."""
    first, after = object_after(s, cue.end), HEALTH if s.lower[cue.end - 1] in _FOR else AGENTS
    found = arguments_in(s, first, after)
    links = ("than", "like", "as") if after is HEALTH else _FOR
    if not found or found[0].name.kind not in after:
        return None
    other: tuple[Argument, ...] = ()
    end = first.end
    if s.lower[first.end : first.end + 1] and s.lower[first.end] in links:
        further = object_after(s, first.end + 1)
        other, end = arguments_in(s, further, AGENTS if after is HEALTH else HEALTH), further.end
    elif after is AGENTS and s.lower[0] in _FOR:
        comma = s.lower.index(",") if "," in s.lower else 1  # "For fast relief from heartburn, nothing beats"
        other = arguments_in(s, WordRange(1, max(comma, object_after(s, 1).end)), HEALTH)
    subjects, objects = (other, found) if after is HEALTH else (found, other)
    if not other or objects[0].name.kind not in HEALTH:
        return None
    return Draft(tag, cue, "adjective", group, cue.start, end, subjects, objects, "absence")


_FOR = ("for", "against")


def _goes_on(s: Tagged, at: int) -> bool:
    """`no more pain than before`, `no more colds were seen`: a comparison or a count."""
    return s.word(at) == "than" or s.is_class(at, "be")


def brought(s: Tagged, at: int) -> tuple[Group | None, tuple[Argument, ...]]:
    """What stands before "means no more", "gives you a life without": the verb's group and its subject."""
    if at < 2 or not s.is_head(at - 1, "bringing"):
        return None, ()
    group = group_before(s, at - 1)
    return group, subject_in(s, subject_before(s, group.start), "cure")


def _greeted(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Goodbye insomnia, hello SleepWell`."""
    for i in range(at, min(at + 3, len(s.lower) - 1)):
        if s.lower[i] in ("hello", "welcome", "meet"):
            return arguments_in(s, object_after(s, i + 1), AGENTS)
    return ()


def _opening(s: Tagged, at: int) -> tuple[Argument, ...]:
    """The phrase that the sentence opens with: "Since the first session she has …", "With ginger, no more …"."""
    if not s.lower or s.lower[0] not in ("since", "after", "with", "thanks", "on", "through", "within"):
        return ()
    found = agent_after(s, int(s.lower[0] == "thanks"), (s.lower[0], "to"))
    if found and found[0].end < at and found[0].name.kind in AGENTS:
        return found
    return arguments_in(s, WordRange(1, min(at, 6)), AGENTS) if s.lower[0] == "since" else ()
