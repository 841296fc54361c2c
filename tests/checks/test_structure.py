"""The shape of a page: lists that are lost, furniture, slots, repeats, bare headings."""

from __future__ import annotations

import pytest
from read_pages import found_and_marked

LIST = {"is": "dangling-list", "announcing": ["include~v", "such as", "as follows", "these ...2", "the following"]}
BEFORE_HEADING = "Other oils «include:»\n\n## What does a session cost?\n\nIt costs little."


@pytest.mark.parametrize(
    "text",
    [
        BEFORE_HEADING,
        "Your papers «include:»\n\nThe nurse will weigh you and take your pulse first.",
        "Ask before you take medicines «such as:»",
        "The steps are «as follows:»\n\n---\n\n## Is it sore?\n\nYes.",
        "The causes «include»\n\n# Treatment\n\nRest.",
    ],
)
def test_a_list_that_is_announced_and_lost_is_found(text: str) -> None:
    found, marked = found_and_marked("structure", LIST, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "Other oils include:\n\n- olive oil\n- argan oil",
        "Other oils include:\n\n1. Olive oil: pressed from the fruit.",
        "The doses include:\n\n| Age | Dose |\n| --- | --- |\n| 6 | 5 ml |",
        "Other oils include:\n\n> olive oil, argan oil",
        "Other oils include: olive oil and argan oil.",
        "Note:\n\nOlive oil is heavy.",
        "Last reviewed by:\n\nAna Ruiz",
        "The tests include:\n\nBlood tests. They show whether you lack iron.\n\nA scan. It shows the liver.",
        "# Oils\n\nThese are used, and they include:\n\n## Olive oil\n\nHeavy.\n\n## Argan oil\n\nLight.",
        "She said this of her time in the trial, and the notes include:\n\n“I slept well for a week.”",
    ],
)
def test_whatever_a_reader_takes_for_the_list_is_one(text: str) -> None:
    assert found_and_marked("structure", LIST, text)[0] == []


def test_an_exported_list_of_short_lines_is_a_list() -> None:
    text = "Signs of an infection include:\n\nFever\n\nA cough\n\nFeeling weak"
    assert found_and_marked("structure", LIST, text, "text")[0] == []


FURNITURE = {
    "is": "furniture",
    "furniture": ["<number> min read", "share (on|this) ...1", "ask a doctor online", "most popular"],
    "badges": ["fact checked"],
    "sections": ["^ related ...2 $"],
}


@pytest.mark.parametrize(
    "text",
    [
        "Rest the foot.\n\n«Share this»",
        "# Gout\n\n12 March 2026 - «5 min read»\n\nGout hurts.",
        "Gout hurts.\n\n«Ask a Doctor Online»",
        "Gout hurts.\n\n«Joint Pain Fact Checked»",
        "Gout hurts.\n\n«More Stories And More Stories»",
    ],
)
def test_furniture_on_a_line_of_its_own_is_found(text: str) -> None:
    found, marked = found_and_marked("structure", FURNITURE, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "You can ask a doctor online if the clinic is closed, or wait until Monday.",
        "Share this advice with everybody who looks after the child at night.",
        "Every leaflet is fact checked by two nurses before it is printed and sent out.",
        "## Joint pain in the foot and in the hand\n\nGout hurts.",
        "```\n5 min read\n```",
        "The walk takes 5 minutes.",
    ],
)
def test_sentences_that_only_mention_it_are_left_alone(text: str) -> None:
    assert found_and_marked("structure", FURNITURE, text)[0] == []


SLOTS = {"is": "placeholder", "filler": ["lorem ipsum"], "slots": ["(insert|your|date) ...4"]}


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("Take «[insert dose]» at night.", "markdown"),
        ("Rest. «TODO: say how often».", "markdown"),
        ("Reviewed by «{{ reviewer }}»", "text"),
        ("Reviewed by «{{ reviewer }}»", "markdown"),
        ("Have you a question on gout «or ?»", "text"),
        ("Take «XX mg» twice a day.", "text"),
        ("---\ntitle: Gout\nauthor: «TBC»\n---\n\nGout hurts.", "markdown"),
    ],
)
def test_a_slot_that_nobody_filled_is_found(text: str, format: str) -> None:
    found, marked = found_and_marked("structure", SLOTS, text, format)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "Women with XXX chromosomes are often tall.",
        "`{{ title }}` prints the title.",
        "{{ site.title }} is made with care.",
        "The result is to be confirmed by a blood test.",
        "Rest [3] and drink [Ruiz 2021].",
        "Have you a question on gout or pain?",
        "You can get by on six hours of sleep.",
    ],
)
def test_what_only_looks_like_a_slot_is_left_alone(text: str) -> None:
    assert found_and_marked("structure", SLOTS, text)[0] == []


