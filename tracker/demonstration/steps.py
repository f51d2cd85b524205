"""Takes the steps that followed on an action, by operations, as those who took them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tracker.access.reader import Reader
from tracker.clock import LONDON
from tracker.demonstration.dates import working_day
from tracker.demonstration.events import Deed
from tracker.demonstration.script import (
    Agreed,
    Closed,
    PassedTo,
    Paused,
    PutOff,
    Reopened,
    Returned,
    Said,
    Step,
    Supported,
    Withdrawn,
)
from tracker.demonstration.stage import CLERK, Stage
from tracker.models import Action, Update
from tracker.operations import actions, updates
from tracker.queries import actions as queries_actions
from tracker.vocabulary import UpdateKind


def deeds(
    stage: Stage, code: str, agreed_on: date, agreed: Agreed
) -> Iterator[tuple[datetime, Deed]]:
    """The steps of one action in turn, each with the moment it is meant for."""
    for step in agreed.then:
        when = step.when(stage, code, agreed_on)
        if isinstance(step, Said):
            yield from _saying(stage, agreed, step, when)
        else:
            yield when, _deed(stage, agreed, code, step)


def _find(stage: Stage, agreed: Agreed, clerk: Reader) -> Action:
    return queries_actions.get(clerk, *stage.actions[id(agreed)])


def _saying(
    stage: Stage, agreed: Agreed, said: Said, when: datetime
) -> Iterator[tuple[datetime, Deed]]:
    """An owner's entry, and the moment a clerk releases it."""
    made: list[Update] = []

    def say(now: datetime) -> None:
        action = _find(stage, agreed, stage.reader(CLERK, now))
        author = said.by or stage.holder_of(action.lead_post_id, now)
        later = None
        if said.kind is UpdateKind.LATER_DATE:
            later = working_day(stage.today + timedelta(days=said.later))
        reader = stage.reader(author, now)
        today = now.astimezone(LONDON).date()
        made.append(
            updates.add(
                action, said.kind, said.text, reader, today=today, now=now, later_date=later
            )
        )

    def release(now: datetime) -> None:
        clerk = stage.reader(CLERK, now)
        updates.release(_find(stage, agreed, clerk), made[0], clerk, now)

    yield when, say
    if said.released is not None:
        yield when + timedelta(days=said.released), release


def _deed(stage: Stage, agreed: Agreed, code: str, step: Step) -> Deed:
    def take(now: datetime) -> None:
        clerk = stage.reader(CLERK, now)
        _take(stage, code, step, _find(stage, agreed, clerk), clerk, now)

    return take


def _take(
    stage: Stage, code: str, step: Step, action: Action, clerk: Reader, now: datetime
) -> None:
    today = now.astimezone(LONDON).date()
    match step:
        case Returned():
            updates.send_back(action, stage.reader(step.by, now), now, step.reason)
        case Supported():
            updates.support(action, stage.reader(step.by, now), step.reason)
        case Closed():
            actions.close(action, step.outcome, clerk, today, step.reason)
        case PutOff():
            rule = step.due(stage, code, action.agreed_on or today)
            actions.change_due(action, rule, clerk, step.reason)
        case Paused():
            review_on = stage.today + timedelta(days=step.days)
            actions.pause(action, review_on, clerk, today, step.reason)
        case PassedTo():
            actions.reassign(action, stage.posts[step.post], clerk, step.reason)
        case Withdrawn():
            actions.withdraw(action, clerk, step.reason)
        case Reopened():
            actions.reopen(action, clerk, step.reason)
        case Said():
            raise TypeError("An entry is made by _saying.")
