"""Where the reading of a row differs from what its table says, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claim_tables import Expected, Row

from claimlint.claims.model import Claim, Name, Quantity, Reading, Scope
from claimlint.claims.numbers import Number

DETERMINERS = frozenset("a an the its their his her my your our this that these those some any all".split())  # noqa: SIM905


def claims_said(row: Row, reading: Reading, start: int) -> list[Claim]:
    """The claims of the row's own text; those of its title, heading and neighbours are left out."""
    end = start + len(row.say)
    return [claim for claim in reading.claims if start <= claim.span.start < end]


def differences(row: Row, reading: Reading, start: int, numbers: Sequence[Number]) -> list[str]:
    """What the reading has otherwise than the row, a line each; empty where they agree."""
    found: list[str] = []
    if row.claims is not None:
        found += _claim_differences(row, claims_said(row, reading, start), start)
    found += _scope_differences(row, reading.scopes, start)
    if row.numbers is not None:
        read = sorted(shown_quantity(number) for number in numbers)
        found += [f"missing number: {n}" for n in row.numbers if n not in read]
        found += [f"number not there: {n}" for n in read if n not in row.numbers]
    return found


def _claim_differences(row: Row, claims: Sequence[Claim], start: int) -> list[str]:
    assert row.claims is not None
    pairs = matching(row.claims, claims)
    matched = set(pairs.values())
    found = [f"missing: {expected.text}" for i, expected in enumerate(row.claims) if i not in pairs]
    for index, claim in enumerate(claims):
        asserted = claim.is_asserted and claim.strength >= 1
        if index not in matched and asserted and not any(fits(expected, claim) for expected in row.maybe):
            found.append(f"too much: {shown(claim)}")
    wanted = {_trimmed(row.say, *mark) for mark in row.marks}
    if wanted:
        offsets = {i: (claims[i].span.start - start, claims[i].span.end - start) for i in matched}
        read = {i: _trimmed(row.say, *place) for i, place in offsets.items()}
        found += [f"span read: «{row.say[slice(*place)]}»" for i, place in sorted(read.items()) if place not in wanted]
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the determiner of a noun cue, which the design leaves in or out, and without end punctuation."""
    first = re.match(r"\w+(?=\s)", text[start:end])
    if first and first.group().lower() in DETERMINERS:
        start += first.end() + 1
    while end > start and text[end - 1] in " .,;:!?":
        end -= 1
    return start, end


def matching(expected: Sequence[Expected], claims: Sequence[Claim]) -> dict[int, int]:
    """The largest pairing of expected with read claims, each used once: expected index to claim index."""
    owner: dict[int, int] = {}

    def place(index: int, seen: set[int]) -> bool:
        for at, claim in enumerate(claims):
            if at in seen or not fits(expected[index], claim):
                continue
            seen.add(at)
            if at not in owner or place(owner[at], seen):
                owner[at] = index
                return True
        return False

    for index in range(len(expected)):
        place(index, set())
    return {index: at for at, index in owner.items()}


def fits(expected: Expected, claim: Claim) -> bool:
    """Whether a claim is what a row expects, all alternatives allowed."""
    stances = set(expected.stances)
    if "assertion" in stances:
        stances |= {"report", "unknown-effect"} if expected.low <= 1 else {"report"}
    study = claim.study
    return (
        (not expected.relation or claim.relation in expected.relation)
        and expected.low <= claim.strength <= expected.high
        and (expected.negated is None or expected.negated == claim.negated)
        and (claim.stance in stances or ("report" in expected.stances and bool(claim.attribution)))
        and _name_fits(expected.subject, claim.subject)
        and _name_fits(expected.object, claim.object)
        and (not expected.found or bool(expected.found & {claim.subject.found, claim.object.found}))
        and (not expected.attribution or claim.attribution in expected.attribution)
        and (not expected.population or _population_fits(expected.population, claim.population))
        and (not expected.study or (study is not None and study.design == expected.study))
        and (not expected.species or (study is not None and expected.species in study.species))
        and set(expected.numbers) <= {shown_quantity(number) for number in claim.numbers}
        and (expected.size is None or (study is not None and study.size == expected.size))
    )  # fmt: skip


def _population_fits(wanted: str, name: Name | None) -> bool:
    return name is not None and _name_fits(tuple(wanted.split("/")), name)


def _name_fits(names: tuple[str, ...], name: Name) -> bool:
    if not names:
        return True
    read = {_plain(name.canonical), _plain(name.text)} - {""}
    for wanted in map(_plain, names):
        if wanted in read:
            return True
        if not name.canonical and any(_holds(text, wanted) or _holds(wanted, text) for text in read):
            return True
    return False


def _plain(text: str) -> str:
    """Words without determiners, plurals as singulars: "the stiff knees" and "stiff knee" are one name."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower().replace("’", "'"))
    while words and words[0] in DETERMINERS:
        del words[0]
    return " ".join(re.sub(r"(?<=[^\Wsui])s$", "", word) for word in words)


def _holds(outer: str, inner: str) -> bool:
    return f" {inner} " in f" {outer} "


def _scope_differences(row: Row, scopes: Iterable[Scope], start: int) -> list[str]:
    found = []
    held = [(scope.kind, scope.span.start - start, scope.span.end - start) for scope in scopes]
    for wanted, pairs in ((True, row.scopes), (False, row.free)):
        for kind, words in pairs:
            at = row.say.find(words)
            if at < 0:
                raise ValueError(f"{row.id}: {words!r} is not in the sentence")
            inside = any(k == kind and left <= at and at + len(words) <= right for k, left, right in held)
            if inside != wanted:
                found.append(f"{'outside' if wanted else 'inside'} the scope of {kind}: {words}")
    return found


def shown(claim: Claim) -> str:
    """A claim in the form that rows are written in."""
    flags = [f"| {claim.stance}"] if claim.stance != "assertion" else []
    if claim.negated:
        flags.append("| not")
    return " | ".join(
        (_shown_name(claim.subject), claim.relation, _shown_name(claim.object), str(claim.strength))
    ) + "".join(f" {flag}" for flag in flags)  # fmt: skip


def _shown_name(name: Name) -> str:
    return name.canonical or name.text or "?"


def shown_quantity(number: Number | Quantity) -> str:
    """A number as rows write it: its kind, then value and unit as a person would say them."""
    value = f"{number.value:g}"
    if number.kind == "frequency":
        return f"frequency {value} in {number.upper:g}"
    if number.kind == "p-value":
        return f"p-value {number.unit} {value}"
    if number.upper is not None:
        value += f"-{number.upper:g}"
    if number.kind in ("percent", "interval", "points", "share"):
        return f"{number.kind} {value}"
    return f"{number.kind} {value} {number.unit}".rstrip()
