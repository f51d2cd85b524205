"""Indicators a reader may see, what considered them, and where their figures stood and stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import AgendaItem, Committee, Indicator, ItemIndicator, Meeting
from tracker.queries import NotFoundError, figures, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.figures import OWN, Figure, Series, SeriesKey
from tracker.vocabulary import Basis, Frequency


def get(reader: Reader, reference: str) -> Indicator:
    """The indicator with that reference, whatever its capitals."""
    indicator = db.session.scalar(
        select(Indicator).where(
            func.lower(Indicator.reference) == reference.lower(), visibility.indicators(reader)
        )
    )
    if indicator is None:
        raise NotFoundError
    return indicator


def list_all(reader: Reader) -> Sequence[Indicator]:
    """Every indicator the reader may see, by name."""
    return db.session.scalars(
        select(Indicator)
        .where(visibility.indicators(reader))
        .order_by(func.lower(Indicator.name), Indicator.id)
    ).all()


def list_offered(
    reader: Reader, day: date, linked: Collection[int] = frozenset()
) -> Sequence[Indicator]:
    """Indicators the reader may link to what is agreed on a day: kept that day, or linked already.

    Args:
        reader: who links them.
        day: on which it is agreed.
        linked: keys of those that are linked.
    """
    return [
        each
        for each in list_all(reader)
        if each.ended_on is None or each.ended_on >= day or each.id in linked
    ]


def find(key: int | None) -> Indicator | None:
    """The indicator with a key; None without one."""
    return db.session.get(Indicator, key) if key is not None else None


def list_predecessors(reader: Reader, indicator: Indicator) -> Sequence[Indicator]:
    """Visible indicators in whose stead this one is kept, by their last days."""
    return db.session.scalars(
        select(Indicator)
        .where(Indicator.successor_id == indicator.id, visibility.indicators(reader))
        .order_by(Indicator.ended_on.desc(), Indicator.id)
    ).all()


def find_successor(reader: Reader, indicator: Indicator) -> Indicator | None:
    """The visible indicator kept in this one's stead."""
    if indicator.successor_id is None:
        return None
    return db.session.scalar(
        select(Indicator).where(
            Indicator.id == indicator.successor_id, visibility.indicators(reader)
        )
    )


def own_series(reader: Reader, indicators: Sequence[Indicator]) -> dict[int, Series]:
    """The council's own figures of some visible indicators, by indicator; one statement."""
    found = figures.series_of(reader, indicators, areas=(OWN,))
    chosen: dict[int, Series] = {}
    for indicator in indicators:
        series = found.get(indicator.id, {})
        key = figures.main_key(indicator, series)
        if key is not None:
            chosen[indicator.id] = series[key]
    return chosen


def all_series(reader: Reader, indicator: Indicator) -> dict[SeriesKey, Series]:
    """Every figure of a visible indicator, by series."""
    return figures.series_of(reader, [indicator]).get(indicator.id, {})


def list_items(reader: Reader, indicator_id: int, *, most: int = 50) -> Sequence[AnyRow]:
    """Agenda items that considered an indicator and whose words the reader may read, latest first.

    Columns: public_id, number, title, meeting_public_id, held_on, committee (name).
    """
    return all_of(
        select(
            AgendaItem.public_id,
            AgendaItem.number,
            AgendaItem.title,
            Meeting.public_id.label("meeting_public_id"),
            Meeting.held_on,
            Committee.name.label("committee"),
        )
        .join(ItemIndicator, ItemIndicator.item_id == AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            ItemIndicator.indicator_id == indicator_id,
            visibility.items(reader),
            visibility.content_of_item(reader),
        )
        .order_by(Meeting.held_on.desc(), AgendaItem.position)
        .limit(most)
    )


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The council's figure as it was known when an action was agreed, and as it is now.

    Attributes:
        then: the latest period that had ended and been published by that day.
        now: the latest period.
        frequency: of both; figures of different series are never set side by side.
        basis: as `frequency`.
    """

    indicator: Indicator
    then: Figure | None
    now: Figure | None
    frequency: Frequency
    basis: Basis


def figures_when_agreed_and_now(
    reader: Reader, pairs: Iterable[tuple[int, int, date]]
) -> dict[tuple[int, int], ThenAndNow]:
    """Where figures stood when actions were agreed and stand now, for many actions at once.

    Two statements whatever the number of pairs.

    Args:
        reader: indicators they may not see are left out, small numbers are hidden.
        pairs: keys of action and indicator, and the day the action was agreed.

    Returns:
        By keys of action and indicator; an indicator without figures is left out.
    """
    asked = list(pairs)
    ids = sorted({indicator_id for _, indicator_id, _ in asked})
    if not ids:
        return {}
    indicators = db.session.scalars(
        select(Indicator).where(Indicator.id.in_(ids), visibility.indicators(reader))
    ).all()
    by_id = {each.id: each for each in indicators}
    histories = figures.histories_of(reader, indicators)
    return {
        (action_id, indicator_id): ThenAndNow(
            indicator=by_id[indicator_id],
            then=history.latest(agreed_on),
            now=history.latest(),
            frequency=history.frequency,
            basis=history.basis,
        )
        for action_id, indicator_id, agreed_on in asked
        if (history := histories.get(indicator_id)) is not None
    }
