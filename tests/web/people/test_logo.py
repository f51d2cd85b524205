"""The council's logo, from the settings to every header."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
import pypdf
import pytest

from tests import builders
from tests.pictures import SECRET, jpg, png
from tracker.queries import authorities

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.pages import PageClient


@pytest.fixture(autouse=True)
def clerk(app: Flask, client: PageClient) -> None:
    with app.app_context():
        builders.sign_in(client, builders.a_clerk())


def sent(client: PageClient, content: bytes, name: str = "logo.png") -> TestResponse:
    file = (io.BytesIO(content), name)
    return client.post("/records/authority/logo", data={"file": file})


def address_in(html: str) -> str | None:
    found = re.search(r'src="(/logo/[0-9a-f]{16})"[^>]* alt=""', html)
    return found.group(1) if found else None


def test_a_logo_stands_in_every_header_until_it_is_taken_out(client: PageClient) -> None:
    assert sent(client, jpg(), "logo.jpg").status_code == 303
    settings = client.get("/records/authority").text
    client.post("/sign-out")
    address = address_in(client.get("/").text)
    assert address
    picture = client.get(address)

    assert "Logo put in" in settings
    assert picture.mimetype == "image/jpeg"
    assert SECRET not in picture.data
    assert picture.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert picture.headers["Content-Security-Policy"].startswith("sandbox;")
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in picture.headers


def test_another_takes_its_place_and_the_old_address_ends(client: PageClient) -> None:
    sent(client, png())
    first = address_in(client.get("/about").text)
    sent(client, png(200, 50))
    second = address_in(client.get("/about").text)

    assert first
    assert second
    assert first != second
    assert client.get(first).status_code == 404
    assert client.get(second).mimetype == "image/png"
    client.post("/records/authority/logo/remove")
    client.post("/records/authority/logo/remove")
    told = client.get("/records/authority").text.partition('id="history"')[2]
    assert client.get(second).status_code == 404
    assert address_in(client.get("/about").text) is None
    assert told.count("Logo taken out") == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"<svg/>", "logo.svg", "must be a PNG, JPG or JPEG"),
        (b"<svg/>", "logo.png", "must be a PNG or a JPG"),
        (b"", "logo.png", "is empty"),
        (png(10, 10), "logo.png", "10 by 10 dots"),
        (png() + b"\0" * 400_000, "logo.png", "smaller than 300 KB"),
    ],
)
def test_what_is_no_logo_is_refused_at_its_field(
    client: PageClient, app: Flask, content: bytes, name: str, words: str
) -> None:
    response = sent(client, content, name)

    assert response.status_code == 422
    assert words in response.text
    with app.app_context():
        assert authorities.the_logo() is None


def test_nothing_chosen_is_said_so(client: PageClient) -> None:
    response = client.post("/records/authority/logo", data={})

    assert response.status_code == 422
    assert "Select a file" in response.text


def test_it_stands_on_papers_too(app: Flask, client: PageClient) -> None:
    with app.app_context():
        builders.a_committee()
    sent(client, png())
    paper: Any = docx.Document(io.BytesIO(client.get("/committees/CSP/action-log.docx").data))
    sent_to = client.get("/committees/CSP/action-log.pdf")

    with app.app_context():
        name = authorities.the_authority().name
    assert [each._inline.docPr.get("descr") for each in paper.inline_shapes] == [name]
    assert len(pypdf.PdfReader(io.BytesIO(sent_to.data)).pages[0].images) == 1
