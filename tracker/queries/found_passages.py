"""Passages of an item's minutes that read as agreed actions, and what was decided on them.

Only for whoever may record actions under the item: the words come from its current minutes,
drafts included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    FoundPassage,
    Meeting,
    MinutesRevision,
    Person,
)
from tracker.queries import authorities, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.found_figures import SaidFigure, said_figures
from tracker.queries.reading_context import known_for, measures_known
from tracker.queries.understanding import FoundAction, Understanding
from tracker.rules import found_passages as rules
from tracker.rules import reading
from tracker.rules.found_passages import LONGEST_TEXT
from tracker.rules.reading.shapes import Context
from tracker.vocabulary import PassageDecision


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a passage; `reference` is that of the action recorded, if any."""

    passage: str
    digest: str
    decision: PassageDecision
    reference: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class FoundUpdate:
    """A passage that tells how an older action stands; `passage` is without Markdown."""

    digest: str
    passage: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an item's minutes.

    Attributes:
        waiting: passages nobody decided on yet.
        decided: the others, in the order of the text.
        updates: passages that tell how older actions stand, not decided on yet.
        figures: percentages that the minutes name of indicators, beside the record's.
        is_written: whether there are minutes at all.
    """

    waiting: list[FoundAction] = field(default_factory=list[FoundAction])
    decided: list[Decided] = field(default_factory=list[Decided])
    updates: list[FoundUpdate] = field(default_factory=list["FoundUpdate"])
    figures: list[SaidFigure] = field(default_factory=list[SaidFigure])
    is_written: bool = True


def source_of(reader: Reader, item: AgendaItem) -> str:
    """The Markdown of an item's current minutes, for who may read its drafts; else empty."""
    if item.current_revision_id is None:
        return ""
    wanted = (
        select(MinutesRevision.source)
        .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            AgendaItem.id == item.id, visibility.items(reader), visibility.drafts_of_item(reader)
        )
    )
    return db.session.scalar(wanted) or ""


def digests_in(source: str) -> tuple[str, ...]:
    """The passages of a text that read as agreed actions; pure, without what the records know."""
    found = reading.read(source[:LONGEST_TEXT]).proposals
    return tuple(dict.fromkeys(rules.passage_digest(each.quote) for each in found))


@dataclass(frozen=True, slots=True)
class Glance:
    """What an item's page says of its minutes: passages found, by digest, and figures named."""

    digests: tuple[str, ...] = ()
    figures: list[SaidFigure] = field(default_factory=list[SaidFigure])


def glance_at(reader: Reader, item: AgendaItem, source: str) -> Glance:
    """Look at minutes for an item's page; measures are only asked for where a share is named."""
    day = item.meeting.held_on
    named = "%" in source or "per cent" in source
    measures = measures_known(reader, day) if named else ()
    found = reading.read(source, Context(indicators=measures))
    digests = dict.fromkeys(rules.passage_digest(each.quote) for each in found.proposals)
    return Glance(tuple(digests), said_figures(reader, day, found.indicators))


def count_waiting(item: AgendaItem, digests: Sequence[str]) -> int:
    """How many of these passages nobody decided on, nor recorded by hand."""
    if not digests:
        return 0
    done = set(
        db.session.scalars(select(FoundPassage.digest).where(FoundPassage.item_id == item.id))
    )
    left = set(digests) - done
    if left:
        words = db.session.scalars(
            select(Action.passage).where(Action.item_id == item.id, Action.passage != "")
        )
        left -= {rules.passage_digest(each) for each in words}
    return len(left)


def read_text(reader: Reader, item: AgendaItem, source: str) -> Findings:
    """What a text would be read as under an item, with what was decided on its passages.

    Args:
        reader: who may record actions under the item.
        item: its meeting and committee loaded.
        source: Markdown, saved or not.
    """
    source = source[:LONGEST_TEXT]
    if not source.strip():
        return Findings(is_written=False)
    known = known_for(reader, item)
    found = reading.read(source, known.context)
    by_digest = {rules.passage_digest(each.quote): each for each in found.proposals}
    updates = {rules.passage_digest(each.quote): each.quote for each in found.updates}
    quotes = {digest: each.quote for digest, each in by_digest.items()} | updates
    decided = _decided(reader, item, quotes)
    understand = Understanding(item, known, authorities.the_authority().nation)
    return Findings(
        waiting=[
            understand.action(source, digest, each, found)
            for digest, each in by_digest.items()
            if digest not in decided
        ],
        decided=[decided[digest] for digest in quotes if digest in decided],
        updates=[
            FoundUpdate(digest, rules.plain_text(quote))
            for digest, quote in updates.items()
            if digest not in decided
        ],
        figures=said_figures(reader, item.meeting.held_on, found.indicators),
    )


def findings_of(reader: Reader, item: AgendaItem) -> Findings:
    """What is found in an item's current minutes; see `read_text`."""
    return read_text(reader, item, source_of(reader, item))


def find_waiting(reader: Reader, item: AgendaItem, digest: str) -> FoundAction | None:
    """The passage with that digest, if it stands in the minutes and nobody decided on it."""
    waiting = findings_of(reader, item).waiting if digest else []
    return next((each for each in waiting if each.digest == digest), None)


def find_decision(item_id: int, digest: str) -> FoundPassage | None:
    """What was decided on a passage of an item."""
    return db.session.scalar(
        select(FoundPassage).where(FoundPassage.item_id == item_id, FoundPassage.digest == digest)
    )


def _decided(reader: Reader, item: AgendaItem, found: dict[str, str]) -> dict[str, Decided]:
    """Of the passages found, {digest: words}, those decided on or recorded by hand, by digest."""
    if not found:
        return {}
    decided: dict[str, Decided] = {}
    for row in _recorded_by_hand(reader, item):
        digest = rules.passage_digest(row.passage)
        if digest in found:
            words, reference = rules.plain_text(found[digest]), _reference(row)
            decided[digest] = Decided(words, digest, PassageDecision.CORRECTED, reference)
    for row in _decisions(item):
        if row.digest in found:
            words = rules.plain_text(found[row.digest])
            decided[row.digest] = Decided(words, row.digest, row.decision, _reference(row), row.by)
    return decided


def _reference(row: AnyRow) -> str | None:
    return None if row.code is None else f"{row.code}/{row.year}/{row.number:03d}"


def _recorded_by_hand(reader: Reader, item: AgendaItem) -> Sequence[AnyRow]:
    return all_of(
        select(Action.code, Action.year, Action.number, Action.passage)
        .where(
            Action.item_id == item.id,
            visibility.actions(reader),
            visibility.passage_of_action(reader),
        )
        .order_by(Action.id)
    )


def _decisions(item: AgendaItem) -> Sequence[AnyRow]:
    return all_of(
        select(
            FoundPassage.digest,
            FoundPassage.decision,
            Action.code,
            Action.year,
            Action.number,
            Person.name.label("by"),
        )
        .join(Action, Action.id == FoundPassage.action_id, isouter=True)
        .join(Person, Person.id == FoundPassage.decided_by_id)
        .where(FoundPassage.item_id == item.id)
    )
