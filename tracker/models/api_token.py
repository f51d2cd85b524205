"""Tokens with which other programs act for a person."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line


class ApiToken(Base):
    """A token of one person; its holder has it, this its SHA-256."""

    __tablename__ = "api_token"
    __table_args__ = (CheckConstraint("ends_at > made_at", name="ends_after_it_is_made"),)

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[Line]
    """What it is for, in its person's words."""
    scopes: Mapped[list[str]]
    """Values of `vocabulary.TokenScope`."""
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    asked_in: Mapped[datetime | None]
    """The minute in which `asked` was counted."""
    asked: Mapped[int] = mapped_column(default=0)
