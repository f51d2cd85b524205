"""What a committee agreed in a municipal year and what became of it, as the reader may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.models import Action, Committee, Organisation, Post, Service
from tracker.queries import visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.rules.year_figures import Agreed, Tally, tally


@dataclass(frozen=True, slots=True)
class Named:
    """The figures of one owner or service; `key` is None where there is none."""

    key: int | None
    name: str | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A committee's figures of a year; both lists by name, those without one last."""

    whole: Tally
    by_service: list[Named]
    by_owner: list[Named]


def years_of(reader: Reader, committee: Committee) -> list[str]:
    """The municipal years in which it agreed something the reader may know of, newest first."""
    rows = all_of(
        select(Action.year)
        .where(Action.code == committee.code, visibility.actions(reader))
        .group_by(Action.year)
        .order_by(Action.year.desc())
    )
    return [row.year for row in rows]


def figures_of(reader: Reader, committee: Committee, year: str, today: date) -> YearFigures:
    """The figures of a committee and year, one statement.

    Counted where it was agreed: what a successor took over stays in the figures of the
    committee whose code its reference bears. The owner is the post that leads it today.
    """
    home = func.coalesce(Service.name, Organisation.name)
    rows = all_of(
        select(
            Action.status,
            Action.agreed_on,
            Action.due_on,
            Action.answered_on,
            Action.closed_on,
            Action.outcome,
            Action.review_on,
            Action.times_deferred,
            Action.lead_post_id,
            Post.title,
            home.label("home"),
        )
        .join(Post, Post.id == Action.lead_post_id, isouter=True)
        .join(Service, Service.id == Post.service_id, isouter=True)
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .where(Action.code == committee.code, Action.year == year, visibility.actions(reader))
        .order_by(Action.number)
    )
    return YearFigures(
        tally((_agreed(row) for row in rows), today),
        _grouped(((None, row.home, row) for row in rows), today),
        _grouped(((row.lead_post_id, row.title, row) for row in rows), today),
    )


def _agreed(row: AnyRow) -> Agreed:
    return Agreed(*row[:8])


def _grouped(rows: Iterable[tuple[int | None, str | None, AnyRow]], today: date) -> list[Named]:
    groups: dict[tuple[int | None, str | None], list[Agreed]] = {}
    for key, name, row in rows:
        groups.setdefault((key, name), []).append(_agreed(row))
    counted = [Named(*which, tally(each, today)) for which, each in groups.items()]
    return sorted(
        (each for each in counted if each.tally.agreed),
        key=lambda each: (each.name is None, (each.name or "").casefold()),
    )
