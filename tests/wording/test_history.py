from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tracker.audit.tags import AuditTag
from tracker.wording.history import TITLES, lines_of, title_of

if TYPE_CHECKING:
    from flask import Flask


def test_every_kind_of_event_has_its_words() -> None:
    assert set(TITLES) == {tag.value for tag in AuditTag}


@pytest.mark.parametrize(
    ("tag", "changes", "expected"),
    [
        (
            AuditTag.ACTION_REASSIGNED,
            {"owner": ["Director", "Head of Service"]},
            ["Owner changed from Director to Head of Service"],
        ),
        (AuditTag.ACTION_REASSIGNED, {"owner": [None, "Director"]}, ["Owner: Director"]),
        (AuditTag.ACTION_REASSIGNED, {"owner": ["Director", None]}, ["Owner “Director” removed"]),
        (
            AuditTag.ACTION_DUE_CHANGED,
            {"due_on": ["2014-04-24", "2014-06-12"], "due_date": [None, "2014-06-12"]},
            ["Due date changed from 24 April 2014 to 12 June 2014"],
        ),
        (AuditTag.ACTION_AMENDED, {"passage": [None, None]}, ["Words of the minutes changed"]),
        (AuditTag.ACTION_AMENDED, {"passage": ["a", "b"]}, ["Words of the minutes changed"]),
        (
            AuditTag.ACTION_AMENDED,
            {"wording": ["Old", "New"]},
            ["Short wording changed from “Old” to “New”"],
        ),
        (
            AuditTag.ACTION_CLOSED,
            {"status": ["in_progress", "closed"], "outcome": [None, "completed"]},
            ["Outcome: Completed"],
        ),
        (AuditTag.ACTION_UPDATED, {"kind": [None, "report"]}, ["Kind: Report"]),
        (AuditTag.ACTION_CLOSED, {"a_column_of_ours": [1, 2]}, []),
    ],
)
def test_changes_are_told_as_sentences_when_shown(
    app: Flask, tag: AuditTag, changes: dict[str, Any], expected: list[str]
) -> None:
    with app.test_request_context():
        assert lines_of(tag.value, changes) == expected


def test_an_unknown_event_is_still_told_when_an_old_program_wrote_it(app: Flask) -> None:
    with app.test_request_context():
        assert title_of("from_the_future") == "Changed"
