"""Loads the demonstration: the council, its meetings, what was agreed and what followed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby

from sqlalchemy import func, select

from tracker.db import db
from tracker.demonstration import children, figures, people, sittings
from tracker.demonstration.dates import annual_meetings, moment
from tracker.demonstration.events import Events
from tracker.demonstration.stage import CLERK, Loaded, NotEmptyError, Stage
from tracker.models import Action, Authority, Committee, Meeting, Observation, Person
from tracker.operations import authority, indicators, meetings, members, posts, records
from tracker.operations import people as operations_people
from tracker.operations.authority import AuthorityWords
from tracker.vocabulary import Nation

FIRST_DAY_FOR = date(2018, 1, 1)
"""The story of 2013 to 2015 must lie well before the day of loading."""

COMING = range(1, 9)
PERFORMANCE = "performance"
SITTINGS = (*children.SITTINGS,)


def load(today: date, password_hash: str) -> Loaded:
    """Fill an empty database with everything that happened until the evening before `today`.

    Raises:
        NotEmptyError: there are people or committees already.
        ValueError: `today` lies before 2018.
    """
    if today < FIRST_DAY_FOR:
        raise ValueError("The demonstration is written for days from 2018 on.")
    if db.session.scalar(select(Person.id)) or db.session.scalar(select(Committee.id)):
        raise NotEmptyError
    rhythms = {body.code: body.rhythm for body in people.BODIES}
    stage = Stage(today, rhythms, people.holdings(today))
    events = Events(moment(today, 0))
    events.add(moment(people.FIRST_DAY, 9), partial(_found, stage, password_hash))
    _plan_people(stage, events)
    _plan_calendars(stage, events)
    _plan_figures(stage, events)
    for sitting in SITTINGS:
        sittings.plan(stage, events, sitting)
    events.happen()
    db.session.flush()
    return _counted()


def _counted() -> Loaded:
    def count(table: type[Person | Meeting | Action | Observation]) -> int:
        return db.session.scalar(select(func.count()).select_from(table)) or 0

    return Loaded(
        count(Person), count(Meeting), count(Action), len(figures.INDICATORS), count(Observation)
    )


def _found(stage: Stage, password_hash: str, _now: datetime) -> None:
    """Record the council, its people and posts, its bodies and its indicators."""
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
            password_hash=password_hash if person.email else None,
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


def _plan_people(stage: Stage, events: Events) -> None:
    def appoint(held: people.Held, _now: datetime) -> None:
        posts.appoint(
            stage.posts[held.post],
            stage.people[held.person],
            held.from_on,
            None,
            kind=held.kind,
            to_on=held.to_on,
        )

    def seat(seat: people.Seat, _now: datetime) -> None:
        body, person = stage.committees[seat.code], stage.people[seat.person]
        members.seat(body, person, seat.role, seat.from_on, None, to_on=seat.to_on)

    for held in stage.holdings:
        events.add(moment(held.from_on, 9, 30), partial(appoint, held))
    for each in people.seats(stage.today):
        events.add(moment(each.from_on, 9, 30), partial(seat, each))


def _plan_calendars(stage: Stage, events: Events) -> None:
    """Each body's meetings enter the calendar half a year ahead, and all to come before today."""

    def schedule(code: str, place: int | date, now: datetime) -> None:
        body = stage.committees[code]
        day = stage.day_of(code, place)
        stage.meetings[code, place] = meetings.schedule(
            body, day, body.usual_time or time(18), stage.reader(CLERK, now), place=body.usual_place
        )

    known = {(sitting.code, sitting.place) for sitting in SITTINGS}
    known |= {(body.code, place) for body in people.BODIES for place in COMING}
    for code, place in sorted(known, key=lambda each: (each[0], stage.day_of(*each))):
        ahead = moment(stage.day_of(code, place) - timedelta(days=400), 12)
        latest = moment(stage.today - timedelta(days=140), 12)
        first = moment(people.FIRST_DAY, 12)
        events.add(max(first, min(ahead, latest)), partial(schedule, code, place))


def _plan_figures(stage: Stage, events: Events) -> None:
    def add(batch: list[figures.Figure], now: datetime) -> None:
        officer = stage.reader(PERFORMANCE, now)
        for figure in batch:
            figures.add(stage.indicators[figure.indicator], figure, officer)

    def published_on(figure: figures.Figure) -> date:
        return figure.published_on

    for day, batch in groupby(sorted(figures.read(), key=published_on), published_on):
        events.add(moment(max(day, people.FIRST_DAY), 13), partial(add, list(batch)))
