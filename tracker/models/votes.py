"""What was put to a meeting under an item, who moved it, and how it was decided."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.models.item import AgendaItem
from tracker.vocabulary import VoteOutcome


class RecordedVote(Base):
    """One decision under an item: mover, seconder, votes by number or by name.

    Names are kept as words, one on each line: minutes say who voted as they were called then.
    """

    __tablename__ = "recorded_vote"
    __table_args__ = (
        CheckConstraint(
            "coalesce(votes_for, 0) >= 0 AND coalesce(votes_against, 0) >= 0"
            " AND coalesce(votes_abstained, 0) >= 0",
            name="no_fewer_than_none",
        ),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    motion: Mapped[Line | None]
    moved_by: Mapped[Line | None]
    seconded_by: Mapped[Line | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    names_for: Mapped[Words | None]
    names_against: Mapped[Words | None]
    names_abstained: Mapped[Words | None]
    outcome: Mapped[VoteOutcome]
    by_casting_vote: Mapped[bool]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    """When a clerk took it back, or recorded another in its place."""

    item: Mapped[AgendaItem] = relationship(lazy="raise")
