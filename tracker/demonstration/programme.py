"""Loads the demonstration: everything that happened until the day it is loaded."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from itertools import groupby

from sqlalchemy import func, select

from tracker import clock
from tracker.db import db
from tracker.demonstration import figures, foundation, people, planned, recommended, sittings
from tracker.demonstration.dates import moment
from tracker.demonstration.events import Events
from tracker.demonstration.stage import Loaded, NotEmptyError, Stage
from tracker.demonstration.story import SITTINGS
from tracker.emails import outbox
from tracker.models import Action, Committee, Meeting, Observation, Person

FIRST_DAY = date(2019, 1, 1)
"""The story of 2013 to 2016 must lie well before the day of loading."""

COMING = range(1, 8)
"""How many meetings of each body stand in the calendar ahead."""

PERFORMANCE = "performance"


def load(today: date, password_hash: str) -> Loaded:
    """Fill an empty database with everything that happened before `today`.

    Raises:
        NotEmptyError: there are people or committees already.
        ValueError: `today` lies before 2019.
    """
    if today < FIRST_DAY:
        raise ValueError("The demonstration is written for days from 2019 on.")
    if db.session.scalar(select(Person.id)) or db.session.scalar(select(Committee.id)):
        raise NotEmptyError
    rhythms = {body.code: body.rhythm for body in people.BODIES}
    stage = Stage(today, rhythms, people.holdings(today))
    events = Events(moment(today, 0))
    coming = [
        (body.code, place)
        for body in people.BODIES
        if body.code != people.ENDED
        for place in COMING
    ]
    known = [(sitting.code, sitting.place) for sitting in SITTINGS]
    foundation.plan(stage, events, [*known, *coming], password_hash)
    _plan_figures(stage, events)
    for sitting in SITTINGS:
        sittings.plan(stage, events, sitting)
    planned.plan(stage, events)
    recommended.plan(stage, events, SITTINGS)
    events.happen()
    outbox.drop_waiting(clock.now())
    db.session.flush()
    return _counted()


def _plan_figures(stage: Stage, events: Events) -> None:
    def add(batch: list[figures.Figure], now: datetime) -> None:
        officer = stage.reader(PERFORMANCE, now)
        for figure in batch:
            figures.add(stage.indicators[figure.indicator], figure, officer)

    def published_on(figure: figures.Figure) -> date:
        return figure.published_on

    for day, batch in groupby(sorted(figures.read(), key=published_on), published_on):
        events.add(moment(max(day, people.FIRST_DAY), 13), partial(add, list(batch)))


def _counted() -> Loaded:
    def count(table: type[Person | Meeting | Action | Observation]) -> int:
        return db.session.scalar(select(func.count()).select_from(table)) or 0

    return Loaded(
        people=count(Person),
        meetings=count(Meeting),
        actions=count(Action),
        indicators=len(figures.INDICATORS),
        figures=count(Observation),
    )
