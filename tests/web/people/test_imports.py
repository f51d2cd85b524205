"""Importing people and posts: the preview, what is added, what is refused."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests import builders
from tests.pages import PageClient
from tracker.queries import people_known
from tracker.vocabulary import HolderKind

if TYPE_CHECKING:
    from time_machine import Traveller

ADDRESS = "/records/import"
HEAD = "Post,Name,E-mail,Service,Organisation,Parent post,From,Acting,Deputy\n"
GOOD = (
    HEAD
    + "Head of Care,Mo Khan,MO@council.example,Adults,,Director of Care,1/4/2013,,\n"
    + "Director of Care,Jo Day,jo@council.example,Adults,,,1 May 2012,yes,\n"
    + "Head of Care,Al Fox,,,,,,,yes\n"
    + "Chief Nurse,,,,NHS Trust,,,,\n"
    + ',"=SUM(A1)",sum@council.example,,,,,,\n'
)


@pytest.fixture
def clerk_client(app: Flask, client: PageClient, clock: Traveller) -> PageClient:
    del clock
    with app.app_context():
        builders.sign_in(client, builders.a_clerk())
    return client


def send(client: PageClient, **data: Any) -> TestResponse:
    boundary, body = encode_multipart(data)
    return client.post(ADDRESS, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def known(app: Flask) -> people_known.Known:
    with app.app_context():
        return people_known.everything_known()


def test_rows_are_shown_and_nothing_is_saved(app: Flask, clerk_client: PageClient) -> None:
    file = FileStorage(io.BytesIO(GOOD.encode("cp1252")), "people.csv")
    text = send(clerk_client, file=file).get_data(as_text=True)
    assert "5 rows add something, 0 are there already, 0 are in doubt" in text
    assert "person Mo Khan; service Adults; post Head of Care; holds the post" in text
    assert set(known(app).posts) == set()


def test_rows_are_added_and_the_same_file_adds_nothing(
    app: Flask, clerk_client: PageClient
) -> None:
    assert send(clerk_client, people=GOOD, once="one").status_code == 303
    text = clerk_client.get("/records").get_data(as_text=True)
    assert "Added: 4 people, 3 posts, 3 post holders, 1 service, 1 organisation." in text
    found = known(app)
    assert found.posts["head of care"].parent == "Director of Care"
    assert found.posts["chief nurse"].organisation == "NHS Trust"
    assert "=sum(a1)" in found.by_name
    again = send(clerk_client, people=GOOD).get_data(as_text=True)
    assert "0 rows add something, 5 are there already, 0 are in doubt" in again
    assert send(clerk_client, people=GOOD, once="two").status_code == 303
    assert known(app) == found


def test_holders_have_their_day_and_kind(app: Flask, clerk_client: PageClient) -> None:
    from tracker.queries import posts

    send(clerk_client, people=GOOD, once="one")
    with app.app_context():
        held = {
            row.name: (row.kind, row.from_on)
            for post in posts.list_all()
            for row in posts.list_holders(post.id)
        }
    assert held == {
        "Mo Khan": (HolderKind.SUBSTANTIVE, date(2013, 4, 1)),
        "Jo Day": (HolderKind.ACTING, date(2012, 5, 1)),
        "Al Fox": (HolderKind.DEPUTY, date(2014, 1, 23)),
    }


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Post,Ann,,Adults,NHS,,,,", "names a service and an organisation"),
        ("Post,Ann,,,,Nobody,,,", "the parent post is neither there"),
        ("Post,Ann,,,,Post,,,", "answer to each other in a circle"),
        ("Post,Ann,ann@council,,,,,,", "e-mail address is not like"),
        ("Post,,ann@council.example,,,,,,", "has an e-mail address and no name"),
        ("Post,Ann,,,,,31/2/2014,,", "is no date that can be read"),
        ("Post,Ann,,,,,4/24/2014,,", "is no date that can be read"),
        ("Post,Ann,,,,,,perhaps,", "must be yes, no or empty"),
        ("Post,Ann,,,,,,yes,yes", "is acting and deputy at once"),
        (",Ann,,Adults,,,,,", "names a service, organisation or parent post and no post"),
        (",Ben Roe,ann.lee@council.example,,,,,,", "belongs to somebody with another name"),
        ("Old post,Ann,,Housing,,,,,", "belongs to another service or organisation"),
        ("Old post,Ann,,,,Post,,,", "has another parent post, or none"),
        ("Post,Cy Poe,,,,,,,\nPost,Cy Poe,,,,,,,", "same person in the same post stands above"),
        (f"Post,{'x' * 256},,,,,,,", "a cell is longer than 255"),
        (
            "Post,Cy Poe,a@council.example,,,,,,\n,Cy Poe,b@council.example,,,,,,\n,Cy Poe,,,,,,,",
            "several people have this name",
        ),
    ],
)
def test_row_is_in_doubt_and_comes_back_as_a_file(
    app: Flask, clerk_client: PageClient, row: str, why: str
) -> None:
    with app.app_context():
        builders.a_post("Old post")
    text = HEAD + row + "\n"
    shown = send(clerk_client, people=text).get_data(as_text=True)
    assert "1 are in doubt" in shown
    assert why in shown
    file = send(clerk_client, people=text, step="doubts")
    assert file.mimetype == "text/csv"
    lines = file.get_data(as_text=True).splitlines()
    assert lines[0].endswith("deputy,reason")
    assert len(lines) == 2
    assert why in lines[1]


def test_good_rows_are_added_beside_rows_in_doubt(app: Flask, clerk_client: PageClient) -> None:
    bad = "Clerk of works,Pat Roe,,,,Nobody,,,\nForeman,Kit Oak,,,,Clerk of works,,,\n"
    shown = send(clerk_client, people=GOOD + bad).get_data(as_text=True)
    assert "5 rows add something, 0 are there already, 2 are in doubt" in shown
    send(clerk_client, people=GOOD + bad, once="one")
    found = known(app)
    assert set(found.posts) == {"head of care", "director of care", "chief nurse"}
    assert "pat roe" not in found.by_name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is nothing to read"),
        (b"name,post\n", "there is nothing to read"),
        (b"PK\x03\x04xlsx", "This is a Word, Excel or ZIP file"),
        (b"\xff\xfe\x00\x00a", "must be plain text"),
        (b"\x81\x8d\x8f", "must be plain text"),
        (b"Mo Khan,Head of Care\n", "The first line must name the columns"),
        (b"x" * 1_000_001, "smaller than 1 MB"),
        (b"name\n" + b"Ann\n" * 5_001, "5,000 rows or fewer"),
    ],
)
def test_file_is_refused_when_it_cannot_be_read(
    app: Flask, clerk_client: PageClient, data: bytes, said: str
) -> None:
    file = FileStorage(io.BytesIO(data), "people.csv")
    response = send(clerk_client, file=file, once="one")
    assert response.status_code == 422
    text = response.get_data(as_text=True)
    assert said in text
    assert 'href="#file"' in text
    assert len(known(app).by_name) == 1


def test_pasted_text_is_kept_when_it_is_refused(clerk_client: PageClient) -> None:
    response = send(clerk_client, people="Mo Khan,Head of Care")
    assert response.status_code == 422
    text = response.get_data(as_text=True)
    assert "Mo Khan,Head of Care" in text
    assert 'href="#people"' in text


def test_only_clerks_and_administrators_import(app: Flask, client: PageClient) -> None:
    with app.app_context():
        builders.sign_in(client, builders.a_person("Pat Roe"))
    assert client.get(ADDRESS).status_code == 403
    assert send(client, people=GOOD, once="one").status_code == 403
    assert set(known(app).posts) == set()
