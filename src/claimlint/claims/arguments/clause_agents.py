"""What acts by a clause of its own: "may improve after the valve has been replaced", "rises on days when ozone levels
are high", "Since I cut out dairy, …".
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, as_said
from claimlint.claims.arguments.instruments import given_up_after, taken_after
from claimlint.claims.arguments.noun_phrases import is_plain_adverb, object_after
from claimlint.claims.clauses import clause_end
from claimlint.claims.drafts import HEALTH, Argument, argument_of, read_alone
from claimlint.claims.tagged import Tagged

_REACH = 12  # words of a clause up to its participle: "after the lymph nodes under the arm have been removed"
_OPENERS = frozenset(["after", "once", "when"])


def done_after(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`after the valve has been replaced`, from word `at` on: what was done to a part of the body or with a thing."""
    while at < len(s.lower) and s.lower[at] not in _OPENERS and is_plain_adverb(s, at):
        at += 1
    if s.word(at) not in _OPENERS:
        return ()
    end = min(clause_end(s, at), at + _REACH)
    be = next((i for i in range(at + 2, end - 1) if s.is_any(i, "be", "have")), None)
    if be is None or s.is_class(at + 1, "pronoun"):
        return ()
    verb = be + 1 + s.is_class(be + 1, "be")
    while verb < end - 1 and s.lower[verb].endswith("ly"):
        verb += 1
    is_done = verb < end and s.is_head(verb, "procedure_verb")
    return (as_said(s, "intervention", at + 1, verb + 1),) if is_done else ()


_DOERS = frozenset(["you", "they", "we", "i", "he", "she", "people"])


def done_when(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`(falls when) people cut salt`: what people do in the clause from word `at` on, else what the clause tells."""
    at += s.is_class(at, "determiner") and not s.is_class(at, "pronoun")
    is_done = at < len(s.lower) and (s.lower[at] in _DOERS or s.is_head(at, "people"))
    start, end = at + is_done, min(clause_end(s, at), at + _REACH)
    if end - start < 1 or any(s.is_class(i, "negative") for i in range(start, end)):
        return ()
    return (as_said(s, "unknown", start, end),)


_WHERE = frozenset(["on", "in", "during", "at"])
_HELD = frozenset(["when", "where", "with", "of"])


def seen_when(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`on days when ozone levels are high`, `in areas with dirty air`: what prevails when or where a thing is seen."""
    for i in range(at, min(at + _REACH, len(s.lower) - 3)):
        if s.lower[i] in _WHERE and s.is_head(i + 1, "occasion") and s.lower[i + 2] in _HELD:
            phrase = object_after(s, i + 3)
            found = agents_in(s, phrase)
            if found or phrase.is_empty:
                return found
            return (as_said(s, "unknown", phrase.start, phrase.end),) if s.lower[i + 2] != "of" else ()
    return ()


def since_ahead(s: Tagged, end: int) -> tuple[Argument, ...]:
    """`Since I cut out dairy, …`, `When she went on the pill, …`: what somebody began or gave up before."""
    comma = next((i for i in range(1, min(end, len(s.lower))) if s.lower[i] == ","), None)
    if comma is None or s.lower[0] not in ("since", "once", "when", "after"):
        return ()
    found = taken_after(s, 0, 1) or given_up_after(s, 0)
    return tuple(a for a in found if a.end <= comma)


def illness_of_agent(s: Tagged, agent: Argument) -> tuple[Argument, ...]:
    """`The malaria vaccine is 77% effective`: the illness that the name of what acts tells."""
    if not s.is_head(agent.end - 1, "given_against") or agent.end - agent.start < 2:
        return ()
    named = read_alone(s, agent.start, agent.end - 1, ("condition",))
    return (named,) if named is not None else ()


def illness_of_care(s: Tagged, agent: Argument) -> tuple[Argument, ...]:
    """`The treatment of gout with cherries is effective`: what is treated stands between the noun and what does it."""
    at = agent.start - 1
    ill = s.cover[at - 1] if at > 2 and s.lower[at] in ("with", "by", "using") else None
    if ill is None or ill.name is None or s.lower[ill.start - 1] != "of":
        return ()
    is_care = s.is_head(ill.start - 2, "treatment_noun") or s.is_head(ill.start - 2, "care_of")
    return (argument_of(s, ill),) if is_care and ill.kind in HEALTH else ()
