"""Judgement case by case: a claim as the grammar gives it, and the verdict that a medical editor expects."""

from __future__ import annotations

import pytest
from made_claims import KNOWLEDGE, claim, name

from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import load_language
from claimlint.claims.read import read_claims
from claimlint.evidence.citations.model import Citation, Tier
from claimlint.evidence.judging.assess import assess, assess_all
from claimlint.evidence.knowledge import sources_of
from claimlint.evidence.model import Assessment


def judged(subject: str, relation: str, obj: str, strength: int, negated: bool = False, people: str = "") -> Assessment:
    return assess(claim(subject, relation, obj, strength, negated=negated, people=people), KNOWLEDGE)


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "strength", "verdict", "entry"),
    [
        ("acupuncture", "repair", "meniscus tear", 4, "overstated", "acupuncture-meniscus-tear"),
        ("acupuncture", "reduce-symptom", "knee osteoarthritis", 4, "overstated", "acupuncture-knee-osteoarthritis"),
        ("acupuncture", "reduce-symptom", "knee osteoarthritis", 2, "supported", "acupuncture-knee-osteoarthritis"),
        ("acupuncture", "reduce-symptom", "hip osteoarthritis", 4, "contradicted", "acupuncture-hip-osteoarthritis"),
        ("turmeric", "cure", "cancer", 5, "overstated", "turmeric-cancer"),
        ("turmeric", "treat", "cancer", 4, "unsupported", "turmeric-cancer"),
        ("vitamin C", "prevent", "common cold", 4, "contradicted", "vitamin-c-cold-prevention"),
        ("glucosamine", "reduce-symptom", "osteoarthritis", 4, "overstated", "glucosamine-osteoarthritis"),
        ("MMR vaccine", "cause", "autism", 4, "contradicted", "mmr-autism"),
        ("MMR vaccine", "associate", "autism", 2, "contradicted", "mmr-autism"),
        ("adrenaline", "treat", "anaphylaxis", 4, "supported", "adrenaline-anaphylaxis"),
        ("antibiotics", "cure", "strep throat", 5, "supported", "antibiotics-strep-throat"),
        ("insulin", "cure", "type 1 diabetes", 5, "overstated", "insulin-type-1-diabetes"),
        ("smoking", "prevent", "lung cancer", 4, "contradicted", "smoking-lung-cancer"),
        ("coconut oil", "reduce-risk", "LDL cholesterol", 4, "contradicted", "coconut-oil-ldl"),
    ],
)
def test_the_verdict_and_its_entry(
    subject: str, relation: str, obj: str, strength: int, verdict: str, entry: str
) -> None:
    result = judged(subject, relation, obj, strength)
    assert (result.verdict, result.entry and result.entry.id) == (verdict, entry)


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "strength", "verdict"),
    [
        # to deny what nothing shows is right
        ("turmeric", "cure", "cancer", 5, "supported"),
        ("turmeric", "treat", "cancer", 4, "supported"),
        ("antibiotics", "treat", "common cold", 4, "supported"),
        ("vaccines", "cause", "autism", 4, "supported"),
        ("glucosamine", "reduce-symptom", "osteoarthritis", 4, "supported"),
        # a treatment that helps need not cure
        ("insulin", "cure", "type 1 diabetes", 5, "supported"),
        ("antiretroviral therapy", "cure", "HIV infection", 5, "supported"),
        ("acupuncture", "reverse", "knee osteoarthritis", 5, "supported"),
        # to deny what is established is not
        ("MMR vaccine", "prevent", "measles", 4, "contradicted"),
        ("smoking", "cause", "lung cancer", 4, "contradicted"),
        ("antibiotics", "cure", "strep throat", 5, "contradicted"),
        # "no proof that", "it is not known whether", "may not" of what is established
        ("smoking", "cause", "lung cancer", 0, "understated"),
        ("MMR vaccine", "prevent", "measles", 2, "understated"),
        ("seed oils", "cause", "cardiovascular disease", 0, "supported"),
    ],
)
def test_denials(subject: str, relation: str, obj: str, strength: int, verdict: str) -> None:
    assert judged(subject, relation, obj, strength, negated=True).verdict == verdict


@pytest.mark.parametrize(
    ("booster", "negated", "verdict"),
    [
        ("completely", True, "supported"),  # vaccines do not completely prevent measles
        ("always", True, "supported"),
        ("", True, "contradicted"),
        ("never", True, "contradicted"),
        ("completely", False, "overstated"),
    ],
)
def test_to_deny_the_whole_is_not_to_deny_the_effect(booster: str, negated: bool, verdict: str) -> None:
    words = (booster,) if booster else ()
    made = claim("MMR vaccine", "prevent", "measles", 5 if booster else 4, negated=negated, boosters=words)
    assert assess(made, KNOWLEDGE).verdict == verdict


