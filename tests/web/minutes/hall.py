"""A hall to try a meeting's record in: its people, an open and a private item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests import builders
from tracker import clock as time_of_day
from tracker.operations import attendance as operations
from tracker.operations import meetings
from tracker.queries import items
from tracker.vocabulary import MemberRole, Restriction
from tracker.vocabulary.attendance import InterestKind

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient
    from tracker.models import Action, AgendaItem, Meeting, Person

SECRET = "Zqfamilyxv"


@dataclass
class Hall:
    """A published meeting with an open and a private item, its people, and a private action."""

    app: Flask
    client: PageClient
    clerk: Person
    chair: Person
    member: Person
    other: Person
    meeting: Meeting
    open_item: AgendaItem
    private: AgendaItem
    action: Action

    def read(self, person: Person | None, path: str) -> tuple[int, str]:
        if person is None:
            self.client.post("/sign-out")
        else:
            builders.sign_in(self.client, person)
        answer = self.client.get(path)
        return answer.status_code, answer.text

    def publish(self) -> None:
        with self.app.app_context():
            builders.agenda_published(self.meeting, self.clerk)
            builders.minutes_published(self.meeting, self.clerk)

    def declare(self, person: Person, item: AgendaItem) -> None:
        with self.app.app_context():
            actor = builders.as_reader(self.clerk)
            builders.made(
                lambda: operations.declare(
                    items.get(actor, item.public_id),
                    person,
                    InterestKind.PECUNIARY,
                    "Owns the building",
                    actor,
                    time_of_day.now(),
                    has_left=True,
                    has_returned=False,
                )
            )


def built(app: Flask, client: PageClient) -> Hall:
    """Everything but what a test records."""
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        chair = builders.seated(builders.a_person("Cara Chair"), committee, MemberRole.CHAIR)
        member = builders.seated(builders.a_person("Mo Member"), committee)
        elsewhere = builders.a_committee("ENV", "Environment")
        other = builders.seated(builders.a_person("Sid Standing-In"), elsewhere)
        meeting = builders.a_meeting(committee, clerk)
        open_item = builders.an_item(meeting, clerk, number="7", minutes_source="Noted.")
        private = builders.an_item(
            meeting,
            clerk,
            f"Lease {SECRET}",
            number="8",
            minutes_source=f"The lease of {SECRET}.",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 3",
            public_title="A lease",
        )
        action = builders.an_action(
            committee,
            meeting,
            clerk,
            f"Write to {SECRET}",
            item=private,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 3",
        )
        actor = builders.as_reader(clerk)
        builders.made(
            lambda: (
                meetings.issue(builders.loaded(meeting, actor), actor, time_of_day.now()) and None
            )
        )
    return Hall(app, client, clerk, chair, member, other, meeting, open_item, private, action)
