"""Circulated drafts: whoever is asked reads what they were asked about, and nobody else any of it.

The crawl of `test_canary` walks every page as those asked and not asked; here are the ways in
which a right could outlive what it came from.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders as b
from tests.web.clearance.circle import PRIVATE as PRIVATE_WORDS
from tests.web.clearance.circle import Circle, circulated, comment, drawn
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.models import AgendaItem, Clearance, Person, RestrictedRead
from tracker.operations import attendance, named_readers
from tracker.queries import items
from tracker.vocabulary import Restriction
from tracker.vocabulary.attendance import InterestKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

OPEN, PRIVATE, OTHER = "Zqdraftxv", "Zqprivatexv", "Zqotherxv"


@pytest.fixture
def circle(app: Flask, clock: Traveller) -> Circle:
    del clock
    with app.app_context():
        return drawn(app)


def words_read(client: PageClient, circle: Circle, person: Person | None, *rounds: Clearance):  # noqa: ANN201 - a set
    """Which of the drafts' words somebody meets on any page of them."""
    client.post("/sign-out")
    if person is not None:
        b.sign_in(client, person)
    addresses = [circle.here, "/", f"{circle.here}/clearance", f"{circle.here}/minutes.docx"]
    addresses += [f"{circle.here}/minutes/corrected", "/committees/CSP/feed.atom"]
    for item in (circle.item, circle.private, circle.other):
        here = f"/items/{item.public_id}"
        addresses += [here, f"{here}/versions", f"{here}/minutes", f"{here}/minutes/kept"]
        addresses += [
            f"/draft-minutes/{each.public_id}/comment?item={item.public_id}&place=0"
            for each in rounds
        ]
        addresses += [
            f"/draft-minutes/{each.public_id}/comment?item={item.public_id}&place=1"
            for each in rounds
        ]
    addresses += [f"/draft-minutes/{each.public_id}" for each in rounds]
    text = ""
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code < 500, address
        if not address.endswith(".docx"):
            text += answer.get_data(as_text=True)
    return {word for word in (OPEN, PRIVATE, OTHER, "Zqcommentxv", "Zqtitlexv") if word in text}


def test_each_reads_what_they_were_asked_about(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        first = circulated(circle, circle.item, circle.private)
        second = circulated(circle, circle.other, posts=(circle.planning,))
    b.sign_in(client, circle.director)
    comment(client, first, circle.item, "Zqcommentxv", kind="remark")

    def read(person: Person | None) -> set[str]:
        return words_read(client, circle, person, first, second)

    assert read(circle.director) == {OPEN, "Zqcommentxv"}
    assert read(circle.deputy) == {OPEN}
    assert read(circle.planner) == {OTHER}
    assert read(circle.member) == {"Zqtitlexv"}
    assert read(circle.admin) == set()
    assert read(None) == set()
    assert read(circle.clerk) == {OPEN, PRIVATE, OTHER, "Zqcommentxv", "Zqtitlexv"}
    for person in (circle.planner, circle.member, circle.chair, circle.admin):
        b.sign_in(client, person)
        there = f"/draft-minutes/{first.public_id}"
        assert client.get(there).status_code == 404
        assert client.post(f"{there}/finish").status_code == 404
        assert client.get(f"{there}/comments/1/change").status_code == 404
    b.sign_in(client, circle.deputy)
    assert client.get(f"/draft-minutes/{first.public_id}/comments/1/change").status_code == 404


def test_a_private_draft_goes_to_those_who_may_read_the_item(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        round_ = circulated(circle, circle.item, circle.private)
        assert words_read(client, circle, circle.director, round_) == {OPEN}
        clerk = b.as_reader(circle.clerk)
        person = db.session.get_one(Person, circle.director.id)
        named = transaction.write(
            lambda: (
                named_readers.name_reader(
                    items.get(clerk, circle.private.public_id),
                    person,
                    "Advises",
                    date(2014, 3, 1),
                    clerk,
                    house_clock.now(),
                    house_clock.today(),
                ).id
            )
        )
        assert words_read(client, circle, circle.director, round_) == {OPEN, PRIVATE, "Zqtitlexv"}
        assert named


def test_taken_in_private_meanwhile_it_is_gone_at_once(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        round_ = circulated(circle)
        b.sign_in(client, circle.director)
        comment(client, round_, circle.item, "Zqcommentxv", kind="remark")

        def restrict() -> None:
            item = db.session.get_one(AgendaItem, circle.item.id)
            item.restriction = Restriction.CONFIDENTIAL
            item.restriction_ground, item.public_title = "The court said so", "A matter"

        transaction.write(restrict)
        assert words_read(client, circle, circle.director, round_) == set()
        assert client.get(f"/draft-minutes/{round_.public_id}").status_code == 404


def test_who_declared_an_interest_is_not_asked(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        round_ = circulated(circle, circle.item, circle.private, posts=(), asks_chair=True)
        both = {OPEN, PRIVATE, OTHER, "Zqtitlexv"}
        assert words_read(client, circle, circle.chair, round_) == both
        clerk = b.as_reader(circle.clerk)
        person = db.session.get_one(Person, circle.chair.id)
        transaction.write(
            lambda: attendance.declare(
                items.get(clerk, circle.private.public_id),
                person,
                next(iter(InterestKind)),
                "A relative",
                clerk,
                house_clock.now(),
                has_left=True,
                has_returned=False,
            )
        )
        assert words_read(client, circle, circle.chair, round_) == {OPEN, OTHER}


def test_a_forged_comment_tells_nothing_and_reaches_nothing(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        round_ = circulated(circle, circle.item, circle.private)
    b.sign_in(client, circle.director)
    there = f"/draft-minutes/{round_.public_id}/comment"
    for item in (circle.private, circle.other):
        sent = {"item": item.public_id, "kind": "remark", "remark": "Zq", "once": item.public_id}
        assert client.post(there, data=sent).status_code == 404
    b.sign_in(client, circle.planner)
    sent = {"item": circle.item.public_id, "kind": "remark", "remark": "Zq", "once": "x"}
    assert client.post(there, data=sent).status_code == 404


def test_every_page_that_quotes_a_private_draft_keeps_that_it_was_read(
    client: PageClient, circle: Circle, app: Flask
) -> None:
    with app.app_context():
        round_ = circulated(circle, circle.private, posts=(), asks_chair=True)
        asked = db.session.get_one(Clearance, round_.id).public_id
    item = circle.private.public_id
    form = f"/draft-minutes/{asked}/comment?item={item}&place=0"
    b.sign_in(client, circle.chair)
    assert comment(client, round_, circle.private, "It was.", place=0).status_code == 303
    unsaid = {"item": item, "place": "0", "passage": PRIVATE_WORDS, "kind": "wording", "once": "y"}

    def reads() -> int:
        with app.app_context():
            return len(db.session.scalars(select(RestrictedRead.id)).all())

    for person, address, sent in (
        (circle.chair, form, None),
        (circle.chair, f"/draft-minutes/{asked}/comment", unsaid),
        (circle.chair, f"/draft-minutes/{asked}/comments/1/change", None),
        (circle.clerk, "/comments/1/decline", None),
        (circle.clerk, "/comments/1/by-hand", None),
        (circle.clerk, "/comments/1/by-hand", {"version": "99", "minutes": "Late"}),
    ):
        b.sign_in(client, person)
        before = reads()
        answer = client.get(address) if sent is None else client.post(address, data=sent)
        assert answer.status_code in {200, 409, 422}, address
        answer.close()
        assert reads() > before, address
