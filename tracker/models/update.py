"""What owners have said about their actions: append-only."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.models.person import Person
from tracker.vocabulary import UpdateKind


class Update(Base):
    """One entry on an action; internal until a clerk releases it."""

    __tablename__ = "action_update"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'later_date') = (later_date IS NOT NULL)", name="later_date_names_a_date"
        ),
        CheckConstraint(
            "(released_at IS NULL) = (released_by_id IS NULL)", name="released_by_somebody"
        ),
        Index("ix_action_update_action_made", "action_id", "made_at"),
        Index("ix_action_update_released", "released_at", "id"),
    )

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    kind: Mapped[UpdateKind] = mapped_column(default=UpdateKind.PROGRESS)
    text: Mapped[Words]
    later_date: Mapped[date | None]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    capacity: Mapped[Line]
    """In which capacity it was written, as shown then: a post's title, or Clerk."""
    made_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    returned_at: Mapped[datetime | None]
    return_reason: Mapped[Words | None]

    made_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[made_by_id])
