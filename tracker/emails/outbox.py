"""The outbox: rows written in the transaction of the change that causes an e-mail.

A sender claims a row for a while before it does anything, and says afterwards how it ended; a
sender that was killed in between leaves a row that is tried again when its claim has lapsed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.db import db
from tracker.models import OutgoingEmail
from tracker.vocabulary import EmailKind, EmailState

CLAIMED_FOR = timedelta(minutes=15)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=3)
LONGEST_PROBLEM = 255


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this sender alone may send, until its claim lapses.

    Attributes:
        id: key of the row.
        key: what makes it this e-mail and no other.
        kind: what it is for.
        person_id: to whom, when that is known.
        address: otherwise the address that was typed.
        about: keys of what it is about.
        queued_at: since when it waits.
        attempt: 1 for the first.
    """

    id: int
    key: str
    kind: EmailKind
    person_id: int | None
    address: str | None
    about: dict[str, Any]
    queued_at: datetime
    attempt: int


def queue(
    kind: EmailKind,
    key: str,
    now: datetime,
    *,
    person_id: int | None = None,
    address: str | None = None,
    about: dict[str, Any] | None = None,
) -> bool:
    """Let an e-mail be sent once this transaction is committed; False when its key was queued before."""
    sqlite_ = db.session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if sqlite_ else postgresql.insert
    queued = db.session.execute(
        insert(OutgoingEmail)
        .values(
            key=key,
            kind=kind,
            person_id=person_id,
            address=address,
            about=about or {},
            state=EmailState.WAITING,
            queued_at=now,
            try_at=now,
            attempts=0,
        )
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(OutgoingEmail.id)
    )
    return queued.first() is not None


def known_of(keys: Collection[str]) -> set[str]:
    """Those of the keys under which an e-mail was queued before: one read for a morning's round."""
    kept = OutgoingEmail.key
    return set(db.session.scalars(select(kept).where(kept.in_(keys)))) if keys else set()


def is_due(now: datetime) -> bool:
    """Whether an e-mail is to be sent: a read, before a sender locks anything."""
    return db.session.scalar(_due(now).limit(1)) is not None


def claim(now: datetime) -> Claim | None:
    """Take the e-mail that has waited longest, so that no other sender does; None for none."""
    found = db.session.scalar(_due(now).limit(1).with_for_update(skip_locked=True))
    if found is None:
        return None
    found.attempts += 1
    found.try_at = now + CLAIMED_FOR
    db.session.flush()
    return Claim(
        found.id,
        found.key,
        found.kind,
        found.person_id,
        found.address,
        found.about,
        found.queued_at,
        found.attempts,
    )


def _due(now: datetime) -> Any:  # noqa: ANN401 - a statement that can be locked
    return (
        select(OutgoingEmail)
        .where(OutgoingEmail.state == EmailState.WAITING, OutgoingEmail.try_at <= now)
        .order_by(OutgoingEmail.try_at, OutgoingEmail.id)
    )


def settle_sent(claimed: Claim, now: datetime) -> None:
    """Note that the mail server took it."""
    _settle(claimed, state=EmailState.SENT, settled_at=now, problem=None)


def settle_not_needed(claimed: Claim, now: datetime) -> None:
    """Note that nobody is to have it any more."""
    _settle(claimed, state=EmailState.NOT_NEEDED, settled_at=now)


def settle_failed(claimed: Claim, problem: str, now: datetime) -> None:
    """Note that it cannot be delivered."""
    shown = problem[:LONGEST_PROBLEM]
    _settle(claimed, state=EmailState.FAILED, settled_at=now, problem=shown)


def try_later(claimed: Claim, problem: str, now: datetime) -> bool:
    """Let it be tried again, ever more rarely; after three days give up and return False."""
    if now - claimed.queued_at >= GIVEN_UP_AFTER:
        settle_failed(claimed, problem, now)
        return False
    next_at = now + pause_after(claimed.attempt)
    _settle(claimed, try_at=next_at, problem=problem[:LONGEST_PROBLEM])
    return True


def pause_after(attempt: int) -> timedelta:
    """How long to wait after an attempt: 1, 3, 9, 27 … minutes, never more than six hours."""
    return min(FIRST_PAUSE * 3 ** min(attempt - 1, 10), LONGEST_PAUSE)


def drop_waiting(now: datetime) -> None:
    """Let nothing wait: for the demonstration, whose history caused e-mails to nobody."""
    db.session.execute(
        update(OutgoingEmail)
        .where(OutgoingEmail.state == EmailState.WAITING)
        .values(state=EmailState.NOT_NEEDED, settled_at=now)
    )


def _settle(claimed: Claim, **values: object) -> None:
    """Change the row, unless its claim lapsed and another sender has it now."""
    state = values.get("state")
    if claimed.address is not None and state in {EmailState.SENT, EmailState.NOT_NEEDED}:
        values["address"] = ""  # whoever typed it may be nobody we know
    db.session.execute(
        update(OutgoingEmail)
        .where(
            OutgoingEmail.id == claimed.id,
            OutgoingEmail.attempts == claimed.attempt,
            OutgoingEmail.state == EmailState.WAITING,
        )
        .values(**values)
    )
