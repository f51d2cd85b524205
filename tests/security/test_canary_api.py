"""SEC-01 over the API: no secret word reaches a program whose person may not read it."""

from __future__ import annotations

import itertools
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.test_roles import program
from tests.security.test_canary import SHOWN_NOWHERE, count_reads
from tests.security.town import Town, build
from tracker.api.operation import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


QUERIES = {
    "/actions": ["", "?words=Zq", "?standing=closed&standing=no_date", "?sort=agreed&limit=1"],
    "/meetings": ["", "?committee=CSP", "?limit=1"],
}
ASKED_BY_ONE = 200
"""After so many requests another token of the same person goes on: one that asks too often waits."""
NOT_SHOWN_HERE = {
    *("Zqurgency", "Zqduewords", "Zqgrouppurpose", "Zqdraftpurpose", "Zqcorrection"),
    *("Zqpartpurpose", "Zqpartminutes", "Zqpartinterest"),
    *("Zqnature", "Zqmotion", "Zqnote", "Zqsummary", "Zqunsaved", "ZqleftNature", "ZqleftMotion"),
    *("Zqgonetext", "Zqgonereason", "Zqformertext"),
    *("Zqclearnote", "Zqothersnote", "Zqcomment"),
}
"""Kinds of text on pages alone; and documents are no part of the API yet."""


@pytest.fixture
def town(app: Flask) -> Town:
    return build(app)


def values(path: str, part: str, known: dict[str, list[str]]) -> list[str]:
    references = [each.split("/") for each in known["action"]]
    if path.startswith("/actions") and part in {"code", "year", "number"}:
        place = ("code", "year", "number").index(part)
        return sorted({each[place] for each in references})
    if part == "public_id":
        return known["meeting"] if path.startswith("/meetings") else known["item"]
    return known.get(part, [str(number) for number in range(1, 9)])


def crawl(app: Flask, town: Town, role: str) -> Iterator[tuple[str, bytes]]:
    """Every answer to every reading address, its neighbours followed, and to changes in vain."""
    waiting: list[tuple[str, str]] = []
    for known in OPERATIONS:
        parts = re.findall(r"<(?:int:)?(\w+)>", known.path)
        for filled in itertools.product(
            *(values(known.path, part, town.addresses) for part in parts)
        ):
            path = known.path
            for part, value in zip(parts, filled, strict=True):
                path = re.sub(rf"<(?:int:)?{part}>", value, path)
            waiting += [(known.method, path + query) for query in QUERIES.get(known.path, [""])]
    seen: set[tuple[str, str]] = set()
    asks = program(app, town, role)
    while waiting:
        method, path = waiting.pop()
        if (method, path) in seen:
            continue
        seen.add((method, path))
        if len(seen) % ASKED_BY_ONE == 0:
            asks = program(app, town, role)
        sent: dict[str, Any] = {"json": {"nothing": "known"}} if method == "POST" else {}
        answer = asks.ask(method, path, **sent)
        assert answer.status_code < 500, (path, answer.text)
        assert answer.status_code != HTTPStatus.TOO_MANY_REQUESTS, path
        answer.close()
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers)
        yield path, answer.text.encode() + heads.encode()
        following = (answer.json or {}).get("next") if answer.is_json else None
        if following:
            waiting.append(("GET", following))


@pytest.mark.parametrize("role", ["public", "stranger", "other_member", "member", "owner"])
def test_no_secret_reaches_who_may_not_read_it(app: Flask, town: Town, role: str) -> None:
    forbidden = [word.encode() for word, hidden in town.secrets.items() if role in hidden]
    leaks: dict[str, list[str]] = {}
    asked = 0
    for path, answer in crawl(app, town, role):
        asked += 1
        for word in forbidden:  # sentences begin some of them with a small letter
            if word.lower() in answer.lower():
                leaks.setdefault(word.decode(), []).append(path)

    assert forbidden
    assert leaks == {}
    assert asked > 100


def test_the_clerk_finds_every_kind_of_secret(app: Flask, town: Town) -> None:
    """Were a secret shown to nobody, its absence elsewhere would prove nothing.

    And whatever shows a word of exempt or confidential matter keeps that it was read.
    """
    found, kept, unkept = b"", count_reads(app), set[str]()
    restricted = [word.lower().encode() for word in town.restricted]
    for path, answer in crawl(app, town, "clerk"):
        found += answer.lower()
        now = count_reads(app)
        if now == kept and any(word in answer.lower() for word in restricted):
            unkept.add(path)
        kept = now

    assert unkept == set()
    unseen = {word for word in town.secrets if word.lower().encode() not in found}
    kinds = {re.sub(r"\d+xv$", "", word) for word in unseen}
    documents = {kind for kind in kinds if "file" in kind or "evidence" in kind}
    assert kinds - documents <= SHOWN_NOWHERE | NOT_SHOWN_HERE
