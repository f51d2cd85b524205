"""The SQL twin of standing: the table of the Python rule, through both of its forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.builders import a_committee, made
from tests.rules.standing_cases import STANDING_CASES
from tracker.db import db
from tracker.models import Action
from tracker.queries.standing import standing_column, stands
from tracker.vocabulary import ActionStatus, Outcome, Standing

if TYPE_CHECKING:
    from flask import Flask

TO_POINT_AT = "something to be a duplicate of"


def put_in(committee_id: int) -> dict[str, int]:
    """Every case as a row; by its id in the table, the row's key."""

    def add() -> dict[str, int]:
        first = Action(
            code="CSP",
            year="2013-14",
            number=9999,
            committee_id=committee_id,
            wording=TO_POINT_AT,
        )
        db.session.add(first)
        db.session.flush()
        rows = {
            name: Action(
                code="CSP",
                year="2013-14",
                number=number,
                committee_id=committee_id,
                wording=name,
                status=status,
                due_on=due_on,
                paper_due_on=paper_due_on,
                answered_on=answered_on,
                review_on=review_on,
                outcome=Outcome.COMPLETED if status is ActionStatus.CLOSED else None,
                closed_on=date(2014, 1, 1) if status is ActionStatus.CLOSED else None,
                duplicate_of_id=first.id if status is ActionStatus.DUPLICATE else None,
            )
            for number, (
                name,
                status,
                due_on,
                paper_due_on,
                answered_on,
                review_on,
                _today,
                _expected,
            ) in enumerate(STANDING_CASES, start=1)
        }
        db.session.add_all(rows.values())
        db.session.flush()
        return {name: row.id for name, row in rows.items()}

    return made(add)


def test_the_database_agrees_with_the_rule_when_asked_every_case(app: Flask) -> None:
    with app.app_context():
        keys = put_in(a_committee().id)
        wrong: list[str] = []
        for name, *_rest, today, expected in STANDING_CASES:
            here = Action.id == keys[name]
            column = db.session.scalar(select(standing_column(today)).where(here))
            held = [
                each
                for each in Standing
                if db.session.scalar(select(Action.id).where(here, stands(each, today)))
            ]
            if column is not expected or held != [expected]:
                wrong.append(f"{name}: {column}, {held}, not {expected}")

        assert wrong == []
