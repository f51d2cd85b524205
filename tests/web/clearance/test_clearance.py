"""Draft minutes circulated, commented on by whoever is asked, settled by a clerk."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders as b
from tests.web.clearance.circle import Circle, circulated, comment, drawn

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient


@pytest.fixture
def circle(app: Flask, clock: Traveller) -> Circle:
    del clock
    with app.app_context():
        return drawn(app)


def read(client: PageClient, address: str) -> str:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.get_data(as_text=True)


def circulate(client: PageClient, circle: Circle, **fields: object) -> str:
    """Circulate by the clerk's form; the address of the page of those asked."""
    b.sign_in(client, circle.clerk)
    given = {
        "items": [circle.item.id],
        "asked": [0],
        "others": [circle.post.id],
        "until_on-day": "30",
        "until_on-month": "1",
        "until_on-year": "2014",
        "note": "Look at the second paragraph.",
    } | fields
    answer = client.post(f"{circle.here}/clearance/circulate", data=given)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    b.sign_in(client, circle.director)
    return re.findall(r'href="(/draft-minutes/\w+)"', read(client, "/"))[0]


def test_a_draft_goes_round_and_comes_back_better(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    there = circulate(client, circle)
    desk = read(client, "/")
    assert "Draft minutes to look at until 30 January 2014" in desk

    draft = read(client, there)
    assert "Look at the second paragraph." in draft
    assert "<strong>presented</strong>" in draft
    assert "Zqdraftxv by April" in draft
    assert "Zqotherxv" not in draft
    item = circle.item.public_id
    form = read(client, f"{there}/comment?item={item}&place=1")
    assert "The Committee asked for Zqdraftxv by April." in form
    sent = {
        "item": item,
        "place": "1",
        "passage": "The Committee asked for Zqdraftxv by April.",
        "kind": "wording",
        "wording": "The Committee asked for a report by *May*.",
        "once": "a1",
    }
    assert client.post(f"{there}/comment", data=sent).status_code == 303
    remark = {"item": item, "kind": "remark", "remark": "Who was in the chair?", "once": "a2"}
    assert client.post(f"{there}/comment", data=remark).status_code == 303
    draft = read(client, there)
    assert "Who was in the chair?" in draft
    assert "I have finished" in draft
    assert client.post(f"{there}/finish").status_code == 303
    assert "You finished on 23 January 2014" in read(client, there)
    assert "Draft minutes to look at" not in read(client, "/")

    b.sign_in(client, circle.clerk)
    assert "2 comments on draft minutes" in read(client, "/")
    page = read(client, f"{circle.here}/clearance")
    assert "Answered" in page
    assert "Not answered yet" in page  # the chair
    assert page.count("Dina Director</strong>") == 2
    publish = read(client, f"{circle.here}/minutes/publish")
    assert "Asked for comments on the draft and not answered yet: 1" in publish
    assert "Comments on the draft not settled yet: 2" in publish
    accept, deal = (
        re.findall(rf'action="(/comments/\d+/{verb})"', page)[0] for verb in ("accept", "deal-with")
    )
    assert client.post(accept).status_code == 303
    assert client.post(deal).status_code == 303
    minutes = read(client, f"/items/{item}")
    assert "asked for a report by <em>May</em>" in minutes
    assert "Zqdraftxv" not in minutes
    assert "Comment on the draft minutes accepted" in minutes
    assert client.post(accept, follow_redirects=True).get_data(as_text=True).count("settled") == 1

    b.sign_in(client, circle.director)
    told = read(client, there)
    assert "Accepted" in told
    assert "Dealt with" in told
    assert "report by <em>May</em>" in told

    with app.app_context():
        b.minutes_published(circle.meeting, circle.clerk)
    b.sign_in(client, circle.director)
    assert "The time for comments is over." in read(client, there)
    client.post("/sign-out")
    assert "report by <em>May</em>" in read(client, circle.here)


def test_nothing_typed_is_lost(client: PageClient, circle: Circle, clock: Traveller) -> None:
    there = circulate(client, circle)
    typed = {
        "item": circle.item.public_id,
        "place": "0",
        "passage": "The Director **presented** the figures.",
        "kind": "wording",
        "wording": "The Director **presented** the figures.",
    }
    same = client.post(f"{there}/comment", data=typed)
    assert same.status_code == 422
    assert "it is what stands in the draft already" in same.get_data(as_text=True)
    typed["wording"] = "The Deputy Zqtypedxv presented them."
    clock.shift(timedelta(days=8))
    b.sign_in(client, circle.director)
    late = client.post(f"{there}/comment", data=typed)
    assert late.status_code == 422
    assert "The time for comments is over" in late.get_data(as_text=True)
    assert "Zqtypedxv" in late.get_data(as_text=True)
    client.post("/sign-out")
    away = client.post(f"{there}/comment", data=typed, headers={"Origin": "http://localhost"})
    assert away.status_code == 401
    assert "Zqtypedxv" in away.get_data(as_text=True)


def test_a_comment_is_changed_and_taken_back(client: PageClient, circle: Circle) -> None:
    there = circulate(client, circle)
    sent = {"item": circle.item.public_id, "kind": "remark", "remark": "Zqfirstxv", "once": "x"}
    client.post(f"{there}/comment", data=sent)
    change = re.findall(r'href="([^"]*/change)"', read(client, there))[0]
    form = read(client, change)
    version = re.findall(r'name="version" value="(\d+)"', form)[0]
    given = {"kind": "remark", "remark": "Zqsecondxv", "version": version}
    assert client.post(change, data=given).status_code == 303
    assert "Zqsecondxv" in read(client, there)
    assert client.post(change, data=given).status_code == 422
    assert client.post(change.replace("change", "withdraw")).status_code == 303
    assert "Zqsecondxv" not in read(client, there)


def test_a_passage_that_moved_on_is_merged_by_hand(client: PageClient, circle: Circle) -> None:
    there = circulate(client, circle)
    for name, words in (("a", "It was agreed."), ("b", "It was resolved.")):
        sent = {
            "item": circle.item.public_id,
            "place": "1",
            "passage": "The Committee asked for Zqdraftxv by April.",
            "kind": "wording",
            "wording": words,
            "once": name,
        }
        client.post(f"{there}/comment", data=sent)
    b.sign_in(client, circle.clerk)
    page = read(client, f"{circle.here}/clearance")
    first, second = re.findall(r'action="(/comments/\d+/accept)"', page)
    assert client.post(first).status_code == 303
    page = read(client, f"{circle.here}/clearance")
    assert "Changed since" in page
    led = client.post(second, follow_redirects=True).get_data(as_text=True)
    assert "The passage has changed since it was commented on" in led
    assert "It was agreed." in led
    assert "It was resolved." in led
    by_hand = second.replace("accept", "by-hand")
    version = re.findall(r'name="version" value="(\d+)"', led)[0]
    token = re.findall(r'name="page" value="([^"]+)"', led)[0]
    given = {"version": version, "page": token, "minutes": "It was resolved at last."}
    overtaken = client.post(by_hand, data=given | {"version": str(int(version) - 1)})
    assert overtaken.status_code == 409
    assert "Nothing is lost" in overtaken.get_data(as_text=True)
    assert client.post(by_hand, data=given).status_code == 303
    assert "It was resolved at last." in read(client, f"/items/{circle.item.public_id}")
    assert "Changed since" not in read(client, f"{circle.here}/clearance")


def test_declining_tells_the_author_why(client: PageClient, circle: Circle) -> None:
    there = circulate(client, circle)
    sent = {"item": circle.item.public_id, "kind": "remark", "remark": "No.", "once": "x"}
    client.post(f"{there}/comment", data=sent)
    b.sign_in(client, circle.clerk)
    page = read(client, f"{circle.here}/clearance")
    decline = re.findall(r'href="(/comments/\d+/decline)"', page)[0]
    assert "Decline a comment" in read(client, decline)
    assert client.post(decline, data={"reason": "It was said so."}).status_code == 303
    b.sign_in(client, circle.director)
    assert "It was said so." in read(client, there)


def test_a_round_is_extended_ended_and_begun_again(client: PageClient, circle: Circle) -> None:
    there = circulate(client, circle)
    key = there.rsplit("/", 1)[1]
    b.sign_in(client, circle.second)
    page = read(client, f"{circle.here}/clearance")
    version = re.findall(r'name="version" value="(\d+)"', page)[0]
    later = {"until_on-day": "7", "until_on-month": "2", "until_on-year": "2014"}
    extend = f"/clearances/{key}/extend"
    assert "Change the last day" in read(client, extend)
    assert client.post(extend, data=later | {"version": version}).status_code == 303
    # the other clerk's page is older than that
    stale = client.post(extend, data=later | {"version": version})
    assert stale.status_code == 422
    again = client.post(
        f"/clearances/{key}/end", data={"version": version}, follow_redirects=True
    ).get_data(as_text=True)
    assert "Circulated until 7 February 2014</h2>" in again
    version = re.findall(r'name="version" value="(\d+)"', again)[0]
    client.post(f"/clearances/{key}/end", data={"version": version})
    b.sign_in(client, circle.director)
    over = read(client, there)
    assert "The time for comments is over." in over
    assert "Zqdraftxv" not in over
    assert "Zqdraftxv" not in read(client, f"/items/{circle.item.public_id}")
    b.sign_in(client, circle.clerk)
    page = read(client, extend)
    assert "Circulate again" in page
    version = re.findall(r'name="version" value="(\d+)"', page)[0]
    assert client.post(extend, data=later | {"version": version}).status_code == 303
    b.sign_in(client, circle.director)
    assert "Zqdraftxv" in read(client, there)


def test_the_form_says_what_is_wrong(client: PageClient, circle: Circle) -> None:
    b.sign_in(client, circle.clerk)
    address = f"{circle.here}/clearance/circulate"
    page = read(client, address)
    assert "Private: shown only to those who may read it" in page
    day = {"until_on-day": "1", "until_on-month": "1", "until_on-year": "2014", "note": "Zqnotexv"}
    refused = client.post(
        address, data=day | {"items": [circle.item.id], "others": [circle.post.id]}
    )
    assert refused.status_code == 422
    assert "Last day must be today or later" in refused.get_data(as_text=True)
    assert "Zqnotexv" in refused.get_data(as_text=True)
    day["until_on-day"] = "30"
    nobody = client.post(address, data=day | {"items": [circle.item.id]})
    assert "Select who is asked" in nobody.get_data(as_text=True)
    private = client.post(
        address, data=day | {"items": [circle.private.id], "others": [circle.planning.id]}
    )
    assert "Head of Planning: may read none of these items" in private.get_data(as_text=True)


def test_two_clerks_do_not_ask_twice(client: PageClient, circle: Circle, app: Flask) -> None:
    with app.app_context():
        circulated(circle)
    b.sign_in(client, circle.second)
    given = {
        "items": [circle.item.id],
        "others": [circle.post.id],
        "until_on-day": "30",
        "until_on-month": "1",
        "until_on-year": "2014",
    }
    answer = client.post(f"{circle.here}/clearance/circulate", data=given)
    assert answer.status_code == 422
    assert "asked about one of these items already" in answer.get_data(as_text=True)


def test_nobody_is_reminded_twice_in_a_day(client: PageClient, circle: Circle) -> None:
    key = circulate(client, circle).rsplit("/", 1)[1]
    b.sign_in(client, circle.clerk)

    def remind() -> str:
        return client.post(f"/clearances/{key}/remind", follow_redirects=True).get_data(
            as_text=True
        )

    assert "3 reminders are sent" in remind()  # director, deputy, chair
    assert "was reminded today already" in remind()


def test_a_comment_needs_a_passage_that_stands_there(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        clearance = circulated(circle)
    b.sign_in(client, circle.director)
    there = f"/draft-minutes/{clearance.public_id}/comment"
    for query in ("place=99", "place=x", ""):
        answer = client.get(f"{there}?item={circle.item.public_id}&{query}")
        assert answer.status_code == (200 if query != "place=99" else 404), query
    assert client.get(f"{there}?item={circle.other.public_id}&place=0").status_code == 404
    assert comment(client, clearance, circle.item, "Other words.").status_code == 303
