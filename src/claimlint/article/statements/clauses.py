"""The general reading of who made a page and when: clauses in which each word is accounted for.

    The text was gone over by Dr Abel Quist, cardiologist, on 3 June 2026, and will be gone over again in June 2028.

Whatever its layout, a statement about the article is made of a deed (somebody writes or checks), of who did it, of days
and of the page, in any order, and of small words between. A clause of nothing else is one. A sentence about medicine
has words of its own: "Dr Quist reviewed 23 trials in May 2026". Read last, and only for what nothing else has told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from claimlint.article.dates import dates_in
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.aliases import INITIALS, Named, explained, first_names, uses_in
from claimlint.article.statements.persons import Person, is_public, persons_in
from claimlint.article.statements.segments import head_of, line_starts, tail_of
from claimlint.article.statements.tokens import HINT, Token, names_text, speaks_of_page, tokens_in
from claimlint.article.words import without_possessive
from claimlint.values import NamedTuple

_WANTED = ("author", "reviewer", "reviewed", "next-review")
_LONGEST_BLOCK = 1200
_LONGEST_CLAUSE = 320
_LONGEST_LABEL = 60
_LONGEST_VALUE = 200
_SAYS = lazy_pattern(r"\w")
_PARTS = lazy_pattern(r"\s*[|·•→;]\s*|\s+/\s+|\s+—\s+|\n|\s{3,}|[\[\]]\s*")
_QUOTES = ("“", '"')


class _Clause(NamedTuple):
    """text[start:end] of a block as tokens in order; `before` is the deed that was told last before it, `label` what
    its place says of it.
    """

    block: Block
    start: int
    end: int
    tokens: tuple[Token, ...]
    before: str
    label: str


class _Told(NamedTuple):
    """What a clause tells: a field's name, where the words begin, the block and the place of the value; is_sure: more
    than the clause says that a name is somebody's.
    """

    name: str
    phrase: int
    block: Block
    start: int
    end: int
    is_sure: bool = False


def clause_fields(blocks: Sequence[Block], known: Mapping[str, str]) -> Iterator[Field]:
    """What the head and the tail of a page tell of who made it and when. `known`: the values of fields found so far, by
    name; a name that is nothing but initials is still to be explained.
    """
    wanted = {name for name in _WANTED if name not in known or INITIALS.fullmatch(known[name])}
    if not wanted:
        return
    region = {block.index: block for block in (*head_of(blocks), *tail_of(blocks))}
    read = [block for _, block in sorted(region.items())]
    if not any(map(_may_tell, read)):
        return
    named = dict(first_names(read)) | dict(explained(blocks))
    found = [(block, one) for block, label in _labelled(read) for one in _told_in(block, label, named)]
    is_in_company = len({one.name for _, one in found} | known.keys() & set(_WANTED)) > 1
    for block, one in found:
        if one.name in wanted and (one.is_sure or is_in_company):
            value, where = one.block.text.text[one.start : one.end], one.block.text.source_span(one.start, one.end)
            is_here = one.block is block
            phrase = block.text.source_span(min(one.phrase, one.start), one.end) if is_here else where
            yield Field(one.name, "", value, where, "visible", phrase)


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks that may tell something, each with what the place of its words labels it: the first cell of its row,
    its header, a short block above it.
    """
    above, row = "", (-1, -1)
    for block in blocks:
        own = _label(block.text.text) if block.kind != "code" else ""
        if block.kind != "cell":
            label, above = above, own
        elif block.column == 0 or row != (block.group, block.row):
            label, above, row = _label(block.header), own, (block.group, block.row)
        else:
            label = above or _label(block.header)
            above = own or above  # two labels in a row, each with its value
        is_value = block.kind != "heading" and len(block.text.text) <= _LONGEST_VALUE
        if not own and ((label and is_value) or _may_tell(block)):
            yield block, label if is_value else ""


def _label(words: str) -> str:
    """What words that are nothing but a label say of what follows: a deed, or "ahead"; else ""."""
    if not words or len(words) > _LONGEST_LABEL or not HINT.search(words):
        return ""
    if names_text(words):
        return "author"
    tokens = list(tokens_in(words, 0, len(words), (), ()))
    told = [token.kind for token in tokens if token.kind not in ("small", "page", "by", "knows")]
    if not told or not {*told} <= {"author", "reviewer", "ahead"} or dates_in(words):
        return ""
    return "ahead" if "ahead" in told else told[-1]  # "to be reviewed"


def _may_tell(block: Block) -> bool:
    """A heading tells something only where its line holds days: a line of plain text that ends without a stop."""
    text = block.text.text
    is_line = block.kind != "heading" or (block.index > 0 and len(dates_in(text)) > 0)
    return is_line and block.kind != "code" and len(text) <= _LONGEST_BLOCK and HINT.search(text) is not None


def _told_in(block: Block, label: str, named: Mapping[str, Named]) -> Iterator[_Told]:
    before = ""
    for start, end in _bounds(block):
        tokens = tuple(_tokens(block.text.text, start, end, named))
        is_led = bool(tokens) and tokens[0].kind in ("person", "day")  # a label stands for what begins with its value
        clause = _Clause(block, start, end, tokens, before, label if is_led else "")
        if _is_statement(clause):
            done = dict(_who(clause))
            yield from _persons(clause, done, named)
            yield from _days(clause, done)
        before, label = next((token.kind for token in reversed(tokens) if token.is_deed), before), ""


