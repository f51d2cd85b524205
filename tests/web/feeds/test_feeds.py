"""Feeds and calendars as the programs that read them understand them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from icalendar import Calendar

from tests import builders
from tests.databases import statements
from tests.web.actions import scene
from tracker import clock as house_clock
from tracker import transaction
from tracker.access.reader import Reader
from tracker.clock import LONDON
from tracker.db import db
from tracker.models import Action, Meeting
from tracker.operations import actions as action_operations
from tracker.operations import meetings, updates
from tracker.queries import actions as action_queries
from tracker.queries import updates as update_queries
from tracker.vocabulary import (
    CommitteeKind,
    MeetingKind,
    MeetingStatus,
    Outcome,
    ReadingClass,
    Restriction,
    UpdateKind,
)

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

HOSTILE = (
    "</title><script>alert(1)</script> & \x0b\x01\x85 ]]> ; , \\n\r\nEND:VEVENT\nX-EVIL:1 “é” 𝄞"
)


def feed(client: PageClient, path: str) -> Any:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    read = feedparser.parse(answer.data)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def calendar(client: PageClient, path: str) -> Any:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    read: Any = Calendar.from_ical(answer.data)
    assert all(not each.errors for each in read.walk())
    return read


def moved(meeting: Meeting, actor: Reader, **changes: Any) -> None:
    def move() -> None:
        found = builders.loaded(meeting, actor)
        as_it_is: dict[str, Any] = {
            name: getattr(found, name)
            for name in ("held_on", "start_time", "place", "kind", "status")
        }
        meetings.change(found, actor, seen_version=found.version, **as_it_is | changes)

    transaction.write(move)


def test_register_is_followed_with_its_filters(app: Flask, client: PageClient) -> None:
    scene.build(app).publish()

    everything = feed(client, "/actions.atom")
    (entry,) = everything.entries
    assert entry.id.endswith("/actions/CSP/2013-14/001")
    assert entry.link == entry.id
    assert entry.title == f"CSP/2013-14/001: {scene.WORDING}"
    assert "Owner: Director of Children’s Services" in entry.content[0].value
    assert len(feed(client, "/actions.atom?committee=CSP").entries) == 1
    assert feed(client, "/actions.atom?words=nothing+of+the+kind").entries == []
    assert (
        "“nothing of the kind”"
        in feed(client, "/actions.atom?words=nothing+of+the+kind").feed.title
    )


def test_closed_action_comes_up_again_in_the_register(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    town = scene.build(app)
    town.publish()
    before = feed(client, "/actions.atom").entries[0]
    clock.shift(timedelta(days=2))
    with app.app_context():
        clerk = builders.as_reader(town.clerk)
        builders.made(
            lambda: action_operations.close(
                action_queries.get(clerk, "CSP", "2013-14", 1),
                Outcome.COMPLETED,
                clerk,
                house_clock.today(),
                "Done",
            )
        )
    after = feed(client, "/actions.atom").entries[0]

    assert after.id == before.id
    assert after.updated_parsed > before.updated_parsed
    assert "Closed on 25 January 2014: completed" in after.content[0].value


def test_action_tells_what_was_released_and_nothing_else(app: Flask, client: PageClient) -> None:
    town = scene.build(app)
    town.publish()
    town.say(UpdateKind.PROGRESS, "For the inside only")
    before = client.get(f"{town.address}.atom")
    town.say(UpdateKind.PROGRESS, "For everybody")
    with app.app_context():
        clerk = builders.as_reader(town.clerk)

        def release() -> None:
            action = action_queries.get(clerk, "CSP", "2013-14", 1)
            newest = update_queries.list_of(clerk, action.id)[0]
            updates.release(action, update_queries.get(action, newest.id), clerk, house_clock.now())

        transaction.write(release)
    after = feed(client, f"{town.address}.atom")

    assert "inside only" not in before.text
    assert [each.title for each in after.entries] == [
        "Progress from Director of Children’s Services",
        f"CSP/2013-14/001: {scene.WORDING}",
    ]
    assert after.entries[0].content[0].value == "For everybody"


def test_what_is_not_public_has_no_feed_even_for_its_clerk(app: Flask, client: PageClient) -> None:
    town = scene.build(app)
    with app.app_context():
        builders.a_committee("OPG", "Officers", kind=CommitteeKind.OFFICER_GROUP)
    builders.sign_in(client, town.clerk)

    assert client.get(town.address).status_code == 200
    assert client.get(f"{town.address}.atom").status_code == 404
    assert feed(client, "/actions.atom").entries == []
    for path in ("/committees/OPG.atom", "/committees/OPG.ics", "/committees/NO.ics"):
        assert client.get(path).status_code == 404


def test_action_taken_in_private_leaves_every_feed_at_once(app: Flask, client: PageClient) -> None:
    town = scene.build(app)
    town.publish()
    etag = client.get("/actions.atom").headers["ETag"]
    with app.app_context():
        db.session.query(Action).update(
            {
                "restriction": Restriction.EXEMPT,
                "restriction_ground": "2",
                "reading_class": ReadingClass.RESTRICTED,
            }
        )
        db.session.commit()

    assert client.get(f"{town.address}.atom").status_code == 404
    asked_again = client.get("/actions.atom", headers={"If-None-Match": etag})
    assert asked_again.status_code == 200
    assert scene.WORDING not in asked_again.text
    assert scene.WORDING not in client.get("/committees/CSP.atom").text


def test_committee_is_followed_by_agenda_minutes_and_actions(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    town = scene.build(app)
    clock.shift(timedelta(days=1))
    with app.app_context():
        builders.agenda_published(town.meeting, town.clerk)
    clock.shift(timedelta(days=1))
    with app.app_context():
        builders.minutes_published(town.meeting, town.clerk)
    read = feed(client, "/committees/csp.atom")

    assert read.feed.title == "Safeguarding Panel"
    assert sorted(each.title.split(":")[0] for each in read.entries) == [
        "Agenda",
        "CSP/2013-14/001",
        "Draft minutes",
    ]
    assert read.entries[-1].title == "Agenda: Safeguarding Panel, 23 January 2014"


@pytest.mark.parametrize("path", ["/actions.atom", "/committees/CSP.atom", "/committees/CSP.ics"])
def test_whoever_has_it_already_is_told_so(app: Flask, client: PageClient, path: str) -> None:
    scene.build(app).publish()
    first = client.get(path)
    tag, since = first.headers["ETag"], first.headers["Last-Modified"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(path, headers={"If-Modified-Since": since}).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(path).data == first.data
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert client.head(path).status_code == 200


def test_copy_known_by_its_day_alone_is_renewed_daily(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene.build(app).publish()
    since = client.get("/actions.atom").headers["Last-Modified"]
    clock.shift(timedelta(days=1))

    again = client.get("/actions.atom", headers={"If-Modified-Since": since})
    assert again.status_code == 200


def hostile(app: Flask) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee(name=HOSTILE)
        actor = builders.as_reader(clerk)
        today = house_clock.today()
        meeting = builders.made(
            lambda: meetings.schedule(committee, today, time(18, 30), actor, place=HOSTILE)
        )
        item = builders.an_item(meeting, clerk, minutes_source="Agreed.")
        builders.an_action(committee, meeting, clerk, HOSTILE, item=item)
        builders.agenda_published(meeting, clerk)
        builders.minutes_published(meeting, clerk)


@pytest.mark.usefixtures("clock")
def test_whatever_is_typed_stays_text(app: Flask, client: PageClient) -> None:
    hostile(app)

    for path in ("/actions.atom", "/committees/CSP.atom", "/actions/CSP/2013-14/001.atom"):
        read = feed(client, path)
        assert b"<script" not in client.get(path).data
        assert "<script>alert(1)</script>" in read.entries[-1].title_detail.value
    (event,) = calendar(client, "/committees/CSP.ics").walk("VEVENT")
    assert "X-EVIL" not in event
    assert "</title><script>alert(1)</script> &" in event["SUMMARY"]
    assert "𝄞" in event["LOCATION"]


def test_calendar_tells_london_times_whatever_the_season(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        for day in (date(2027, 1, 21), date(2027, 7, 15)):
            builders.a_meeting(committee, clerk, on=day)
    read = calendar(client, "/committees/CSP.ics")
    starts = [event["DTSTART"].dt for event in read.walk("VEVENT")]

    assert [zone["TZID"] for zone in read.walk("VTIMEZONE")] == ["Europe/London"]
    assert starts == [
        datetime(2027, 1, 21, 18, 30, tzinfo=LONDON),
        datetime(2027, 7, 15, 18, 30, tzinfo=LONDON),
    ]
    assert [start.utcoffset() for start in starts] == [timedelta(0), timedelta(hours=1)]


def test_meeting_keeps_its_name_and_counts_its_changes(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        meeting = builders.a_meeting(committee, clerk, on=date(2014, 4, 24))
        actor = builders.as_reader(clerk)
    (first,) = calendar(client, "/committees/CSP.ics").walk("VEVENT")
    clock.shift(timedelta(hours=1))
    with app.app_context():
        moved(meeting, actor, held_on=date(2014, 5, 1), kind=MeetingKind.EXTRAORDINARY)
    (second,) = calendar(client, "/committees/CSP.ics").walk("VEVENT")
    clock.shift(timedelta(hours=1))
    with app.app_context():
        moved(meeting, actor, status=MeetingStatus.CANCELLED)
    (third,) = calendar(client, "/committees/CSP.ics").walk("VEVENT")

    assert first["UID"] == second["UID"] == third["UID"]
    assert [each["SEQUENCE"] for each in (first, second, third)] == [0, 1, 2]
    assert first["LAST-MODIFIED"].dt < second["LAST-MODIFIED"].dt < third["LAST-MODIFIED"].dt
    assert (first["STATUS"], third["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert second["SUMMARY"] == "Safeguarding Panel, extraordinary meeting"
    assert third["SUMMARY"].startswith("Cancelled: ")
    assert str(first["URL"]).startswith("http://127.0.0.1:5000/meetings/")


def test_pages_name_their_feeds(app: Flask, client: PageClient) -> None:
    town = scene.build(app)
    hidden = client.get("/committees/CSP").text
    town.publish()

    assert 'rel="alternate" type="text/calendar"' in hidden
    assert f'href="{town.address}.atom"' in client.get(town.address).text
    assert 'href="/actions.atom?committee=CSP"' in client.get("/actions?committee=CSP").text
    assert 'value="http://127.0.0.1:5000/committees/CSP.ics"' in client.get("/committees/CSP").text


def test_feed_costs_the_same_whatever_the_number(app: Flask, client: PageClient) -> None:
    town = scene.build(app)
    town.publish()

    def cost() -> int:
        with statements() as sent:
            feed(client, "/committees/CSP.atom")
        return len(sent)

    cost()
    few = cost()
    with app.app_context():
        later = builders.a_meeting(town.committee, town.clerk, on=date(2014, 2, 20))
        item = builders.an_item(later, town.clerk, minutes_source="Agreed.")
        for number in range(30):
            builders.an_action(town.committee, later, town.clerk, f"Matter {number}", item=item)
        builders.agenda_published(later, town.clerk)
        builders.minutes_published(later, town.clerk)

    assert cost() == few
    assert len(feed(client, "/committees/CSP.atom").entries) > 30
