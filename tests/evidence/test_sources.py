"""Identifiers of sources: form and address."""

from __future__ import annotations

import pytest

from claimlint.evidence.sources import fault_of, url_of


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("doi:10.1002/14651858.CD001977.pub2", "https://doi.org/10.1002/14651858.CD001977.pub2"),
        ("pmid:12117397", "https://pubmed.ncbi.nlm.nih.gov/12117397/"),
        ("pmcid:PMC4862383", "https://pmc.ncbi.nlm.nih.gov/articles/PMC4862383/"),
        ("NICE NG226", "https://www.nice.org.uk/guidance/ng226"),
        ("NCT01234567", "https://clinicaltrials.gov/study/NCT01234567"),
        ("isbn:978-0-306-40615-7", ""),
        ("isbn:0-306-40615-2", ""),
        ("https://www.who.int/news", "https://www.who.int/news"),
        (
            "uspstf:falls-prevention",
            "https://www.uspreventiveservicestaskforce.org/uspstf/recommendation/falls-prevention",
        ),
    ],
)
def test_a_well_formed_id_has_an_address(source: str, url: str) -> None:
    assert fault_of(source) == ""
    assert url_of(source) == url


@pytest.mark.parametrize(
    "source",
    [
        "doi:10.1/x",
        "doi:11.1002/14651858",
        "doi:10.1002/14651858.CD1977.pub2",
        "doi:10.1002/14651858.CD0019777",
        "doi:10.1001/jama.2023.",
        "pmid:0123",
        "pmid:123456789",
        "NICE 226",
        "NICE NGX",
        "NCT1234",
        "isbn:978-0-306-40615-8",
        "isbn:0-306-40615-3",
        "isbn:12345",
        "https://nowhere",
        "see the library",
        "",
    ],
)
def test_a_malformed_id_is_told(source: str) -> None:
    assert fault_of(source)
