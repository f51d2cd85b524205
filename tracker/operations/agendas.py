"""Agendas: standing and planned items put on in one step, items moved, a committee's template."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.markdown import render
from tracker.models import AgendaItem, Committee, Meeting, StandingItem
from tracker.operations import items, programme
from tracker.operations.items import ItemWords
from tracker.operations.locks import check_not_down
from tracker.queries import agendas
from tracker.queries import items as item_queries
from tracker.queries import programme as planned_items
from tracker.rules import agendas as rules
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ItemKind, PaperWanted

LONGEST_LINE = 255


def fill(
    meeting: Meeting,
    standing: Collection[int],
    planned_ids: Sequence[int],
    actor: Reader,
    today: date,
) -> int:
    """Put standing and planned items on a draft agenda, each in its place; how many.

    Args:
        meeting: whose agenda; its committee loaded.
        standing: places from 0 in the committee's template.
        planned_ids: keys of planned items of this meeting.
        actor: the clerk.
        today: for planned items.

    Raises:
        RuleBroken: the agenda is published, or nothing was chosen.
    """
    _check_draft(meeting)
    before = _agenda(meeting)
    new: list[AgendaItem] = []
    for place, line in enumerate(agendas.template_of(meeting.committee)):
        if place in standing:
            words = ItemWords("0", line.title, kind=line.kind, paper=PaperWanted.NONE)
            new.append(items.add(meeting, words, actor))
    for key in planned_ids:
        planned = planned_items.get(actor, key)
        if planned.meeting_id != meeting.id:
            continue
        html = render(planned.purpose)
        new.append(programme.to_agenda(planned, "0", planned.purpose, html, actor, today))
    if not new:
        raise RuleBroken("standing", Broken.NOTHING_CHOSEN)
    everything = [*before, *new]
    kinds = [item.kind for item in everything]
    numbers = rules.numbers_after([item.number for item in before], len(new))
    _place(rules.in_order(everything, kinds, len(new)), numbers)
    return len(new)


def move_item(item: AgendaItem, place: int, actor: Reader) -> None:
    """Move an item of a draft agenda to a place from 1; numbers belong to places.

    Raises:
        RuleBroken: the agenda is published.
    """
    _check_draft(item.meeting)
    agenda = _agenda(item.meeting)
    was = agenda.index(item) + 1
    after = rules.moved(agenda, item, place)
    now = after.index(item) + 1
    if now == was:
        return
    _place(after, rules.numbers_after([each.number for each in agenda], 0))
    record(
        AuditTag.ITEM_MOVED,
        item,
        actor,
        f"Item {item.number}",
        changes={"place": [was, now]},
    )


def set_template(
    committee: Committee, lines: Sequence[tuple[ItemKind, str]], actor: Reader
) -> None:
    """Say which standing items a committee has on every agenda, in order.

    Agendas that were made before stay as they are.
    """
    old = db.session.scalars(
        select(StandingItem)
        .where(StandingItem.committee_id == committee.id)
        .order_by(StandingItem.position)
    ).all()
    if [(each.kind, each.title) for each in old] == list(lines):
        return
    for each in old:
        db.session.delete(each)
    db.session.flush()
    db.session.add_all(
        StandingItem(
            committee_id=committee.id, position=place, kind=kind, title=title[:LONGEST_LINE]
        )
        for place, (kind, title) in enumerate(lines, start=1)
    )
    db.session.flush()
    record(
        AuditTag.STANDING_ITEMS_CHANGED,
        committee,
        actor,
        committee.name,
        changes={"standing_items": [len(old) or None, len(lines)]},
    )


def _check_draft(meeting: Meeting) -> None:
    if meeting.agenda_published_at is not None:
        raise RuleBroken("", Broken.AGENDA_IS_PUBLISHED)
    check_not_down(meeting)


def _agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(item_queries.load_with_words(meeting.id))


def _place(agenda: Sequence[AgendaItem], numbers: Sequence[str]) -> None:
    for place, (item, number) in enumerate(zip(agenda, numbers, strict=True), start=1):
        if item.position != place:
            item.position = place
        if item.number != number:
            item.number = number
    db.session.flush()
