"""Queueing reminders: whom to tell what today. Run as often as one likes, by as many as one likes.

An e-mail is queued once a week (the digest) or once a day (the others) and person: that is its
key. What the daily ones told of, an action and its day or a meeting and its day, is kept with
them, so that a day without a scheduler is made up for and nothing is told twice. Whether it is
still so is asked again when they are sent (`tracker.operations.digests`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tracker import clock
from tracker.access.reader import SYSTEM, Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.emails import outbox
from tracker.models import Person, ReminderChoice
from tracker.queries import actions, reminders
from tracker.queries.fetch import AnyRow
from tracker.queries.reminders import DEFAULT
from tracker.rules.reminders import (
    TOLD_LATELY,
    due_between,
    met_between,
    overdue_between,
    week_of,
)
from tracker.vocabulary import EmailKind

Told = dict[int, set[tuple[int, str]]]
"""By person: pairs of the key of an action or meeting and the day it was told with."""

CHOICES = ("weekly_digest", "due_tomorrow", "overdue", "before_meeting")


def queue(now: datetime) -> int:
    """Queue every reminder that is due and was not queued before; return how many were.

    One write. Those who turned a kind off are left out; what is queued here and turned off
    before it is sent is not sent.
    """
    today = now.astimezone(clock.LONDON).date()
    chairs, clerks = reminders.list_chairs(today), reminders.list_reachable_clerks()
    queued = _queue_digests(chairs, clerks, today, now)
    queued += _queue_told(EmailKind.OVERDUE, _overdue(today), today, now)
    queued += _queue_told(EmailKind.DUE_TOMORROW, _nearly_due(today), today, now)
    return queued + _queue_told(
        EmailKind.BEFORE_MEETING, _meetings(chairs, clerks, today), today, now
    )


def choose(person: Person, actor: Reader, **chosen: bool) -> None:
    """Note which reminders somebody wants: weekly_digest, due_tomorrow, overdue, before_meeting."""
    choice = reminders.choices_of([person.id]).get(person.id)
    if choice is None:
        choice = ReminderChoice(
            person_id=person.id, **{name: getattr(DEFAULT, name) for name in CHOICES}
        )
        db.session.add(choice)
        db.session.flush()
    for name in CHOICES:
        setattr(choice, name, chosen[name])
    changes = changes_of(choice)
    db.session.flush()
    if changes:
        record(AuditTag.REMINDERS_CHOSEN, person, actor, person.name, changes=changes)


def _wanting(kind: EmailKind, people: Iterable[int]) -> list[int]:
    """Those of the people who want e-mails of this kind, in order of their keys."""
    wanted = sorted(set(people))
    choices = reminders.choices_of(wanted)
    return [each for each in wanted if getattr(choices.get(each, DEFAULT), kind.value)]


def _queue_digests(
    chairs: Iterable[AnyRow],
    clerks: Iterable[int],
    today: date,
    now: datetime,
) -> int:
    told = reminders.people_of(reminders.list_pressing_posts(today), today)
    people = {person_id for found in told.values() for person_id in found}
    answered = reminders.list_answered_committees(today)
    people |= {row.person_id for row in chairs if row.committee_id in answered}
    wanting = actions.count_wanting_a_clerk(SYSTEM, today)
    if any(getattr(wanting, name) for name in wanting.__slots__):
        people |= set(clerks)
    return sum(
        outbox.queue(
            EmailKind.WEEKLY_DIGEST,
            f"weekly-digest/{week_of(today)}/{person_id}",
            now,
            person_id=person_id,
            about={"week": week_of(today)},
        )
        for person_id in _wanting(EmailKind.WEEKLY_DIGEST, people)
    )


def _queue_told(kind: EmailKind, news: Told, today: date, now: datetime) -> int:
    """Queue one e-mail for each person with news they were not told of yet."""
    before = reminders.told_of(kind, now - TOLD_LATELY) if news else {}
    fresh = {person: pairs - before.get(person, set()) for person, pairs in news.items()}
    wanting = _wanting(kind, (person for person, pairs in fresh.items() if pairs))
    return sum(
        outbox.queue(
            kind,
            f"{kind.value.replace('_', '-')}/{today.isoformat()}/{person_id}",
            now,
            person_id=person_id,
            about={"told": [list(pair) for pair in sorted(fresh[person_id])]},
        )
        for person_id in wanting
    )


def _overdue(today: date) -> Told:
    return _by_person(today, reminders.list_newly_overdue(today, *overdue_between(today)))


def _nearly_due(today: date) -> Told:
    return _by_person(today, reminders.list_nearly_due(today, *due_between(today)))


def _by_person(today: date, rows: Sequence[AnyRow]) -> Told:
    told = reminders.people_of((row.lead_post_id for row in rows), today)
    news: Told = {}
    for row in rows:
        for person_id in told.get(row.lead_post_id, set()):
            news.setdefault(person_id, set()).add((row.id, row.day.isoformat()))
    return news


def _meetings(chairs: Iterable[AnyRow], clerks: Iterable[int], today: date) -> Told:
    news: Told = {}
    presiding: dict[int, set[int]] = {}
    for row in chairs:
        presiding.setdefault(row.committee_id, set()).add(row.person_id)
    for row in reminders.list_meetings(*met_between(today)):
        for person_id in presiding.get(row.committee_id, set()) | set(clerks):
            news.setdefault(person_id, set()).add((row.id, row.held_on.isoformat()))
    return news
