"""Bodies that meet, and who sits on them."""

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line
from tracker.models.person import Person
from tracker.vocabulary import CommitteeKind, MemberRole


class Committee(Base):
    """Any body that meets; its code begins the references of its actions."""

    __tablename__ = "committee"
    __table_args__ = (
        CheckConstraint("code = upper(code)", name="code_is_upper_case"),
        CheckConstraint("paper_lead_days BETWEEN 0 AND 60", name="paper_lead_days_in_range"),
        CheckConstraint("successor_id IS NULL OR abolished_on IS NOT NULL", name="successor_after"),
        CheckConstraint(
            "kind <> 'officer_group' OR NOT is_public", name="officers_meet_in_private"
        ),
    )

    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[Line]
    kind: Mapped[CommitteeKind] = mapped_column(default=CommitteeKind.SCRUTINY)
    is_public: Mapped[bool] = mapped_column(default=True)
    paper_lead_days: Mapped[int] = mapped_column(default=8)
    usual_place: Mapped[Line | None]
    usual_time: Mapped[time | None]
    abolished_on: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class Membership(Base):
    """A person on a committee from one day to another, inclusive."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_it_begins"),
        Index("ix_membership_person_days", "person_id", "from_on", "to_on"),
    )

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[MemberRole] = mapped_column(default=MemberRole.MEMBER)
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    committee: Mapped[Committee] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
