"""Whether a page is an article, of which readers may ask who wrote it, who checked it and what it rests on.

The configuration decides, then the page's own front matter, then the text: a title, 150 words, three claims about
interventions or conditions, or as many names of these in running text. Less is enough where the page speaks as pages
that sell do, of remedies or ailments, or where it says who wrote or reviewed it, or when. A draft is no article yet.
`og:type` decides nothing: every page has it.
"""

from __future__ import annotations

from claimlint.article.model import Article
from claimlint.claims.model import Claim, Reading

LEAST_WORDS = 150
LEAST_CLAIMS = 3
SEVERAL_NAMES = 4
SIGNED_WORDS = 15  # of a page that is signed
NAMES_A_CLAIM = 3  # different names in running text that tell as much as a claim: an opinion, a story, a product sheet
_WRITTEN = ("front-matter", "visible", "properties")  # origins that a person wrote for this page
_SIGNATURES = ("author", "reviewer", "reviewed", "updated")
ARTICLES = frozenset({"article", "health-article", "condition", "treatment", "guide", "explainer", "factsheet"})
PAGES = frozenset(
    {
        "navigation", "nav", "index", "contact", "glossary", "recipe", "landing", "listing", "list", "home", "homepage",
        "about", "legal", "policy", "service", "event", "form", "search", "template", "page", "directory", "job",
    }
)  # fmt: skip


def is_article(article: Article, reading: Reading, page_type: str = "") -> bool:
    """Whether rules about what an article must have apply. page_type: of the settings; "" lets the page decide."""
    if page_type:
        return page_type in ARTICLES
    if is_draft(article):
        return False
    stated = stated_type(article)
    if stated in ARTICLES | PAGES:
        return stated in ARTICLES
    if not article.title:
        return False
    if _is_signed(article) and _has_words(article, SIGNED_WORDS) and _is_of_health(reading):
        return True
    if not _has_words(article, LEAST_WORDS):
        return False
    return _claims(reading) >= LEAST_CLAIMS or _claims_and_names(article, reading) >= LEAST_CLAIMS


def may_be_article(article: Article, reading: Reading, page_type: str = "") -> bool:
    """Whether the text is long enough and says enough of health to be an article if it speaks like one that sells."""
    if page_type or is_draft(article) or stated_type(article) in PAGES or not _has_words(article, LEAST_WORDS):
        return False
    names = {name.canonical for _, name in reading.mentions if name.kind in ("intervention", "condition")}
    return len(names) >= LEAST_CLAIMS or (len(names) > 0 and any(map(_is_about_health, reading.claims)))


def _is_signed(article: Article) -> bool:
    return any(field.origin in _WRITTEN and field.value.strip() for field in article.fields(*_SIGNATURES))


def _is_of_health(reading: Reading) -> bool:
    return any(map(_is_about_health, reading.claims)) or any(
        name.kind in ("intervention", "condition") for _, name in reading.mentions
    )


def is_exempt(article: Article, page_type: str = "") -> bool:
    """Whether the page says, or is said, to be something else than an article, or a draft."""
    return page_type in PAGES or is_draft(article) or (not page_type and stated_type(article) in PAGES)


def stated_type(article: Article) -> str:
    """The `type` of the front matter or of a line of the page, in one spelling; "" where it states none."""
    fields = (f for f in article.fields("type") if f.origin in _WRITTEN)
    return next((f.value.strip().lower().replace("_", "-").replace(" ", "-") for f in fields), "")


def is_draft(article: Article) -> bool:
    for field in article.metadata:
        value = field.value.strip().lower()
        if (field.name == "draft" and value in ("true", "yes")) or (field.name == "status" and value == "draft"):
            return True
    return False


def _claims(reading: Reading) -> int:
    """Claims about interventions, products or conditions; a page that names several of these needs one claim less.

    What customers tell ("my gout is gone") is no claim of the grammar, but a page of such stories is an article.
    """
    names = {name.canonical for _, name in reading.mentions if name.kind in ("intervention", "condition")}
    return sum(map(_is_about_health, reading.claims)) + (len(names) >= SEVERAL_NAMES)


def _claims_and_names(article: Article, reading: Reading) -> int:
    """Claims, and what the names in paragraphs stand for; an index of topics names many in its lists."""
    in_text = {index for index, sentence in enumerate(article.sentences) if sentence.block.kind == "paragraph"}
    names = {n.canonical for at, n in reading.mentions if at in in_text and n.kind in ("intervention", "condition")}
    return sum(map(_is_about_health, reading.claims)) + len(names) // NAMES_A_CLAIM


def _is_about_health(claim: Claim) -> bool:
    return claim.subject.kind == "product" or any(
        name.kind in ("intervention", "condition") and name.is_known for name in (claim.subject, claim.object)
    )


def _has_words(article: Article, least: int) -> bool:
    words = 0
    for block in article.blocks:
        if block.is_prose:
            words += len(block.text.text.split())
            if words >= least:
                return True
    return False
