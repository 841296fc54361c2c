"""The phrase language, on text alone: what each mark means, where errors lead, and that no text makes it slow."""

from __future__ import annotations

import time

import pytest

from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.phrases.anchors import anchors
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.index import PhraseIndex, apart
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.syntax import Phrase, PhraseError, parse_phrase
from claimlint.checks.tables import load_tables
from claimlint.data import knowledge_folder

CLASSES = {
    "medicine": ["statin~", "insulin", "blood pressure (tablet~|pill~)", "<slang medicine>"],
    "slang medicine": ["meds"],
    "round": ["<round>"],
}


CONTEXT = CheckContext(tables=load_tables((knowledge_folder("evidence"),)))


def phrase(text: str) -> Phrase:
    classes = Classes(CLASSES, CONTEXT)
    return parse_phrase(text, classes.node, classes.forms)


def found(phrase_text: str, marked: str) -> tuple[list[str], list[str]]:
    """What the phrase finds in a text, and what its marks « » ask for."""
    wanted = [part.partition("»")[0] for part in marked.split("«")[1:]]
    text = marked.replace("«", "").replace("»", "")
    line = Line(text, words_of(text))
    return [line.slice(f.start, f.end) for f in apart(PhraseIndex.of([phrase(phrase_text)]).find(line))], wanted


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("low back pain", "For «low-back pain» and for «Low back pain»; not for back pain."),
        ("miracle", "A «“miracle”» tea, a «miracle», and some miracles."),
        ("guarantee~", "We «guarantee» it, it is «guaranteed», it comes with «guarantees»; ungaranteed is a typo."),
        ("stop~ taking", "«Stopped taking», «stopping taking» it; do not stop."),
        ('"MMS" drops', "«MMS drops» and mms drops"),
        ("(big pharma|drug (firms|companies)) hide~", "«Big Pharma hides» it, «drug firms hiding» it, drug hides"),
        ("can (no longer)? hurt", "It «can no longer hurt», it «can hurt», it can not hurt."),
        ("stop ...2 pills", "«stop taking your pills», «stop pills», stop taking all of your pills, stop. pills"),
        ("stop ...2 pills", "stop, pills"),
        ("stop ...,5 pills", "«stop, if you like, pills» but stop. Now pills"),
        ("throw away <medicine>", "«Throw away statins», «throw away blood-pressure tablets», throw away paper."),
        ("bin <medicine>", "«bin meds», bin bags"),
        ("<number> mg", "Take «20 mg» or «1,000mg» of it, not mg"),
        ("<modifiers> doctors", "«Leading sports doctors», those «old doctors» and «doctors»"),
        ("<modifiers> doctors", "«Very old village sports doctors», big «very old village sports doctors»"),
        ("doctors <adverbs> agree", "«Doctors now widely agree», «doctors agree», doctors daily agree."),
        ("<number> + mg", "«1,000mg», not 20 mg"),
        ("<clause> ditch", "«Ditch» it. Eat well, «ditch» sugar and «ditch» salt. They ditch nothing."),
        ("breakthrough !(bleeding|pain)", "A «breakthrough» in pain; breakthrough bleeding; breakthrough pain."),
        ("^ yes", "«Yes», it does; oh yes."),
        ("^ yes", "1. «Yes»"),
        ("cure $", "This is no «cure»."),
        ("cure $", "A cure for all."),
        ("[used in] salt", "It is used in «salt»; salt is used."),
        ("completely? safe [for (children|babies)]", "«completely safe» for children, safe for all, «safe» for babies"),
        ("dr <capital>", "«Dr Lee» and dr who"),
        ("100 % safe", "It is «100% safe»."),
        ("doctor's orders", "on «doctor’s orders»"),
        ("don't worry", "«Don’t worry», do not worry"),
        ("<naked-decimal> mg", "Take «.5 mg» now, 0.5 mg then, in Fig.5 mg"),
        ("<trailing-zero> mg", "Take «5.0 mg» or «2.50 mg», 5 mg, 0.5 mg or 10.5 mg"),
        ("<long-number> units", "«40000 units», 4000 units, 40,000 units"),
    ],
)  # fmt: skip
def test_a_phrase_finds_the_marked_words(text: str, marked: str) -> None:
    got, wanted = found(text, marked)
    assert got == [part.strip("“”") for part in wanted]


def test_of_several_ends_the_longest_is_found() -> None:
    assert found("stop (taking)? (your)? pills?", "«stop taking your pills» now")[0] == ["stop taking your pills"]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("stop (taking", 5, "( is not closed"),
        ("stop [taking", 5, "[ is not closed"),
        ("stop <medicin>", 5, "no class <medicin>"),
        ("stop <medicine", 5, "not closed by >"),
        ("stop ...99 pills", 5, "1 to 15 words"),
        ('say "so', 4, 'a " is not closed'),
        ("? pills", 0, "follows nothing"),
        ("(a|)", 1, "may match nothing"),
        ("(doctors?|nurse) is", 1, "may match nothing"),
        ("stop ] now", 5, "stands alone"),
        ("a [b] c", 6, "only open or close"),
        ("[only context]", 0, "nothing is left to find"),
        ("pill~x", 5, "no kind of word"),
        ("(" * 20 + "a" + ")" * 20, 9, "nested"),
    ],
)
def test_a_wrong_phrase_says_where_and_what_would_be_right(text: str, at: int, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        phrase(text)
    assert message in str(caught.value)
    assert caught.value.at == at


def test_a_class_that_names_itself_is_refused_and_does_not_hang() -> None:
    with pytest.raises(PhraseError):
        phrase("a <round>")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the cure for melanoma", {"melanoma"}),
        ("(ditch|scrap) (it|them)", {"ditch", "scrap"}),
        ("of the (miracle|wonder) drug?", {"miracle", "wonder"}),
    ],
)
def test_the_rarest_words_are_the_anchors(text: str, wanted: set[str]) -> None:
    assert {word for words, _, _ in anchors(phrase(text).core) or () for word in words} == wanted


@pytest.mark.parametrize("text", ["(stop)? ...3", "<number> !bad", "a? b?"])
def test_a_phrase_without_a_word_that_must_be_there_has_no_anchor(text: str) -> None:
    assert anchors(phrase(text).core) is None


@pytest.mark.parametrize("unit", ["stop ", "stop taking ", "(", '"', "a-", "stop , ", "you can stop and "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    index = PhraseIndex.of(
        [
            phrase("stop ...15 (taking|your ...10 (stop ...5)? pills) ...15 statins"),
            phrase("you? can? stop ...,15 <medicine>"),
        ]
    )

    def cost(size: int) -> float:
        text = unit * size
        line = Line(text, words_of(text))
        start = time.perf_counter()
        index.find(line)
        return time.perf_counter() - start

    cost(100)
    assert cost(4000) < 10 * cost(1000) + 0.05
