"""Every text column of the database is either searched for redactions or known as a record."""

from __future__ import annotations

from sqlalchemy import JSON, Enum, String

from tracker.db import metadata
from tracker.models import Redaction
from tracker.queries.written import HISTORY, PLACES
from tracker.vocabulary import WrittenPlace

RECORDS = {
    "action_update.capacity",  # a post's title
    "audit_event.digest",
    "audit_event.subject_type",
    "audit_event.tag",
    "audit_event.through",
    "audit_event.word_digests",
    "document.public_id",
    "document.sha256",
    "document.storage_key",  # made by the program
    "found_passage.digest",
    "imported_action.digest",
    "imported_action.identity",  # a digest
    "job.arguments",  # keys
    "job.key",
    "job.leads_to",  # an address
    "job.message",  # a sentence of the program, with numbers
    "job.public_id",
    "outgoing_email.key",
    "outgoing_email.address",
    "outgoing_email.about",  # keys: its words are written when it is sent, and never stored
    "outgoing_email.problem",  # what a mail server said
    *("refused_address.address", "refused_address.problem"),  # likewise
    "calendar_link.token_hash",
    *("api_token.name", "api_token.scopes", "api_token.token_hash"),
    "redaction.passage",  # blanked when it is decided
    "redaction.passage_digest",
    *("frozen_action.owner", "frozen_action.service", "frozen_action.holder"),  # records then
    *("frozen_action.public_indicators", "frozen_action.inside_indicators"),
    "frozen_log.layout",
    "action.code",
    "action.year",
    "agenda_item.imported_digest",
    "clearance.public_id",
    "agenda_item.public_id",
    "read_passage.digest",
    "restricted_read.subject_type",
    "working_copy.page",  # a token
}
"""Columns of searched tables that hold no words about an item or action."""

OTHER_TABLES = {
    *("annual_meeting", "authority", "committee", "indicator", "meeting", "observation"),
    *(
        "one_time_link",
        "organisation",
        "person",
        "post",
        "reference_counter",
        "service",
        "standing_item",
        "logo",
    ),
    *("sign_in", "sign_in_failure", "submission", "audit_seal"),
    # What a clerk sent, taken away when it is recorded or given up, after 30 days at the latest.
    *("tracker_import", "tracker_mapping", "tracker_row"),
}
"""Tables of records, changed on their own pages; their words are about no item or action."""


def test_every_column_of_words_is_searched_or_known_as_a_record() -> None:
    searched = {
        f"{place.table.__tablename__}.{name}"
        for place in (*PLACES, HISTORY)
        for name in (*place.columns, *place.rendered)
    }
    holding_text = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        if table.name not in OTHER_TABLES
        for column in table.columns
        if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
    }

    assert holding_text - searched - RECORDS == set()
    assert searched <= holding_text


def test_every_kind_of_place_is_searched() -> None:
    assert {place.kind for place in (*PLACES, HISTORY)} == set(WrittenPlace)


def test_a_line_is_cut_where_its_column_ends_and_words_are_not() -> None:
    item = PLACES[0]

    assert item.most("title") == 255
    assert item.most("purpose") is None
    assert Redaction.__tablename__ in {place.table.__tablename__ for place in PLACES}
