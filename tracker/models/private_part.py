"""What is private about an item that is open: a part of its purpose or minutes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line, Words
from tracker.models.item import content
from tracker.vocabulary import Restriction, RevisionSource


class PrivatePart(Base):
    """The private part of an item's purpose and minutes, with its own ground.

    Its minutes are revisions of their own table, so that nothing that reads the open minutes
    can meet them. Once lifted, `restriction` is open and everybody reads it below the item.
    """

    __tablename__ = "private_part"
    __table_args__ = (
        CheckConstraint(
            "restriction = 'open' OR restriction_ground IS NOT NULL",
            name="restriction_has_a_ground",
        ),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    restriction: Mapped[Restriction]
    restriction_ground: Mapped[Line | None]
    public_interest: Mapped[Words] = content(default="")
    """Why the public interest in keeping it private outweighs that in disclosing it."""
    restriction_review_on: Mapped[date | None] = mapped_column(index=True)
    purpose: Mapped[Words] = content(default="")
    purpose_html: Mapped[Words] = content(default="")
    current_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("private_revision.id", use_alter=True)
    )
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class PrivateRevision(Base):
    """The private minutes of one item as they stood at one moment; append-only."""

    __tablename__ = "private_revision"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    source: Mapped[Words] = content()
    html: Mapped[Words] = content()
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    made_when: Mapped[RevisionSource] = mapped_column(default=RevisionSource.SAVED)
