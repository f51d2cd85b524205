"""What clerks decided on passages of minutes that read as agreed actions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base
from tracker.models.action import Action
from tracker.models.person import Person
from tracker.vocabulary import PassageDecision


class FoundPassage(Base):
    """A decision on one passage of an item's minutes, which outlives their next saving.

    The words stand in the minutes only: `digest` is the SHA-256 of the passage, normalised by
    `tracker.rules.found_passages`.
    """

    __tablename__ = "found_passage"
    __table_args__ = (
        UniqueConstraint("item_id", "digest"),
        CheckConstraint(
            "(action_id IS NOT NULL) = (decision <> 'dismissed')", name="recorded_has_an_action"
        ),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    digest: Mapped[str] = mapped_column(String(64))
    decision: Mapped[PassageDecision]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]

    action: Mapped[Action | None] = relationship(lazy="raise")
    decided_by: Mapped[Person] = relationship(lazy="raise")
