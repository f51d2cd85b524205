"""E-mails about draft minutes to look at: no word of them is in an e-mail, only the way there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from tracker import clock
from tracker.emails import messages, outbox
from tracker.emails.messages import Message, Recipient
from tracker.emails.outbox import Claim
from tracker.models import Clearance, Meeting
from tracker.queries import NotFoundError, assigned, clearances, readers, reminders
from tracker.rules.clearing import is_open, is_reminded
from tracker.vocabulary import EmailKind
from tracker.wording.due import day_words


def people_of(meeting: Meeting, post_id: int | None, today: date) -> list[int]:
    """Who is written to for a post, or for the chair, today."""
    if post_id is None:
        return sorted(
            {
                row.person_id
                for row in reminders.list_chairs(today)
                if row.committee_id == meeting.committee_id
            }
        )
    rows = assigned.list_reachable_holders([post_id], today)
    return sorted({row.person_id for row in rows})


def queue_asked(
    clearance: Clearance,
    meeting: Meeting,
    asked: Iterable[int | None],
    now: datetime,
    today: date,
) -> None:
    """Tell everybody who is asked, once for each time it is begun."""
    _queue(EmailKind.CLEARANCE_ASKED, clearance, meeting, asked, now, today, str(now.timestamp()))


def queue_reminders(clearance: Clearance, now: datetime, today: date, *, occasion: str) -> int:
    """Remind those who have not answered, once for each occasion; returns how many e-mails."""
    waiting = [each.post_id for each in clearance.asked if each.finished_at is None]
    kind = EmailKind.CLEARANCE_REMINDER
    return _queue(kind, clearance, clearance.meeting, waiting, now, today, occasion)


def queue_due_reminders(now: datetime, today: date) -> int:
    """Remind those who have not answered shortly before the last day, once."""
    queued = 0
    for clearance in clearances.list_open(today):
        begun_on = clearance.begun_at.astimezone(clock.LONDON).date()
        if is_reminded(clearance.until_on, begun_on, today):
            occasion = f"before-{clearance.until_on.isoformat()}"
            queued += queue_reminders(clearance, now, today, occasion=occasion)
    return queued


def _queue(
    kind: EmailKind,
    clearance: Clearance,
    meeting: Meeting,
    asked: Iterable[int | None],
    now: datetime,
    today: date,
    occasion: str,
) -> int:
    people = sorted({each for post_id in asked for each in people_of(meeting, post_id, today)})
    name = kind.value.replace("_", "-")
    return sum(
        outbox.queue(
            kind,
            f"{name}/{clearance.id}/{occasion}/{person_id}",
            now,
            person_id=person_id,
            about={"clearance": clearance.public_id},
        )
        for person_id in people
    )


def compose(claimed: Claim, base_url: str, council: str, now: datetime) -> Message | None:
    """The message as it is right now; None when its person is not to look any more."""
    person = assigned.find_recipient(claimed.person_id)
    if person is None:
        return None
    today = now.astimezone(clock.LONDON).date()
    reader = readers.reader_for(person, today)
    try:
        clearance = clearances.get(reader, str(claimed.about["clearance"]))
    except NotFoundError:
        return None
    if not is_open(clearance.until_on, clearance.ended_at, today):
        return None
    waiting = {row.public_id for row in clearances.list_waiting(reader, today)}
    number = len(clearances.list_drafts(reader, clearance))
    if clearance.public_id not in waiting or not number:
        return None
    committee = clearance.meeting.committee
    return messages.written(
        claimed.kind.value,
        Recipient(person.name, person.email or ""),
        council=council,
        meeting=f"{committee.name}, {day_words(clearance.meeting.held_on)}"
        if committee.is_public
        else None,
        number=number,
        until=day_words(clearance.until_on),
        link=f"{base_url}/draft-minutes/{clearance.public_id}",
        desk=f"{base_url}/",
    )
