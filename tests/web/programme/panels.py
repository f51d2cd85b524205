"""A committee with a work programme, for the tests of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests import builders
from tests.builders import made
from tracker.access.reader import Reader
from tracker.models import Action, Committee, Meeting, PlannedItem
from tracker.operations import meetings, programme
from tracker.operations.programme import PlannedWords
from tracker.queries import programme as queries
from tracker.vocabulary import MeetingStatus

TODAY = date(2014, 1, 23)
HERE = "/committees/CSP/programme"


@dataclass
class Panel:
    """A committee with two meetings to come, and its clerk."""

    app: Flask
    client: FlaskClient
    committee: Committee
    clerk: Reader
    first: Meeting
    second: Meeting

    def plan(
        self,
        subject: str,
        meeting: Meeting | None = None,
        action: Action | None = None,
        **words: Any,
    ) -> int:
        """The key of a subject now planned."""
        with self.app.app_context():
            entered = PlannedWords(subject, **words)
            key = meeting.id if meeting else None
            return made(
                lambda: programme.add(
                    self.committee, entered, self.clerk, TODAY, meeting_id=key, action=action
                )
            ).id

    def stored(self, planned_id: int) -> PlannedItem:
        """What is planned, as it is now."""
        with self.app.app_context():
            return queries.get(self.clerk, planned_id)

    def order(self) -> list[tuple[date | None, str]]:
        """What is planned: the meeting's day and the subject, in order."""
        with self.app.app_context():
            shown = queries.programme_of(self.clerk, self.committee.id, TODAY)
            placed = [(row.held_on, row.subject) for group in shown.groups for row in group.rows]
            return placed + [(None, row.subject) for row in shown.unplaced]

    def set_status(self, meeting: Meeting, status: MeetingStatus) -> None:
        """Cancel or postpone a meeting."""
        with self.app.app_context():

            def change() -> None:
                found = builders.loaded(meeting, self.clerk)
                meetings.change(
                    found,
                    self.clerk,
                    seen_version=found.version,
                    held_on=found.held_on,
                    start_time=found.start_time,
                    place=found.place,
                    kind=found.kind,
                    status=status,
                )

            made(change)

    def text(self, address: str = HERE) -> str:
        """A page's HTML."""
        return self.client.get(address).get_data(as_text=True)

    def send(self, address: str, **data: Any) -> TestResponse:
        """A form's answer."""
        return self.client.post(address, data=data)


def a_panel(app: Flask, client: FlaskClient, *, signed_in: bool = True) -> Panel:
    """A committee and its clerk."""
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        first, second = (
            builders.a_meeting(committee, clerk, TODAY + timedelta(days=days)) for days in (30, 60)
        )
        if signed_in:
            builders.sign_in(client, clerk)
        return Panel(app, client, committee, builders.as_reader(clerk), first, second)
