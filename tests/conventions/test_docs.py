"""What the documents promise is there: links, commands, settings, rights, sign-ins, pictures."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
from flask import Flask

from config import Mode, Settings
from tracker import create_app
from tracker.access.policy import POLICY
from tracker.demonstration import SIGN_INS
from tracker.wording.permissions import WHAT, WHO

ROOT = Path(__file__).parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# A decision says what was meant on its day, and is not rewritten when a command goes.
OF_TODAY = [file for file in DOCS if file.parent.name != "decisions"]
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())
LARGEST_PICTURE, LARGEST_PICTURES = 120 * 1024, 1536 * 1024

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
FLASK = re.compile(r"\bflask(?: --app wsgi)? (?P<words>[a-z].*)")
MAKE = re.compile(r"\bmake ([a-z-]+)")
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)
READ_SETTING = re.compile(r'(?:env|environ)(?:\.get\(|, |\.setdefault\()"([A-Z_]+)"')
MACHINE = re.compile(r"(?<![\w./])/(?:home|mnt|root|tmp|Users|work|workspace)\b")
OUR_READERS_KNOW = {
    "127.0.0.1",
    "actions.example",
    "s3.example",
    "semver.org",
    "www.gov.uk",
    "www.nationalarchives.gov.uk",
}


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


each_document = pytest.mark.parametrize("document", DOCS, ids=name_of)
each_of_today = pytest.mark.parametrize("document", OF_TODAY, ids=name_of)


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def anchors_of(document: Path) -> set[str]:
    """The addresses of its headings, as code hosts make them."""
    plain = (re.sub(r"[^\w\- ]", "", each.lower()) for each in HEADING.findall(text_of(document)))
    return {each.replace(" ", "-") for each in plain}


def code_of(text: str) -> list[str]:
    """Every line of code: between backticks or in a block."""
    return [line for block in CODE.findall(text) for line in (block[0] or block[1]).splitlines()]


def rows_of(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = text.split(f"{heading}\n", 1)[1]
    lines = below[below.index("|") :].split("\n\n", 1)[0]
    cells = [[cell.strip() for cell in row.split(" | ")] for row in ROW.findall(lines)]
    return [[cell.replace("`", "") for cell in row] for row in cells]


def problems_of_command(words: str, commands: click.Group) -> list[str]:
    """What a line such as `people add NAME --clerk` names and the program does not have."""
    context = click.Context(commands)
    here: click.Command = commands
    for word in shlex.split(words, comments=True):
        if isinstance(here, click.Group):
            found = here.get_command(context, word)
            if found is None:
                return [f"no command “{word}” in “flask {words}”"]
            here = found
        elif word.startswith("--"):
            options = {name for param in here.params for name in param.opts}
            if word.split("=")[0] not in options:
                return [f"no option “{word}” in “flask {words}”"]
    return []


@pytest.fixture(scope="module")
def commands() -> click.Group:
    app: Flask = create_app(
        Settings(mode=Mode.DEMO, database_url="sqlite://", secret_key="for-reading-its-commands")
    )
    return app.cli


@each_document
def test_every_link_leads_somewhere(document: Path) -> None:
    dead = []
    for target in LINK.findall(text_of(document)):
        if urlsplit(target).scheme:
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        if not file.exists() or (anchor and anchor not in anchors_of(file)):
            dead.append(target)
    assert dead == []


@each_of_today
def test_every_command_named_exists(document: Path, commands: click.Group) -> None:
    named = [
        found["words"] for line in code_of(text_of(document)) for found in FLASK.finditer(line)
    ]
    assert [problem for words in named for problem in problems_of_command(words, commands)] == []


@each_of_today
def test_every_make_target_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {found for line in code_of(text_of(document)) for found in MAKE.findall(line)}
    assert named - targets == set()


@each_document
def test_no_document_names_somebodys_machine(document: Path) -> None:
    text = text_of(document)
    hosts = {urlsplit(found).hostname for found in re.findall(r"https?://[^\s)>`\"]+", text)}
    assert hosts - OUR_READERS_KNOW == set()
    assert MACHINE.findall(text) == []


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("people add NAME EMAIL --clerk", ""),
        ("people dismiss NAME", "dismiss"),
        ("people add NAME --mayor", "--mayor"),
        ("polish", "polish"),
    ],
)
def test_a_command_is_looked_up_as_the_program_would(
    words: str, problem: str, commands: click.Group
) -> None:
    assert problem in " ".join(problems_of_command(words, commands))
    assert bool(problem) == bool(problems_of_command(words, commands))


def test_every_command_of_ours_is_in_the_manual(commands: click.Group) -> None:
    manual = text_of(ROOT / "docs" / "running.md")
    ours = {
        f"{name} {verb}" if verb else name
        for name, command in commands.commands.items()
        if name != "db"
        for verb in (command.commands if isinstance(command, click.Group) else [""])
    }
    assert {each for each in ours if f"`flask --app wsgi {each}" not in manual} == set()


def test_the_readme_prints_the_sign_ins_of_the_demonstration() -> None:
    rows = rows_of(text_of(ROOT / "README.md"), "## Sign in to the demonstration")
    assert rows[1:] == [list(each) for each in SIGN_INS]


def test_the_manual_lists_the_settings_that_are_read() -> None:
    read = set(READ_SETTING.findall(text_of(ROOT / "config.py")))
    listed = {row[0] for row in rows_of(text_of(ROOT / "docs" / "running.md"), "## Settings")[1:]}
    assert listed == read | {"PORT"}


def test_the_page_of_rights_says_what_the_policy_says() -> None:
    tables: dict[str, list[str]] = {}
    for permission, facts in POLICY.items():
        subject, what = WHAT[permission]
        who = "; ".join(WHO[fact] for fact in facts)
        tables.setdefault(subject, []).append(f"| {what} | {who} |")
    wanted = "\n".join(
        "\n".join((f"## {subject}\n", "| What | Who may |", "|---|---|", *rows, ""))
        for subject, rows in tables.items()
    ) % {"Chair": "Chair", "chair": "chair"}
    said = text_of(ROOT / "docs" / "roles.md")
    assert said.endswith(wanted), f"docs/roles.md should end with:\n{wanted}"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda file: file.name)
def test_a_picture_is_small_and_somewhere_shown(picture: Path) -> None:
    assert picture.stat().st_size <= LARGEST_PICTURE
    assert any(f"pictures/{picture.name}" in text_of(document) for document in DOCS)


def test_pictures_together_are_small() -> None:
    assert 0 < sum(picture.stat().st_size for picture in PICTURES) <= LARGEST_PICTURES
