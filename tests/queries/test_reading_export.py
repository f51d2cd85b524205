"""What clerks made of found passages, exported: only what everybody may read already."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tracker import clock as house_clock
from tracker.db import db
from tracker.models import AgendaItem, Committee, Meeting, Person
from tracker.operations import actions, found_passages
from tracker.operations.actions import ActionWords
from tracker.queries import items, reading_export
from tracker.rules.found_passages import passage_digest
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

DISMISSED = "It was agreed that the Clerk would thank the {who}."
CORRECTED = "It was agreed that the Head of Roads would write to {who} by 1 June 2014."
CANARY = "Quentin Canary"


@pytest.fixture
def town(app: Flask, clock: Traveller) -> tuple[Person, Committee, Meeting]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        return clerk, committee, builders.a_meeting(committee, clerk, date(2014, 1, 23))


def decided(clerk: Person, item: AgendaItem, who: str, **words: object) -> None:
    """A dismissed and a corrected passage under an item."""
    reader, now = builders.as_reader(clerk), house_clock.now()

    def decide() -> None:
        loaded = items.get(reader, item.public_id)
        found_passages.dismiss(loaded, passage_digest(DISMISSED.format(who=who)), reader, now)
        entered = ActionWords(f"Write to {who}", **words)  # pyright: ignore[reportArgumentType]
        action = actions.record_under_item(loaded, entered, reader)
        digest = passage_digest(CORRECTED.format(who=who))
        found_passages.note_corrected(loaded, digest, action, reader, now)

    builders.made(decide)


def minutes_of(who: str) -> str:
    return f"{DISMISSED.format(who=who)}\n\n{CORRECTED.format(who=who)}"


def test_published_decisions_are_exported_with_what_was_understood(
    app: Flask, town: tuple[Person, Committee, Meeting]
) -> None:
    clerk, _committee, meeting = town
    with app.app_context():
        item = builders.an_item(meeting, clerk, minutes_source=minutes_of("residents"))
        decided(clerk, item, "residents")
        assert list(reading_export.judged()) == [], "drafts are not exported"
        builders.agenda_published(meeting, clerk)
        builders.minutes_published(meeting, clerk)
        dismissed, corrected = reading_export.judged()
    assert dismissed["decision"] == "dismissed"
    assert dismissed["quote"] == DISMISSED.format(who="residents")
    assert dismissed["recorded"] is None
    assert corrected["understood"]["owner"] == "the Head of Roads"
    assert corrected["understood"]["month"] == 6
    assert corrected["recorded"]["wording"] == "Write to residents"


@pytest.mark.parametrize(
    "hidden", ["draft", "restricted item", "officer group", "restricted action"]
)
def test_nothing_hidden_is_exported(
    app: Flask, town: tuple[Person, Committee, Meeting], hidden: str
) -> None:
    clerk, committee, meeting = town
    private = {
        "restriction": Restriction.EXEMPT,
        "restriction_ground": "paragraph 2",
    }
    with app.app_context():
        if hidden == "officer group":
            builders.made(
                lambda: setattr(db.session.get_one(Committee, committee.id), "is_public", False)
            )
        words = (private | {"public_title": "Private"}) if hidden == "restricted item" else {}
        item = builders.an_item(meeting, clerk, minutes_source=minutes_of(CANARY), **words)
        decided(clerk, item, CANARY, **(private if hidden.startswith("restricted") else {}))
        if hidden != "draft":
            builders.agenda_published(meeting, clerk)
            builders.minutes_published(meeting, clerk)
        text = json.dumps(list(reading_export.judged()))
    if hidden == "restricted action":
        assert "corrected" not in text
        assert "Write to" not in text
    else:
        assert CANARY not in text


def test_the_command_writes_a_line_for_each(
    app: Flask, town: tuple[Person, Committee, Meeting]
) -> None:
    clerk, _committee, meeting = town
    with app.app_context():
        item = builders.an_item(meeting, clerk, minutes_source=minutes_of("residents"))
        decided(clerk, item, "residents")
        builders.agenda_published(meeting, clerk)
        builders.minutes_published(meeting, clerk)
    done = app.test_cli_runner().invoke(args=["reading", "export"])
    lines = [line for line in done.output.splitlines() if line.startswith("{")]
    assert [json.loads(line)["decision"] for line in lines] == ["dismissed", "corrected"]


def test_the_command_reads_what_was_not_read(
    app: Flask, town: tuple[Person, Committee, Meeting]
) -> None:
    clerk, _committee, meeting = town
    with app.app_context():
        builders.an_item(meeting, clerk, minutes_source=minutes_of("residents"))
    runner = app.test_cli_runner()
    assert "1 minutes read." in runner.invoke(args=["reading", "catch-up"]).output
    assert "0 minutes read." in runner.invoke(args=["reading", "catch-up"]).output
