"""Wording that needs company: silent on a careful page, told on one that sells, and never beside what tells more."""

from __future__ import annotations

from datetime import date

import pytest

from claimlint.checks.pages.company import company_of
from claimlint.engine import Input, Tools, check_one, page_of
from claimlint.project import Project, load_project

STORY = "My last scan was clear."
SELLING = f"""\
# The drops that changed everything

Our drops cure arthritis for good. {STORY} Every bottle holds nothing but the pure power of nature. Never take a
painkiller again. We guarantee it. Toxins are the real cause of pain, and everyone is full of them. Our tea simply
flushes them out. The swelling in the knee goes away by itself once the acid has left. Order today, because only
ten bottles are left.
"""
CAREFUL = f"""\
# Living with arthritis

Arthritis is a common condition that may cause pain and stiffness. Treatment depends on the type of arthritis. Some
people need medicines, and many are helped by exercise. {STORY} Symptoms often come and go. Side effects are possible
with most medicines, and your doctor or pharmacist can explain the risks. Surgery is an option for some people with
severe symptoms. There is little evidence for most supplements. Talk to your doctor if you have a swollen joint
and a fever.
"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One without the second reader, which may tell the same sentences by itself."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "claimlint.yaml").write_text("second_reader: false\n", encoding="utf-8")
    return load_project(folder, as_of=date(2026, 11, 23))


def told(text: str, project: Project, tools: Tools) -> dict[str, str]:
    """The open warnings and errors by the words they stand at."""
    checked = check_one(Input("page.md", content=text.encode()), project, tools)
    return {finding.text: finding.rule for finding in checked.findings if finding.severity != "info"}


def test_a_story_counts_on_a_page_that_sells(project: Project, tools: Tools) -> None:
    assert "promotion/testimonial" in told(SELLING, project, tools).values()


def test_the_same_story_is_left_alone_on_a_careful_page(project: Project, tools: Tools) -> None:
    assert told(CAREFUL, project, tools) == {} or set(told(CAREFUL, project, tools).values()) <= {
        "authorship/missing-author", "authorship/missing-reviewer", "dates/missing-review-date",
        "evidence/missing-references", "disclaimer/missing",
    }  # fmt: skip


def test_a_careful_tone_is_not_even_asked(project: Project, tools: Tools) -> None:
    pages = [
        page_of(Input("page.md", content=t.encode()), project.settings("page.md"), tools) for t in (SELLING, CAREFUL)
    ]
    assert [company_of(page.article, page.lines, page.tables).may_be for page in pages] == [True, False]


def test_a_story_alone_is_left_alone(project: Project, tools: Tools) -> None:
    own = "I slept well. Our walks did me good. I read every book on the shelf, and nobody woke me at dawn. "
    page = f"# A year in hospital\n\n{own * 3}{STORY}\n"
    read = page_of(Input("p.md", content=page.encode()), project.settings("p.md"), tools)
    assert company_of(read.article, read.lines, read.tables).may_be
    assert "promotion/testimonial" not in told(page, project, tools).values()
    sold = page.replace("I read", "Our drops cured my arthritis for good. I read", 1)
    assert "promotion/testimonial" in told(sold, project, tools).values()


@pytest.mark.parametrize(
    ("said", "words", "is_told"),
    [
        ("Eating less salt lowers blood pressure in most adults.", "lowers", False),
        ("Soluble fibre such as psyllium can ease constipation.", "ease", False),
        ("You can bring your blood pressure down by eating less salt.", "bring", False),
        ("The lamp on the desk lowers your blood pressure.", "lowers", True),
        ("Eating less salt soothes the liver.", "soothes", True),
    ],
)
def test_wording_that_the_evidence_allows_needs_no_company(
    said: str, words: str, is_told: bool, project: Project, tools: Tools
) -> None:
    found = told(f"{SELLING}\n{said}\n", project, tools)
    benefits = [text for text, rule in found.items() if rule.startswith("overclaim/") and words in text]
    assert bool(benefits) is is_told


LEANING = (
    "Studies have shown that ginger calms the stomach.",
    "Researchers have proved that ginger prevents travel sickness.",
    "Experts say that ginger is good for bloating.",
    "Doctors recommend ginger for morning sickness.",
    "Research confirms that ginger eases migraine.",
    "Experts agree that ginger helps the heart.",
    "Trials have shown that ginger shortens colds.",
    "Many doctors recommend ginger tea against coughs.",
)
LIKED = "Quite a few suspect that the cup does more."


def test_a_sober_page_that_leans_on_nobody_in_particular_has_company_enough(project: Project, tools: Tools) -> None:
    for told_of, needed in ((LEANING, True), (LEANING[:4], False)):
        found = told(f"{CAREFUL}\n{' '.join(told_of)}\n\n{LIKED}\n", project, tools)
        assert ("Quite a few suspect" in found) == needed


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Regular dips calm anxiety and steady the nerves.", "calm anxiety"),
        ("Two rounds of tapping bring the pain down.", "bring the pain down"),
        ("A nightly cup makes the morning lighter.", "makes the morning lighter"),
    ],
)
def test_effects_that_prove_little_count_on_a_sober_page_that_is_at_fault(
    said: str, words: str, project: Project, tools: Tools
) -> None:
    for told_of, needed in ((LEANING, True), (LEANING[:4], False)):
        found = told(f"{CAREFUL}\n{' '.join(told_of)}\n\n{said}\n", project, tools)
        benefits = [text for text, rule in found.items() if rule.startswith("overclaim/")]
        assert any(words in text for text in benefits) == needed


@pytest.mark.parametrize(
    "said",
    [
        "Looking at the skin each time lowers the chance of a burn.",
        "A stiff back can stop people from enjoying a swim.",
        "Numb legs and trouble opening the bowels are an emergency.",
    ],
)
def test_sound_lines_of_a_sober_page_that_is_at_fault_are_left_alone(said: str, project: Project, tools: Tools) -> None:
    found = told(f"{CAREFUL}\n{' '.join(LEANING)}\n\n{said}\n", project, tools)
    assert not any(text in said for text in found)


def test_a_plain_yes_does_not_hide_what_it_promises(project: Project, tools: Tools) -> None:
    answer = "Absolutely, the oil can rebuild a worn-out knee."
    checked = check_one(
        Input("page.md", content=f"{SELLING}\n## Can the oil mend a knee?\n\n{answer}\n".encode()), project, tools
    )
    there = [finding for finding in checked.findings if finding.text in answer]
    assert [finding.rule for finding in there] == ["overclaim/repair-reverse"]
    assert "overclaim/unhedged-yes" in {related.rule for related in there[0].related}


def test_what_is_told_already_is_not_told_again_under_another_name(project: Project, tools: Tools) -> None:
    checked = check_one(Input("page.md", content=f"{SELLING}\nOur sauna is 100% safe.\n".encode()), project, tools)
    assert [finding.rule for finding in checked.findings if "100%" in finding.text] == ["safety/absolute-safety"]


def test_plain_statements_of_a_page_that_mostly_leans_are_left_alone(project: Project, tools: Tools) -> None:
    bare = "evidence/bare-statement"
    assert bare in told(SELLING, project, tools).values()
    found = told(f"{SELLING}\n{' '.join(LEANING)}\n\n{LIKED}\n", project, tools)
    assert bare not in found.values()
    assert "Quite a few suspect" in found


def test_blocks_that_stand_twice_are_no_bad_company(project: Project, tools: Tools) -> None:
    said = "may be an option for some people, and your doctor can explain the risks."
    part = "\n\n".join(f"The treatment of arthritis in stage {number} {said}" for number in range(9))
    again = f"{CAREFUL}\n{part}\n\n## Once more\n\n{part}\n\n{LIKED}\n"
    found = told(again, project, tools)
    assert "structure/duplicate-block" in found.values()
    assert "Quite a few suspect" not in found


def test_a_careful_page_that_was_copied_ten_times_keeps_no_company(project: Project, tools: Tools) -> None:
    found = told(f"{LIKED}\n\n{CAREFUL * 10}", project, tools)
    assert "structure/duplicate-block" in found.values()
    assert "Quite a few suspect" not in found


def test_clauses_are_told_where_something_else_is_found_in_the_sentence(project: Project, tools: Tools) -> None:
    page = SELLING.replace(
        "Order today", "The tea cures gout, and swollen legs go down for everybody who drinks it. Order today"
    )
    found = told(page, project, tools)
    assert found.get("swollen legs go down for everybody who drinks it") == "evidence/bare-statement"


def test_bare_statements_are_told_only_where_nothing_else_is(project: Project, tools: Tools) -> None:
    found = told(SELLING, project, tools)
    bare = [words for words, rule in found.items() if rule == "evidence/bare-statement"]
    others = [words for words, rule in found.items() if rule != "evidence/bare-statement"]
    assert not any(other in words for words in bare for other in others)


@pytest.mark.parametrize(
    "title", ["Five myths about detox", "Detox: true or false?", "Claims you may come across", "What people often hear"]
)
def test_what_a_page_quotes_as_a_myth_is_not_its_own(title: str, project: Project, tools: Tools) -> None:
    page = f'# {title}\n\n**"Celery juice cures arthritis."** It does not.\n'
    assert "overclaim/cure" not in told(page, project, tools).values()


def test_a_quotation_elsewhere_may_be_praise(project: Project, tools: Tools) -> None:
    page = '# What people say\n\n**"Celery juice cures arthritis."** Thank you, Eve!\n'
    assert "overclaim/cure" in told(page, project, tools).values()


@pytest.mark.parametrize(
    "answer",
    [
        "This is false.",
        "It proves no such thing.",
        "Age is no test of a remedy.",
        "The laboratory found lead in the jar.",
        "That does not follow.",
    ],
)
def test_what_the_next_sentence_takes_back_is_not_the_page_s_own(answer: str, project: Project, tools: Tools) -> None:
    page = f'# What people say\n\n"Celery juice cures arthritis," the label says. {answer}\n'
    assert "overclaim/cure" not in told(page, project, tools).values()


def test_a_quotation_is_not_taken_back_by_a_later_sentence(project: Project, tools: Tools) -> None:
    page = '"Celery juice cures arthritis," Eve says. She drinks it daily. We do too. That colds are brief is false.\n'
    assert "overclaim/cure" in told(page, project, tools).values()


ANSWERED = (
    '**"Celery juice cures arthritis."** It has not been shown to help, and it can take the place of treatment.\n'
)


def test_a_careful_page_quotes_in_order_to_answer(project: Project, tools: Tools) -> None:
    assert "overclaim/cure" not in told(f"{CAREFUL}\n{ANSWERED}", project, tools).values()
    assert "overclaim/cure" in told(f"{SELLING}\n{ANSWERED}", project, tools).values()


def test_a_careful_page_that_says_it_itself_is_told(project: Project, tools: Tools) -> None:
    assert "overclaim/cure" in told(f"{CAREFUL}\nCelery juice cures arthritis.\n", project, tools).values()