@pytest.mark.parametrize("words", [("guaranteed",), ("always",), ("100%",)])
def test_nothing_allows_a_guarantee_even_where_a_cure_may_be_claimed(words: tuple[str, ...]) -> None:
    plain = assess(claim("antibiotics", "cure", "strep throat", 5), KNOWLEDGE)
    sworn = assess(claim("antibiotics", "cure", "strep throat", 5, boosters=words), KNOWLEDGE)
    assert (plain.verdict, sworn.verdict, sworn.ceiling) == ("supported", "overstated", 4)


def test_absolute_wording_is_too_much_for_usual_care_without_leave_to_speak_of_a_cure() -> None:
    result = judged("levothyroxine", "treat", "hypothyroidism", 5)
    assert (result.verdict, result.ceiling, result.gap) == ("overstated", 4, 1)


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "people", "verdict"),
    [
        ("vitamin C", "prevent", "common cold", "pregnant women", "unregistered"),  # known of adults
        ("cannabidiol", "reduce-symptom", "treatment-resistant epilepsy", "older adults", "unregistered"),
        ("turmeric", "reduce-symptom", "knee osteoarthritis", "animals", "unregistered"),
        ("acupuncture", "reduce-symptom", "knee osteoarthritis", "infants", "unregistered"),
        ("MMR vaccine", "prevent", "measles", "infants", "supported"),  # infants are children
        ("statins", "prevent", "dementia", "women", "unregistered"),  # no entry about preventing it
        ("saw palmetto", "reduce-symptom", "benign prostatic hyperplasia", "adults", "contradicted"),  # men among them
        ("omega-3 supplements", "prevent", "cardiovascular disease", "athletes", "contradicted"),
        ("HPV vaccine", "prevent", "cervical cancer", "adolescents", "supported"),
    ],
)
def test_populations(subject: str, relation: str, obj: str, people: str, verdict: str) -> None:
    result = judged(subject, relation, obj, 4, people=people)
    assert result.verdict == verdict
    assert verdict != "unregistered" or not result.entry


def test_a_study_in_animals_speaks_of_animals() -> None:
    result = assess(claim("turmeric", "treat", "cancer", 4, design="animal"), KNOWLEDGE)
    assert (result.verdict, result.ceiling) == ("unregistered", 0)
    assert [entry.id for entry in result.others] == ["turmeric-cancer"]


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "strength", "verdict"),
    [
        ("ibuprofen", "reduce-symptom", "period pain", 4, "supported"),  # NSAIDs are usual care for it
        ("statins", "prevent", "peripheral artery disease", 4, "supported"),  # a cardiovascular disease
        ("penicillin", "treat", "common cold", 4, "contradicted"),  # antibiotics
        ("vitamin D", "prevent", "breast cancer", 4, "contradicted"),  # cancer
        ("yoga", "reduce-symptom", "knee osteoarthritis", 4, "overstated"),  # exercise is usual care, yoga is not
        ("turmeric", "cure", "HIV infection", 5, "overstated"),  # herbal medicine
    ],
)
def test_a_member_is_judged_by_its_class_with_less_confidence_and_never_to_an_error(
    subject: str, relation: str, obj: str, strength: int, verdict: str
) -> None:
    result = judged(subject, relation, obj, strength)
    assert (result.verdict, result.confidence, result.capped) == (verdict, "medium", True)
    assert "judged as" in result.reason


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "verdict"),
    [
        ("NSAIDs", "treat", "migraine", "supported"),  # ibuprofen does
        ("herbal medicine", "treat", "depression", "unregistered"),  # St John's wort, at most "probably"
        ("homeopathy", "treat", "viral infection", "unregistered"),  # influenza: no, but that accuses nobody alone
        ("insulin", "treat", "diabetes", "supported"),
    ],
)
def test_members_may_support_a_class_and_never_accuse_it(subject: str, relation: str, obj: str, verdict: str) -> None:
    result = judged(subject, relation, obj, 4)
    assert (result.verdict, bool(result.entry or result.others)) == (verdict, True)


@pytest.mark.parametrize(
    ("subject", "relation", "obj"),
    [
        ("omega-3 supplements", "prevent", "heart attack"),  # lowers triglycerides
        ("garlic", "prevent", "stroke"),  # lowers blood pressure
        ("mammography", "prevent", "breast cancer"),  # fewer deaths
        ("vitamin C", "treat", "influenza"),  # prevents no colds, shortens them
    ],
)
def test_a_surrogate_or_another_relation_supports_nothing(subject: str, relation: str, obj: str) -> None:
    assert judged(subject, relation, obj, 4).verdict != "supported"


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "strength"),
    [
        ("antidepressants", "cause", "anxiety", 3),
        ("decongestants", "cause", "headache", 4),
        ("triptans", "cause", "headache", 3),
        ("paracetamol", "cause", "headache", 4),
        ("laxatives", "worsen", "constipation", 3),
    ],
)
def test_a_side_effect_of_a_treatment_that_helps_is_no_contradiction(
    subject: str, relation: str, obj: str, strength: int
) -> None:
    result = judged(subject, relation, obj, strength)
    assert (result.verdict, result.severity) == ("unregistered", "")


