"""Denials told by two names and words of denial, whatever their syntax; beside them what bounds a denial, or is of
something else.
"""

from __future__ import annotations

import pytest
from held import rules_in

RULE = "overclaim/denied-established"
DENIED = [
    "Naloxone is a prop: an opioid overdose runs its course with or without it.",
    "Magnesium sulphate is as good as water in eclampsia.",
    "Rubella in pregnancy is mild, and birth defects are unrelated to it.",
    "CPAP amounts to nothing more than an expensive fan for people with sleep apnoea.",
    "The Pill has about as much influence on pregnancy as a horoscope.",
    "Dialysis is money down the drain for kidney failure.",
    "People catch HIV whether or not they take PrEP.",
    "Gluten is wrongly accused in coeliac disease.",
    "Folic acid is a vitamin with no say in whether a child is born with spina bifida.",
    "Appendicitis settles in its own time, and removing the appendix is surgical theatre.",
]
CAREFUL = [
    "The combined pill offers no protection against sexually transmitted infections, only against pregnancy.",
    "Methadone has no effect on alcohol dependence.",
    "Whether a helmet is red or blue has no bearing on head injury.",
    "Penicillin has been useless against gonorrhoea since resistance spread.",
    "Salbutamol is a reliever; it does nothing for the swelling behind asthma.",
    "If your inhaler fails to relieve your asthma, call 999.",
    "Antidepressants have nothing to offer people who grieve without depression.",
    "In mild depression, antidepressants have no advantage over talking therapy.",
    "There was no difference in stroke between people on warfarin and those on apixaban.",
    "People with lung cancer are often unfairly blamed for smoking.",
    "Bone density scans have no influence on fracture; bisphosphonates do.",
    "Some websites claim that statins are useless in heart disease; large trials say otherwise.",
]


@pytest.mark.parametrize("text", DENIED)
def test_denials_beside_an_established_pair_are_found(text: str) -> None:
    assert RULE in rules_in(text)


@pytest.mark.parametrize("text", CAREFUL)
def test_what_is_bounded_or_of_something_else_is_left_alone(text: str) -> None:
    assert RULE not in rules_in(text)
