"""The laws of the house that can be read off templates and the browser's files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OWN_STATIC = sorted(
    file
    for file in (ROOT / "static").rglob("*")
    if file.suffix in {".css", ".js", ".svg"} and "vendor" not in file.parts
)

# Folders that belong to no subject: shared pieces, and pages for what went wrong.
SHARED_FOLDERS = {"api", "components", "errors", "emails"}

# Where stored HTML, made safe when it was saved, is printed as it is: “file: line”.
PRINTED_AS_MARKUP: set[str] = {
    (
        "templates/items/_written.html: "
        '<div class="app-prose govuk-!-margin-bottom-4">{{ html | safe }}</div>'
    ),
}

# Addresses that are names, or links for people; never fetched by the page.
NAMED_HOSTS = {
    "www.w3.org",
    "www.gov.uk",
    "www.nationalarchives.gov.uk",
    "www.legislation.gov.uk",
    "www.equalityadvisoryservice.com",
    "www.equalityni.org",
}

INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9][a-z0-9.-]+\.[a-z]{2,}")
FETCHED = re.compile(r"(?:\bsrc=|url\(|@import|\bimport\b[^;]*from)\s*[\"']?(\S*//\S+)")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def text_of(file: Path) -> str:
    return COMMENT.sub("", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_no_style_or_script_stands_inside_a_page(file: Path) -> None:
    found = [what for what, pattern in INLINE.items() if pattern.search(text_of(file))]
    assert found == [], "the content security policy refuses it"


def test_folders_mirror_the_pages() -> None:
    templates = ROOT / "templates"
    folders = {parts[0] for one in TEMPLATES if len(parts := one.relative_to(templates).parts) > 1}
    subjects = {file.parent.name for file in (ROOT / "tracker" / "web").glob("*/routes.py")}
    assert folders - subjects <= SHARED_FOLDERS


def test_markup_is_printed_only_where_it_was_made_safe() -> None:
    printed = {
        f"{name_of(file)}: {line.strip()}"
        for file in TEMPLATES
        for line in text_of(file).splitlines()
        if re.search(r"\|\s*safe\b|autoescape\s+false", line)
    }
    assert printed == PRINTED_AS_MARKUP


@pytest.mark.parametrize("file", [*TEMPLATES, *OWN_STATIC], ids=name_of)
def test_nothing_is_fetched_from_another_host(file: Path) -> None:
    addresses: list[str] = ADDRESS.findall(text_of(file))
    hosts = {urlsplit(address).hostname for address in addresses}
    assert hosts <= NAMED_HOSTS
    assert FETCHED.findall(text_of(file)) == []


OUR_OWN = re.compile(r"standings\[")
"""Labels by key, from `tracker.wording`."""
TRANSLATED = re.compile(r"(?<![\w.])_\(\s*(?!['\"])([^)\s,]+)")


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_only_our_own_words_are_translated(file: Path) -> None:
    """What `_` is given becomes markup and a pattern: never what somebody typed."""
    given = TRANSLATED.findall(text_of(file))
    foreign = [each for each in given if not each.endswith("label") and not OUR_OWN.match(each)]

    assert foreign == []
