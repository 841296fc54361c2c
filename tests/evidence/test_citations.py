"""What an article cites, and which sentences its citations stand for."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from claimlint.article.model import Article
from claimlint.article.read import read_article
from claimlint.data import knowledge_folder
from claimlint.evidence.citations.gate import citations_of
from claimlint.evidence.citations.marks import marks_of
from claimlint.evidence.citations.model import Citations
from claimlint.evidence.tiers import load_tiers
from claimlint.yamlfile import Invalid, read_yaml

TIERS = load_tiers()


def read(text: str) -> Article:
    return read_article(text.encode(), "a.md")


def cited(text: str) -> Citations:
    return citations_of(read(text), TIERS)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It may help (doi:10.1136/bmj.h3576).", "doi", "10.1136/bmj.h3576"),
        ("It may help (https://doi.org/10.1016/S0140-6736(03)12705-5).", "doi", "10.1016/S0140-6736(03)12705-5"),
        ("It may help. PMID: 12117397.", "pmid", "12117397"),
        ("It may help (PMC4862383).", "pmcid", "PMC4862383"),
        ("It was tested in NCT01234567.", "trial-id", "NCT01234567"),
        ("See the textbook, ISBN 978-0-306-40615-7.", "isbn", "978-0-306-40615-7"),
        ("NICE guideline NG226 recommends exercise.", "guideline", "NICE NG226"),
        ("Read https://www.who.int/news, please.", "url", "https://www.who.int/news"),
        ("Rose hip may ease pain [3].", "marker", "3"),
        ("Rose hip may ease pain [1, 4–6].", "marker", "1, 4–6"),
        ("Rose hip may ease pain.¹²", "marker", "12"),
        ("Many people have asthma (NHS Digital, 2023).", "author-year", "NHS Digital, 2023"),
        ("Franz et al. (2019) found no benefit.", "author-year", "Franz et al. (2019)"),
        ("Smith and Jones, 2021, saw the same.", "author-year", "Smith and Jones, 2021"),
        ("A Cochrane review found no benefit.", "named", "Cochrane review"),
        ("It was published in The Lancet last week.", "named", "published in The Lancet"),
        ("The Finnish ATBC trial found more cancers.", "named", "The Finnish ATBC trial"),
        ("In the Women's Health Study aspirin did little.", "named", "the Women's Health Study"),
        ("The berries prevent colds (press release, BerryCo).", "named", "press release, BerryCo"),
    ],
)
def test_citations_are_found_in_text(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(mark.kind, mark.id) for mark in marks_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A body mass index of 30 kg/m² is obesity.",
        "There were 10⁹ cells.",
        "The clinic opened in spring (March 2020).",
        "It was approved (in 2019) and withdrawn (since 2021).",
        "Take 500 mg (one tablet) twice a day.",
        "The study of anatomy takes two years.",
        "The new study found more cancers, and the German study fewer.",
        "Version 10.5 of the leaflet is in print.",
        "People aged 20 to 60 (half of them women) took part.",
        "Follow us on YouTube for videos about stretching.",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert marks_of(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("doi: 11.1136/bmj", "is not a DOI"),
        ("doi:10.1002/14651858.CD1977.pub2", "is not a Cochrane review's DOI"),
        ("PMID: 0123", "not well formed"),
        ("NCT123", "not well formed"),
        ("ISBN 978-0-306-40615-8", "wrong check digit"),
    ],
)
def test_a_broken_identifier_says_how(text: str, fault: str) -> None:
    assert [fault in mark.fault for mark in marks_of(text)] == [True]


REFERENCES = (
    "\n\n## References\n\n1. NICE. Osteoarthritis in over 16s. NG226. 2022.\n2. Smith J. A cohort. J Med. 2012.\n"
)


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("One [1]. Two. Three.", ["One [1]."]),
        ("One. Two [1]. Three.", ["One.", "Two [1]."]),
        ("One. Two. Three [1].", ["One.", "Two.", "Three [1]."]),
        ("One. Two. Three. [1]", ["One.", "Two.", "Three. [1]"]),
        ("One.\n\nTwo [1].\n\nThree.", ["Two [1]."]),
        ("| a | b |\n|---|---|\n| five | [1] |\n| six | none |\n", ["five", "[1]"]),
        ("One. A [review](https://example.org/a) of zinc found two.", ["A review of zinc found two."]),
        ("One. This a [review](https://example.org/a) found.", ["One.", "This a review found."]),
        ("One. Two ([review](https://example.org/a)).", ["One.", "Two (review)."]),
        ("It can, says NICE [1]:\n\n- ease pain\n- aid sleep\n", ["It can, says NICE [1]:", "ease pain", "aid sleep"]),
    ],
)
def test_a_citation_stands_for_its_sentence_the_one_before_or_its_paragraph(text: str, reached: list[str]) -> None:
    article = read(text + REFERENCES)
    found = citations_of(article, TIERS)
    assert [s.text for s in article.sentences if found.in_reach(s)] == reached


@pytest.mark.parametrize(
    ("entries", "dangling"),
    [
        ("¹ A clinic, gout.\n² A college, gout, 2024.", ["3"]),
        ("¹ A clinic, gout.\n² A college, gout, 2024.\n³ A charity, cherries.", []),
        ("[1] A clinic, gout.\n\n[2] A college, gout, 2024.\n\n[3] A charity, cherries.", []),
        ("[1] A clinic, gout.\n\n[2] A college, gout, 2024.", ["3"]),
    ],
)
def test_entries_that_number_themselves_are_led_to(entries: str, dangling: list[str]) -> None:
    found = cited(f"Tablets help.² Cherries may.³\n\n## References\n\n{entries}\n")
    assert [citation.id for citation in found.dangling] == dangling


def test_a_closing_paragraph_may_count_its_works() -> None:
    found = cited(
        "Weight fell [1] and came back [2].\n\n<small>1. Wilding et al., New England Journal of Medicine, 2021. "
        "2. Lincoff et al., New England Journal of Medicine, 2023.</small>\n\nThis page replaces no doctor.\n"
    )
    assert (len(found.references), found.dangling) == (1, ())


def test_footnotes_lead_to_their_definitions() -> None:
    found = cited("Sleep gets better.[^a] Pain too.\n\n[^a]: World Health Organization. Fact sheet. 2024.\n")
    assert [(c.kind, c.reference, c.tier) for c in found.found] == [("footnote", 1, "agency")]
    assert found.dangling == ()


def test_markers_lead_into_the_list_and_what_leads_nowhere_is_told() -> None:
    found = cited("One [1]. Two [3]." + REFERENCES)
    assert [(c.id, c.reference, c.tier) for c in found.found] == [("1", 1, "review"), ("3", -1, "unknown")]
    assert [c.text for c in found.dangling] == ["[3]"]
    assert [r.number for r in found.unused] == [2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Text.\n\n## References\n\n1. A title. 2020.\n", 1),
        ("Text.\n\n## Sources\n\n- [NHS: Asthma](https://www.nhs.uk/conditions/asthma/)\n", 1),
        ("Text.\n\n## Sources and further reading\n\nWHO. Measles fact sheet, 2024.\n\nCDC. Measles, 2023.\n", 2),
        ("Text.\n\n## References\n\n## About this page\n\nWe are a clinic.\n", 0),
        ("Text.\n\n## References\n\nLast reviewed: 25 May 2022\n", 0),
        ("Text.\n\n**Bibliography**\n\n1. Franz A. Yoga for sleep. 2019.\n", 1),
        ("Text [1].\n\n**References**\n[1] Franz A. Yoga. 2019.\n[2] WHO. Sleep. 2020.\n", 1),
        ("Text [1].\n\n**Reading list**\n[1] Franz A. Yoga. 2019. [2] WHO. Sleep. 2020.\n", 1),
        (
            "Text.\n\n## References\n\n1. WHO. Sleep. 2020.\n\n---\n\n"
            "| Author | Reviewed |\n|--|--|\n| Ann Poe RN | 30 Aug 2026 |\n",
            1,
        ),
        ("Text.\n\n## Resources\n\nCall our helpline in 2026 or ask the WHO office.\n", 0),
    ],
)
def test_the_list_of_references(text: str, count: int) -> None:
    found = cited(text)
    assert found.reference_heading is not None
    assert len(found.references) == count


def test_a_closing_list_of_papers_needs_no_heading_and_may_have_lines_behind_it() -> None:
    found = cited(
        "Text [1].\n\n1. Thompson SG et al. *Br J Surg* 2012;99:1649. <https://doi.org/10.1002/bjs.8897>\n"
        "2. NHS. [Screening](https://www.nhs.uk/conditions/abdominal-aortic-aneurysm-screening/)\n\n*No advice.*\n"
    )
    assert [r.number for r in found.references] == [1, 2]
    assert not found.dangling
    assert not cited("Text.\n\n- [Book](https://example.org/book)\n- [Call](https://example.org/call)\n").references


@pytest.mark.parametrize(
    "closing",
    [
        "Links\n[1] Bleakley C. Cochrane 2012.\n[2] Roberts L. J Physiol 2015.\n\nThis is not medical advice.",
        "## Where we got this\n\n[1] BNF, 2026. [2] Rajan TV et al., 2002.\n\nAsk your GP.",
        "[1] Digitalis Group. NEJM 1997.\n\n[2] NICE, NG106.\n\nNothing here is medical advice.",
        "1. NICE. NG238. 2023.\n2. Trialists. Lancet 2022;400:832.\n\nNothing here is medical advice.",
        "1. MacLennan AH. Cochrane 2004, CD002978.\n2. MHRA. HRT. 2019.\n\nA handout is no consultation.",
    ],
)
def test_markers_lead_to_the_notes_that_close_a_page(closing: str) -> None:
    assert not cited(f"# Cold\n\nIt may help [1]. It may harm [2].\n\n{closing}\n").dangling
    assert cited(f"# Cold\n\nIt may help [1]. It may harm [4].\n\n{closing}\n").dangling


def test_a_list_outside_the_article_to_which_it_leads_is_its_references() -> None:
    page = (
        '<html><body><main><h1>Gout</h1><p>It may help<sup><a href="#r{0}">{0}</a></sup>.</p></main><aside><h3>'
        'References</h3><ol><li id="r1">Lancet, 1988.</li><li id="r2">NEJM, 2017.</li></ol></aside></body></html>'
    )
    found = citations_of(read_article(page.format(2).encode(), "a.html"), TIERS)
    assert [r.text for r in found.references] == ["Lancet, 1988.", "NEJM, 2017."]
    assert not found.dangling
    assert citations_of(read_article(page.format(5).encode(), "a.html"), TIERS).dangling


def test_a_bracket_may_name_its_source() -> None:
    assert [mark.id for mark in marks_of("It prevents 30 in 100 (source: UKHSA annual report).")] == [
        "UKHSA annual report"
    ]
    assert not marks_of("Tap water (source: the garden) is hard.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Text.\n\nSource: NICE. Menopause. NG23, updated 2024.\n", 1),
        ("Text.\n\n[1] NICE, Panic disorder, CG113, 2020.\n[2] HSE, mental health pages, 2024.\n", 1),
        ("Text.\n\n[1] NICE, Panic disorder, 2020.\n\n[2] HSE pages, NHS 2024.\n", 2),
        ("Text.\n\n[2] NICE, Panic disorder, CG113, 2020.\n", 0),
        ("Text.\n\n*Based on: NICE, Fever in under 5s, 2019; Raising Children Network.*\n", 1),
        ("Text.\n\nThis leaflet is based on guidance of NICE (2021) and the BMJ.\n", 1),
        ("Text.\n\nOur page draws on the NHS and on Cochrane reviews.\n", 1),
        ("Text.\n\nThis page follows what patients told us.\n", 0),
        ("Text.\n\nBased on what our readers say, the WHO is right.\n", 0),
        ("Text.\n\nWe used: NHS website, “Head lice”; NICE, Head lice.\n", 1),
        ("Text.\n\n*What I read: Hill et al., BMJ 2005; NHS website.*\n", 1),
        ("Text.\n\n**Guidelines we used:** NICE NG17, 2015.\n", 1),
        ("Text.\n\nThe facts in this letter come from: the NHS website; NICE, 2021.\n", 1),
        ("Text.\n\nTaken from: NHS website, Rabies, 2024.\n", 1),
        ("Text.\n\nWe have also consulted: Cochrane, Colchicine, 2021.\n", 1),
        ("Text.\n\nPapers cited: Shea et al., 2013.\n", 1),
        ("Text.\n\nWe used: a foam dressing and a tight bandage.\n", 0),
        ("Text.\n\nWe used a foam dressing of the NHS in 2021.\n", 0),
        ("Text.\n\nMore information: call NHS 111.\n", 0),
        ("Text.\n\nUsed in 2019: foam of the NHS.\n", 0),
    ],
)
def test_a_line_may_say_that_it_is_a_source(text: str, count: int) -> None:
    assert len(cited(text).references) == count


@pytest.mark.parametrize(
    "text",
    [
        "We keep a list of sources on request.",
        "## Sources of iron\n\n- lentils\n- spinach\n",
        "## Pain\n\nText.\n",
        "# Notes\n\nBilberry treats lupus.\n",
    ],
)
def test_what_is_no_heading_of_references(text: str) -> None:
    assert cited(text).reference_heading is None


@pytest.mark.parametrize(
    ("url", "tier"),
    [
        ("https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD001977.pub2/full", "review"),
        ("https://www.nice.org.uk/guidance/ng226", "review"),
        ("https://www.nice.org.uk/about", "agency"),
        ("https://www.nhs.uk/conditions/asthma/", "agency"),
        ("https://health.hawaii.gov/asthma", "agency"),
        ("https://pubmed.ncbi.nlm.nih.gov/12117397/", "paper"),
        ("https://www.medrxiv.org/content/x", "preliminary"),
        ("https://en.wikipedia.org/wiki/Asthma", "encyclopaedia"),
        ("https://www.bbc.co.uk/news/health-1", "news"),
        ("https://www.youtube.com/watch?v=x", "blog"),
        ("https://best-kefir-shop.example/blog/eczema", "shop"),
        ("https://drjones.example/blog/eczema", "blog"),
        ("https://shopping-centre.example/", "unknown"),
        ("http://[broken", "unknown"),
    ],
)
def test_the_tier_of_an_address(url: str, tier: str) -> None:
    assert TIERS.of_url(url) == tier


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Franz A. Yoga for sleep: a systematic review. J Sleep. 2019.", "review"),
        ("Franz A. Yoga for sleep: a randomised controlled trial. 2019.", "trial"),
        ("Franz A. Coffee and sleep in a cohort of nurses. 2019.", "observational"),
        ("Franz A. Curcumin in a mouse model of colitis. 2019.", "laboratory"),
        ("BerryCo press release, 2020", "news"),
        ("YouTube, 2023", "blog"),
        ("Wikipedia, the free encyclopedia", "encyclopaedia"),
        ("WHO. Measles. 2024.", "agency"),
        ("who is at risk", "unknown"),
        ("Franz A. Yoga. Lancet 2019;4:1-3.", "paper"),
    ],
)
def test_the_tier_of_a_reference(text: str, tier: str) -> None:
    assert TIERS.of_text(text) == tier


def test_sources_in_the_front_matter_count_as_listed() -> None:
    assert cited("---\ntitle: x\nsources:\n  - https://www.who.int/news\n---\n\nText.\n").is_sourced
    assert not cited("---\ntitle: x\n---\n\nText.\n").is_sourced


@pytest.mark.parametrize(
    "unit", ["[1] ", "(A 2019 ", "(", "doi:", "A et al, 2019 ", "www.", "10.1000/", "[Aa ", "Aa, Aa "]
)
def test_hostile_text_costs_no_more_a_byte(unit: str) -> None:
    small, large = _seconds(unit * 2_500), _seconds(unit * 20_000)
    assert large < 0.5 or large <= 3 * 8 * max(
        small, 0.01
    )  # machines stutter; quadratic time would be eight times over


def _seconds(text: str) -> float:
    began = process_time()
    marks_of(text)
    return process_time() - began


WORDS = [
    word
    for row in read_yaml(knowledge_folder("evidence") / "tables" / "source_tiers.yaml").value["words"]
    for word in row["words"]
]


def test_no_source_is_missed_by_the_first_look_at_a_page() -> None:
    """`citations_of` asks for literals first, and reads a page with none of them no further."""
    frames = ("Zinc helps ({}).", "As seen in the {}, zinc helps.", "According to our {}, zinc helps.")
    said = [frame.format(each) for frame in frames for word in WORDS for each in (word, word.capitalize())]
    found = [text for text in said if marks_of(text)]
    assert len(found) > 200
    assert [text for text in found if not cited(text).found] == []


def test_an_organisations_own_tables_add_to_the_built_in_ones(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "source_tiers.yaml").write_text(
        "version: 1\nchecked_on: '2026-11-23'\ndomains: {agency: [our-hospital.example], blog: [nature.com/blogs]}\n",
        encoding="utf-8",
    )
    (tables / "predatory_publishers.yaml").write_text(
        "version: 1\nchecked_on: '2026-11-23'\npublishers:\n- {name: A, why: B, domains: [a-journal.example],\n"
        "   doi_prefixes: ['10.5555'], sources: [{title: C, url: 'https://court.example/1'}]}\n",
        encoding="utf-8",
    )
    tiers = load_tiers([tmp_path])
    addresses = ["https://our-hospital.example/x", "https://www.a-journal.example/1", "https://nature.com/blogs/1"]
    assert [tiers.of_url(one) for one in addresses] == ["agency", "predatory", "blog"]
    assert (tiers.of_doi("10.5555/x"), tiers.of_doi("10.55555/x")) == ("predatory", "paper")
    assert tiers.of_url("https://www.omicsonline.org/a") == "predatory" and tiers.of_url("https://nhs.uk/a") == "agency"
    assert tiers.of_text("A randomised trial") == "trial"


@pytest.mark.parametrize("text", ["publishers: 3\n", "- a\n", "version: 1\n"])
def test_a_table_that_is_none_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "predatory_publishers.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match=r"predatory_publishers\.yaml:\d+:\d+: is no such table"):
        load_tiers([tmp_path])


LIST = (
    "\n\n## References\n\n"
    "1. Hemilä H. Vitamin C. 2013.\n2. Douglas R, Chalker E. Vitamin C. 2007.\n3. Singh M. Zinc. 2014.\n"
)


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Zinc may shorten colds (3).", [3]),
        ("Zinc may shorten colds (1, 3), and vitamin C does not prevent them (2).", [1, 2]),
        ("Trials differ (1-3).", [1]),
        ("Two trials differ (Hemila 2013; Douglas et al., 2007).", [1]),
        ("Steps are to (1) wash, (2) dry.", []),  # counts steps
        ("Zinc may shorten colds [3], in adults (2).", [3]),  # the page's markers are of another kind
        ("It took place in ward (12).", []),
    ],
)
def test_numbers_in_round_brackets_and_several_works_lead_into_a_numbered_list(text: str, led: list[int]) -> None:
    assert [c.reference for c in cited(text + LIST).found] == led


def test_each_work_of_a_bracket_counts_as_used() -> None:
    assert [r.number for r in cited("Trials differ (Hemila 2013; Douglas et al., 2007)." + LIST).unused] == [3]
