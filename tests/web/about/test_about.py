"""Pages about the site, and whether it is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from tracker.db import db
from tracker.web.about.routes import newest_migration

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient


@pytest.mark.parametrize("address", ["/about", "/accessibility"])
def test_anybody_is_shown_the_page(client: PageClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_health_is_one_word(client: PageClient) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.text, response.mimetype) == (200, "ok\n", "text/plain")


def test_ready_when_the_database_is_of_this_age(client: PageClient) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.json) == (200, {"ready": True})


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0000'", "older than this program"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer than this program"),
        ("DELETE FROM alembic_version", "no tables yet"),
    ],
)
def test_not_ready_when_the_database_is_of_another_age(
    client: PageClient, app: Flask, statement: str, words: str
) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text(statement))
    try:
        response = client.get("/readyz")
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            newest = {"newest": newest_migration()}
            connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), newest)

    assert response.status_code == 503
    assert response.json is not None
    assert words in response.json["problem"]


def test_robots_are_kept_from_accounts(client: PageClient) -> None:
    assert "Disallow: /invitation/" in client.get("/robots.txt").text


def test_security_text_says_whom_to_tell(client: PageClient) -> None:
    said = client.get("/.well-known/security.txt").text

    assert "Contact: http" in said
    assert "Expires: 20" in said


def test_colour_is_kept_by_browsers_only_under_its_own_address(client: PageClient) -> None:
    colour = client.get("/brand.css").text.split("#")[1][:6]

    assert "immutable" in client.get(f"/brand.css?v={colour}").headers["Cache-Control"]
    assert "immutable" not in client.get("/brand.css?v=abcdef").headers["Cache-Control"]
