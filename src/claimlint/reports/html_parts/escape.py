"""Text on its way into HTML. Everything that is not markup of ours goes through here."""

from __future__ import annotations

from claimlint.article.patterns import lazy_pattern

_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def esc(text: object) -> str:
    """Text as content or as an attribute in double quotes. What HTML has no place for is shown as a replacement."""
    cleaned = _CONTROL.sub("�", str(text))
    return cleaned.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(url: str, text: str) -> str:
    """A link that leaves the report, or the text alone where the address is none that a browser should follow."""
    if not url.startswith(("https://", "http://")):
        return esc(text)
    return f'<a href="{esc(url)}" rel="noreferrer noopener">{esc(text)}</a>'
