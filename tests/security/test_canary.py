"""SEC-01: no secret word reaches anybody who may not read it, by any way out.

The crawl asks every address the program has, with every part filled in every way it can be,
and follows every link of every page it is given. A guard that is taken away makes it fail.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import pypdf
import pytest

from tests.security.town import PASSWORD, Town, build
from tracker.db import db
from tracker.models import RestrictedRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

LINK = re.compile(rb'(?:href|src|action)="(/[^"]*)"')
TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
MOST = 3000
SHOWN_NOWHERE = {"Zqpurpose", "Zqpurposehtml", "Zqground", "Zqgoneground"}
"""Kinds of text that are kept beside what is shown: source of what is rendered, the ground of an
action and of a document that was removed."""
QUERIES = ["", "?standing=all", "?words=Zq", "?q=Zq", "?page=2"]


@pytest.fixture
def town(app: Flask) -> Town:
    return build(app)


def sign_in(app: Flask, town: Town, role: str) -> FlaskClient:
    client = app.test_client()
    if role in town.emails:
        sent = {"email": town.emails[role], "password": PASSWORD}
        assert client.post("/sign-in", data=sent).status_code == 303
    return client


def addresses(app: Flask, town: Town) -> Iterator[str]:
    """Every GET address of the program, filled in with everything that was planted."""
    known = town.addresses
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
            continue
        choices = [_values(rule.rule, part, known) for part in sorted(rule.arguments)]
        for filled in itertools.product(*choices):
            with app.test_request_context():
                path = rule.rule
                for part, value in zip(sorted(rule.arguments), filled, strict=True):
                    path = re.sub(rf"<(?:[^<>:]+:)?{part}>", str(value), path)
                yield path


def _values(rule: str, part: str, known: dict[str, list[str]]) -> list[str]:
    references = [each.split("/") for each in known["action"]]
    rule = rule.removeprefix("/api/v1")
    if rule.startswith("/actions/") and part in {"code", "year", "number"}:
        place = ("code", "year", "number").index(part)
        return sorted({each[place] for each in references})
    if part == "public_id":
        return known["meeting"] if rule.startswith("/meetings") else known["item"]
    if part in known:
        return known[part]
    return ["1", "2", "3"]


def crawl(app: Flask, town: Town, client: FlaskClient) -> Iterator[tuple[str, bytes]]:
    """Every answer to every address, and to every link found on the way."""
    waiting = list(addresses(app, town))
    waiting += ["/actions" + query for query in QUERIES]
    seen: set[str] = set()
    while waiting and len(seen) < MOST:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code < 500, (path, answer.status_code)
        answer.close()
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers)
        yield path, inflated(answer.data) + heads.encode()
        for link in LINK.findall(answer.data):
            found = urlsplit(urljoin(path, link.decode().replace("&amp;", "&")))
            # A PDF takes a second to set: a few are asked for below, from the same paper as Word.
            if not found.path.startswith("/static") and not found.path.endswith(".pdf"):
                waiting.append(found.path + (f"?{found.query}" if found.query else ""))


def inflated(data: bytes) -> bytes:
    """What stands in an answer: the parts of a Word or Excel file, the words of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return b"\n".join(parts.read(name) for name in parts.namelist())
    if data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        words = "".join(page.extract_text() for page in reader.pages)
        return re.sub(r"\s", "", words).encode() + str(reader.metadata).encode()
    return data


@pytest.mark.parametrize("role", ["public", "stranger", "other_member"])
def test_no_secret_stands_in_a_pdf(app: Flask, town: Town, role: str) -> None:
    forbidden = [word.encode() for word, hidden in town.secrets.items() if role in hidden]
    client, meeting = sign_in(app, town, role), town.addresses["meeting"][0]
    for path in (
        "/actions.pdf?words=zq",
        "/committees/CSP/action-log.pdf",
        f"/meetings/{meeting}/action-log.pdf",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        words = inflated(answer.data)
        assert b"Actionlog" in words or b"Registerofactions" in words
        assert [word for word in forbidden if word in words] == []


CRAWLS = [
    *(("sqlite", role) for role in ("public", "stranger", "other_member", "member", "owner")),
    *(("postgresql", role) for role in ("public", "owner")),
]
"""Every reader on one database; on the other who reads nothing and who reads most by facts."""


@pytest.mark.parametrize(("database_url", "role"), CRAWLS, indirect=["database_url"])
def test_no_secret_reaches_who_may_not_read_it(app: Flask, town: Town, role: str) -> None:
    forbidden = [word.encode() for word, hidden in town.secrets.items() if role in hidden]
    assert forbidden

    leaks: dict[str, list[str]] = {}
    asked = 0
    for path, answer in crawl(app, town, sign_in(app, town, role)):
        asked += 1
        for word in forbidden:
            if word in answer:
                leaks.setdefault(word.decode(), []).append(path)

    assert leaks == {}
    assert asked > 40


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_clerk_finds_every_kind_of_secret(app: Flask, town: Town) -> None:
    """Were a secret shown to nobody, its absence elsewhere would prove nothing.

    And whatever shows a word of exempt or confidential matter keeps that it was read.
    """
    found, kept = set[str](), count_reads(app)
    unkept: dict[str, list[str]] = {}
    for path, answer in crawl(app, town, sign_in(app, town, "clerk")):
        shown = {word for word in town.secrets if word.encode() in answer}
        found |= shown
        now = count_reads(app)
        if now == kept and shown & town.restricted:
            unkept[path] = sorted(shown & town.restricted)
        kept = now

    assert unkept == {}
    unseen = town.secrets.keys() - found
    assert {re.sub(r"\d+xv$", "", word) for word in unseen} <= SHOWN_NOWHERE


def count_reads(app: Flask) -> int:
    with app.app_context():
        return db.session.query(RestrictedRead).count()


def bare(page: str, path: str) -> str:
    """A page without the address asked for and its one-time tokens, which tell a second apart."""
    return TOKEN.sub("", page.replace(path, "").replace(quote(path, safe=""), ""))


@pytest.mark.parametrize("role", ["public", "stranger", "other_member"])
def test_hidden_things_answer_like_things_that_do_not_exist(
    app: Flask, town: Town, role: str
) -> None:
    client = sign_in(app, town, role)
    hidden_meeting, draft_item = town.addresses["meeting"][2], town.addresses["item"][2]
    pairs = [
        (f"/meetings/{hidden_meeting}", "/meetings/zzzzzzzzzzzz"),
        (f"/items/{draft_item}", "/items/zzzzzzzzzzzz"),
        ("/committees/OPG", "/committees/XYZ"),
        (f"/actions/{town.addresses['action'][-1]}", "/actions/CSP/2013-14/999"),
    ]
    for hidden, missing in pairs:
        first, second = client.get(hidden), client.get(missing)
        assert first.status_code == second.status_code == 404, hidden
        assert bare(first.text, hidden) == bare(second.text, missing), hidden
