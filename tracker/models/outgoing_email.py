"""E-mails that wait to be sent, those that were, and addresses that were refused."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line
from tracker.vocabulary import EmailKind, EmailState


class OutgoingEmail(Base):
    """One e-mail to one person, stored as what it is about and never as its words.

    It is written when it is sent, as its reader may then read: what was redacted, reassigned
    or taken in private meanwhile is not in it, and no one-time link lies in the database.
    """

    __tablename__ = "outgoing_email"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (address IS NULL)", name="one_recipient"),
        CheckConstraint("attempts >= 0", name="attempts_count_up"),
        Index("ix_outgoing_email_waiting", "state", "try_at", "id"),
        Index("ix_outgoing_email_kind_queued", "kind", "queued_at"),
    )

    key: Mapped[Line] = mapped_column(unique=True)
    """What makes it this e-mail and no other: queued again, it is still one."""
    kind: Mapped[EmailKind]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[Line | None]
    """As typed by somebody not known yet; whose it is is found when it is sent."""
    about: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Keys of what it is about, such as {"actions": [3, 4]}; no words."""
    state: Mapped[EmailState] = mapped_column(default=EmailState.WAITING)
    queued_at: Mapped[datetime]
    try_at: Mapped[datetime]
    """When it is tried next; while a sender has it, when others may take it over."""
    attempts: Mapped[int] = mapped_column(default=0)
    settled_at: Mapped[datetime | None]
    problem: Mapped[Line | None]
    """What the mail server said when it was last refused."""


class RefusedAddress(Base):
    """What was said of a person's address when it was last refused for good.

    It counts while the address is still theirs, and goes when a mail gets through.
    """

    __tablename__ = "refused_address"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    address: Mapped[Line]
    problem: Mapped[Line]
    noted_at: Mapped[datetime]
