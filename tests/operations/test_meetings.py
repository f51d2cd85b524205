"""Meetings: no two at one time, publishing in order, issuing once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tracker import clock as time_of_day
from tracker.access.reader import Reader
from tracker.models import Meeting, Person
from tracker.operations import meetings
from tracker.queries import meetings as queries
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ActionStatus, MeetingKind, MeetingStatus, ReadingClass

if TYPE_CHECKING:
    from time_machine import Traveller

DAY = date(2014, 1, 23)


@pytest.fixture
def calendar(app: Flask, clock: Traveller) -> tuple[Meeting, Person]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        return builders.a_meeting(builders.a_committee(), clerk, DAY), clerk


def cancel(meeting: Meeting, actor: Reader) -> None:
    found = builders.loaded(meeting, actor)
    meetings.change(
        found,
        actor,
        seen_version=found.version,
        held_on=found.held_on,
        start_time=found.start_time,
        place=found.place,
        kind=MeetingKind.ORDINARY,
        status=MeetingStatus.CANCELLED,
    )


@pytest.mark.parametrize(
    ("at", "is_cancelled", "is_taken"),
    [(time(18, 30), False, True), (time(14), False, False), (time(18, 30), True, False)],
)
def test_two_meetings_never_share_a_time_unless_one_is_cancelled(
    app: Flask, calendar: tuple[Meeting, Person], at: time, *, is_cancelled: bool, is_taken: bool
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        actor = builders.as_reader(clerk)
        if is_cancelled:
            builders.made(lambda: cancel(meeting, actor))

        def schedule() -> Meeting:
            committee = builders.loaded(meeting, actor).committee
            return meetings.schedule(committee, DAY, at, actor)

        if is_taken:
            with pytest.raises(RuleBroken) as refused:
                builders.made(schedule)
            assert refused.value.code is Broken.MEETING_AT_THAT_TIME
        else:
            second = builders.made(schedule)
            found = queries.find_at(meeting.committee_id, DAY)
            assert found is not None
            assert found.id == (second.id if is_cancelled or at < time(18) else meeting.id)


def publish_agenda(meeting: Meeting, actor: Reader) -> None:
    meetings.publish_agenda(builders.loaded(meeting, actor), actor, time_of_day.now())


def publish_minutes(meeting: Meeting, actor: Reader) -> None:
    meetings.publish_minutes(builders.loaded(meeting, actor), actor, time_of_day.now())


def issue(meeting: Meeting, actor: Reader) -> None:
    meetings.issue(builders.loaded(meeting, actor), actor, time_of_day.now())


Step = Callable[[Meeting, Reader], None]


@pytest.mark.parametrize(
    ("text", "steps", "code"),
    [
        (None, [publish_agenda], Broken.AGENDA_HAS_NO_ITEMS),
        ("", [publish_agenda, publish_minutes], Broken.MINUTES_EMPTY),
        ("Text", [publish_minutes], Broken.AGENDA_NOT_PUBLISHED),
        ("Text", [publish_agenda, publish_agenda], Broken.ALREADY_PUBLISHED),
        ("Text", [publish_agenda, publish_minutes, publish_minutes], Broken.ALREADY_PUBLISHED),
        ("Text", [issue], Broken.NOTHING_TO_ISSUE),
    ],
)
def test_step_is_refused_out_of_order(
    app: Flask,
    calendar: tuple[Meeting, Person],
    text: str | None,
    steps: list[Step],
    code: Broken,
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        actor = builders.as_reader(clerk)
        if text is not None:
            builders.an_item(meeting, clerk, minutes_source=text)
        for step in steps[:-1]:
            builders.made(lambda step=step: step(meeting, actor))
        with pytest.raises(RuleBroken) as refused:
            builders.made(lambda: steps[-1](meeting, actor))
    assert refused.value.code is code


def test_actions_become_public_with_their_minutes_and_are_issued_once(
    app: Flask, calendar: tuple[Meeting, Person]
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        actor = builders.as_reader(clerk)
        committee = builders.loaded(meeting, actor).committee
        item = builders.an_item(meeting, clerk, minutes_source="Agreed.")
        builders.an_action(committee, meeting, clerk, item=item)
        assert queries.count_unissued(meeting.id) == 1
        for step in (publish_agenda, publish_minutes):
            builders.made(lambda step=step: step(meeting, actor))

        def issued() -> list[tuple[ActionStatus, ReadingClass]]:
            found = builders.loaded(meeting, actor)
            done = meetings.issue(found, actor, time_of_day.now())
            return [(action.status, action.reading_class) for action in done]

        assert builders.made(issued) == [(ActionStatus.ISSUED, ReadingClass.PUBLIC)]
        assert queries.count_unissued(meeting.id) == 0
        assert builders.loaded(meeting, actor).status is MeetingStatus.HELD
