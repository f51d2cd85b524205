"""What was minuted under an item: revisions that stay, and each author's working copy."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Words
from tracker.models.person import Person
from tracker.vocabulary import RevisionSource


class MinutesRevision(Base):
    """The minutes of one item as they stood at one moment; append-only."""

    __tablename__ = "minutes_revision"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    source: Mapped[Words]
    html: Mapped[Words]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    made_when: Mapped[RevisionSource] = mapped_column(default=RevisionSource.SAVED)

    made_by: Mapped[Person] = relationship(lazy="raise")


class WorkingCopy(Base):
    """What one author is typing under one item, kept by autosave until it is saved.

    `page` tells which opened page it comes from: text from another page never takes its place
    without being set aside first (`tracker.operations.working_copies`).
    """

    __tablename__ = "working_copy"
    __table_args__ = (UniqueConstraint("item_id", "author_id"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    base_revision_id: Mapped[int | None] = mapped_column(ForeignKey("minutes_revision.id"))
    source: Mapped[Words]
    page: Mapped[str] = mapped_column(String(32), default="")
    kept_at: Mapped[datetime]
