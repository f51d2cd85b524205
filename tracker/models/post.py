"""Posts that can be held to account, where they belong, and who holds them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line
from tracker.models.person import Person
from tracker.vocabulary import HolderKind


class Service(Base):
    """A part of the council that has posts."""

    __tablename__ = "service"

    name: Mapped[Line] = mapped_column(unique=True)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class Organisation(Base):
    """A body outside the council that has posts: health, police, a contractor."""

    __tablename__ = "organisation"

    name: Mapped[Line] = mapped_column(unique=True)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class Post(Base):
    """A job that answers for actions, whoever holds it."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("service_id IS NULL OR organisation_id IS NULL", name="one_home"),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
    )

    title: Mapped[Line] = mapped_column(unique=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("service.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    other_names: Mapped[list[str]] = mapped_column(default=list)
    name_is_public: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    service: Mapped[Service | None] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    parent: Mapped["Post | None"] = relationship(lazy="raise", remote_side="Post.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class PostHolder(Base):
    """A person who holds, acts in or deputises for a post from one day to another, inclusive."""

    __tablename__ = "post_holder"
    __table_args__ = (
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_it_begins"),
        Index("ix_post_holder_person_days", "person_id", "from_on", "to_on"),
    )

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[HolderKind] = mapped_column(default=HolderKind.SUBSTANTIVE)
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    post: Mapped[Post] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
