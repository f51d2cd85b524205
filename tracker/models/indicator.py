"""Performance indicators and their figures."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Base, Line, Words
from tracker.vocabulary import Basis, Frequency, ObservationStatus, Polarity, Unit


class Indicator(Base):
    """A performance measure of the council, with how to read it."""

    __tablename__ = "indicator"
    __table_args__ = (
        CheckConstraint("decimals BETWEEN 0 AND 4", name="decimals_in_range"),
        CheckConstraint(
            "target_low IS NULL OR target_high IS NULL OR target_low <= target_high",
            name="target_range_is_in_order",
        ),
        CheckConstraint(
            "successor_id IS NULL OR ended_on IS NOT NULL", name="successor_after_an_end"
        ),
    )

    reference: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[Line]
    other_names: Mapped[list[str]] = mapped_column(default=list)
    definition: Mapped[Words] = mapped_column(default="")
    unit: Mapped[Unit]
    decimals: Mapped[int] = mapped_column(default=0)
    polarity: Mapped[Polarity] = mapped_column(default=Polarity.UNKNOWN)
    basis: Mapped[Basis]
    frequency: Mapped[Frequency]
    counts_people: Mapped[bool] = mapped_column(default=True)
    is_public: Mapped[bool] = mapped_column(default=True)
    target: Mapped[float | None]
    target_low: Mapped[float | None]
    target_high: Mapped[float | None]
    tolerance: Mapped[float | None]
    """How far from the target still counts as green, in per cent of the target."""
    source: Mapped[Line] = mapped_column(default="")
    ended_on: Mapped[date | None]
    """Its last day, when the council keeps it no longer; None while it does."""
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    """The one kept in its stead, where there is one."""
    version: Mapped[int] = mapped_column(default=1)
    successor: Mapped[Indicator | None] = relationship(remote_side="Indicator.id", lazy="select")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class Observation(Base):
    """One value of an indicator for one area and period, as published on one day.

    `area` is `own` for the council, `neighbours` for its statistical neighbours' mean,
    or `england`. A later publication is a new row: old versions are kept.
    """

    __tablename__ = "observation"
    __table_args__ = (
        UniqueConstraint(
            "indicator_id",
            "area",
            "period_start",
            "period_end",
            "frequency",
            "basis",
            "published_on",
            name="uq_observation_version",
        ),
        CheckConstraint("period_end >= period_start", name="period_in_order"),
        CheckConstraint("mean_of IS NULL OR mean_of <= mean_among", name="mean_of_those_there_are"),
        CheckConstraint("value IS NOT NULL OR symbol IS NOT NULL", name="value_or_why_not"),
        Index("ix_observation_series", "indicator_id", "area", "frequency", "period_end"),
    )

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    area: Mapped[str] = mapped_column(String(20))
    period_start: Mapped[date]
    period_end: Mapped[date]
    frequency: Mapped[Frequency]
    basis: Mapped[Basis]
    mean_of: Mapped[int | None]
    """Of `neighbours`: how many of them have a figure that is in the mean."""
    mean_among: Mapped[int | None]
    """Of `neighbours`: how many there are in all."""
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    value: Mapped[float | None]
    symbol: Mapped[str | None] = mapped_column(String(4))
    status: Mapped[ObservationStatus] = mapped_column(default=ObservationStatus.FINAL)
    target: Mapped[float | None]
    published_on: Mapped[date]
    source: Mapped[Line]
    made_up: Mapped[bool] = mapped_column(default=False)
    """Whether the figure was invented for the demonstration; every page that uses it says so."""
