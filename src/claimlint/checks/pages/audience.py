"""Whom a page is written for, as it says itself. Nothing is guessed from its words."""

from __future__ import annotations

import re

from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Page

_PROFESSIONAL = lazy_pattern(
    r"professional|clinician|physician|doctor|nurse|specialist|medicalaudience|hcp\b", re.IGNORECASE
)


def is_for_professionals(page: Page) -> bool:
    """Whether the metadata name health professionals as the readers."""
    return any(_PROFESSIONAL.search(field.value) for field in page.article.fields("audience"))
