"""Recommendations: to whom an action is addressed, its notice, and what was answered."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, Words
from tracker.vocabulary import RecommendationRecipient, RecommendationResponse


class Recommendation(Base):
    """What is known of an action that is a recommendation; it has one such row at most.

    `response_due_on` is worked out by `tracker.rules.response_clock` when the receipt is recorded.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        CheckConstraint("(response IS NULL) = (responded_on IS NULL)", name="a_response_has_a_day"),
        CheckConstraint("received_on IS NULL OR sent_on IS NOT NULL", name="received_was_sent"),
        CheckConstraint("received_on >= sent_on", name="received_after_sent"),
        CheckConstraint("resulting_action_id <> action_id", name="not_its_own_result"),
    )

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), unique=True)
    recipient: Mapped[RecommendationRecipient]
    addressee: Mapped[Line] = mapped_column(default="")
    """Whom exactly, such as Cabinet or the name of a trust."""
    review: Mapped[Line] = mapped_column(default="", index=True)
    """The review it comes from; the monitor groups by it."""
    sent_on: Mapped[date | None]
    received_on: Mapped[date | None]
    response_due_on: Mapped[date | None]
    response: Mapped[RecommendationResponse | None]
    responded_on: Mapped[date | None]
    reasons: Mapped[Words] = mapped_column(default="")
    resulting_action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way
