"""The private calendar of one person: what it shows, to whom, and how it ends."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from tests import builders
from tests.web.actions import scene
from tests.web.actions.scene import Scene
from tracker import clock as house_clock
from tracker.db import db
from tracker.models import (
    Action,
    AuditEvent,
    CalendarLink,
    Membership,
    Person,
    PostHolder,
)
from tracker.operations import actions as action_operations
from tracker.operations import people
from tracker.queries import actions as action_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import CommitteeKind, DueKind, ReadingClass, Restriction

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    """One action due on 5 March 2014."""
    clock.move_to("2014-02-03 09:00+00:00")
    return scene.build(app, due=DueRule(DueKind.DATE, on=date(2014, 3, 5)))


def made(client: PageClient, person: Person) -> str:
    """The path of a fresh calendar address of the person's; they are signed out again."""
    builders.sign_in(client, person)
    shown = client.post("/account/calendar")
    assert shown.headers["Cache-Control"] == "no-store"
    (path,) = re.findall(r'value="http://127.0.0.1:5000(/calendars/[^"]+\.ics)"', shown.text)
    client.post("/sign-out")
    return path


def events(client: PageClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    read: Any = Calendar.from_ical(answer.data)
    return {str(event["UID"]).split("@")[0]: event for event in read.walk("VEVENT")}


def test_shows_what_is_due_and_when_committees_meet(
    app: Flask, client: PageClient, town: Scene
) -> None:
    with app.app_context():
        db.session.query(Action).update({"paper_due_on": date(2014, 2, 25)})
        db.session.commit()
    own = events(client, made(client, town.owner))
    chairs = events(client, made(client, town.chair))

    due, paper = own["due-csp-2013-14-001"], own["paper-csp-2013-14-001"]
    assert (due["DTSTART"].dt, paper["DTSTART"].dt) == (date(2014, 3, 5), date(2014, 2, 25))
    assert due["SUMMARY"] == f"Due: {scene.WORDING}"
    assert str(due["URL"]).endswith(f"{town.address}/update")
    assert list(chairs) == [f"meeting-{town.meeting.public_id}"]


def test_private_matter_is_named_by_its_reference_alone(
    app: Flask, client: PageClient, town: Scene
) -> None:
    with app.app_context():
        db.session.query(Action).update(
            {
                "restriction": Restriction.EXEMPT,
                "restriction_ground": "2",
                "reading_class": ReadingClass.RESTRICTED,
            }
        )
        db.session.commit()
        group = builders.a_committee("OPG", "Secret Group", kind=CommitteeKind.OFFICER_GROUP)
        builders.seated(town.owner, group)
        builders.a_meeting(group, town.clerk, on=date(2014, 2, 20))
    path = made(client, town.owner)

    assert events(client, path)["due-csp-2013-14-001"]["SUMMARY"] == "Due: a private action"
    assert len(events(client, path)) == 2
    text = client.get(path).text
    assert scene.WORDING not in text
    assert "Secret Group" not in text
    assert "Committee Room" not in text


def test_changed_role_counts_on_the_next_request(
    app: Flask, client: PageClient, town: Scene
) -> None:
    own, chairs = made(client, town.owner), made(client, town.chair)
    with app.app_context():
        db.session.query(PostHolder).update({"to_on": date(2014, 2, 2)})
        db.session.query(Membership).update({"to_on": date(2014, 2, 2)})
        db.session.commit()

    assert events(client, own) == events(client, chairs) == {}


@pytest.mark.parametrize("how", ["ended", "made again", "stopped"])
def test_address_ends(app: Flask, client: PageClient, town: Scene, how: str) -> None:
    path = made(client, town.owner)
    assert client.get(path).status_code == 200
    if how == "ended":
        builders.sign_in(client, town.owner)
        client.post("/account/calendar/end")
        client.post("/sign-out")
    elif how == "made again":
        assert client.get(made(client, town.owner)).status_code == 200
    else:
        with app.app_context():
            owner, clerk = db.session.get(Person, town.owner.id), builders.as_reader(town.clerk)
            assert owner is not None
            builders.made(lambda: people.stop(owner, clerk, house_clock.now()))

    answer, missing = client.get(path), client.get(f"/calendars/{'x' * 22}.ics")
    assert answer.status_code == missing.status_code == 404


def test_token_is_long_and_stored_only_as_a_digest(
    app: Flask, client: PageClient, town: Scene
) -> None:
    token = made(client, town.owner).split("/")[-1].removesuffix(".ics")
    with app.app_context():
        stored = " ".join(
            str(value)
            for table in (CalendarLink, AuditEvent)
            for row in db.session.query(table)
            for value in vars(row).values()
        )

    assert len(token) == 22  # 128 bits
    assert token not in stored


def test_same_calendar_is_not_sent_again(client: PageClient, town: Scene) -> None:
    path = made(client, town.owner)
    tag = client.get(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    town.publish()
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_moved_date_keeps_its_event_and_counts_up(
    app: Flask, client: PageClient, town: Scene, clock: Traveller
) -> None:

    path = made(client, town.owner)
    first = events(client, path)["due-csp-2013-14-001"]
    clock.shift(timedelta(hours=1))
    with app.app_context():
        clerk = builders.as_reader(town.clerk)
        builders.made(
            lambda: action_operations.change_due(
                action_queries.get(clerk, "CSP", "2013-14", 1),
                DueRule(DueKind.DATE, on=date(2014, 4, 2)),
                clerk,
                "More time",
            )
        )
    second = events(client, path)["due-csp-2013-14-001"]

    assert second["DTSTART"].dt == date(2014, 4, 2)
    assert second["SEQUENCE"] == first["SEQUENCE"] + 1
    assert second["LAST-MODIFIED"].dt > first["LAST-MODIFIED"].dt


def test_reminders_are_chosen_on_the_account_page(client: PageClient, town: Scene) -> None:
    builders.sign_in(client, town.owner)
    before = client.get("/account").text
    client.post("/account/reminders", data={"due_tomorrow": "y", "overdue": "y"})
    after = client.get("/account").text

    assert "once a week, before meetings you chair or clerk." in before
    assert "the day before something is due, the day after something became overdue." in after
    assert "checked" in client.get("/account/reminders").text
