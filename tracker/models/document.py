"""Documents: files that belong to an agenda item, an update, an indicator or a meeting."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words, new_public_id
from tracker.models.indicator import Indicator
from tracker.models.item import AgendaItem
from tracker.models.meeting import Meeting
from tracker.models.person import Person
from tracker.models.update import Update
from tracker.vocabulary import DocumentSlot, FileType, RedactionReason, Restriction


class Document(Base):
    """A file as it was uploaded, which is never changed: another version is another row.

    Who may read it follows what it belongs to: an item's publication and class, an update's
    release. One under an open item can be private by itself. `storage_key` is where the
    storage keeps it; NULL once the file was redacted, and `sha256` is then an HMAC of the digest
    under the site's secret: a short file cannot be found by trying.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint(
            "CASE WHEN item_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN update_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN indicator_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END = 1",
            name="belongs_to_one_thing",
        ),
        CheckConstraint(
            "restriction = 'open' OR (item_id IS NOT NULL AND restriction_ground IS NOT NULL)",
            name="restriction_has_a_ground",
        ),
        CheckConstraint("size > 0", name="size_is_positive"),
        CheckConstraint(
            "(removed_at IS NULL) = (removed_by_id IS NULL)", name="removed_by_somebody"
        ),
        CheckConstraint(
            "removed_at IS NOT NULL OR (replaced_by_id IS NULL AND NOT was_public)",
            name="replaced_is_removed",
        ),
        CheckConstraint(
            "(redacted_at IS NULL) = (storage_key IS NOT NULL)", name="redacted_has_no_file"
        ),
        Index("ix_document_item_order", "item_id", "slot", "id"),
    )

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    update_id: Mapped[int | None] = mapped_column(ForeignKey("action_update.id"), index=True)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    slot: Mapped[DocumentSlot]
    title: Mapped[Line]
    name: Mapped[Line]
    file_type: Mapped[FileType]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    restriction: Mapped[Restriction] = mapped_column(default=Restriction.OPEN)
    restriction_ground: Mapped[Line | None]
    restriction_review_on: Mapped[date | None] = mapped_column(index=True)
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    uploaded_at: Mapped[datetime]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), unique=True)
    """The version that took its place; only clerks still read this one."""
    removed_at: Mapped[datetime | None]
    """When it left its page: removed, or replaced by another version."""
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    removal_reason: Mapped[Words | None]
    was_public: Mapped[bool] = mapped_column(default=False)
    """Whether everybody could read it when it left its page: then a notice with the reason stays."""
    redacted_at: Mapped[datetime | None]
    redaction_reason: Mapped[RedactionReason | None]

    item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    update: Mapped[Update | None] = relationship(lazy="raise")
    indicator: Mapped[Indicator | None] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    uploaded_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[uploaded_by_id])