TWICE = {"is": "repetition", "least": 8, "alike": 0.95, "notices": ["call 999"]}
LONG = "Keep the wound dry for two days and change the dressing every day."


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\n«{LONG[:-1]}!»",
        "# A\n\n## What is gout?\n\nOne.\n\n## «What is gout?»\n\nTwo.",
        "# A\n\n## Dose\n\nOne.\n\n## «Dose»\n\nTwo.",
        f"- {LONG}\n- Rest.\n- «{LONG}»",
        f"- {LONG}\n\n«{LONG}»",
        f"{LONG}\n\n«{LONG.replace('two days', '2 days')}»",
    ],
)
def test_a_second_copy_is_found(text: str) -> None:
    found, marked = found_and_marked("structure", TWICE, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## Gout\n\n### Dose\n\nOne.\n\n## Lupus\n\n### Dose\n\nTwo.",
        f"{LONG}\n\n{LONG.replace('two days', '3 days')}",
        "Call 999 if the pain in the chest does not go away with rest.\n\n" * 2,
        f"- {LONG}\n\n## The wound\n\n{LONG}",  # a key point, told again below
        f"> {LONG}\n\n{LONG}",
        "Take one.\n\nTake one.",
    ],
)
def test_labels_notices_and_other_numbers_may_come_back(text: str) -> None:
    assert found_and_marked("structure", TWICE, text)[0] == []


BARE = {"is": "empty-section", "headings": ["sources"]}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# A\n\nText.\n\n«## Dose»\n\n## Cost\n\nLittle.", 1),
        ("# A\n\nText.\n\n«## Dose»", 1),
        ("# A\n\n## Dose\n\n### Adults\n\nOne a day.", 0),
        ("# A\n\nText.\n\n## Dose\n\n![](dose.png)\n\n## Cost\n\nLittle.", 0),
        ("# A\n\nText.\n\n## Sources", 0),
        ("# Only a title", 0),
        ("## The nutrition column\n\n# Vitamin D\n\nText.", 0),
    ],
)
def test_a_heading_needs_something_below(text: str, count: int) -> None:
    found, marked = found_and_marked("structure", BARE, text)
    assert found == marked
    assert len(found) == count


REFERENCES = {"is": "empty-references", "headings": ["(references|sources|article resources)"], "ends": ["disclaimer"]}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# A\n\nText.\n\n«## References»\n\n## About us\n\nWe write.", 1),
        ("# A\n\nText.\n\n«## Sources»", 1),
        ("# A\n\nText.\n\n«## Sources»\n\nDisclaimer: this is no advice to anybody at all.", 1),
        ("# A\n\nText.\n\n## References\n\n1. NICE. Gout. 2022.", 0),
        ("# A\n\nText.\n\n## Sources\n\nWorld Health Organization", 0),
        ("# A\n\nText [^1].\n\n## Sources\n\n[^1]: WHO. Gout. 2024.", 0),
        ("# A\n\nWe keep a list of sources.", 0),
    ],
)
def test_a_heading_of_references_needs_one(text: str, count: int) -> None:
    found, marked = found_and_marked("structure", REFERENCES, text)
    assert found == marked
    assert len(found) == count


SHORT_FORMS = {"is": "undefined-abbreviation", "table": "abbreviations"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("«COPD» makes breathing hard. COPD is common.", 1),
        ("Take an «NSAID» or «SSRIs».", 2),
        ("Chronic obstructive pulmonary disease (COPD) is common. COPD hurts.", 0),
        ("# COPD\n\nCOPD, or chronic obstructive pulmonary disease, is common.", 0),
        ("HIV and DNA are known.", 0),
        ("The word copd in small letters, and NSAIDS-like in a compound.", 0),
    ],
)
def test_short_forms_are_to_be_spelled_out_once(text: str, count: int) -> None:
    found, marked = found_and_marked("structure", SHORT_FORMS, text)
    assert found == marked
    assert len(found) == count


STATEMENT = {"is": "altered-statement", "statement": "supplement"}


@pytest.mark.parametrize(
    ("text", "where", "count"),
    [
        ("«These statements have not been approved by the FDA».", "us", 1),
        ("This product is not intended to diagnose, treat, cure, or prevent any disease.", "us", 0),
        ("These statements have not been approved by the FDA.", "uk", 0),
        ("The FDA does not approve supplements before they are sold.", "us", 0),
    ],
)
def test_the_law_s_words_are_to_be_kept_where_the_law_holds(text: str, where: str, count: int) -> None:
    found, marked = found_and_marked("structure", STATEMENT, text, "text", jurisdiction=where)
    assert found == marked
    assert len(found) == count
