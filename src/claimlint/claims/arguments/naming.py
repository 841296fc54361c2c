"""Names: what a mark or a run of words is called, and what its head noun says that it is."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern
from claimlint.claims.arguments.noun_phrases import is_plain_adverb
from claimlint.claims.model import Name, NameKind
from claimlint.claims.tagged import Mark, Tagged


def name_of(s: Tagged, mark: Mark, span: Span | None = None, kinds: Sequence[str] = ()) -> Name:
    """The name that a mark is, of several the first of these kinds ("giving up smoking" is done, and is an addiction's
    end); where it stands in the source is the caller's to say.
    """
    fitting = (tag for tag in mark.tags if tag.kind == "name" and tag.data["kind"] in kinds)
    found = next(fitting, mark.name) if kinds else mark.name
    assert found is not None
    return Name(
        found.data["kind"],
        found.value,
        s.said(mark.start, mark.end),
        span,
        found.data["category"],
        "stated",
        found.data["match"],
    )


def unknown_name(s: Tagged, start: int, end: int) -> Name | None:
    """What words [start, end) name where the vocabulary has no name for them; None where they hold no noun.

    Its kind is told by the head noun: a product, an intervention, people ("population"), a health matter ("outcome"),
    a structure.
    """
    while (
        start < end
        and not s.is_hyphened(start + 1)
        and (  # "After-sun lotions", "Over-the-counter painkillers"
            s.is_any(start, "determiner", "preposition", "conjunction")
            or not s.lower[start][0].isalnum()
            or is_plain_adverb(s, start)
        )
    ):
        start += 1
    stop = next(
        (
            i
            for i in range(start, end)
            if (s.is_class(i, "preposition") and i > start and not (_points_on(s, i, start) or s.is_hyphened(i)))
            or s.lower[i] in (",", "and", "or")
            or s.is_class(i, "relative")
            or (i > start + 1 and s.lower[i] in ("a", "an"))  # "two drops a day"
        ),
        end,
    )
    while stop > start and is_plain_adverb(s, stop - 1):
        stop -= 1
    if stop <= start:
        return None
    kind: NameKind = "product" if has_trade_name(s, start, stop) else _kind_of_head(s, stop - 1)
    if kind == "unknown" and _is_titled(s, start) and "'s" not in s.lower[start:stop]:
        kind = "population"
    is_part = kind == "structure" or s.is_head(stop - 1, "limb")
    if is_part and start < stop - 1 and s.is_head(stop - 2, "ailing"):
        kind = "outcome"  # "a sore arm"
    return Name(kind, "", s.said(start, stop), None, "", "stated", "none")


def _is_titled(s: Tagged, at: int) -> bool:
    """Whether somebody's title opens a name: "Dr Patel", and "Dr. Patel", of which only the surname is taken."""
    return s.is_head(at, "title") or (s.word(at - 1) == "." and s.is_head(at - 2, "title"))


def _points_on(s: Tagged, at: int, start: int) -> bool:
    """Whether the preposition at `at` leads on to what is meant: "a short course of tablets", "exposure to fumes"."""
    head = {"of": "transparent", "to": "points_to"}.get(s.lower[at])
    return head is not None and at > start and s.is_head(at - 1, head)


def has_trade_name(s: Tagged, start: int, end: int) -> bool:
    """`VirraBalm`, `Zeno™`: a capital inside a word of lower-case letters, or a sign of a trade mark."""
    for i in range(start, end):
        said = s.text[s.words[i].start : s.words[i].end]
        if said in ("™", "®") or (len(said) > 4 and said[0].isupper() and _CAMEL.search(said)):
            return True
    return False


_CAMEL = lazy_pattern(r"[a-z][A-Z][a-z]")

_AILING = (
    "itis", "algia", "phagia", "phasia", "emia", "aemia", "osis", "opathy", "penia", "plegia", "uria", "rrhea",
    "rrhoea", "pnea", "pnoea", "ache", "aches", "virus", "plasia", "trophy", "stenosis", "sclerosis", "spasm", "spasms",
    "oedema", "megaly", "malacia", "iasis", "ectasia", "necrosis", "toxicity",
)  # fmt: skip


def _kind_of_head(s: Tagged, at: int) -> NameKind:
    if s.is_head(at, "people"):
        return "population"
    if s.is_head(at, "health") or (s.lower[at].endswith(_AILING) and not s.lower[at].endswith("gnosis")):
        return "outcome"
    if s.is_head(at, "intervention"):
        return "intervention"
    if s.is_head(at, "product"):
        return "product"
    if s.is_head(at, "body"):
        return "structure"
    return "unknown"
