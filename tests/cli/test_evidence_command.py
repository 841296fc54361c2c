"""`claimlint evidence`: what keeps the registry, as a shell sees it."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import yaml
from called import Shell

ARTICLE = "# Knees\n\nAcupuncture may slightly reduce knee osteoarthritis pain.\n\nBlue tea relieves migraine.\n"
OWN = """\
topic: Own entries
entries:
- id: own-acupuncture
  intervention: acupuncture
  category: complementary
  outcome: knee osteoarthritis
  population: [adults]
  relation: reduces-symptom
  direction: benefit
  certainty: {certainty}
  max_strength: {strength}
  min_strength: 0
  effect: As we read the trials
  harms: Soreness
  suggest: Acupuncture may slightly reduce knee osteoarthritis pain.
  sources:
  - type: cochrane
    title: Acupuncture for peripheral joint osteoarthritis
    id: doi:10.1002/14651858.CD001977.pub2
    year: {year}
    verified: seen
    via: page
  checked_on: '2026-11-23'
  level: A
  certainty_basis: assigned
"""


def own(certainty: str = "low", strength: int = 2, year: str = "2010") -> str:
    return OWN.format(certainty=certainty, strength=strength, year=year)


def git(shell: Shell, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.org", *arguments]
    subprocess.run(command, cwd=shell.folder, check=True, capture_output=True)


def test_check_names_what_is_wrong_with_its_place(shell: Shell) -> None:
    shell.write(
        **{
            "own/registry/own.yaml": own().replace("certainty: low", "certainty: lowish"),
            "claimlint.yaml": "evidence: [own]\n",
        }
    )
    result = shell("evidence", "check")
    assert result.code == 1
    assert "own.yaml:10:14" in result.out and "lowish" in result.out


def test_add_prints_a_valid_skeleton_or_adds_it_to_a_file(shell: Shell) -> None:
    shell.write(**{"a.md": ARTICLE})
    printed = shell("evidence", "add", "a.md:3")
    (entry,) = yaml.safe_load(printed.out)
    assert (entry["intervention"], entry["outcome"], entry["direction"]) == (
        "acupuncture",
        "knee osteoarthritis",
        "unknown",
    )
    added = shell("evidence", "add", "a.md:3", "--to", "own/registry/own.yaml")
    assert added.code == 0 and "claimlint evidence check own/registry/own.yaml" in added.out
    assert len(yaml.safe_load((shell.folder / "own/registry/own.yaml").read_text())["entries"]) == 1


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("a.md", "'a.md' is no place; write PATH:LINE"), ("a.md:1", "a.md:1: there is no claim"), ("none.md:3", "none.md: cannot be read"),
    ],
)  # fmt: skip
def test_add_says_what_keeps_it(shell: Shell, place: str, message: str) -> None:
    shell.write(**{"a.md": ARTICLE})
    result = shell("evidence", "add", place)
    assert result.code == 2 and message in result.err


def test_used_lists_articles_by_entry(shell: Shell) -> None:
    shell.write(**{"a.md": ARTICLE})
    told = shell("evidence", "used", "a.md")
    assert told.code == 0 and "acupuncture-knee-osteoarthritis\n  a.md:3  supported  " in told.out
    value = json.loads(shell("evidence", "used", "-o", "json", "a.md").out)
    assert value["entries"]["acupuncture-knee-osteoarthritis"][0]["line"] == 3


def test_used_since_shows_what_a_changed_registry_says_differently(shell: Shell) -> None:
    shell.write(**{"a.md": ARTICLE, "claimlint.yaml": "evidence: [own]\n", "own/registry/own.yaml": own()})
    git(shell, "init", "-q")
    git(shell, "add", ".")
    git(shell, "commit", "-qm", "first")
    assert shell("evidence", "used", "--since", "HEAD", "a.md").out == "0 claims judged differently since HEAD.\n"
    shell.write(**{"own/registry/own.yaml": own("very-low", 1)})
    changed = shell("evidence", "used", "--since", "HEAD", "-o", "json", "a.md")
    assert changed.code == 0, changed.err
    assert shell("evidence", "used", "--since", "no-such", "a.md").code == 2


class _Services(BaseHTTPRequestHandler):
    """Answers as Crossref does."""

    def do_GET(self) -> None:
        body = {
            "message": {
                "title": ["Acupuncture for peripheral joint osteoarthritis"],
                "issued": {"date-parts": [[2010]]},
            }
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def services() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Services)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_refresh_proposes_and_writes_only_where_it_is_told(
    shell: Shell, services: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(shell.folder / ".cache"))
    text = own(year="null")
    shell.write(**{"claimlint.yaml": "evidence: [own]\n", "own/registry/own.yaml": text})
    ask = (
        "evidence",
        "refresh",
        "own-acupuncture",
        "--contact",
        "jo@example.org",
        "--crossref",
        services,
        "--pause",
        "0",
    )
    result = shell(*ask)
    assert result.code == 0, result.err
    assert "own-acupuncture: year 2010\n1 sources looked up, 1 proposals." in result.out
    assert (shell.folder / "own/registry/own.yaml").read_text() == text
    assert "wrote own/registry/own.yaml; review it before you commit" in shell(*ask, "--write").out
    assert "2010" in (shell.folder / "own/registry/own.yaml").read_text()


def test_refresh_needs_a_contact_and_known_entries(shell: Shell) -> None:
    assert shell("evidence", "refresh").code == 2
    assert "'nobody' is no address" in shell("evidence", "refresh", "--contact", "nobody").err
    unknown = shell("evidence", "refresh", "--contact", "jo@example.org", "turmeric-cancers")
    assert unknown.code == 2 and "there is no entry 'turmeric-cancers'; did you mean 'turmeric-cancer'?" in unknown.err


def test_refresh_says_what_is_kept_where_a_service_does_not_answer(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(shell.folder / ".cache"))
    closed = "http://127.0.0.1:9"
    arguments = (
        "evidence",
        "refresh",
        "acupuncture-knee-osteoarthritis",
        "--contact",
        "jo@example.org",
        "--crossref",
        closed,
        "--pause",
        "0",
    )
    result = shell(*arguments)
    assert result.code == 2 and "run it again to go on" in result.err


@pytest.mark.parametrize(
    ("words", "first", "never"),
    [
        ("vitamin d", "vitamin D →", ["AREDS", "vitamin K", "vitamin C →"]),
        ("salt", "dietary salt →", ["magnesium", "stimulant"]),
        ("acupuncture migraine", "acupuncture →", ["topiramate"]),
        ("turmer", "turmeric →", ["ginger"]),
    ],
)  # fmt: skip
def test_entries_are_found_by_whole_words_and_exact_names_come_first(
    shell: Shell, words: str, first: str, never: list[str]
) -> None:
    told = shell("evidence", *words.split()).out
    assert told.startswith(first), told[:300]
    assert not [name for name in never if name in told]
