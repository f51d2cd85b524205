"""Before the story begins: the council, its people and posts, its bodies and their calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial

from tracker.demonstration import figures, people
from tracker.demonstration.dates import Place, annual_meetings, moment
from tracker.demonstration.events import Events
from tracker.demonstration.stage import CLERK, Stage
from tracker.models import Authority
from tracker.operations import authority, indicators, meetings, members, posts, records
from tracker.operations import people as operations_people
from tracker.operations.authority import AuthorityWords
from tracker.vocabulary import Nation

KNOWN_AHEAD = timedelta(days=400)
KNOWN_BY = timedelta(days=140)
"""A meeting enters the calendar so long before it, and every one to come by then."""


def plan(stage: Stage, events: Events, sittings: Iterable[tuple[str, Place]], hashed: str) -> None:
    """Plan everything that the meetings of the story need."""
    events.add(moment(people.FIRST_DAY, 9), partial(_found, stage, hashed))
    for held in stage.holdings:
        events.add(moment(held.from_on, 9, 30), partial(_appoint, stage, held))
    for seat in people.seats(stage.today):
        events.add(moment(seat.from_on, 9, 30), partial(_seat, stage, seat))
    places = sorted(set(sittings), key=lambda each: (each[0], stage.day_of(*each)))
    for code, place in places:
        ahead = min(
            moment(stage.day_of(code, place) - KNOWN_AHEAD, 12),
            moment(stage.today - KNOWN_BY, 12),
        )
        known = max(ahead, moment(people.FIRST_DAY, 12))
        events.add(known, partial(_schedule, stage, code, place))
    ended = people.ended_on(stage.today)
    events.add(moment(ended, 20), partial(_abolish, stage, people.ENDED, people.SUCCESSOR, ended))


def _found(stage: Stage, hashed: str, _now: datetime) -> None:
    council = Authority(id=1, notice=people.NOTICE)
    words = AuthorityWords(
        people.COUNCIL, "Wexcombe", Nation.ENGLAND, "Action log", "Chair", "#1d4f5c"
    )
    authority.change(council, words, None)
    for day in annual_meetings(people.FIRST_DAY.year, stage.today.year + 2):
        authority.add_annual_meeting(council, day, None)
    for person in people.PEOPLE:
        stage.people[person.key] = operations_people.add_person(
            person.name,
            person.email,
            actor=None,
            password_hash=hashed if person.email else None,
            is_clerk=person.is_clerk,
            is_admin=person.is_admin,
            is_performance_officer=person.is_performance_officer,
        )
    services = {key: posts.add_service(name, None) for key, name in people.SERVICES.items()}
    partner = posts.add_organisation(people.PARTNER, None)
    for job in people.JOBS:
        stage.posts[job.key] = posts.add_post(
            job.title,
            None,
            service=services[job.service] if job.service else None,
            organisation=None if job.service else partner,
            parent=stage.posts[job.parent] if job.parent else None,
            other_names=list(job.other_names),
            name_is_public=job.name_is_public,
        )
    for body in people.BODIES:
        stage.committees[body.code] = records.add_committee(
            body.code,
            body.name,
            None,
            kind=body.kind,
            paper_lead_days=body.paper_lead_days,
            usual_place=body.place,
            usual_time=body.rhythm.at,
        )
    for each in figures.INDICATORS:
        stage.indicators[each.reference] = indicators.add(each, None)


def _appoint(stage: Stage, held: people.Held, _now: datetime) -> None:
    posts.appoint(
        stage.posts[held.post],
        stage.people[held.person],
        held.from_on,
        None,
        kind=held.kind,
        to_on=held.to_on,
    )


def _seat(stage: Stage, seat: people.Seat, _now: datetime) -> None:
    body, person = stage.committees[seat.code], stage.people[seat.person]
    members.seat(body, person, seat.role, seat.from_on, None, to_on=seat.to_on)


def _schedule(stage: Stage, code: str, place: Place, now: datetime) -> None:
    body = stage.committees[code]
    stage.meetings[code, place] = meetings.schedule(
        body,
        stage.day_of(code, place),
        body.usual_time or time(18),
        stage.reader(CLERK, now),
        place=body.usual_place,
    )


def _abolish(stage: Stage, code: str, successor: str, on: date, now: datetime) -> None:
    """End a body: its open actions go to another as they are, under the references they have."""
    body, other = stage.committees[code], stage.committees[successor]
    records.abolish(body, on, other, stage.reader(CLERK, now), now.date())
