"""Requests to take a passage out of the records, and what two people decided."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Words
from tracker.models.action import Action
from tracker.models.document import Document
from tracker.models.item import AgendaItem
from tracker.models.person import Person
from tracker.vocabulary import RedactionReason, RedactionStatus


class Redaction(Base):
    """A passage, or a file, that one person wants redacted and another must agree to.

    A file's request has a `document_id` and an empty passage.

    The passage is kept until it is decided, then only its length and its HMAC-SHA-256 under
    the site's secret: whoever has the words can prove they were these, and nobody can find a
    short name by trying names on a copy of the database.
    """

    __tablename__ = "redaction"
    __table_args__ = (
        CheckConstraint(
            "item_id IS NOT NULL OR action_id IS NOT NULL OR document_id IS NOT NULL",
            name="about_something",
        ),
        CheckConstraint(
            "(passage IS NOT NULL) = (status = 'pending')", name="passage_only_while_pending"
        ),
        CheckConstraint(
            "(decided_by_id IS NOT NULL) = (status <> 'pending')", name="decided_by_somebody"
        ),
        CheckConstraint("decided_by_id <> asked_by_id", name="decided_by_somebody_else"),
        Index("ix_redaction_status", "status", "id"),
    )

    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    masks_name: Mapped[bool] = mapped_column(default=False)
    """Whether the document's title and the file's name go with the file."""
    everywhere: Mapped[bool] = mapped_column(default=False)
    """Whether every item and action of the authority is meant, not only this one."""
    status: Mapped[RedactionStatus] = mapped_column(default=RedactionStatus.PENDING)
    passage: Mapped[Words | None]
    passage_digest: Mapped[str] = mapped_column(String(64))
    passage_length: Mapped[int]
    reason: Mapped[RedactionReason]
    reason_words: Mapped[Words] = mapped_column(default="")
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision_words: Mapped[Words] = mapped_column(default="")
    times: Mapped[int] = mapped_column(default=0)
    """How often the passage stood in what was redacted."""

    item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    action: Mapped[Action | None] = relationship(lazy="raise")
    document: Mapped[Document | None] = relationship(lazy="raise")
    asked_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[asked_by_id])
    decided_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[decided_by_id])
