"""Which rule runs at which severity for a path, and who said so.

The order: what the rule itself says, then the profile, then the configuration, then the overrides for the path,
each replacing what came before; a rule by name beats its family. `select` and `ignore` decide last: a rule must be
selected, by name or family, and not be ignored; ignoring a family spares a rule that is selected by name. A rule
that is selected by name runs even where the profile has it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimlint.checks.model import RANK, Severity
from claimlint.config.values import Setting
from claimlint.values import NamedTuple
from claimlint.yamlfile import nearest_rule


class RuleSetting(NamedTuple):
    """Whether a rule runs; the level in the place of its own severity, or ""; why, in words."""

    runs: bool
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What is in force for one path.

    levels: layers of rule or family to level, the later the stronger. at_most: rule or family to the worst severity
    that a run gives it, whatever else is said.
    """

    levels: Sequence[Mapping[str, Setting]]
    select: Setting | None
    ignore: Sequence[Setting]
    at_most: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, RuleSetting] = field(default_factory=dict, compare=False)

    def runs(self, rule: str) -> bool:
        """Whether the rule may give findings here."""
        return self.decide(rule).runs

    def severity(self, rule: str, own: Severity) -> Severity | None:
        """The severity that a finding of `own` severity is given here; None: the rule does not run."""
        decision = self.decide(rule)
        if not decision.runs:
            return None
        level: str = decision.level or own
        cap = self.at_most.get(rule) or self.at_most.get(rule.partition("/")[0])
        milder = cap is not None and RANK[cap] < RANK[level]
        return cap if milder else level  # type: ignore[return-value]

    def decide(self, rule: str) -> RuleSetting:
        if rule not in self._known:
            self._known[rule] = self._decided(rule)
        return self._known[rule]

    def _decided(self, rule: str) -> RuleSetting:
        family = rule.partition("/")[0]
        by_name = self.select is not None and rule in self.select.value
        if self.select is not None and not by_name and family not in self.select.value:
            return RuleSetting(False, "", f"not among select ({self.select.origin})")
        for setting in self.ignore:
            if setting.value == rule or (setting.value == family and not by_name):
                return RuleSetting(False, "", f"ignored ({setting.origin})")
        level, origin = self._level(rule, family)
        if level == "off" and by_name and self.select is not None:
            return RuleSetting(True, "", f"selected by name ({self.select.origin})")
        if level == "off":
            return RuleSetting(False, "", f"off ({origin})")
        return RuleSetting(True, level, f"{level} ({origin})" if level else "the rule's own severity")

    def _level(self, rule: str, family: str) -> tuple[str, str]:
        for layer in reversed(self.levels):
            setting = layer.get(rule) or layer.get(family)
            if setting is not None:
                return str(setting.value), setting.origin
        return "", ""


def unknown_names(named: Iterable[Setting], rules: Iterable[str]) -> list[tuple[Setting, str]]:
    """The settings that name neither a rule nor a family, each with its message."""
    known = {name for rule in rules for name in (rule, rule.partition("/")[0])}
    return [(setting, _unknown(str(setting.value), sorted(known))) for setting in named if setting.value not in known]


def _unknown(name: str, known: Sequence[str]) -> str:
    return f"no rule or family is called {name!r}{nearest_rule(name, known)}"
