"""What is stored of who may read an action is what the rule says, whatever led there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from tracker import clock, demonstration, transaction
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting
from tracker.operations.reading_classes import class_of
from tracker.vocabulary import ReadingClass

if TYPE_CHECKING:
    from flask import Flask


def test_every_action_of_the_demonstration_has_the_class_the_rule_gives_it(app: Flask) -> None:
    with app.app_context():
        transaction.write(lambda: demonstration.load(clock.today(), "no password"))
        rows = db.session.execute(
            select(Action, Committee, Meeting, AgendaItem)
            .join(Committee, Committee.id == Action.committee_id)
            .join(Meeting, Meeting.id == Action.meeting_id, isouter=True)
            .join(AgendaItem, AgendaItem.id == Action.item_id, isouter=True)
        ).all()

        wrong = [
            action.reference
            for action, committee, meeting, item in rows
            if action.reading_class is not class_of(action.restriction, committee, meeting, item)
        ]
        seen = {action.reading_class for action, *_ in rows}

    assert wrong == []
    assert seen == set(ReadingClass)
