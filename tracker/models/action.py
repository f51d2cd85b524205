"""Actions: what was agreed, who owns it, when it is due, how it ended."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from tracker.db import Base, Line, Words
from tracker.models.committee import Committee
from tracker.models.indicator import Indicator
from tracker.models.item import AgendaItem
from tracker.models.meeting import Meeting
from tracker.models.post import Post
from tracker.vocabulary import (
    ActionKind,
    ActionStatus,
    DueBasis,
    DueKind,
    Expectation,
    IntervalUnit,
    Outcome,
    ReadingClass,
    Restriction,
)


class ReferenceCounter(Base):
    """The last number given to an action of a committee code in a municipal year."""

    __tablename__ = "reference_counter"
    __table_args__ = (UniqueConstraint("code", "year"),)

    code: Mapped[str] = mapped_column(String(10))
    year: Mapped[str] = mapped_column(String(7))
    last_number: Mapped[int]


class Action(Base):
    """Something a committee agreed that somebody must do.

    `due_kind` and its companions hold what the committee said (`tracker.rules.due.DueRule`);
    `due_on`, `due_basis` and `paper_due_on` what that means today. `reading_class` is worked
    out by `tracker.rules.restriction` from the origin whenever that changes.
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("code", "year", "number"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint(
            "(status = 'closed') = (outcome IS NOT NULL)", name="closed_has_an_outcome"
        ),
        CheckConstraint("(closed_on IS NOT NULL) = (status = 'closed')", name="closed_has_a_day"),
        CheckConstraint(
            "(status = 'duplicate') = (duplicate_of_id IS NOT NULL)", name="duplicate_of_something"
        ),
        CheckConstraint("duplicate_of_id <> id", name="not_its_own_duplicate"),
        CheckConstraint("times_deferred >= 0", name="deferred_counts_up"),
        CheckConstraint(
            "due_month IS NULL OR due_month BETWEEN 1 AND 12", name="due_month_is_a_month"
        ),
        CheckConstraint(
            "due_kind <> 'month' OR due_month IS NOT NULL", name="month_rule_has_a_month"
        ),
        CheckConstraint("due_count IS NULL OR due_count > 0", name="due_count_is_positive"),
        CheckConstraint(
            "due_on IS NULL OR agreed_on IS NULL OR due_on >= agreed_on", name="due_after"
        ),
        CheckConstraint(
            "restriction = 'open' OR restriction_ground IS NOT NULL",
            name="restriction_has_a_ground",
        ),
        CheckConstraint(
            "reading_class <> 'public' OR restriction = 'open'", name="restricted_is_never_public"
        ),
        CheckConstraint(
            "closed_meeting_id IS NULL OR status = 'closed'", name="closing_meeting_has_closed"
        ),
        CheckConstraint(
            "closed_item_id IS NULL OR closed_meeting_id IS NOT NULL",
            name="closing_item_has_a_meeting",
        ),
        CheckConstraint(
            "NOT is_provisional OR status = 'closed'", name="provisional_is_a_way_of_closing"
        ),
        CheckConstraint("times_asked >= 0", name="asked_counts_up"),
        CheckConstraint("times_asked = 0 OR asked_on IS NOT NULL", name="asked_has_a_day"),
        CheckConstraint(
            "before_meeting_id IS NULL OR answered_on IS NOT NULL", name="before_meeting_answers"
        ),
        Index("ix_action_due", "due_order", "id"),
        Index("ix_action_open_due", "is_open", "due_order", "id"),
        Index("ix_action_open_agreed", "is_open", "agreed_on", "id"),
        Index(
            "ix_action_class_open_answered",
            "reading_class",
            "is_open",
            "answered_on",
            "due_order",
            "id",
            "status",
            "review_on",
        ),
        Index(
            "ix_action_open_answered",
            "is_open",
            "answered_on",
            "due_order",
            "id",
            "status",
            "review_on",
        ),
        Index("ix_action_class_open_due", "reading_class", "is_open", "due_order", "id"),
        Index("ix_action_committee_open_due", "committee_id", "is_open", "due_order", "id"),
        Index("ix_action_lead_post_open_due", "lead_post_id", "is_open", "due_order", "id"),
        Index(
            "ix_action_standing",  # counting how open actions stand reads this and no row
            "is_open",
            "reading_class",
            "committee_id",
            "status",
            "answered_on",
            "due_on",
            "paper_due_on",
            "review_on",
            "lead_post_id",
        ),
        Index("ix_action_year_class", "year", "reading_class"),  # counting a year's
        # Of columns that are mostly empty only what is not: else SQLite, which counts, reads it all.
        Index(
            "ix_action_duplicate_of_id",
            "duplicate_of_id",
            sqlite_where=text("duplicate_of_id IS NOT NULL"),
            postgresql_where=text("duplicate_of_id IS NOT NULL"),
        ),
        Index(
            "ix_action_open_before_meeting",
            "is_open",
            "before_meeting_id",
            sqlite_where=text("before_meeting_id IS NOT NULL"),
            postgresql_where=text("before_meeting_id IS NOT NULL"),
        ),
        Index("ix_action_committee_closed", "committee_id", "closed_on"),
        Index("ix_action_due_meeting", "due_meeting_id"),
        Index("ix_action_named_meeting", "due_named_meeting_id"),
    )

    code: Mapped[str] = mapped_column(String(10))
    year: Mapped[str] = mapped_column(String(7))
    number: Mapped[int]
    kind: Mapped[ActionKind] = mapped_column(default=ActionKind.ACTION)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    agreed_on: Mapped[date | None]
    passage: Mapped[Words] = mapped_column(default="", deferred=True, deferred_raiseload=True)
    """The minutes' own words. Deferred: a query shows `shown_passage` to those who may read it."""
    shown_passage: Mapped[str | None] = query_expression()
    wording: Mapped[Words]
    lead_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))

    due_kind: Mapped[DueKind] = mapped_column(default=DueKind.NONE)
    due_month: Mapped[int | None]
    due_year: Mapped[int | None]
    due_date: Mapped[date | None]
    due_count: Mapped[int | None]
    due_unit: Mapped[IntervalUnit | None]
    due_named_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    due_condition: Mapped[Line] = mapped_column(default="")
    due_words: Mapped[Line] = mapped_column(default="")
    sooner_if_available: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date | None]
    due_order: Mapped[date] = mapped_column(
        Computed("coalesce(due_on, '9999-12-31')", persisted=True)
    )
    """The due date for sorting: those without one come last."""
    due_basis: Mapped[DueBasis] = mapped_column(default=DueBasis.NONE)
    due_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    paper_due_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    due_since_on: Mapped[date | None]
    """The day from which a later due rule counts; None: the day the action was agreed."""
    due_set_by_person: Mapped[bool] = mapped_column(default=False)
    times_deferred: Mapped[int] = mapped_column(default=0)

    status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.RECORDED)
    is_open: Mapped[bool] = mapped_column(
        Computed("status NOT IN ('closed', 'withdrawn', 'duplicate')", persisted=True)
    )
    issued_at: Mapped[datetime | None]
    answered_on: Mapped[date | None]
    before_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    """The meeting by whose agenda it counts as answered, until its outcome is recorded."""
    asked_on: Mapped[date | None]
    """The last day on which an update was asked for."""
    times_asked: Mapped[int] = mapped_column(default=0)
    """How often an update was asked for since its owner last said anything."""
    review_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[Outcome | None]
    closed_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    closed_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    is_provisional: Mapped[bool] = mapped_column(default=False)
    """Closed by a clerk after consulting the chair; the committee has still to agree."""
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))

    restriction: Mapped[Restriction] = mapped_column(default=Restriction.OPEN)
    restriction_ground: Mapped[Line | None]
    restriction_review_on: Mapped[date | None] = mapped_column(index=True)
    reading_class: Mapped[ReadingClass] = mapped_column(default=ReadingClass.DRAFT)
    version: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise", foreign_keys=[meeting_id])
    due_meeting: Mapped[Meeting | None] = relationship(lazy="raise", foreign_keys=[due_meeting_id])
    item: Mapped[AgendaItem | None] = relationship(lazy="raise", foreign_keys=[item_id])
    lead_post: Mapped[Post | None] = relationship(lazy="raise")
    contributors: Mapped[list["ActionPost"]] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way

    @property
    def reference(self) -> str:
        """The reference by which people know it, such as CSP/2013-14/007."""
        return f"{self.code}/{self.year}/{self.number:03d}"

    @property
    def contributing(self) -> frozenset[int]:
        """Keys of the posts that contribute; `contributors` must have been loaded."""
        return frozenset(each.post_id for each in self.contributors)


class ActionPost(Base):
    """A post that contributes to an action which another post leads."""

    __tablename__ = "action_post"
    __table_args__ = (UniqueConstraint("action_id", "post_id"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)


class ItemAction(Base):
    """An action that is before a meeting as an item of its agenda: it is reported on there."""

    __tablename__ = "item_action"
    __table_args__ = (UniqueConstraint("item_id", "action_id"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    settled_on: Mapped[date | None]
    """The day its outcome was recorded, or was given up waiting for."""


class ActionIndicator(Base):
    """An indicator that an action concerns, and what the action is meant to do to it."""

    __tablename__ = "action_indicator"
    __table_args__ = (
        UniqueConstraint("action_id", "indicator_id"),
        CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="range_is_in_order"),
    )

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    expectation: Mapped[Expectation] = mapped_column(default=Expectation.UNDERSTAND)
    low: Mapped[float | None]
    high: Mapped[float | None]

    indicator: Mapped[Indicator] = relationship(lazy="raise")
