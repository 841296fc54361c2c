"""Reassurance, labels, fear, false balance and numbers in words, in forms that no example of the rules has."""

from __future__ import annotations

import pytest
from held import rules_in

SET_OFF = {
    "safety/absolute-safety": [
        "Our pills are 100% safe.",
        "You cannot overdose on vitamin C.",
        "It can do no harm.",
        "It has zero side effects.",
        "Totally safe, even for toddlers",
        "Without the slightest risk",
        "There are no known side effects.",
        "No nasty side effects",
        "This remedy is harmless.",
        "Absolutely no danger",
        "You can take as much as you like: it's impossible to overdose.",
    ],
    "safety/natural-means-safe": [
        "Unlike drugs, herbs work gently.",
        "Safe because it comes from plants",
        "It's only a plant, so it can't hurt you.",
        "Natural, safe and effective",
        "Herbal and therefore free of side effects",
        "A gentle, natural alternative to sleeping pills",
        "Being natural, it works with your body.",
    ],
    "safety/minimised-risk": [
        "Side effects are practically non-existent.",
        "Cupping carries very little risk.",
        "The chance of harm is tiny.",
        "There is next to no risk.",
        "The side effects are nothing to worry about.",
        "Complications hardly ever occur.",
        "Botox has minimal side effects.",
    ],
    "safety/vulnerable-group-unqualified": [
        "Ideal for newborns with colic",
        "Pregnant women can safely take ashwagandha.",
        "Ashwagandha is fine in pregnancy.",
        "Even newborns can have the drops.",
        "Our pregnancy tea is safe in every trimester.",
        "Safe to use on infants, the oil calms colic.",
        "Nursing mothers can take it too.",
    ],
    "language/stigmatizing-term": [
        "Diabetics often skip breakfast.",
        "Drug addicts share needles.",
        "Epileptics cannot drive.",
        "The handicapped need ramps.",
        "She is an alcoholic.",
        "Heroin addicts are hard to reach.",
        "HIV sufferers live longer now.",
        "He is confined to his wheelchair.",
        "She is a diabetic.",
        "the obese",
        "He's suffering from dementia.",
        "Anorexics often deny hunger.",
    ],
    "language/suicide-wording": [
        "Suicides are soaring.",
        "Rock star hangs himself in hotel",
        "She committed suicide last year.",
        "a botched suicide bid",
        "teen suicide epidemic",
        "He succeeded in killing himself.",
        "He shot himself.",
    ],
    "language/fear-appeal": [
        "Sugar is slowly killing you.",
        "Millions have it without knowing.",
        "Your kitchen is full of hidden poisons.",
        "Don't wait until it is too late.",
        "This everyday food is destroying your gut.",
        "The deadly secret in your toothpaste",
        "A tidal wave of infertility is coming.",
    ],
    "language/false-balance": [
        "The vaccine debate rages on.",
        "There are two sides to the MMR story.",
        "Parents must decide for themselves whether vaccines are safe.",
        "The controversy over fluoride continues.",
        "Scientists are split on homeopathy.",
    ],
    "numbers/error-prone-dose": [
        "Take 2.0 mg at night.",
        "One tablet BID.",
        "Take .5 ml twice a day.",
        "Give 1.0 mg of lorazepam.",
        "Inject 20U at breakfast.",
        "Use 100µg daily.",
    ],
    "numbers/significance-as-size": [
        "Walking significantly improved mood.",
        "The diet led to significant weight loss.",
        "Participants reported significant improvements in sleep.",
        "Symptoms improved significantly.",
        "The effect was statistically significant, so it is a powerful remedy.",
    ],
    "numbers/verbal-frequency": [
        "Bleeding is common after tonsil surgery.",
        "Severe reactions are very rare.",
        "Dizziness is a very common side effect.",
    ],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SET_OFF.items() for text in texts])
def test_the_rule_finds_the_sentence(rule: str, text: str) -> None:
    assert rule in rules_in(text)
