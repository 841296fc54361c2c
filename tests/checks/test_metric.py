"""What the numbers of a page say, and its reading grade."""

from __future__ import annotations

from typing import Any

import pytest
from read_pages import found_and_marked, hits_of, page_of

from claimlint.checks.metrics.readability import counts_of, grade_of, syllables_of

RELATIVE: dict[str, Any] = {
    "is": "lacking",
    "figure": {
        "numbers": ["percent", "share", "times"],
        "before": ["(cut~|lower~) ...3 risk ...3 by"],
        "after": ["more likely", "(lower|higher) risk"],
        "alone": ["double~ the risk"],
    },
    "companion": {"numbers": ["frequency", "points"], "pair": ["percent"], "phrases": ["absolute risk"]},
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It «cuts the risk of stroke by 40%».",
        "Runners were «30% more likely to trip» in the dark.",
        "Night work «doubles the risk of gout».",
        "It «lowered the risk by a third».",
        "It «cut the risk by 20-30%» in women.",
        "It costs 4 in 10 what it did.\n\nIt «cuts the risk of stroke by 40%».",
    ],
)
def test_a_relative_risk_alone_is_found(text: str) -> None:
    found, marked = found_and_marked("metric", RELATIVE, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "It cuts the risk of stroke by 40%, from 5 in 100 to 3 in 100.",
        "It cuts the risk of stroke by 40%. That is 2 percentage points.",
        "It cut the risk from 8% to 6%, which is 25% lower risk.",
        "It does not double the risk of gout.",
        "Does it cut the risk of stroke by 40%?",
        "The absolute risk is small, and it doubles the risk of gout.",
        "About 40% of runners trip.",
    ],
)
def test_a_relative_risk_with_its_baseline_passes(text: str) -> None:
    assert found_and_marked("metric", RELATIVE, text)[0] == []


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ({"falls": ["reduce~v"]}, "It «reduces pain by 130%»."),
        ({"falls": ["reduce~v"]}, "It reduces pain by 30% and raises uptake by 130%."),
        ({"shares": ["sensitivity"]}, "It has a «sensitivity of 104%»."),
        ({"after": ["of (patients|women)"]}, "It helped «120% of women»."),
        ({"after": ["of (patients|women)"]}, "It helped 100% of women."),
        ({"falls": ["reduce~v"], "unless": ["daily value"]}, "It reduces the daily value to 130%."),
        ({"falls": ["reduce~v"]}, 'She said to "reduce it by 110%" and laughed.'),
        ({"shares": ["survival"]}, "Survival rose by 130% in a decade."),
    ],
)
def test_percentages_that_cannot_be(spec: dict[str, Any], text: str) -> None:
    found, marked = found_and_marked("metric", {"is": "impossible", **spec}, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "Of them, «50% rested, 30% walked and the remaining 40%» ran.",
        "They were «60% women and 50%» men.",
        "They were 60% women and 40% men.",
        "Of them, 50% rested, 30% walked and the remaining 20% ran.",
        "Nausea was felt by 60% and pain by 70%.",
        "In 2010, 60% were women, and in 2020, 70% were.",
    ],
)
def test_parts_make_the_whole(text: str) -> None:
    spec = {"is": "sum", "rest": ["the remaining"], "parts": [["women", "men"]]}
    found, marked = found_and_marked("metric", spec, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "It fell from «1 in 20 to 3 in 1,000».",
        "It hit «2% on the drug but 1 in 25» on placebo.",
        "It fell from 50 in 1,000 to 3 in 1,000.",
        "It affects 1 in 20 people (5%), unlike placebo.",
        "Rare means between 1 in 10,000 and 1 in 1,000.",
        "One in four has a cat and 3 in 1,000 have gout.",
    ],
)
def test_rates_that_are_compared_share_a_whole(text: str) -> None:
    found, marked = found_and_marked("metric", {"is": "denominators", "comparing": ["placebo", "but"]}, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "Uptake rose from 10% to 15%, a «5% rise».",
        "Uptake rose from 10% to 15%, a 50% rise.",
        "Uptake rose from 10% to 15%, or by 5 percentage points.",
        "Survival was 60% compared with 48%, a «12% difference».",
        "Costs rose by 5%, and 10% of clinics closed.",
    ],
)
def test_points_are_not_percent(text: str) -> None:
    found, marked = found_and_marked("metric", {"is": "points"}, text)
    assert found == marked