@pytest.mark.parametrize(
    ("subject", "obj", "strength", "negated", "verdict"),
    [
        ("garlic", "insulin", 5, False, "overstated"),
        ("garlic", "insulin", 5, True, "supported"),
        ("cinnamon", "statins", 4, False, "overstated"),
        ("ibuprofen", "triptans", 5, False, "unregistered"),  # which of two medicines is a doctor's choice
        ("essiac", "chemotherapy", 5, False, "overstated"),
        ("cannabis", "chemotherapy", 5, False, "overstated"),  # nothing shows that it treats what the other does
        ("immunotherapy", "chemotherapy", 4, False, "unregistered"),
    ],
)
def test_replacement_of_usual_care(subject: str, obj: str, strength: int, negated: bool, verdict: str) -> None:
    assert judged(subject, "replace", obj, strength, negated).verdict == verdict


def test_a_name_found_by_its_spelling_gives_no_error_alone() -> None:
    made = claim(name("turmeric", match="spelling", text="tumeric"), "cure", "cancer", 5)
    result = assess(made, KNOWLEDGE)
    assert (result.verdict, result.confidence, result.capped) == ("overstated", "low", True)


def test_entries_that_disagree_lower_confidence_and_the_milder_verdict_counts() -> None:
    result = judged("aspirin", "prevent", "cardiovascular disease", 4)  # after a heart attack yes, before one hardly
    assert (result.verdict, result.confidence) == ("supported", "low")
    assert {entry.id for entry in result.others} >= {"aspirin-primary-prevention"}


def test_entries_for_other_groups_are_passed_over_where_the_group_is_named() -> None:
    result = judged("influenza vaccine", "prevent", "influenza", 4, people="children")
    assert result.entry is not None and result.entry.id == "influenza-vaccine-children"


@pytest.mark.parametrize(
    ("subject", "kind", "strength", "known_object", "severity"),
    [
        ("psyllium drops", "product", 3, True, "info"),
        ("psyllium drops", "product", 4, True, "warning"),
        ("psyllium drops", "product", 5, True, "error"),
        ("cat's claw", "intervention", 4, True, "warning"),
        ("cat's claw", "intervention", 2, True, ""),
        ("chemotherapy", "intervention", 3, True, ""),
        ("chemotherapy", "intervention", 4, True, "info"),
        ("chemotherapy", "intervention", 5, True, "error"),
        ("the blue method", "unknown", 4, True, "info"),
        ("the blue method", "unknown", 5, True, "error"),
        ("the blue method", "unknown", 5, False, ""),
        ("obesity", "condition", 5, True, ""),
    ],
)
def test_the_weight_of_what_the_registry_does_not_know(
    subject: str, kind: str, strength: int, known_object: bool, severity: str
) -> None:
    made = claim(name(subject, kind), "treat", "psoriasis" if known_object else "inner gloom", strength)
    result = assess(made, KNOWLEDGE)
    assert (result.verdict, result.severity) == ("unregistered", severity)


@pytest.mark.parametrize(
    ("tier", "strength", "severity", "ceiling"),
    [
        ("review", 4, "", 4),
        ("trial", 4, "warning", 3),
        ("trial", 3, "", 3),
        ("observational", 4, "warning", 2),
        ("shop", 5, "error", 0),
        ("shop", 4, "warning", 0),  # to cite a shop is no worse than to cite nothing
        ("blog", 3, "info", 1),
    ],
)
def test_the_cited_source_sets_the_ceiling_of_what_the_registry_does_not_know(
    tier: Tier, strength: int, severity: str, ceiling: int
) -> None:
    made = claim("cat's claw", "treat", "psoriasis", strength)
    cited = (Citation("url", "https://x.example", "x", made.span, 0, tier),)
    result = assess(made, KNOWLEDGE, cited)
    assert (result.severity, result.ceiling) == (severity, ceiling)


def test_a_citation_never_lifts_the_ceiling_of_what_the_registry_knows() -> None:
    made = claim("acupuncture", "reduce-symptom", "knee osteoarthritis", 4)
    cited = (Citation("doi", "10.1000/x", "x", made.span, 0, "review"),)
    assert assess(made, KNOWLEDGE, cited) == assess(made, KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Turmeric relieves arthritis [1, 2].\n\n## References\n\n1. Smith J. Knees. 2019.\n2. Li X. Hips. 2020.\n",
            ("Smith J. Knees. 2019.", "Li X. Hips. 2020."),
        ),
        ("Turmeric relieves arthritis (PMID 12117397).\n", ("pmid:12117397",)),
        (
            "Turmeric relieves arthritis (doi:10.1002/14651858.CD001). [It](https://nhs.uk/a) helps.\n",
            ("doi:10.1002/14651858.CD001", "https://nhs.uk/a"),
        ),
        ("Turmeric relieves arthritis.\n", ()),
    ],
)
def test_an_assessment_names_the_sources_of_its_sentence(text: str, cited: tuple[str, ...]) -> None:
    article = read_article(text.encode(), "a.md")
    assessments = assess_all(read_claims(article, load_language()), KNOWLEDGE, sources_of(article, KNOWLEDGE))
    assert assessments[0].cited == cited
