"""Habits: what people do, take or are given of whom something is found: "children who lived with a dog"."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, as_said
from claimlint.claims.clauses import clause_end
from claimlint.claims.drafts import Argument
from claimlint.claims.tagged import Tagged, WordRange


def with_habit(s: Tagged, subjects: tuple[Argument, ...], end: int) -> tuple[Argument, ...]:
    """The habit of the people who are the subject of the verb at word `end`, where a clause tells one; it, not they, is
    what a finding is of.
    """
    if not subjects or s.is_head(subjects[0].end - 1, "doers"):
        return subjects
    if subjects[0].name.kind != "population" and (subjects[0].name.is_known or not _opens_with_people(s, subjects[0])):
        return subjects
    found = habit_before(s, _over_degree(s, end))
    return found if found and _is_done(s, found[0]) else subjects


def _over_degree(s: Tagged, at: int) -> int:
    """The copula before words of degree that end before word `at`: "were three times (less likely)"."""
    back = next((i for i in range(at - 1, max(0, at - 4), -1) if s.is_class(i, "be")), None)
    is_degree = back is not None and any(s.is_head(i, "times") or s.is_head(i, "counted") for i in range(back, at))
    return back if back is not None and is_degree else at


def _opens_with_people(s: Tagged, subject: Argument) -> bool:
    """`patients given the combination therapy`: they are told of, though the last word is a therapy's."""
    at = subject.start + s.is_class(subject.start, "determiner")
    return _is_person(s, at)


def _is_done(s: Tagged, habit: Argument) -> bool:
    """Whether a clause tells what they do or had, not what ails them: "who breastfeed", "given zinc"."""
    if habit.name.kind in ("intervention", "product"):
        return True
    is_state = s.is_class(habit.start, "be") and not s.lower[habit.start + 1].endswith("ed")  # "who are over 50"
    before = s.lower[habit.start - 1]
    return not (_ails(s, habit) or is_state) and (before in _DOING or s.is_head(habit.start - 1, "people"))


def _ails(s: Tagged, habit: Argument) -> bool:
    """Whether people have or get an ailment; "who have a pet dog", "who have been vaccinated" meet with it."""
    if not s.is_class(habit.start, "have"):
        return s.is_head(habit.start, "suffering")
    had = range(habit.start + 1, habit.end)
    is_health = any(s.is_head(i, head) for i in had for head in ("health", "body", "gauge", "risk", "complaint"))
    named = (m.kind for m in s.names(habit.start, habit.end) if m.name)
    return is_health or not {"condition", "outcome", "structure"}.isdisjoint(named)


_DOING = frozenset(["who", "that", "given", "taking", "eating", "drinking", "using", "receiving", "doing", "to"])


def habit_before(s: Tagged, end: int) -> tuple[Argument, ...]:
    """What people do, take or are given who are the subject of the verb at word `end`."""
    first = max(0, end - _HABIT_REACH)
    person = next(
        (
            i
            for i in range(end - 1, first - 1, -1)
            if s.lower[i] == "those" or (s.lower[i] != "who" and (_is_person(s, i) or s.is_head(i, "doers")))
        ),
        None,
    )
    if person is None:
        return ()
    if s.is_head(person, "doers"):
        start = person - (person > 0 and s.lower[person - 1][0].isalpha() and not s.is_class(person - 1, "determiner"))
        return (as_said(s, "group", start, person + 1),)
    if person > 0 and s.lower[person - 1].endswith("ed") and not s.is_class(person - 1, "determiner"):
        return (as_said(s, "group", person - 1, person + 1),)  # "Breastfed babies"
    if person > 1 and s.lower[person - 1] == "whose" and person + 1 < end:  # "babies whose mothers took zinc"
        return (agents_in(s, WordRange(person + 2, end)) if person + 2 < end else ()) or (
            as_said(s, "group", person + 1, end),
        )
    link = person + 1
    if s.follows(link, "exposed", "to") or s.follows(link, "treated", "with"):
        link += 1
    if link < end - 1 and s.is_head(link, "met_in_life"):  # "children living in damp homes"
        return agents_in(s, WordRange(link + 2, end)) or (as_said(s, "group", link, end),)
    if link >= end - 1 or s.lower[link] not in _WITH_HABIT:
        return ()
    found = agents_in(s, WordRange(link + 1, end))
    return found or (as_said(s, "group", link + 1, end),)


def _is_person(s: Tagged, at: int) -> bool:
    mark = s.cover[at]
    is_named = mark is not None and mark.kind == "population"
    if not is_named:
        return s.is_head(at, "people")
    return s.word(at + 1) in _WITH_HABIT or s.is_head(at + 1, "met_in_life") or s.is_head(at, "people")


_HABIT_REACH = 14  # words from people to the verb behind what they do
_WITH_HABIT = _DOING | {"on", "with", "of"}


_AMONG = frozenset(["in", "among", "amongst", "for"])


def habit_after(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What those do in whom something is found: "less common among people who ate fish twice a week"."""
    people = at + 1 + s.is_class(at + 1, "determiner")
    if s.word(at) in _AMONG and (doers := _doers_in(s, at + 1)):
        return doers
    if s.word(at) not in _AMONG or not s.is_head(people, "people"):
        return ()
    end = clause_end(s, people)
    if s.word(people + 1) == "whose":  # "in children whose mothers smoked"
        people = next((i for i in range(people + 2, min(people + 5, end)) if s.is_head(i, "people")), end)
        habit = as_said(s, "group", people + 1, end) if people + 1 < end else None
        return (habit,) if habit is not None and not _ails(s, habit) else ()
    is_met = s.is_head(people + 1, "met_in_life")
    if people + 2 >= end or not (is_met or s.lower[people + 1] in _WHO):
        return ()
    start = people + 2
    if is_met:
        while start < end and s.is_class(start, "preposition"):
            start += 1
        return agents_in(s, WordRange(start, end)) or (
            (as_said(s, "group", people + 1, end),) if start > people + 2 else ()
        )
    habit = as_said(s, "group", start, end)
    return (habit,) if _is_done(s, habit) else ()


def _doers_in(s: Tagged, start: int) -> tuple[Argument, ...]:
    """`among smokers`, `in heavy drinkers`: people by what they do."""
    end = min(start + 3, len(s.lower))
    at = next((i for i in range(start, end) if s.is_head(i, "doers") or s.is_class(i, "preposition")), None)
    if at is None or not s.is_head(at, "doers") or s.word(at + 1)[:1] in ("'", "’"):
        return ()  # also "among swimmers' children"
    return (as_said(s, "group", start, at + 1),)


_WHO = frozenset(["who", "that", "given", "taking"])
