"""Standing items: what a committee has on the agenda of every meeting."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line
from tracker.vocabulary import ItemKind


class StandingItem(Base):
    """One line of a committee's template; a committee without any has those of its kind."""

    __tablename__ = "standing_item"
    __table_args__ = (Index("ix_standing_item_order", "committee_id", "position"),)

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    position: Mapped[int]
    kind: Mapped[ItemKind]
    title: Mapped[Line]
