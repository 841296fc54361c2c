"""Numbers in prose as values with units: percentages, ratios, p-values, intervals, n in N, doses, durations, times.

It reads what is written and where; what a number is about, and whether it can be right, is for claims and checks to
say. Years, dates, prices and section numbers are no quantities and are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimlint.article.patterns import lazy_pattern
from claimlint.claims.numerals import (
    ADVERBS,
    DIGITS,
    MASS_OF,
    NUMERAL,
    PARTS,
    VALUES,
    is_year,
    number_value,
    start_pattern,
)
from claimlint.values import NamedTuple

_TIME = r"(?:second|sec|minute|min|hour|hr|day|night|week|fortnight|month|year|yr|decade)s?"
_MASS = rf"(?:{'|'.join(sorted(MASS_OF, key=lambda unit: (-len(unit), unit)))})"
_DOSE = rf"(?:{_MASS}|ml|(?:milli)?lit(?:er|re)s?|IU|I\.U\.|international\s+units?|units?|mmol|mEq|kcal|calories)"
_PEOPLE = (
    r"(?:(?:[a-z]+[\s-]){0,2}?(?:people|persons|patients?|participants?|adults?|children|women|men|volunteers?|subjects?"
    r"|users?|babies|infants?|teenagers|girls|boys|mothers|smokers|runners|veterans|mice|rats|animals|studies|trials))"
)
# "one child in four", "two pregnancies out of ten"
_ONE_OF = (
    r"(?:patient|adult|user|participant|teenager|toddler|girl|boy|mother|father|parent|pupil|student|driver|runner|smoker|nurse"
    r"|worker|couple|family|pregnancy|birth|case|client|customer|pensioner|veteran|snorer|wearer|infant|newborn|cancer|death"
    r"|stroke|marriage|household|soldier|athlete|doctor|employee|sufferer|survivor|volunteer)s?|person|woman|man|child|baby"
)
# "5/20 in the zinc group"
_ARM = r"\s+(?:in|on|of)\s+(?:the\s+)?[\w-]+\s+(?:group|arm)\b"
_NUMBER = lazy_pattern(
    rf"\b(?P<adverb>{'|'.join(ADVERBS)})\b"
    rf"|(?P<parts>(?:one|two|three|four|seven|nine)[\s-])?\b(?P<part>{'|'.join(PARTS)})s?\b"
    rf"|(?P<low>{NUMERAL})(?P<mark>\s?%)?(?:(?:\s?[-–—−]\s?|\s+to\s+|\s+or\s+|\s+and\s+(?=\d))(?P<high>{NUMERAL}))?",
    re.IGNORECASE,
)
_FOLLOWING = lazy_pattern(
    rf"""
    (?P<points>\s?(?:%|per\s?cent(?:age)?)?[\s-]?percentage[\s-]points?\b|\s?pp\b|\s?%[\s-]points?\b)
  | (?P<percent>\s?%|\s?per\s?cent\b)
  | (?P<old>[\s-](?P<oldunit>year|month|week|day)s?[\s-](?:olds?\b|of\s+age\b))
  | (?P<per>\s+times?\s+(?:(?:a|an|per|each|every)\s+(?P<perunit>{_TIME})|(?P<ly>daily|weekly|monthly|yearly))\b)
  | (?P<times>[\s-]times?\b|\s?[x×](?=\s)|[\s-]?fold\b)
  | (?P<outof>\s+(?:(?:people|women|men|children|babies|{_ONE_OF})\s+(?!in\s+(?:19|20)\d\d\b))?
      (?:in(?:\s+every)?|out\s+of(?:\s+every)?|of(?:\s+(?:the|every))?|per)\s+(?P<whole>{NUMERAL})(?![\d%]|\.\d)\b)
  | (?P<over>/(?P<overwhole>\d[\d,]*)(?=\)|\s?\(\d|[;,]\s?\d+(?:\.\d+)?\s?%|\s+{_PEOPLE}|{_ARM}))
  | (?P<dose>[\s-]?(?P<doseunit>{_DOSE})
      (?P<rate>\s?/\s?(?:kg|day|d|night|h|hour|week|ml|dl|l)\b(?:\s?/\s?(?:day|d|h|hour)\b)?
      |\s+(?:(?:a|per|each|every)\s+(?:day|week|hour|kilogram|kg)|daily|weekly)\b)?(?![\w%]))
  | (?P<duration>[\s-](?P<timeunit>{_TIME})\b)
  | (?P<count>\s+(?P<who>{_PEOPLE})\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CHANGE = r"(?:reductions?|increases?|decreases?|differences?)"
_RATIO_WORDS = r"relative\s+risks?|risk\s+ratios?|odds\s+ratios?|hazard\s+ratios?|rate\s+ratios?"
_PRECEDING = lazy_pattern(
    rf"""
    (?P<p>\b(?i:p(?:[\s-]?values?)?)\s*(?:of|was|is)?\s*(?P<relation>[<>=≤≥]|less\s+than|below|under|greater\s+than)\s*)$
  | (?P<named_p>\b(?i:p[\s-]?values?)\s*(?::|of|was|is)\s*)$
  | (?P<ci>\b(?:\d\d(?:\.\d)?\s?%[\s-]*)?(?:CIs?|CrI|(?i:confidence\s+intervals?|credible\s+intervals?))\s*
      (?:\(CI\))?\s*(?:[:,=]|of|was|from|ranged\s+from|between)?\s*[\[(]?\s*[-−+]?)$
  | (?P<ratio>(?:\ba?(?P<short>RR|OR|HR|IRR|SMR)|(?P<long>\b(?i:{_RATIO_WORDS}))(?:\s*\(a?(?:RR|OR|HR|IRR)\))?)
      \s*(?:[:,=]|of|was|is)?\s*)$
  | (?P<relative>(?:\bRRR|\b(?i:relative\s+(?:risk\s+)?{_CHANGE}))\s*(?:[:,=]|of|was|is|by)?\s*(?:about\s+)?)$
  | (?P<absolute>(?:\bARR|\b(?i:absolute\s+(?:risk\s+)?{_CHANGE}))\s*(?:[:,=]|of|was|is|by)?\s*(?:about\s+)?)$
  | (?P<nn>(?:\bNN(?P<nnkind>[TH])|(?i:number\s+needed\s+to\s+(?P<nnword>treat|harm|screen|vaccinate))
      (?:\s*\(NN[TH]\))?)
      \s*(?:[:,=]|of|was|is)?\s*(?:about\s+)?)$
  | (?P<size>\b[nN]\s*=\s*)$
  | (?P<age>\b(?i:aged?(?:\s+(?:of|over|under|between|from|about|at\s+least))?|ages)\s+|\b(?i:(?:over|under)-))$
  | (?P<money>[$£€]\s?)$
  | (?P<dated>[\d/]/|\d\.)$
    """,
    re.VERBOSE,
)
_IN_WHOLE = lazy_pattern(r"\s+(?:in|out of)\s+\d", re.IGNORECASE)  # "at age 20 to 10 in 1,000" is no range
# "(0.70–0.90)", "[0.79, 0.98]" right behind a ratio: the ends of its interval
_BEHIND_RATIO = lazy_pattern(rf"\s*[,;]?\s*[\[(]\s*(?P<low>{DIGITS})\s*(?:[-–—,;]|to)\s*(?P<high>{DIGITS})\s*[\])]")
_VERSUS = lazy_pattern(r"[^.;/]{0,40}\b(?:versus|vs\.?|v\.?|compared\s+(?:with|to)|against|and)\s+$", re.IGNORECASE)
_OVER = lazy_pattern(r"/(?P<whole>\d[\d,]*)(?![\d/]|\.\d)")
_OF_WHAT = lazy_pattern(r"\s+(?:(?:lower|higher|greater|smaller)\s+)?(?P<which>relative|absolute)\b", re.IGNORECASE)
_LEVEL = lazy_pattern(r"\s?%[\s-]*(?:CIs?|CrI|confidence|credible)\b", re.IGNORECASE)
_OTHER_END = lazy_pattern(rf"\s?%?\s*(?:,|;|-|–|to|and)\s*(?P<sign>[-−])?(?P<high>{DIGITS})")
_SCHEDULE = lazy_pattern(
    rf"\s+(?:(?:a|an|per|each|every)\s+(?P<unit>{_TIME})|(?P<ly>daily|weekly|monthly|yearly))\b", re.I
)
_NO_SHARE = lazy_pattern(
    r"[\s-]+(?:an?\s+(?:hour|day|year|tablet|pill|dose|cup|teaspoon|mile)|hour|hourly|way|term|li[fv]es?|brother|sister|marathon|"
    r"past|to\b|day|week|month|dose|time|trimester|stage|edition|leading|most|party|degree|world|and\b)",
    re.IGNORECASE,
)
_PER = lazy_pattern(r"^(?:/|a\s|per\s|each\s|every\s)\s*|\s")
_RATIOS = {"RR": "risk ratio", "OR": "odds ratio", "HR": "hazard ratio", "IRR": "rate ratio", "SMR": "mortality ratio"}
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
# fmt: off
_LEADS = frozenset([
    "of", "was", "is", "than", "below", "under", "from", "between", "about", "at", "least", "over", "aged", "age",
    "ages", "ci", "cis", "cri", "interval", "intervals", "rr", "or", "hr", "arr", "aor", "ahr", "irr", "smr", "risk",
    "risks", "ratio", "ratios", "nnt", "nnh", "treat", "harm", "screen", "vaccinate", "p", "value", "values", "n",
    "ci:", "rrr", "reduction", "increase", "decrease", "difference", "value:", "p-value:",
])
# fmt: on
_WHOLE = 100.0  # percent
_SMALLEST_ARM = 10  # people: "3/4 of patients and 1/2 cup" are no arms of a study
_LOOK_BACK = 48  # characters: "95% confidence interval (CI) ranged from " has 41


class Number(NamedTuple):
    """A quantity in a text: its kind, value and unit, and its place in the text.

    upper: the other end of a range or interval; for a frequency ("3 in 100") the whole, its value being the part.
    unit: "%", "mg", "mg/day", "week", "odds ratio", "<" of a p-value, the level of an interval, the people counted.
    """

    kind: str
    value: float
    upper: float | None
    unit: str
    start: int
    end: int


@lru_cache(maxsize=2048)  # the sentences of a page: claims and several rules ask for theirs
def quantities_in(text: str) -> tuple[Number, ...]:
    """The quantities of a text in order, without overlap; at once empty where it holds neither digit nor number word.

    Kinds: percent, points, frequency, share, ratio, interval, p-value, number-needed, dose, duration, schedule, times,
    age, count.
    """
    found: list[Number] = []
    starts = start_pattern(text)
    at = 0
    while starts and (begin := starts.search(text, at)):
        start = begin.start()
        is_naked = text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum()
        match = _NUMBER.match(text, start - is_naked)
        if match is None:
            at = start + 1
            continue
        number = _read(text, match) or _other_arm(text, match, found)
        at = max(match.end("low") if match["low"] else match.end(), number.end if number else 0)
        if number:
            found.append(number)
        if number and number.kind == "ratio" and (interval := _interval_behind(text, number)):
            found.append(interval)
            at = interval.end
    return tuple(found)


def _other_arm(text: str, match: re.Match[str], found: list[Number]) -> Number | None:
    """The second of two frequencies that are compared: the "24/338" of "12/340 patients versus 24/338"."""
    if not found or found[-1].kind != "frequency" or "/" not in text[found[-1].start : found[-1].end]:
        return None
    over = _OVER.match(text, match.end("low")) if match["low"] and not match["high"] else None
    if over is None or not _VERSUS.fullmatch(text, found[-1].end, match.start()):
        return None
    low, whole = number_value(match["low"]), number_value(over["whole"])
    is_arm = low <= whole and whole >= _SMALLEST_ARM
    return Number("frequency", low, whole, "of", match.start(), over.end()) if is_arm else None


def _interval_behind(text: str, ratio: Number) -> Number | None:
    """The interval in brackets behind a ratio that lies in it: "aHR 0.80 (0.70–0.90)"."""
    behind = _BEHIND_RATIO.match(text, ratio.end)
    if behind is None or ratio.upper is not None:
        return None
    low, high = number_value(behind["low"]), number_value(behind["high"])
    return (
        Number("interval", low, high, "95%", behind.start("low"), behind.end("high"))
        if low <= ratio.value <= high
        else None
    )


def _read(text: str, match: re.Match[str]) -> Number | None:
    """A number with its unit and kind, by what stands around it; None of a price, a year, or what has no unit."""
    if match["adverb"]:
        return _adverb(text, match)
    if match["part"]:
        return _share(text, match)
    if match["mark"] and _LEVEL.match(text, match.end("low")):
        return None  # "95% CI" is told with its interval
    low, high = number_value(match["low"]), number_value(match["high"]) if match["high"] else None
    if high is not None and high < low and _IN_WHOLE.match(text, match.end()):
        match, high = _NUMBER.match(text, match.start(), match.end("low")) or match, None
    before = _preceding(text, match.start())
    if before and (before["money"] or before["dated"]):
        return None
    if before and (number := _by_what_precedes(text, match, before, low, high)):
        return number
    number = _by_what_follows(text, match, low, high)
    # "from 5% to 4%" is a change, and no range
    if number and number.kind == "percent":
        number = _of_change(text, number, before)
    if number and high is not None and high < low and text[match.end("low") : match.start("high")].strip(" %") == "to":
        if number.kind == "percent" and not match["mark"] and low > _WHOLE:
            return None  # "from 20% in 2010 to 10%"
        return number._replace(upper=None, end=match.end("mark") if match["mark"] else match.end("low"))
    return number


def _of_change(text: str, number: Number, before: re.Match[str] | None) -> Number:
    """A percentage with what it is of: "RRR 20%" is relative, "ARR 1%" is a difference in percentage points."""
    after = _OF_WHAT.match(text, number.end)
    which = after["which"].lower() if after else ""
    if which == "absolute" or (before and before["absolute"]):
        return number._replace(kind="points", unit="percentage points")
    is_relative = which == "relative" or (before is not None and before["relative"] is not None)
    return number._replace(unit="% relative") if is_relative else number


def _preceding(text: str, start: int) -> re.Match[str] | None:
    """What gives a number its meaning from before it; looked for only where its last word or mark may."""
    last = text[max(0, start - 16) : start].rstrip()
    if last and last[-1].isalpha() and last.rpartition(" ")[2].lower().strip("(") not in _LEADS:
        return None
    return _PRECEDING.search(text, max(0, start - _LOOK_BACK), start)


def _by_what_precedes(
    text: str, match: re.Match[str], before: re.Match[str], low: float, high: float | None
) -> Number | None:
    """What the words in front make of a number: "p < 0.05", "RR 0.8", "NNT of 12", "1 in 5"."""
    start, end = before.start(), match.end()
    if before["p"]:
        relation = before["relation"].lower()
        sign = "<" if relation[0] in "lbu<≤" else ">" if relation[0] in "g>≥" else "="
        return Number("p-value", low, None, sign, start, match.end("low"))
    if before["named_p"]:
        return Number("p-value", low, None, "=", start, match.end("low")) if low <= 1 else None
    if before["ci"]:
        return _interval(text, match, before, low, high)
    if before["ratio"]:
        long = " ".join((before["long"] or "").lower().rstrip("s").split())
        unit = _RATIOS.get(before["short"], "") or ("risk ratio" if long == "relative risk" else long)
        return Number("ratio", low, high, unit, start, end)
    if before["nn"]:
        word = before["nnword"] or {"T": "treat", "H": "harm"}[before["nnkind"]]
        return Number("number-needed", low, high, word.lower(), start, end)
    if before["size"]:
        return Number("count", low, None, "participants", start, match.end("low"))
    if before["age"] and not re.match(r"\s?%|\s+(?:mg|g)\b", text[end : end + 4]):
        unit_match = re.match(r"\s*(year|month|week|day)s?\b", text[end : end + 8])
        unit = unit_match[1] if unit_match else "year"
        return Number("age", low, high, unit, start, end + (unit_match.end() if unit_match else 0))
    return None


def _interval(text: str, match: re.Match[str], before: re.Match[str], low: float, high: float | None) -> Number | None:
    """The two ends of an interval; a sign, a comma or a percent sign may stand between them."""
    level, end = re.match(r"\d\d(?:\.\d)?", before["ci"]), match.end()
    if high is None:
        other = _OTHER_END.match(text, match.end("low"))
        if other is None:
            return None
        high, end = number_value(other["high"]) * (-1 if other["sign"] else 1), other.end()
    if before["ci"].rstrip()[-1] in "-−":
        low = -low
    return Number("interval", low, high, f"{level[0]}%" if level else "95%", before.start(), end)


def _by_what_follows(text: str, match: re.Match[str], low: float, high: float | None) -> Number | None:
    """What the words behind make of a number: "30%", "5 percentage points", "40 years old", "500 mg a day"."""
    start, end = match.span()
    if text[start - 1 : start] in ("-", "−") and (start == 1 or text[start - 2] in " (["):
        low, start = -low, start - 1
    after = _FOLLOWING.match(text, end)
    if match["mark"] and not (after and (after["points"] or after["percent"])):
        return Number("percent", low, None, "%", start, match.end("mark"))  # "12% to 15 weeks": two numbers
    if after is None:
        return None
    end = after.end()
    if after["points"]:
        return Number("points", low, high, "percentage points", start, end)
    if after["percent"]:
        return Number("percent", low, high, "%", start, end)
    if after["old"]:
        return Number("age", low, high, after["oldunit"].lower(), start, end)
    if after["per"]:
        unit = _singular(after["perunit"]) if after["perunit"] else _PERIODS[after["ly"].lower()]
        return Number("schedule", low, high, unit, start, end)
    if after["times"]:
        return Number("times", low, high, "fold" if "fold" in after["times"].lower() else "times", start, end)
    if after["outof"] or after["over"]:
        whole = number_value(after["whole"] or after["overwhole"])
        return Number("frequency", low, whole, "of", start, end) if whole > 1 and low <= whole else None
    if after["dose"]:
        return Number("dose", low, high, _dose_unit(after["doseunit"], after["rate"] or ""), start, end)
    if after["duration"]:
        return Number("duration", low, high, _singular(after["timeunit"]), start, end)
    if is_year(text, start, after.start()):
        return None  # "In 2024 children were offered the vaccine"
    return Number("count", low, high, after["who"].lower(), start, end)


def _adverb(text: str, match: re.Match[str]) -> Number | None:
    """ "Twice a day" is a schedule, "twice as likely" a factor; "once the fever has gone" counts nothing."""
    value = ADVERBS[match["adverb"].lower()]
    if after := _SCHEDULE.match(text, match.end()):
        unit = _singular(after["unit"]) if after["unit"] else _PERIODS[after["ly"].lower()]
        return Number("schedule", value, None, unit, match.start(), after.end())
    return Number("times", value, None, "times", match.start(), match.end()) if value > 1 else None


def _share(text: str, match: re.Match[str]) -> Number | None:
    """A part of a whole in words; "the third dose", "half an hour" and "a quarter past" are none."""
    part, count, start = match["part"].lower(), (match["parts"] or "").lower().rstrip(" -\t\n\xa0"), match.start()
    if not count:
        if text[max(0, start - 2) : start].lower() in ("a ", "a-"):
            count, start = "one", start - 2
        elif part != "half":
            return None
    value = VALUES.get(count, 1) / PARTS[part]
    if _NO_SHARE.match(text, match.end()) or not 0 < value < 1:
        return None
    return Number("share", value, None, part, start, match.end())


_UNITS = {**MASS_OF, "milliliter": "ml", "millilitre": "ml", "litre": "l", "liter": "l"}
_UNITS |= {"i.u.": "IU", "iu": "IU", "meq": "mEq", "calorie": "kcal"}


def _dose_unit(written: str, rate: str) -> str:
    """The unit of a dose in one spelling, with what it is per: "mg", "mg/kg", "IU/day"."""
    word = " ".join(written.lower().split())
    single = word if len(word) < 3 else word.rstrip("s")
    unit = "IU" if word.startswith("international") else _UNITS.get(word) or _UNITS.get(single, single)
    rate = rate.strip().lower()
    if not rate:
        return unit
    if rate in _PERIODS:
        return f"{unit}/{_PERIODS[rate]}"
    per = _PER.sub("", rate).replace("kilogram", "kg")
    return f"{unit}/" + "/".join({"d": "day", "night": "day", "h": "hour"}.get(part, part) for part in per.split("/"))


def _singular(unit: str) -> str:
    word = unit.lower().removesuffix("s")
    return {"sec": "second", "min": "minute", "hr": "hour", "yr": "year", "night": "day"}.get(word, word)
