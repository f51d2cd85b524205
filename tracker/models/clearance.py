"""Draft minutes circulated for comment: who was asked, for which items, until when, what they said."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Words, new_public_id
from tracker.models.item import AgendaItem, content
from tracker.models.meeting import Meeting
from tracker.models.person import Person
from tracker.models.post import Post
from tracker.vocabulary.clearing import CommentKind, CommentOutcome


class Clearance(Base):
    """One circulation of draft minutes of a meeting, open up to a day, inclusive."""

    __tablename__ = "clearance"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended_by_somebody"),
        Index("ix_clearance_open", "ended_at", "until_on"),
    )

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    until_on: Mapped[date]
    note: Mapped[Words] = mapped_column(default="")
    """What the clerk tells those asked; on the page alone, never in an e-mail."""
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    begun_at: Mapped[datetime]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]
    """When it was ended before its day, or because the minutes were published."""
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    asked: Mapped[list["ClearanceAsked"]] = relationship(
        lazy="raise", viewonly=True, order_by="ClearanceAsked.id"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class ClearanceItem(Base):
    """An item whose draft minutes are circulated."""

    __tablename__ = "clearance_item"
    __table_args__ = (UniqueConstraint("clearance_id", "item_id"),)

    clearance_id: Mapped[int] = mapped_column(ForeignKey("clearance.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)


class ClearanceAsked(Base):
    """Who is asked: a post, whoever answers for it; or the committee's chair, whoever it is."""

    __tablename__ = "clearance_asked"
    __table_args__ = (
        UniqueConstraint("clearance_id", "post_id"),
        CheckConstraint("(finished_at IS NULL) = (finished_by_id IS NULL)", name="by_somebody"),
    )

    clearance_id: Mapped[int] = mapped_column(ForeignKey("clearance.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    """NULL for the chair."""
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    finished_at: Mapped[datetime | None]

    post: Mapped[Post | None] = relationship(lazy="raise")


class ClearanceComment(Base):
    """What somebody asked says of one passage; disposed of when the minutes are confirmed."""

    __tablename__ = "clearance_comment"
    __table_args__ = (
        CheckConstraint(
            "(outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by_id IS NULL)",
            name="settled_by_somebody",
        ),
        CheckConstraint("passage <> '' OR kind = 'remark'", name="wording_has_a_passage"),
        Index("ix_clearance_comment_open", "outcome", "withdrawn_at"),
    )

    clearance_id: Mapped[int] = mapped_column(ForeignKey("clearance.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[int]
    """Which paragraph it was, from 0, when it was commented on; -1 for the item as a whole."""
    passage: Mapped[Words] = content()
    """The paragraph as its author saw it, in Markdown: by it the place is found again."""
    kind: Mapped[CommentKind]
    text: Mapped[Words] = content()
    written_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    outcome: Mapped[CommentOutcome | None]
    reason: Mapped[Words] = content(default="")
    """Why it was declined, or what was done; for its author."""
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    clearance: Mapped[Clearance] = relationship(lazy="raise")
    item: Mapped[AgendaItem] = relationship(lazy="raise")
    author: Mapped[Person] = relationship(lazy="raise", foreign_keys=[author_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way
