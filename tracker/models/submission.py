"""Forms and requests already sent, so that the same one sent twice makes one thing."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line


class Submission(Base):
    """A form's one-time token and the address its first sending led to."""

    __tablename__ = "submission"

    token: Mapped[str] = mapped_column(String(64), unique=True)
    led_to: Mapped[Line]
    digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of what a program sent, so that one key is not used for two things."""
    sent_at: Mapped[datetime]
