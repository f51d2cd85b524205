"""Meetings: when a committee met, and how far its agenda and minutes have come."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, new_public_id
from tracker.models.committee import Committee
from tracker.vocabulary import MeetingKind, MeetingStatus, MinutesState


class Meeting(Base):
    """One meeting of one committee, at a local date and time (Europe/London)."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint(
            "(minutes_published_at IS NOT NULL) = (minutes_state IN ('published', 'confirmed'))",
            name="published_minutes_have_a_moment",
        ),
        Index("ix_meeting_committee_day", "committee_id", "held_on"),
        Index("ix_meeting_day", "held_on"),
    )

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    held_on: Mapped[date]
    start_time: Mapped[time]
    place: Mapped[Line | None]
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.ORDINARY)
    status: Mapped[MeetingStatus] = mapped_column(default=MeetingStatus.SCHEDULED)
    agenda_published_at: Mapped[datetime | None]
    agenda_url: Mapped[Line | None]
    """Where the agenda is published elsewhere, such as in ModernGov: http or https."""
    log_frozen_at: Mapped[datetime | None]
    """When its action log was frozen (`FrozenLog`), so that its page need not look."""
    minutes_state: Mapped[MinutesState] = mapped_column(default=MinutesState.NOT_STARTED)
    minutes_published_at: Mapped[datetime | None]
    agenda_down_at: Mapped[datetime | None]
    minutes_down_at: Mapped[datetime | None]
    """When what had been published was taken down (`Takedown`): it is then not published."""
    minutes_confirmed_at: Mapped[datetime | None]
    """When their confirmation was recorded: from then on nothing of the meeting changes."""
    version: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way
