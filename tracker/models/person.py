"""People, and the sign-ins that stand open for them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line
from tracker.vocabulary import LinkPurpose


class Person(Base):
    """Anybody in the records; one with a password can sign in."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
        CheckConstraint("password_hash IS NULL OR email IS NOT NULL", name="password_needs_email"),
    )

    name: Mapped[Line]
    email: Mapped[Line | None] = mapped_column(unique=True)
    password_hash: Mapped[Line | None]
    is_clerk: Mapped[bool] = mapped_column(default=False)
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_performance_officer: Mapped[bool] = mapped_column(default=False)
    disabled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class SignIn(Base):
    """One sign-in on one machine; the cookie holds the token, this its SHA-256."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    proved_at: Mapped[datetime | None]
    """When the password was last entered again, after signing in."""
    ended_at: Mapped[datetime | None]
    device: Mapped[Line]


class OneTimeLink(Base):
    """An address that lets a person do one thing once; the address holds the token, this its SHA-256."""

    __tablename__ = "one_time_link"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[LinkPurpose]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInFailure(Base):
    """A refused sign-in, so that guessing slows down per account and per address."""

    __tablename__ = "sign_in_failure"

    email: Mapped[Line] = mapped_column(index=True)
    address: Mapped[Line] = mapped_column(index=True)
    failed_at: Mapped[datetime] = mapped_column(index=True)
