"""What happened, to what, by whom: append-only, and sealed so that tampering shows."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, Words


class AuditEvent(Base):
    """One recorded change. `changes` maps a field to its old and new value.

    `digest` is computed by `tracker.audit.digests` over the event; its words enter it as
    salted digests of their own (`word_digests`), so that they can be redacted and the
    event still verifies. Events from before the chain have neither until they are sealed.
    """

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_subject", "subject_type", "subject_id", "id"),)

    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    through: Mapped[Line | None]
    """The name of the token of the API that the actor's program used; NULL for a change on a page."""
    tag: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int]
    subject_name: Mapped[Line]
    changes: Mapped[dict[str, Any]]
    reason: Mapped[Words | None]
    word_digests: Mapped[dict[str, Any] | None]
    digest: Mapped[str | None] = mapped_column(String(64))


class AuditSeal(Base):
    """A batch of events sealed into the chain; each seal holds the hash of the one before.

    `events` holds {key of an event: its digest}, so that a missing event can be named.
    """

    __tablename__ = "audit_seal"

    first_id: Mapped[int] = mapped_column(unique=True)
    last_id: Mapped[int] = mapped_column(unique=True)
    events: Mapped[dict[str, Any]]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    sealed_at: Mapped[datetime]
