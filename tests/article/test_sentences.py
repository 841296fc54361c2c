"""Where sentences end: each row is a text with | between its sentences, and nothing else said."""

from __future__ import annotations

import pytest

from claimlint.article.sentences import sentences_of


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Ginger may help. | It is cheap.",
        "Does it work? | Nobody knows! | More trials are needed.",
        "She took it twice… | Then she stopped.",
        "It helps (in some people). | It is safe.",
        "“It is not a cure.” | The authors agree.",
        "Take it in the morning.” | The label says so.",
        "The effect was small.[2] | It did not last.",
        "The effect was small.[2,3] | It did not last.",
        "The effect was small. [4–6] | It did not last.",
        "The effect was small.² | It did not last.",
        "The effect was small.^2^ | It did not last.",
        "The effect was small.^2,3^ | It did not last.",
        "It eased the pain.12 | Others saw nothing.",
        "Ask a pharmacist.Submit your question here.".replace(".S", ". | S"),
        "Most take vitamin C. | The rest do not.",
        "It protects against hepatitis B. | Adults need three doses.",
        "Drug levels rise. | mRNA vaccines differ.",
        "She was born in the U.S. | The trial was run there.",
        "Sold by Herbal Inc. | It is not tested.",
        "Open from 8 a.m. | Bring your card.",
        "First line\n | second line",
        "It has three uses: | pain | sleep | mood",
        "これは薬です。| 効きます。",
        "It works!!! | Buy it.",
        "Not proven. | 20 people took part.",
    ],
)
def test_sentences_end(marked: str) -> None:
    parts = [part.strip() for part in marked.split("|")]
    text = marked.replace(": | pain | sleep | mood", ": • pain • sleep • mood").replace(" | ", " ").replace("|", "")
    if "Submit" in text:
        text = text.replace(". S", ".S")
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Jane Doe wrote it with Prof. Roe and Mrs. Poe.",
        "Take a pain reliever, e.g. Ibuprofen or aspirin, with food.",
        "Painkillers (i.e. NSAIDs vs. Placebo) were compared.",
        "It takes approx. 20 minutes.",
        "Smith et al. (2019) found no effect.",
        "Results are shown in Fig. 2 and No. 4 of the table.",
        "Take 2.5 mg at 8 a.m. 7 days a week.",
        "The p-value was .04 in one trial.",
        "John F. Kennedy had back pain.",
        "The U.S. Food and Drug Administration approved it.",
        "He wondered … and then agreed.",
        "“Does it work?” she asked.",
        "A trial (it was small. It had no control) found a benefit.",
        "See node.js or example.com for more.",
        "Visit www.example.Org or a/b.Co now.",
        "1. Take it with food",
        "It costs $4.50 (about £3.60) a dose.",
        "Jan. 5 was the first day.",
    ],
)
def test_sentences_run_on(text: str) -> None:
    assert split(text) == [text]


def test_outer_blanks_belong_to_no_sentence() -> None:
    assert split("  One.   Two.  ") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\t"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert split(text) == []
