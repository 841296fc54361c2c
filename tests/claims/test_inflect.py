"""Forms of the cues are made, not listed; a form that no English speaker writes would only hide a missing one."""

from __future__ import annotations

import pytest

from claimlint.claims.lexicon.inflect import Inflection
from claimlint.data import knowledge_folder
from claimlint.yamlfile import read_yaml


@pytest.fixture(scope="module")
def inflection() -> Inflection:
    return Inflection(read_yaml(knowledge_folder("evidence") / "tables" / "irregular_forms.yaml").value)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("relieve", "relieve relieves relieved relieving"),
        ("remedy", "remedy remedies remedied remedying"),
        ("stop", "stop stops stopped stopping"),
        ("visit", "visit visits visited visiting"),
        ("rid", "rid rids ridding"),
        ("die", "die dies died dying"),
        ("take", "take takes took taken taking"),
        ("fuel", "fuel fuels fuelled fueled fuelling fueling"),
    ],
)
def test_forms_of_a_verb(inflection: Inflection, lemma: str, forms: str) -> None:
    assert inflection.forms(lemma, "verb") == tuple(forms.split())


def test_first_word_of_a_phrase_inflects(inflection: Inflection) -> None:
    assert ("drew a line under", "ed") in inflection.verb("draw a line under")
    assert ("drawing a line under", "ing") in inflection.verb("draw a line under")


def test_a_form_may_be_base_and_past(inflection: Inflection) -> None:
    assert {feature for form, feature in inflection.verb("put to bed") if form == "put to bed"} == {"base", "ed"}


def test_nouns(inflection: Inflection) -> None:
    assert inflection.forms("remedy", "noun") == ("remedy", "remedies")
    assert inflection.forms("woman") == ("woman", "women")


def test_verbs_of_the_table_have_their_forms_in_order() -> None:
    table = read_yaml(knowledge_folder("evidence") / "tables" / "irregular_forms.yaml").value
    for lemma, (base, s, *past, ing) in table["verbs"].items():
        assert base == lemma
        assert past
        assert ing.endswith("ing")
        assert s.endswith("s")
    doubled, either = set(table["doubled"]), set(table["either"])
    assert not doubled & either
    assert not (doubled | either) & set(table["verbs"])