def _bounds(block: Block) -> Iterator[tuple[int, int]]:
    """Where the clauses of a block stand: its sentences, cut at its lines and where marks part what is told."""
    text = block.text.text
    cuts = {0, len(text), *line_starts(block), *(end for _, end in sentences_of(text))}
    cuts.update(at for mark in _PARTS.finditer(text) for at in mark.span())
    for start, end in pairwise(sorted(cuts)):
        if end - start <= _LONGEST_CLAUSE and _SAYS.search(text, start, end):
            yield start, end


def _tokens(text: str, start: int, end: int, named: Mapping[str, Named]) -> list[Token]:
    days = [day for day in dates_in(text) if start <= day.start and day.end <= end]
    full = persons_in(text, start, end, [day.start for day in days])
    full = [one for one in full if not any(day.start < one.end and one.start < day.end for day in days)]
    short = [Person(*use.span(), use.end(), "", False) for use in uses_in(text, start, end, named, full)]
    return tokens_in(text, start, end, [*full, *short], days)


def _is_statement(clause: _Clause) -> bool:
    """Whether a clause tells something of the page, and neither denies nor asks nor quotes it."""
    text, kinds = clause.block.text.text, [token.kind for token in clause.tokens]
    said = text[clause.start : clause.end].rstrip()
    if said.endswith("?") or "denied" in kinds or any(quote in said for quote in _QUOTES):
        return False
    leads = {"ahead", "knows", *_DEEDS, "dated"}
    if not (clause.before or clause.label or not leads.isdisjoint(kinds)):
        return False
    return speaks_of_page(clause.tokens)


_DEEDS = ("author", "reviewer")


def _who(clause: _Clause) -> Iterator[tuple[Token, str]]:
    """Each name of a clause, and what its bearer did: what leads to the name, or what follows as its verb."""
    leads, last, waiting = [clause.label] if clause.label else [], "", dict[Token, str]()
    is_apart = is_by = False  # since the name before: a verb, the page; "by"
    for number, token in enumerate(clause.tokens):
        is_passive = "by" in _kinds(clause.tokens[number + 1 : number + 3])
        if token.kind in _DEEDS and waiting and not is_passive:  # "Dr Bell, a GP, checked"
            yield from ((name, token.kind) for name in waiting)
            waiting, leads, is_apart = {}, [], True
        elif token.kind in (*_DEEDS, "knows"):
            leads.append(token.kind)
        is_apart = is_apart or token.kind in ("page", "dated", "ahead")
        if token.person is None:
            is_by = token.kind == "by" or (is_by and token.kind == "small")
            leads = [] if token.kind == "page" and "by" not in _kinds(clause.tokens[number:]) else leads
            continue
        role, is_sure = _lead(leads, token.person)
        if not leads:
            role, is_sure = (clause.before, True) if is_by else ("", False) if is_apart else (last, True)
        if is_public(clause.block.text.text[token.person.end : clause.end]):
            role, is_sure = "", True
        if role and is_sure:
            yield token, role
        else:
            waiting[token] = role
        last, leads, is_apart, is_by = role, [], False, False
    yield from ((name, role) for name, role in waiting.items() if role)


def _kinds(tokens: Sequence[Token]) -> list[str]:
    return [token.kind for token in tokens]


def _lead(leads: Sequence[str], person: Person) -> tuple[str, bool]:
    """What words that lead to a person make of him or her, and whether no verb behind may say otherwise: "Medical eye:
    Dr Bell" is a reviewer's, "Authors and checks: Ann Lee wrote it" tells nothing yet.
    """
    deeds = [lead for lead in leads if lead in _DEEDS]
    if deeds:
        return (deeds[-1], True) if len(set(deeds)) == 1 else ("", False)
    return ("reviewer" if leads and person.role else "", False)


def _persons(clause: _Clause, done: Mapping[Token, str], named: Mapping[str, Named]) -> Iterator[_Told]:
    text = clause.block.text.text
    for token, role in done.items():
        short = named.get(without_possessive(text[token.start : token.end]))
        where, person = short or (clause.block, token.person)
        if person is not None:
            value = where.text.text[person.start : person.until + 1]
            until = person.until + (
                value.endswith(")") and value.count("(") > 0 and value.count("(") == value.count(")")
            )
            yield _Told(role, clause.start, where, person.start, until, bool(person.role))


def _days(clause: _Clause, done: Mapping[Token, str]) -> Iterator[_Told]:
    """The days of the review and of the next one: each by the words since the day before it."""
    since = [Token(clause.label, clause.start, clause.start)] if clause.label else list[Token]()
    for number, token in enumerate(clause.tokens):
        if token.kind != "day":
            since.append(token)
            continue
        name = _day(since, clause.tokens[number + 1 :], done, clause.before)
        if name:
            phrase = since[0].start if since else token.start
            yield _Told(name, phrase, clause.block, token.start, token.end)
        since = []


def _day(since: Sequence[Token], behind: Sequence[Token], done: Mapping[Token, str], before: str) -> str:
    kinds = [token.kind for token in since]
    deeds = [token.kind for token in since if token.is_deed]
    if "ahead" in kinds or ("again" in kinds and not deeds):
        return "next-review"
    if deeds:
        return "reviewed" if deeds[-1] == "reviewer" else ""
    if "one" in kinds:
        return "reviewed" if before == "reviewer" else ""
    if who := [done.get(token, "") for token in since if token.person]:
        return "reviewed" if who[-1] == "reviewer" else ""
    if any(kind != "small" for kind in kinds) or any(token.kind == "day" for token in behind):
        return ""
    told = next((token.kind for token in behind if token.is_deed), "")  # "4 May 2026: checked by Dr Bell"
    return "reviewed" if told == "reviewer" else ""
