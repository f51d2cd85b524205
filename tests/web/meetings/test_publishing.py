"""Publishing minutes: a word for what lacks an owner or a date, and a look as the public will see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders as b
from tracker.db import db
from tracker.models import Action, AuditEvent, Meeting, OutgoingEmail, Person
from tracker.rules.due import DueRule
from tracker.vocabulary import CommitteeKind, DueKind, Restriction

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient


@dataclass(frozen=True)
class Town:
    """A meeting ready to be published but for two actions."""

    clerk: Person
    meeting: Meeting
    unowned: Action
    undated: Action


@pytest.fixture
def town(app: Flask, client: PageClient) -> Town:
    with app.app_context():
        clerk, committee, post = b.a_clerk(), b.a_committee(), b.a_post()
        meeting = b.a_meeting(committee, clerk)
        item = b.an_item(meeting, clerk, "Open item", "The Zqopen minutes.")
        b.an_item(
            meeting,
            clerk,
            "Zqprivatetitle",
            "The Zqprivate minutes.",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
        )
        due = DueRule(DueKind.NEXT_MEETING)
        unowned = b.an_action(committee, meeting, clerk, "Zqunowned", item, due=due)
        undated = b.an_action(committee, meeting, clerk, "Zqundated", item, lead_post_id=post.id)
        b.an_action(committee, meeting, clerk, "Zqwhole", item, lead_post_id=post.id, due=due)
        b.agenda_published(meeting, clerk)
        b.made(lambda: b.stated(meeting, b.as_reader(clerk)))
    b.sign_in(client, clerk)
    return Town(clerk, meeting, unowned, undated)


def publish(client: PageClient, town: Town, meant: list[int]):  # noqa: ANN201 - a response
    address = f"/meetings/{town.meeting.public_id}/minutes/publish"
    return client.post(address, data={"meant": [str(key) for key in meant]})


def test_each_action_without_owner_or_date_needs_a_word(
    app: Flask, client: PageClient, town: Town
) -> None:
    page = client.get(f"/meetings/{town.meeting.public_id}/minutes/publish").text
    assert "no owner" in page
    assert "no date" in page

    for meant in ([], [town.unowned.id]):
        answer = publish(client, town, meant)
        assert answer.status_code == 422
        assert "Select each action that is meant" in answer.text
    assert publish(client, town, [town.unowned.id, town.undated.id]).status_code == 303

    with app.app_context():
        said = db.session.scalars(
            select(AuditEvent.changes).where(AuditEvent.tag == "minutes_published")
        ).one()
    assert said == {"meant": [None, f"{town.unowned.reference}, {town.undated.reference}"]}
    assert (
        "Meant to have no owner or no date"
        in client.get(f"/meetings/{town.meeting.public_id}").text
    )


def test_the_preview_is_what_the_public_then_sees_and_publishes_nothing(
    app: Flask, client: PageClient, town: Town
) -> None:
    here = f"/meetings/{town.meeting.public_id}"
    preview = client.get(f"{here}/minutes/as-published").text

    assert "Nothing is published yet" in preview
    for word in ("Zqopen", "Zqunowned", "A private matter"):
        assert word in preview
    for word in ("Zqprivate", "Edit meeting", "Take minutes"):
        assert word not in preview
    with app.app_context():
        held = db.session.scalars(select(Meeting).where(Meeting.id == town.meeting.id)).one()
        assert held.minutes_published_at is None
        assert db.session.scalars(select(OutgoingEmail.id)).all() == []
        tags = db.session.scalars(select(AuditEvent.tag)).all()
        assert "minutes_published" not in tags

    publish(client, town, [town.unowned.id, town.undated.id])
    client.post("/sign-out")
    public = client.get(here).text
    for page in (preview, public):
        assert page.count("Zqwhole") == public.count("Zqwhole")
    shown = preview[preview.index("</h1>") : preview.index("</main")]
    assert shown in public


def test_a_preview_of_what_nobody_may_publish_says_why(
    app: Flask, client: PageClient, town: Town
) -> None:
    with app.app_context():
        group = b.a_committee("OPG", "Officers", kind=CommitteeKind.OFFICER_GROUP)
        hidden = b.a_meeting(group, town.clerk)
        b.an_item(hidden, town.clerk, minutes_source="Something.")
        b.agenda_published(hidden, town.clerk)
        empty = b.a_meeting(b.a_committee("ENV", "Environment"), town.clerk)
    for meeting in (hidden, empty):
        answer = client.get(f"/meetings/{meeting.public_id}/minutes/as-published")
        assert answer.status_code == 302
        assert answer.location.endswith("/minutes/publish")
