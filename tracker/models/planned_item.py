"""Planned items: the entries of a committee's work programme."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.models.committee import Committee
from tracker.models.meeting import Meeting


class PlannedItem(Base):
    """A subject a committee means to consider, perhaps at a meeting, perhaps because of an action.

    It ends on an agenda (`item_id`) or dropped with a reason. Its subject is typed by a clerk
    and never taken from an action the public cannot see.
    """

    __tablename__ = "planned_item"
    __table_args__ = (
        CheckConstraint(
            "(dropped_on IS NULL) = (drop_reason IS NULL)", name="dropped_has_a_reason"
        ),
        CheckConstraint("item_id IS NULL OR meeting_id IS NOT NULL", name="on_agenda_of_a_meeting"),
        CheckConstraint("item_id IS NULL OR dropped_on IS NULL", name="on_agenda_or_dropped"),
        Index("ix_planned_item_order", "committee_id", "meeting_id", "position"),
    )

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    subject: Mapped[Line]
    purpose: Mapped[Words] = mapped_column(default="")
    lead_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    position: Mapped[int]
    """Its order among those of the same meeting, or of none yet; gaps mean nothing."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    dropped_on: Mapped[date | None]
    drop_reason: Mapped[Words | None]
    is_public: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way
