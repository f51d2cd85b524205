"""Published papers that were taken down, with the notice that everybody reads in their place."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Words
from tracker.vocabulary.agendas import PapersDown


class Takedown(Base):
    """A meeting's agenda or minutes, no longer published since a moment, and why."""

    __tablename__ = "takedown"
    __table_args__ = (
        CheckConstraint(
            "(put_back_at IS NULL) = (put_back_by_id IS NULL)", name="put_back_by_somebody"
        ),
        Index("ix_takedown_meeting", "meeting_id", "put_back_at"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    papers: Mapped[PapersDown]
    published_at: Mapped[datetime]
    """When they had been published: put back, they are again as of then."""
    reason: Mapped[Words]
    """Read by everybody."""
    taken_down_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_down_at: Mapped[datetime]
    put_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    put_back_at: Mapped[datetime | None]
