"""Long and regular work, done by a worker beside the server."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, new_public_id, stored
from tracker.vocabulary import JobKind, JobState


class Job(Base):
    """One piece of work, stored as what it is about and never as words.

    A worker claims it for a while; one that was killed in between leaves a job that another
    takes up when the claim has lapsed.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_count_up"),
        CheckConstraint("done >= 0", name="done_counts_up"),
        CheckConstraint(
            "(settled_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled'))",
            name="settled_has_a_moment",
        ),
        Index("ix_job_waiting", "state", "try_at", "id"),
        Index("ix_job_queued", "queued_at", "id"),
    )

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    key: Mapped[Line | None] = mapped_column(unique=True)
    """What makes it this job and no other: queued again, it is still one."""
    kind: Mapped[JobKind] = mapped_column(
        Enum(
            JobKind,
            native_enum=False,
            create_constraint=False,  # a new kind of work needs no migration
            length=30,
            values_callable=stored,
        )
    )
    arguments: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Keys of what it is about, such as {"import": 3}; no words."""
    leads_to: Mapped[Line | None]
    """The page on which its result is seen."""
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    """How much there is to do, in whatever is counted; None while that is not known."""
    message: Mapped[Line | None]
    """How it ended, in a sentence of the program without anybody's words."""
    queued_at: Mapped[datetime]
    try_at: Mapped[datetime]
    """When it is begun; while a worker has it, when others may take it over."""
    attempts: Mapped[int] = mapped_column(default=0)
    cancel_asked_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