SIGNIFICANCE = {
    "is": "significance",
    "significant": ["significant", "significantly ...1"],
    "insignificant": ["no significant ...1", "did not differ"],
    "lower": ["(lower|reduced) the? risk"],
    "higher": ["higher risk"],
    "differences": ["difference"],
}


@pytest.mark.parametrize(
    "text",
    [
        "Pain was «significantly lower (RR 0.8, 95% CI 0.6 to 1.1)».",
        "Pain was significantly lower (RR 0.8, 95% CI 0.6 to 0.9).",
        "The fall was «significant (p = 0.3)».",
        "They «did not differ (p < 0.01)».",
        "They did not differ (p = 0.2).",
        "Pain fell significantly (p = 0.01), but sleep did not differ (p = 0.4).",
        "The difference was «significant (95% CI -1 to 4)».",
        "It «reduced the risk (RR 1.3)».",
        "It had a higher risk than the control group (RR 0.7).",
        "It was significant (p < 0.1).",
    ],
)
def test_words_agree_with_their_statistics(text: str) -> None:
    found, marked = found_and_marked("metric", SIGNIFICANCE, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "It fell («RR 0.5, 95% CI 0.6 to 0.9»).",
        "It fell (RR 0.7, 95% CI 0.6 to 0.9).",
        "It fell («95% CI 3 to 1»).",
        "By chance («p = 1.2»).",
        "By chance (p = 0.2).",
    ],
)
def test_results_that_contradict_themselves(text: str) -> None:
    found, marked = found_and_marked("metric", {"is": "statistics"}, text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "Take «100 mg of levothyroxine» at dawn.",
        "Take 100 micrograms of levothyroxine at dawn.",
        "Take «vitamin D 50 mg» in winter.",
        "Take vitamin D 1,000 IU in winter.",
        "Take 500 mg of paracetamol and «digoxin 125 mg».",
        "Children get 15 mg/kg of paracetamol.",
        "An overdose of 20 g of paracetamol kills.",
        "Take 20 g of sugar.",
    ],
)
def test_doses_that_cannot_be(text: str) -> None:
    found, marked = found_and_marked("metric", {"is": "dose", "table": "dose_units", "unless": ["overdose"]}, text)
    assert found == marked


READING = {"is": "reading-level", "grade": 9, "words": 12, "least": 20}
HARD = "Concomitant pharmacotherapeutic modification necessitates multidisciplinary deliberation. " * 4


def test_a_hard_page_is_told_at_its_title() -> None:
    text = f"# Dosing\n\n{HARD}".replace("modification ", "modification\n")
    (hit,) = hits_of("metric", READING, page_of(text))
    assert hit.is_page_level
    assert [text[one.span.start : one.span.end] for one in hit.related] == [one.text for one in hit.related]
    assert len(hit.related) == 3 and "\n" in hit.related[0].text


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Dosing\naudience: professional\n---\n\n{HARD}",
        f"# Dosing\n\nRest.\n\n## References\n\n- {HARD}",
        "# Rest\n\n" + "Rest the leg. Keep it up. Put ice on it. " * 4,
    ],
)
def test_professionals_references_and_plain_words_are_left_alone(text: str) -> None:
    assert hits_of("metric", READING, page_of(text)) == []


def test_the_configuration_may_allow_a_higher_grade() -> None:
    page = page_of(f"# Dosing\n\n{HARD}", options={"a/a": {"grade": 60}})
    assert hits_of("metric", READING, page) == []


def test_a_long_sentence_is_told_alone() -> None:
    text = "Rest. «You may take the pills when you wake up and when you go to bed at night.» Rest."
    found, marked = found_and_marked("metric", READING, text)
    assert found == marked


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cake", 1),
        ("table", 2),
        ("medicine", 3),
        ("diabetes", 4),
        ("wanted", 2),
        ("walked", 1),
        ("patient", 2),
        ("being", 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_the_formula_is_that_of_flesch_and_kincaid() -> None:
    # one sentence of four words and five syllables: 0.39 * 4 + 11.8 * 5 / 4 - 15.59
    assert grade_of([counts_of("The cat is happy.")]) == pytest.approx(0.72)
