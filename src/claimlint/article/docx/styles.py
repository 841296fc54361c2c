"""What Word's styles mean: heading levels, title, quotes, captions, lists, tables of contents. By name and outline
level, inherited.
"""

from __future__ import annotations

from claimlint.article.build import number_of
from claimlint.article.docx.parts import Container
from claimlint.article.patterns import lazy_pattern

_HEADING = lazy_pattern(r"heading (\d)")
_ROLES = {
    "title": "title",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "preformatted text": "code",
    "caption": "caption",
    "footnote text": "footnote",
    "endnote text": "footnote",
    "html preformatted": "code",
    "macro text": "code",
    "source code": "code",
    "plain text": "paragraph",
}
_TOLD = ("style", "name", "basedOn", "outlineLvl", "numId", "ilvl")


class Style:
    """One paragraph style being read. outline: 0-8, or -1. numbering: the list that its paragraphs are items of, or
    ''. role: 'title', 'toc' … or ''.
    """

    __slots__ = ("depth", "name", "numbering", "outline", "parent", "role")

    def __init__(self) -> None:
        self.name = self.parent = self.role = self.numbering = ""
        self.outline, self.depth = -1, 0


def styles_of(container: Container, part: str) -> dict[str, Style]:
    """The styles by id, each with what it inherits."""
    found: dict[str, Style] = {}
    current: list[Style] = []
    names: dict[str, str] = {}  # Word's own template has 9,000 elements here, of few names

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = names.get(tag)
        if name is None:
            name = tag.rpartition("|")[2]
            names[tag] = name = name if name in _TOLD else ""
        if not name:
            return
        value = next((v for k, v in attributes.items() if k.endswith("|val")), "")
        if name == "style":
            style = Style()
            current[:] = [style]
            found[next((v for k, v in attributes.items() if k.endswith("|styleId")), "")] = style
        elif not current:
            return
        elif name == "name":
            current[0].name = value.lower()
        elif name == "basedOn":
            current[0].parent = value
        elif name == "outlineLvl":
            current[0].outline = number_of(value, current[0].outline)
        elif name == "numId":
            current[0].numbering = "" if value == "0" else value
        elif name == "ilvl":
            current[0].depth = number_of(value, 0)

    def end(tag: str) -> None:
        if tag.endswith("|style"):
            current.clear()

    container.parse(part, start, end, lambda _text: None)
    for style in found.values():
        _inherit(style, found)
    return found


def _inherit(style: Style, styles: dict[str, Style]) -> None:
    """Fill in what the ancestors say; a circle of parents ends where it began."""
    seen: set[int] = set()
    ancestor: Style | None = style
    while ancestor is not None and id(ancestor) not in seen:
        seen.add(id(ancestor))
        heading = _HEADING.fullmatch(ancestor.name)
        if style.outline < 0:
            style.outline = int(heading.group(1)) - 1 if heading else ancestor.outline
        if not style.role:
            style.role = "toc" if ancestor.name.startswith(("toc ", "table of ")) else _ROLES.get(ancestor.name, "")
        style.numbering = style.numbering or ancestor.numbering
        ancestor = styles.get(ancestor.parent)
