"""Revisions of minutes: made when the text changes, never over somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tracker import clock as time_of_day
from tracker.models import AgendaItem, Person
from tracker.operations import minutes, working_copies
from tracker.queries import items
from tracker.queries import working_copies as copies
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MinutesState

if TYPE_CHECKING:
    from time_machine import Traveller


@pytest.fixture
def written(app: Flask, clock: Traveller) -> tuple[AgendaItem, Person]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk)
        return builders.an_item(meeting, clerk, minutes_source="First"), clerk


def save(item: AgendaItem, clerk: Person, text: str, base: int | None) -> AgendaItem:
    """Save as a door does: found afresh, in one write."""
    actor = builders.as_reader(clerk)

    def change() -> AgendaItem:
        found = items.get(actor, item.public_id)
        minutes.save(found, text, f"<p>{text}</p>", actor, base_revision_id=base)
        assert found.meeting.minutes_state is MinutesState.DRAFT
        return found

    return builders.made(change)


def test_unchanged_text_makes_no_revision_whatever_it_was_based_on(
    app: Flask, written: tuple[AgendaItem, Person]
) -> None:
    item, clerk = written
    with app.app_context():
        again = save(item, clerk, "First", None)
    assert again.current_revision_id == item.current_revision_id


def test_new_text_makes_a_revision_and_keeps_the_old_one(
    app: Flask, written: tuple[AgendaItem, Person]
) -> None:
    item, clerk = written
    with app.app_context():
        second = save(item, clerk, "Second", item.current_revision_id)
        assert second.current_revision_id != item.current_revision_id
        first = items.find_revision(item.current_revision_id)
        assert first is not None
        assert first.source == "First"


def test_saving_is_refused_when_it_began_from_an_older_revision(
    app: Flask, written: tuple[AgendaItem, Person]
) -> None:
    item, clerk = written
    with app.app_context():
        save(item, clerk, "Second", item.current_revision_id)
        with pytest.raises(RuleBroken) as refused:
            save(item, clerk, "Third", item.current_revision_id)
    assert refused.value.code is Broken.CHANGED_MEANWHILE


def test_saving_drops_the_working_copy(app: Flask, written: tuple[AgendaItem, Person]) -> None:
    item, clerk = written
    with app.app_context():
        actor = builders.as_reader(clerk)

        def keep() -> None:
            found = items.get(actor, item.public_id)
            for text in ("typing", "typing on"):
                working_copies.keep(
                    found,
                    text,
                    actor,
                    time_of_day.now(),
                    base_revision_id=found.current_revision_id,
                )

        builders.made(keep)
        copy = copies.find(item.id, clerk.id)
        assert copy is not None
        assert copy.source == "typing on"
        save(item, clerk, "Second", item.current_revision_id)
        assert copies.find(item.id, clerk.id) is None
