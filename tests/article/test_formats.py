"""One article in four formats is one article."""

from __future__ import annotations

import pytest
from conversions import convert
from reading import check_invariants, read, shape

from claimlint.article.model import Article
from claimlint.article.statements.visible import is_metadata_line

ARTICLES = [
    """---
title: Ginger for nausea
author: Jane Doe, MD
reviewed_by: Dr Ann Roe
date: 2024-01-02
last_reviewed: 2024-03-12
---
# Ginger for nausea

Ginger **may** ease nausea a little. See [a review](https://example.org/a) of *small* trials.

## Uses and doses

It is taken for:

- travel sickness
- **Pregnancy:** in the first weeks
- chemotherapy

1. Start low.
2. Stop if you feel unwell.

| Dose | Effect |
|------|--------|
| 250 mg | small |
| 1 g | not known |

## Frequently Asked Questions

### Does it cure travel sickness?

No. It “may” help, e.g. on a boat.

> It did nothing for me.
""",
    """---
title: "Knee braces: a short guide"
disclosure: The author was paid by a maker of braces.
sponsor: AcmeBrace
---
A brace holds the knee. Some people say that it eases pain & helps them walk.

## What the trials show

Trials were small (n = 40). The effect was 0.5 points vs. 0.3 with no brace.

**Is a brace safe?**

Mostly. The skin may get sore.
""",
    """# Can naïve users take “5-HTP”?

Yes — but ask a doctor first. 日本語 and emoji 🦵🏽 stay in place.

## Risks

Side effects include:

- nausea
- diarrhoea
- serotonin syndrome (rare)
""",
]


def body(article: Article) -> list[tuple[str, str]]:
    """Kind and text of each block, without what only one format shows: navigation, metadata in visible lines."""
    return [(kind, text) for kind, text in shape(article) if kind != "furniture" and not is_metadata_line(text)]


@pytest.mark.parametrize("format", ["html", "docx", "text"])
@pytest.mark.parametrize("markdown", ARTICLES)
def test_the_same_blocks_in_every_format(markdown: str, format: str) -> None:
    converted = read(convert(markdown, format), format)
    check_invariants(converted)
    original = read(markdown)
    expected = body(original)
    if original.title_span and original.title not in (text for _, text in expected) and format != "html":
        expected = [("heading", original.title), *expected]  # where it stands as words
    assert body(converted) == expected
    assert converted.title == original.title


@pytest.mark.parametrize("format", ["html", "docx", "text"])
@pytest.mark.parametrize("markdown", ARTICLES)
def test_the_same_metadata_in_every_format(markdown: str, format: str) -> None:
    def stated(article: Article) -> set[tuple[str, str]]:
        names = ("author", "reviewer", "published", "reviewed", "sponsor", "disclosure")
        return {(f.name, f.value) for f in article.fields(*names)}

    assert stated(read(convert(markdown, format), format)) == stated(read(markdown))


@pytest.mark.parametrize("format", ["html", "docx", "text"])
def test_the_same_links_in_every_format(format: str) -> None:
    for markdown in ARTICLES:
        targets = [link.target for block in read(markdown).blocks for link in block.links]
        found = [k.target for b in read(convert(markdown, format), format).blocks if b.is_prose for k in b.links]
        assert found == targets


@pytest.mark.parametrize("head", ["---\nlayout: page\nslug: x\n---\n", "+++\nweight = 3\n+++\n", '{\n"weight": 3\n}\n'])
@pytest.mark.parametrize("markdown", ["Ginger may help.\n\n- tea\n", "# Ginger\n\nIt may help.\n"])
def test_front_matter_that_says_nothing_changes_no_block(markdown: str, head: str) -> None:
    with_head = read(head + markdown)
    assert shape(with_head) == shape(read(markdown))
    assert with_head.title == read(markdown).title
