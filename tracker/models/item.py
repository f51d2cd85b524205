"""Agenda items: what a meeting considered."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column, query_expression, relationship

from tracker.db import Base, Line, Words, new_public_id
from tracker.models.meeting import Meeting
from tracker.models.post import Post
from tracker.vocabulary import ItemKind, PaperWanted, Restriction


def content(**options: Any) -> MappedColumn[Any]:  # noqa: ANN401 - SQLAlchemy's own options
    """A column the public may not be able to read: untouched unless a query asks for it by name."""
    return mapped_column(
        deferred=True, deferred_group="content", deferred_raiseload=True, **options
    )


class AgendaItem(Base):
    """One item of one agenda: a position for order, and a number as it is printed.

    Minutes are revisions (`tracker.models.minutes`): `current_revision_id` is what the
    clerks work on, `published_revision_id` what was published and is never rewritten.
    Its words are deferred: `shown_title` and what the queries of `tracker.queries.items`
    return is what a reader may see.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index("ix_agenda_item_order", "meeting_id", "position"),
        CheckConstraint(
            "restriction = 'open' OR restriction_ground IS NOT NULL",
            name="restriction_has_a_ground",
        ),
        CheckConstraint(
            "restriction = 'open' OR public_title IS NOT NULL", name="restricted_has_a_public_title"
        ),
        CheckConstraint(
            "published_revision_id IS NULL OR current_revision_id IS NOT NULL",
            name="published_has_a_revision",
        ),
    )

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    number: Mapped[Line]
    minute_number: Mapped[Line | None]
    title: Mapped[Line] = content()
    purpose: Mapped[Words] = content(default="")
    purpose_html: Mapped[Words] = content(default="")
    decision: Mapped[Words] = content(default="")
    decision_html: Mapped[Words] = content(default="")
    lead_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    restriction: Mapped[Restriction] = mapped_column(default=Restriction.OPEN)
    restriction_ground: Mapped[Line | None]
    public_title: Mapped[Line | None]
    public_interest: Mapped[Words] = content(default="")
    """Why the public interest in keeping it private outweighs that in disclosing it."""
    restriction_review_on: Mapped[date | None] = mapped_column(index=True)
    """When a clerk looks again at whether it must stay private."""
    current_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("minutes_revision.id", use_alter=True)
    )
    published_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("minutes_revision.id", use_alter=True)
    )
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.ORDINARY)
    paper: Mapped[PaperWanted] = mapped_column(default=PaperWanted.EXPECTED)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    """Late or urgent: taken because the chair says why, before its minutes are published."""
    urgency_reason: Mapped[Words] = content(default="")
    shown_title: Mapped[str | None] = query_expression()
    imported_digest: Mapped[str | None] = mapped_column(String(64), index=True)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    lead_post: Mapped[Post | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class ItemDocument(Base):
    """A document named under an item of a published page; the file itself is not kept."""

    __tablename__ = "item_document"
    __table_args__ = (UniqueConstraint("item_id", "position"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    title: Mapped[Line]


class ItemIndicator(Base):
    """An indicator that the committee considered under an item."""

    __tablename__ = "item_indicator"
    __table_args__ = (UniqueConstraint("item_id", "indicator_id"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
