"""People whom a clerk lets read a restricted item or action for a time."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line
from tracker.models.action import Action
from tracker.models.item import AgendaItem
from tracker.models.person import Person


class NamedReader(Base):
    """A person who may read a restricted item or action up to a day, inclusive, and why."""

    __tablename__ = "named_reader"
    __table_args__ = (
        CheckConstraint("(item_id IS NULL) <> (action_id IS NULL)", name="of_one_thing"),
        Index("ix_named_reader_person_days", "person_id", "until_on"),
    )

    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[Line]
    until_on: Mapped[date]
    named_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    named_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When a clerk ended it before its day, which counts at once."""

    item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    action: Mapped[Action | None] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
