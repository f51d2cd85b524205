"""What a committee resolved about private items, what the public is told, and who read them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, Words
from tracker.vocabulary.privacy import Exclusion, PublicRecord, ReadingWay


class ItemExclusion(Base):
    """The committee's resolution to take an item without the public, or its refusal."""

    __tablename__ = "item_exclusion"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    outcome: Mapped[Exclusion]
    words: Mapped[Words]
    """The nation's standard sentence with the ground it was agreed on; nothing private."""
    moved_by: Mapped[Line | None]
    seconded_by: Mapped[Line | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class ItemPublicRecord(Base):
    """What the public is given of a private item: a summary, or a statement by the clerk.

    A summary is a draft until the minutes are published.
    """

    __tablename__ = "item_public_record"
    __table_args__ = (
        CheckConstraint("(kind = 'summary') = (source <> '')", name="summary_has_words"),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    kind: Mapped[PublicRecord]
    source: Mapped[Words] = mapped_column(default="")
    html: Mapped[Words] = mapped_column(default="")
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]


class RestrictedRead(Base):
    """One person read one restricted thing: keys alone, never its words."""

    __tablename__ = "restricted_read"
    __table_args__ = (
        Index("ix_restricted_read_subject", "subject_type", "subject_id", "id"),
        Index("ix_restricted_read_person", "person_id", "id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    way: Mapped[ReadingWay]
    read_at: Mapped[datetime] = mapped_column(index=True)
