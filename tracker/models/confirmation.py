"""The confirmation of a meeting's minutes at a later meeting, and the corrections made to them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.models.item import AgendaItem
from tracker.models.person import Person


class Confirmation(Base):
    """That a later meeting confirmed the minutes of a meeting as a correct record; once."""

    __tablename__ = "confirmation"
    __table_args__ = (
        CheckConstraint(
            "(presided_by_id IS NULL) = (presided_by IS NOT NULL)", name="one_presided"
        ),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    """The item of the later meeting under which it was done."""
    confirmed_on: Mapped[date]
    presided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    presided_by: Mapped[Line | None]
    """The name of whoever presided and signed, where they are not in the records."""
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]

    item: Mapped[AgendaItem] = relationship(lazy="raise")
    president: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[presided_by_id])


class Correction(Base):
    """Words struck from the published minutes of an item, and those put in their place.

    The published revision stays as it is: what was corrected stands beside it.
    """

    __tablename__ = "correction"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    old_words: Mapped[Words]
    """As they stand in the published minutes, but for white space and Markdown marks."""
    new_words: Mapped[Words]
    """Empty where words are only struck."""
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
