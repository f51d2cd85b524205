"""Queueing reminders: whom to tell what today. Run as often as one likes, by as many as one likes.

An e-mail is queued once a week (the digest) or once a day (the others) and person: that is its
key. What the daily ones told of, an action, a meeting or a response and its day, is kept with
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
from tracker.operations import clearance_emails
from tracker.queries import actions, reminders, responses
from tracker.queries.fetch import AnyRow
from tracker.queries.reminders import ABOUT_RECORDS, ABOUT_RESPONSES, DEFAULT, News
from tracker.rules.reminders import (
    TOLD_LATELY,
    due_between,
    met_between,
    overdue_between,
    week_of,
)
from tracker.vocabulary import EmailKind

Told = dict[int, set[News]]
"""By person: what they are or were told of."""

CHOICES = ("weekly_digest", "due_tomorrow", "overdue", "before_meeting")


class _Presiding:
    """Who is told of what a committee waits for: its chairs, and every clerk."""

    def __init__(self, chairs: Iterable[AnyRow], clerks: Iterable[int]) -> None:
        self.clerks = frozenset(clerks)
        self._chairs: dict[int, set[int]] = {}
        for row in chairs:
            self._chairs.setdefault(row.committee_id, set()).add(row.person_id)

    def chairing(self, committee_ids: Iterable[int]) -> set[int]:
        """Who chairs one of these committees."""
        return {person for key in committee_ids for person in self._chairs.get(key, ())}

    def tell(self, news: Told, about: str, rows: Iterable[AnyRow]) -> None:
        """Add what rows tell (id, committee_id, day) to the news of those told of their committee."""
        for row in rows:
            for person_id in self.chairing([row.committee_id]) | self.clerks:
                news.setdefault(person_id, set()).add((about, row.id, row.day.isoformat()))


def queue(now: datetime) -> int:
    """Queue every reminder that is due and was not queued before; return how many were.

    One write. Those who turned a kind off are left out; what is queued here and turned off
    before it is sent is not sent.
    """
    today = now.astimezone(clock.LONDON).date()
    presiding = _Presiding(reminders.list_chairs(today), reminders.list_reachable_clerks())
    late, near = overdue_between(today), due_between(today)
    overdue = _by_person(today, reminders.list_newly_overdue(today, *late))
    presiding.tell(overdue, ABOUT_RESPONSES, responses.list_days(today, *late))
    nearly_due = _by_person(today, reminders.list_nearly_due(today, *near))
    presiding.tell(nearly_due, ABOUT_RESPONSES, responses.list_days(today, *near))
    meetings: Told = {}
    presiding.tell(meetings, ABOUT_RECORDS, reminders.list_meetings(*met_between(today)))
    queued = _queue_digests(presiding, today, now)
    queued += _queue_told(EmailKind.OVERDUE, overdue, today, now)
    queued += clearance_emails.queue_due_reminders(now, today)
    queued += _queue_told(EmailKind.DUE_TOMORROW, nearly_due, today, now)
    return queued + _queue_told(EmailKind.BEFORE_MEETING, meetings, today, now)


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


def _queue_digests(presiding: _Presiding, today: date, now: datetime) -> int:
    told = reminders.people_of(reminders.list_pressing_posts(today), today)
    people = {person_id for found in told.values() for person_id in found}
    awaiting = responses.list_committees(today)
    people |= presiding.chairing(reminders.list_answered_committees(today) | awaiting)
    wanting = actions.count_wanting_a_clerk(SYSTEM, today)
    if awaiting or any(getattr(wanting, name) for name in wanting.__slots__):
        people |= presiding.clerks
    week = week_of(today)
    keys = {
        f"weekly-digest/{week}/{person_id}": person_id
        for person_id in _wanting(EmailKind.WEEKLY_DIGEST, people)
    }
    known = outbox.known_of(keys)
    return sum(
        outbox.queue(EmailKind.WEEKLY_DIGEST, key, now, person_id=person_id, about={"week": week})
        for key, person_id in keys.items()
        if key not in known
    )


def _queue_told(kind: EmailKind, news: Told, today: date, now: datetime) -> int:
    """Queue one e-mail for each person with news they were not told of yet."""
    before = reminders.told_of(kind, now - TOLD_LATELY) if news else {}
    fresh = {person: told - before.get(person, set()) for person, told in news.items()}
    wanting = _wanting(kind, (person for person, told in fresh.items() if told))
    return sum(
        outbox.queue(
            kind,
            f"{kind.value.replace('_', '-')}/{today.isoformat()}/{person_id}",
            now,
            person_id=person_id,
            about=_about(fresh[person_id]),
        )
        for person_id in wanting
    )


def _about(told: Iterable[News]) -> dict[str, object]:
    kept: dict[str, list[list[object]]] = {ABOUT_RECORDS: []}
    for about, key, day in sorted(told):
        kept.setdefault(about, []).append([key, day])
    return dict(kept)


def _by_person(today: date, rows: Sequence[AnyRow]) -> Told:
    told = reminders.people_of((row.lead_post_id for row in rows), today)
    news: Told = {}
    for row in rows:
        for person_id in told.get(row.lead_post_id, set()):
            news.setdefault(person_id, set()).add((ABOUT_RECORDS, row.id, row.day.isoformat()))
    return news
