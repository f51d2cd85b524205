"""E-mails that a verb causes: an action given to a post, an answer returned, an update asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from tracker import clock
from tracker.emails import messages, outbox
from tracker.emails.messages import IssuedAction, Message, Recipient
from tracker.emails.outbox import Claim
from tracker.models import Action, Meeting, Person
from tracker.queries import assigned, readers
from tracker.vocabulary import EmailKind
from tracker.wording.due import day_words, due_words


def queue_issued(meeting: Meeting, actions: Sequence[Action], now: datetime) -> None:
    """Tell everybody who answers for a post that leads or contributes, in one e-mail each.

    The actions' contributors must have been loaded.
    """
    for person_id, mine in _by_person(actions, now).items():
        key = f"actions-issued/{meeting.id}/{min(mine)}/{person_id}"
        _queue(EmailKind.ACTIONS_ISSUED, key, person_id, mine, now)


def queue_given(actions: Sequence[Action], now: datetime) -> None:
    """Tell everybody who answers for the post that now leads these actions."""
    for person_id, mine in _by_person(actions, now, contributors=False).items():
        which = min(actions, key=lambda action: action.id)
        key = f"actions-given/{which.id}/{which.version}/{person_id}"
        _queue(EmailKind.ACTIONS_ISSUED, key, person_id, mine, now)


def queue_returned(action: Action, now: datetime) -> None:
    """Tell everybody who answers for the lead post that the answer was returned."""
    for person_id, mine in _by_person([action], now, contributors=False).items():
        key = f"action-returned/{action.id}/{action.version}/{person_id}"
        _queue(EmailKind.ACTION_RETURNED, key, person_id, mine, now)


def queue_asked(action: Action, now: datetime) -> None:
    """Ask everybody who answers for a post that leads or contributes for an update."""
    for person_id, mine in _by_person([action], now).items():
        key = f"update-asked/{action.id}/{action.asked_on}/{person_id}"
        _queue(EmailKind.UPDATE_ASKED, key, person_id, mine, now)


def _by_person(
    actions: Sequence[Action], now: datetime, *, contributors: bool = True
) -> dict[int, list[int]]:
    """The actions of each person to be told, by the keys of both, in order."""

    def posts_of(action: Action) -> set[int | None]:
        return {action.lead_post_id, *(action.contributing if contributors else ())}

    reachable = assigned.list_reachable_holders(
        (post for action in actions for post in posts_of(action)),
        now.astimezone(clock.LONDON).date(),
    )
    found: dict[int, list[int]] = {}
    for person_id in sorted({row.person_id for row in reachable}):
        theirs = {row.post_id for row in reachable if row.person_id == person_id}
        found[person_id] = [action.id for action in actions if posts_of(action) & theirs]
    return found


def _queue(kind: EmailKind, key: str, person_id: int, actions: list[int], now: datetime) -> None:
    outbox.queue(kind, key, now, person_id=person_id, about={"actions": actions})


def compose(claimed: Claim, base_url: str, council: str, now: datetime) -> Message | None:
    """The message as it is right now; None when its person is not to have it any more."""
    person = assigned.find_recipient(claimed.person_id)
    if person is None:
        return None
    reader = readers.reader_for(person, now.astimezone(clock.LONDON).date())
    rows = assigned.list_owned(reader, claimed.about["actions"])
    if claimed.kind is EmailKind.ACTION_RETURNED:
        rows = [row for row in rows if row.answered_on is None]
    elif claimed.kind is EmailKind.UPDATE_ASKED:
        rows = [row for row in rows if row.times_asked]
    if not rows:
        return None
    told = [_as_told(row, base_url) for row in rows]
    to, meeting, desk = _recipient(person), _meeting_of(rows[0]), f"{base_url}/"
    if claimed.kind is EmailKind.ACTION_RETURNED:
        return messages.action_returned(to, council=council, action=told[0], desk=desk)
    if claimed.kind is EmailKind.UPDATE_ASKED:
        return messages.update_asked(to, council=council, action=told[0], desk=desk)
    return messages.actions_issued(to, council=council, meeting=meeting, actions=told, desk=desk)


def _meeting_of(row: Any) -> str | None:  # noqa: ANN401 - a row of list_owned
    told = row.committee_name and row.held_on
    return f"{row.committee_name}, {day_words(row.held_on)}" if told else None


def _as_told(row: Any, base_url: str) -> IssuedAction:  # noqa: ANN401 - a row of list_owned
    number = f"{row.number:03d}"
    if row.wording is not None:
        due = due_words(row)
    else:
        due = day_words(row.due_on) if row.due_on else "–"
    address = f"{base_url}/actions/{quote(row.code)}/{quote(row.year)}/{number}"
    return IssuedAction(
        reference=f"{row.code}/{row.year}/{number}",
        wording=row.wording,
        due=due,
        link=f"{address}/update",
        page=address,
        leader=None if row.is_lead else row.post,
        is_lead=row.is_lead,
    )


def _recipient(person: Person) -> Recipient:
    return Recipient(person.name, person.email or "")
