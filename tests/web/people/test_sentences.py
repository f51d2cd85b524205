from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe
from tracker.queries import authorities

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Page

    from tests.conftest import LiveServer
    from tests.pages import PageClient


def stored(app: Flask) -> list[str] | None:
    with app.app_context():
        return authorities.the_authority().standard_sentences


@pytest.fixture
def clerk_client(app: Flask, client: PageClient) -> PageClient:
    with app.app_context():
        builders.sign_in(client, builders.a_clerk())
    return client


def test_sentences_are_kept_in_order_once_and_shown_again(
    app: Flask, clerk_client: PageClient
) -> None:
    sent = "The Committee noted the report.\r\n\r\n  Agreed.  \r\nAgreed.\r\nIt was <b>moved</b>."
    done = clerk_client.post("/records/sentences", data={"sentences": sent})
    again = clerk_client.post("/records/sentences", data={"sentences": sent})
    shown = clerk_client.get("/records/sentences").get_data(as_text=True)

    assert [done.status_code, again.status_code] == [303, 303]
    assert stored(app) == ["The Committee noted the report.", "Agreed.", "It was <b>moved</b>."]
    assert "It was &lt;b&gt;moved&lt;/b&gt;." in shown


@pytest.mark.parametrize(
    ("sentences", "message"),
    [
        ("\n".join(f"Sentence {n}." for n in range(41)), "Enter 40 sentences or fewer"),
        ("x" * 501, "must be 500 characters or fewer"),
    ],
)
def test_list_nobody_would_read_is_refused_and_kept_in_the_form(
    app: Flask, clerk_client: PageClient, sentences: str, message: str
) -> None:
    response = clerk_client.post("/records/sentences", data={"sentences": sentences})
    page = response.get_data(as_text=True)

    assert response.status_code == 422
    assert message in page
    assert sentences.splitlines()[-1] in page
    assert not stored(app)


def test_sentences_stand_beside_minutes_to_be_copied(app: Flask, clerk_client: PageClient) -> None:
    clerk_client.post("/records/sentences", data={"sentences": "The <Committee> noted it."})
    with app.app_context():
        clerk = builders.a_clerk("Bo Ray")
        item = builders.an_item(builders.a_meeting(builders.a_committee(), clerk), clerk)
    page = clerk_client.get(f"/items/{item.public_id}/minutes").get_data(as_text=True)

    assert "The &lt;Committee&gt; noted it." in page
    assert "hidden>Put in</button>" in page


def test_sentence_is_put_in_where_the_cursor_stands(live_server: LiveServer, page: Page) -> None:
    with live_server.app.app_context():
        clerk = builders.a_clerk()
        item = builders.an_item(builders.a_meeting(builders.a_committee(), clerk), clerk)
    page.goto(f"{live_server.url}/sign-in?next=/records/sentences")
    page.get_by_label("E-mail address").fill(clerk.email or "")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    axe(page)
    page.get_by_label("Standard sentences").fill("The Committee noted the report.")
    page.get_by_role("button", name="Save sentences").click()
    page.goto(f"{live_server.url}/items/{item.public_id}/minutes")
    area = page.locator("#minutes")
    area.fill("Ms Hart spoke. End.")
    area.evaluate("area => area.setSelectionRange(14, 14)")
    page.get_by_text("Standard sentences").click()
    axe(page)
    page.get_by_role("button", name="Put in The Committee noted the report.").click()

    assert area.input_value() == "Ms Hart spoke. The Committee noted the report. End."
