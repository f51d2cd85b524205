"""The action log under “Matters arising”: live on a draft, afterwards as it was published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tests.redacted import SECRET
from tests.web.actions.scene import Scene
from tests.web.actions.test_lists import more
from tests.web.logs.test_logs import hide, town
from tracker import clock as times
from tracker.db import db
from tracker.models import Action, AgendaItem, Meeting
from tracker.operations import redactions
from tracker.operations.redactions import Request
from tracker.queries.matters_arising import MOST
from tracker.queries.redactions import get, get_subject
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, ItemKind, RedactionReason, Restriction

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

OFFICER_GROUP = "officer group"


@pytest.fixture
def scene(app: Flask, clock: Traveller) -> Scene:
    """A draft agenda for 24 April with its standing item; it is 13 March 2014."""
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app, publish_next=False)
    with app.app_context():
        builders.made(lambda: setattr(_item(), "kind", ItemKind.MATTERS_ARISING))
    return scene


def _item() -> AgendaItem:
    return db.session.scalars(
        db.select(AgendaItem).where(AgendaItem.title == "Matters arising")
    ).one()


def pages(app: Flask, scene: Scene) -> tuple[str, str]:
    """The addresses of the meeting and of the item."""
    with app.app_context():
        return scene.address, f"/items/{_item().public_id}"


def publish(app: Flask, scene: Scene) -> None:
    with app.app_context():
        meeting = db.session.scalars(
            db.select(Meeting).where(Meeting.held_on == date(2014, 4, 24))
        ).one()
        builders.agenda_published(meeting, scene.clerk)


def change(action_number: int, **values: str) -> None:
    """Change an action behind everything's back."""
    action = db.session.scalars(db.select(Action).where(Action.number == action_number)).one()
    for name, value in values.items():
        setattr(action, name, value)
    db.session.flush()


def test_a_draft_shows_the_log_as_it_stands(app: Flask, client: PageClient, scene: Scene) -> None:
    sign_in(client, scene.clerk)
    for address in pages(app, scene):
        assert "As it stands today" in client.get(address).text
    with app.app_context():
        builders.made(lambda: change(3, wording="Called otherwise"))

    for address in pages(app, scene):
        page = client.get(address).text
        assert "Called otherwise" in page
        assert "Overdue" in page
        assert "/committees/CSP/action-log" in page
    assert client.get("/sign-in")
    public = app.test_client()
    assert "Called otherwise" not in public.get(scene.address).text


def test_a_published_agenda_keeps_the_log_as_it_was(
    app: Flask, client: PageClient, scene: Scene
) -> None:
    publish(app, scene)
    more(scene, "Agreed later")
    with app.app_context():
        builders.made(lambda: change(3, wording="Called otherwise"))

    for address in pages(app, scene):
        page = client.get(address).text
        assert "As it stood when the agenda was published on 13 March 2014" in page
        assert "One due in April" in page
        assert "Called otherwise" not in page
        assert "Agreed later" not in page
        assert "A private one" not in page
        assert f"{scene.address}/action-log" in page


def test_what_became_private_leaves_every_copy(
    app: Flask, client: PageClient, scene: Scene
) -> None:
    publish(app, scene)
    assert OFFICER_GROUP in client.get(scene.address).text
    with app.app_context():
        builders.made(
            lambda: hide(db.session.scalars(db.select(Action).where(Action.number == 1)).one())
        )

    for address in pages(app, scene):
        assert OFFICER_GROUP not in client.get(address).text
    sign_in(client, scene.stranger)
    for address in pages(app, scene):
        assert OFFICER_GROUP not in client.get(address).text
    sign_in(client, scene.clerk)
    for address in pages(app, scene):
        page = client.get(address).text
        assert OFFICER_GROUP in page
        assert "A private one" in page


def test_a_redacted_name_is_gone_from_it(app: Flask, client: PageClient, scene: Scene) -> None:
    publish(app, scene)
    assert "One due in April" in client.get(scene.address).text
    with app.app_context():
        second = builders.a_clerk("Bo Second")
        first, other = builders.as_reader(scene.clerk), builders.as_reader(second)
        wanted = Request(
            "due in April", everywhere=False, reason=RedactionReason.CHILD, reason_words=""
        )
        builders.made(
            lambda: redactions.ask(
                get_subject(first, action="CSP/2013-14/003"),
                wanted,
                first,
                times.now(),
                secret=SECRET,
            )
        )
        builders.made(lambda: redactions.approve(get(other, 1), other, times.now()))

    for address in pages(app, scene):
        page = client.get(address).text
        assert "due in April" not in page
        assert "One [redacted]" in page


def test_a_private_item_shows_no_log(app: Flask, client: PageClient, scene: Scene) -> None:
    publish(app, scene)

    def take_in_private() -> None:
        item = _item()
        item.restriction, item.restriction_ground = Restriction.EXEMPT, "Paragraph 2"
        item.public_title = "Matters arising"

    with app.app_context():
        builders.made(take_in_private)
    for address in pages(app, scene):
        assert "One due in April" not in client.get(address).text


def test_a_long_log_is_cut_openly_and_costs_no_more(
    app: Flask, client: PageClient, scene: Scene
) -> None:
    sign_in(client, scene.clerk)

    def costs() -> list[int]:
        found: list[int] = []
        for address in pages(app, scene):
            client.get(address)
            with statements() as sent:
                client.get(address)
            found.append(len([each for each in sent if each.lstrip().startswith("SELECT")]))
        return found

    few = costs()
    for number in range(30):
        more(scene, f"One more {number:02d}", DueRule(DueKind.DATE, on=date(2014, 2, 1)))
    with app.app_context():
        number = db.session.query(Action).filter(Action.closed_on.is_(None)).count()

    for address in pages(app, scene):
        page = client.get(address).text
        assert f"{number - MOST} more: the whole" in page
        assert page.count("One more ") == MOST
    assert costs() == few


def test_an_agenda_published_without_a_log_links_to_what_is_outstanding(
    app: Flask, client: PageClient, scene: Scene
) -> None:
    publish(app, scene)
    with app.app_context():

        def as_imported() -> None:
            meeting = db.session.scalars(
                db.select(Meeting).where(Meeting.held_on == date(2014, 4, 24))
            ).one()
            meeting.log_frozen_at = None

        builders.made(as_imported)
    page = client.get(scene.address).text
    assert "Outstanding actions" in page
    assert "One due in April" not in page


def test_actions_due_are_offered_beside_standing_and_planned_items(
    app: Flask, client: PageClient, scene: Scene
) -> None:
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/agenda").text
    assert "Actions due at this meeting" in page
    assert f"{scene.address}/report-back" in page
    del app
