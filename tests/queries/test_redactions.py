"""Which requests to redact a reader is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders, redacted
from tests.builders import as_reader
from tracker.access.reader import PUBLIC
from tracker.db import db
from tracker.queries import NotFoundError, redactions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.rollback()


def test_those_wait_that_the_reader_may_decide_on() -> None:
    public, hidden = redacted.planted(), redacted.planted(published=False, other=True)
    admin = builders.a_person("Ada Min", is_admin=True)
    member = builders.a_person("Mo Ember")
    redacted.asked(public)
    redacted.asked(hidden)

    waiting = {
        person.name: redactions.count_pending(as_reader(person))
        for person in (public.clerk, public.second, hidden.clerk, admin, member)
    }

    assert waiting == {"Ann Lee": 1, "Bo Second": 2, "Cleo Third": 1, "Ada Min": 1, "Mo Ember": 0}
    assert redactions.count_pending(PUBLIC) == 0


def test_a_decided_request_waits_no_more_and_is_listed_without_its_passage() -> None:
    matter = redacted.planted()
    redaction = redacted.approved(matter, redacted.asked(matter))
    reader = as_reader(matter.second)

    assert redactions.count_pending(reader) == 0
    assert redactions.list_pending(reader) == []
    waiting = redacted.asked(matter, "spoke twice")
    assert "spoke twice" not in str(redactions.list_pending(reader))
    assert redactions.get_shown(reader, waiting.id).passage == "spoke twice"
    (row,) = redactions.list_decided(reader)
    assert (row.id, row.asked_by, row.decided_by) == (redaction.id, "Ann Lee", "Bo Second")
    assert redacted.NAME not in str(row)


def test_an_administrator_does_not_find_a_request_about_words_they_may_not_read() -> None:
    hidden = redacted.planted(published=False)
    redaction = redacted.asked(hidden)
    admin = as_reader(builders.a_person("Ada Min", is_admin=True))

    with pytest.raises(NotFoundError):
        redactions.get(admin, redaction.id)
    with pytest.raises(NotFoundError):
        redactions.get_shown(admin, redaction.id)
    assert redactions.get(as_reader(hidden.second), redaction.id).id == redaction.id
