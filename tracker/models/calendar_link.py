"""The private addresses at which calendars fetch what is due to one person."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base


class CalendarLink(Base):
    """An address that reads one person's due dates; it holds the token, this its SHA-256."""

    __tablename__ = "calendar_link"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When its person made another or ended it, which counts at once."""
