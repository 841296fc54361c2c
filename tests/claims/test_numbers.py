"""What counts as a quantity in prose, what it is worth, and what is none."""

from __future__ import annotations

import pytest

from claimlint.claims.numbers import quantities_in
from claimlint.claims.numerals import number_value


def read(marked: str) -> tuple[str, float, float | None, str]:
    """The one quantity of a text whose place is marked with « », as (kind, value, upper, unit)."""
    text = marked.replace("«", "").replace("»", "")
    start = marked.index("«")
    end = marked.index("»") - 1
    (found,) = [n for n in quantities_in(text) if (n.start, n.end) == (start, end)]
    return found.kind, found.value, found.upper, found.unit


@pytest.mark.parametrize(
    ("marked", "kind", "value", "upper", "unit"),
    [
        ("It cut falls by «40%» in a year.", "percent", 40, None, "%"),
        ("Between «20% and 30%» had a rash.", "percent", 20, 30, "%"),
        ("About «20-30 per cent» had a rash.", "percent", 20, 30, "%"),
        ("Weight changed by «-5%» overall.", "percent", -5, None, "%"),
        ("A low-dose group («2.5%») dropped out.", "percent", 2.5, None, "%"),
        ("Uptake rose by «5 percentage points».", "points", 5, None, "percentage points"),
        ("«Three quarters» of the group slept well.", "share", 0.75, None, "quarter"),
        ("The risk fell by «a fifth» in men.", "share", 0.2, None, "fifth"),
        ("«Half» of the smokers had quit.", "share", 0.5, None, "half"),
        ("The rash affects «1 in 20» people.", "frequency", 1, 20, "of"),
        ("«Nine out of ten» users felt better.", "frequency", 9, 10, "of"),
        ("«1 to 2 in 10,000» people had it.", "frequency", 1, 10_000, "of"),
        ("Pain eased in «60 of 100» people.", "frequency", 60, 100, "of"),
        ("Nausea was common («12/240», 5%).", "frequency", 12, 240, "of"),
        ("«2 women in every 100» bled.", "frequency", 2, 100, "of"),
    ],
)
def test_shares_of_a_whole(marked: str, kind: str, value: float, upper: float | None, unit: str) -> None:
    assert read(marked) == (kind, value, upper, unit)


@pytest.mark.parametrize(
    ("marked", "kind", "value", "upper", "unit"),
    [
        ("The «RR 0.60» favours the drug.", "ratio", 0.6, None, "risk ratio"),
        ("an «odds ratio of 1.5» for men", "ratio", 1.5, None, "odds ratio"),
        ("the «hazard ratio (HR) was 0.72» in all", "ratio", 0.72, None, "hazard ratio"),
        ("RR 0.6, «95% CI 0.45 to 0.80»", "interval", 0.45, 0.8, "95%"),
        ("(«95% confidence interval, 1.1–2.0»)", "interval", 1.1, 2.0, "95%"),
        ("difference 2 («95% CI: −0.4 to 0.9»)", "interval", -0.4, 0.9, "95%"),
        ("difference 3 («95% CI -5.0, -2.0»)", "interval", -5.0, -2.0, "95%"),
        ("it fell («p < 0.001»)", "p-value", 0.001, None, "<"),
        ("no change («p=0.06»)", "p-value", 0.06, None, "="),
        ("a «p value of less than 0.05» was", "p-value", 0.05, None, "<"),
        ("the «number needed to treat was 20» over a year", "number-needed", 20, None, "treat"),
        ("an «NNH of 15»", "number-needed", 15, None, "harm"),
        ("They enrolled «1,200 participants» in all.", "count", 1200, None, "participants"),
        ("a small trial («n = 60»)", "count", 60, None, "participants"),
    ],
)
def test_results_of_studies(marked: str, kind: str, value: float, upper: float | None, unit: str) -> None:
    assert read(marked) == (kind, value, upper, unit)


@pytest.mark.parametrize(
    ("marked", "kind", "value", "upper", "unit"),
    [
        ("Take «200 to 400 mg» at night.", "dose", 200, 400, "mg"),
        ("Take «2.5 mg/kg/day» by mouth.", "dose", 2.5, None, "mg/kg/day"),
        ("Take «1,000 IU daily» in winter.", "dose", 1000, None, "IU/day"),
        ("Take «50 micrograms a day».", "dose", 50, None, "mcg/day"),
        ("Start with «.5 mg» at night.", "dose", 0.5, None, "mg"),
        ("Take it for «5-7 days».", "duration", 5, 7, "day"),
        ("Take it «three times a day».", "schedule", 3, None, "day"),
        ("Take it «twice daily».", "schedule", 2, None, "day"),
        ("They were «twice» as likely to fall.", "times", 2, None, "times"),
        ("a «3-fold» rise", "times", 3, None, "fold"),
        ("a «65-year-old» woman", "age", 65, None, "year"),
        ("women «aged 60 to 75»", "age", 60, 75, "year"),
        ("wait «twenty-five minutes» first", "duration", 25, None, "minute"),
    ],
)
def test_doses_durations_and_factors(marked: str, kind: str, value: float, upper: float | None, unit: str) -> None:
    assert read(marked) == (kind, value, upper, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It often takes courage to rest.",
        "In 2019 the advice changed, and on 25 May 2022 again.",
        "COVID-19 vaccines are given at the clinic.",
        "A blood pressure of 120/80 is usual.",
        "It costs $20 or £5 million.",
        "Half an hour is enough for the third dose.",
        "One of the nurses will call you once the fever has gone.",
        "See section 4.2 of the leaflet.",
        "Published on 05/06/2026.",
        "",
    ],
)
def test_dates_prices_and_figures_of_speech_are_no_quantities(text: str) -> None:
    assert quantities_in(text) == ()


def test_a_result_in_brackets_gives_each_number_once() -> None:
    found = quantities_in("It cut the risk by 40% (RR 0.60, 95% CI 0.45 to 0.80; p < 0.001) over ten years.")
    assert [n.kind for n in found] == ["percent", "ratio", "interval", "p-value", "duration"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,200", 1200), ("2.5 million", 2_500_000), ("twenty-five", 25), ("three hundred and five", 305), ("0·5", 0.5)],
)
def test_values_of_numerals(words: str, value: float) -> None:
    assert number_value(words) == value


@pytest.mark.parametrize(
    "unit",
    [
        "It fell from 5 in 100 to 3,000, 95% CI 2, one or two -- 7/8/9 mg, ",
        "In 2004 people came and 1999 people left, ",
    ],
)
def test_reading_numbers_stays_linear_in_the_text(unit: str) -> None:
    import time

    def cost(times: int) -> float:
        text = unit * times
        begin = time.perf_counter()
        quantities_in(text)
        return time.perf_counter() - begin

    cost(10)
    assert cost(2000) < 60 * max(cost(100), 1e-4)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("take 500 milligrammes", "mg"),
        ("take 500 milligrams", "mg"),
        ("10 microgrammes", "mcg"),
        ("10 ug", "mcg"),
        ("3 grammes", "g"),
        ("2 kg", "kg"),
    ],
)
def test_every_spelling_of_a_unit_of_mass_is_read(text: str, unit: str) -> None:
    assert [(found.kind, found.unit) for found in quantities_in(text)] == [("dose", unit)]


def test_a_word_that_only_begins_like_a_unit_is_none() -> None:
    assert quantities_in("the 3 ugly truths") == ()
