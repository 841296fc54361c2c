"""`claimlint check` as a shell sees it: messages, exit codes, outputs."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import jsonschema
import pytest
from called import BAD, GOOD, IS_ROOT, Shell

from claimlint.schemas import schema


def test_a_violation_exits_1_and_a_clean_page_0(shell: Shell) -> None:
    shell.write(**{"a.md": BAD, "b.md": GOOD})
    bad, good = shell("check", "a.md"), shell("check", "b.md")
    assert (bad.code, good.code) == (1, 0)
    assert "error  overclaim/cure" in bad.out and "^^^^" in bad.out and "\x1b" not in bad.out
    assert good.out.startswith("1 file checked, no findings.")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)],
)  # fmt: skip
def test_fail_on(shell: Shell, fail_on: str, code: int) -> None:
    shell.write(**{"a.md": BAD})
    assert shell("check", "--fail-on", fail_on, "a.md").code == code


def test_an_empty_file_is_clean(shell: Shell) -> None:
    shell.write(**{"empty.md": "", "blank.txt": " \n\n"})
    assert shell("check", "empty.md", "blank.txt").code == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"abc\x00def", "a.txt:1:4: holds a NUL character"),
        ("a.txt", b"abc\xffdef", "a.txt:1:4: byte 0xff is not UTF-8; save the file as UTF-8"),
        ("a.md", b"%PDF-1.7\n%\xe2", "a.md: is a PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a.png: is in no format that can be read here"),
        ("a.pdf", b"x", "a.pdf: is in no format that can be read here"),
        ("a.md", b"---\ntitle: [\n---\n\nText.\n", "a.md:3:1: front matter is not valid YAML"),
        ("a.md", b"---\ntitle: x\n\nText.\n", "a.md:1:1: front matter begins with --- and never ends"),
        ("a.docx", b"PK\x03\x04broken", "a.docx"),
        ("a.docx", b"no zip", "a.docx"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_exits_2_and_says_why(shell: Shell, name: str, content: bytes, message: str) -> None:
    shell.file(name, content)
    result = shell("check", name)
    assert result.code == 2, result.out
    assert message in result.out


def test_front_matter_that_can_be_guessed_exits_2_and_the_article_is_checked(shell: Shell) -> None:
    shell.write(**{"a.md": "---\ntitle: Detox: the truth\n---\n\nBilberry extract cures lupus.\n"})
    result = shell("check", "a.md")
    assert result.code == 2
    assert "a.md:2:13: front matter is not valid YAML" in result.out
    assert "overclaim/cure" in result.out
    claims = shell("claims", "a.md")
    assert claims.code == 2
    assert "1 claim in 1 file" in claims.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "none.md"], "none.md: does not exist"),
        (["check", "folder"], "folder: holds no article (1 file (1 .png) in other formats)"),
        (["check"], ".: holds no article (1 file (1 .png) in other formats)"),
        (["check", "--as-of", "2026-13-01", "a.md"], "--as-of is '2026-13-01'; write a day such as 2026-11-23"),
        (["check", "--as-of", "tomorrow", "a.md"], "--as-of is 'tomorrow'; write a day such as 2026-11-23"),
        (["check", "--as-of", "20261123", "a.md"], "--as-of is '20261123'"),
        (["check", "--select", "overclaim/kure", "folder"], "--select: no rule or family is called 'overclaim/kure'; did you mean 'overclaim/cure'?"),
        (["check", "--ignore", "datse", "folder"], "--ignore: no rule or family is called 'datse'; did you mean 'dates'?"),
        (["check", "-o", "jsn", "a.md"], "-o 'jsn': no format is called 'jsn'; did you mean 'json'?"),
        (["check", "--select", "cure", "folder"], "'cure'; did you mean 'overclaim/cure'?"),
        (["check", "--select", "cuer", "folder"], "'cuer'; did you mean 'overclaim/cure'?"),
        (["check", "-o", "report.html", "a.md"], "no format is called 'report.html'; did you mean -o html:report.html?"),
        (["check", "-o", "out/r.txt", "a.md"], "did you mean -o text:out/r.txt?"),
        (["check", "-o", "HTML:x.html", "a.md"], "no format is called 'HTML'; did you mean -o html:x.html?"),
        (["check", "-o", "JSON", "a.md"], "did you mean -o json?"),
        (["a.md"], "no command is called 'a.md'; did you mean `claimlint check a.md`?"),
        (["folder"], "did you mean `claimlint check folder`?"),
        (["explain", "cure"], "there is no rule or entry 'cure'; did you mean 'overclaim/cure'?"),
        (["explain", "turmeric"], "there is no rule or entry 'turmeric'; `claimlint evidence turmeric` shows "),
        (["explain", "knee osteoarthritis"], '`claimlint evidence "knee osteoarthritis"` shows '),
        (["check", "-o", "json:", "a.md"], "-o 'json:' names no file; write json:FILE"),
        (["check", "-o", "docx", "a.md"], "-o docx needs a file: docx:FILE"),
        (["check", "-o", "json", "-o", "text", "a.md"], "both go to standard output; give one a file"),
        (["check", "-o", "json:x", "-o", "sarif:x", "a.md"], "two reports go to 'x'"),
        (["check", "--config", "none.yaml", "a.md"], "--config: there is no file 'none.yaml'"),
        (["check", "--since", "main", "folder"], "is not in a git repository, so nothing can be compared with a revision"),
        (["check", "--at-most", "dates", "folder"], "--at-most is 'dates'; write a rule or family and error, warning or info"),
        (["check", "--nonsense"], "No such option '--nonsense'"),
        (["chekc", "a.md"], "no command is called 'chekc'; did you mean 'check'?"),
        (["explain", "overclaim/curee"], "there is no rule or entry 'overclaim/curee'; did you mean 'overclaim/cure'?"),
        (["schema", "nothing"], "'nothing' is not one of"),
        (["claims", "none.md"], "none.md: does not exist"),
        (["check", "--select", "", "folder"], "--select names no rule; write a rule or family, such as --select overclaim, or leave it out"),
        (["check", "--ignore", " , ", "folder"], "--ignore names no rule"),
        (["check", ""], "a path is empty; write . for this folder"),
        (["claims", "folder", ""], "a path is empty"),
        (["check", "folder", "--stdin-filename", "a.html"], "--stdin-filename names standard input, which is read for the path -"),
        (["claims", "--stdin-filename", "a.html"], "--stdin-filename names standard input"),
    ],
)  # fmt: skip
def test_what_was_asked_wrongly_exits_2_and_says_what_would_be_right(
    shell: Shell, arguments: list[str], message: str
) -> None:
    shell.file("folder/pic.png", b"\x89PNG")
    result = shell(*arguments)
    assert result.code == 2
    assert message in result.out + result.err


def test_a_bad_day_in_the_environment_is_told_by_its_name(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_AS_OF", "soon")
    assert "CLAIMLINT_AS_OF is 'soon'" in shell("check", "a.md").err


@pytest.mark.skipif(IS_ROOT, reason="root reads everything")
def test_a_file_without_permission_exits_2(shell: Shell) -> None:
    shell.file("a.md", BAD).chmod(0)
    result = shell("check", "a.md")
    assert result.code == 2 and "a.md: cannot be read: Permission denied" in result.out


def test_a_broken_link_in_a_folder_exits_2(shell: Shell) -> None:
    (shell.folder / "a.md").symlink_to("gone.md")
    result = shell("check")
    assert result.code == 2 and "a.md: cannot be read: No such file or directory" in result.out


@pytest.mark.parametrize(
    "command", [["check"], ["claims"], ["decisions"], ["baseline", "accept", "--reason", "old"]], ids=lambda c: c[0]
)
def test_a_link_that_leads_to_itself_keeps_nothing_else_from_being_read(shell: Shell, command: list[str]) -> None:
    shell.write(**{"site/b.md": f"<!-- claimlint: ignore overclaim/cure -- quoted -->\n\n{BAD}"})
    (shell.folder / "site" / "a.md").symlink_to("c.md")
    (shell.folder / "site" / "c.md").symlink_to("a.md")
    result = shell(*command, "site")
    assert result.code == 2
    assert "site/a.md: cannot be read: Too many levels of symbolic links" in result.out + result.err
    told = {"check": "overclaim/cure", "claims": "common cold", "decisions": "site/b.md:1", "baseline": "Accepted"}
    assert told[command[0]] in result.out


def test_line_ends_of_old_macs_count_as_lines(shell: Shell) -> None:
    text = "# Garlic\r\rGarlic cures cancer.\r"
    shell.write(**{"a.md": text, "b.txt": text, "c.md": text.replace("\r", "\r\n")})
    result = shell("check", "--select", "overclaim/cure", "-o", "json")
    places = [f["start"] for f in json.loads(result.out)["findings"]]
    assert [(place["line"], place["column"]) for place in places] == [(3, 8)] * 3
    assert "│ Garlic cures cancer.\n" in shell("check", "a.md").out


def test_what_can_be_read_is_checked_though_something_else_cannot(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    result = shell("check", "a.md", "none.md")
    assert result.code == 2 and "overclaim/cure" in result.out and "none.md: does not exist" in result.out


def test_a_broken_configuration_is_told_all_at_once(shell: Shell) -> None:
    shell.write(**{"a.md": BAD, "claimlint.yaml": "excludes: [x]\nfreshness: {treatment: two years}\n"})
    result = shell("check", "a.md")
    assert result.code == 2
    assert "claimlint.yaml:1:1: unknown key 'excludes'; did you mean 'exclude'?" in result.out
    assert "claimlint.yaml:2:24: freshness.treatment is 'two years'; write a number of months, such as 24" in result.out


def test_excluded_files_that_a_hook_names_are_no_failure(shell: Shell) -> None:
    shell.write(**{"archive/a.md": BAD, "claimlint.yaml": "exclude: [archive]\n"})
    result = shell("check", "archive/a.md")
    assert result.code == 0 and "Not checked: 1 excluded by the configuration." in result.out


def test_a_folder_of_which_all_is_excluded_is_told_so(shell: Shell) -> None:
    shell.write(**{"a.md": BAD, "claimlint.yaml": "exclude: ['*.md']\n"})
    result = shell("check")
    assert result.code == 2
    assert "holds no article" in result.out and "what the configuration excludes (1 file or folder)" in result.out


def test_standard_input_under_a_name(shell: Shell) -> None:
    result = shell("check", "-o", "json", "--stdin-filename", "posts/a.md", "-", feed=BAD)
    assert result.code == 1
    assert {f["path"] for f in json.loads(result.out)["findings"]} == {"posts/a.md"}
    plain = shell("check", "-", feed="Garlic cures the common cold in two days.")
    assert plain.code == 1 and plain.out.startswith("-\n")
    assert shell("check", "-", feed="").code == 0


def test_several_outputs_in_one_run_are_whole_whatever_the_exit_code(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    result = shell(
        "check", "a.md", "none.md", "-o", "text", "-o", "json:out/r.json", "-o", "sarif:r.sarif", "-o", "junit:r.xml"
    )
    assert result.code == 2 and "overclaim/cure" in result.out
    report = json.loads((shell.folder / "out/r.json").read_text())
    jsonschema.Draft202012Validator(schema("report")).validate(report)
    assert report["problems"][0]["message"] == "does not exist"
    assert json.loads((shell.folder / "r.sarif").read_text())["runs"][0]["invocations"][0]["exitCode"] == 2
    assert (shell.folder / "r.xml").read_text().endswith("</testsuites>\n")


def test_a_broken_configuration_leaves_no_old_report_behind(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD, "r.json": "yesterday's", "claimlint.yaml": "nonsense: 1\n"})
    assert shell("check", "a.md", "-o", "json:r.json").code == 2
    assert json.loads((shell.folder / "r.json").read_text())["problems"][0]["path"] == "claimlint.yaml"


def test_a_report_that_cannot_be_written_exits_2(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD, "file": "x"})
    result = shell("check", "a.md", "-o", "json:file/r.json")
    assert result.code == 2 and "file/r.json: the json report cannot be written" in result.err


def test_json_on_standard_output_leaves_problems_on_standard_error_too(shell: Shell) -> None:
    result = shell("check", "none.md", "-o", "json")
    assert json.loads(result.out)["problems"] and "none.md: does not exist" in result.err


def test_github_writes_the_summary_of_the_step(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write(**{"a.md": BAD})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(shell.folder / "summary.md"))
    result = shell("check", "a.md", "-o", "github")
    assert result.out.startswith("::error file=a.md,line=3,")
    assert "| ❌ | a.md:3:8 |" in (shell.folder / "summary.md").read_text()


@pytest.mark.parametrize(
    ("environment", "is_terminal", "color"),
    [
        ({}, True, True), ({}, False, False), ({"NO_COLOR": "1"}, True, False), ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, True, False), ({"CLICOLOR_FORCE": "0"}, False, False),
    ],
)  # fmt: skip
def test_colour_goes_where_it_is_wanted(environment: dict[str, str], is_terminal: bool, color: bool) -> None:
    from claimlint.cli.outputs import wants_color

    assert wants_color(environment, is_terminal) is color


def test_paths_are_shown_from_the_configuration(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write(**{"claimlint.yaml": "paths: [posts]\n", "posts/de/a.md": BAD})
    monkeypatch.chdir(shell.folder / "posts" / "de")
    report = json.loads(shell("check", "a.md", "-o", "json").out)
    assert report["files"] == ["posts/de/a.md"]
    assert json.loads(shell("check", "-o", "json").out)["files"] == ["posts/de/a.md"]


def test_decisions_change_the_status_and_the_exit_code_and_stay_in_the_report(shell: Shell) -> None:
    shell.write(
        **{"a.md": BAD.replace("Garlic cures", "<!-- claimlint: ignore overclaim/cure -- quoted -->\nGarlic cures")}
    )
    result = shell("check", "a.md", "-o", "json")
    (finding,) = [f for f in json.loads(result.out)["findings"] if f["rule"] == "overclaim/cure"]
    assert (result.code, finding["status"], finding["reason"]) == (0, "suppressed", "quoted")


# --- the same bytes ---


def run(folder: Path, *arguments: str, seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "CLAIMLINT_AS_OF": "2026-11-23"}
    command = [sys.executable, "-m", "claimlint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, env=environment).stdout


def test_same_input_same_bytes(shell: Shell) -> None:
    for number in range(6):
        shell.file(f"{number}.md", BAD.replace("Garlic", ("Ginger", "Turmeric", "Honey")[number % 3]))
    names = sorted(path.name for path in shell.folder.iterdir())
    for format_ in ("text", "json", "sarif"):
        first = run(shell.folder, "check", "-o", format_, *names)
        assert first
        assert first == run(shell.folder, "check", "-o", format_, *reversed(names), seed="1")
    assert run(shell.folder, "claims", "-o", "json", *names) == run(
        shell.folder, "claims", "-o", "json", *reversed(names), seed="7"
    )


def test_processes_change_no_byte(shell: Shell) -> None:
    for number in range(130):
        shell.file(f"{number:03}.md", BAD if number % 2 else GOOD)
    one, two = shell("check", "-o", "json", "--jobs", "1"), shell("check", "-o", "json", "--jobs", "2")
    assert one == two and one.code == 1


def test_a_reader_that_goes_away_is_no_crash(shell: Shell) -> None:
    done = subprocess.run(
        f"{sys.executable} -m claimlint rules | head -1", shell=True, cwd=shell.folder, capture_output=True, text=True
    )
    assert done.stderr == "" and done.stdout


def test_a_bug_is_one_line_and_a_log(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(shell.folder / "cache"))
    monkeypatch.setattr("claimlint.runs.check.run", lambda *a, **k: 1 / 0)
    result = shell("check", "a.md")
    assert result.code == 2 and result.err.startswith("claimlint: this is a bug: ZeroDivisionError: division by zero\n")
    assert "Traceback" in (shell.folder / "cache" / "crash.log").read_text()


def test_ctrl_c_exits_130(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimlint.runs.check.run", interrupted)
    result = shell("check", "a.md")
    assert result.code == 130 and "interrupted" in result.err


def test_timing_is_told_on_standard_error(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD})
    result = shell("check", "--timing", "a.md")
    assert "load" in result.err and " ms" in result.err


def test_many_files_are_counted_on_a_terminal_and_nowhere_else() -> None:
    from io import StringIO

    from claimlint.cli.check import progress_on

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    assert progress_on(StringIO()) is None
    terminal = Terminal()
    show = progress_on(terminal)
    assert show is not None
    for done in range(1, 301):
        show(done, 300)
    assert "16 of 300 articles" in terminal.getvalue() and terminal.getvalue().endswith("\r\x1b[K")
    few = Terminal()
    show = progress_on(few)
    assert show is not None
    show(1, 5)
    assert few.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Garlic **cures** the [common\ncold](https://x.example)."), ("a.html", "<p>Garlic <b>cures</b> the <i>common cold</i>.</p>"),
    ],
)  # fmt: skip
def test_a_message_quotes_the_words_without_their_markup(shell: Shell, name: str, text: str) -> None:
    shell.write(**{name: text})
    report = json.loads(shell("check", "-o", "json", name).out)
    (finding,) = [f for f in report["findings"] if f["rule"] == "overclaim/cure"]
    assert " ".join(finding["message"].split()).startswith('"cures the common cold"')
    assert finding["text"] in text


def test_reports_of_the_last_run_are_not_checked(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    outputs = ("-o", "html:r.html", "-o", "text:r.txt", "-o", "docx:r.docx", "-o", "text")
    first, second = shell("check", *outputs, "."), shell("check", *outputs, ".")
    assert "1 file checked" in first.out and "1 file checked" in second.out
    assert "3 reports of claimlint" in second.out and "reports of" not in first.out
    (shell.folder / "a.md").unlink()
    nothing = shell("check", ".")
    assert nothing.code == 2 and "holds no article but for 3 reports of claimlint;" in nothing.out


def test_standard_input_is_told_of_retractions_too(shell: Shell) -> None:
    assert "retractions (no snapshot)" in shell("check", "-", feed=GOOD).out


def test_a_misspelt_rule_keeps_from_checking(shell: Shell) -> None:
    shell.write(**{"a.md": BAD})
    asked = shell("check", "--select", "overclaim/cuer", "a.md")
    assert asked.code == 2 and "Nothing was checked." in asked.out and "no findings" not in asked.out
    shell.write(**{"claimlint.yaml": "ignore: [overclaim/cuer]\n"})
    configured = shell("check", "a.md")
    assert configured.code == 2 and "Nothing was checked." in configured.out
    assert "claimlint.yaml:1:10: no rule or family" in configured.out


@pytest.mark.parametrize(
    ("place", "content", "message"),
    [
        ("registry/x.yaml", "a: [", "is not valid YAML"),
        ("vocabulary/x.yaml", "a: [", "is not valid YAML"),
        ("tables/tone.yaml", "a: [", "is not valid YAML"),
        ("tables/source_tiers.yaml", "a: [", "is not valid YAML"),
    ],
)  # fmt: skip
def test_broken_evidence_keeps_from_checking(shell: Shell, place: str, content: str, message: str) -> None:
    shell.write(**{"a.md": BAD, "claimlint.yaml": "evidence: [own]\n", f"own/{place}": content})
    result = shell("check", "-o", "text", "-o", "docx:r.docx", "a.md")
    assert result.code == 2, result.out
    assert message in result.out and "Nothing was checked." in result.out
    document = docx.Document(str(shell.folder / "r.docx"))
    assert document.paragraphs[1].text == "Nothing was checked because of"


def test_evidence_that_nothing_reads_is_told(shell: Shell) -> None:
    shell.write(
        **{"a.md": GOOD, "claimlint.yaml": "evidence: [own]\n", "own/tabels/tone.yaml": "a: [", "own/notes.md": "x"}
    )
    result = shell("check", "a.md")
    assert result.code == 2 and "own/tabels/tone.yaml: is in no place where evidence is read" in result.out


def test_where_a_report_was_written_is_said(shell: Shell) -> None:
    shell.write(**{"a.md": GOOD})
    first, second = (shell("check", "-o", "json:new/r.json", "a.md") for _ in range(2))
    assert first.err == "Wrote the json report to new/r.json, in a new folder.\n"
    assert second.err == "Wrote the json report to new/r.json.\n"


def test_a_note_is_another_word_for_info(shell: Shell) -> None:
    shell.write(**{"a.md": BAD, "claimlint.yaml": "severity: {dates: note}\n"})
    assert "write one of off, info, warning, error (info is what reports call a note)" in shell("check", "a.md").out
    shell.write(**{"claimlint.yaml": "severity: {}\n"})
    assert shell("check", "--fail-on", "note", "--at-most", "overclaim=note", "a.md").code == 1


def test_what_is_to_take_a_treatments_place_is_told_as_that(shell: Shell) -> None:
    shell.write(**{"a.md": "# Tea\n\nHibiscus tea works as well as captopril for blood pressure.\n"})
    told = " ".join(shell("check", "--select", "overclaim/strength-gap", "a.md").out.split())
    assert "says more than is known of hibiscus tea in the place of captopril: that treatment is usual care" in told
