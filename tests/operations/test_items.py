"""Agenda items: what history says of them, and importing a page once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import select

from tests import builders
from tracker.db import db
from tracker.models import AuditEvent, Meeting, Person
from tracker.operations import items as operations
from tracker.operations.items import ItemWords, read_page
from tracker.queries import documents, items
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

PAGE = b"Agenda item\n\n%s\n\nTo note.\n\nMinutes:\n\nNoted.\n\nSupporting documents:\n\n%s\n"


@pytest.fixture
def calendar(app: Flask, clock: Traveller) -> tuple[Meeting, Person]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        return builders.a_meeting(builders.a_committee(), clerk), clerk


def bring_in(meeting: Meeting, clerk: Person, page: bytes, number: str = "1") -> None:
    actor = builders.as_reader(clerk)
    builders.made(
        lambda: operations.import_published(
            builders.loaded(meeting, actor), read_page(page), actor, number=number
        )
    )


def test_page_without_decision_is_imported_with_long_names_of_documents_cut(
    app: Flask, calendar: tuple[Meeting, Person]
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        bring_in(meeting, clerk, PAGE % (b"Title", b"d" * 300))
        (row,) = items.list_shown(builders.as_reader(clerk), meeting.id)
        assert not row.decision_html
        named = documents.list_under_items(builders.as_reader(clerk), [row.id])[row.id]
        assert [(each.title, each.public_id) for each in named] == [("d" * 255, None)]


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ([PAGE % (b"Title", b"x"), PAGE % (b"Title", b"x")], Broken.ITEM_ALREADY_THERE),
        ([PAGE % (b"t" * 256, b"x")], Broken.ITEM_TITLE_TOO_LONG),
    ],
)
def test_page_is_refused(
    app: Flask, calendar: tuple[Meeting, Person], pages: list[bytes], code: Broken
) -> None:
    with app.app_context():
        for page in pages[:-1]:
            bring_in(*calendar, page)
        with pytest.raises(RuleBroken) as refused:
            bring_in(*calendar, pages[-1])
    assert refused.value.code is code


def test_history_never_repeats_the_words_of_an_item(
    app: Flask, calendar: tuple[Meeting, Person]
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        actor = builders.as_reader(clerk)
        item = builders.an_item(meeting, clerk, "Secret title", purpose="Secret purpose")
        private = ItemWords(
            "1",
            "Another secret title",
            "Another secret purpose",
            "<p>Another secret purpose</p>",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 1",
            public_title="A staff matter",
        )
        builders.made(
            lambda: operations.change(
                items.get(actor, item.public_id), private, actor, seen_version=item.version
            )
        )
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert event.subject_name == "Item 1, A staff matter"
        assert "ecret" not in str(event.changes)
        assert event.changes["title"] == [None, None]


@pytest.mark.parametrize(
    ("numbers", "offered"),
    [([], "1"), (["1", "2"], "3"), (["1", "7"], "8"), (["7", "7a"], "8"), (["A", "B"], "3")],
)
def test_number_after_the_last_is_offered(
    app: Flask, calendar: tuple[Meeting, Person], numbers: list[str], offered: str
) -> None:
    meeting, clerk = calendar
    with app.app_context():
        for number in numbers:
            builders.an_item(meeting, clerk, number=number)
        assert items.next_place(meeting.id) == (len(numbers) + 1, offered)
