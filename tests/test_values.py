"""A named tuple of ours is what `typing.NamedTuple` makes."""

from __future__ import annotations

import copy
import pickle

import pytest

from claimlint.values import NamedTuple


class Dose(NamedTuple):
    """How much of something."""

    amount: float
    unit: str = "mg"

    @property
    def said(self) -> str:
        return f"{self.amount:g} {self.unit}"

    @classmethod
    def of(cls, text: str) -> Dose:
        return cls(float(text))


def test_fields_defaults_and_what_the_body_holds() -> None:
    dose = Dose.of("5")
    assert dose == (5, "mg") and dose._replace(unit="g").said == "5 g"
    assert (Dose._fields, Dose._field_defaults, Dose.__doc__) == (
        ("amount", "unit"),
        {"unit": "mg"},
        "How much of something.",
    )
    assert repr(dose) == "Dose(amount=5.0, unit='mg')" and isinstance(dose, tuple)
    with pytest.raises(TypeError):
        Dose()  # type: ignore[call-arg]


def test_it_is_copied_and_pickled() -> None:
    assert copy.copy(Dose(5)) == pickle.loads(pickle.dumps(Dose(5))) == Dose(5)
