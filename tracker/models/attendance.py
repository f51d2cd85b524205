"""Who was at a meeting, what interests were declared, and the clerks' own notes."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.models.item import AgendaItem
from tracker.models.person import Person
from tracker.vocabulary.attendance import AttendanceKind, InterestKind


class Attendance(Base):
    """One person at a meeting, or known to be away: a member by key, others as words."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        CheckConstraint("(person_id IS NULL) = (name IS NOT NULL)", name="key_or_words"),
        CheckConstraint(
            "(kind = 'substitute') = (substitute_for_id IS NOT NULL)",
            name="substitute_for_somebody",
        ),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    kind: Mapped[AttendanceKind]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[Line | None]


class DeclaredInterest(Base):
    """An interest that a member declared in an item; it keeps its private matter from them."""

    __tablename__ = "declared_interest"
    __table_args__ = (Index("ix_declared_interest_person", "person_id", "withdrawn_at"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[InterestKind]
    nature: Mapped[Line]
    has_left: Mapped[bool]
    has_returned: Mapped[bool]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    """When a clerk took it back as entered by mistake."""

    item: Mapped[AgendaItem] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class ClerkNote(Base):
    """A clerk's own notes on an item: never minutes, disposed of when these are confirmed."""

    __tablename__ = "clerk_note"
    __table_args__ = (UniqueConstraint("item_id", "author_id"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[Words]
    kept_at: Mapped[datetime]
