"""Action logs as they stood when an agenda was published: values, never worked out again."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, Words
from tracker.vocabulary import Outcome, Standing


class FrozenLog(Base):
    """The action log that a meeting's agenda was published with, and the columns it then had."""

    __tablename__ = "frozen_log"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    since_on: Mapped[date | None]
    """The meeting before: what closed from that day on stands in the log for agreement."""
    layout: Mapped[dict[str, Any]]
    frozen_at: Mapped[datetime]
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class FrozenAction(Base):
    """One row of it. What everybody could read then and what only some could stand apart.

    Whether a reader is shown the row is decided by what may be read *today* (`queries.action_logs`).
    """

    __tablename__ = "frozen_action"
    __table_args__ = (
        CheckConstraint("days_late >= 0", name="late_counts_up"),
        Index("ix_frozen_action_log_place", "log_id", "place"),
    )

    log_id: Mapped[int] = mapped_column(ForeignKey("frozen_log.id"))
    place: Mapped[int]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    was_public: Mapped[bool]
    is_closing: Mapped[bool]
    minute: Mapped[Line]
    wording: Mapped[Words]
    owner: Mapped[Line]
    service: Mapped[Line]
    holder: Mapped[Line]
    holder_is_public: Mapped[bool]
    due_on: Mapped[date | None]
    due_words: Mapped[Words]
    first_due_on: Mapped[date | None]
    times_deferred: Mapped[int]
    standing: Mapped[Standing]
    days_late: Mapped[int]
    closed_on: Mapped[date | None]
    outcome: Mapped[Outcome | None]
    released_id: Mapped[int | None] = mapped_column(ForeignKey("action_update.id"))
    released_words: Mapped[Words]
    released_on: Mapped[date | None]
    inside_words: Mapped[Words]
    """The latest update of all, for those who may read what is not released."""
    inside_on: Mapped[date | None]
    public_indicators: Mapped[Words]
    inside_indicators: Mapped[Words]
